//! 年度报告: the years, how far each is, and by when it must be published.

use acts::annual::FIRST_YEAR;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::Calendar;
use jiff::civil::Date;
use office::{AnnualReport, Body, Signing};
use statute::Regime;

use super::super::access::WRITERS;
use super::super::staff::Staff;
use super::address;
use crate::app::App;
use crate::error::failure;
use crate::parts::{Chip, Steps, Urgency};

#[derive(Template)]
#[template(path = "desk/reports/list.html")]
struct List<'a> {
    staff: &'a Staff,
    years: Vec<Year>,
    /// Earlier years that can still be opened.
    earlier: Vec<i16>,
    writes: bool,
    due: &'static str,
}

/// A year, opened or not.
struct Year {
    number: i16,
    state: &'static str,
    /// Where it is; none while nobody has begun.
    address: Option<String>,
    published: Option<(u32, Date)>,
    /// The corrected version that the public reads now.
    corrected: Option<(u32, Date)>,
    due: DueDay,
}

/// 期限: by when a report must be published (AR-01, AR-02), and how pressing that is.
pub struct DueDay {
    /// The last day.
    pub on: Date,
    /// How much of it is left.
    pub chip: Chip,
    /// How the day was found.
    pub steps: Steps,
}

/// Shows the years.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let body = staff.body.id;
    let reports = match app.read(move |tx| tx.annual_reports(body)).await {
        Ok(reports) => reports,
        Err(error) => return failure(&staff.shell, &error),
    };
    let this_year = staff.shell.today.year();
    let mut years: Vec<i16> = reports.iter().map(|report| report.year).collect();
    years.extend([this_year, this_year - 1].into_iter().filter(|year| *year >= FIRST_YEAR));
    years.sort_unstable();
    years.dedup();
    years.reverse();
    let earlier = (FIRST_YEAR..this_year).rev().filter(|year| !years.contains(year)).collect();
    let years = years.into_iter().map(|year| {
        Year::of(year, reports.iter().find(|report| report.year == year), &staff.body, staff.shell.today)
    });
    let page = List {
        years: years.collect(),
        earlier,
        writes: staff.is(WRITERS),
        due: in_words(&staff.body),
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

impl Year {
    fn of(year: i16, report: Option<&AnnualReport>, body: &Body, today: Date) -> Self {
        let day = |signing: Option<&Signing>| Some((signing?.number, signing?.published?.on));
        let published = report.and_then(|report| day(report.first_published()));
        let corrected = report.and_then(|report| day(report.published()));
        Self {
            number: year,
            state: report.map_or("尚未编制", |report| report.stage().label()),
            address: report.map(|report| address(report.id, "")),
            published,
            corrected: corrected.filter(|_| corrected != published),
            due: DueDay::of(year, body, published.map(|(_, on)| on), today),
        }
    }
}

impl DueDay {
    /// The day for a year's report of a body; `published` is the day on which it was first published.
    pub fn of(year: i16, body: &Body, published: Option<Date>, today: Date) -> Self {
        let calendar = Calendar::national();
        let (on, due) = statute::due::annual_report(year, body.government, calendar);
        let chip = match published {
            Some(day) if day > on => Chip::new(Urgency::Done, "✓ 已发布（逾期）"),
            Some(_) => Chip::new(Urgency::Done, "✓ 已按期发布"),
            None => Chip::until(on, today, calendar),
        };
        Self {
            on, chip, steps: Steps { caption: format!("{year}年度报告的期限怎样得出"), steps: due.steps }
        }
    }
}

/// By when, and why, for the kind of body.
pub fn in_words(body: &Body) -> &'static str {
    match (body.government, body.regime) {
        (true, _) => "县级以上地方人民政府的年度报告应当在次年3月31日前发布（《条例》第四十九条第二款）。",
        (false, Regime::Organ) => {
            "县级以上人民政府部门的年度报告应当在次年1月31日前发布（《条例》第四十九条第一款）。"
        }
        (false, Regime::Authorised) => {
            "法律、法规授权的组织参照部门的期限，在次年1月31日前发布年度报告（《条例》第四十九条第一款）。"
        }
        (false, Regime::Utility | Regime::Voluntary) => {
            "本单位参照《条例》执行，年度报告按部门的期限在次年1月31日前发布（《条例》第四十九条第一款）。"
        }
    }
}
