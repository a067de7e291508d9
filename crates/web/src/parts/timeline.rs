//! 时间轴: what was done, what is to be done now, what comes next, each with its date.

use askama::Template;

use super::Steps;

/// One point of a timeline.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Done, now or next.
    pub tense: Tense,
    /// The date as it is shown; empty for none.
    pub on: String,
    /// What.
    pub what: String,
    /// By whom, why, under which article; empty for nothing.
    pub words: String,
    /// The sum behind the date.
    pub steps: Option<Steps>,
}

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// 已完成.
    Done,
    /// 现在.
    Now,
    /// 下一步.
    Next,
}

impl Tense {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Next => "next",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "已完成",
            Self::Now => "现在",
            Self::Next => "下一步",
        }
    }
}

impl Moment {
    /// Something done.
    pub fn done(on: impl Into<String>, what: impl Into<String>, words: impl Into<String>) -> Self {
        Self { tense: Tense::Done, on: on.into(), what: what.into(), words: words.into(), steps: None }
    }

    /// The same, now or next.
    pub fn at(self, tense: Tense) -> Self {
        Self { tense, ..self }
    }
}

/// A vertical list of moments.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/timeline.html")]
pub struct Timeline {
    /// The moments, in the order shown.
    pub moments: Vec<Moment>,
}

impl askama::filters::HtmlSafe for Timeline {}
