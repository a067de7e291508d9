//! What is due in a request, as its pages show it.

use calendar::Calendar;
use jiff::civil::Date;
use office::InfoRequest;
use office::request::{Due, DueKind, StageKind};
use statute::clock::ClockState;
use statute::due::LastDay;

use crate::parts::{Chip, Steps, Urgency};

/// What is due, by when, and why.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// How pressing it is; none where nothing is due and nothing was.
    pub chip: Option<Chip>,
    /// What is due; none where nothing is, or its date is not known yet.
    pub kind: Option<DueKind>,
    /// What is asked of whom.
    pub asks: &'static str,
    /// By when.
    pub last: Option<LastDay>,
    /// The sum behind the date.
    pub steps: Option<Steps>,
}

impl Outlook {
    /// The outlook of a request on a day.
    pub fn of(request: &InfoRequest, today: Date, calendar: &Calendar) -> Self {
        let none = Self { chip: None, kind: None, asks: "", last: None, steps: None };
        let kind = request.stage().kind();
        match request.due(calendar, today) {
            Ok(Some(due)) => Self {
                chip: Some(chip(&due, today, calendar)),
                kind: Some(due.kind),
                asks: due.kind.label(),
                last: Some(due.last_day()),
                steps: Some(Steps {
                    caption: format!("{}期限逐日计算", noun(due.kind)), steps: due.steps
                }),
            },
            Ok(None) if kind.is_open() => {
                // A notice is on its way: the term runs once it is received.
                let waiting = if kind == StageKind::FeePending { "缴费" } else { "补正" };
                Self { chip: Some(Chip::suspended(waiting)), asks: "登记告知书送达", ..none }
            }
            Ok(None) => Self { chip: done(request, calendar), ..none },
            // Dates that contradict one another are shown as they stand, without a sum.
            Err(_) => none,
        }
    }
}

impl Outlook {
    /// What is due, with its date, in one line; empty where nothing is.
    pub fn line(&self) -> String {
        match (self.last, self.kind) {
            (Some(last), Some(DueKind::Correction | DueKind::Payment)) => format!("{}至{last}", self.end()),
            (Some(LastDay { date, .. }), _) => format!("{date}前{}{}", self.asks, self.mark()),
            (None, _) => self.asks.to_owned(),
        }
    }

    /// What stands behind the date: （预估）, or nothing.
    fn mark(&self) -> &'static str {
        self.last.map_or("", LastDay::mark)
    }

    /// What the date is the end of.
    pub fn end(&self) -> String {
        self.kind.map_or(String::new(), |kind| format!("{}期限", noun(kind)))
    }
}

/// What a due date is the limit of.
fn noun(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Confirmation => "确认",
        DueKind::Answer | DueKind::Dispatch => "答复",
        DueKind::Correction => "补正",
        DueKind::Payment => "缴费",
    }
}

fn chip(due: &Due, today: Date, calendar: &Calendar) -> Chip {
    let over = |words: &str| Chip::new(Urgency::Overdue, words);
    match due.kind {
        DueKind::Correction if today > due.date => over("✕ 补正期限已满，待处理"),
        DueKind::Payment if today > due.date => over("✕ 缴费期限已满，待处理"),
        DueKind::Correction => Chip::suspended("补正"),
        DueKind::Payment => Chip::suspended("缴费"),
        DueKind::Answer if due.state == ClockState::Suspended => Chip::suspended("征求意见"),
        DueKind::Answer | DueKind::Confirmation | DueKind::Dispatch => Chip::until(due.date, today, calendar),
    }
}

/// How early a closed request was answered (CLK-22).
fn done(request: &InfoRequest, calendar: &Calendar) -> Option<Chip> {
    let reading = request.reading(request.dispatched()?, calendar).ok()??;
    reading.days_left.map(Chip::done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::requests::testing::{DAY, at, received};
    use calendar::WorkingDays;
    use jiff::civil::date;
    use office::request::Party;

    fn words(request: &InfoRequest, on: Date) -> String {
        Outlook::of(request, on, Calendar::national()).chip.unwrap().words
    }

    #[test]
    fn the_chip_says_what_the_clock_does() {
        let calendar = Calendar::national();
        let running = received();
        assert_eq!(words(&running, DAY), "剩 20 个工作日");
        let held = running.clone().open_hold(at(DAY), Party::OtherOrgan("示范县财政局".into())).unwrap();
        assert_eq!(words(&held, DAY), "‖ 已中止：等待征求意见");
        let asked =
            running.clone().request_correction(at(DAY), "年度".into(), WorkingDays(15), calendar).unwrap();
        assert_eq!(words(&asked, DAY), "‖ 已中止：等待补正");
        assert_eq!(Outlook::of(&asked, DAY, calendar).asks, "登记告知书送达");
        let noticed = asked.correction_notice_received(at(DAY), DAY, calendar).unwrap();
        assert_eq!(words(&noticed, date(2024, 6, 20)), "‖ 已中止：等待补正");
        assert_eq!(words(&noticed, date(2024, 9, 2)), "✕ 补正期限已满，待处理");
        assert_eq!(words(&running, date(2024, 9, 2)), "✕ 逾期 44 个工作日");
        let gone = running.withdraw(at(DAY)).unwrap();
        assert!(Outlook::of(&gone, DAY, calendar).chip.is_none());
    }
}
