//! Intake: filed on the portal or entered by a clerk, confirmed, numbered (第二十九条、第三十一条; TR-01, TR-02).

use jiff::civil::Date;
use office::request::{Medium, Registration, Route};
use office::{InfoRequest, InternetConfirm, RequestId, Role, SubjectId};
use serde_json::json;
use sha2::{Digest, Sha256};
use statute::{ApplicantKind, Channel, ReceiptRule};

use super::{HANDLERS, step};
use crate::{ActError, Desk, hex};

/// What the form or the clerk states. Personal data goes sealed into the store and nowhere else.
#[derive(Debug, Clone)]
pub struct Filing {
    /// How it came in.
    pub channel: Channel,
    /// The day on which it came in.
    pub submitted_on: Date,
    /// Kind of applicant.
    pub applicant: ApplicantKind,
    /// What is asked for.
    pub description: String,
    /// 载体形式.
    pub medium: Medium,
    /// 获取方式.
    pub route: Route,
    /// Name, proof of identity and contact of the applicant, as the caller writes and reads them.
    pub personal: Vec<u8>,
    /// Key of the form, from [`new_form_key`]: the same form sent twice is one request.
    pub form_key: String,
}

/// A request handed in longer ago than so many days is registered by the head of the office only: a mistyped year
/// fixes the date of receipt for good.
const LATE: i32 = 180;

/// What the applicant takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its id.
    pub id: RequestId,
    /// Its number.
    pub number: String,
    /// The code for following it; kept nowhere.
    pub query_code: String,
    /// 收到申请之日, where it is fixed already.
    pub received_on: Option<Date>,
}

/// A key for a new form: 128 random bits.
///
/// # Errors
/// [`ActError::Refused`] where the system gives no random bytes.
pub fn new_form_key() -> Result<String, ActError> {
    let mut bytes = [0_u8; 16];
    let refused = |_| ActError::Refused("系统暂时无法受理，请稍后再试".to_owned());
    getrandom::fill(&mut bytes).map_err(refused)?;
    Ok(hex(&bytes))
}

/// TR-01: takes a request in and numbers it without gaps. On the portal the acknowledgement confirms (RCV-13,
/// setting `auto`), and what was handed in or signed for is received that day: then TR-02 follows at once.
///
/// # Errors
/// [`ActError::Refused`] with what is missing.
pub fn file(desk: &mut Desk<'_, '_>, filing: Filing) -> Result<Receipt, ActError> {
    match &desk.seat {
        Some(seat) => {
            let clerk = seat.role == Role::Clerk;
            desk.needs(&HANDLERS)?;
            let days = filing.submitted_on.until(desk.on).map_or(0, |span| span.get_days());
            if clerk && days > LATE {
                return Err(ActError::Refused(format!(
                    "提交日期{}距今{days}天，请核对年份；确属当时提交而没有登记的，由工作机构负责人登记",
                    filing.submitted_on
                )));
            }
        }
        None if filing.channel != Channel::Portal || filing.submitted_on != desk.on => {
            return Err(ActError::Refused("网上只能提交当日的网上申请".to_owned()));
        }
        None => {}
    }
    if filing.form_key.len() < 32 {
        return Err(ActError::Refused("表单已失效，请重新打开申请页面".to_owned()));
    }
    let query_code = query_code(&filing.form_key);
    let digest = digest(&query_code);
    if let Some(earlier) = desk.tx.request_coded(desk.body.id, &digest)? {
        let received_on = earlier.received_on();
        return Ok(Receipt { id: earlier.id, number: earlier.number, query_code, received_on });
    }
    let (channel, submitted_on) = (filing.channel, filing.submitted_on);
    let year = submitted_on.year();
    let seq = desk.tx.next_request_seq(desk.body.id, year)?;
    let id = RequestId(desk.tx.next_id()?);
    let occasion = desk.occasion("第二十九条");
    let requester = SubjectId(desk.tx.seal(&occasion, &filing.personal)?);
    let registration = Registration {
        channel,
        submitted_on,
        applicant: filing.applicant,
        requester,
        description: filing.description,
        medium: filing.medium,
        route: filing.route,
    };
    let number = desk.body.request_number(year, seq);
    let mark = desk.mark();
    let mut request = InfoRequest::submit(id, desk.body.id, number, digest, registration, mark)?;
    let confirm = desk.body.settings.internet_confirm;
    let at_once = match (channel, channel.receipt_rule()) {
        (_, ReceiptRule::HandIn) => Some("当面提交"),
        (_, ReceiptRule::Signature) => Some("签收"),
        (Channel::Portal, ReceiptRule::Confirmation) if confirm == InternetConfirm::Auto => {
            Some("平台回执确认")
        }
        (_, ReceiptRule::Confirmation) => None,
    };
    desk.keep_request(&request, "request/file", "第二十九条", &json!({ "channel": channel }))?;
    if let Some(how) = at_once {
        request = request.receive(mark, submitted_on, how.to_owned())?;
        let payload = json!({ "received_on": submitted_on });
        desk.keep_request(&request, "request/confirm_receipt", "第三十一条", &payload)?;
    }
    Ok(Receipt { id, number: request.number.clone(), query_code, received_on: request.received_on() })
}

/// RCV-08: notes an attempt to reach the applicant.
///
/// # Errors
/// [`ActError::Refused`] once the date of receipt is fixed.
pub fn attempt(desk: &mut Desk<'_, '_>, id: RequestId, reached: bool, note: String) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let act = ("request/attempt", "第三十一条");
    step(desk, id, act, &json!({ "reached": reached }), |request, mark| request.attempt(mark, reached, note))
}

/// TR-02: fixes 收到申请之日 by the rule of the channel.
///
/// # Errors
/// [`ActError::Refused`] where the channel gives another day.
pub fn confirm_receipt(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    received_on: Date,
    how: String,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "received_on": received_on });
    let act = ("request/confirm_receipt", "第三十一条");
    step(desk, id, act, &payload, |request, mark| request.receive(mark, received_on, how))
}

/// Adds a note on the handling.
///
/// # Errors
/// [`ActError::Refused`] without words, or once no answer is owed.
pub fn add_note(desk: &mut Desk<'_, '_>, id: RequestId, text: String) -> Result<(), ActError> {
    desk.needs(&[Role::Clerk, Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    step(desk, id, ("request/add_note", "第四十五条"), &json!({}), |request, mark| {
        request.add_note(mark, text)
    })
}

/// The query code of a form: ten letters and digits that are not mistaken for one another.
fn query_code(form_key: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let hash = Sha256::digest(format!("gongkai query code {form_key}"));
    hash.iter().take(10).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// What the store keeps of a query code.
pub(super) fn digest(query_code: &str) -> String {
    hex(&Sha256::digest(format!("gongkai query code digest {query_code}")))
}
