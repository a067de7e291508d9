//! The sum behind a due date: what happened, and for each day whether it counts and why.

use calendar::{Date, Reason};

use super::{Case, Count, Step, next};
use crate::citation::regulation_paragraph;
use crate::period::{ANSWER, CORRECTION_NOTICE, FEE_PAYMENT};

/// Events and days from the receipt to the due date, in order of date.
pub(super) fn steps(case: &Case, count: &Count<'_>, due: Date) -> Vec<Step> {
    let mut steps = events(case, count);
    let article = ANSWER.basis.place();
    let hold_article = regulation_paragraph(33, 3).place();
    let (mut day, mut n) = (count.start, 0);
    while day < due {
        day = next(day);
        let forecast = count.calendar.forecast(day);
        let reason = count.calendar.reason(day);
        let step = if !forecast.workday {
            Step {
                date: day,
                counted: false,
                why: format!("{reason}，不计"),
                rule: "CLK-02",
                article: article.clone(),
            }
        } else if let Some(kind) = count.hold_on(day) {
            let why = format!("征求{}意见期间，不计", kind.label());
            Step { date: day, counted: false, why, rule: "CLK-50", article: hold_article.clone() }
        } else {
            n += 1;
            let worked = matches!(reason, Reason::WorkedWeekend { .. });
            let note = match (worked, forecast.provisional) {
                (true, _) => format!("（{reason}）"),
                (false, true) => "（预估，放假安排可能调整）".to_owned(),
                (false, false) => String::new(),
            };
            let rule = if worked { "CLK-03" } else { "CLK-20" };
            Step {
                date: day,
                counted: true,
                why: format!("第{n}个工作日{note}"),
                rule,
                article: article.clone(),
            }
        };
        steps.push(step);
    }
    // Events come before the sum of the same day; the sort is stable.
    steps.sort_by_key(|step| step.date);
    steps
}

/// What happened to the request, each with the rule that gives it its effect.
fn events(case: &Case, count: &Count<'_>) -> Vec<Step> {
    let answer = ANSWER.basis.place();
    let fee = FEE_PAYMENT.basis.to_string();
    let event = |date: Option<Date>, why: String, rule, article: &str| {
        date.map(|date| Step { date, counted: false, why, rule, article: article.to_owned() })
    };
    let mut steps: Vec<Step> = [
        event(Some(case.receipt), "收到申请，当日不计".into(), "CLK-01", &answer),
        event(
            case.corrected_receipt,
            "收到补正后的申请，答复期限自次日起重新计算".into(),
            "CLK-32",
            &CORRECTION_NOTICE.basis.place(),
        ),
        event(case.fee_notice_received, "申请人收到收费通知，答复期限停止计算".into(), "CLK-64", &fee),
        event(case.fee_paid, "缴费完成，答复期限自次日起重新计算".into(), "CLK-62", &fee),
    ]
    .into_iter()
    .flatten()
    .collect();
    if count.awaiting_payment {
        let why = "尚未缴费，按缴费期限最后一日预估".to_owned();
        steps.push(Step { date: count.start, counted: false, why, rule: "CLK-61", article: fee });
    }
    if case.extension.0 > 0 {
        let why = format!("经批准延长答复期限{}，最迟应于本日告知申请人", case.extension);
        let date = count.after(ANSWER.days.0).0;
        steps.push(Step { date, counted: false, why, rule: "CLK-42", article: answer });
    }
    let hold_article = regulation_paragraph(33, 3).place();
    let mut push = |date, why, rule| {
        steps.push(Step { date, counted: false, why, rule, article: hold_article.clone() });
    };
    for hold in case.holds.iter().filter(|hold| hold.sent < count.start) {
        let why = format!("发出{}意见征询，其后期限重新起算，这次征询不再影响期限", hold.kind.label());
        push(hold.sent, why, "CLK-32");
    }
    for &(kind, sent, end) in &count.holds {
        push(sent, format!("发出{}意见征询，自次日起不计", kind.label()), "CLK-50");
        let open = case.holds.iter().any(|hold| hold.sent == sent && hold.kind == kind && hold.end.is_none());
        let (why, rule) = if open {
            (format!("尚未收到{}意见，按意见期限最后一日预估", kind.label()), "CLK-58")
        } else {
            (format!("收到{}意见或者意见期限届满，自次日起恢复计算", kind.label()), "CLK-52")
        };
        push(end, why, rule);
    }
    steps
}
