//! What goes out of a story of WordprocessingML: revisions are accepted, marks of comments and hidden words go.

use super::edits::Edits;
use crate::everything::word::is_hidden;
use crate::xml::{Element, Space, Tree};

/// Elements that go with all that is in them.
const GONE: [&str; 26] = [
    "del",
    "moveFrom",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
    "numberingChange",
    "cellDel",
    "cellIns",
    "cellMerge",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "delText",
    "delInstrText",
    "annotationRef",
    "customXmlDelRangeStart",
    "customXmlDelRangeEnd",
];

/// Adds what goes to the changes of a story. `thorough`: hidden words, too.
pub(super) fn clean(tree: &Tree<'_>, source: &str, thorough: bool, edits: &mut Edits) {
    let mut past = 0;
    for element in tree.elements() {
        let span = element.span();
        if span.start < past || element.kind().0 != Space::Word {
            continue;
        }
        let name = element.kind().1;
        let gone = GONE.contains(&name) || thorough && name == "r" && is_hidden(element);
        if name == "tr" && is_deleted_row(element) || gone {
            past = span.end;
            edits.cut(span);
        } else if matches!(name, "ins" | "moveTo") {
            if element.is_empty_tag() {
                edits.cut(span);
            } else if let Some(closing) = element.closing(source) {
                edits.cut(span.start..element.open_end());
                edits.cut(closing..span.end);
            }
        }
    }
}

fn is_deleted_row(row: Element<'_>) -> bool {
    row.child("trPr").is_some_and(|properties| properties.child("del").is_some())
}
