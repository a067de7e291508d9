//! Ids of records: each its own type, so that none is taken for another.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(
                /// The number under which the store keeps it.
                pub i64,
            );

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }
        )*
    };
}

ids! {
    /// A public body (行政机关或者其他公开主体).
    BodyId;
    /// A person who works for a body.
    PersonId;
    /// A seat (岗位): a person acting for a body in a role.
    SeatId;
    /// A login.
    AccountId;
    /// A published item or its draft.
    DocumentId;
    /// An information request.
    RequestId;
    /// A reconsideration or a suit.
    DisputeId;
    /// A figure stated by hand.
    FigureId;
    /// An annual report.
    ReportId;
    /// Another body's annual report, as a supervising office keeps it.
    CollectedId;
    /// Files of reports that were handed in together.
    IntakeId;
    /// One of these files.
    IntakeFileId;
    /// A problem and its remedy.
    ProblemId;
    /// Somebody whose personal data is kept sealed, apart from the records.
    SubjectId;
}
