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
mod exemption;
pub mod fees;
mod item;
mod law;
mod outcome;
mod period;
mod regime;
mod remedy;

pub use applicant::ApplicantKind;
pub use channel::{Channel, ReceiptRule};
pub use citation::{Citation, Instrument};
pub use document::DocKind;
pub use exemption::Exemption;
pub use fees::Fen;
pub use item::StatutoryItem;
pub use outcome::Outcome;
pub use period::{
    AGENCY_OPINION, ANSWER, BUDGET_PUBLICATION, CORRECTION_NOTICE, CORRECTION_TERM_DEFAULT, CalendarPeriod,
    DEFENCE, DIRECT_SUIT, EXTENSION_MAX, FEE_PAYMENT, Length, PENALTY_WITHDRAWAL, PUBLICATION, Period,
    RECONSIDERATION, REVIEW_ANSWER, REVIEW_ANSWER_SIMPLIFIED, REVIEW_DECISION, REVIEW_DECISION_SIMPLIFIED,
    SUIT_AFTER_REVIEW, SUIT_WITHOUT_ANSWER, THIRD_PARTY_OPINION,
};
pub use regime::Regime;
pub use remedy::{Remedy, RemedyPlaces, online_reconsideration};
