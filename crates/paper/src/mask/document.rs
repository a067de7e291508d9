//! The masked text of a file whose pages are set anew.

use text::{Block, Document, Place};

use super::Cover;

/// The document with the covers in place; they stand in the text that the document's places stand in.
pub fn document(document: &Document, covers: &[Cover]) -> Document {
    let mut masked = document.clone();
    if let Some(title) = &mut masked.title {
        for cover in covers {
            // The title has no place of its own: its words are those of its paragraph.
            let found = document.blocks.iter().find_map(|block| match block {
                Block::Heading { text, place, .. } | Block::Paragraph { text, place, .. }
                    if text == title =>
                {
                    Some(*place)
                }
                _ => None,
            });
            if let Some(place) = found.filter(|place| cover.start < place.end && place.start < cover.end) {
                *title = covered(title, place, covers);
                break;
            }
        }
    }
    for block in &mut masked.blocks {
        match block {
            Block::Heading { text, place, .. } | Block::Paragraph { text, place, .. } => {
                *text = covered(text, *place, covers);
            }
            Block::Table(table) => {
                for cell in table.rows.iter_mut().flatten() {
                    cell.text = covered(&cell.text, cell.place, covers);
                }
            }
        }
    }
    masked
}

/// Words at a place with the covers that reach into it.
fn covered(words: &str, place: Place, covers: &[Cover]) -> String {
    let reaching = covers.iter().filter(|cover| cover.start < place.end && place.start < cover.end);
    let mut chars: Vec<Option<String>> = words.chars().map(|c| Some(c.to_string())).collect();
    for cover in reaching {
        let new: Vec<char> = cover.words.chars().collect();
        let even = new.len() == (cover.end - cover.start) as usize;
        let mut given = place.start > cover.start;
        for at in cover.start.max(place.start)..cover.end.min(place.end) {
            let Some(slot) = chars.get_mut((at - place.start) as usize) else { break };
            *slot = if even {
                new.get((at - cover.start) as usize).map(char::to_string)
            } else if given {
                None
            } else {
                Some(cover.words.clone())
            };
            given = true;
        }
    }
    chars.into_iter().flatten().collect()
}
