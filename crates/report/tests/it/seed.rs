//! The seed: a real report with known faults. Every decidable row of its list is found; nothing found contradicts it.

use report::{Audit, Context, audit, read_text};
use rule::Severity;

const SEED: &str = include_str!("../data/xinfeng-union-2024.txt");

/// rule, fragment, severity of each row. The list is comma-separated with quoted explanations.
fn rows() -> Vec<(String, String, String)> {
    let list = include_str!("../data/seed-findings.csv");
    let mut rows = Vec::new();
    for line in list.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let (mut fields, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                c => fields.last_mut().expect("never empty").push(c),
            }
        }
        rows.push((fields[0].clone(), fields[1].clone(), fields[3].clone()));
    }
    rows
}

#[test]
fn every_decidable_row_of_the_list_is_found() {
    let found = audit(&read_text(SEED), &Context::default());
    let mut missing = Vec::new();
    for (rule, fragment, severity) in rows() {
        let due = match severity.chars().next() {
            Some('E') => Severity::Error,
            Some('W') => Severity::Warning,
            _ => Severity::Info,
        };
        match found.iter().find(|f| f.rule == rule && f.quote.contains(&fragment)) {
            Some(hit) if hit.severity == due => {}
            Some(hit) => missing.push(format!("{rule} {fragment}: {:?} instead of {severity}", hit.severity)),
            None => missing.push(format!("{rule} {fragment}")),
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn quotes_stand_where_the_places_say() {
    let chars: Vec<char> = SEED.chars().collect();
    for finding in audit(&read_text(SEED), &Context::default()) {
        let place = finding.place.place;
        let there: String = chars[place.start as usize..place.end as usize].iter().collect();
        assert_eq!(there, finding.quote, "{} {}", finding.rule, finding.explanation);
        let before = chars[..place.start as usize].iter().filter(|c| **c == '\n').count();
        assert_eq!(before + 1, place.line as usize, "{}", finding.rule);
    }
}

#[test]
fn what_is_in_order_is_left_alone() {
    let found = audit(&read_text(SEED), &Context::default());
    for rule in
        ["AUD-A06", "AUD-L06", "AUD-E03", "AUD-E05", "AUD-E06", "AUD-P05", "AUD-C16", "AUD-E02", "AUD-E07"]
    {
        assert!(!found.iter().any(|f| f.rule == rule), "{rule}");
    }
    let headings: Vec<&str> =
        found.iter().filter(|f| f.rule == "AUD-E04").map(|f| f.quote.as_str()).collect();
    assert_eq!(headings, ["一、基本情况"]);
    assert!(!found.iter().any(|f| ["AUD-A01", "AUD-A02", "AUD-A03", "AUD-A04"].contains(&f.rule)));
}

#[test]
fn the_findings_on_the_seed() {
    let audit = Audit::of(Some("xinfeng-union-2024.txt"), &read_text(SEED), &Context::default());
    let lines: Vec<String> = audit
        .findings
        .iter()
        .map(|f| {
            format!(
                "{} {} {}行｜{}｜{}",
                f.rule,
                f.severity.label(),
                f.place.place.line,
                f.quote,
                f.explanation
            )
        })
        .chain(audit.doubts.iter().map(|doubt| format!("疑｜{}", doubt.text)))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
