//! Which blocks of a page are its content. No site is known here: the content is where the headings and tables of the
//! report are, and where the sentences are when the page is no report.

use super::{
    flow::{Item, Kind},
    signs,
    tree::{NONE, Tree},
};

/// The content of a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    /// Indices of the blocks in order.
    pub items: Vec<usize>,
    /// How many of them, at the beginning, are the title.
    pub title: usize,
    /// True where headings or tables of a report were found.
    pub report: bool,
}

/// Chooses the content among the blocks of a page.
pub(super) fn choose(tree: &Tree, items: &[Item]) -> Content {
    let strong = |aside: bool| -> Vec<usize> {
        (0..items.len())
            .filter(|at| (aside || !items[*at].aside) && signs::is_of_report(&items[*at]))
            .collect()
    };
    let mut found = strong(false);
    if found.is_empty() {
        found = strong(true);
    }
    let table = found.iter().any(|at| matches!(items[*at].kind, Kind::Table(_)));
    match (found.first(), found.last()) {
        (Some(first), Some(last)) if table || found.len() > 1 => {
            around_report(tree, items, &found, (*first, *last))
        }
        _ => around_prose(tree, items),
    }
}

fn around_report(tree: &Tree, items: &[Item], found: &[usize], (first, last): (usize, usize)) -> Content {
    let home =
        found.iter().skip(1).fold(items[first].within, |at, next| tree.common(at, items[*next].within));
    let home = wide_enough(tree, items, home, (first, last));
    let (mut before, title) = before(tree, items, home, first);
    before.reverse();
    let within = (first..=last).filter(|at| belongs(&items[*at]));
    let mut chosen: Vec<usize> = before;
    chosen.extend(within);
    chosen.extend(behind(tree, items, home, last));
    Content { items: chosen, title, report: true }
}

/// A box around the report that is no single table or paragraph.
fn wide_enough(tree: &Tree, items: &[Item], mut home: u32, (first, last): (usize, usize)) -> u32 {
    let prose_in =
        |home: u32| items.iter().any(|item| signs::is_prose(item) && tree.lies_in(item.within, home));
    if first == last || !prose_in(home) {
        while home != 0 && !prose_in(home) {
            home = tree.node(home).parent;
        }
    }
    home
}

/// Not a line of links, nor the site's table about the page.
fn belongs(item: &Item) -> bool {
    match &item.kind {
        Kind::Words(words) => !words.linked,
        Kind::Table(grid) => signs::is_table(grid) || !(grid.linked || signs::is_about_page(grid)),
        Kind::Picture | Kind::File(_) | Kind::Hidden(_) => true,
    }
}

/// So many lines of the site in a row end the way up from the report.
const MOST_SKIPPED: usize = 6;

/// What stands before the first heading or table: from there up to the title. Returns the blocks from below and how many of
/// the last are the title.
fn before(tree: &Tree, items: &[Item], home: u32, first: usize) -> (Vec<usize>, usize) {
    let mut chosen = Vec::new();
    let mut skipped = 0;
    let mut at = first;
    while at > 0 && skipped < MOST_SKIPPED {
        at -= 1;
        let item = &items[at];
        if !tree.lies_in(item.within, home) {
            break;
        }
        match &item.kind {
            Kind::Words(words) if signs::is_title(words) && !item.aside => {
                let lines = title_from(items, at);
                chosen.extend((lines..=at).rev());
                return (chosen, at - lines + 1);
            }
            Kind::Words(words) if item.aside || signs::is_around(words) || signs::is_behind(words) => {
                skipped += 1;
            }
            Kind::Words(_) | Kind::Picture | Kind::Hidden(_) => {
                skipped = 0;
                chosen.push(at);
            }
            Kind::Table(_) | Kind::File(_) => skipped += 1,
        }
    }
    // The title may stand outside the box of the text.
    let outside = (0..first).rev().find(
        |at| matches!(&items[*at].kind, Kind::Words(words) if signs::is_title(words) && !items[*at].aside),
    );
    let Some(at) = outside.filter(|at| !chosen.contains(at)) else { return (chosen, 0) };
    chosen.retain(|kept| *kept > at);
    let lines = title_from(items, at);
    chosen.extend((lines..=at).rev());
    (chosen, at - lines + 1)
}

