//! Recognises an annual report in somebody's document: bytes were read elsewhere, here blocks become a [`Report`].
//!
//! Nothing fails on content: what was understood stands in the report, what was not in the doubts, each with its place.
//! The edition is told by labels inside the tables (section 5 of the form's description); a table that follows another
//! edition than the rest is read by the edition it follows.

mod closing;
mod fill;
mod followed;
mod grid;
mod heads;
mod labels;
mod outline;
mod passage;
mod period;
mod settle;
mod several;
mod split;
mod table2;
mod table3;
mod table4;
mod tables;
mod title;
mod together;
mod torn;
mod value;

use std::collections::BTreeMap;

use text::{Document, Place};

pub use followed::Followed;
pub use outline::Heading;
use outline::Piece;
pub use passage::Passage;
pub use period::Period;
pub use tables::{Fingerprint, FoundLabel, FoundRow, FoundTable, LabelRole, RowKind, TableState};
pub use value::value;

use crate::{CellId, Edition, Number, Part, Quoted, Report, Section, TableId, Where, form};

/// Something that was not understood, or was guessed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Doubt {
    /// Where it stands.
    pub place: Where,
    /// One sentence.
    pub text: String,
    /// What absent cells may be, where there is one way to split figures that run together. It is no fact, and no cell
    /// holds it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub offer: BTreeMap<CellId, Number>,
}

impl Doubt {
    /// A doubt that offers nothing.
    pub fn new(place: Where, text: impl Into<String>) -> Self {
        Self { place, text: text.into(), offer: BTreeMap::new() }
    }
}

/// A report as recognised, and how.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// What was understood.
    pub report: Report,
    /// The form it follows, a mixture as a mixture; [`Report::edition`] is the one by which it is judged.
    pub followed: Followed,
    /// What was not, or was guessed.
    pub doubts: Vec<Doubt>,
    /// The title as it stands.
    pub title: Quoted,
    /// The headings of the first level.
    pub headings: Vec<Heading>,
    /// The prose, paragraph by paragraph, without the words of tables, the title and the signature.
    pub prose: Vec<Passage>,
    /// The three tables, 二, 三, 四.
    pub tables: Vec<FoundTable>,
    /// Labels by which the edition is told.
    pub fingerprints: Vec<Fingerprint>,
    /// The statistical period as stated.
    pub period: Option<Period>,
    /// The name at the end.
    pub signature: Option<Quoted>,
    /// The date at the end.
    pub signed_on: Option<Quoted>,
}

/// Reads a report from plain text: see [`text::plain`] for the ways in which tables may be set in it.
pub fn read_text(source: &str) -> Recognised {
    recognise(&text::plain::read(source))
}

/// Recognises a report in a document.
pub fn recognise(document: &Document) -> Recognised {
    let mut pieces = outline::pieces(&document.blocks);
    let several = several::keep_first(&mut pieces);
    let title = title::title(document.title.as_deref(), &pieces);
    let headings = outline::headings(&pieces);
    let last =
        headings.iter().rev().find(|heading| heading.section.is_some()).map_or(pieces.len(), |h| h.piece + 1);
    let closing = closing::closing(&pieces, last, &title.body);
    let mut tables = tables::tables(&pieces, title.year);
    let mut doubts = std::mem::take(&mut tables.doubts);
    doubts.extend(several);
    let standings = standings(pieces.len(), &headings);
    let prose = prose(&pieces, &title, &standings, &closing, &mut tables.found, &mut doubts);
    torn::mark(&pieces, &standings, &mut tables, &mut doubts);
    together::offer(&pieces, &standings, &tables, &mut doubts);
    let period = period::period(&prose);
    doubt_tables(&tables, &mut doubts);
    let outside = followed::outside(&pieces, &standings);
    let followed = followed::followed(&tables.found, &tables.fingerprints, &headings, title.year, &outside);
    let of_labels = tables.edition.or(match followed {
        Followed::Form(edition) => Some(edition),
        _ => None,
    });
    let edition = of_labels.or_else(|| title.year.and_then(Edition::for_year)).unwrap_or(Edition::E2021);
    if followed.is_older() {
        let text = format!("这份报告是{followed}，没有现行格式的表格，不按现行格式读取单元格。");
        doubts.push(Doubt::new(title.quoted.at.clone(), text));
    } else if of_labels.is_none() {
        let text = format!("表格中没有足以判断格式版本的标签，暂按{edition}核对。");
        doubts.push(Doubt::new(Where::default(), text));
    }
    settle::settle(&mut doubts, &title.quoted.at, &document.blocks);
    let sections = if followed.is_older() {
        own_sections(&pieces, &headings, &closing)
    } else {
        sections(&pieces, &headings, &standings, edition, &closing)
    };
    // 本机关2024年……: the name at the end is the only one there is.
    let body = if title.body.is_empty() {
        closing.name.as_ref().map(|name| name.text.clone()).unwrap_or_default()
    } else {
        title.body
    };
    let report = Report {
        body,
        year: title.year,
        edition,
        title: title.quoted.text.clone(),
        period: period.as_ref().and_then(|p| p.first.zip(p.last)),
        introduction: introduction(&pieces, &title.pieces, &standings, &closing),
        sections,
        cells: tables.cells,
        signature: closing.name.as_ref().map(|name| name.text.clone()),
        signed_on: closing.date.as_ref().and_then(|(_, date)| *date),
    };
    Recognised {
        report,
        followed,
        doubts,
        title: title.quoted,
        headings,
        prose,
        tables: tables.found,
        fingerprints: tables.fingerprints,
        period,
        signature: closing.name,
        signed_on: closing.date.map(|(words, _)| words),
    }
}

