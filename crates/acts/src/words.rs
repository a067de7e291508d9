//! 词表: what a body tells the proofreader, and what it inherits from the body that supervises it.

use jiff::civil::Date;
use office::{Body, Document, Role};
use proof::{Entry, Lists, Sheet};
use report::region::Plan;
use serde_json::json;
use store::Tx;

use crate::{ActError, Desk};

/// Who keeps the words of a body.
const KEEPERS: [Role; 5] = [Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead, Role::Supervisor];

/// The sheet of a body; an empty one where it keeps none.
///
/// # Errors
/// [`ActError::Refused`] where what is kept cannot be read; [`ActError::Store`] when the store fails.
pub fn sheet(tx: &mut Tx<'_>, body: office::BodyId) -> Result<Sheet, ActError> {
    let text = tx.words(body)?.unwrap_or_default();
    Sheet::read(&text).map_err(|fault| ActError::Refused(fault.to_string()))
}

/// The lists with which a body's texts are read on a day: the house's, those of the body that lists it among the bodies
/// it supervises, its own.
///
/// # Errors
/// As [`sheet`].
pub fn lists(tx: &mut Tx<'_>, body: &Body, on: Date) -> Result<Lists, ActError> {
    let supervisor = match supervisor(tx, body)? {
        Some(supervisor) => sheet(tx, supervisor)?,
        None => Sheet::default(),
    };
    Ok(Lists::inherited(&supervisor, &sheet(tx, body.id)?).published_on(on))
}

/// Keeps the whole sheet of this body, as comma-separated values. Gives the number of its lines.
///
/// # Errors
/// [`ActError::Refused`] with every line that cannot be taken.
pub fn keep(desk: &mut Desk<'_, '_>, text: &str) -> Result<usize, ActError> {
    desk.needs(&KEEPERS)?;
    let sheet = Sheet::read(text).map_err(|fault| ActError::Refused(fault.to_string()))?;
    save(desk, &sheet, "words/keep")?;
    Ok(sheet.entries().len())
}

/// The items in which personal data was let pass, or waits for a second person: of a body and of those it supervises.
///
/// # Errors
/// As [`sheet`].
pub fn passed(tx: &mut Tx<'_>, body: office::BodyId) -> Result<Vec<Document>, ActError> {
    let mut found = tx.documents_passed(body)?;
    for other in tx.bodies()? {
        if other.id != body && supervisor(tx, &other)? == Some(body) {
            found.extend(tx.documents_passed(other.id)?);
        }
    }
    Ok(found)
}

/// Adds one line.
pub(crate) fn put(desk: &mut Desk<'_, '_>, entry: Entry) -> Result<(), ActError> {
    let mut kept = sheet(desk.tx, desk.body.id)?;
    kept.put(entry);
    save(desk, &kept, "words/put")
}

fn save(desk: &mut Desk<'_, '_>, sheet: &Sheet, act: &str) -> Result<(), ActError> {
    desk.tx.save_words(desk.body.id, &sheet.write(), desk.on)?;
    let payload = json!({ "lines": sheet.entries().len() });
    desk.journal(act, "words", desk.body.id.0, "第六条", &payload)
}

/// The body whose list of reporting bodies names this one.
fn supervisor(tx: &mut Tx<'_>, body: &Body) -> Result<Option<office::BodyId>, ActError> {
    for (id, units) in tx.regions()? {
        let plan = Plan::read(String::new(), 0, &units).ok().filter(|_| id != body.id);
        let named = plan.is_some_and(|plan| {
            plan.units.iter().any(|unit| unit.name == body.name || unit.other_names.contains(&body.name))
        });
        if named {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
