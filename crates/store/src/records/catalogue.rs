//! What the public finds: lists of published items by category, item of Article 20 and year, and the search.

use calendar::Date;
use office::{BodyId, Category, DocumentId, LegalKind};
use statute::StatutoryItem;

use super::Page;
use super::document::pattern;
use crate::{Row, Statement, StoreError, Tx, Value, sql, values};

/// A published item as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub body: BodyId,
    /// 标题.
    pub title: String,
    /// The first words of the text; after a search the whole text.
    pub text: String,
    /// 栏目.
    pub category: Category,
    /// 法定公开内容.
    pub item: Option<StatutoryItem>,
    /// 文号.
    pub document_number: String,
    /// 索引号.
    pub index_number: String,
    /// 发布日期.
    pub published_on: Date,
    /// 规章 or 行政规范性文件.
    pub legal: Option<LegalKind>,
    /// 废止日期.
    pub repealed_on: Option<Date>,
}

/// A part of what a body has published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelf {
    /// Whose.
    pub body: BodyId,
    /// Of one category only.
    pub category: Option<Category>,
    /// Of one item of Article 20 only.
    pub item: Option<StatutoryItem>,
    /// Published in one year only.
    pub year: Option<i16>,
}

/// The most words a search looks for; further ones are left out.
pub const WORDS: usize = 4;

impl Tx<'_> {
    /// What all bodies have published, newest first, of one category or item of Article 20 or of any.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn newest(
        &mut self,
        category: Option<Category>,
        item: Option<StatutoryItem>,
        page: Page,
    ) -> Result<Vec<Listed>, StoreError> {
        let Page { size, after } = page;
        let rows = match (category, item) {
            (None, None) => self.all(sql!("document/newest"), &values![size, after])?,
            (Some(category), None) => {
                self.all(sql!("document/newest_in_category"), &values![category.code(), size, after])?
            }
            (category, Some(item)) => {
                let values = values![item.code(), category.map_or("", Category::code), size, after];
                self.all(sql!("document/newest_of_item"), &values)?
            }
        };
        rows.iter().map(|row| read(row, "excerpt")).collect()
    }

    /// How many items [`newest`](Self::newest) lists altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn newest_count(
        &mut self,
        category: Option<Category>,
        item: Option<StatutoryItem>,
    ) -> Result<i64, StoreError> {
        let row = match (category, item) {
            (None, None) => self.one(sql!("document/newest_count"), &[])?,
            (Some(category), None) => {
                self.one(sql!("document/newest_in_category_count"), &values![category.code()])?
            }
            (category, Some(item)) => {
                let values = values![item.code(), category.map_or("", Category::code)];
                self.one(sql!("document/newest_of_item_count"), &values)?
            }
        };
        row.int("count")
    }

    /// What stands on a shelf, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn on_shelf(&mut self, shelf: &Shelf, page: Page) -> Result<Vec<Listed>, StoreError> {
        let ([category, item], [first, last]) = (shelf.words(), shelf.days());
        let values = values![shelf.body.0, category, item, first, last, page.size, page.after];
        self.all(sql!("document/listed"), &values)?.iter().map(|row| read(row, "excerpt")).collect()
    }

    /// How many items of each category stand on a shelf, whatever category it is of.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn shelf_categories(&mut self, shelf: &Shelf) -> Result<Vec<(Category, i64)>, StoreError> {
        let [first, last] = shelf.days();
        let [_, item] = shelf.words();
        let values = values![shelf.body.0, item, first, last];
        self.counts(sql!("document/by_category"), &values, Category::from_code)
    }

    /// How many items of Article 20 stand on a shelf, whatever item it is of.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn shelf_items(&mut self, shelf: &Shelf) -> Result<Vec<(StatutoryItem, i64)>, StoreError> {
        let [first, last] = shelf.days();
        let [category, _] = shelf.words();
        let values = values![shelf.body.0, category, first, last];
        self.counts(sql!("document/by_item"), &values, StatutoryItem::from_code)
    }

    /// How many items of each year stand on a shelf, newest year first, whatever year it is of.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn shelf_years(&mut self, shelf: &Shelf) -> Result<Vec<(i16, i64)>, StoreError> {
        let [category, item] = shelf.words();
        let values = values![shelf.body.0, category, item];
        self.counts(sql!("document/by_year"), &values, |year| year.parse().ok())
    }

    /// Published items that have every one of the first [`WORDS`] words in title, text or document number; those
    /// with all of them in the title first, then newest first. `None` looks at all bodies.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn search(
        &mut self,
        body: Option<BodyId>,
        words: &[String],
        page: Page,
    ) -> Result<Vec<Listed>, StoreError> {
        let mut values = sought(body, words);
        values.extend(values![page.size, page.after]);
        self.all(sql!("document/search"), &values)?.iter().map(|row| read(row, "text")).collect()
    }

    /// How many items [`search`](Self::search) finds altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn search_count(&mut self, body: Option<BodyId>, words: &[String]) -> Result<i64, StoreError> {
        self.one(sql!("document/search_count"), &sought(body, words))?.int("count")
    }

    fn counts<T>(
        &mut self,
        statement: &'static Statement,
        values: &[Value],
        name: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<(T, i64)>, StoreError> {
        let one = |row: &Row| {
            let named = name(row.text("name")?).ok_or_else(|| row.corrupt("name"))?;
            Ok((named, row.int("count")?))
        };
        self.all(statement, values)?.iter().map(one).collect()
    }
}

impl Shelf {
    /// Everything a body has published.
    pub fn of(body: BodyId) -> Self {
        Self { body, category: None, item: None, year: None }
    }

    /// Words of category and item; empty for any.
    fn words(&self) -> [&'static str; 2] {
        [self.category.map_or("", Category::code), self.item.map_or("", StatutoryItem::code)]
    }

    /// The first and the last day.
    fn days(&self) -> [String; 2] {
        match self.year {
            Some(year) => [format!("{year:04}-01-01"), format!("{year:04}-12-31")],
            None => ["0000-01-01".to_owned(), "9999-12-31".to_owned()],
        }
    }
}

fn sought(body: Option<BodyId>, words: &[String]) -> Vec<Value> {
    let mut values = vec![Value::from(body.map_or(0, |body| body.0))];
    let words = words.iter().map(String::as_str).chain(std::iter::repeat(""));
    values.extend(words.take(WORDS).map(|word| Value::from(pattern(word))));
    values
}

fn read(row: &Row, text: &str) -> Result<Listed, StoreError> {
    let word = |column: &str| Ok::<_, StoreError>(row.maybe_text(column)?.unwrap_or_default().to_owned());
    let category = Category::from_code(row.text("category")?).ok_or_else(|| row.corrupt("category"))?;
    let item = row.maybe_text("item")?.map(|item| StatutoryItem::from_code(item).ok_or(item));
    let legal = row.maybe_text("kind")?.map(|kind| LegalKind::from_row(kind).ok_or(kind));
    Ok(Listed {
        id: DocumentId(row.int("id")?),
        body: BodyId(row.int("body")?),
        title: word("title")?,
        text: word(text)?,
        category,
        item: item.transpose().map_err(|_| row.corrupt("item"))?,
        document_number: word("document_number")?,
        index_number: word("index_number")?,
        published_on: row.date("published_on")?,
        legal: legal.transpose().map_err(|_| row.corrupt("kind"))?,
        repealed_on: row.maybe_date("repealed_on")?,
    })
}
