//! 任务清单: the steps of something longer, each with its state in words.

use askama::Template;

/// A step.
#[derive(Debug, Clone)]
pub struct Task {
    /// What is to be done.
    pub label: String,
    /// Where; none while it cannot be done yet.
    pub address: Option<String>,
    /// How far it is.
    pub state: TaskState,
    /// A line below; empty for none.
    pub note: String,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// 未开始.
    Open,
    /// 进行中.
    Begun,
    /// 已完成.
    Done,
    /// 需修改.
    Wrong,
    /// 尚不能办理.
    Blocked,
}

impl TaskState {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Wrong => "wrong",
            Self::Blocked => "blocked",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "○ 未开始",
            Self::Begun => "◐ 进行中",
            Self::Done => "✓ 已完成",
            Self::Wrong => "✕ 需修改",
            Self::Blocked => "‖ 尚不能办理",
        }
    }
}

/// The list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/tasks.html")]
pub struct Tasks {
    /// The steps, in order.
    pub tasks: Vec<Task>,
}

impl askama::filters::HtmlSafe for Tasks {}
