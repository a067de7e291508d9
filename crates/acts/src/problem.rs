//! 主要问题及改进情况: the register behind section five (第五十条).

use jiff::civil::Date;
use office::{Problem, ProblemId, Role};
use serde_json::{Value, json};

use crate::{ActError, Desk};

/// Who keeps the register.
const KEEPERS: [Role; 4] = [Role::Clerk, Role::Reviewer, Role::OfficeHead, Role::Leader];

/// What was found.
#[derive(Debug, Clone)]
pub struct NewProblem {
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
}

/// Enters a problem.
///
/// # Errors
/// [`ActError::Refused`] without its words or its source.
pub fn register(desk: &mut Desk<'_, '_>, new: NewProblem) -> Result<ProblemId, ActError> {
    desk.needs(&KEEPERS)?;
    let NewProblem { year, source, text, plan, due_on } = new;
    let problem = Problem {
        id: ProblemId(desk.tx.next_id()?),
        body: desk.body.id,
        year,
        source,
        text,
        plan,
        due_on,
        opened: desk.mark(),
        remedied: None,
    }
    .checked()?;
    keep(desk, &problem, "problem/register", &json!({ "year": year }))?;
    Ok(problem.id)
}

/// States an open problem, its plan or its term in other words.
///
/// # Errors
/// [`ActError::Refused`] once it is closed, or without words.
pub fn restate(
    desk: &mut Desk<'_, '_>,
    id: ProblemId,
    text: String,
    plan: String,
    due_on: Option<Date>,
) -> Result<(), ActError> {
    desk.needs(&KEEPERS)?;
    let problem = problem(desk, id)?.restate(text, plan, due_on)?;
    keep(desk, &problem, "problem/restate", &json!({}))
}

/// Closes a problem with what was done.
///
/// # Errors
/// [`ActError::Refused`] the second time, or without words.
pub fn remedy(desk: &mut Desk<'_, '_>, id: ProblemId, text: String) -> Result<(), ActError> {
    desk.needs(&KEEPERS)?;
    let mark = desk.mark();
    let problem = problem(desk, id)?.remedy(mark, text)?;
    keep(desk, &problem, "problem/remedy", &json!({}))
}

/// A problem of this body.
fn problem(desk: &mut Desk<'_, '_>, id: ProblemId) -> Result<Problem, ActError> {
    let body = desk.body.id;
    desk.tx.problem(id)?.filter(|problem| problem.body == body).ok_or(ActError::NotFound)
}

fn keep(desk: &mut Desk<'_, '_>, problem: &Problem, act: &str, payload: &Value) -> Result<(), ActError> {
    desk.tx.save_problem(problem)?;
    desk.journal(act, "problem", problem.id.0, "第五十条", payload)
}
