//! A step of a reconsideration or a suit.

use acts::ActError;
use acts::dispute::{self, NewDispute};
use calendar::Date;
use jiff::Timestamp;
use office::{DisputeKind, Verdict};
use store::Tx;

use super::cases::{Case, What};
use super::people::Chair;
use super::timeline::World;

/// Lets one step happen.
pub fn happen(
    tx: &mut Tx<'_>,
    world: &mut World,
    (n, case): (usize, &Case),
    what: &What,
    when: (Date, Timestamp),
) -> Result<(), ActError> {
    let (request, latest) = (world.requests.get(&n).copied(), world.disputes.get(&n).copied());
    let desk = &mut world.desk(tx, case.office, Chair::Clerk, when)?;
    match what {
        What::Dispute { kind, procedure, number } => {
            let settings = &desk.body.settings;
            let authority = match kind {
                DisputeKind::Review => settings.authority.clone(),
                DisputeKind::SuitDirect | DisputeKind::SuitAfterReview => settings.court.clone(),
            };
            let new = NewDispute {
                request,
                kind: *kind,
                procedure: *procedure,
                case_number: number.clone(),
                authority,
                copy_received_on: when.0,
            };
            let id = dispute::register(desk, new)?;
            world.disputes.insert(n, id);
            Ok(())
        }
        What::DisputeAnswered => dispute::answer(desk, latest.ok_or(ActError::NotFound)?, when.0),
        What::Verdict { result, order } => {
            let verdict =
                Verdict { result: *result, decided_on: when.0, received_on: when.0, order: order.clone() };
            dispute::conclude(desk, latest.ok_or(ActError::NotFound)?, verdict)
        }
        _ => Ok(()),
    }
}