/// Where a title begins: a line above it is part of it where the title itself names nobody.
fn title_from(items: &[Item], at: usize) -> usize {
    let words = |at: usize| match &items[at].kind {
        Kind::Words(words) => Some(words),
        Kind::Table(_) | Kind::Picture | Kind::File(_) | Kind::Hidden(_) => None,
    };
    let names_nobody = words(at).is_some_and(|words| {
        let bare = words.text.trim_start_matches("关于");
        bare.starts_with(|c: char| c.is_numeric() || c == '二')
            || ["政府信息公开", "信息公开", "政务公开"].iter().any(|start| bare.starts_with(start))
    });
    let Some(above) = at.checked_sub(1).filter(|_| names_nobody) else { return at };
    let part = words(above).is_some_and(|words| {
        words.text.len() <= 120
            && !words.linked
            && !signs::is_around(words)
            && !words.text.contains(['：', ':', '。', '，', '|', '>'])
            && items[above].within != 0
    });
    if part { above } else { at }
}

/// What stands behind the last heading or table.
fn behind(tree: &Tree, items: &[Item], home: u32, last: usize) -> Vec<usize> {
    let near = tree.node(items[last].within).parent;
    let near = if near == NONE { 0 } else { near };
    let mut chosen = Vec::new();
    for (at, item) in items.iter().enumerate().skip(last + 1) {
        if !tree.lies_in(item.within, home) {
            // A text whose box was closed too early goes on outside.
            let goes_on = !item.aside
                && matches!(&item.kind, Kind::Words(words) if signs::is_signature(words) && !signs::is_behind(words));
            if !goes_on {
                break;
            }
        }
        match &item.kind {
            Kind::Words(words) if signs::is_behind(words) => break,
            Kind::Words(words) if item.aside || signs::is_around(words) => {}
            Kind::Words(words) => {
                if tree.lies_in(item.within, near) || signs::is_prose(item) || signs::is_signature(words) {
                    chosen.push(at);
                }
            }
            Kind::Table(_) if !belongs(item) || item.aside => {}
            Kind::Table(_) | Kind::Picture | Kind::File(_) | Kind::Hidden(_) => chosen.push(at),
        }
    }
    chosen
}

/// The smallest box that holds most of the sentences, without the lines of the site in it.
fn around_prose(tree: &Tree, items: &[Item]) -> Content {
    let weight = |item: &Item| match &item.kind {
        Kind::Words(words) if signs::is_prose(item) && !item.aside => words.text.len(),
        _ => 0,
    };
    let total: usize = items.iter().map(weight).sum();
    let mut home = 0;
    if total > 0 {
        let mut weights = vec![0_usize; tree.len()];
        for item in items {
            let own = weight(item);
            for node in tree.above(item.within).filter(|_| own > 0) {
                weights[node as usize] += own;
            }
        }
        while let Some(inner) = tree.children(home).find(|child| weights[*child as usize] * 10 >= total * 6) {
            home = inner;
        }
        // A single paragraph is not the content, its box is.
        if tree.node(home).tag.is_box() && tree.node(home).tag != super::tag::Tag::Box {
            home = tree.node(home).parent;
        }
    }
    let kept = |at: &usize| {
        let item = &items[*at];
        tree.lies_in(item.within, home)
            && !item.aside
            && belongs(item)
            && !matches!(&item.kind, Kind::Words(words) if signs::is_around(words) || signs::is_behind(words))
    };
    let mut chosen: Vec<usize> = (0..items.len()).filter(kept).collect();
    let mut title = 0;
    let first = chosen.first().copied().unwrap_or(0);
    let above = (0..first).rev().find(|at| {
        matches!(&items[*at].kind, Kind::Words(words) if !items[*at].aside && !words.linked && (words.heading == 1 || signs::is_title(words)))
    });
    if let Some(above) = above {
        chosen.insert(0, above);
        title = 1;
    }
    Content { items: chosen, title, report: false }
}

impl Tree {
    /// A node and all around it.
    fn above(&self, id: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(id), |id| Some(self.node(*id).parent).filter(|parent| *parent != NONE))
    }

    fn lies_in(&self, id: u32, home: u32) -> bool {
        // Nodes come after the nodes around them.
        self.above(id).take_while(|at| *at >= home).any(|at| at == home)
    }

    /// The innermost node around both.
    fn common(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            if a > b {
                a = self.node(a).parent;
            } else {
                b = self.node(b).parent;
            }
        }
        a
    }
}
