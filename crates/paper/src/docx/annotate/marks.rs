//! Where comments begin and end in the main part.

use std::fmt::Write as _;
use std::ops::Range;

use super::super::escape;
use super::super::read::paragraphs;
use super::Note;
use crate::Reading;
use crate::xml::{Element, Space, Tree};

/// A run of a paragraph with its words.
struct Piece<'t> {
    run: Element<'t>,
    /// The one text in it, where it has nothing else and can be cut.
    text: Option<Element<'t>>,
    words: String,
    start: usize,
}

/// Where a comment is fastened: the paragraph, and the characters in it unless all of it is meant.
struct Fastened {
    paragraph: usize,
    range: Option<Range<usize>>,
    id: u32,
}

/// A change of the source: what replaces which bytes.
struct Edit {
    start: usize,
    end: usize,
    words: String,
}

/// A mark at a character of a paragraph.
struct Mark {
    at: usize,
    opens: bool,
    words: String,
}

/// The main part with the marks of each note.
pub(super) fn mark(source: &str, tree: &Tree<'_>, reading: &Reading, notes: &[Note], ids: &[u32]) -> String {
    let all: Vec<Element<'_>> = paragraphs(tree).collect();
    let boxes: Vec<_> = tree.elements().filter(|e| e.is("txbxContent")).map(Element::span).collect();
    let cells: Vec<_> = tree.elements().filter(|e| e.is("tc")).map(Element::span).collect();
    let outside = |e: &Element<'_>| !boxes.iter().any(|held| held.contains(&e.span().start));
    let Some(beginning) = all.iter().position(outside) else { return source.to_owned() };
    let lines = lines(&reading.text);
    let mut wanted: Vec<Fastened> = Vec::new();
    for (note, id) in notes.iter().zip(ids) {
        let anchor = reading.anchor(note.place);
        let at =
            anchor.and_then(|anchor| usize::try_from(anchor.paragraph?).ok()).filter(|at| *at < all.len());
        let Some(at) = at else {
            wanted.push(Fastened { paragraph: beginning, range: None, id: *id });
            continue;
        };
        if !outside(&all[at]) {
            let holder = |p: &Element<'_>| p.span().end >= all[at].span().end && outside(p);
            let paragraph = all[..at].iter().rposition(holder).unwrap_or(beginning);
            wanted.push(Fastened { paragraph, range: None, id: *id });
            continue;
        }
        // The lines of a cell share the anchor of its first paragraph.
        let start = all[at].span().start;
        let cell = cells
            .iter()
            .rev()
            .find(|cell| cell.contains(&start))
            .filter(|_| anchor.is_some_and(|a| a.cell.is_some()));
        let shared =
            all[at..].iter().take_while(|p| cell.is_some_and(|cell| cell.contains(&p.span().start))).count();
        let (found, range) = quoted(&all[at..at + shared.max(1)], &lines, note);
        wanted.push(Fastened { paragraph: at + found, range, id: *id });
    }
    wanted.sort_by_key(|fastened| fastened.paragraph);
    let mut edits = Vec::new();
    for group in wanted.chunk_by(|a, b| a.paragraph == b.paragraph) {
        edits.extend(edits_of(source, all[group[0].paragraph], group));
    }
    applied(source, edits)
}

/// The paragraph and the characters in it that a note quotes; no characters where it means the whole of it.
fn quoted(among: &[Element<'_>], lines: &[(usize, &str)], note: &Note) -> (usize, Option<Range<usize>>) {
    let Some((words, nth)) = quotation(lines, note) else { return (0, None) };
    for (at, paragraph) in among.iter().enumerate() {
        let whole: String = pieces(*paragraph).iter().map(|piece| piece.words.as_str()).collect();
        let found: Vec<usize> = whole.match_indices(&words).map(|(byte, _)| byte).collect();
        let Some(&byte) = found.get(nth).or(found.last()) else { continue };
        let start = whole[..byte].chars().count();
        return (at, Some(start..start + words.chars().count()));
    }
    (0, None)
}

/// The words at the place of a note, and how many times they stand in its line before; none where they go over its end.
fn quotation(lines: &[(usize, &str)], note: &Note) -> Option<(String, usize)> {
    let (first, line) = lines.get(usize::try_from(note.place.line).ok()?.checked_sub(1)?)?;
    let skipped = (note.place.start as usize).checked_sub(*first)?;
    let length = (note.place.end as usize).checked_sub(note.place.start as usize)?;
    let words: String = line.chars().skip(skipped).take(length).collect();
    if words.is_empty() || words.chars().count() < length {
        return None;
    }
    let before: String = line.chars().take(skipped).collect();
    let nth = before.matches(&words).count();
    Some((words, nth))
}

/// The lines of a reading, each with the number of its first character.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut first = 0;
    let numbered = text.split('\n').map(|line| {
        let at = first;
        first += line.chars().count() + 1;
        (at, line)
    });
    numbered.collect()
}

/// The runs of a paragraph in order, those of links and content controls too, without deleted ones and text boxes.
fn pieces(paragraph: Element<'_>) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    gather(paragraph, &mut found);
    let mut start = 0;
    for piece in &mut found {
        piece.start = start;
        start += piece.words.chars().count();
    }
    found
}

