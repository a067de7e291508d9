//! The clock against 62 worked examples and the properties of clock.md §9.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use std::collections::{BTreeSet, HashMap};

use calendar::{Calendar, Date, WorkingDays};
use jiff::civil::date;
use proptest::prelude::*;
use statute::clock::{self, Case, CaseError, ClockState, Hold, HoldKind, Signal};
use statute::due::{self, Procedure};

fn national() -> &'static Calendar {
    Calendar::national()
}

fn case_of(inputs: &HashMap<&str, &str>) -> Case {
    let day = |key: &str| inputs.get(key).map(|text| text.parse::<Date>().unwrap());
    let hold = |n: u8| {
        day(&format!("hold{n}_sent")).map(|sent| Hold {
            kind: HoldKind::ThirdParty,
            sent,
            received: if n == 1 { day("third_party_received") } else { None },
            end: day(&format!("hold{n}_end")),
        })
    };
    Case {
        receipt: day("receipt").unwrap(),
        corrected_receipt: day("corrected_receipt"),
        fee_notice_received: None,
        fee_paid: day("fee_paid"),
        holds: [1, 2].into_iter().filter_map(hold).collect(),
        extension: WorkingDays(inputs.get("extension_wd").map_or(0, |n| n.parse().unwrap())),
    }
}

fn answer(result: &str, scenario: &str, inputs: &HashMap<&str, &str>) -> Date {
    let day = |key: &str| inputs[key].parse::<Date>().unwrap();
    let term = || WorkingDays(inputs["term_wd"].parse().unwrap());
    match result {
        "reply_due" => clock::reply_due(&case_of(inputs), national()).unwrap(),
        "correction_notice_due" => {
            clock::read(&case_of(inputs), None, national()).unwrap().correction_notice_due
        }
        "extension_notice_due" | "fee_notice_due" => {
            clock::read(&case_of(inputs), None, national()).unwrap().extension_notice_due
        }
        "correction_last_day" => due::correction(day("notice_received"), term(), national()).date,
        "abandon_from" if inputs.contains_key("term_wd") => {
            due::abandoned_from(&due::correction(day("notice_received"), term(), national()))
        }
        "abandon_from" => due::abandoned_from(&due::fee_payment(day("fee_notice_received"), national())),
        "third_party_due" => due::third_party(day("third_party_received"), national()).date,
        "agency_due" => due::agency(day("agency_received"), national()).date,
        "fee_payment_due" => due::fee_payment(day("fee_notice_received"), national()).date,
        "publish_due" if inputs.contains_key("approved") => due::budget(day("approved")).date,
        "publish_due" => due::publication(day("formed_or_changed"), national()).date,
        "withdraw_due" => due::penalty_withdrawal(day("revoked"), national()).date,
        "reconsideration_last_day" => due::reconsideration(day("delivered"), national()).date,
        "litigation_last_day" if inputs.contains_key("decision_received") => {
            due::suit_after_review(day("decision_received"), national()).date
        }
        "litigation_last_day" if inputs.contains_key("reply_due") => {
            due::suit_without_answer(day("reply_due"), national()).date
        }
        "litigation_last_day" => due::direct_suit(day("delivered"), national()).date,
        "answer_due" if scenario.starts_with("Simplified") => {
            due::review_answer(day("copy_received"), Procedure::Simplified, national()).date
        }
        "answer_due" if scenario.starts_with("Ordinary") => {
            due::review_answer(day("copy_received"), Procedure::Ordinary, national()).date
        }
        "answer_due" => due::defence(day("copy_received"), national()).date,
        "decision_due" => due::review_decision(day("accepted"), Procedure::Simplified, national()).date,
        "last_working_day" => {
            due::annual_report(inputs["report_year"].parse().unwrap(), false, national()).1.date
        }
        other => panic!("unknown result {other}"),
    }
}

#[test]
fn all_worked_examples_hold() {
    let mut reader = csv::Reader::from_reader(include_str!("../data/clock-examples.csv").as_bytes());
    let mut examples = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let inputs = row[4].split(';').filter_map(|pair| pair.split_once('=')).collect();
        assert_eq!(answer(&row[5], &row[3], &inputs).to_string(), row[6], "{} {}", &row[0], &row[3]);
        examples += 1;
    }
    assert_eq!(examples, 62);
}

