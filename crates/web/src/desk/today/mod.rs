//! 今天: what is due, by statutory deadline, with what is asked of whom; nothing else.

mod row;
mod turn;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use office::Role;
use store::{OpenCount, Page as Part, StoreError, Tx};

use self::row::Row;
use self::turn::Turn;
use super::access::READERS;
use super::staff::Staff;
use crate::app::App;
use crate::error::failure;
use crate::parts::{Filter, Filters, Pages, with};

#[derive(Template)]
#[template(path = "desk/today.html")]
struct Today<'a> {
    staff: &'a Staff,
    day: String,
    is_working: bool,
    chosen: Choice,
    filters: Filters,
    rows: Vec<Row>,
    pages: Pages,
}

/// What a filter lets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// 我的: what this seat can do next.
    Mine,
    /// 本单位: everything.
    Body,
    /// 临期: due within three working days.
    Soon,
    /// 逾期.
    Overdue,
    /// 等待他人.
    Others,
}

impl Choice {
    const ALL: [Self; 5] = [Self::Mine, Self::Body, Self::Soon, Self::Overdue, Self::Others];

    fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Body => "body",
            Self::Soon => "soon",
            Self::Overdue => "overdue",
            Self::Others => "others",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Mine => "我的",
            Self::Body => "本单位",
            Self::Soon => "临期",
            Self::Overdue => "逾期",
            Self::Others => "等待他人",
        }
    }

    /// What a seat looks at first: its own work, or everything where it has none.
    fn first(role: Role) -> Self {
        match role {
            Role::Clerk | Role::Reviewer | Role::Leader | Role::OfficeHead => Self::Mine,
            Role::Supervisor | Role::Auditor | Role::Admin => Self::Body,
        }
    }

    /// What there is, where there is nothing.
    fn nothing(self) -> &'static str {
        match self {
            Self::Mine => "没有等待您办理的事项。",
            Self::Body => "本单位没有在办的事项。",
            Self::Soon => "三个工作日以内没有到期的事项。",
            Self::Overdue => "没有逾期的事项。",
            Self::Others => "没有等待他人办理的事项。",
        }
    }
}

/// Rows a page.
const SIZE: u32 = 20;

/// Working days within which a due date is soon.
const SOON: WorkingDays = WorkingDays(3);

/// What an administrator finds: he sets up, and does not look at the records (SEC-08).
#[derive(Template)]
#[template(path = "desk/today_admin.html")]
struct Nothing<'a> {
    staff: &'a Staff,
}

/// Shows the queue.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    if !staff.is(READERS) {
        return staff.respond(StatusCode::OK, &Nothing { staff: &staff });
    }
    let query = &staff.shell.query;
    let first = Choice::first(staff.seat.role);
    let chosen =
        query.text("filter").and_then(|word| Choice::ALL.into_iter().find(|choice| choice.code() == word));
    let chosen = chosen.unwrap_or(first);
    let reader = staff.clone();
    let found = match app.read(move |tx| read(tx, &reader, chosen)).await {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    let (counts, rows, pages) = found;
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let filter = |choice: Choice| Filter {
        label: choice.label().to_owned(),
        address: with("/desk", query, "filter", if choice == first { "" } else { choice.code() }),
        count: Some(count(&counts, choice, staff.seat.role)),
        current: choice == chosen,
    };
    let today = staff.shell.today;
    let page = Today {
        day: crate::page::in_words(today),
        is_working: Calendar::national().forecast(today).workday,
        filters: Filters { label: "筛选", filters: Choice::ALL.map(filter).into() },
        chosen,
        rows,
        pages,
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

type Found = (Vec<OpenCount>, Vec<Row>, Pages);

fn read(tx: &mut Tx<'_>, staff: &Staff, chosen: Choice) -> Result<Found, StoreError> {
    let (body, today, role) = (staff.body.id, staff.shell.today, staff.seat.role);
    let (soon, _) = Calendar::national().forecast_after(today, SOON);
    let mut counts = tx.open_counts(body, today, soon)?;
    let report = row::report(tx, staff)?.map(|(row, due)| (row, report_count(due, today, soon)));
    let changes = row::changes(tx, staff)?.into_iter().map(|(row, second)| (row, change_count(second)));
    let before: Vec<(Row, OpenCount)> = report.into_iter().chain(changes).collect();
    counts.extend(before.iter().map(|(_, count)| count.clone()));
    let total = count(&counts, chosen, role);
    let pages = Pages::of("/desk", &staff.shell.query, total, SIZE);
    let mut rows = Vec::new();
    // The annual report and what waits for a second person stand before all others; so the others are so many fewer,
    // and begin so many earlier later on.
    let mut part: Part = pages.rows(SIZE);
    for (row, open) in before {
        if count(std::slice::from_ref(&open), chosen, role) == 0 {
            continue;
        }
        if pages.number == 1 {
            part.size -= 1;
            rows.push(row);
        } else {
            part.after -= 1;
        }
    }
    let which = turn::which(chosen, role, today, soon);
    for open in tx.opened(body, &which, part)? {
        rows.extend(row::of(tx, staff, open)?);
    }
    Ok((counts, rows, pages))
}

/// How many rows a filter lets through.
fn count(counts: &[OpenCount], choice: Choice, role: Role) -> i64 {
    let rows = counts.iter().map(|row| {
        let mine = Turn::of(&row.kind, &row.stage).is_of(role);
        match choice {
            Choice::Mine if mine => row.count,
            Choice::Others if !mine => row.count,
            Choice::Mine | Choice::Others => 0,
            Choice::Body => row.count,
            Choice::Soon => row.soon,
            Choice::Overdue => row.overdue,
        }
    });
    rows.sum()
}

/// A change of a registration: this person's to decide on, or somebody else's.
fn change_count(second: bool) -> OpenCount {
    let stage = if second { "second" } else { "proposed" };
    OpenCount { kind: "change".to_owned(), stage: stage.to_owned(), count: 1, overdue: 0, soon: 0 }
}

fn report_count(due: Date, today: Date, soon: Date) -> OpenCount {
    OpenCount {
        kind: "report".to_owned(),
        stage: "open".to_owned(),
        count: 1,
        overdue: i64::from(due < today),
        soon: i64::from(due >= today && due <= soon),
    }
}
