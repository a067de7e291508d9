//! 主动公开: lists of published items by category, item of Article 20 and year, of one body or of all.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::{Body, Category};
use statute::StatutoryItem;
use store::{Shelf, StoreError, Tx};

use super::{body, name_of};
use crate::app::App;
use crate::error::{NotFound, beyond, failure};
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::{Card, Crumbs, Filter, Filters, Pages, with};

/// Rows of a page.
const SIZE: u32 = 20;

/// 目录: a body's items by category, by item of Article 20 and by year, each with its count and its link.
#[derive(Template)]
#[template(path = "portal/tree.html")]
pub struct Tree {
    /// How many items there are altogether.
    pub total: i64,
    categories: Filters,
    items: Filters,
    years: Filters,
}

impl askama::filters::HtmlSafe for Tree {}

impl Tree {
    /// The tree over a whole shelf; links lead to the list at `path`.
    pub fn of(tx: &mut Tx<'_>, shelf: &Shelf, path: &str) -> Result<Self, StoreError> {
        Self::within(tx, shelf, path, &Fields::default())
    }

    /// The tree over a part of a shelf: each count is of the list that its link leads to, the other filters kept.
    fn within(tx: &mut Tx<'_>, shelf: &Shelf, path: &str, query: &Fields) -> Result<Self, StoreError> {
        let filter = |name: &str, value: &str, label: String, count, current| {
            let address = with(path, query, name, value);
            Filter { label, address, count: Some(count), current }
        };
        let counts = tx.shelf_categories(shelf)?;
        let total = counts.iter().map(|(_, count)| count).sum();
        let categories = Category::ALL.into_iter().filter_map(|category| {
            let (_, count) = counts.iter().find(|(other, _)| *other == category)?;
            let current = shelf.category == Some(category);
            Some(filter("category", category.code(), category.label().to_owned(), *count, current))
        });
        let counts = tx.shelf_items(shelf)?;
        let items = StatutoryItem::ALL.into_iter().filter_map(|item| {
            let (_, count) = counts.iter().find(|(other, _)| *other == item)?;
            Some(filter("item", item.code(), item.label().to_owned(), *count, shelf.item == Some(item)))
        });
        let years = tx.shelf_years(shelf)?.into_iter().map(|(year, count)| {
            filter("year", &year.to_string(), format!("{year}年"), count, shelf.year == Some(year))
        });
        Ok(Self {
            total,
            categories: Filters { label: "按栏目", filters: categories.collect() },
            items: Filters { label: "按法定公开内容", filters: items.collect() },
            years: Filters { label: "按年份", filters: years.collect() },
        })
    }

    /// The rows of filters that have any.
    fn rows(&self) -> impl Iterator<Item = &Filters> {
        [&self.categories, &self.items, &self.years].into_iter().filter(|row| !row.filters.is_empty())
    }
}

#[derive(Template)]
#[template(path = "portal/items.html")]
struct List<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    heading: String,
    /// What stands here by law, where one item of Article 20 was chosen.
    legal_basis: Option<StatutoryItem>,
    /// Chosen filters; each link drops one.
    chosen: Vec<(String, String)>,
    cards: Vec<Card>,
    pages: Pages,
    tree: Option<Tree>,
    /// Where information that is not here can be applied for.
    apply: String,
}

/// What the address asks for; a word that is none of ours is as if it were not there.
#[derive(Clone, Copy)]
struct Asked {
    category: Option<Category>,
    item: Option<StatutoryItem>,
    year: Option<i16>,
}

impl Asked {
    fn of(query: &Fields) -> Self {
        let year = query.number("year", "年份").ok().flatten();
        Self {
            category: query.text("category").and_then(Category::from_code),
            item: query.text("item").and_then(StatutoryItem::from_code),
            year: year.and_then(|year| i16::try_from(year).ok()).filter(|year| (1949..=9999).contains(year)),
        }
    }

    /// The heading of the list.
    fn heading(self, whose: &str) -> String {
        let what = match (self.category, self.item) {
            (Some(category), _) => category.label(),
            (None, Some(item)) => item.label(),
            (None, None) => "法定主动公开内容",
        };
        format!("{whose}{what}")
    }

    /// A chip for each filter in force, with the address without it.
    fn chips(self, path: &str, query: &Fields) -> Vec<(String, String)> {
        let chips = [
            ("category", self.category.map(|category| category.label().to_owned())),
            ("item", self.item.map(|item| item.label().to_owned())),
            ("year", self.year.map(|year| format!("{year}年"))),
        ];
        let chip = |(name, label): (&str, Option<String>)| Some((label?, with(path, query, name, "")));
        chips.into_iter().filter_map(chip).collect()
    }
}

