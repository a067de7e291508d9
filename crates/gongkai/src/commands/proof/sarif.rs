//! The result as SARIF 2.1.0.

use proof::Finding;
use proof::rules::BOOK;
use serde_json::{Value, json};

use super::Read;
use crate::commands::audit::sarif::{SCHEMA, level, uri};

/// One run over one file.
pub(super) fn log(read: &Read) -> Value {
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
    let results: Vec<Value> = read.findings.iter().map(|finding| result(read, finding)).collect();
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
            "results": results,
        }],
    })
}

fn result(read: &Read, finding: &Finding) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": format!("“{}”：{}", finding.quote, finding.reason)},
        "properties": {"citation": finding.citation, "suggestion": finding.suggestion},
    });
    if let Some(index) = BOOK.rules().iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if read.file == "-" {
        return result;
    }
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri(&read.file)}}});
    let anchor = read.anchor(finding);
    if !anchor.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": anchor}]);
    } else if finding.place.line > 0 {
        location["physicalLocation"]["region"] = json!({
            "startLine": finding.place.line,
            "charOffset": finding.place.start,
            "charLength": finding.place.end.saturating_sub(finding.place.start),
            "snippet": {"text": finding.quote},
        });
    }
    result["locations"] = json!([location]);
    result
}
