//! Whose turn it is at a stage.

use acts::request::DECIDERS;
use jiff::civil::Date;
use office::Role;
use office::request::StageKind;
use store::Opened;

use super::Choice;

/// The roles that can do the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn(&'static [Role]);

const WRITE: Turn = Turn(&[Role::Clerk]);
const REVIEW: Turn = Turn(&[Role::Reviewer, Role::OfficeHead]);
/// A change of a registration that somebody else proposed.
const DECIDE: Turn = Turn(&DECIDERS);
const SIGN: Turn = Turn(&[Role::Leader]);
const HANDLE: Turn = Turn(&[Role::Clerk, Role::OfficeHead]);
const ANSWER: Turn = Turn(&[Role::Clerk, Role::OfficeHead, Role::Leader]);
/// The applicant's, a third party's, or nobody's.
const OUTSIDE: Turn = Turn(&[]);

impl Turn {
    /// Whose turn it is with something of a kind at a stage.
    pub fn of(kind: &str, stage: &str) -> Self {
        match (kind, stage) {
            ("change", "second") => DECIDE,
            ("document", "draft" | "returned" | "signed") => WRITE,
            ("document", "submitted" | "reviewed" | "referred") => REVIEW,
            ("document", "cleared") => SIGN,
            ("request", "processing" | "reopened") | ("report", _) => ANSWER,
            ("request", "submitted" | "reason_pending" | "delayed" | "decided") | ("dispute", _) => HANDLE,
            _ => OUTSIDE,
        }
    }

    /// Whether it is the turn of a role.
    pub fn is_of(self, role: Role) -> bool {
        self.0.contains(&role)
    }
}

/// Stages of items that are open.
const ITEMS: [&str; 7] = ["draft", "returned", "submitted", "reviewed", "cleared", "referred", "signed"];

/// Stages of requests that are open.
const REQUESTS: [StageKind; 9] = [
    StageKind::Submitted,
    StageKind::Processing,
    StageKind::CorrectionPending,
    StageKind::ReasonPending,
    StageKind::Consulting,
    StageKind::FeePending,
    StageKind::Delayed,
    StageKind::Decided,
    StageKind::Reopened,
];

/// What a filter lets through, for the store.
pub fn which(choice: Choice, role: Role, today: Date, soon: Date) -> Opened {
    let fits = |kind: &str, stage: &str| {
        let mine = Turn::of(kind, stage).is_of(role);
        match choice {
            Choice::Mine => mine,
            Choice::Others => !mine,
            Choice::Body | Choice::Soon | Choice::Overdue => true,
        }
    };
    let (from, until) = match choice {
        Choice::Mine | Choice::Body | Choice::Others => (None, None),
        Choice::Soon => (Some(today), Some(soon)),
        Choice::Overdue => (None, today.yesterday().ok()),
    };
    Opened {
        documents: ITEMS.into_iter().filter(|stage| fits("document", stage)).collect(),
        requests: REQUESTS.into_iter().filter(|stage| fits("request", stage.code())).collect(),
        disputes: fits("dispute", "open"),
        from,
        until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use office::DocumentStage;

    #[test]
    fn every_stage_of_an_item_but_the_last_two_is_somebodys_turn() {
        for stage in DocumentStage::CODES {
            let open = ITEMS.contains(&stage);
            assert_eq!(open, !matches!(stage, "published" | "withdrawn"), "{stage}");
            assert_eq!(Turn::of("document", stage) != OUTSIDE, open, "{stage}");
        }
    }

    #[test]
    fn mine_and_others_are_everything() {
        let day = jiff::civil::date(2024, 6, 5);
        for role in Role::ALL {
            let [mine, others] = [Choice::Mine, Choice::Others].map(|choice| which(choice, role, day, day));
            assert_eq!(mine.documents.len() + others.documents.len(), ITEMS.len());
            assert_eq!(mine.requests.len() + others.requests.len(), REQUESTS.len());
            assert_ne!(mine.disputes, others.disputes);
        }
    }
}
