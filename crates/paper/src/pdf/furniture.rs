//! Headers, footers and page numbers: what stands at the edge of pages and is no part of the text.

use std::collections::HashMap;

use super::line::Line;

/// The lines at the edge of one page that may be furniture.
const MOST_EDGE_LINES: usize = 3;

/// Marks for each page which of its lines are furniture. `pages` are the lines of each page outside of tables, from top
/// to bottom, with the height of the page.
pub(super) fn furniture(pages: &[(f32, Vec<Line>)]) -> Vec<Vec<bool>> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (height, lines) in pages {
        let mut own: Vec<String> =
            edge(*height, lines).into_iter().map(|(at, low)| pattern(&lines[at].text, low)).collect();
        own.sort();
        own.dedup();
        for pattern in own {
            *seen.entry(pattern).or_default() += 1;
        }
    }
    let often = |count: usize| count >= 2 && count * 5 >= pages.len() * 2;
    pages
        .iter()
        .map(|(height, lines)| {
            let mut marks = vec![false; lines.len()];
            for (at, low) in edge(*height, lines) {
                let repeated = seen.get(&pattern(&lines[at].text, low)).copied().is_some_and(often);
                marks[at] = repeated || is_page_number(&lines[at].text);
            }
            // Furniture stands outermost: what has text beyond it is text.
            unmark(&mut marks, lines, *height);
            marks
        })
        .collect()
}

/// The places of lines near the upper and the lower edge of a page; true for the lower.
fn edge(height: f32, lines: &[Line]) -> Vec<(usize, bool)> {
    let top = (0..lines.len()).take(MOST_EDGE_LINES).filter(|at| lines[*at].area.y1 < 0.1 * height);
    let bottom = (0..lines.len()).rev().take(MOST_EDGE_LINES).filter(|at| lines[*at].area.y0 > 0.87 * height);
    let mut edge: Vec<(usize, bool)> = top.map(|at| (at, false)).chain(bottom.map(|at| (at, true))).collect();
    edge.dedup_by_key(|(at, _)| *at);
    edge
}

fn unmark(marks: &mut [bool], lines: &[Line], height: f32) {
    let mut outermost = true;
    for (mark, _) in marks.iter_mut().zip(lines).take_while(|(_, line)| line.area.y1 < 0.1 * height) {
        outermost &= *mark;
        *mark &= outermost;
    }
    let mut outermost = true;
    for (mark, _) in marks.iter_mut().zip(lines).rev().take_while(|(_, line)| line.area.y0 > 0.87 * height) {
        outermost &= *mark;
        *mark &= outermost;
    }
}

/// What repeats: the words without their numbers, above or below.
fn pattern(text: &str, low: bool) -> String {
    let words = text.chars().filter(|c| !c.is_whitespace());
    let words: String = words.map(|c| if text::halfwidth(c).is_ascii_digit() { '#' } else { c }).collect();
    format!("{low}{}", words.replace("##", "#").replace("##", "#"))
}

/// 3, - 3 -, —3—, 第 3 页, 第3页 共5页, 3/5, Page 3 of 5.
pub(super) fn is_page_number(text: &str) -> bool {
    let words: String = text
        .chars()
        .map(text::halfwidth)
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '·' | '~' | '～' | '|');
    let rest: String = words.chars().filter(|c| !c.is_ascii_digit() && !dash(*c)).collect();
    let plain = matches!(
        rest.as_str(),
        "" | "第页"
            | "第页共页"
            | "第页,共页"
            | "第页/共页"
            | "页"
            | "/"
            | "pageof"
            | "page"
            | "of"
            | "共页第页"
    );
    plain && (1..=8).contains(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::geometry::Area;

    fn page(lines: &[(&str, f32)]) -> (f32, Vec<Line>) {
        let line = |(text, y): &(&str, f32)| Line {
            text: (*text).into(),
            area: Area { x0: 0.0, x1: 100.0, y0: *y, y1: y + 10.0 },
            ..Line::default()
        };
        (800.0, lines.iter().map(line).collect())
    }

    #[test]
    fn page_numbers_and_what_repeats_are_left_out() {
        let pages = [
            page(&[("示范县统计局", 20.0), ("一、总体情况", 100.0), ("— 1 —", 760.0)]),
            page(&[("示范县统计局", 20.0), ("正文", 100.0), ("— 2 —", 760.0)]),
        ];
        assert_eq!(furniture(&pages), [[true, false, true], [true, false, true]]);
    }

    #[test]
    fn text_at_the_edge_stays() {
        // A figure of the text that stands last on a page, and a first line that is no header.
        let pages = [page(&[("2024年度报告", 50.0), ("共收到申请", 700.0), ("12件。", 720.0)])];
        assert_eq!(furniture(&pages), [[false, false, false]]);
        let pages = [page(&[("12", 400.0)])];
        assert_eq!(furniture(&pages), [[false]]);
    }

    #[test]
    fn page_numbers_in_all_their_dress() {
        for text in ["3", "- 3 -", "—3—", "第 3 页", "第3页 共5页", "3 / 5", "Page 3 of 5", "第３页，共５页"]
        {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["3件", "一、", "2024年", "—"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
