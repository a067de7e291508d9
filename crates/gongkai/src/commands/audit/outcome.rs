//! What comes of a file: the findings as they are handed on, the same for every format (the contract of the JSON).

use paper::Reading;
use report::{Edition, TableId, Where};
use rule::Severity;
use serde::{Deserialize, Serialize};

/// A file that was judged, or why it was not.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Outcome {
    Judged(Judged),
    Unread(Unread),
}

/// A file that was not judged.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Unread {
    pub file: String,
    /// Why, in a sentence.
    pub error: String,
    /// What is found all the same: that it is a scan (AUD-F04).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Found>,
}

/// A report and what was found in it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Judged {
    pub file: Option<String>,
    pub body: String,
    pub year: Option<i16>,
    pub edition: String,
    pub findings: Vec<Found>,
    pub doubts: Vec<Doubt>,
    /// Findings that were accepted before (`--baseline`) and are not listed.
    #[serde(default, skip_serializing_if = "is_none")]
    pub accepted: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// A finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Found {
    pub rule: String,
    pub severity: Severity,
    pub place: Spot,
    pub quote: String,
    pub explanation: String,
    pub citation: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<String>,
}

/// Something that was not understood.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Doubt {
    pub place: Spot,
    pub text: String,
}

/// Where something stands.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Spot {
    /// 题目, 引言, 一 to 六, 落款.
    pub section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    pub line: u32,
    pub start: u32,
    pub end: u32,
    /// Page, table, row and column in the file: 第3页第2个表格第5行第1格.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

impl Judged {
    /// An audit with the places in its file.
    pub fn of(audit: report::Audit, reading: Option<&Reading>) -> Self {
        let findings = audit.findings.into_iter().map(|finding| Found {
            rule: finding.rule.to_owned(),
            severity: finding.severity,
            place: Spot::of(finding.place, reading),
            quote: finding.quote,
            explanation: finding.explanation,
            citation: finding.citation.to_owned(),
            proposal: finding.proposal,
        });
        let doubts = audit.doubts.into_iter().map(|doubt| (doubt.place, doubt.text));
        let of_file = reading.into_iter().flat_map(|reading| &reading.doubts);
        let of_file =
            of_file.map(|doubt| (Where { place: doubt.place, ..Where::default() }, doubt.text.clone()));
        let doubts =
            doubts.chain(of_file).map(|(place, text)| Doubt { place: Spot::of(place, reading), text });
        Self {
            file: audit.file,
            body: audit.body,
            year: audit.year,
            edition: audit.edition.code().to_owned(),
            findings: findings.collect(),
            doubts: doubts.collect(),
            accepted: 0,
        }
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|found| found.severity == severity).count()
    }

    /// The edition in words.
    pub fn edition(&self) -> String {
        let known = Edition::ALL.into_iter().find(|edition| edition.code() == self.edition);
        known.map_or_else(|| self.edition.clone(), |edition| edition.to_string())
    }

    /// Whose report, of which year.
    pub fn headline(&self) -> String {
        let file = self.file.as_deref().filter(|name| *name != "-");
        match (self.body.as_str(), self.year) {
            ("", _) => format!("{}　没有读出机关名称", file.unwrap_or("标准输入")),
            (body, Some(year)) => format!("{body}{year}年政府信息公开工作年度报告"),
            (body, None) => format!("{body}政府信息公开工作年度报告"),
        }
    }
}

impl Spot {
    fn of(at: Where, reading: Option<&Reading>) -> Self {
        let anchor = reading.and_then(|reading| reading.anchor(at.place)).map(ToString::to_string);
        Self {
            section: at.section.map(|part| part.label().to_owned()),
            table: at.table,
            cell: at.cell.map(|cell| cell.0),
            line: at.place.line,
            start: at.place.start,
            end: at.place.end,
            anchor: anchor.filter(|words| !words.is_empty()),
        }
    }

    /// For people: 第三部分，表三，第120行.
    pub fn words(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        words.extend(self.section.as_deref().map(|part| match part {
            "一" | "二" | "三" | "四" | "五" | "六" => format!("第{part}部分"),
            other => other.to_owned(),
        }));
        words.extend(self.table.map(|table| table.label().to_owned()));
        words.extend(self.in_file());
        words.join("，")
    }

    /// The page and paragraph, or the line of a text.
    pub fn in_file(&self) -> Option<String> {
        self.anchor.clone().or_else(|| (self.line > 0).then(|| format!("第{}行", self.line)))
    }
}

impl Outcome {
    /// The findings, whether or not the file was judged.
    pub fn findings(&self) -> &[Found] {
        match self {
            Self::Judged(judged) => &judged.findings,
            Self::Unread(unread) => &unread.findings,
        }
    }

    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Judged(judged) => judged.file.as_deref(),
            Self::Unread(unread) => Some(&unread.file),
        }
    }
}
