//! What an audit may know beside the report itself.

use jiff::civil::Date;
use statute::Regime;

use crate::{Report, region::RollUp};

/// What an audit may know beside the report itself; every part may be unknown.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Which regime the body is under; guessed from its name where unknown.
    pub regime: Option<Regime>,
    /// The body's report of the year before, for the rules across years.
    pub previous: Option<Report>,
    /// The day the report was published.
    pub published_on: Option<Date>,
    /// True where only the web page itself gives that day, which after a move of the site is the day of the move.
    pub published_by_page: bool,
    /// Whether this is a government's report (owed by 31 March) and not a department's (31 January); told from the
    /// name where unknown.
    pub government: Option<bool>,
    /// What the file says about itself.
    pub file: FileFacts,
    /// The same report as it stands on a web page, where this one was read from a file.
    pub page: Option<Report>,
    /// Reports of other bodies that may have the same words.
    pub alike: Vec<Report>,
    /// The roll-up of the region's bodies, where this is the region's own report.
    pub region: Option<RollUp>,
    /// What the list of the bodies that owe a report says.
    pub listed: Option<Listed>,
}

/// A body on the list of those that owe a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Whether its report of the year is among those given.
    pub reported: bool,
    /// The day of publication on the list.
    pub published_on: Option<Date>,
}

/// What a file says beside its text. The reader of files fills it; a report that was never a file has none of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// How many of its pages are pictures without text; for a picture, 1.
    pub pictured_pages: u32,
    /// What is left in it of the people who wrote it.
    pub traces: Vec<Trace>,
    /// How its paragraphs are indented, where the source shows it.
    pub indents: Indents,
}

/// A name in a file outside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it stands for.
    pub kind: TraceKind,
    /// The name.
    pub name: String,
}

/// What a name in a file stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TraceKind {
    /// Who wrote it.
    Author,
    /// Who saved it last.
    LastSavedBy,
    /// The manager named in it.
    Manager,
    /// Who wrote a comment that is still in it.
    Comment,
    /// Who made a tracked change that is still in it.
    Revision,
}

/// How many paragraphs of prose are indented in which way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Indents {
    /// By two wide blanks, the usual.
    pub wide: u32,
    /// By narrow blanks.
    pub narrow: u32,
    /// By a tab or another number of wide blanks.
    pub other: u32,
}

impl Indents {
    /// Counts the indents of the paragraphs in plain text. Short lines may be titles and signatures and are left out.
    pub fn of(source: &str) -> Self {
        const SHORTEST: usize = 30;
        let mut indents = Self::default();
        for line in source.lines() {
            let text = line.trim_start();
            let blanks = &line[..line.len() - text.len()];
            if blanks.is_empty() || text.chars().take(SHORTEST).count() < SHORTEST {
                continue;
            }
            match blanks {
                "\u{3000}\u{3000}" => indents.wide += 1,
                _ if blanks.chars().all(|c| matches!(c, ' ' | '\u{A0}')) => indents.narrow += 1,
                // A line that begins with a tab is a cell of a table.
                _ if blanks.starts_with('\t') => {}
                _ => indents.other += 1,
            }
        }
        indents
    }

    /// True where no one way is used throughout.
    pub fn are_mixed(self) -> bool {
        [self.wide, self.narrow, self.other].iter().filter(|count| **count > 0).count() > 1
    }
}

impl Context {
    /// The regime: as given, or guessed from the body's name; `None` where the name does not tell.
    pub fn regime_of(&self, body: &str) -> Option<Regime> {
        self.regime.or_else(|| guess_regime(body))
    }

    /// True where the body follows the form by local arrangement only: rules marked ° weigh as warnings then.
    pub fn is_voluntary(&self, body: &str) -> bool {
        self.regime_of(body) == Some(Regime::Voluntary)
    }

    /// The last day on which the report of a year may be published, and whose day it is (Art. 49).
    pub(crate) fn due(&self, body: &str, year: i16) -> Option<(Date, &'static str)> {
        let (month, whose) = if self.is_government(body) { (3, "政府") } else { (1, "部门") };
        Some((Date::new(year.saturating_add(1), month, 31).ok()?, whose))
    }

    /// True for the report of a government or a region (Art. 49(2)).
    pub fn is_government(&self, body: &str) -> bool {
        self.government.unwrap_or_else(|| {
            let region = ["省", "自治区", "自治州", "市", "县", "区", "旗", "盟", "镇", "乡", "街道"];
            body.ends_with("人民政府")
                || body.ends_with("管委会")
                || region.iter().any(|end| body.ends_with(end))
        })
    }
}

/// Group organisations that adopt the form without owing it (STA-96), told by name.
pub fn guess_regime(body: &str) -> Option<Regime> {
    const GROUPS: [&str; 13] = [
        "总工会",
        "工会",
        "妇联",
        "妇女联合会",
        "共青团",
        "团委",
        "残联",
        "残疾人联合会",
        "文联",
        "科协",
        "科学技术协会",
        "工商业联合会",
        "红十字会",
    ];
    GROUPS.iter().any(|word| body.contains(word)).then_some(Regime::Voluntary)
}