fn gather<'t>(parent: Element<'t>, found: &mut Vec<Piece<'t>>) {
    for child in parent.children() {
        if child.is("r") {
            let content: Vec<_> = child.children().filter(|inner| !inner.is("rPr")).collect();
            let words = content.iter().map(|inner| shown(*inner)).collect();
            let text = content.first().copied().filter(|inner| content.len() == 1 && inner.is("t"));
            found.push(Piece { run: child, text, words, start: 0 });
        } else if child.kind().0 == Space::Word
            && !["del", "moveFrom", "pPr"].iter().any(|name| child.is(name))
        {
            gather(child, found);
        }
    }
}

fn shown(element: Element<'_>) -> String {
    if element.is("t") {
        let text = element.text();
        let kept = element.attribute("space").as_deref() == Some("preserve");
        return if kept { text.into_owned() } else { text.trim_matches([' ', '\t', '\r', '\n']).to_owned() };
    }
    let breaks = element.is("br") || element.is("cr");
    String::from(if element.is("tab") {
        "\t"
    } else if breaks {
        "\n"
    } else {
        ""
    })
}

fn edits_of(source: &str, paragraph: Element<'_>, notes: &[Fastened]) -> Vec<Edit> {
    let tag = paragraph.tag(source);
    let prefix = tag.strip_suffix('p').unwrap_or_default();
    let opened = |id: u32| format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>");
    let closed = |id: u32| {
        format!(
            "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
        )
    };
    let (mut edits, mut marks) = (Vec::new(), Vec::new());
    let (mut before, mut after) = (String::new(), String::new());
    for Fastened { range, id, .. } in notes {
        if let Some(range) = range {
            marks.push(Mark { at: range.start, opens: true, words: opened(*id) });
            marks.push(Mark { at: range.end, opens: false, words: closed(*id) });
        } else {
            before.push_str(&opened(*id));
            after.push_str(&closed(*id));
        }
    }
    if !before.is_empty() {
        let inside = paragraph.child("pPr").map_or(paragraph.open_end(), |properties| properties.span().end);
        let span = paragraph.span();
        if paragraph.is_empty_tag() {
            let open = source[span.clone()].trim_end_matches("/>").trim_end();
            edits.push(Edit {
                start: span.start,
                end: span.end,
                words: format!("{open}>{before}{after}</{tag}>"),
            });
        } else if let Some(end) = paragraph.closing(source) {
            edits.push(Edit { start: inside, end: inside, words: before });
            edits.push(Edit { start: end, end, words: after });
        }
    }
    edits.extend(cuts(source, prefix, &pieces(paragraph), marks));
    edits
}

/// Sets marks between runs, and cuts plain runs where a mark stands inside.
fn cuts(source: &str, prefix: &str, pieces: &[Piece<'_>], marks: Vec<Mark>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut inside: Vec<Vec<Mark>> = pieces.iter().map(|_| Vec::new()).collect();
    for mark in marks {
        let holds = |piece: &Piece<'_>| {
            let end = piece.start + piece.words.chars().count();
            if mark.opens {
                (piece.start..end).contains(&mark.at)
            } else {
                piece.start < mark.at && mark.at <= end
            }
        };
        let Some(found) = pieces.iter().position(holds) else { continue };
        let (piece, span) = (&pieces[found], pieces[found].run.span());
        let edge = if mark.opens { piece.start } else { piece.start + piece.words.chars().count() };
        if mark.at == edge || piece.text.is_none() {
            let at = if mark.opens { span.start } else { span.end };
            edits.push(Edit { start: at, end: at, words: mark.words });
        } else {
            inside[found].push(mark);
        }
    }
    for (piece, mut marks) in pieces.iter().zip(inside) {
        let Some(text) = piece.text.filter(|_| !marks.is_empty()) else { continue };
        marks.sort_by_key(|mark| (mark.at, mark.opens));
        let (span, inner) = (piece.run.span(), text.span());
        let (open, close) = (&source[span.start..inner.start], &source[inner.end..span.end]);
        let mut words = String::new();
        let mut characters = piece.words.chars();
        let mut at = piece.start;
        let mut part = |length: usize, words: &mut String| {
            let cut: String = characters.by_ref().take(length).collect();
            if !cut.is_empty() {
                let _ = write!(words, "{open}<{prefix}t xml:space=\"preserve\">");
                escape(&cut, words);
                let _ = write!(words, "</{prefix}t>{close}");
            }
        };
        for mark in marks {
            part(mark.at - at, &mut words);
            at = mark.at;
            words.push_str(&mark.words);
        }
        part(usize::MAX, &mut words);
        edits.push(Edit { start: span.start, end: span.end, words });
    }
    edits
}

fn applied(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut out =
        String::with_capacity(source.len() + edits.iter().map(|edit| edit.words.len()).sum::<usize>());
    let mut at = 0;
    for edit in edits {
        // Nothing overlaps by construction; should it do so, the source is worth more than a mark.
        if let Some(kept) = source.get(at..edit.start) {
            out.push_str(kept);
            out.push_str(&edit.words);
            at = edit.end;
        }
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}
