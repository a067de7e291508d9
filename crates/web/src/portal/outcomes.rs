//! 处理决定: how a request can end, on which articles, and what can be done about it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use statute::{Citation, Instrument, Outcome, Regime, Remedy};

use crate::page::Shell;

#[derive(Template)]
#[template(path = "portal/outcomes.html")]
struct OutcomesPage<'a> {
    shell: &'a Shell,
    /// Why reconsideration comes first where it does.
    first: String,
    groups: Vec<(&'static str, Vec<Row>)>,
}

struct Row {
    label: &'static str,
    basis: String,
    remedy: &'static str,
}

/// The first part of a row id of table three, and its heading.
const GROUPS: [(&str, &str); 6] = [
    ("granted", "予以公开"),
    ("partial", "部分公开"),
    ("refused", "不予公开"),
    ("unable", "无法提供"),
    ("not_processed", "不予处理"),
    ("other", "其他处理"),
];

/// Shows the page.
pub async fn show(shell: Shell) -> Response {
    let first = joined(&Remedy::ReconsiderationFirst.basis());
    shell.respond(StatusCode::OK, &OutcomesPage { shell: &shell, first, groups: groups() })
}

fn groups() -> Vec<(&'static str, Vec<Row>)> {
    let row =
        |outcome: Outcome| Row { label: outcome.label(), basis: basis(outcome), remedy: remedy(outcome) };
    let of = |group: &str| {
        let outcomes = Outcome::ALL.into_iter();
        outcomes.filter(|outcome| outcome.row().split('.').next() == Some(group)).map(row).collect()
    };
    GROUPS.map(|(group, heading)| (heading, of(group))).into()
}

/// The articles, in words; the page says once that a bare article is one of the Regulation.
fn basis(outcome: Outcome) -> String {
    joined(&outcome.basis())
}

fn joined(places: &[Citation]) -> String {
    let place = |citation: &Citation| match citation.instrument {
        Instrument::Regulation2019 => citation.place(),
        Instrument::ReconsiderationLaw
        | Instrument::LitigationLaw
        | Instrument::PenaltyLaw
        | Instrument::BudgetLaw
        | Instrument::FeeMeasures
        | Instrument::Interpretation2018
        | Instrument::Interpretation2025
        | Instrument::ReconsiderationRules
        | Instrument::ArchivesLaw
        | Instrument::DeliveryReply => citation.to_string(),
    };
    places.iter().map(place).collect::<Vec<_>>().join("、")
}

/// What can be done about a decision of an administrative organ, in short.
fn remedy(outcome: Outcome) -> &'static str {
    match outcome.remedy().under(Regime::Organ) {
        Remedy::ReconsiderationFirst => "先申请行政复议，对复议决定不服的再提起行政诉讼",
        Remedy::ReconsiderationOrSuit | Remedy::ThirdParty => "申请行政复议，或者提起行政诉讼",
        Remedy::None => "程序性告知，不单独告知救济途径",
        Remedy::Complaint => "提出申诉",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_stands_under_one_heading() {
        let groups = groups();
        let shown: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
        assert_eq!(shown, Outcome::ALL.len());
        assert!(groups.iter().all(|(_, outcomes)| !outcomes.is_empty()));
    }
}
