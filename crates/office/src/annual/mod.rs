//! 政府信息公开工作年度报告, from its first count to publication (第四十九条、第五十条).
//!
//! Draft → submitted → signed → published; a correction begins a new version with a note, and what was signed stays
//! (AR-22). The words are edited passage by passage. The numbers are counted, never typed: signing freezes them with
//! a digest of the list of records behind each. Nobody who wrote or submitted a report signs it.
//!
//! A cell is known here by its address in the form (`t3/new_received/natural`) and by nothing else.

mod count;
mod refusal;
mod steps;

pub use count::{CarriedIn, CellBasis, CellCount, CellList, Count, Member, MemberKind};
pub use refusal::ReportRefusal;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{BodyId, PersonId, ReportId};
use crate::mark::Mark;

/// The annual report of a body for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnualReport {
    /// Its id.
    pub id: ReportId,
    /// Whose.
    pub body: BodyId,
    /// The year reported on.
    pub year: i16,
    passages: BTreeMap<ReportPart, Passage>,
    count: Count,
    counted: Mark,
    answers: Vec<FindingAnswer>,
    stage: ReportStage,
    submitted: Option<Mark>,
    /// Who has written in it since it was last signed.
    hands: Vec<PersonId>,
    /// Why a version after the first was begun; empty for the first.
    note: String,
    signings: Vec<Signing>,
}

/// Parts of the report that consist of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportPart {
    /// 引言.
    Introduction,
    /// 一、总体情况.
    Overview,
    /// 二、主动公开政府信息情况.
    Disclosure,
    /// 三、收到和处理政府信息公开申请情况.
    Requests,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    Other,
}

impl ReportPart {
    /// All, in the order of the report.
    pub const ALL: [Self; 7] = [
        Self::Introduction,
        Self::Overview,
        Self::Disclosure,
        Self::Requests,
        Self::Disputes,
        Self::Problems,
        Self::Other,
    ];

    /// The id of the section in the form, `s1` to `s6`; `intro` before them.
    pub fn code(self) -> &'static str {
        match self {
            Self::Introduction => "intro",
            Self::Overview => "s1",
            Self::Disclosure => "s2",
            Self::Requests => "s3",
            Self::Disputes => "s4",
            Self::Problems => "s5",
            Self::Other => "s6",
        }
    }

    /// The part of a word used in addresses.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Introduction => "引言",
            Self::Overview => "一、总体情况",
            Self::Disclosure => "二、主动公开政府信息情况",
            Self::Requests => "三、收到和处理政府信息公开申请情况",
            Self::Disputes => "四、政府信息公开行政复议、行政诉讼情况",
            Self::Problems => "五、存在的主要问题及改进情况",
            Self::Other => "六、其他需要报告的事项",
        }
    }
}

/// The words of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Paragraphs, parted by line ends.
    pub text: String,
    /// Counts changes, so that two people editing at once are noticed.
    pub version: u32,
    /// Whether a person has changed what was drafted from the records.
    pub edited: bool,
}

/// What somebody said to a warning of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingAnswer {
    /// Which finding: a word made from its rule, place and quotation.
    pub finding: String,
    /// The rule that found it.
    pub rule: String,
    /// What was said.
    pub words: String,
    /// Who, and when.
    pub mark: Mark,
}

/// Where a report stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum ReportStage {
    /// 草稿.
    Draft,
    /// 退回修改.
    Returned {
        /// Who returned it, and when.
        mark: Mark,
        /// Why.
        reason: String,
    },
    /// 待签发.
    Submitted,
    /// 待发布.
    Signed,
    /// 已发布.
    Published,
}

impl ReportStage {
    /// The word stored.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Returned { .. } => "returned",
            Self::Submitted => "submitted",
            Self::Signed => "signed",
            Self::Published => "published",
        }
    }

    /// What people read.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Returned { .. } => "退回修改",
            Self::Submitted => "待签发",
            Self::Signed => "待发布",
            Self::Published => "已发布",
        }
    }
}

/// A report as it was signed: frozen, whatever happens to the records afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// 1 for the first version, and so on.
    pub number: u32,
    /// Why this version was made; empty for the first.
    pub note: String,
    /// Full name of the body on that day.
    pub body_name: String,
    /// Edition of the form, by its year.
    pub edition: String,
    /// The words.
    pub passages: BTreeMap<ReportPart, String>,
    /// The numbers, each with the digest of its list.
    pub count: Count,
    /// What was said to the warnings of the audit.
    pub answers: Vec<FindingAnswer>,
    /// Who submitted it, and when.
    pub submitted: Option<Mark>,
    /// Who signed it, and when.
    pub signed: Mark,
    /// Digest of everything above, in hexadecimal digits.
    pub digest: String,
    /// Who published it, and when; `None` before publication.
    pub published: Option<Mark>,
}

impl AnnualReport {
    /// The words of a part.
    pub fn passage(&self, part: ReportPart) -> Option<&Passage> {
        self.passages.get(&part)
    }

    /// The words of all parts, in their order.
    pub fn passages(&self) -> impl Iterator<Item = (ReportPart, &Passage)> {
        self.passages.iter().map(|(part, passage)| (*part, passage))
    }

    /// The numbers as last counted.
    pub fn count(&self) -> &Count {
        &self.count
    }

    /// Who last counted them, and when.
    pub fn counted(&self) -> Mark {
        self.counted
    }

    /// What was said to the warnings of the audit.
    pub fn answers(&self) -> &[FindingAnswer] {
        &self.answers
    }

    /// Where it stands.
    pub fn stage(&self) -> &ReportStage {
        &self.stage
    }

    /// Who submitted the text as it stands.
    pub fn submitted(&self) -> Option<Mark> {
        self.submitted
    }

    /// Who has written in it since it was last signed.
    pub fn hands(&self) -> &[PersonId] {
        &self.hands
    }

    /// Why the present version was begun; empty for the first.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// All signed versions, oldest first.
    pub fn signings(&self) -> &[Signing] {
        &self.signings
    }

    /// The version last signed: what the next year carries over from.
    pub fn signed(&self) -> Option<&Signing> {
        self.signings.last()
    }

    /// What the public reads: the version last published.
    pub fn published(&self) -> Option<&Signing> {
        self.signings.iter().rev().find(|signing| signing.published.is_some())
    }

    /// What was published first: by it the report is in time or late (第四十九条).
    pub fn first_published(&self) -> Option<&Signing> {
        self.signings.iter().find(|signing| signing.published.is_some())
    }

    /// Whether `person` may sign the report as it stands.
    pub fn may_sign(&self, person: PersonId) -> bool {
        !self.hands.contains(&person) && self.submitted.is_none_or(|by| by.person() != Some(person))
    }

    /// Whether words and numbers may still change.
    pub fn is_open(&self) -> bool {
        match self.stage {
            ReportStage::Draft | ReportStage::Returned { .. } | ReportStage::Submitted => true,
            ReportStage::Signed | ReportStage::Published => false,
        }
    }
}