/// Which section each piece stands in, from the headings; `None` before the first. Headings of sections stand in none.
fn standings(pieces: usize, headings: &[Heading]) -> Vec<Standing> {
    let mut standings = Vec::with_capacity(pieces);
    let (mut section, mut next) = (None, headings.iter().peekable());
    for piece in 0..pieces {
        let heading = next.next_if(|heading| heading.piece == piece).and_then(|heading| heading.section);
        section = heading.or(section);
        standings.push(match (heading, section) {
            (Some(_), _) => Standing::Heading,
            (None, Some(number)) => Standing::Section(number),
            (None, None) => Standing::Introduction,
        });
    }
    standings
}

/// What a piece is in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Introduction,
    Heading,
    Section(u8),
}

/// The text of a piece that belongs to the body of the report, cut before the closing.
fn body_text<'a>(piece: &Piece<'a>, index: usize, closing: &closing::Closing) -> Option<(&'a str, Place)> {
    let Piece::Text { text, place, .. } = piece else { return None };
    let text = match index.cmp(&closing.from_piece) {
        std::cmp::Ordering::Less => *text,
        std::cmp::Ordering::Equal => &text[..closing.keep_of_first],
        std::cmp::Ordering::Greater => return None,
    };
    let before = text.chars().take_while(|c| c.is_whitespace()).count();
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| (trimmed, place.within(before, trimmed.chars().count())))
}

