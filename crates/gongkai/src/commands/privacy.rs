//! Personal data in files: everything a file says, judged by the PD-rules.

use anyhow::Context as _;
use calendar::Date;
use paper::{Cover, Everything, Unreadable};
use proof::personal::{self, Kind};
use proof::{Finding, Lists, Prose};
use rule::Severity;
use serde_json::{Value, json};

use super::files;

/// A file with what was found in it.
pub struct Judged {
    /// What it says, part by part.
    pub everything: Everything,
    /// The findings, each with the number of its part.
    pub findings: Vec<(usize, Finding)>,
}

impl Judged {
    /// Judges a file as it would be published on a day.
    ///
    /// # Errors
    /// As [`files::open`].
    pub fn of(name: &str, bytes: &[u8], on: Date) -> anyhow::Result<Self> {
        let everything = match paper::everything(name, bytes) {
            // Old formats are converted; what the conversion leaves out cannot be looked at.
            Err(Unreadable::NeedsConversion(format)) => converted(name, format)?,
            read => read?,
        };
        let lists = Lists::default().published_on(on);
        let mut findings = Vec::new();
        for (number, part) in everything.parts.iter().enumerate() {
            let prose = match &part.document {
                Some(document) => Prose::of_document(document),
                None => Prose::of_text(&part.text),
            };
            findings.extend(personal::detect(&prose, &lists).into_iter().map(|finding| (number, finding)));
        }
        Ok(Self { everything, findings })
    }

    /// How many findings of a weight there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|(_, finding)| finding.severity == severity).count()
    }

    /// The masks of all findings that have one, of a weight and above.
    pub fn covers(&self, least: Severity) -> Vec<Cover> {
        let wanted =
            self.findings.iter().filter(|(_, finding)| finding.severity <= least && !finding.place.is_none());
        let cover = |(part, finding): &(usize, Finding)| {
            let words = finding.suggestion.clone()?;
            let (start, end) = (finding.place.start, finding.place.end);
            // Over several cells the part may have lines between that the text of the rules has not.
            let laid = finding
                .quote
                .contains('\n')
                .then(|| laid(&self.everything.parts[*part].text, start, &finding.quote, &words));
            let (end, words) = laid.flatten().unwrap_or((end, words));
            Some(Cover { part: *part, start, end, words })
        };
        wanted.filter_map(cover).collect()
    }

    /// Where a finding stands, in words: 隐藏工作表“名单”的B7格.
    pub fn place(&self, part: usize, finding: &Finding) -> String {
        let part = &self.everything.parts[part];
        let named = part.name_at(finding.place);
        if named == part.name
            && part.document.is_none()
            && finding.place.line > 0
            && part.text.trim_end().contains('\n')
        {
            return format!("{named}第{}行", finding.place.line);
        }
        named
    }

    /// The findings as a value, personal data masked.
    pub fn json(&self) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|(part, finding)| {
                json!({
                    "rule": finding.rule,
                    "level": finding.severity,
                    "part": self.everything.parts[*part].name,
                    "hidden": self.everything.parts[*part].hidden,
                    "where": self.place(*part, finding),
                    "start": finding.place.start,
                    "end": finding.place.end,
                    "masked": shown(finding),
                    "reason": finding.reason,
                    "citation": finding.citation,
                })
            })
            .collect();
        json!({"findings": findings, "not_checked": self.everything.not_checked()})
    }
}

/// The words of a quotation laid over the text from a place on, blanks of the text kept: where they end, and what is to
/// stand there. `None` where the text says something else.
fn laid(text: &str, start: u32, quote: &str, words: &str) -> Option<(u32, String)> {
    let solid = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (quote, words) = (solid(quote), solid(words));
    let (mut at, mut end, mut out) = (0, start, String::new());
    for c in text.chars().skip(start as usize) {
        if at == quote.len() {
            break;
        }
        end += 1;
        if c.is_whitespace() {
            out.push(c);
            continue;
        }
        if quote[at] != c {
            return None;
        }
        out.push(*words.get(at)?);
        at += 1;
    }
    (at == quote.len() && words.len() == quote.len()).then_some((end, out))
}

fn converted(name: &str, format: paper::Format) -> anyhow::Result<Everything> {
    let reading = files::open(name).with_context(|| format!("{}文件", format.label()))?;
    let mut everything = paper::everything(&format!("{name}.txt"), reading.text.as_bytes())?;
    everything
        .unchecked
        .push(format!("未检查：{}文件中正文以外的内容（批注、修订、属性等）", format.label()));
    Ok(everything)
}

/// The words of a finding as they may be shown: nobody's number in full.
pub fn shown(finding: &Finding) -> String {
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    match &finding.suggestion {
        Some(masked) => one_line(masked),
        None if finding.rule == Kind::Mobile.rule() => personal::mask(Kind::Mobile, &finding.quote),
        None => one_line(&finding.quote),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_laid_over_blank_lines() {
        assert_eq!(laid("甲12\n\n3 4乙", 1, "12\n34", "1*\n*4"), Some((8, "1*\n\n* 4".to_owned())));
        assert_eq!(laid("甲12\n5", 1, "12\n34", "1*\n*4"), None);
    }
}
