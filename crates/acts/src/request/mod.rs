//! 依申请公开: every step of a request, from filing to the archive (requests.md §4).

mod answer;
mod change;
mod correct;
mod excess;
mod fee;
mod file;
mod hold;
mod track;

pub use answer::{answer_on_the_spot, archive, decide, deliver, dispatch, reopen, withdraw};
pub use change::{DECIDERS, confirm_change, propose_change, refuse_change};
pub use correct::{correct, correction_notice_received, lapse_correction, request_correction};
pub use excess::{accept_reason, ask_reason, delay_answer, extend};
pub use fee::{charge, fee_notice_received, lapse_fee, pay, withdraw_fee};
pub use file::{Filing, Receipt, add_note, attempt, confirm_receipt, file, new_form_key};
pub use hold::{close_hold, consult_third_party, hold_received, open_hold, reveal_third_party};
pub use track::{reveal, track};

use office::request::Refusal;
use office::{InfoRequest, Mark, RequestId, Role};
use serde_json::Value;

use crate::{ActError, Desk};

/// Who handles requests.
const HANDLERS: [Role; 3] = [Role::Clerk, Role::OfficeHead, Role::Leader];

/// Load, decide, save, journal.
fn step(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    (act, article): (&str, &str),
    payload: &Value,
    decide: impl FnOnce(InfoRequest, Mark) -> Result<InfoRequest, Refusal>,
) -> Result<(), ActError> {
    let mark = desk.mark();
    let request = decide(desk.request(id)?, mark)?;
    desk.keep_request(&request, act, article, payload)
}
