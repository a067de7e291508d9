//! The register of reconsiderations and suits.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::Calendar;
use office::Dispute;
use store::StoreError;

use crate::app::App;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Chip, Filter, Filters, Pages};

/// Rows a page.
const ROWS: u32 = 30;

#[derive(Template)]
#[template(path = "desk/disputes/list.html")]
struct List<'a> {
    staff: &'a Staff,
    filters: Filters,
    rows: Vec<Row>,
    pages: Pages,
    may_register: bool,
}

struct Row {
    address: String,
    title: String,
    meta: String,
    state: String,
    due: String,
    chip: Option<Chip>,
}

/// What a filter lets through: the word of the address, its name, and whether the case is concluded.
const FILTERS: [(&str, &str, Option<bool>); 3] =
    [("", "未审结", Some(false)), ("concluded", "已审结", Some(true)), ("all", "全部", None)];

/// Shows the register.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let asked = staff.shell.query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = FILTERS.iter().position(|(code, ..)| *code == asked) else { return staff.not_found() };
    let (body, query) = (staff.body.id, staff.shell.query.clone());
    let found = app
        .read(move |tx| {
            let (pending, concluded) = tx.dispute_counts(body)?;
            let counts = [pending, concluded, pending + concluded];
            let pages = Pages::of("/desk/disputes", &query, counts[chosen], ROWS);
            let rows = tx.disputes_listed(body, FILTERS[chosen].2, pages.rows(ROWS))?;
            Ok::<_, StoreError>((counts, pages, rows))
        })
        .await;
    let (counts, pages, rows) = match found {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let filter = |(at, (code, label, _)): (usize, (&str, &str, Option<bool>))| Filter {
        label: label.to_owned(),
        address: if code.is_empty() {
            "/desk/disputes".to_owned()
        } else {
            format!("/desk/disputes?filter={code}")
        },
        count: Some(counts[at]),
        current: at == chosen,
    };
    let page = List {
        staff: &staff,
        filters: Filters {
            label: "按办理情况筛选",
            filters: FILTERS.into_iter().enumerate().map(filter).collect(),
        },
        rows: rows.iter().map(|dispute| Row::of(dispute, &staff)).collect(),
        pages,
        may_register: staff.is(super::KEEPERS),
    };
    staff.respond(StatusCode::OK, &page)
}

impl Row {
    fn of(dispute: &Dispute, staff: &Staff) -> Self {
        let calendar = Calendar::national();
        let due = dispute.answer_due(calendar);
        Self {
            address: format!("/desk/disputes/{}", dispute.id),
            title: dispute.case_number.clone(),
            meta: format!(
                "{} · {} · {}收到副本",
                dispute.kind.label(),
                dispute.authority,
                dispute.copy_received_on
            ),
            state: state(dispute),
            chip: due.as_ref().map(|due| Chip::until(due.date, staff.shell.today, calendar)),
            due: due.map_or(String::new(), |due| {
                format!("{}前提交答复和证据{}", due.date, due.last_day().mark())
            }),
        }
    }
}

/// Where a case stands, in words.
pub fn state(dispute: &Dispute) -> String {
    match (&dispute.verdict, dispute.answered_on) {
        (Some(verdict), _) => format!("已审结：{}", verdict.result.label()),
        (None, Some(_)) => "已提交答复，待审结".to_owned(),
        (None, None) => "待提交答复".to_owned(),
    }
}