/// CLK-58, CLK-59: an open hold makes the due date provisional and the case is not overdue.
#[test]
fn an_open_hold_suspends_the_clock() {
    let mut case = Case::received(date(2025, 3, 3));
    case.holds.push(Hold { kind: HoldKind::ThirdParty, sent: date(2025, 3, 7), received: None, end: None });
    let reading = clock::read(&case, Some(date(2025, 6, 30)), national()).unwrap();
    assert!(reading.provisional);
    assert_eq!(reading.state, ClockState::Suspended);
    assert_eq!(reading.reply_due, date(2025, 4, 22));
    assert_eq!((reading.days_left, reading.signal()), (Some(0), None));
    assert!(reading.steps.iter().any(|step| step.rule == "CLK-58"));
}

/// CLK-52: an opinion after the third party's fifteen working days does not prolong the hold.
#[test]
fn a_late_opinion_prolongs_nothing() {
    let due = |end| {
        let mut case = Case::received(date(2025, 3, 3));
        let (sent, received) = (date(2025, 3, 7), Some(date(2025, 3, 10)));
        case.holds.push(Hold { kind: HoldKind::ThirdParty, sent, received, end: Some(end) });
        clock::reply_due(&case, national()).unwrap()
    };
    assert_eq!(due(date(2025, 3, 31)), date(2025, 4, 23));
    assert_eq!(due(date(2025, 4, 15)), date(2025, 4, 23));
}

/// CLK-32: a consultation before the corrected request is named in the sum and has no effect.
#[test]
fn a_restart_clears_earlier_holds() {
    let mut case = Case::received(date(2025, 3, 3));
    case.corrected_receipt = Some(date(2025, 3, 20));
    let (sent, end) = (date(2025, 3, 7), Some(date(2025, 4, 2)));
    case.holds.push(Hold { kind: HoldKind::ThirdParty, sent, received: None, end });
    let reading = clock::read(&case, None, national()).unwrap();
    assert_eq!(reading.reply_due, date(2025, 4, 18));
    assert!(reading.steps.iter().any(|step| step.date == sent && step.rule == "CLK-32"));
}

/// The colours of the workbench (clock.md §9); a standing clock has none.
#[test]
fn the_signal_follows_the_days_left() {
    let case = Case::received(date(2025, 3, 3));
    let signal = |day| clock::read(&case, Some(day), national()).unwrap().signal();
    assert_eq!(signal(date(2025, 3, 14)), Some(Signal::Green));
    assert_eq!(signal(date(2025, 3, 17)), Some(Signal::Yellow));
    assert_eq!(signal(date(2025, 3, 25)), Some(Signal::Yellow));
    assert_eq!(signal(date(2025, 3, 26)), Some(Signal::Red));
    assert_eq!(signal(date(2025, 3, 31)), Some(Signal::Red));
    assert_eq!(signal(date(2025, 4, 1)), Some(Signal::Black));
}

/// CLK-64: between notice and payment the reply clock is stopped.
#[test]
fn an_unpaid_fee_stops_the_clock() {
    let mut case = Case::received(date(2025, 3, 3));
    case.fee_notice_received = Some(date(2025, 3, 10));
    let reading = clock::read(&case, Some(date(2025, 3, 20)), national()).unwrap();
    assert_eq!(reading.state, ClockState::AwaitingPayment);
    assert!(reading.provisional);
}

/// CAL-19: a due date beyond the last notice is provisional and says so in its steps.
#[test]
fn a_date_in_a_year_without_notice_is_provisional() {
    let reading = clock::read(&Case::received(date(2026, 12, 21)), None, national()).unwrap();
    assert!(reading.provisional);
    assert!(reading.steps.iter().any(|step| step.why.contains("预估")));
}

