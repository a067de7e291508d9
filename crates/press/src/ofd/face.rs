//! A face with the glyphs in use, as TrueType: what readers of OFD open most widely, outlines of PostScript included.

use std::collections::{BTreeMap, BTreeSet};

use kurbo::{BezPath, CubicBez, PathEl, Point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::glyf::{Contour, GlyfLocaBuilder, Glyph, SimpleGlyph};
use write_fonts::tables::head::Head;
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::loca::LocaFormat;
use write_fonts::tables::maxp::Maxp;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::tables::os2::Os2;
use write_fonts::tables::post::Post;
use write_fonts::types::{FWord, NameId, UfWord};

use crate::fonts::Face;

/// The face with these characters and their glyphs; nothing where its outlines cannot be written.
pub(super) fn subset(face: &Face, used: &BTreeSet<(char, u16)>) -> Option<Vec<u8>> {
    let font = FontRef::from_index(&face.data, face.index).ok()?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let outlines = font.outline_glyphs();
    let numbers = numbered(used)?;
    let mut order: Vec<(u16, u16)> = numbers.iter().map(|(old, new)| (*new, *old)).collect();
    order.sort_unstable();
    let mut glyphs = GlyfLocaBuilder::new();
    let mut widths = Vec::with_capacity(order.len());
    let (mut points, mut contours) = (0_usize, 0_usize);
    for (_, old) in order {
        let id = GlyphId::from(old);
        let mut pen = Quadratic::default();
        if let Some(outline) = outlines.get(id) {
            outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen).ok()?;
        }
        let width = whole(advances.advance_width(id).unwrap_or_default());
        let mut bearing = 0;
        if pen.path.elements().is_empty() {
            glyphs.add_glyph(&Glyph::Empty).ok()?;
        } else {
            let glyph = SimpleGlyph::from_bezpath(&pen.path).ok()?;
            points = points.max(glyph.contours.iter().map(Contour::len).sum());
            contours = contours.max(glyph.contours.len());
            bearing = glyph.bbox.x_min;
            glyphs.add_glyph(&glyph).ok()?;
        }
        widths.push(LongMetric::new(u16::try_from(width).ok()?, bearing));
    }
    let characters = used.iter().filter_map(|(c, id)| Some((*c, GlyphId::from(*numbers.get(id)?))));
    // Blanks of two kinds may share a glyph; a character has one.
    let mut cmap: BTreeMap<char, GlyphId> = BTreeMap::new();
    for (character, id) in characters {
        cmap.entry(character).or_insert(id);
    }
    let (glyf, loca, format) = glyphs.build();
    let (ascent, descent) = (whole(metrics.ascent), whole(metrics.descent));
    let head = Head {
        units_per_em: metrics.units_per_em,
        y_min: descent,
        y_max: ascent,
        x_max: i16::try_from(metrics.units_per_em).ok()?,
        index_to_loc_format: i16::from(format == LocaFormat::Long),
        ..Head::default()
    };
    let widest = widths.iter().map(|metric| metric.advance).max().unwrap_or_default();
    let hhea = Hhea {
        ascender: FWord::new(ascent),
        descender: FWord::new(descent),
        advance_width_max: UfWord::new(widest),
        number_of_h_metrics: u16::try_from(widths.len()).ok()?,
        ..Hhea::default()
    };
    let maxp = limits(u16::try_from(widths.len()).ok()?, points, contours);
    let mut builder = FontBuilder::new();
    builder.add_table(&head).ok()?.add_table(&hhea).ok()?.add_table(&maxp).ok()?;
    builder.add_table(&Os2 { us_weight_class: 400, ..Os2::default() }).ok()?;
    builder
        .add_table(&Hmtx::new(widths, Vec::new()))
        .ok()?
        .add_table(&Cmap::from_mappings(cmap).ok()?)
        .ok()?;
    builder.add_table(&loca).ok()?.add_table(&glyf).ok()?;
    builder.add_table(&names(&face.family)).ok()?.add_table(&Post::new_v2([])).ok()?;
    Some(builder.build())
}

/// The new number of each glyph by its old one, in the order met; glyph 0 is the one for characters that are not there.
fn numbered(used: &BTreeSet<(char, u16)>) -> Option<BTreeMap<u16, u16>> {
    let mut numbers: BTreeMap<u16, u16> = BTreeMap::from([(0, 0)]);
    for (_, id) in used {
        let next = u16::try_from(numbers.len()).ok()?;
        numbers.entry(*id).or_insert(next);
    }
    Some(numbers)
}

/// What a reader of the face must make room for: no instructions, no composites.
fn limits(glyphs: u16, points: usize, contours: usize) -> Maxp {
    let some = |number: usize| u16::try_from(number).ok();
    Maxp {
        num_glyphs: glyphs,
        max_points: some(points),
        max_contours: some(contours),
        max_composite_points: Some(0),
        max_composite_contours: Some(0),
        max_zones: Some(2),
        max_twilight_points: Some(0),
        max_storage: Some(0),
        max_function_defs: Some(0),
        max_instruction_defs: Some(0),
        max_stack_elements: Some(0),
        max_size_of_instructions: Some(0),
        max_component_elements: Some(0),
        max_component_depth: Some(0),
    }
}

fn names(family: &str) -> Name {
    let postscript: String = family.chars().filter(char::is_ascii_alphanumeric).collect();
    let record =
        |id: u16, words: &str| NameRecord::new(3, 1, 0x409, NameId::new(id), words.to_owned().into());
    Name::new(vec![
        record(1, family),
        record(2, "Regular"),
        record(4, family),
        record(6, &format!("{postscript}-Regular")),
    ])
}

/// Outlines with quadratic curves only, as TrueType wants them.
#[derive(Default)]
struct Quadratic {
    path: BezPath,
    at: Point,
}

impl OutlinePen for Quadratic {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = point(x, y);
        self.path.push(PathEl::MoveTo(self.at));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = point(x, y);
        self.path.push(PathEl::LineTo(self.at));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.at = point(x, y);
        self.path.push(PathEl::QuadTo(point(cx, cy), self.at));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let curve = CubicBez::new(self.at, point(ax, ay), point(bx, by), point(x, y));
        for (_, _, quad) in curve.to_quads(NEAR_ENOUGH) {
            self.path.push(PathEl::QuadTo(quad.p1, quad.p2));
        }
        self.at = point(x, y);
    }

    fn close(&mut self) {
        self.path.push(PathEl::ClosePath);
    }
}

fn point(x: f32, y: f32) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

/// A measure of a font in its own units.
#[expect(clippy::cast_possible_truncation, reason = "measures of fonts fit, and others are held at the ends")]
fn whole(measure: f32) -> i16 {
    measure.round() as i16
}

/// How far a curve may be from the original, in units of a thousandth of an em.
const NEAR_ENOUGH: f64 = 0.6;
