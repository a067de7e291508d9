//! Paths: strokes and thin fillings that lie level or upright are ruling lines.

use super::{MOST_RULES, Numbers, State};
use crate::pdf::geometry::{Area, Matrix};
use crate::pdf::sheet::{Rule, Sheet};

/// Fillings up to this thickness in points are lines.
const THICKEST_LINE: f32 = 3.2;
/// The corners of a cell are rounded so far at most.
const ROUNDEST: f32 = 5.0;
/// The most dots, and the most boxes, of a page.
const MOST_MARKS: usize = 200_000;
/// The most points of a path that are kept.
const MOST_POINTS: usize = 50_000;

/// The path under construction, in places of the page.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    points: usize,
    here: (f32, f32),
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    curved: bool,
}

impl Path {
    /// Carries out an operator if it is one of paths.
    pub(super) fn operator(
        &mut self,
        operator: &[u8],
        numbers: &Numbers<'_, '_>,
        state: &State,
        sheet: &mut Sheet,
    ) -> bool {
        let at = |x: usize| state.matrix.point(numbers.at(x), numbers.at(x + 1));
        match operator {
            b"m" => self.start(at(0)),
            b"l" => self.add(at(0), false),
            b"c" => self.add(at(4), true),
            b"v" | b"y" => self.add(at(2), true),
            b"re" => {
                let (x, y, w, h) = (numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3));
                self.start(state.matrix.point(x, y));
                for (x, y) in [(x + w, y), (x + w, y + h), (x, y + h), (x, y)] {
                    self.add(state.matrix.point(x, y), false);
                }
            }
            b"h" => self.close(),
            b"S" => self.stroke(state, sheet),
            b"s" => {
                self.close();
                self.stroke(state, sheet);
            }
            b"f" | b"F" | b"f*" => self.fill(sheet),
            b"B" | b"B*" => self.fill_and_stroke(state, sheet),
            b"b" | b"b*" => {
                self.close();
                self.fill_and_stroke(state, sheet);
            }
            b"n" => self.clear(),
            _ => return false,
        }
        true
    }

    fn start(&mut self, point: (f32, f32)) {
        self.here = point;
        if self.points < MOST_POINTS {
            self.points += 1;
            self.parts.push(Part { points: vec![point], curved: false });
        }
    }

    fn add(&mut self, point: (f32, f32), curved: bool) {
        self.here = point;
        if self.points < MOST_POINTS
            && let Some(part) = self.parts.last_mut()
        {
            self.points += 1;
            part.points.push(point);
            part.curved |= curved;
        }
    }

    fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.points.first().copied()) {
            self.add(first, false);
        }
    }

    fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    fn fill_and_stroke(&mut self, state: &State, sheet: &mut Sheet) {
        let parts = std::mem::take(&mut self.parts);
        for part in &parts {
            if !filled(part, sheet) {
                stroked(part, state, sheet);
            }
        }
        self.clear();
    }

    fn fill(&mut self, sheet: &mut Sheet) {
        for part in &self.parts {
            if !filled(part, sheet) && part.curved {
                sheet.shapes += 1;
            }
        }
        self.clear();
    }

    fn stroke(&mut self, state: &State, sheet: &mut Sheet) {
        for part in &self.parts {
            stroked(part, state, sheet);
        }
        self.clear();
    }
}

/// A filled part that is thin: a line. False where it is none; boxes and dots are noted.
fn filled(part: &Part, sheet: &mut Sheet) -> bool {
    if part.points.len() < 3 {
        return false;
    }
    let area = Area::of(part.points.iter().copied());
    if !part.curved && line(area, sheet) {
        return true;
    }
    if area.width().max(area.height()) <= THICKEST_LINE {
        if sheet.dots.len() < MOST_MARKS {
            sheet.dots.push(area.center());
        }
    } else {
        boxed(part, area, sheet);
    }
    false
}

/// Notes a part whose points all lie on the sides of its box, or in its corners where those are round.
fn boxed(part: &Part, area: Area, sheet: &mut Sheet) {
    let side = |a: f32, b: f32, value: f32| (value - a).abs().min((value - b).abs());
    let on_sides = |(x, y): &(f32, f32)| {
        let (level, upright) = (side(area.y0, area.y1, *y), side(area.x0, area.x1, *x));
        level.min(upright) < 0.6 || part.curved && level.max(upright) < ROUNDEST
    };
    let closed = part.points.len() >= 4 && area.x0.is_finite() && area.y1.is_finite();
    if closed && sheet.boxes.len() < MOST_MARKS && part.points.iter().all(on_sides) {
        sheet.boxes.push(area);
    }
}

/// Notes the line that a thin box is.
fn line(area: Area, sheet: &mut Sheet) -> bool {
    let (width, height) = (area.width(), area.height());
    let (x, y) = area.center();
    if height <= THICKEST_LINE && width > height * 2.0 {
        rule(sheet, Rule { horizontal: true, at: y, from: area.x0, to: area.x1 });
    } else if width <= THICKEST_LINE && height > width * 2.0 {
        rule(sheet, Rule { horizontal: false, at: x, from: area.y0, to: area.y1 });
    } else {
        return false;
    }
    true
}

/// The level and upright strokes of a part.
fn stroked(part: &Part, state: &State, sheet: &mut Sheet) {
    let [a, b, ..] = state.matrix.0;
    let thick = state.line_width * a.hypot(b);
    boxed(part, Area::of(part.points.iter().copied()), sheet);
    for pair in part.points.windows(2) {
        let area = Area::of([pair[0], pair[1]]);
        let (level, upright) = (area.height() < 0.8, area.width() < 0.8);
        let (x, y) = area.center();
        // A stroke thicker than it is long is a box drawn by its middle.
        if level && area.width() > thick.min(THICKEST_LINE) && thick <= 2.0 * THICKEST_LINE {
            rule(sheet, Rule { horizontal: true, at: y, from: area.x0, to: area.x1 });
        } else if upright && area.height() > thick.min(THICKEST_LINE) && thick <= 2.0 * THICKEST_LINE {
            rule(sheet, Rule { horizontal: false, at: x, from: area.y0, to: area.y1 });
        } else if level && thick > area.width() {
            line(Area { y0: y - thick / 2.0, y1: y + thick / 2.0, ..area }, sheet);
        } else if upright && thick > area.height() {
            line(Area { x0: x - thick / 2.0, x1: x + thick / 2.0, ..area }, sheet);
        }
    }
}

fn rule(sheet: &mut Sheet, rule: Rule) {
    let sane = [rule.at, rule.from, rule.to].iter().all(|value| value.is_finite() && value.abs() < 1e6);
    if sane && sheet.rules.len() <= MOST_RULES {
        sheet.rules.push(rule);
    }
}

/// A picture in the unit square: a line where it is thin, else so much of the page that is no text.
pub(super) fn picture(matrix: Matrix, sheet: &mut Sheet) {
    let area = matrix.around(0.0, 0.0, 1.0, 1.0);
    if !line(area, sheet) {
        sheet.pictures += area.shared(Area { x0: 0.0, y0: 0.0, x1: sheet.width, y1: sheet.height });
    }
}
