//! The numbered items of a text, for the rules about their order.

use text::plain::{Ordinal, ordinal};

use crate::{Part, Prose, Span};

/// A paragraph, or a part of it behind an ellipsis, that begins with a number.
pub struct Item {
    /// Its number.
    pub ordinal: Ordinal,
    /// Where the number stands.
    pub span: Span,
    /// Which paragraph it is.
    pub paragraph: usize,
}

/// Every numbered item outside tables and attachment notes, in order.
pub fn items(prose: &Prose) -> Vec<Item> {
    let mut items = Vec::new();
    let read = prose.paragraphs().iter().enumerate();
    for (paragraph, known) in
        read.filter(|(_, known)| !matches!(known.part, Part::Cell | Part::Attachment | Part::Signature))
    {
        let words = prose.words(known.span);
        let mut start = known.span.start;
        // 一、……二、……: outlines set in one line.
        for part in words.split("……") {
            let bare = part.trim_start_matches([' ', '　']);
            let at = start + part.len() - bare.len();
            start += part.len() + "……".len();
            let Some(ordinal) = ordinal(bare) else {
                if at == known.span.start {
                    break;
                }
                continue;
            };
            let end = at + bare.char_indices().nth(ordinal.len).map_or(bare.len(), |(end, _)| end);
            items.push(Item { ordinal, span: Span { start: at, end }, paragraph });
        }
    }
    items
}
