//! 期限计算: by when a request has to be answered, and why. A GET form; nothing is stored.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::{Calendar, Date, WorkingDays};
use statute::clock::{Case, CaseError, Hold, HoldKind, Reading, read};
use statute::due::LastDay;

use crate::form::Fields;
use crate::page::{Shell, last_day};
use crate::parts::{Chip, ErrorSummary, Field, Steps};

#[derive(Template)]
#[template(path = "portal/period.html")]
struct PeriodPage<'a> {
    shell: &'a Shell,
    fields: Vec<Field>,
    errors: ErrorSummary,
    answer: Option<Answer>,
}

struct Answer {
    reading: Reading,
    due: String,
    chip: Option<Chip>,
    /// The last day for a correction notice.
    notice: LastDay,
    /// The last day for telling of an extension.
    extension: LastDay,
    steps: Steps,
}

/// Name, label and hint of each field, in the order shown.
const FIELDS: [(&str, &str, &str); 8] = [
    ("receipt", "收到申请之日", "必填，如 2024-06-03"),
    ("corrected", "收到补正申请之日", "没有补正的不填"),
    ("fee_notice", "申请人收到收费通知之日", "没有收费的不填"),
    ("fee_paid", "缴费完成之日", "没有收费或者尚未缴费的不填"),
    ("hold_sent", "发出第三方意见征求书之日", "没有征求意见的不填"),
    ("hold_end", "第三方提出意见之日", "尚未提出意见的不填"),
    ("extension", "延长答复期限的工作日数", "没有延长的不填，最多20"),
    ("as_of", "截至哪一日计算剩余工作日", "不填则截至今天"),
];

/// Shows the form and, where it is filled in, the sum.
pub async fn show(shell: Shell) -> Response {
    let asked = shell.query.text("receipt").is_some();
    let mut fields = FIELDS.map(|(name, label, hint)| Field {
        name,
        label,
        hint,
        value: shell.query.typed(name),
        error: None,
    });
    let answer = if asked { answer(&shell.query, shell.today, &mut fields) } else { None };
    let status = if asked && answer.is_none() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let errors = ErrorSummary::over(&fields);
    shell.respond(status, &PeriodPage { shell: &shell, fields: fields.into(), errors, answer })
}

/// Reads the clock; a refusal is written beside its field.
fn answer(query: &Fields, today: Date, fields: &mut [Field; 8]) -> Option<Answer> {
    let mut date = |at: usize| {
        let field = &mut fields[at];
        query.date(field.name, field.label).unwrap_or_else(|sentence| {
            field.error = Some(sentence);
            None
        })
    };
    let [receipt, corrected_receipt, fee_notice_received, fee_paid, hold_sent, hold_end] =
        [0, 1, 2, 3, 4, 5].map(&mut date);
    let as_of = date(7).unwrap_or(today);
    let extension = query.number("extension", fields[6].label).unwrap_or_else(|sentence| {
        fields[6].error = Some(sentence);
        None
    });
    if receipt.is_none() && fields[0].error.is_none() {
        fields[0].error = Some("请填写收到申请之日，如2024-06-03".into());
    }
    if hold_end.is_some() && hold_sent.is_none() && fields[4].error.is_none() {
        fields[4].error = Some("填写了第三方提出意见之日，请同时填写发出意见征求书之日".into());
    }
    if fields.iter().any(|field| field.error.is_some()) {
        return None;
    }
    let hold = |sent| Hold { kind: HoldKind::ThirdParty, sent, received: None, end: hold_end };
    let case = Case {
        receipt: receipt?,
        corrected_receipt,
        fee_notice_received,
        fee_paid,
        holds: hold_sent.map(hold).into_iter().collect(),
        extension: WorkingDays(extension.unwrap_or(0)),
    };
    match read(&case, Some(as_of), Calendar::national()) {
        Ok(reading) => Some(Answer::of(reading)),
        Err(error) => {
            fields[field_of(&error)].error = Some(error.to_string());
            None
        }
    }
}

/// The field that a contradiction is shown beside.
fn field_of(error: &CaseError) -> usize {
    match error {
        CaseError::ExtensionTooLong(_) => 6,
        CaseError::OutOfRange { what, .. } | CaseError::Order { later: what, .. } => {
            let of = [("补正", 1), ("通知", 2), ("缴费", 3), ("结束", 5), ("征求", 4), ("截至", 7)];
            of.into_iter().find(|(word, _)| what.contains(word)).map_or(0, |(_, field)| field)
        }
    }
}

impl Answer {
    fn of(reading: Reading) -> Self {
        Self {
            due: last_day(reading.last_day()),
            chip: Chip::of(&reading),
            notice: LastDay::kept(reading.correction_notice_due, Calendar::national()),
            extension: LastDay::kept(reading.extension_notice_due, Calendar::national()),
            steps: Steps { caption: "逐日计算".into(), steps: reading.steps.clone() },
            reading,
        }
    }
}

/// Addresses that show every state of the page.
pub fn samples() -> Vec<(String, u16)> {
    [
        ("", 200),
        ("?receipt=2024-01-29", 200),
        ("?receipt=2024-01-29&as_of=2024-02-26", 200),
        ("?receipt=2024-01-29&hold_sent=2024-02-01&as_of=2024-02-05", 200),
        ("?receipt=2024-01-29&hold_sent=2024-02-01&hold_end=2024-02-20&extension=10", 200),
        ("?receipt=2024-01-29&fee_notice=2024-02-02&as_of=2024-02-05", 200),
        ("?receipt=", 422),
        ("?receipt=2024-02-30&extension=x", 422),
        ("?receipt=2024-01-29&extension=21", 422),
        ("?receipt=2024-01-29&corrected=2024-01-01", 422),
        ("?receipt=2024-01-29&hold_end=2024-02-20", 422),
        ("?receipt=%3Cscript%3E%00%FF", 422),
    ]
    .map(|(query, status)| (format!("/period{query}"), status))
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(query: &str) -> Vec<(&'static str, String)> {
        let mut fields =
            FIELDS.map(|(name, label, hint)| Field { name, label, hint, value: String::new(), error: None });
        let today = jiff::civil::date(2024, 2, 5);
        assert!(answer(&Fields::of_query(query), today, &mut fields).is_none());
        fields.into_iter().filter_map(|field| Some((field.name, field.error?))).collect()
    }

    #[test]
    fn a_refusal_stands_beside_its_field() {
        for (query, field) in [
            ("receipt=", "receipt"),
            ("receipt=1999-01-01", "receipt"),
            ("receipt=2024-01-29&extension=21", "extension"),
            ("receipt=2024-01-29&corrected=2024-01-01", "corrected"),
            ("receipt=2024-01-29&fee_notice=2024-01-01", "fee_notice"),
            ("receipt=2024-01-29&fee_notice=2024-02-01&fee_paid=2024-01-30", "fee_paid"),
            ("receipt=2024-01-29&hold_sent=2024-01-01", "hold_sent"),
            ("receipt=2024-01-29&hold_sent=2024-02-01&hold_end=2024-01-30", "hold_end"),
            ("receipt=2024-01-29&hold_end=2024-01-30", "hold_sent"),
        ] {
            let found = errors(query);
            assert_eq!(found.len(), 1, "{query}: {found:?}");
            assert_eq!(found[0].0, field, "{query}: {found:?}");
        }
    }
}
