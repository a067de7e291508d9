//! The law: instruments and articles as values, periods, the clock, outcomes, fees, remedies.
//!
//! Everything is a value or a pure function: today's date, and every other fact, is an argument. Each number from
//! the law carries its article and its words, and a test looks the words up in the text under `law/`.

mod applicant;
mod channel;
mod citation;
pub mod clock;
mod document;
pub mod due;
pub mod fees;
mod item;
mod outcome;
mod period;
mod regime;
mod remedy;

pub use applicant::ApplicantKind;
pub use channel::{Channel, ReceiptRule};
pub use citation::{Citation, Instrument};
pub use document::DocKind;
pub use fees::Fen;
pub use item::StatutoryItem;
pub use outcome::Outcome;
pub use period::{
    AGENCY_OPINION, ANSWER, CORRECTION_NOTICE, CORRECTION_TERM_DEFAULT, EXTENSION_MAX, FEE_PAYMENT,
    PENALTY_WITHDRAWAL, PUBLICATION, Period, REVIEW_ANSWER, REVIEW_ANSWER_SIMPLIFIED, THIRD_PARTY_OPINION,
};
pub use regime::Regime;
pub use remedy::{Remedy, RemedyPlaces};
