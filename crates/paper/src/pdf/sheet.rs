//! A page as marks on paper: characters and ruling lines with their places, `y` growing downwards from the top.

use super::geometry::Area;

/// A character on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Which; U+FFFD where the file does not say.
    pub(super) c: char,
    /// The box of its em.
    pub(super) area: Area,
    /// The line it stands on.
    pub(super) base: f32,
    /// The size of its type.
    pub(super) size: f32,
    /// How its line is turned.
    pub(super) turn: Turn,
    /// Not painted: the text layer of a scan.
    pub(super) invisible: bool,
}

/// How a line of text is turned on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// From left to right.
    None,
    /// From top to bottom, the letters lying on their right sides.
    Down,
    /// From right to left, upside down.
    Over,
    /// From bottom to top.
    Up,
    /// Aslant, as a watermark.
    Slanted,
}

/// A ruling line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// From left to right, or from top to bottom.
    pub(super) horizontal: bool,
    /// Its `y`, or its `x` where it is vertical.
    pub(super) at: f32,
    /// Where it begins.
    pub(super) from: f32,
    /// Where it ends.
    pub(super) to: f32,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its number, from 1.
    pub(super) number: u32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Characters in the order in which they were painted.
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Boxes that were filled or framed and are no lines.
    pub(super) boxes: Vec<Area>,
    /// The middles of dots.
    pub(super) dots: Vec<(f32, f32)>,
    /// The share of the page that pictures cover.
    pub(super) pictures: f32,
    /// Paths that were painted and are no ruling lines: letters turned into curves, drawings.
    pub(super) shapes: u32,
}

impl Sheet {
    /// Turns a page whose text runs across it upright, leaves watermarks out, and drops what was painted twice to make
    /// it bold.
    pub(super) fn straighten(&mut self) {
        let count = |turn: Turn| self.glyphs.iter().filter(|glyph| glyph.turn == turn).count();
        let turns = [Turn::None, Turn::Down, Turn::Over, Turn::Up].map(|turn| (count(turn), turn));
        let most = turns.into_iter().max_by_key(|(count, turn)| (*count, *turn == Turn::None));
        if let Some((count, turn)) = most.filter(|(count, turn)| *turn != Turn::None && *count > 20)
            && count * 2 > self.glyphs.len()
        {
            self.turn(turn);
        }
        self.glyphs.retain(|glyph| glyph.turn != Turn::Slanted);
        self.drop_doubles();
        self.magnify();
    }

    /// A page printed much smaller or larger than usual becomes one of the usual size, which all distances are meant for.
    fn magnify(&mut self) {
        let size = super::line::middle(self.glyphs.iter().map(|glyph| glyph.size));
        if self.glyphs.is_empty() || (6.0..=18.0).contains(&size) || size < 0.1 {
            return;
        }
        let by = 10.0 / size;
        let scaled =
            |area: Area| Area { x0: area.x0 * by, y0: area.y0 * by, x1: area.x1 * by, y1: area.y1 * by };
        for glyph in &mut self.glyphs {
            glyph.area = scaled(glyph.area);
            glyph.base *= by;
            glyph.size *= by;
        }
        for rule in &mut self.rules {
            (rule.at, rule.from, rule.to) = (rule.at * by, rule.from * by, rule.to * by);
        }
        for area in &mut self.boxes {
            *area = scaled(*area);
        }
        for dot in &mut self.dots {
            *dot = (dot.0 * by, dot.1 * by);
        }
        (self.width, self.height) = (self.width * by, self.height * by);
    }

    /// Turns the page so that text of this direction runs from left to right.
    fn turn(&mut self, turn: Turn) {
        let (width, height) = (self.width, self.height);
        let point = |x: f32, y: f32| match turn {
            Turn::Down => (y, width - x),
            Turn::Up => (height - y, x),
            Turn::Over => (width - x, height - y),
            Turn::None | Turn::Slanted => (x, y),
        };
        for glyph in &mut self.glyphs {
            let area = glyph.area;
            glyph.area = Area::of([point(area.x0, area.y0), point(area.x1, area.y1)]);
            glyph.turn = glyph.turn.less(turn);
            glyph.base = glyph.area.y1 - 0.12 * glyph.size;
        }
        for rule in &mut self.rules {
            let (start, end) = if rule.horizontal {
                (point(rule.from, rule.at), point(rule.to, rule.at))
            } else {
                (point(rule.at, rule.from), point(rule.at, rule.to))
            };
            let area = Area::of([start, end]);
            rule.horizontal ^= matches!(turn, Turn::Down | Turn::Up);
            (rule.at, rule.from, rule.to) =
                if rule.horizontal { (area.y0, area.x0, area.x1) } else { (area.x0, area.y0, area.y1) };
        }
        for area in &mut self.boxes {
            *area = Area::of([point(area.x0, area.y0), point(area.x1, area.y1)]);
        }
        for dot in &mut self.dots {
            *dot = point(dot.0, dot.1);
        }
        if matches!(turn, Turn::Down | Turn::Up) {
            (self.width, self.height) = (height, width);
        }
    }

    /// The same character again at almost the same place is a way to print bold.
    fn drop_doubles(&mut self) {
        let mut order: Vec<usize> = (0..self.glyphs.len()).collect();
        let key = |glyph: &Glyph| (glyph.c, glyph.area.x0, glyph.base);
        order.sort_by(|a, b| {
            let (a, b) = (key(&self.glyphs[*a]), key(&self.glyphs[*b]));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
        });
        let mut double = vec![false; self.glyphs.len()];
        for (at, first) in order.iter().enumerate() {
            let glyph = &self.glyphs[*first];
            if double[*first] {
                continue;
            }
            // Sorted by place from left to right: only the next few can lie on top of this one.
            for other in order[at + 1..].iter().take(64) {
                let next = &self.glyphs[*other];
                let near = glyph.area.width().max(0.3 * glyph.size) * 0.25;
                if next.c != glyph.c || next.area.x0 - glyph.area.x0 > near {
                    break;
                }
                let level = (next.base - glyph.base).abs() < 0.2 * glyph.size;
                double[*other] |= level && (next.size - glyph.size).abs() < 0.2 * glyph.size;
            }
        }
        let mut at = 0;
        self.glyphs.retain(|_| {
            at += 1;
            !double[at - 1]
        });
    }
}

impl Turn {
    /// How text is turned on a page that was itself turned upright by so much.
    fn less(self, page: Self) -> Self {
        const ORDER: [Turn; 4] = [Turn::None, Turn::Down, Turn::Over, Turn::Up];
        let at = |turn: Self| ORDER.iter().position(|known| *known == turn);
        match (at(self), at(page)) {
            (Some(own), Some(page)) => ORDER[(own + 4 - page) % 4],
            _ => self,
        }
    }
}
