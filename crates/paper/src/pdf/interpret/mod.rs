//! The content of pages: operators carried out as far as characters and ruling lines need it.
//!
//! Everything is counted. A file that asks for more steps, characters, lines or nested forms than the largest report
//! has is read up to there, and the reading says so.

mod path;
mod text;

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources, Rotation};

use self::path::Path;
use self::text::TextState;
use super::font::Font;
use super::geometry::{Matrix, single};
use super::sheet::Sheet;
use super::stream::Budget;

/// The most operators of a file: a dense page has ten thousand.
const MOST_STEPS: u64 = 20_000_000;
/// The most characters of a page.
const MOST_GLYPHS: usize = 200_000;
/// The most ruling lines of a page.
const MOST_RULES: usize = 60_000;
/// How deep forms may stand in one another.
const DEEPEST_FORM: usize = 16;
/// How deep states may be kept.
const DEEPEST_STATE: usize = 512;
/// The most fonts of a file.
const MOST_FONTS: usize = 4096;

/// What is carried from page to page: fonts, and what may still be spent.
#[derive(Debug)]
pub(super) struct Interpreter {
    fonts: HashMap<(usize, usize), Rc<Font>>,
    /// Bytes that streams may still unfold to.
    pub(super) budget: Budget,
    steps: u64,
    /// True once a limit was met.
    pub(super) met: bool,
}

/// The graphics state, as far as it matters here.
#[derive(Debug, Clone)]
struct State {
    matrix: Matrix,
    text: TextState,
    line_width: f32,
}

/// What one content stream works on.
struct Frame<'r, 'a> {
    resources: &'r Resources<'a>,
    fonts: HashMap<Vec<u8>, Rc<Font>>,
    depth: usize,
}

impl Interpreter {
    pub(super) fn new() -> Self {
        Self { fonts: HashMap::new(), budget: Budget::new(), steps: MOST_STEPS, met: false }
    }

    /// Reads a page.
    pub(super) fn page(&mut self, page: &Page<'_>, number: u32) -> Sheet {
        let (matrix, width, height) = placed(page);
        let mut sheet = Sheet { number, width, height, ..Sheet::default() };
        let content = self.content(page.raw());
        let mut state = State { matrix, text: TextState::default(), line_width: 1.0 };
        let mut frame = Frame { resources: page.resources(), fonts: HashMap::new(), depth: 0 };
        self.run(&content, &mut frame, &mut state, &mut sheet);
        sheet.pictures /= (width * height).max(1.0);
        sheet
    }

