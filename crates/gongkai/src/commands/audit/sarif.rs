//! The results as SARIF 2.1.0, which programs that show findings beside their files read.

use report::rules::BOOK;
use rule::Severity;
use serde_json::{Value, json};

use super::baseline::fingerprint;
use super::outcome::{Found, Judged, Outcome};

/// Where the schema of the format stands.
pub(in crate::commands) const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All results in one run.
pub(super) fn log(outcomes: &[Outcome]) -> Value {
    let rules: Vec<Value> = BOOK
        .rules()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": {"text": rule.title()},
                "help": {"text": rule.basis},
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    let results: Vec<Value> = outcomes.iter().flat_map(results).collect();
    let notices: Vec<Value> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Judged(_) => None,
            Outcome::Unread(unread) => Some(json!({
                "level": "error",
                "message": {"text": unread.error},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&unread.file)}}}],
            })),
        })
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "gongkai",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": notices.is_empty(), "toolExecutionNotifications": notices}],
            "results": results,
        }],
    })
}

fn results(outcome: &Outcome) -> Vec<Value> {
    let of =
        |file: Option<&str>, body: &str, year: Option<i16>, found: &Found| result(file, body, year, found);
    match outcome {
        Outcome::Judged(Judged { file, body, year, findings, .. }) => {
            findings.iter().map(|found| of(file.as_deref(), body, *year, found)).collect()
        }
        Outcome::Unread(unread) => {
            unread.findings.iter().map(|found| of(Some(&unread.file), "", None, found)).collect()
        }
    }
}

fn result(file: Option<&str>, body: &str, year: Option<i16>, found: &Found) -> Value {
    let mut text = found.explanation.clone();
    if !found.quote.is_empty() {
        text = format!("“{}”：{text}", found.quote);
    }
    let mut result = json!({
        "ruleId": found.rule,
        "level": level(found.severity),
        "message": {"text": text},
        "partialFingerprints": {"gongkai/v1": fingerprint(body, year, found)},
        "properties": {"citation": found.citation, "body": body, "year": year},
    });
    if let Some(index) = BOOK.rules().iter().position(|rule| rule.id == found.rule) {
        result["ruleIndex"] = json!(index);
    }
    let Some(file) = file.filter(|name| *name != "-") else { return result };
    let place = &found.place;
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri(file)}}});
    // Lines are those of the file only where it is a text; elsewhere the words say where.
    if place.line > 0 && place.anchor.is_none() {
        location["physicalLocation"]["region"] = json!({
            "startLine": place.line,
            "charOffset": place.start,
            "charLength": place.end.saturating_sub(place.start),
            "snippet": {"text": found.quote},
        });
    }
    let words = place.words();
    if !words.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": words}]);
    }
    result["locations"] = json!([location]);
    result
}

/// How SARIF calls a severity.
pub(in crate::commands) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative or absolute reference: bytes beyond the plain ones are written %E5.
pub(in crate::commands) fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push('%');
            for digit in [byte >> 4, byte & 15] {
                uri.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("a b/年.txt"), "a%20b/%E5%B9%B4.txt");
        assert_eq!(uri("/x/1.txt"), "file:///x/1.txt");
    }
}
