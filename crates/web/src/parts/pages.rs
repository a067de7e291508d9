//! 分页: numbered links; and filters that are links with counts.

use askama::Template;
use store::Page;
use text::halfwidth;

use crate::form::Fields;

/// Links to the parts of a long list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/pages.html")]
pub struct Pages {
    /// The page shown, from 1.
    pub number: u32,
    /// How many there are, at least 1.
    pub last: u32,
    /// How many rows altogether.
    pub total: i64,
    /// The page asked for, where it lies beyond the last.
    beyond: Option<u64>,
    path: String,
    query: Fields,
}

impl askama::filters::HtmlSafe for Pages {}

impl Pages {
    /// The pages of a list of `total` rows, `size` a page; which one is asked for by `?page=`. One that lies
    /// beyond the last is [`beyond`](Self::beyond).
    pub fn of(path: &str, query: &Fields, total: i64, size: u32) -> Self {
        let rows = u32::try_from(total).unwrap_or(0);
        let last = rows.div_ceil(size).max(1);
        let asked = asked(query);
        let number = u32::try_from(asked).unwrap_or(u32::MAX).clamp(1, last);
        let beyond = (rows > 0 && asked > u64::from(last)).then_some(asked);
        Self { number, last, total, beyond, path: path.to_owned(), query: query.clone() }
    }

    /// The page asked for, where there is none: a list that is empty has its first page.
    pub fn beyond(&self) -> Option<u64> {
        self.beyond
    }

    /// The address of the last page.
    pub fn address_of_last(&self) -> String {
        self.address(self.last)
    }

    /// The rows to read.
    pub fn rows(&self, size: u32) -> Page {
        Page::number(self.number, size)
    }

    /// What stands in the title of a further page: `（第2页）`.
    pub fn title(&self) -> String {
        if self.number > 1 { format!("（第{}页）", self.number) } else { String::new() }
    }

    /// The address of a page.
    fn address(&self, number: u32) -> String {
        with(&self.path, &self.query, "page", &number.to_string())
    }

    /// Number and address of the first, the last, and those around the present one; `None` for a gap.
    fn shown(&self) -> Vec<Option<(u32, String)>> {
        let near = |n: &u32| *n == 1 || *n == self.last || n.abs_diff(self.number) <= 2;
        let mut shown = Vec::new();
        let mut before = 0;
        for n in (1..=self.last).filter(near) {
            // A gap of one page is that page.
            match n - before {
                0 | 1 => {}
                2 => shown.push(Some((n - 1, self.address(n - 1)))),
                _ => shown.push(None),
            }
            shown.push(Some((n, self.address(n))));
            before = n;
        }
        shown
    }
}

/// The page that an address asks for, the first where it asks for none.
fn asked(query: &Fields) -> u64 {
    let typed: String = query.text("page").unwrap_or_default().trim().chars().map(halfwidth).collect();
    let digits = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_digit());
    if digits { typed.parse().unwrap_or(u64::MAX) } else { 1 }
}

/// One filter: a link with the number of rows behind it.
#[derive(Debug, Clone)]
pub struct Filter {
    /// What it lets through.
    pub label: String,
    /// Where it leads.
    pub address: String,
    /// How many rows are behind it, where that is known.
    pub count: Option<i64>,
    /// Whether it is in force.
    pub current: bool,
}

/// A row of filters.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/filters.html")]
pub struct Filters {
    /// What they filter by.
    pub label: &'static str,
    /// The filters.
    pub filters: Vec<Filter>,
}

impl askama::filters::HtmlSafe for Filters {}

/// The same address with one field of the query changed; the page number falls away.
pub fn with(path: &str, query: &Fields, name: &str, value: &str) -> String {
    let kept = query.pairs().filter(|(n, v)| *n != name && *n != "page" && *n != "done" && !v.is_empty());
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(kept);
    if !value.is_empty() {
        query.append_pair(name, value);
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_the_last_and_the_near_are_shown() {
        let pages = |query: &str| Pages::of("/desk", &Fields::of_query(query), 990, 10);
        assert_eq!(pages("page=50").number, 50);
        let shown = pages("page=50").shown();
        let shown: Vec<u32> = shown.into_iter().map(|link| link.map_or(0, |(n, _)| n)).collect();
        assert_eq!(shown, [1, 0, 48, 49, 50, 51, 52, 0, 99]);
        assert_eq!((pages("").number, pages("page=0").number, pages("page=９").number), (1, 1, 9));
        for (asked, beyond) in
            [("page=99", None), ("page=100", Some(100)), ("page=99999", Some(99999)), ("page=x", None)]
        {
            assert_eq!(pages(asked).beyond(), beyond, "{asked}");
        }
        assert_eq!(pages(&format!("page={}", "9".repeat(40))).beyond(), Some(u64::MAX));
        assert_eq!(pages("a=b&page=100").address_of_last(), "/desk?a=b&page=99");
        assert_eq!(Pages::of("/desk", &Fields::of_query("page=7"), 0, 10).beyond(), None, "an empty list");
        // A gap of one page is no gap.
        let shown = |query: &str| -> Vec<u32> {
            let of = Pages::of("/desk", &Fields::of_query(query), 60, 10).shown();
            of.into_iter().map(|link| link.map_or(0, |(n, _)| n)).collect()
        };
        assert_eq!(shown("page=1"), [1, 2, 3, 0, 6]);
        assert_eq!(shown("page=2"), [1, 2, 3, 4, 5, 6]);
        assert_eq!(shown("page=5"), [1, 2, 3, 4, 5, 6]);
        assert_eq!(pages("page=x").number, 1);
        assert_eq!(pages("a=b&page=3&done=x").address(4), "/desk?a=b&page=4");
        assert_eq!(Pages::of("/desk", &Fields::default(), 0, 10).last, 1);
    }
}
