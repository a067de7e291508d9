//! 主要问题及改进情况: the register that feeds section five of the annual report.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{BodyId, ProblemId};
use crate::mark::Mark;

/// A problem, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its id.
    pub id: ProblemId,
    /// Whose.
    pub body: BodyId,
    /// Report year in which it is stated.
    pub year: i16,
    /// Where it came from: inspection, public rating, feedback, own finding.
    pub source: String,
    /// What is wrong.
    pub text: String,
    /// What is to be done.
    pub plan: String,
    /// By when.
    pub due_on: Option<Date>,
    /// Who entered it, and when.
    pub opened: Mark,
    /// What was done; `None` while open.
    pub remedied: Option<Remedied>,
}

/// 整改情况.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedied {
    /// Who closed it, and when.
    pub mark: Mark,
    /// What was done, with evidence.
    pub text: String,
}

/// Why an entry cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadProblem {
    /// Something must be stated.
    #[error("请填写{0}")]
    Missing(&'static str),
    /// Closed once.
    #[error("该问题已于{0}整改完毕，不能再修改或者重复登记")]
    Closed(Date),
    /// Closed after it was opened.
    #[error("整改日期（{on}）早于发现日期（{opened}），请核对日期")]
    TooEarly {
        /// The date stated.
        on: Date,
        /// The date of the entry.
        opened: Date,
    },
}

impl Problem {
    /// Checks a new entry.
    ///
    /// # Errors
    /// [`BadProblem::Missing`].
    pub fn checked(self) -> Result<Self, BadProblem> {
        match () {
            () if self.text.trim().is_empty() => Err(BadProblem::Missing("存在的问题")),
            () if self.source.trim().is_empty() => Err(BadProblem::Missing("问题来源")),
            () => Ok(self),
        }
    }

    /// States it in other words, while it is open.
    ///
    /// # Errors
    /// [`BadProblem`] once it is closed, or without words.
    pub fn restate(self, text: String, plan: String, due_on: Option<Date>) -> Result<Self, BadProblem> {
        if let Some(remedied) = &self.remedied {
            return Err(BadProblem::Closed(remedied.mark.on));
        }
        Self { text, plan, due_on, ..self }.checked()
    }

    /// Closes it with what was done.
    ///
    /// # Errors
    /// [`BadProblem`] the second time, or without words.
    pub fn remedy(mut self, mark: Mark, text: String) -> Result<Self, BadProblem> {
        if let Some(remedied) = &self.remedied {
            return Err(BadProblem::Closed(remedied.mark.on));
        }
        if text.trim().is_empty() {
            return Err(BadProblem::Missing("整改措施和结果"));
        }
        if mark.on < self.opened.on {
            return Err(BadProblem::TooEarly { on: mark.on, opened: self.opened.on });
        }
        self.remedied = Some(Remedied { mark, text });
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_closed_once_with_words() {
        let on = Mark::public(Date::constant(2024, 6, 3));
        let problem = Problem {
            id: ProblemId(1),
            body: BodyId(1),
            year: 2024,
            source: "社会评议".into(),
            text: "更新不及时".into(),
            plan: "每月检查".into(),
            due_on: None,
            opened: on,
            remedied: None,
        };
        assert!(problem.clone().remedy(on, " ".into()).is_err());
        let problem = problem.restate("更新不够及时".into(), "每周检查".into(), None).unwrap();
        assert!(problem.clone().restate(" ".into(), String::new(), None).is_err());
        let closed = problem.remedy(on, "已建立每月检查制度".into()).unwrap();
        assert!(closed.clone().restate("更新".into(), String::new(), None).is_err());
        assert_eq!(
            closed.remedy(on, "再次".into()).unwrap_err().to_string(),
            "该问题已于2024-06-03整改完毕，不能再修改或者重复登记"
        );
    }
}