#[test]
fn days_left_are_counted_and_overdue_is_negative() {
    let case = Case::received(date(2025, 3, 3));
    let left = |day| clock::read(&case, Some(day), national()).unwrap();
    assert_eq!(left(date(2025, 3, 28)).days_left, Some(1));
    assert_eq!(left(date(2025, 3, 31)).days_left, Some(0));
    assert_eq!(
        (left(date(2025, 4, 2)).days_left, left(date(2025, 4, 2)).state),
        (Some(-2), ClockState::Overdue)
    );
}

#[test]
fn contradictory_facts_are_refused_with_the_dates() {
    let mut case = Case::received(date(2025, 3, 3));
    case.corrected_receipt = Some(date(2025, 3, 1));
    assert_eq!(
        clock::read(&case, None, national()).unwrap_err().to_string(),
        "收到补正之日（2025-03-01）不能早于收到申请之日（2025-03-03），请核对日期"
    );
    case.corrected_receipt = None;
    case.receipt = date(9999, 12, 31);
    assert_eq!(
        clock::reply_due(&case, national()).unwrap_err().to_string(),
        "收到申请之日（9999-12-31）不在2007年至2099年之间，请核对日期"
    );
    case.receipt = date(2025, 3, 3);
    case.extension = WorkingDays(21);
    assert_eq!(clock::reply_due(&case, national()), Err(CaseError::ExtensionTooLong(21)));
}

#[test]
fn every_counted_day_is_explained() {
    let reading = clock::read(&Case::received(date(2024, 1, 29)), None, national()).unwrap();
    assert_eq!(reading.reply_due, date(2024, 2, 29));
    assert_eq!(reading.steps.iter().filter(|step| step.counted).count(), 20);
    assert!(reading.steps.iter().all(|step| step.rule.starts_with("CLK-") && !step.article.is_empty()));
    let worked = reading.steps.iter().find(|step| step.date == date(2024, 2, 4)).unwrap();
    assert_eq!((worked.counted, worked.rule), (true, "CLK-03"));
}

#[test]
fn months_end_on_the_last_day_where_there_is_no_such_day() {
    assert_eq!(due::direct_suit(date(2025, 8, 31), national()).date, date(2026, 2, 28));
}

/// CLK-02, CLK-03: a term explains each day it skips and each day it counts.
#[test]
fn a_term_is_explained_day_by_day() {
    let due = due::publication(date(2026, 2, 6), national());
    assert_eq!(due.date, date(2026, 3, 12));
    assert_eq!(due.steps.iter().filter(|step| step.counted).count(), 20);
    let days = due.steps.last().unwrap().date.since(due.steps[0].date).unwrap().get_days();
    assert_eq!(due.steps.len(), usize::try_from(days).unwrap() + 1);
    let worked = due.steps.iter().find(|step| step.date == date(2026, 2, 14)).unwrap();
    assert_eq!((worked.counted, worked.rule), (true, "CLK-03"));
}

fn days() -> impl Strategy<Value = Date> {
    (0..6_000_i64).prop_map(|n| date(2008, 1, 1).saturating_add(jiff::Span::new().days(n)))
}

fn holds() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0_i64..25, 0_i64..30), 0..4)
}

fn case_with(receipt: Date, holds: &[(i64, i64)], extension: u16) -> Case {
    let at = |n| receipt.saturating_add(jiff::Span::new().days(n));
    let hold = |&(sent, length): &(i64, i64)| Hold {
        kind: HoldKind::Agency,
        sent: at(sent),
        received: None,
        end: Some(at(sent + length)),
    };
    Case {
        holds: holds.iter().map(hold).collect(),
        extension: WorkingDays(extension),
        ..Case::received(receipt)
    }
}

/// Independent of the engine: sets of days, no shared code but `is_workday`.
fn oracle(case: &Case) -> Date {
    let mut excluded = BTreeSet::new();
    for hold in &case.holds {
        let mut day = hold.sent.tomorrow().unwrap();
        while day <= hold.end.unwrap() {
            excluded.insert(day);
            day = day.tomorrow().unwrap();
        }
    }
    let mut day = case.receipt;
    let mut counted = 0;
    while counted < 20 + case.extension.0 {
        day = day.tomorrow().unwrap();
        if national().is_workday(day).unwrap() && !excluded.contains(&day) {
            counted += 1;
        }
    }
    day
}