    /// The content streams of a page as one.
    fn content(&mut self, page: &Dict<'_>) -> Vec<u8> {
        if let Some(stream) = page.get::<Stream<'_>>(b"Contents") {
            return self.budget.decode(&stream).unwrap_or_default();
        }
        let mut content = Vec::new();
        for object in
            page.get::<Array<'_>>(b"Contents").iter().flat_map(Array::iter::<Object<'_>>).take(10_000)
        {
            if let Object::Stream(stream) = object {
                content.extend(self.budget.decode(&stream).unwrap_or_default());
                content.push(b'\n');
            }
        }
        content
    }

    fn run(&mut self, content: &[u8], frame: &mut Frame<'_, '_>, state: &mut State, sheet: &mut Sheet) {
        let mut kept: Vec<State> = Vec::new();
        let mut path = Path::default();
        let mut operators = UntypedIter::new(content);
        let mut operands: Vec<Object<'_>> = Vec::new();
        while let Some(instruction) = operators.next() {
            let Some(left) = self.steps.checked_sub(1) else {
                self.met = true;
                return;
            };
            self.steps = left;
            if sheet.glyphs.len() > MOST_GLYPHS || sheet.rules.len() > MOST_RULES {
                self.met = true;
                return;
            }
            operands.clear();
            operands.extend(instruction.operands().cloned());
            let numbers = Numbers(&operands);
            match &**instruction.operator {
                b"q" if kept.len() < DEEPEST_STATE => kept.push(state.clone()),
                b"Q" => {
                    if let Some(last) = kept.pop() {
                        *state = last;
                    }
                }
                b"cm" => {
                    let matrix = numbers.matrix().then(state.matrix);
                    if matrix.is_sane() {
                        state.matrix = matrix;
                    }
                }
                b"w" => state.line_width = numbers.at(0),
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        self.object(name, frame, state, sheet);
                    }
                }
                b"BI" => path::picture(state.matrix, sheet),
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        state.text.font = self.font(name, frame);
                    }
                    state.text.size = numbers.at(1);
                }
                operator => {
                    if !path.operator(operator, &numbers, state, sheet) {
                        text::operator(operator, &operands, state, sheet);
                    }
                }
            }
        }
    }

    /// Paints a form or notes a picture.
    fn object(&mut self, name: &Name<'_>, frame: &Frame<'_, '_>, state: &State, sheet: &mut Sheet) {
        let Some(stream) = frame.resources.get_x_object(name) else { return };
        let dict = stream.dict();
        let is_form = dict.get::<Name<'_>>(b"Subtype").is_some_and(|subtype| *subtype == *b"Form");
        if !is_form {
            path::picture(state.matrix, sheet);
            return;
        }
        if frame.depth >= DEEPEST_FORM {
            self.met = true;
            return;
        }
        let Some(content) = self.budget.decode(&stream) else { return };
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let mut inner = Frame {
            resources: own.as_ref().unwrap_or(frame.resources),
            fonts: HashMap::new(),
            depth: frame.depth + 1,
        };
        let matrix = dict.get::<[f32; 6]>(b"Matrix").map_or(Matrix::IDENTITY, Matrix).then(state.matrix);
        if matrix.is_sane() {
            let mut state = State { matrix, ..state.clone() };
            self.run(&content, &mut inner, &mut state, sheet);
        }
    }

    fn font(&mut self, name: &Name<'_>, frame: &mut Frame<'_, '_>) -> Option<Rc<Font>> {
        let name_bytes: &[u8] = name;
        if let Some(font) = frame.fonts.get(name_bytes) {
            return Some(font.clone());
        }
        let dict = frame.resources.get_font(name)?;
        // The same object of the file is the same font.
        let key = (dict.data().as_ptr().addr(), dict.data().len());
        let font = match self.fonts.get(&key) {
            Some(font) => font.clone(),
            None if self.fonts.len() >= MOST_FONTS => {
                self.met = true;
                return None;
            }
            None => {
                let font = Rc::new(Font::read(&dict, &mut self.budget));
                self.fonts.insert(key, font.clone());
                font
            }
        };
        frame.fonts.insert(name_bytes.to_vec(), font.clone());
        Some(font)
    }
}

/// The matrix that stands a page upright with its top left corner at nought, and its size.
fn placed(page: &Page<'_>) -> (Matrix, f32, f32) {
    let area = page.intersected_crop_box();
    let [x0, y0, x1, y1] = [area.x0, area.y0, area.x1, area.y1].map(single);
    let matrix = match page.rotation() {
        Rotation::None => [1.0, 0.0, 0.0, -1.0, -x0, y1],
        Rotation::Horizontal => [0.0, 1.0, 1.0, 0.0, -y0, -x0],
        Rotation::Flipped => [-1.0, 0.0, 0.0, 1.0, x1, -y0],
        Rotation::FlippedHorizontal => [0.0, -1.0, -1.0, 0.0, y1, x1],
    };
    let (width, height) = page.render_dimensions();
    (Matrix(matrix), width, height)
}

/// The operands of an operator that are numbers.
pub(super) struct Numbers<'o, 'a>(&'o [Object<'a>]);

impl Numbers<'_, '_> {
    /// The number at a place, 0 where there is none.
    fn at(&self, index: usize) -> f32 {
        match self.0.get(index) {
            Some(Object::Number(number)) => number.as_f32(),
            _ => 0.0,
        }
    }

    fn matrix(&self) -> Matrix {
        Matrix([0, 1, 2, 3, 4, 5].map(|index| self.at(index)))
    }
}