/// Shows the list of one body.
pub async fn of_body(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    let (query, today) = (shell.query.clone(), shell.today);
    let found = app.read(move |tx| find(tx, &code, &query, today)).await;
    match found {
        Ok(Some((body, tree, pages, cards))) => {
            if let Some(page) = beyond(&shell, &pages) {
                return page;
            }
            let asked = Asked::of(&shell.query);
            let apply = format!("/apply?body={}", body.code);
            let page = List {
                crumbs: body::crumbs(Some("法定主动公开内容"), &body),
                heading: asked.heading(&body.name),
                legal_basis: asked.item,
                chosen: asked.chips(&format!("/bodies/{}/items", body.code), &shell.query),
                cards,
                pages,
                tree: Some(tree),
                apply,
                shell: &shell,
            };
            shell.respond(StatusCode::OK, &page)
        }
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

type Found = (Body, Tree, Pages, Vec<Card>);

fn find(
    tx: &mut Tx<'_>,
    code: &str,
    query: &Fields,
    today: jiff::civil::Date,
) -> Result<Option<Found>, StoreError> {
    let Some(body) = tx.body_coded(code)? else { return Ok(None) };
    let Asked { category, item, year } = Asked::of(query);
    let shelf = Shelf { body: body.id, category, item, year };
    let path = format!("/bodies/{}/items", body.code);
    let tree = Tree::within(tx, &shelf, &path, query)?;
    let count = |filters: &Filters| {
        filters.filters.iter().find(|filter| filter.current).and_then(|filter| filter.count).unwrap_or(0)
    };
    let total = if category.is_some() { count(&tree.categories) } else { tree.total };
    let pages = Pages::of(&path, query, total, SIZE);
    let found = tx.on_shelf(&shelf, pages.rows(SIZE))?;
    let cards = found.iter().map(|one| Card::of(one, None, today).with_line(one)).collect();
    Ok(Some((body, tree, pages, cards)))
}

/// Shows the list of all bodies.
pub async fn of_all(State(app): State<App>, shell: Shell) -> Response {
    let asked = Asked { year: None, ..Asked::of(&shell.query) };
    let (query, today) = (shell.query.clone(), shell.today);
    let found = app
        .read(move |tx| {
            let bodies = tx.body_names()?;
            let total = tx.newest_count(asked.category, asked.item)?;
            let pages = Pages::of("/items", &query, total, SIZE);
            let found = tx.newest(asked.category, asked.item, pages.rows(SIZE))?;
            let card = |one| Card::of(one, name_of(&bodies, one.body), today).with_line(one);
            Ok::<_, StoreError>((pages, found.iter().map(card).collect::<Vec<_>>()))
        })
        .await;
    match found {
        Ok((pages, cards)) => {
            if let Some(page) = beyond(&shell, &pages) {
                return page;
            }
            let heading = if asked.category.is_some() || asked.item.is_some() {
                asked.heading("")
            } else {
                "主动公开的信息".into()
            };
            let page = List {
                crumbs: Crumbs::here("主动公开"),
                heading,
                legal_basis: asked.item,
                chosen: asked.chips("/items", &shell.query),
                cards,
                pages,
                tree: None,
                apply: "/apply".to_owned(),
                shell: &shell,
            };
            shell.respond(StatusCode::OK, &page)
        }
        Err(cause) => failure(&shell, &cause),
    }
}

/// The categories, for a list that has no tree.
fn all_categories(query: &Fields) -> Filters {
    let chosen = query.text("category").and_then(Category::from_code);
    let filter = |category: Category| Filter {
        label: category.label().to_owned(),
        address: with("/items", query, "category", category.code()),
        count: None,
        current: chosen == Some(category),
    };
    Filters { label: "按栏目", filters: Category::ALL.map(filter).to_vec() }
}

/// Addresses that show every state of these pages.
pub fn samples() -> Vec<(String, u16)> {
    let queries =
        ["", "?category=work", "?item=A20-07", "?year=2023&page=1", "?category=x&item=%00&year=-1&page=x"];
    let ours = ["/items", "/bodies/{body}/items", "/bodies/{empty-body}/items"];
    let mut samples: Vec<_> =
        ours.into_iter().flat_map(|path| queries.map(|query| (format!("{path}{query}"), 200))).collect();
    samples.push(("/bodies/NOSUCH/items".into(), 404));
    samples.push(("/items?page=99999".into(), 404));
    samples.push(("/bodies/{body}/items?year=2023&page=9".into(), 404));
    samples.push(("/bodies/{empty-body}/items?page=9".into(), 200));
    samples
}
