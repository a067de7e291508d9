//! What goes out of a workbook: hidden cells, the strings that only they had, formulas whose result is covered.

use std::collections::{BTreeSet, HashMap};

use super::edits::Edits;
use crate::archive::Archive;
use crate::everything::book::targets;
use crate::everything::package::source;
use crate::everything::sheet::{column_of, hidden_columns, is_on};
use crate::reading::ending;
use crate::xml::{Element, Tree};

/// What is known of the whole book before its members are written.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Members that are hidden sheets.
    hidden: BTreeSet<String>,
    /// Strings that a cell that stays has.
    used: BTreeSet<usize>,
}

impl Book {
    /// Looks through the sheets.
    pub(super) fn of(archive: &mut Archive<'_>) -> Self {
        let mut book = Self::default();
        let targets: HashMap<String, String> = targets(archive);
        let workbook = part(archive, "xl/workbook.xml");
        if let Ok(tree) = Tree::parse(&workbook) {
            for sheet in tree.elements().filter(|element| element.kind().1 == "sheet") {
                let shut = sheet.attribute("state").is_some_and(|state| state != "visible");
                let target = sheet.attribute("id").and_then(|id| targets.get(&*id));
                book.hidden.extend(target.filter(|_| shut).cloned());
            }
        }
        let names: Vec<String> =
            archive.names().filter(|name| is_sheet(name)).map(std::borrow::Cow::into_owned).collect();
        for name in names.iter().filter(|name| !book.hidden.contains(*name)) {
            let sheet = part(archive, name);
            let Ok(tree) = Tree::parse(&sheet) else { continue };
            let mut used = Vec::new();
            cells(&tree, |cell, shut| {
                let shared = cell.attribute("t").as_deref() == Some("s");
                let value = cell.children().find(|child| child.kind().1 == "v");
                used.extend(
                    value
                        .filter(|_| shared && !shut)
                        .and_then(|value| value.text().trim().parse::<usize>().ok()),
                );
            });
            book.used.extend(used);
        }
        book
    }

    /// Adds what goes out of a sheet or out of the strings to their changes.
    pub(super) fn clean(&self, name: &str, tree: &Tree<'_>, source: &str, thorough: bool, edits: &mut Edits) {
        if is_sheet(name) {
            self.sheet(name, tree, thorough, edits);
        } else if thorough && name.eq_ignore_ascii_case("xl/sharedStrings.xml") {
            let strings = tree
                .root()
                .into_iter()
                .flat_map(Element::children)
                .filter(|element| element.kind().1 == "si");
            let unused =
                strings.enumerate().filter(|(at, string)| !self.used.contains(at) && !string.is_empty_tag());
            for (_, string) in unused {
                let prefix = string.tag(source).strip_suffix("si").unwrap_or_default();
                if let Some(closing) = string.closing(source) {
                    edits.put(string.open_end()..closing, format!("<{prefix}t></{prefix}t>"));
                }
            }
        }
    }

    fn sheet(&self, name: &str, tree: &Tree<'_>, thorough: bool, edits: &mut Edits) {
        if thorough && self.hidden.contains(name) {
            for row in tree.elements().filter(|element| element.kind().1 == "row") {
                edits.cut(row.span());
            }
            return;
        }
        let mut gone = Vec::new();
        let (covered, starts): (BTreeSet<usize>, _) =
            (edits.tags().iter().map(|tag| tag.start).collect(), edits.starts());
        cells(tree, |cell, shut| {
            if shut && thorough {
                gone.push(cell.span());
                return;
            }
            let value = cell.children().find(|child| child.kind().1 == "v");
            let changed = covered.contains(&cell.span().start)
                || value.is_some_and(|value| starts.range(value.span()).next().is_some());
            if changed {
                gone.extend(cell.children().filter(|child| child.kind().1 == "f").map(Element::span));
            }
        });
        for span in gone {
            edits.cut(span);
        }
    }
}

/// Every cell of a sheet, and whether its row or its column is hidden.
fn cells<'t>(tree: &'t Tree<'_>, mut each: impl FnMut(Element<'t>, bool)) {
    let columns = hidden_columns(tree);
    for row in tree.elements().filter(|element| element.kind().1 == "row") {
        let shut = is_on(row, "hidden");
        let mut column = 0;
        for cell in row.children().filter(|child| child.kind().1 == "c") {
            column = cell.attribute("r").map_or(column + 1, |reference| column_of(&reference));
            each(cell, shut || columns.iter().any(|(first, last)| (*first..=*last).contains(&column)));
        }
    }
}

pub(super) fn is_sheet(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("xl/worksheets/") && ending(name) == "xml"
}

fn part(archive: &mut Archive<'_>, name: &str) -> String {
    let bytes = archive.member(name).ok().flatten().unwrap_or_default();
    source(&bytes).unwrap_or_default()
}
