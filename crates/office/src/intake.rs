//! 收文: files of reports handed in together, read one after the other by whoever has the lease of one.

use crate::id::{BodyId, CollectedId, IntakeFileId, IntakeId, SeatId};

/// What became of a file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handed {
    /// Nobody has read it yet.
    Waiting,
    /// Somebody reads it.
    Reading,
    /// It is kept as a report.
    Taken(CollectedId),
    /// It was not taken in: why, one sentence.
    Refused(String),
    /// It is an archive whose files stand in the list themselves: what was found in it, one sentence.
    Opened(String),
}

impl Handed {
    /// The name under which the store keeps it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Taken(_) => "taken",
            Self::Refused(_) => "refused",
            Self::Opened(_) => "opened",
        }
    }

    /// What is said of it.
    pub fn said(&self) -> &str {
        match self {
            Self::Refused(said) | Self::Opened(said) => said,
            Self::Waiting | Self::Reading | Self::Taken(_) => "",
        }
    }

    /// The report it became.
    pub fn report(&self) -> Option<CollectedId> {
        match self {
            Self::Taken(report) => Some(*report),
            Self::Waiting | Self::Reading | Self::Refused(_) | Self::Opened(_) => None,
        }
    }
}

/// The right to read one file and to say what became of it, until somebody else has a newer one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The file.
    pub file: IntakeFileId,
    /// What it was handed in with.
    pub intake: IntakeId,
    /// Its place in that.
    pub position: i64,
    /// The folder or archive it came in; empty for none.
    pub within: String,
    /// Its name.
    pub name: String,
    /// In how many archives it stood, one in the other.
    pub depth: u8,
    /// The number of this lease: a greater one makes it void.
    pub token: i64,
    /// How often somebody had begun to read it before.
    pub tries: i64,
    /// The body it was handed in to.
    pub body: BodyId,
    /// From which seat.
    pub seat: SeatId,
}
