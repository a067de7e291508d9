//! 主动公开: a published item and its duty chain, 谁提供、谁审核、谁负责 (第十七条; STA-30).
//!
//! Draft → provided → reviewed → secrecy checked → signed → published. Any change lapses every approval. Nobody
//! who has changed the item since it was last published may review, check or sign it, and the provider is not the
//! reviewer.

mod answer;
mod content;
mod refusal;
mod steps;

pub use answer::{Answer, Spot, Waiver};
pub use content::{Category, Content, LegalForm, LegalKind, PublicationChannel, WithdrawalGround};
pub use refusal::DocumentRefusal;

use std::fmt;

use calendar::Calendar;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{PUBLICATION, due};

use crate::id::{BodyId, DocumentId, PersonId};
use crate::mark::Mark;

/// 政府信息, as it is written, checked and published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Whose.
    pub body: BodyId,
    content: Content,
    /// Counts changes, so that two people editing at once are noticed.
    version: u32,
    stage: DocumentStage,
    chain: Chain,
    /// Who has changed it since it was last published.
    hands: Vec<PersonId>,
    /// Why it was sent back since it was last published, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    returns: Vec<Returned>,
    /// What was said to findings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Answer>,
    publication: Option<Publication>,
    versions: Vec<Version>,
}

/// One sending back, kept when the text has been mended: whoever reviews it next sees what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The version sent back.
    pub version: u32,
    /// Who, and when.
    pub mark: Mark,
    /// Why.
    pub reason: String,
    /// The passage meant; empty for the whole.
    pub place: String,
}

/// Where an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum DocumentStage {
    /// 草稿.
    Draft,
    /// 退回修改.
    Returned {
        /// Who returned it, and when.
        mark: Mark,
        /// Why.
        reason: String,
        /// The passage meant; empty for the whole.
        place: String,
    },
    /// 待审核.
    Submitted,
    /// 待保密审查.
    Reviewed,
    /// 待签发.
    Cleared,
    /// 已报请确定: secrecy could not be decided here (第十七条第三款; STA-32).
    Referred,
    /// 待发布.
    Signed,
    /// 已发布.
    Published,
    /// 已撤下.
    Withdrawn {
        /// Who, and when.
        mark: Mark,
        /// The class of the reason, which decides what of the item is still shown.
        ground: WithdrawalGround,
        /// Why, in words for the public.
        reason: String,
    },
}

/// 谁提供、谁审核、谁负责: three named persons with dates, and the secrecy check between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// 谁提供.
    pub provided: Option<Mark>,
    /// 谁审核.
    pub reviewed: Option<Mark>,
    /// 保密审查.
    pub secrecy: Option<SecrecyCheck>,
    /// 谁负责（签发）.
    pub signed: Option<Mark>,
}

/// 保密审查 of one item; there is no approving in bulk (STA-31).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecrecyCheck {
    /// Who checked, and when.
    pub mark: Mark,
    /// The verdict.
    pub verdict: SecrecyVerdict,
    /// The reasons.
    pub reasons: String,
}

/// Outcome of a secrecy check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyVerdict {
    /// 不涉密，可以公开.
    Clear,
    /// 涉密，不得公开.
    Secret,
    /// 不能确定，报主管部门或者保密行政管理部门确定.
    Unsure,
}

/// What the public reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The text as published, whatever is being written meanwhile.
    pub content: Content,
    /// Its number.
    pub version: u32,
    /// 发布日期.
    pub on: Date,
    /// Where.
    pub channels: Vec<PublicationChannel>,
    /// Who stood for it.
    pub chain: Chain,
}

/// An earlier publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// As it was published.
    pub publication: Publication,
    /// Until when.
    pub until: Date,
}

impl Document {
    /// The text being worked on.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Number of the text being worked on; goes up with every change.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Where it stands.
    pub fn stage(&self) -> &DocumentStage {
        &self.stage
    }

    /// Who has stood for the text being worked on.
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// Who has changed it since it was last published.
    pub fn hands(&self) -> &[PersonId] {
        &self.hands
    }

    /// Why it was sent back since it was last published, oldest first.
    pub fn returns(&self) -> &[Returned] {
        &self.returns
    }

    /// What the public reads; `None` before publication and after withdrawal.
    pub fn publication(&self) -> Option<&Publication> {
        self.publication.as_ref()
    }

    /// Earlier publications, oldest first.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// 公开期限: twenty working days from formation (第二十六条; CLK-70).
    pub fn publication_due(&self, calendar: &Calendar) -> due::Due {
        due::working_days(self.content.formed_on, &PUBLICATION, "CLK-70", calendar)
    }

    /// Whether `person` may review, check or sign the text as it stands.
    pub fn may_approve(&self, person: PersonId) -> bool {
        !self.hands.contains(&person) && self.chain.provided.is_none_or(|by| by.person() != Some(person))
    }
}

impl DocumentStage {
    /// Words of all states, in order.
    pub const CODES: [&str; 9] = [
        "draft",
        "returned",
        "submitted",
        "reviewed",
        "cleared",
        "referred",
        "signed",
        "published",
        "withdrawn",
    ];

    /// The word stored.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Returned { .. } => "returned",
            Self::Submitted => "submitted",
            Self::Reviewed => "reviewed",
            Self::Cleared => "cleared",
            Self::Referred => "referred",
            Self::Signed => "signed",
            Self::Published => "published",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// What people read.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Returned { .. } => "退回修改",
            Self::Submitted => "待审核",
            Self::Reviewed => "待保密审查",
            Self::Cleared => "待签发",
            Self::Referred => "已报请确定是否涉密",
            Self::Signed => "待发布",
            Self::Published => "已发布",
            Self::Withdrawn { .. } => "已撤下",
        }
    }
}

impl fmt::Display for DocumentStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
