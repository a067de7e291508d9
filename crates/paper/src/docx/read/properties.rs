//! What the file says about itself and about people.

use super::package::Package;
use crate::reading::Writer;
use crate::xml::{Element, Tree};
use crate::{Property, PropertyKind};

/// Tracked changes that carry a name.
const CHANGES: [&str; 16] = [
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "cellIns",
    "cellDel",
    "cellMerge",
    "numberingChange",
];

/// Notes the file's properties and who made the changes that are still tracked in its main part.
pub(super) fn read(package: &mut Package<'_>, main: &Tree<'_>, writer: &mut Writer) {
    for relation in package.relations("") {
        if matches!(relation.kind.as_str(), "core-properties" | "extended-properties") {
            let source = package.part(&relation.target).ok().flatten();
            note(source.as_deref().unwrap_or_default(), writer);
        }
    }
    let changes = main.elements().filter(|element| CHANGES.iter().any(|name| element.is(name)));
    let authors: std::collections::BTreeSet<_> =
        changes.filter_map(|change| change.attribute("author")).collect();
    for author in authors.into_iter().take(100) {
        writer.property(Property { kind: PropertyKind::RevisionBy, value: author.into_owned() });
    }
}

fn note(source: &str, writer: &mut Writer) {
    let Ok(tree) = Tree::parse(source) else { return };
    for element in tree.root().into_iter().flat_map(Element::children) {
        let kind = match element.kind().1 {
            "creator" => PropertyKind::Author,
            "lastModifiedBy" => PropertyKind::LastSavedBy,
            "title" => PropertyKind::Title,
            "Manager" => PropertyKind::Manager,
            "Company" => PropertyKind::Company,
            "Application" => PropertyKind::Application,
            _ => continue,
        };
        writer.property(Property { kind, value: element.text().trim().to_owned() });
    }
}
