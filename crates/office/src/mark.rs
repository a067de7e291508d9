//! Who did a step, from which seat, on which day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{PersonId, SeatId};

/// Hand and date of a step: without it there is no step (第四十五条; REGI-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The civil date of the step.
    pub on: Date,
    /// Who did it.
    pub by: Actor,
}

/// Whoever does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A member of the public, without a seat.
    Public,
    /// Somebody of the body, from a seat.
    Seat {
        /// The seat.
        seat: SeatId,
        /// The person in it: duties are separated by person, not by seat.
        person: PersonId,
    },
}

impl Mark {
    /// A step by a member of the public.
    pub fn public(on: Date) -> Self {
        Self { on, by: Actor::Public }
    }

    /// A step from a seat.
    pub fn seat(on: Date, seat: SeatId, person: PersonId) -> Self {
        Self { on, by: Actor::Seat { seat, person } }
    }

    /// The person who did it; `None` for a member of the public.
    pub fn person(&self) -> Option<PersonId> {
        match self.by {
            Actor::Public => None,
            Actor::Seat { person, .. } => Some(person),
        }
    }
}
