//! What the proofreader says: where, which words, which would be right, why.

use rule::Severity;
use serde::Serialize;
use text::Place;

use crate::{Prose, Span, rules::Kind};

/// What kind of defect a rule looks for; `gongkai proof --only` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// 错别字、用词、规范表述.
    Characters,
    /// 标点、空格、序号.
    Punctuation,
    /// 数字、日期、计量单位、文号.
    Numerals,
    /// 个人信息.
    PersonalData,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A rule that leaves no room.
    Certain,
    /// Right in most cases.
    Likely,
    /// House style, or for a person to judge.
    Possible,
}

/// Whether the suggestion may be taken without reading the sentence again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fix {
    /// The words stay the same; only a mark, a width or a space changes.
    Safe,
    /// Another word: a person decides.
    Suggested,
}

/// One finding of the proofreader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The id of the rule: TXT-01, PD-11.
    pub rule: &'static str,
    /// How much it weighs: error, warning (likely), info (style).
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What kind of defect it is.
    pub family: Family,
    /// Where it stands in the source, in Unicode scalars.
    pub place: Place,
    /// The words that stand there.
    pub quote: String,
    /// The words that would put it right, where there is one answer; empty means: delete.
    pub suggestion: Option<String>,
    /// Whether the suggestion may be taken in one click.
    pub fix: Fix,
    /// Why, in one sentence.
    pub reason: String,
    /// The clause it rests on.
    pub citation: &'static str,
}

impl Finding {
    /// The word of the exchange format for how much it weighs: error, likely, style.
    pub fn level(&self) -> &'static str {
        match self.severity {
            Severity::Error => "error",
            Severity::Warning => "likely",
            Severity::Info => "style",
        }
    }

    /// The finding of a rule, with its place in the source; `None` in addresses and program text.
    ///
    /// What stands inside 《》 or a quotation keeps its own spelling: there a finding weighs one level less.
    pub(crate) fn of(prose: &Prose, kind: &Kind, found: rule::Finding<Span>) -> Option<Self> {
        let span = found.place;
        if kind.shelters && prose.is_sheltered(span) {
            return None;
        }
        let quoted = kind.lighter_in_quotations && prose.is_quoted(span);
        let severity = match found.severity {
            Severity::Error if quoted => Severity::Warning,
            Severity::Warning if quoted => Severity::Info,
            severity => severity,
        };
        let confidence = match severity {
            Severity::Error => Confidence::Certain,
            Severity::Warning => Confidence::Likely,
            Severity::Info => Confidence::Possible,
        };
        Some(Self {
            rule: found.rule,
            severity,
            confidence,
            family: kind.family,
            place: prose.place(span),
            quote: found.quote,
            suggestion: found.proposal,
            fix: kind.fix,
            reason: found.explanation,
            citation: found.citation,
        })
    }
}
