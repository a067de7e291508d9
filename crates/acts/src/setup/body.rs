//! Bodies and what they have decided about their disclosure work.

use office::{Body, BodyId};
use serde_json::json;
use store::INSTALLATION;

use super::SetupDesk;
use crate::ActError;

/// Enters a body; the id in `body` is not looked at.
///
/// # Errors
/// [`ActError::Refused`] from a seat, with what is missing, or where the code or the name is taken.
pub fn found_body(desk: &mut SetupDesk<'_, '_>, body: Body) -> Result<BodyId, ActError> {
    if desk.seat.is_some() {
        return Err(ActError::Refused("新单位须在服务器上用命令行建立，请联系系统维护人员".to_owned()));
    }
    let id = BodyId(desk.tx.next_id()?);
    let body = Body { id, ..body }.checked()?;
    desk.tx.hold(id.0)?;
    // Two bodies founded at once must not both find their code free.
    desk.tx.hold(INSTALLATION)?;
    let code = &body.code;
    if desk.tx.bodies()?.iter().any(|other| other.code.eq_ignore_ascii_case(code)) {
        return Err(ActError::Refused(format!("机关代字“{code}”已被其他单位使用，请换一个")));
    }
    name_is_free(desk, &body)?;
    desk.tx.save_body(&body)?;
    desk.journal(id.0, "body/found", ("body", id.0), Some("第四条"), &json!({ "code": body.code }))?;
    Ok(id)
}

/// Changes name and settings of a body. Its code stays: it stands in the numbers of its requests.
///
/// # Errors
/// [`ActError::Refused`] with what is missing, for another code, or where the name is taken.
pub fn change_body(desk: &mut SetupDesk<'_, '_>, body: Body) -> Result<(), ActError> {
    let before = desk.body(body.id)?;
    let body = body.checked()?;
    if body.code != before.code {
        return Err(ActError::Refused("机关代字已用于申请编号，不能修改".to_owned()));
    }
    if body == before {
        return Ok(());
    }
    name_is_free(desk, &body)?;
    desk.tx.save_body(&body)?;
    desk.journal(body.id.0, "body/change", ("body", body.id.0), Some("第四条"), &json!({}))
}

/// A citizen who looks for a body must not find two of one name.
fn name_is_free(desk: &mut SetupDesk<'_, '_>, body: &Body) -> Result<(), ActError> {
    let bodies = desk.tx.bodies()?;
    let same = bodies.iter().find(|other| other.id != body.id && other.name == body.name);
    same.map_or(Ok(()), |other| {
        let sentence = format!("已有名称为“{}”的单位，代字是{}，请核对名称", other.name, other.code);
        Err(ActError::Refused(sentence))
    })
}
