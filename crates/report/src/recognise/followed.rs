//! Which form a document follows: told by the labels inside its tables, and where it has none by its outline.

use std::fmt;

use super::{
    Fingerprint, FoundTable, Standing, TableState,
    outline::{Heading, Piece},
};
use crate::{Edition, TableId, form};

/// The form a document follows, as it stands; nothing is forced into one edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Followed {
    /// One of the forms since 2019, throughout.
    Form(Edition),
    /// 表二 of 2021, and one row （六）其他处理 as in 2019: published reports do that.
    Hybrid,
    /// Labels of both editions in any other way.
    Mixed,
    /// The statistics form of 国办发〔2014〕32号, for the years 2014 to 2018.
    Statistics,
    /// The outline of Article 32 of the Regulation of 2007, with local tables.
    Outline,
    /// Nothing that tells.
    Unknown,
}

impl Followed {
    /// `2021`, `2019`, `2021h`, `mixed`, `2014`, `2008`, `unknown`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Form(edition) => edition.code(),
            Self::Hybrid => "2021h",
            Self::Mixed => "mixed",
            Self::Statistics => "2014",
            Self::Outline => "2008",
            Self::Unknown => "unknown",
        }
    }

    /// True for a mixture of two editions.
    pub fn is_mixture(self) -> bool {
        matches!(self, Self::Hybrid | Self::Mixed)
    }

    /// True for the reports before 2019, which have other sections and other tables.
    pub fn is_older(self) -> bool {
        matches!(self, Self::Statistics | Self::Outline)
    }
}

impl fmt::Display for Followed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(edition) => edition.fmt(f),
            Self::Hybrid => f.write_str("2021年版格式，其中“（六）其他处理”只有一行，是2019年版的样子"),
            Self::Mixed => f.write_str("2019年版和2021年版的标签混用"),
            Self::Statistics => f.write_str("2014至2018年的体例（国办发〔2014〕32号附统计表）"),
            Self::Outline => f.write_str("2008至2013年的体例（2007年条例第三十二条的提纲）"),
            Self::Unknown => f.write_str("认不出格式版本"),
        }
    }
}

/// Labels of one edition from which on it is believed.
const ENOUGH: usize = 3;

/// Tells the form; `outside` is asked only where no table was read.
pub(super) fn followed(
    tables: &[FoundTable],
    fingerprints: &[Fingerprint],
    headings: &[Heading],
    year: Option<i16>,
    outside: &Outside,
) -> Followed {
    let [old, new] = Edition::ALL.map(|edition| fingerprints.iter().filter(|f| f.edition == edition).count());
    let ledger = tables.iter().find(|table| table.id == TableId::T3 && table.state == TableState::Read);
    let one_row = ledger.is_some_and(|table| table.rows.iter().any(|row| row.id == "other"));
    let three_rows = ledger.is_some_and(|table| table.rows.iter().any(|row| row.id.starts_with("other.")));
    match (old, new) {
        (0, new) if new >= ENOUGH && one_row => Followed::Hybrid,
        (0, new) if new >= ENOUGH => Followed::Form(Edition::E2021),
        (old, 0) if old >= ENOUGH && three_rows => Followed::Mixed,
        (old, 0) if old >= ENOUGH => Followed::Form(Edition::E2019),
        (1.., 1..) => Followed::Mixed,
        _ => match (outside.old, outside.new) {
            (0, new) if new >= ENOUGH && outside.one_row => Followed::Hybrid,
            (0, new) if new >= ENOUGH => Followed::Form(Edition::E2021),
            (old, 0) if old >= ENOUGH && outside.three_rows => Followed::Mixed,
            (old, 0) if old >= ENOUGH => Followed::Form(Edition::E2019),
            (1.., 1..) => Followed::Mixed,
            _ => by_outline(headings, year, outside, one_row, three_rows),
        },
    }
}

/// What tables say that have lost their cells, or that are those of before 2019.
#[derive(Debug, Default)]
pub(super) struct Outside {
    old: usize,
    new: usize,
    one_row: bool,
    three_rows: bool,
    statistics: bool,
}

/// Looks for labels in sections 二 to 四 where no sentence stands, and for the statistics form in any table.
pub(super) fn outside(pieces: &[Piece<'_>], standings: &[Standing]) -> Outside {
    let mut words = String::new();
    let mut statistics = 0;
    for (piece, standing) in pieces.iter().zip(standings) {
        match piece {
            Piece::Text { text, .. } if matches!(standing, Standing::Section(2..=4)) => {
                let table = ["信息内容", "勾稽关系", "结果维持"].iter().any(|mark| text.contains(mark));
                if table || !text.contains('。') {
                    words.push_str(&text::squeeze(text));
                }
            }
            Piece::Text { .. } => {}
            Piece::Table(table) => statistics += usize::from(is_statistics(table)),
        }
    }
    let count = |edition| {
        let labels = form(edition).fingerprints.present_any.iter();
        labels.filter(|label| words.contains(&text::squeeze(label))).count()
    };
    let three_rows = words.contains("逾期不补正");
    Outside {
        old: count(Edition::E2019),
        new: count(Edition::E2021),
        one_row: words.contains("(六)其他处理") && !three_rows,
        three_rows,
        statistics: statistics > 0,
    }
}

/// 政府信息公开情况统计表 of 国办发〔2014〕32号: its column heads, or three of its items.
fn is_statistics(table: &text::Table) -> bool {
    const ITEMS: [&str; 9] = [
        "统计指标",
        "指标名称",
        "主动公开政府信息数",
        "回应公众关注热点或重大舆情数",
        "回应解读情况",
        "收到申请数",
        "申请办结数",
        "申请答复数",
        "政府信息公开行政诉讼数量",
    ];
    let cells = table.rows.iter().take(200).flatten().filter(|cell| cell.text.len() <= 120);
    let mut found = [false; ITEMS.len()];
    for cell in cells {
        let words = text::squeeze(&cell.text);
        for (found, item) in found.iter_mut().zip(ITEMS) {
            *found |= words.contains(item);
        }
    }
    found.iter().filter(|found| **found).count() >= 2
}

/// Words of headings that only the outline before 2019 has.
const OLDER: [&str; 7] = [
    "收费及减免",
    "收费和减免",
    "收费情况",
    "依申请公开和不予公开",
    "依申请公开政府信息和不予公开",
    "申请公开政府信息和不予公开",
    "依申请公开情况",
];

fn by_outline(
    headings: &[Heading],
    year: Option<i16>,
    outside: &Outside,
    one_row: bool,
    three_rows: bool,
) -> Followed {
    let older = headings.iter().any(|heading| {
        let words = text::squeeze(&heading.quoted.text);
        OLDER.iter().any(|old| words.contains(old))
    });
    match year {
        Some(2014..=2018) => Followed::Statistics,
        Some(..=2013) => Followed::Outline,
        _ if outside.statistics => Followed::Statistics,
        _ if older => Followed::Outline,
        _ if three_rows => Followed::Form(Edition::E2021),
        _ if one_row => Followed::Form(Edition::E2019),
        _ => Followed::Unknown,
    }
}
