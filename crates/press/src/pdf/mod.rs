//! Pages as PDF: PDF/A-2a and PDF/UA-1, tagged, with bookmarks, every face embedded as a subset.

mod tags;

use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as Pdf, SerializeSettings, color};

use crate::flow::PAPER;
use crate::sheet::{Bar, Mark, Page, Part, Pt, RED, Rule, Run};
use crate::{Failure, Pages};
use tags::Tags;

/// Writes pages as PDF.
pub(crate) fn write(pages: &Pages<'_>) -> Result<Vec<u8>, Failure> {
    match written(pages, archival()) {
        // Words that an archive may not hold, private characters for example: the same file without the promise.
        Err(KrillaError::Validation(_)) => written(pages, Configuration::default()),
        other => other,
    }
    .map_err(|error| Failure(error.to_string()))
}

/// PDF/A-2a and PDF/UA-1 in one file (FMT-75).
fn archival() -> Configuration {
    ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default()
}

fn written(pages: &Pages<'_>, configuration: Configuration) -> Result<Vec<u8>, KrillaError> {
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tags = Tags::default();
    for sheet in &pages.laying.pages {
        let Some(settings) = PageSettings::from_wh(PAPER.0, PAPER.1) else { continue };
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        draw(sheet, pages, &mut surface, &mut tags);
        surface.finish();
        page.finish();
    }
    pdf.set_tag_tree(tags.tree(pages.document));
    pdf.set_outline(outline(&pages.laying.marks));
    let title = pages.document.title.clone().unwrap_or_else(|| UNTITLED.to_owned());
    // No date and no person: the same document gives the same bytes.
    pdf.set_metadata(Metadata::new().title(title).language(LANGUAGE.to_owned()).creator(CREATOR.to_owned()));
    pdf.finish()
}

fn draw(page: &Page, pages: &Pages<'_>, surface: &mut Surface<'_>, tags: &mut Tags) {
    bars(&page.bars, surface);
    let mut runs = page.runs.iter().peekable();
    while let Some(first) = runs.next() {
        let (content, owner) = content(first.part);
        surface.set_fill(Some(ink(first.part == Part::Mark)));
        let id = surface.start_tagged(content);
        glyphs(first, pages, surface);
        while let Some(run) = runs.next_if(|run| run.part == first.part && (run.y - first.y).abs() < HAIRLINE)
        {
            glyphs(run, pages, surface);
        }
        surface.end_tagged();
        if let Some(part) = owner {
            tags.found(part, id);
        }
    }
    if page.rules.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: color::luma::Color::black().into(),
        width: HAIRLINE,
        opacity: NormalizedF32::ONE,
        ..Stroke::default()
    }));
    for rule in &page.rules {
        self::rule(rule, surface);
    }
    surface.set_stroke(None);
    surface.end_tagged();
}

/// Black, or the red of the head of a letter.
fn ink(red: bool) -> Fill {
    let [r, g, b] = RED;
    let paint = if red { color::rgb::Color::new(r, g, b).into() } else { color::luma::Color::black().into() };
    Fill { paint, ..Fill::default() }
}

/// The red lines of a letter.
fn bars(bars: &[Bar], surface: &mut Surface<'_>) {
    if bars.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(Some(ink(true)));
    for bar in bars {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(bar.x, bar.y, bar.width, bar.height) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
}

/// How a part is marked in the content, and whether it belongs to the tree.
fn content(part: Part) -> (ContentTag<'static>, Option<Part>) {
    match part {
        Part::PageNumber => (ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)), None),
        Part::Decoration => (ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)), None),
        Part::Mark | Part::Title | Part::Block(_) | Part::Caption(_) | Part::Cell(..) => {
            (ContentTag::Span(SpanTag::empty()), Some(part))
        }
    }
}

fn glyphs(run: &Run, pages: &Pages<'_>, surface: &mut Surface<'_>) {
    let Some(face) = pages.fonts.faces().get(run.face) else { return };
    let text = run.text();
    let mut at = 0;
    let glyph = |glyph: &crate::sheet::Glyph| {
        let start = at;
        at += glyph.character.len_utf8();
        let id = GlyphId::new(u32::from(glyph.id));
        KrillaGlyph::new(id, glyph.advance / run.size, 0.0, 0.0, 0.0, start..at, None)
    };
    let glyphs: Vec<KrillaGlyph> = run.glyphs.iter().map(glyph).collect();
    surface.draw_glyphs(Point::from_xy(run.x, run.y), &glyphs, face.font.clone(), &text, run.size, false);
}

fn rule(rule: &Rule, surface: &mut Surface<'_>) {
    let mut path = PathBuilder::new();
    path.move_to(rule.from.0, rule.from.1);
    path.line_to(rule.to.0, rule.to.1);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The headings as bookmarks, each below the last of a higher level.
fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    for node in nodes(marks) {
        outline.push_child(node);
    }
    outline
}

fn nodes(marks: &[Mark]) -> Vec<OutlineNode> {
    let mut out = Vec::new();
    let mut rest = marks;
    while let Some((mark, after)) = rest.split_first() {
        let below = after.iter().take_while(|next| next.level > mark.level).count();
        let mut node =
            OutlineNode::new(mark.text.clone(), XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y)));
        for child in nodes(&after[..below]) {
            node.push_child(child);
        }
        out.push(node);
        rest = &after[below..];
    }
    out
}

/// Rules of tables.
const HAIRLINE: Pt = 0.5;
const LANGUAGE: &str = "zh-CN";
const CREATOR: &str = "gongkai";
const UNTITLED: &str = "文档";
