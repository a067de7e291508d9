//! A row of the queue.

use calendar::Calendar;
use jiff::civil::Date;
use office::request::Change;
use office::{Dispute, Document, InfoRequest, Mark};
use statute::due;
use store::{Open, StoreError, Tx};

use super::super::items::{Next, is_waiting};
use super::super::requests::{Outlook, Scene, proposed};
use super::super::staff::Staff;
use crate::form::Fields;
use crate::page::{in_words, last_day};
use crate::parts::{Chip, Steps};

/// What is asked, of whom, by when.
pub struct Row {
    /// How pressing; none where nothing is due.
    pub chip: Option<Chip>,
    /// 主动公开, 依申请…
    pub kind: &'static str,
    /// Title or number.
    pub title: String,
    /// Where it is done.
    pub address: String,
    /// What is asked.
    pub asks: String,
    /// What else helps to know it by.
    pub meta: String,
    /// The sum behind the date.
    pub steps: Option<Steps>,
}

/// The row of something open; none where it is gone since it was listed.
pub fn of(tx: &mut Tx<'_>, staff: &Staff, open: Open) -> Result<Option<Row>, StoreError> {
    Ok(match open {
        Open::Document(id) => tx.document(id)?.map(|document| item(&document, staff)),
        Open::Request(id) => tx.request(id)?.map(|asked| request(&asked, staff)),
        Open::Dispute(id) => tx.dispute(id)?.map(|dispute| in_dispute(&dispute, staff)),
    })
}

fn item(document: &Document, staff: &Staff) -> Row {
    let (today, calendar) = (staff.shell.today, Calendar::national());
    let content = document.content();
    let due = is_waiting(document).then(|| document.publication_due(calendar));
    Row {
        chip: due.as_ref().map(|due| Chip::until(due.date, today, calendar)),
        kind: "主动公开",
        title: content.title.clone(),
        address: format!("/desk/items/{}", document.id),
        asks: Next::of(document, staff).words,
        meta: format!("{} · {} · 成文{}", document.stage(), content.category.label(), content.formed_on),
        steps: due
            .map(|due| Steps {
                caption: format!("最迟{}公开", last_day(due.last_day())), steps: due.steps
            }),
    }
}

fn request(request: &InfoRequest, staff: &Staff) -> Row {
    let outlook = Outlook::of(request, staff.shell.today, Calendar::national());
    let words: String = request.registration.description.chars().take(40).collect();
    Row {
        kind: "依申请",
        title: words,
        address: format!("/desk/requests/{}", request.id),
        asks: outlook.line(),
        meta: format!("{} · {}", request.number, request.stage().kind().label()),
        chip: outlook.chip,
        steps: outlook.steps,
    }
}

fn in_dispute(dispute: &Dispute, staff: &Staff) -> Row {
    let (today, calendar) = (staff.shell.today, Calendar::national());
    let due = dispute.answer_due(calendar);
    Row {
        chip: due.as_ref().map(|due| Chip::until(due.date, today, calendar)),
        kind: "复议诉讼",
        title: dispute.case_number.clone(),
        address: format!("/desk/disputes/{}", dispute.id),
        asks: "请提交答复、答辩和证据".to_owned(),
        meta: format!(
            "{} · {} · 收到副本{}",
            dispute.kind.label(),
            dispute.authority,
            dispute.copy_received_on
        ),
        steps: due
            .map(|due| Steps {
                caption: format!("最迟{}提交", last_day(due.last_day())), steps: due.steps
            }),
    }
}

/// Changes of registrations that wait for a second person (RCV-14), and whether this one is he.
pub fn changes(tx: &mut Tx<'_>, staff: &Staff) -> Result<Vec<(Row, bool)>, StoreError> {
    let requests = tx.requests_proposed(staff.body.id, MOST)?;
    let people = if requests.is_empty() { Vec::new() } else { tx.persons_of(staff.body.id)? };
    let none = Fields::default();
    let row = |request: &InfoRequest| {
        let proposal = request.proposal()?;
        let mark = Mark::seat(staff.shell.today, staff.seat.id, staff.seat.person);
        let (people, disputes) = (people.as_slice(), &[][..]);
        let (body, role) = (&*staff.body, staff.seat.role);
        let scene = Scene { request, body, people, disputes, role, mark, sent: &none };
        let second = proposal.mark.person() != mark.person();
        let what = match proposal.change {
            Change::Dates { .. } => "更正登记日期",
            Change::Void => "作废登记",
        };
        let asks = if second { "请复核" } else { "等待另一人复核" };
        let row = Row {
            chip: None,
            kind: "登记更正",
            title: format!("{}：{what}", request.number),
            address: format!("/desk/requests/{}{}", request.id, if second { "/change-review" } else { "" }),
            asks: asks.to_owned(),
            meta: proposed(&scene).unwrap_or_default(),
            steps: None,
        };
        Some((row, second))
    };
    Ok(requests.iter().filter_map(row).collect())
}

/// So many changes stand in the queue at most; there are never many at once.
const MOST: u32 = 9;

/// The annual report of last year, with the day by which it is due, while it is not published; only of a year in
/// which somebody held a seat of the body (第四十九条).
pub fn report(tx: &mut Tx<'_>, staff: &Staff) -> Result<Option<(Row, Date)>, StoreError> {
    let (today, calendar) = (staff.shell.today, Calendar::national());
    let year = today.year() - 1;
    let worked = tx.seats_in(staff.body.id)?.iter().any(|seat| seat.from.year() <= year);
    let report = tx.annual_report_of(staff.body.id, year)?;
    if !worked || report.as_ref().is_some_and(|report| report.published().is_some()) {
        return Ok(None);
    }
    let (last, due) = due::annual_report(year, staff.body.government, calendar);
    let asks = report.as_ref().map_or("请建立年度报告", |report| report.stage().label());
    let row = Row {
        chip: Some(Chip::until(due.date, today, calendar)),
        kind: "年度报告",
        title: format!("{year}年政府信息公开工作年度报告"),
        address: "/desk/reports".to_owned(),
        asks: asks.to_owned(),
        meta: format!("{}前公布（第四十九条）", in_words(last)),
        steps: Some(Steps { caption: format!("最迟{}公布", last_day(due.last_day())), steps: due.steps }),
    };
    Ok(Some((row, due.date)))
}
