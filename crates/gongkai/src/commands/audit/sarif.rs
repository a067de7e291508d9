//! The results as SARIF 2.1.0, which programs that show findings beside their files read.

use std::io::{self, Write};

use report::rules::BOOK;
use rule::Severity;
use serde_json::{Value, json};

use super::baseline::fingerprint;
use super::outcome::{Found, Judged, Outcome};

/// Where the schema of the format stands.
pub(in crate::commands) const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All results in one run, each written as it comes; what could not be judged is told behind them.
#[derive(Default)]
pub(super) struct Log {
    written: bool,
    notices: Vec<Value>,
}

impl Log {
    /// Writes the head, up to the first result.
    ///
    /// # Errors
    /// Where the output fails.
    pub fn begin(out: &mut impl Write) -> io::Result<Self> {
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
        let driver = json!({
            "name": "gongkai",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": "zh-CN",
            "rules": rules,
        });
        write!(
            out,
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},"
        )?;
        write!(out, "\"language\":\"zh-CN\",\"columnKind\":\"unicodeCodePoints\",\"results\":[")?;
        Ok(Self::default())
    }

    /// Writes the results of a file.
    ///
    /// # Errors
    /// Where the output fails.
    pub fn add(&mut self, outcome: &Outcome, out: &mut impl Write) -> io::Result<()> {
        for result in results(outcome) {
            write!(out, "{}\n{result}", if self.written { "," } else { "" })?;
            self.written = true;
        }
        if let Outcome::Unread(unread) = outcome {
            self.notices.push(json!({
                "level": "error",
                "message": {"text": unread.error},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(&unread.file)}}}],
            }));
        }
        Ok(())
    }

    /// Writes the end.
    ///
    /// # Errors
    /// Where the output fails.
    pub fn end(self, out: &mut impl Write) -> io::Result<()> {
        let invocation = json!({"executionSuccessful": self.notices.is_empty(), "toolExecutionNotifications": self.notices});
        writeln!(out, "\n],\"invocations\":[{invocation}]}}]}}")
    }
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
