//! Text operators: each code becomes a character with its box on the page.

use std::rc::Rc;

use hayro_syntax::object::{Array, Object};

use super::{MOST_GLYPHS, Numbers, State};
use crate::pdf::font::{Font, Plain, Shown, Words, plain};
use crate::pdf::geometry::Matrix;
use crate::pdf::sheet::{Glyph, Sheet, Turn};

/// Above the line and below it, in the size of the type: the box in which Chinese characters stand.
const ABOVE: f32 = 0.88;
const BELOW: f32 = -0.12;

/// What text operators set.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    matrix: Matrix,
    line: Matrix,
    char_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    invisible: bool,
}

impl Default for TextState {
    fn default() -> Self {
        Self {
            font: None,
            size: 0.0,
            matrix: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            invisible: false,
        }
    }
}

/// Carries out an operator if it is one of text.
pub(super) fn operator(operator: &[u8], operands: &[Object<'_>], state: &mut State, sheet: &mut Sheet) {
    let numbers = Numbers(operands);
    let matrix = state.matrix;
    let text = &mut state.text;
    match operator {
        b"BT" => text.set(Matrix::IDENTITY),
        b"Tm" => text.set(numbers.matrix()),
        b"Td" => text.next_line(numbers.at(0), numbers.at(1)),
        b"TD" => {
            text.leading = -numbers.at(1);
            text.next_line(numbers.at(0), numbers.at(1));
        }
        b"T*" => text.next_line(0.0, -text.leading),
        b"Tc" => text.char_space = numbers.at(0),
        b"Tw" => text.word_space = numbers.at(0),
        b"Tz" => text.stretch = numbers.at(0) / 100.0,
        b"TL" => text.leading = numbers.at(0),
        b"Ts" => text.rise = numbers.at(0),
        b"Tr" => text.invisible = matches!(numbers.at(0), 2.5..3.5 | 6.5..7.5),
        b"Tj" => text.show_first(operands, matrix, sheet),
        b"'" => {
            text.next_line(0.0, -text.leading);
            text.show_first(operands, matrix, sheet);
        }
        b"\"" => {
            (text.word_space, text.char_space) = (numbers.at(0), numbers.at(1));
            text.next_line(0.0, -text.leading);
            text.show_first(operands.get(2..).unwrap_or_default(), matrix, sheet);
        }
        b"TJ" => {
            if let Some(Object::Array(array)) = operands.first() {
                text.show_all(array, matrix, sheet);
            }
        }
        _ => {}
    }
}

impl TextState {
    fn set(&mut self, matrix: Matrix) {
        (self.matrix, self.line) = (matrix, matrix);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.set(Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line));
    }

    /// Moves on by so much of the text's own space.
    fn advance(&mut self, by: f32, vertical: bool) {
        let (x, y) = if vertical { (0.0, by) } else { (by * self.stretch, 0.0) };
        self.matrix = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.matrix);
    }

    fn show_first(&mut self, operands: &[Object<'_>], page: Matrix, sheet: &mut Sheet) {
        if let Some(Object::String(string)) = operands.first() {
            self.show(string.as_bytes(), page, sheet);
        }
    }

    fn show_all(&mut self, array: &Array<'_>, page: Matrix, sheet: &mut Sheet) {
        let vertical = self.font.as_ref().is_some_and(|font| font.vertical);
        for object in array.iter::<Object<'_>>() {
            match object {
                Object::Number(number) => self.advance(-number.as_f32() / 1000.0 * self.size, vertical),
                Object::String(string) => self.show(string.as_bytes(), page, sheet),
                _ => {}
            }
        }
    }

    fn show(&mut self, mut bytes: &[u8], page: Matrix, sheet: &mut Sheet) {
        let Some(font) = self.font.clone() else { return };
        while let Some((shown, length)) = font.next(bytes) {
            if sheet.glyphs.len() > MOST_GLYPHS {
                return;
            }
            let own = [self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise];
            let place = Matrix(own).then(self.matrix).then(page);
            if place.is_sane() {
                self.put(shown, font.vertical, place, sheet);
            }
            let space = self.char_space + if shown.space { self.word_space } else { 0.0 };
            let along = if font.vertical { -self.size } else { shown.width * self.size };
            self.advance(along + space, font.vertical);
            bytes = bytes.get(length..).unwrap_or_default();
        }
    }

    /// Puts the characters of a code on the page; those of a ligature share its width.
    fn put(&self, shown: Shown<'_>, vertical: bool, place: Matrix, sheet: &mut Sheet) {
        let single;
        let words = match shown.words {
            Words::One(c) => {
                single = c.to_string();
                &single
            }
            Words::Many(words) => words,
            Words::Unknown => "\u{FFFD}",
        };
        let mut chars: Vec<char> = Vec::with_capacity(2);
        for c in words.chars() {
            match plain(c) {
                Plain::One(c) => chars.push(c),
                Plain::Many(words) => chars.extend(words.chars()),
                Plain::Unknown => chars.push('\u{FFFD}'),
                Plain::Nothing => {}
            }
        }
        let count = chars.len();
        let share = shown.width / f32::from(u8::try_from(count).unwrap_or(u8::MAX).max(1));
        let (turn, size) = turned(place);
        let mut x = 0.0;
        for c in chars {
            let area = if vertical {
                place.around(-0.5, -1.0, 0.5, 0.0)
            } else {
                place.around(x, BELOW, x + share, ABOVE)
            };
            let (_, base) = place.point(x, if vertical { -ABOVE } else { 0.0 });
            sheet.glyphs.push(Glyph { c, area, base, size, turn, invisible: self.invisible });
            x += share;
        }
    }
}

/// How a line of text is turned by a matrix, and the size of its type.
fn turned(place: Matrix) -> (Turn, f32) {
    let by = place.0;
    let (size, along) = (by[2].hypot(by[3]), by[0].hypot(by[1]).max(f32::MIN_POSITIVE));
    let (x, y) = (by[0] / along, by[1] / along);
    let turn = if y.abs() < 0.1 {
        if x > 0.0 { Turn::None } else { Turn::Over }
    } else if x.abs() < 0.1 {
        if y > 0.0 { Turn::Down } else { Turn::Up }
    } else {
        Turn::Slanted
    };
    (turn, size)
}
