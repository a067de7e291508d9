//! What was read, line by line, with the findings marked in it.

use paper::Reading;
use report::Audit;
use rule::Severity;

use crate::parts::Weight;

/// A line of the source.
pub struct Line {
    /// Its number, from 1: what a finding links to.
    pub number: usize,
    /// Where it stands in the file, where the file has pages, tables or sheets.
    pub anchor: String,
    /// Its words in pieces; a piece may belong to a finding.
    pub pieces: Vec<(String, Option<&'static str>)>,
}

/// Longer sources are shown up to here.
const MOST_LINES: usize = 4000;

/// The weight of a severity on pages.
pub fn weight(severity: Severity) -> Weight {
    match severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Info => Weight::Note,
    }
}

/// The lines of a reading with what the audit found marked, the gravest first where findings overlap.
pub fn lines(reading: &Reading, audit: &Audit) -> Vec<Line> {
    let mut marks: Vec<(usize, usize, &'static str, usize)> = audit
        .findings
        .iter()
        .filter(|finding| !finding.place.place.is_none())
        .map(|finding| {
            let place = finding.place.place;
            let class = weight(finding.severity).class();
            (place.start as usize, place.end as usize, class, place.end.saturating_sub(place.start) as usize)
        })
        .collect();
    marks.sort_by_key(|(start, _, _, length)| (*start, *length));
    let mut offset = 0;
    let mut lines = Vec::new();
    for (index, text) in reading.text.split('\n').enumerate().take(MOST_LINES) {
        let length = text.chars().count();
        let place = text::Place { line: u32::try_from(index + 1).unwrap_or(u32::MAX), start: 0, end: 0 };
        let anchor = reading.anchor(place).map_or(String::new(), ToString::to_string);
        lines.push(Line { number: index + 1, anchor, pieces: pieces(text, offset, offset + length, &marks) });
        offset += length + 1;
    }
    while lines.last().is_some_and(|line| line.pieces.is_empty()) {
        lines.pop();
    }
    lines
}

/// A line in pieces: marks that reach into it, cut at its ends; a mark within another one is left out.
fn pieces(
    text: &str,
    start: usize,
    end: usize,
    marks: &[(usize, usize, &'static str, usize)],
) -> Vec<(String, Option<&'static str>)> {
    let chars: Vec<char> = text.trim_end_matches('\r').chars().collect();
    let words = |from: usize, to: usize| -> String {
        chars[from.min(chars.len())..to.min(chars.len())].iter().collect()
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    let from = marks.partition_point(|(mark, ..)| *mark + 20_000 < start);
    for (from, to, class, _) in &marks[from..] {
        if *from >= end {
            break;
        }
        let (from, to) = (from.saturating_sub(start).max(at), to.saturating_sub(start).min(end - start));
        if to <= from {
            continue;
        }
        if from > at {
            pieces.push((words(at, from), None));
        }
        pieces.push((words(from, to), Some(*class)));
        at = to;
    }
    pieces.push((words(at, chars.len()), None));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_cut_at_the_ends_of_lines_and_do_not_overlap() {
        let marks = [(1, 3, "error", 2), (2, 4, "warning", 2), (5, 9, "note", 4)];
        let shown = |text: &str, start: usize| {
            pieces(text, start, start + text.chars().count(), &marks)
                .into_iter()
                .map(|(words, class)| format!("{words}{}", class.map_or(String::new(), |c| format!("[{c}]"))))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("一二三四五六", 0), ["一", "二三[error]", "四[warning]", "五", "六[note]"]);
        assert_eq!(shown("七八九十", 7), ["七八[note]", "九十"]);
    }
}
