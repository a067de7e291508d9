//! Looking at a request: the applicant with number and code, the handler at personal data.

use office::{InfoRequest, RequestId};
use store::{StoreError, Tx};

use super::HANDLERS;
use super::file::digest;
use crate::{ActError, Desk};

/// What an applicant may follow: `None` alike for a wrong number and a wrong code, and compared in the same time.
///
/// # Errors
/// When the store fails.
pub fn track(tx: &mut Tx<'_>, number: &str, query_code: &str) -> Result<Option<InfoRequest>, StoreError> {
    let request = tx.request_numbered(number.trim())?;
    let given = digest(&query_code.trim().to_ascii_uppercase());
    let kept = request.as_ref().map_or_else(|| digest(""), |request| request.query_code_hash.clone());
    let same = kept.len() == given.len()
        && kept.bytes().zip(given.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0;
    Ok(request.filter(|_| same))
}

/// Opens the applicant's personal data; that is journalled, with the reason.
///
/// # Errors
/// [`ActError::Refused`] without a reason or from a seat that does not handle requests.
pub fn reveal(desk: &mut Desk<'_, '_>, id: RequestId, why: &str) -> Result<Vec<u8>, ActError> {
    desk.needs(&HANDLERS)?;
    if why.trim().is_empty() {
        return Err(ActError::Refused("请填写查看申请人信息的理由".to_owned()));
    }
    let requester = desk.request(id)?.registration.requester;
    let occasion = desk.occasion("第四十五条");
    Ok(desk.tx.open_sealed(&occasion, requester.0, why)?.to_vec())
}
