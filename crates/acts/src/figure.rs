//! 填报数字: what a body states by hand, with source, person and day (第五十条).

use office::{DeclaredFigure, FigureId, Role};
use report::form::CellType;
use report::{Edition, form};
use serde_json::json;

use crate::{ActError, Desk};

/// Who states figures.
const KEEPERS: [Role; 4] = [Role::Clerk, Role::Reviewer, Role::OfficeHead, Role::Leader];

/// A figure as it is stated.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Report year.
    pub year: i16,
    /// Cell of table two (`t2/penalty/decisions`), or a fact of the text (`s1/trainings`).
    pub cell: String,
    /// Digits, at most one point.
    pub number: String,
    /// Where it was taken from.
    pub source: String,
    /// Remarks.
    pub note: String,
}

/// States a figure, or states it anew: a cell of a year has one.
///
/// # Errors
/// [`ActError::Refused`] for a cell that is counted, a number that does not fit it, or without a source.
pub fn declare(desk: &mut Desk<'_, '_>, stated: Statement) -> Result<FigureId, ActError> {
    desk.needs(&KEEPERS)?;
    fits(&stated)?;
    let Statement { year, cell, number, source, note } = stated;
    let before = desk.tx.figure_of(desk.body.id, year, &cell)?;
    let id = match &before {
        Some(before) => before.id,
        None => FigureId(desk.tx.next_id()?),
    };
    let (body, stated) = (desk.body.id, desk.mark());
    let figure = DeclaredFigure { id, body, year, cell, number, source, note, stated }.checked()?;
    desk.tx.save_figure(&figure)?;
    let act = if before.is_some() { "figure/change" } else { "figure/declare" };
    let was = before.map(|before| before.number);
    let payload = json!({ "year": year, "cell": figure.cell, "number": figure.number, "was": was });
    desk.journal(act, "figure", id.0, "第五十条", &payload)?;
    Ok(id)
}

/// Withdraws a figure, so that the cell is counted from records again, or blank.
///
/// # Errors
/// [`ActError::Refused`] without a reason.
pub fn withdraw(desk: &mut Desk<'_, '_>, id: FigureId, reason: &str) -> Result<(), ActError> {
    desk.needs(&KEEPERS)?;
    if reason.trim().is_empty() {
        return Err(ActError::Refused("请填写撤回填报数字的理由".to_owned()));
    }
    let body = desk.body.id;
    let figure = desk.tx.figure(id)?.filter(|figure| figure.body == body).ok_or(ActError::NotFound)?;
    desk.tx.remove_figure(id)?;
    let payload =
        json!({ "year": figure.year, "cell": figure.cell, "was": figure.number, "reason": reason.trim() });
    desk.journal("figure/withdraw", "figure", id.0, "第五十条", &payload)
}

/// Whether a figure may stand there, and the number is of the kind of the cell.
fn fits(stated: &Statement) -> Result<(), ActError> {
    let cell = stated.cell.as_str();
    let refused = |sentence: &str| Err(ActError::Refused(sentence.to_owned()));
    if cell.starts_with("t3/") || cell.starts_with("t4/") {
        return refused("表三、表四由系统从办理记录统计，不能填报；数字有误的，请更正相应的记录");
    }
    if let Some(fact) = cell.strip_prefix("s1/") {
        let word = fact.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        return if word && !fact.is_empty() { Ok(()) } else { refused("请选择要填报的项目") };
    }
    match form(Edition::E2021).cell(cell) {
        None => refused("请选择要填报的项目"),
        Some(form) if form.kind != CellType::Amount && stated.number.contains('.') => {
            refused("此项是件数，请填写整数")
        }
        Some(_) => Ok(()),
    }
}
