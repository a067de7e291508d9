//! Findings that were accepted before, known again by what they say and not by where they stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::outcome::{Found, Judged};

/// Accepted findings by fingerprint.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Baseline {
    version: u8,
    accepted: BTreeMap<String, Accepted>,
}

/// What was accepted, for people who read the file.
#[derive(Serialize, Deserialize)]
struct Accepted {
    rule: String,
    body: String,
    year: Option<i16>,
    quote: String,
}

impl Baseline {
    /// Reads the file.
    ///
    /// # Errors
    /// A sentence, where it is not there or none of ours.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("不能读取已接受问题的文件{}", path.display()))?;
        serde_json::from_slice(&bytes).with_context(|| {
            format!("{}不是已接受问题的文件；请用 --write-baseline 重新生成", path.display())
        })
    }

    /// Takes out what is accepted.
    pub fn clear(&self, judged: &mut Judged) {
        if self.accepted.is_empty() {
            return;
        }
        let before = judged.findings.len();
        let (body, year) = (judged.body.clone(), judged.year);
        judged.findings.retain(|found| !self.accepted.contains_key(&fingerprint(&body, year, found)));
        judged.accepted += before - judged.findings.len();
    }

    /// Accepts everything in a result.
    pub fn accept(&mut self, judged: &Judged) {
        for found in &judged.findings {
            let accepted = Accepted {
                rule: found.rule.clone(),
                body: judged.body.clone(),
                year: judged.year,
                quote: found.quote.clone(),
            };
            self.accepted.insert(fingerprint(&judged.body, judged.year, found), accepted);
        }
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, path: &Path) -> anyhow::Result<()> {
        self.version = 1;
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        fs::write(path, text).with_context(|| format!("不能写入{}", path.display()))
    }

    /// How many are accepted.
    pub fn len(&self) -> usize {
        self.accepted.len()
    }
}

/// The same for the same rule, body and year, at the same cell or the same words, wherever they stand. What is said of a
/// cell belongs to it: with other numbers it is another finding.
pub(super) fn fingerprint(body: &str, year: Option<i16>, found: &Found) -> String {
    let cell = found.place.cell.as_deref().unwrap_or_default();
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let said = if found.quote.is_empty() || !cell.is_empty() { found.explanation.as_str() } else { "" };
    let text = [found.rule.as_str(), body, &year, cell, &text::squeeze(&found.quote), said].join("\n");
    Sha256::digest(text).iter().take(12).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}
