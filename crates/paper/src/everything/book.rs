//! The members of a workbook that belong together: its sheets by name, its strings, the sheets themselves.

use std::collections::HashMap;

use super::package::{slot, value};
use super::{Builder, Everything, How, Slot, sheet};
use crate::archive::Archive;
use crate::xml::{Element, Tree};

/// A string of the workbook: its pieces, which several cells may share.
pub(super) type Shared = Vec<(usize, String)>;

/// What is kept until all members were met.
#[derive(Default)]
pub(super) struct Book {
    targets: HashMap<String, String>,
    /// The sheets by their member: name, hidden.
    sheets: HashMap<String, (String, bool)>,
    names: Vec<Slot>,
    strings: Vec<Vec<Slot>>,
    /// Name, member and source of the worksheets.
    members: Vec<(String, String, String)>,
}

impl Book {
    pub(super) fn new(targets: HashMap<String, String>) -> Self {
        Self { targets, ..Self::default() }
    }

    pub(super) fn keep(&mut self, name: &str, member: &str, source: &str, tree: &Tree<'_>) {
        let lower = name.to_ascii_lowercase();
        if lower.ends_with("sharedstrings.xml") {
            let strings = tree.root().into_iter().flat_map(Element::children).filter(|e| e.kind().1 == "si");
            self.strings = strings.map(|si| pieces(member, source, si)).collect();
        } else if lower.ends_with("workbook.xml") {
            for sheet in tree.elements().filter(|element| element.kind().1 == "sheet") {
                let name = sheet.attribute("name").unwrap_or_default().into_owned();
                let hidden = sheet.attribute("state").is_some_and(|state| state != "visible");
                let range = value(source, sheet.span().start..sheet.open_end(), "name");
                self.names.extend(range.map(|range| Slot {
                    member: member.to_owned(),
                    range,
                    text: name.clone(),
                    how: How::Markup,
                }));
                let target = sheet.attribute("id").and_then(|id| self.targets.get(&*id)).cloned();
                self.sheets.extend(target.map(|target| (target, (name, hidden))));
            }
        } else {
            self.members.push((name.to_owned(), member.to_owned(), source.to_owned()));
        }
    }

    /// Reads the sheets, once all members were met.
    pub(super) fn read(mut self, all: &mut Everything, title: &str) {
        for slot in std::mem::take(&mut self.names) {
            all.say(format!("{title}工作表的名称"), false, slot);
        }
        let mut shared: Vec<Shared> = Vec::with_capacity(self.strings.len());
        for pieces in std::mem::take(&mut self.strings) {
            let known = pieces.into_iter().map(|slot| {
                let text = slot.text.clone();
                all.slots.push(slot);
                (all.slots.len() - 1, text)
            });
            shared.push(known.collect());
        }
        for (name, member, source) in &self.members {
            let Ok(tree) = Tree::parse(source) else { continue };
            let (label, hidden) = self.sheets.get(name).cloned().unwrap_or_else(|| (name.clone(), true));
            sheet::read(all, title, &label, hidden, member, source, &tree, &shared);
        }
    }
}

/// What the ids of the workbook's sheets lead to.
pub(crate) fn targets(archive: &mut Archive<'_>) -> HashMap<String, String> {
    let bytes = archive.member("xl/_rels/workbook.xml.rels").ok().flatten().unwrap_or_default();
    let source = super::package::source(&bytes).unwrap_or_default();
    let Ok(tree) = Tree::parse(&source) else { return HashMap::new() };
    let link = |element: Element<'_>| {
        let target = element.attribute("Target")?;
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        Some((element.attribute("Id")?.into_owned(), part))
    };
    tree.elements().filter_map(link).collect()
}

/// The text pieces of a string, without what says how to pronounce it.
pub(super) fn pieces(member: &str, source: &str, string: Element<'_>) -> Vec<Slot> {
    let mut found = Vec::new();
    for child in string.children() {
        match child.kind().1 {
            "t" => found.extend(slot(member, source, child)),
            "r" => found.extend(
                child.children().filter(|t| t.kind().1 == "t").filter_map(|t| slot(member, source, t)),
            ),
            _ => {}
        }
    }
    found
}

/// The label of a cell on its line: 的B7.
pub(super) fn cell_label(reference: &str) -> String {
    format!("的{reference}格")
}

/// Adds a line of slots to a builder.
pub(super) fn write(builder: &mut Builder, pieces: &Shared) {
    for (slot, text) in pieces {
        builder.again(*slot, text);
    }
}
