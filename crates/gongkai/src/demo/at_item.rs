//! A stroke of work on an item.

use acts::{ActError, document};
use calendar::Date;
use jiff::Timestamp;
use office::SecrecyVerdict;
use store::Tx;

use super::items::{Item, Stroke};
use super::people::Chair;
use super::timeline::World;

/// What the person who checks secrecy writes.
const NOT_SECRET: &str = "对照保密事项范围逐项审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。";

/// What that person writes where the answer is another's.
const UNSURE: &str = "附件涉及其他机关产生的数据，不能确定是否涉及工作秘密，报县保密行政管理部门确定。";

/// Lets one stroke happen, by the person whose duty it is.
pub fn happen(
    tx: &mut Tx<'_>,
    world: &mut World,
    (n, item): (usize, &Item),
    stroke: Stroke,
    when: (Date, Timestamp),
    today: Date,
) -> Result<(), ActError> {
    let chair = match stroke {
        Stroke::Draft | Stroke::Submit | Stroke::Mend | Stroke::Amend => item.by,
        Stroke::Publish | Stroke::Repeal => Chair::Clerk,
        Stroke::SendBack | Stroke::Pass => Chair::Reviewer,
        Stroke::Clear | Stroke::Refer => Chair::Secrecy,
        Stroke::Sign | Stroke::Withdraw => Chair::Leader,
    };
    if stroke == Stroke::Draft {
        // CAT-53: the number is given when the item is begun.
        let (year, seq) = (item.year(today), world.next_index(item.office, item.year(today)));
        let desk = &mut world.desk(tx, item.office, chair, when)?;
        let index = format!("{}/{year}-{seq:05}", desk.body.code);
        let id = document::draft(desk, item.content(stroke, index, today))?;
        world.documents.insert(n, id);
        return Ok(());
    }
    let id = *world.documents.get(&n).ok_or(ActError::NotFound)?;
    let desk = &mut world.desk(tx, item.office, chair, when)?;
    match stroke {
        Stroke::Draft => Ok(()),
        Stroke::Submit => document::submit(desk, id),
        Stroke::SendBack => {
            let Some(returned) = item.returned() else { return Ok(()) };
            document::send_back(desk, id, returned.reason.clone(), returned.place.clone())
        }
        Stroke::Mend | Stroke::Amend => {
            let before = desk.tx.document(id)?.ok_or(ActError::NotFound)?;
            let index = before.content().index_number.clone();
            document::edit(desk, id, before.version(), item.content(stroke, index, today)).map(drop)
        }
        Stroke::Pass => document::review_pass(desk, id),
        Stroke::Clear => document::check_secrecy(desk, id, SecrecyVerdict::Clear, NOT_SECRET.into()),
        Stroke::Refer => document::check_secrecy(desk, id, SecrecyVerdict::Unsure, UNSURE.into()),
        Stroke::Sign => document::sign(desk, id),
        Stroke::Publish => document::publish(desk, id, item.channels()),
        Stroke::Withdraw => match item.withdrawn() {
            Some(withdrawn) => document::withdraw(desk, id, withdrawn.ground, withdrawn.reason.clone()),
            None => Ok(()),
        },
        Stroke::Repeal => match item.repealed() {
            Some(day) => document::repeal(desk, id, day),
            None => Ok(()),
        },
    }
}
