//! 延长答复期限 (第三十三条第二款; TR-15).

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::EXTENSION_MAX;

use super::{Happening, InfoRequest, Refusal, StageKind, stated};
use crate::mark::Mark;

/// An extension, approved by the head of the work institution and told to the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// When it was approved and told.
    pub on: Date,
    /// By how many working days.
    pub days: u16,
    /// Why.
    pub reason: String,
    /// Whether it extends a delay of Article 35 and not the counted period.
    pub delayed: bool,
}

impl InfoRequest {
    /// TR-15: extends by 1 to 20 working days, once in a running of the period, before it is over (CLK-40 … CLK-43).
    ///
    /// # Errors
    /// [`Refusal`] says which limit stands in the way.
    pub fn extend(
        mut self,
        mark: Mark,
        days: WorkingDays,
        reason: String,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        const ALLOWED: [StageKind; 3] = [StageKind::Processing, StageKind::Consulting, StageKind::Delayed];
        self.admit("延长答复期限", mark, &ALLOWED)?;
        if days.0 == 0 || days > EXTENSION_MAX.days {
            return Err(Refusal::ExtensionLength(days.0));
        }
        let due = self.in_period("延长答复期限", mark.on, calendar)?;
        if let Some(Extension { on, days, .. }) = self.extension {
            return Err(Refusal::ExtendedAlready { on, days, due });
        }
        let reason = stated("延长答复期限的理由", reason)?;
        let delayed = self.delay.is_some();
        self.extension = Some(Extension { on: mark.on, days: days.0, reason, delayed });
        Ok(self.note(mark, Happening::Extended { days: days.0 }))
    }
}
