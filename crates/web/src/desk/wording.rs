//! 文字检查 of what is composed: letters and the annual report pass the proofreader as warnings, nothing is stopped.

use proof::{Family, Finding, Lists, Prose};
use rule::Severity;

use crate::parts::{Check, Checks, Weight};

/// What the proofreader says of a letter or a report. A letter names its requester: personal data are not asked about.
pub fn checks(document: &text::Document, lists: &Lists) -> Checks {
    let found = proof::read(&Prose::of_document(document), lists);
    let asked =
        |finding: &&Finding| finding.family != Family::PersonalData && finding.severity != Severity::Info;
    Checks { about: "文字检查", checks: found.iter().filter(asked).map(check).collect() }
}

fn check(finding: &Finding) -> Check {
    let words = match finding.suggestion.as_deref() {
        None => finding.reason.clone(),
        Some("") => format!("{}建议删去。", finding.reason),
        Some(right) => format!("{}建议：{right}", finding.reason),
    };
    Check {
        weight: Weight::Warning,
        place: String::new(),
        quote: finding.quote.clone(),
        words,
        basis: format!("{} · {}", finding.rule, finding.citation),
        address: None,
    }
}

#[cfg(test)]
mod tests {
    use text::{Block, Document};

    use super::*;

    #[test]
    fn a_letter_is_warned_about_words_and_not_about_its_requester() {
        let document = Document {
            title: Some("告知书".into()),
            blocks: vec![Block::paragraph("现将有关情况做为答复，联系电话13800138000。")],
        };
        let checks = checks(&document, &Lists::default());
        assert_eq!(checks.checks.len(), 1, "{:?}", checks.checks);
        assert_eq!((checks.checks[0].quote.as_str(), checks.count(Weight::Warning)), ("做为", 1));
    }
}
