//! The words of a grid's cells.

use super::grid::{Fields, Grid};
use crate::pdf::line::{Line, append, lines};
use crate::pdf::sheet::{Glyph, Turn};

/// The room that programs leave beside the words of a cell, on both sides together.
const PADDING: f32 = 14.0;
const ACROSS: &str = "数字越过单元格的边线，可能属于相邻单元格";
const SPLIT: &str = "数字在单元格内断成两行，按连续的一个数读取";
const SEVERAL: &str = "一个单元格里有几个数字，可能是几个单元格没有分开";
const UNKNOWN: &str = "有字符无法识别：文件没有说明这些字形是什么字";

/// Puts the characters that stand in a grid into its cells; gives back the others.
pub(in crate::pdf) fn fill(grid: &mut Grid, glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let area = grid.area();
    let inside = |glyph: &Glyph| {
        let (x, y) = glyph.area.center();
        (area.x0..area.x1).contains(&x) && (area.y0..area.y1).contains(&y)
    };
    let (own, others): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(inside);
    let fields = grid.fields();
    let home = |glyph: &Glyph| {
        let (x, y) = glyph.area.center();
        fields.at(x, y)
    };
    let mut homes: Vec<Option<usize>> = own.iter().map(home).collect();
    for cell in keep_numbers_whole(&fields, &own, &mut homes) {
        grid.cells[cell].doubt.get_or_insert(ACROSS);
    }
    let widths: Vec<f32> = grid.cells.iter().map(|cell| grid.width(cell)).collect();
    let mut contents: Vec<Vec<Glyph>> = vec![Vec::new(); grid.cells.len()];
    for (glyph, home) in own.iter().zip(&homes) {
        if let Some(content) = home.and_then(|home| contents.get_mut(home)) {
            content.push(*glyph);
        }
    }
    for ((cell, content), width) in grid.cells.iter_mut().zip(contents).zip(widths) {
        let Words { text, split, end } = words(&content);
        cell.tight = end > 0.0 && end + PADDING > width;
        if text.contains('\u{FFFD}') {
            cell.doubt.get_or_insert(UNKNOWN);
        }
        if several(&text) {
            cell.doubt.get_or_insert(SEVERAL);
        }
        if split {
            cell.doubt.get_or_insert(SPLIT);
        }
        cell.text = text;
    }
    others
}

/// A number wider than its cell runs over the border: all its digits go where its middle is. The
/// cells concerned are in doubt.
fn keep_numbers_whole(fields: &Fields<'_>, glyphs: &[Glyph], homes: &mut [Option<usize>]) -> Vec<usize> {
    let digit = |glyph: &Glyph| glyph.turn == Turn::None && text::halfwidth(glyph.c).is_ascii_digit();
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|at| digit(&glyphs[*at])).collect();
    let line = |at: &usize| (glyphs[*at].base * 2.0).round();
    order.sort_by(|a, b| line(a).total_cmp(&line(b)).then(glyphs[*a].area.x0.total_cmp(&glyphs[*b].area.x0)));
    let (mut start, mut doubtful) = (0, Vec::new());
    while start < order.len() {
        let touches = |pair: &[usize]| {
            let (left, right) = (&glyphs[pair[0]], &glyphs[pair[1]]);
            (left.base - right.base).abs() < 1.0 && (right.area.x0 - left.area.x1).abs() < 0.12 * left.size
        };
        let count = 1 + order[start..].windows(2).take_while(|pair| touches(pair)).count();
        let run = &order[start..start + count];
        start += count;
        let (first, last) = (&glyphs[run[0]], &glyphs[run[count - 1]]);
        if run.iter().all(|at| homes[*at] == homes[run[0]]) {
            continue;
        }
        let (_, y) = first.area.center();
        let home = fields.at(f32::midpoint(first.area.x0, last.area.x1), y);
        for at in run {
            doubtful.extend([homes[*at], home].into_iter().flatten());
            homes[*at] = home;
        }
    }
    doubtful
}

/// Two numbers or more and nothing else.
fn several(text: &str) -> bool {
    let number = |word: &str| word.chars().all(|c| text::halfwidth(c).is_ascii_digit() || ".．".contains(c));
    text.split(' ').count() > 1 && text.split(' ').all(number)
}

/// The words of a cell.
struct Words {
    text: String,
    /// A number in it was put together from two lines.
    split: bool,
    /// How wide its last line would be with one character more.
    end: f32,
}

fn words(glyphs: &[Glyph]) -> Words {
    let turned: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.turn != Turn::None).copied().collect();
    if turned.len() * 2 > glyphs.len() {
        // Letters lying on their sides: as they were painted.
        let text = turned.iter().map(|glyph| glyph.c).collect::<String>().trim().to_owned();
        return Words { text, split: false, end: 0.0 };
    }
    let (mut text, mut split) = (String::new(), false);
    let found = lines(glyphs);
    let numeral = |c: char| text::halfwidth(c).is_ascii_digit() || ".,，．".contains(c);
    let all_numeral = found.len() > 1 && found.iter().all(|line| line.text.chars().all(numeral));
    for line in &found {
        split |= all_numeral;
        append(&mut text, &line.text);
    }
    let next = |line: &Line| {
        let digit = line.text.chars().next_back().is_some_and(numeral);
        line.area.width() + if digit { 0.5 } else { 1.0 } * line.size
    };
    Words { text, split, end: found.last().map_or(0.0, next) }
}
