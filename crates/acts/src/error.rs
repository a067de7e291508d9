//! Why an act was not done.

use office::request::Refusal;
use office::{
    BadAccount, BadBody, BadCollected, BadFigure, BadPassword, BadPerson, BadProblem, BadSeat,
    DisputeRefusal, Document, DocumentRefusal, ReportRefusal,
};
use store::StoreError;

/// An act that was not done; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The law, the state of the record or the seat stands in the way; a Chinese sentence for the person at the screen.
    #[error("{0}")]
    Refused(String),
    /// Not there, or none of this seat's business.
    #[error("未找到该记录，或者您无权查看")]
    NotFound,
    /// Somebody saved first: the text now saved, to be shown beside one's own.
    #[error("他人已先保存了第{}版，请对照两个文本后再保存", .0.version())]
    Conflict(Box<Document>),
    /// Somebody saved a part of an annual report first: its version and the words now saved.
    #[error("他人已先保存了这一部分的第{version}稿，请对照两个文本后再保存")]
    Overtaken {
        /// Version now saved.
        version: u32,
        /// Words now saved.
        text: String,
    },
    /// The service failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

macro_rules! refusals {
    ($($refusal:ty),*) => {
        $(impl From<$refusal> for ActError {
            fn from(refusal: $refusal) -> Self {
                Self::Refused(refusal.to_string())
            }
        })*
    };
}

refusals!(
    Refusal,
    DocumentRefusal,
    DisputeRefusal,
    BadAccount,
    BadBody,
    BadCollected,
    BadFigure,
    BadPassword,
    BadPerson,
    BadProblem,
    BadSeat,
    ReportRefusal
);
