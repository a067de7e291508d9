//! Paragraphs from lines: by their indents, their ends, the gaps between them and what they begin with.

use text::Align;
use text::plain::ordinal;

use super::line::{Line, append, middle};

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) page: u32,
    pub(super) align: Align,
    pub(super) size: f32,
    /// Its last line reaches the right margin: it may go on on the next page.
    open: bool,
    /// How its lines begin.
    left: f32,
}

/// The margins of the text on all pages.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Margins {
    left: f32,
    right: f32,
    /// The size in which most of the text is set.
    size: f32,
}

impl Margins {
    /// From the lines that are wider than half the page.
    pub(super) fn of<'l>(lines: impl Iterator<Item = (&'l Line, f32)>) -> Self {
        let long: Vec<&Line> =
            lines.filter(|(line, width)| line.area.width() > 0.5 * width).map(|(line, _)| line).collect();
        let size = middle(long.iter().map(|line| line.size));
        let mut long: Vec<(f32, f32)> = long.iter().map(|line| (line.area.x0, line.area.x1)).collect();
        if long.is_empty() {
            return Self::default();
        }
        long.sort_by(|a, b| a.0.total_cmp(&b.0));
        let left = long[long.len() / 10].0;
        long.sort_by(|a, b| a.1.total_cmp(&b.1));
        Self { left, right: long[(long.len() - 1) * 9 / 10].1, size }
    }

    fn align(self, line: &Line) -> Align {
        let (before, after) = (line.area.x0 - self.left, self.right - line.area.x1);
        if self.right <= self.left || before < 2.5 * line.size {
            Align::Left
        } else if (before - after).abs() < 2.0 * line.size {
            Align::Center
        } else if after < 5.0 * line.size && before > 0.4 * (self.right - self.left) {
            Align::Right
        } else {
            Align::Left
        }
    }
}

/// Gathers lines into paragraphs, across the end of pages too.
#[derive(Debug, Default)]
pub(super) struct Flow {
    open: Option<Paragraph>,
    /// The lower edge of the last line, and the usual gap in the paragraph.
    last: Option<(f32, f32)>,
}

impl Flow {
    /// Takes the next line of a page; gives back the paragraph that ended before it.
    pub(super) fn line(&mut self, line: &Line, page: u32, margins: Margins) -> Option<Paragraph> {
        let gap = self.last.map(|(bottom, _)| line.area.y0 - bottom);
        let continues = self.open.as_ref().is_some_and(|open| goes_on(open, line, gap, page, margins));
        let align = margins.align(line);
        let reaches = margins.right > margins.left && line.area.x1 > margins.right - 1.6 * line.size;
        let ended = if continues { None } else { self.end() };
        let open = self.open.get_or_insert_with(|| Paragraph {
            page,
            align,
            size: line.size,
            left: line.area.x0,
            ..Paragraph::default()
        });
        append(&mut open.text, &line.text);
        open.open = reaches && align == Align::Left || align == Align::Center;
        if continues && open.align != align {
            open.align = if open.size > 1.15 * margins.size { Align::Center } else { Align::Left };
        }
        if continues {
            open.left = line.area.x0;
        }
        self.last = Some((line.area.y1, line.size));
        ended
    }

    /// Ends the open paragraph: a table or the end of the document comes.
    pub(super) fn end(&mut self) -> Option<Paragraph> {
        self.last = None;
        self.open.take()
    }
}

/// True where a line goes on with the open paragraph.
fn goes_on(open: &Paragraph, line: &Line, gap: Option<f32>, page: u32, margins: Margins) -> bool {
    let same_size = (open.size - line.size).abs() < 0.12 * open.size.max(line.size);
    if !open.open || !same_size || begins_item(&line.text) {
        return false;
    }
    let align = margins.align(line);
    if open.align == Align::Center {
        // A title of several lines, or the first line of a paragraph that happens to stand in the middle.
        let near = gap.is_some_and(|gap| gap < 1.2 * line.size);
        return page == open.page && near && align == Align::Center && !begins_item(&open.text);
    }
    if align == Align::Center && open.size > 1.15 * margins.size && page == open.page {
        // The rest of a title whose first line takes the whole width.
        return gap.is_some_and(|gap| gap < 1.2 * line.size);
    }
    let indent = line.area.x0 - margins.left;
    if align == Align::Right || indent > 0.8 * line.size && line.area.x0 - open.left > 0.5 * line.size {
        return false;
    }
    if indent > 0.8 * line.size && line.area.x0 > open.left - 0.5 * line.size {
        // All lines begin alike, further in: only a gap or a short line parts paragraphs there.
        return open.page == page && gap.is_some_and(|gap| gap < 1.1 * line.size) && indent > 4.0 * line.size;
    }
    open.page != page || gap.is_none_or(|gap| gap < 1.9 * line.size)
}

/// A line that begins with 一、 or （一）, or with 1. at the start of a sentence, begins a paragraph.
fn begins_item(text: &str) -> bool {
    ordinal(text).is_some_and(|found| found.level <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::geometry::Area;

    /// Lines of a page with margins at 100 and 500 and type of 10 points: from, to, top, words.
    fn paragraphs(lines: &[(f32, f32, f32, &str)]) -> Vec<String> {
        let margins = Margins { left: 100.0, right: 500.0, size: 10.0 };
        let mut flow = Flow::default();
        let mut found = Vec::new();
        for (x0, x1, y, text) in lines {
            let line = Line {
                text: (*text).into(),
                area: Area { x0: *x0, x1: *x1, y0: *y, y1: y + 10.0 },
                size: 10.0,
                ..Line::default()
            };
            found.extend(flow.line(&line, 1, margins));
        }
        found.extend(flow.end());
        found.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn an_indent_begins_a_paragraph() {
        assert_eq!(
            paragraphs(&[
                (120.0, 500.0, 0.0, "甲甲"),
                (100.0, 500.0, 18.0, "乙乙"),
                (120.0, 500.0, 36.0, "丙丙"),
                (100.0, 300.0, 54.0, "丁丁"),
            ]),
            ["甲甲乙乙", "丙丙丁丁"]
        );
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        assert_eq!(
            paragraphs(&[(100.0, 300.0, 0.0, "甲"), (100.0, 500.0, 18.0, "乙"), (100.0, 200.0, 36.0, "丙")]),
            ["甲", "乙丙"]
        );
    }

    #[test]
    fn a_gap_or_a_heading_begins_a_paragraph() {
        assert_eq!(paragraphs(&[(100.0, 500.0, 0.0, "甲"), (100.0, 500.0, 40.0, "乙")]), ["甲", "乙"]);
        assert_eq!(
            paragraphs(&[(100.0, 500.0, 0.0, "甲"), (100.0, 500.0, 18.0, "一、总体情况")]),
            ["甲", "一、总体情况"]
        );
    }

    #[test]
    fn a_title_of_two_lines_is_one() {
        assert_eq!(
            paragraphs(&[(200.0, 400.0, 0.0, "示范县"), (150.0, 450.0, 16.0, "年度报告")]),
            ["示范县年度报告"]
        );
    }
}
