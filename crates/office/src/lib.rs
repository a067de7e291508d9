//! Bodies, seats, documents, requests, disputes, problems, annual reports: their states and steps.
//!
//! Records are values; a step takes one and gives back the next or a typed refusal, in a Chinese sentence for the
//! person at the screen. No clock, no store: today's date and the calendar are arguments.

mod account;
mod annual;
mod body;
mod collected;
mod dispute;
mod document;
mod figure;
mod id;
mod intake;
pub mod letter;
mod line;
mod mark;
mod problem;
pub mod request;
mod seat;
#[cfg(test)]
mod testing;

pub use account::{Account, BadAccount, BadPassword, PasswordHash, check_password};
pub use annual::{
    AnnualReport, CarriedIn, CellBasis, CellCount, CellList, Count, FindingAnswer, Member, MemberKind,
    Passage, ReportPart, ReportRefusal, ReportStage, Signing,
};
pub use body::{BadBody, Body, InternetConfirm, Settings};
pub use collected::{BadCollected, Collected, Converted, Counts, SetAside};
pub use dispute::{Dispute, DisputeKind, DisputeRefusal, DisputeResult, Procedure, Verdict};
pub use document::{
    Answer, Category, Chain, Content, Document, DocumentRefusal, DocumentStage, LegalForm, LegalKind,
    Publication, PublicationChannel, Returned, SecrecyCheck, SecrecyVerdict, Spot, Version, Waiver,
    WithdrawalGround,
};
pub use figure::{BadFigure, DeclaredFigure};
pub use id::{
    AccountId, BodyId, CollectedId, DisputeId, DocumentId, FigureId, IntakeFileId, IntakeId, PersonId,
    ProblemId, ReportId, RequestId, SeatId, SubjectId,
};
pub use intake::{Handed, Lease};
pub use line::BadLine;
pub use mark::{Actor, Mark};
pub use problem::{BadProblem, Problem, Remedied};
pub use request::InfoRequest;
pub use seat::{BadPerson, BadSeat, Person, Role, Seat};