fn introduction(
    pieces: &[Piece<'_>],
    title: &std::ops::Range<usize>,
    standings: &[Standing],
    closing: &closing::Closing,
) -> String {
    let lines: Vec<&str> = pieces
        .iter()
        .zip(standings)
        .enumerate()
        .filter(|(index, (_, standing))| **standing == Standing::Introduction && !title.contains(index))
        .filter_map(|(index, (piece, _))| body_text(piece, index, closing).map(|(text, _)| text))
        .collect();
    lines.join("\n")
}

fn sections(
    pieces: &[Piece<'_>],
    headings: &[Heading],
    standings: &[Standing],
    edition: Edition,
    closing: &closing::Closing,
) -> Vec<Section> {
    let mut texts: [Vec<&str>; 6] = Default::default();
    for (index, (piece, standing)) in pieces.iter().zip(standings).enumerate() {
        let Standing::Section(section) = standing else { continue };
        if let Some((text, _)) = body_text(piece, index, closing) {
            texts[usize::from(*section) - 1].push(text);
        }
    }
    let found = |number: u8| headings.iter().find(|heading| heading.section == Some(number));
    form(edition)
        .sections
        .iter()
        .zip(1_u8..)
        .filter_map(|(section, number)| {
            let heading = found(number)?;
            let text = texts[usize::from(number) - 1].join("\n");
            Some(Section { id: section.id.clone(), heading: heading.quoted.text.clone(), text })
        })
        .collect()
}

/// The sections of a report before 2019, by its own headings, in their order.
fn own_sections(pieces: &[Piece<'_>], headings: &[Heading], closing: &closing::Closing) -> Vec<Section> {
    let ends = headings.iter().skip(1).map(|next| next.piece).chain([pieces.len()]);
    let spans = headings.iter().zip(ends).take(60).enumerate();
    let section = |(n, (heading, end)): (usize, (&Heading, usize))| {
        let inner = pieces.iter().enumerate().take(end).skip(heading.piece + 1);
        let texts: Vec<&str> = inner
            .filter_map(|(index, piece)| body_text(piece, index, closing).map(|(text, _)| text))
            .collect();
        Section { id: format!("s{}", n + 1), heading: heading.quoted.text.clone(), text: texts.join("\n") }
    };
    spans.map(section).collect()
}

/// The prose for the rules on words: without title, signature, headings of sections, and what is left of tables.
fn prose(
    pieces: &[Piece<'_>],
    title: &title::Title,
    standings: &[Standing],
    closing: &closing::Closing,
    tables: &mut [FoundTable],
    doubts: &mut Vec<Doubt>,
) -> Vec<Passage> {
    let mut prose = Vec::new();
    for (index, (piece, standing)) in pieces.iter().zip(standings).enumerate() {
        if title.pieces.contains(&index) {
            continue;
        }
        let Some((text, place)) = body_text(piece, index, closing) else { continue };
        let part = match standing {
            Standing::Heading => continue,
            Standing::Introduction => Part::Introduction,
            Standing::Section(number) => Part::Section(*number),
        };
        let kept = before_run_together(text, part, tables, doubts, place);
        let debris = matches!(part, Part::Section(2..=4)) && !kept.contains('。');
        if !kept.trim().is_empty() && !debris {
            prose.push(Passage::new(part, kept, place.within(0, kept.chars().count())));
        }
    }
    prose
}

/// The text before a table whose cells run together in it; the table is marked, and nothing in it is guessed.
fn before_run_together<'a>(
    text: &'a str,
    part: Part,
    tables: &mut [FoundTable],
    doubts: &mut Vec<Doubt>,
    place: Place,
) -> &'a str {
    const MARKS: [(u8, TableId, &str, &str); 3] = [
        (2, TableId::T2, "第二十条第（", "信息内容"),
        (3, TableId::T3, "（本列数据的勾稽关系", "本年新收政府信息公开申请数量"),
        (4, TableId::T4, "行政复议行政诉讼", "结果维持"),
    ];
    let Some((_, id, start, proof)) = MARKS.into_iter().find(|(section, ..)| part == Part::Section(*section))
    else {
        return text;
    };
    let Some(at) = text.find(start).filter(|at| text[*at..].contains(proof)) else { return text };
    if let Some(table) = tables.iter_mut().find(|table| table.id == id && table.state == TableState::Missing)
    {
        table.state = TableState::RunTogether;
        table.at = Where::table(id, place);
        let text = format!("{}的各格连成一串，无法分开，未作猜测；请用保留表格的文件核对。", id.label());
        doubts.push(Doubt::new(table.at.clone(), text));
    }
    &text[..at]
}

fn doubt_tables(tables: &tables::Tables, doubts: &mut Vec<Doubt>) {
    for table in &tables.found {
        for line in &table.unclear {
            let text = format!("{}中的“{}”认不出是哪一个标签。", table.id.label(), line.text);
            doubts.push(Doubt::new(line.at.clone(), text));
        }
    }
}

impl Recognised {
    /// True where a title with a year, a heading of the form or one of its tables was found; anything else is some other
    /// document.
    pub fn resembles_report(&self) -> bool {
        self.report.year.is_some()
            || self.headings.iter().any(|heading| heading.exact)
            || self.tables.iter().any(|table| table.state != TableState::Missing)
    }

    /// One of the three tables.
    pub fn table(&self, id: TableId) -> &FoundTable {
        self.tables
            .iter()
            .find(|table| table.id == id)
            .expect("all three tables are always there, found or missing")
    }

    /// The passages of one part.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Passage> {
        self.prose.iter().filter(move |passage| passage.part == part)
    }

    /// Where a cell stands.
    pub fn cell_place(&self, id: &crate::CellId) -> Where {
        let table =
            TableId::ALL.into_iter().find(|t| id.as_str().starts_with(t.code())).unwrap_or(TableId::T2);
        let place = self.report.cells.get(id).map(|cell| cell.place).unwrap_or_default();
        Where::cell(table, id.clone(), place)
    }

    /// The heading of a section as found.
    pub fn heading(&self, section: u8) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.section == Some(section))
    }
}
