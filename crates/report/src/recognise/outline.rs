//! The outline: which lines are headings of which section, and what prose stands between them.

use text::{Block, Place, Table, plain, squeeze};

use crate::{Edition, Form, Part, Quoted, Where, form};

/// A piece of the document in reading order.
#[derive(Debug, Clone)]
pub(super) enum Piece<'a> {
    Text { text: &'a str, place: Place, heading: bool },
    Table(&'a Table),
}

/// A heading of the first level as found.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The words as they stand.
    pub quoted: Quoted,
    /// The number before it, from 1; none where a word processor numbers by itself.
    pub ordinal: Option<u16>,
    /// The section it is taken for, from 1.
    pub section: Option<u8>,
    /// True where its words are those of the form or an accepted alias.
    pub exact: bool,
    /// The index of its piece.
    pub(super) piece: usize,
}

/// Longer lines are text, whatever number they begin with.
const LONGEST_HEADING: usize = 45;

/// The blocks as pieces; lines in which a heading of the form has run into other text are cut there.
pub(super) fn pieces(blocks: &[Block]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => pieces.push(Piece::Table(table)),
            Block::Heading { text, place, .. } => {
                pieces.push(Piece::Text { text, place: *place, heading: true });
            }
            Block::Paragraph { text, place, .. } => cut(text, *place, &mut pieces),
        }
    }
    let body = pieces.iter().position(
        |piece| matches!(piece, Piece::Text { text, .. } if text.trim_matches(['=', ' ']) == "正文" && text.len() > 6),
    );
    let Some(body) = body else { return pieces };
    let rest = pieces.split_off(body + 1);
    // Of what an archive sets above the text, the title alone belongs to the report.
    let mut kept: Vec<Piece<'_>> = pieces
        .into_iter()
        .filter(|piece| matches!(piece, Piece::Text { text, .. } if text.trim_start().starts_with("标题")))
        .take(1)
        .collect();
    kept.extend(rest);
    kept
}

/// Cuts a paragraph before and behind each heading of the form that stands inside it.
fn cut<'a>(text: &'a str, place: Place, pieces: &mut Vec<Piece<'a>>) {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    if text.len() > LONGEST_HEADING * 3 {
        for words in heading_words(form(Edition::E2021)) {
            let found =
                text.match_indices(&words).take(20).find(|(at, _)| stands_alone(text, *at, words.len()));
            cuts.extend(found.map(|(at, _)| (at, at + words.len())));
        }
        cuts.sort_unstable();
        cuts.dedup_by(|later, earlier| later.0 < earlier.1);
    }
    let (mut at, mut skipped) = (0, 0);
    for (start, end) in cuts {
        for (span, heading) in [(at..start, false), (start..end, true)] {
            let part = &text[span];
            let len = part.chars().count();
            if !part.trim().is_empty() {
                pieces.push(Piece::Text { text: part, place: place.within(skipped, len), heading });
            }
            skipped += len;
        }
        at = end;
    }
    let rest = &text[at..];
    if at == 0 || !rest.trim().is_empty() {
        let place = if at == 0 { place } else { place.within(skipped, rest.chars().count()) };
        pieces.push(Piece::Text { text: rest, place, heading: false });
    }
}

/// 一、总体情况 and so on, with aliases, longest first.
fn heading_words(form: &Form) -> Vec<String> {
    let mut words: Vec<String> = form
        .sections
        .iter()
        .flat_map(|section| {
            std::iter::once(&section.heading)
                .chain(&section.heading_aliases)
                .map(|heading| format!("{}、{heading}", section.ordinal))
        })
        .collect();
    words.sort_by_key(|heading| std::cmp::Reverse(heading.len()));
    words
}

/// False inside an enumeration of the sections: 一、总体情况，二、…
fn stands_alone(text: &str, at: usize, len: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + len..].chars().next();
    !matches!(after, Some('、' | '，' | ',' | '；' | ';' | '和' | '及' | '”' | '》'))
        && !matches!(before, Some('、' | '，' | ',' | '“' | '《' | '括' | '为'))
}

/// The headings of the first level and the sections they are taken for.
pub(super) fn headings(pieces: &[Piece<'_>]) -> Vec<Heading> {
    let form = form(Edition::E2021);
    let known: Vec<(String, u8)> = form
        .sections
        .iter()
        .zip(1_u8..)
        .flat_map(|(section, number)| {
            std::iter::once(&section.heading)
                .chain(&section.heading_aliases)
                .map(move |heading| (squeeze(heading), number))
        })
        .collect();
    let mut found: Vec<Heading> = pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| match piece {
            Piece::Text { text, place, heading } => heading_at(index, text, *place, *heading, &known),
            Piece::Table(_) => None,
        })
        .collect();
    keep_first_exact(&mut found);
    fill_by_ordinal(&mut found);
    for heading in &mut found {
        let part = heading.section.map_or(Part::Introduction, Part::Section);
        heading.quoted.at.section = Some(part);
    }
    found
}

fn heading_at(
    index: usize,
    text: &str,
    place: Place,
    marked: bool,
    known: &[(String, u8)],
) -> Option<Heading> {
    let trimmed = text.trim();
    if trimmed.len() > LONGEST_HEADING * 3 || trimmed.ends_with(['。', '；', '，']) {
        return None;
    }
    let ordinal = plain::ordinal(trimmed).filter(|ordinal| ordinal.level == 1);
    let skip = ordinal.map_or(0, |ordinal| ordinal.len);
    let words = squeeze(&trimmed.chars().skip(skip).collect::<String>());
    // Labels of rows of table 三, where the text has lost its cells.
    if words.contains("政府信息公开申请数量")
        || words.starts_with("结转下年度继续办理")
        || words.starts_with("本年度办")
    {
        return None;
    }
    let section = known.iter().find(|(heading, _)| *heading == words).map(|(_, number)| *number);
    if ordinal.is_none() && (section.is_none() || (!marked && plain::ordinal(trimmed).is_some())) {
        return None;
    }
    let quoted = Quoted { text: trimmed.to_owned(), at: Where { place, ..Where::default() } };
    let number = ordinal.map(|ordinal| ordinal.number);
    Some(Heading { quoted, ordinal: number, section, exact: section.is_some(), piece: index })
}

/// A section's heading may be repeated (a list of contents): the last one that follows the order wins.
fn keep_first_exact(found: &mut [Heading]) {
    for section in 1..=6 {
        let at: Vec<usize> =
            (0..found.len()).filter(|index| found[*index].section == Some(section)).collect();
        let Some((last, others)) = at.split_last() else { continue };
        let _ = last;
        for index in others {
            found[*index].section = None;
        }
    }
}

/// A heading in other words is taken for section n if it is numbered n, no other heading is section n, and it stands
/// between the neighbours of section n.
fn fill_by_ordinal(found: &mut [Heading]) {
    for section in 1_u8..=6 {
        if found.iter().any(|heading| heading.section == Some(section)) {
            continue;
        }
        let after = found.iter().rposition(|heading| heading.section.is_some_and(|s| s < section));
        let before = found.iter().position(|heading| heading.section.is_some_and(|s| s > section));
        let range = after.map_or(0, |at| at + 1)..before.unwrap_or(found.len());
        let candidate = range.into_iter().find(|index| {
            found.get(*index).is_some_and(|heading| {
                heading.section.is_none() && !heading.exact && heading.ordinal == Some(u16::from(section))
            })
        });
        if let Some(index) = candidate {
            found[index].section = Some(section);
        }
    }
}