proptest! {
    /// Properties 1, 3 and 5 of clock.md §9, and the oracle.
    #[test]
    fn the_clock_agrees_with_a_walk_over_sets(receipt in days(), holds in holds(), e in 0_u16..=20) {
        let case = case_with(receipt, &holds, e);
        let due = clock::reply_due(&case, national()).unwrap();
        prop_assert_eq!(due, oracle(&case));
        prop_assert!(national().is_workday(due).unwrap());
        let mut reversed = case.clone();
        reversed.holds.reverse();
        prop_assert_eq!(clock::reply_due(&reversed, national()).unwrap(), due);
        let reading = clock::read(&case, None, national()).unwrap();
        prop_assert_eq!(reading.reply_due, due);
        prop_assert_eq!(reading.steps.iter().filter(|step| step.counted).count(), usize::from(20 + e));
        let plain = clock::reply_due(&Case { extension: WorkingDays(0), ..case.clone() }, national()).unwrap();
        let moved = clock::read(&case, Some(plain), national()).unwrap().days_left;
        prop_assert_eq!(moved, Some(i64::from(e)));
    }

    /// Property 2: adding a hold never makes the due date earlier. Property 4: without holds the count is plain.
    #[test]
    fn a_hold_never_shortens_the_period(receipt in days(), holds in holds(), more in (0_i64..25, 0_i64..30)) {
        let before = clock::reply_due(&case_with(receipt, &holds, 0), national()).unwrap();
        let mut with = holds.clone();
        with.push(more);
        prop_assert!(clock::reply_due(&case_with(receipt, &with, 0), national()).unwrap() >= before);
        let plain = clock::reply_due(&Case::received(receipt), national()).unwrap();
        prop_assert_eq!(plain, national().after(receipt, WorkingDays(20)).unwrap());
    }

    /// Property 6: receipt on a rest day and on the last working day before it give the same due date.
    #[test]
    fn receipt_on_a_rest_day_counts_like_the_working_day_before(receipt in days()) {
        let (before, _) = national().workday_on_or_before(receipt);
        prop_assert_eq!(
            clock::reply_due(&Case::received(receipt), national()).unwrap(),
            clock::reply_due(&Case::received(before), national()).unwrap()
        );
    }

    /// CLK-32, CLK-62: after a restart the case counts like a new one with the later holds alone.
    #[test]
    fn a_restart_counts_like_a_new_receipt(
        receipt in days(), holds in holds(), after in 0_i64..25, paid in any::<bool>(), e in 0_u16..=20
    ) {
        let mut case = case_with(receipt, &holds, e);
        let restart = receipt.saturating_add(jiff::Span::new().days(after));
        if paid {
            case.fee_paid = Some(restart);
        } else {
            case.corrected_receipt = Some(restart);
        }
        let later = case.holds.iter().copied().filter(|hold| hold.sent >= restart).collect();
        let anew = Case { holds: later, extension: WorkingDays(e), ..Case::received(restart) };
        prop_assert_eq!(clock::reply_due(&case, national()).unwrap(), oracle(&anew));
    }

    /// CAL-19: whatever year a case lies in it is read, its sum is in order, and a due date beyond the notices
    /// is provisional.
    #[test]
    fn any_year_is_read(day in 0_i64..33_000, holds in holds(), open in any::<bool>(), ahead in 0_i64..90) {
        let receipt = date(2007, 1, 1).saturating_add(jiff::Span::new().days(day));
        let mut case = case_with(receipt, &holds, 0);
        if let (true, Some(hold)) = (open, case.holds.first_mut()) {
            hold.end = None;
        }
        let as_of = receipt.saturating_add(jiff::Span::new().days(ahead));
        let reading = clock::read(&case, Some(as_of), national()).unwrap();
        prop_assert!(reading.steps.is_sorted_by_key(|step| step.date));
        prop_assert!(reading.provisional || reading.reply_due <= national().covered().1);
        let overdue = reading.state == ClockState::Overdue;
        prop_assert_eq!(overdue, as_of > reading.reply_due && reading.state != ClockState::Suspended);
    }
}
