//! Findings: what stands where, and what should.

use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 错误: must be put right before publication.
    Error,
    /// 警告: must be answered.
    Warning,
    /// 提示: to be known.
    Info,
}

impl Severity {
    /// The word of the exchange format.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The word on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Info => "提示",
        }
    }
}

/// What a rule found. `P` says where: a cell and a span in a report, a record in an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding<P> {
    /// The id of the rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub place: P,
    /// The words that stand there, as they stand.
    pub quote: String,
    /// One sentence: what stands there and what should.
    pub explanation: String,
    /// The provision the rule rests on.
    pub citation: &'static str,
    /// The words that would put it right, where there is one answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// The findings of one rule while it runs.
#[derive(Debug)]
pub struct Findings<P> {
    rule: &'static str,
    severity: Severity,
    citation: &'static str,
    found: Vec<Finding<P>>,
}

impl<P> Findings<P> {
    /// An empty list for a rule.
    pub(crate) fn new(rule: &'static str, severity: Severity, citation: &'static str) -> Self {
        Self { rule, severity, citation, found: Vec::new() }
    }

    /// Adds a finding at the rule's own severity.
    pub fn at(
        &mut self,
        place: P,
        quote: impl Into<String>,
        explanation: impl Into<String>,
    ) -> &mut Finding<P> {
        self.at_severity(self.severity, place, quote, explanation)
    }

    /// Adds a finding whose severity depends on the subject (an older edition, a voluntary body).
    pub fn at_severity(
        &mut self,
        severity: Severity,
        place: P,
        quote: impl Into<String>,
        explanation: impl Into<String>,
    ) -> &mut Finding<P> {
        self.found.push(Finding {
            rule: self.rule,
            severity,
            place,
            quote: quote.into(),
            explanation: explanation.into(),
            citation: self.citation,
            proposal: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// What was found so far.
    pub fn so_far(&self) -> &[Finding<P>] {
        &self.found
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(crate) fn into_vec(self) -> Vec<Finding<P>> {
        self.found
    }
}

impl<P> Finding<P> {
    /// Says which words would put it right.
    pub fn propose(&mut self, words: impl Into<String>) {
        self.proposal = Some(words.into());
    }
}
