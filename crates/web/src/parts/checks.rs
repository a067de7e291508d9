//! 检查结果: findings with their severity, place, quotation and what to do.

use askama::Template;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Must be put right.
    Error,
    /// Must be looked at.
    Warning,
    /// Should be known.
    Note,
}

impl Weight {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "✕ 须改正",
            Self::Warning => "! 请核对",
            Self::Note => "○ 提示",
        }
    }
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Check {
    /// How serious.
    pub weight: Weight,
    /// Where: 标题, 第3段, 表三第2行.
    pub place: String,
    /// What stands there; empty where something is missing.
    pub quote: String,
    /// What is wrong and how to put it right.
    pub words: String,
    /// Rule id and citation; empty for none.
    pub basis: String,
    /// Where it can be put right or answered.
    pub address: Option<String>,
}

/// The panel.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/checks.html")]
pub struct Checks {
    /// What was checked, for the reader who finds no finding.
    pub about: &'static str,
    /// The findings, the serious ones first.
    pub checks: Vec<Check>,
}

impl askama::filters::HtmlSafe for Checks {}

impl Checks {
    /// How many of a weight.
    pub fn count(&self, weight: Weight) -> usize {
        self.checks.iter().filter(|check| check.weight == weight).count()
    }
}
