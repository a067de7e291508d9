//! A request to test views with.

use jiff::civil::{Date, date};
use office::request::{Medium, Registration, Route};
use office::{BodyId, InfoRequest, Mark, PersonId, RequestId, SeatId, SubjectId};
use statute::{ApplicantKind, Channel};

/// The day on which it comes in.
pub const DAY: Date = date(2024, 6, 3);

/// A step from the test's seat.
pub fn at(on: Date) -> Mark {
    Mark::seat(on, SeatId(1), PersonId(1))
}

/// A request that came in by a channel.
pub fn submitted(channel: Channel) -> InfoRequest {
    let registration = Registration {
        channel,
        submitted_on: DAY,
        applicant: ApplicantKind::Natural,
        requester: SubjectId(1),
        description: "2023年养老机构补贴发放表".into(),
        medium: Medium::Electronic,
        route: Route::Email,
    };
    let number = "SFMZ-2024-0001".to_owned();
    InfoRequest::submit(RequestId(1), BodyId(1), number, String::new(), registration, at(DAY)).unwrap()
}

/// The same, received.
pub fn received() -> InfoRequest {
    submitted(Channel::InPerson).receive(at(DAY), DAY, "当面提交".into()).unwrap()
}
