//! The audit of a report: its findings and doubts in one value, as JSON for programs.

use serde::Serialize;

use crate::{Context, Doubt, Edition, Recognised, Where, guess_regime, rules};

/// A finding in a report.
pub type Finding = rule::Finding<Where>;

/// Findings of one rule that are kept; who has this many mends them all, not one by one.
const MOST_OF_ONE_RULE: usize = 200;

/// Judges a report by every A-rule, in the order of the catalogue: the first 200 findings of each rule.
pub fn audit(report: &Recognised, context: &Context) -> Vec<Finding> {
    judge(report, context).0
}

/// The findings, and for each rule that has more how many were left out, and where the last kept stands.
fn judge(report: &Recognised, context: &Context) -> (Vec<Finding>, Vec<(&'static str, usize, Where)>) {
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    let absent = context.listed.is_some_and(|listed| !listed.reported);
    // Of a report that is not there, nothing else can be said.
    for rule in rules::BOOK.rules().iter().filter(|rule| !absent || rule.id == "AUD-F01") {
        let mut found = rule.judge(report, context);
        if found.len() > MOST_OF_ONE_RULE {
            let more = found.len() - MOST_OF_ONE_RULE;
            found.truncate(MOST_OF_ONE_RULE);
            let last = found.last().map(|finding| finding.place.clone()).unwrap_or_default();
            left_out.push((rule.id, more, last));
        }
        kept.append(&mut found);
    }
    (kept, left_out)
}

/// An audit with what it is about: the contract of the command line and of the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// The name of the file, where there is one.
    pub file: Option<String>,
    /// The body as recognised.
    pub body: String,
    /// The report year as recognised.
    pub year: Option<i16>,
    /// The edition that the report follows.
    pub edition: Edition,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was not understood, or was guessed.
    pub doubts: Vec<Doubt>,
}

impl Audit {
    /// Judges a recognised report.
    pub fn of(file: Option<&str>, report: &Recognised, context: &Context) -> Self {
        let mut doubts = report.doubts.clone();
        doubts.extend(regime_doubt(report, context));
        let (findings, left_out) = judge(report, context);
        doubts.extend(left_out.into_iter().map(|(rule, more, place)| {
            Doubt::new(place, format!("{rule}只列出前{MOST_OF_ONE_RULE}处，另有{more}处从略。"))
        }));
        Self {
            file: file.map(str::to_owned),
            body: report.report.body.clone(),
            year: report.report.year,
            edition: report.report.edition,
            findings,
            doubts,
        }
    }

    /// The audit as JSON, indented.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("an audit holds only strings, numbers and lists")
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: rule::Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// What is said where the regime was guessed from the name, because nobody gave it.
fn regime_doubt(report: &Recognised, context: &Context) -> Option<Doubt> {
    let body = &report.report.body;
    let guessed = context.regime.is_none() && guess_regime(body).is_some();
    guessed.then(|| {
        let text = format!(
            "“{body}”按名称看是群团组织，不是行政机关，暂按自愿参照执行对待；如有授权依据，请指明机关性质后重新核对。"
        );
        Doubt::new(report.title.at.clone(), text)
    })
}

/// Where a finding stands, in words: 三、表三，第120行.
pub fn place(at: &Where) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(at.section.map(|part| match part {
        crate::Part::Section(_) => format!("第{}部分", part.label()),
        other => other.label().to_owned(),
    }));
    words.extend(at.table.map(|table| table.label().to_owned()));
    if !at.place.is_none() {
        words.push(format!("第{}行", at.place.line));
    }
    words.join("，")
}
