//! Personal data in what is to be published (security, section 1): what is found, how sure it is, what may stay.
//!
//! [`look`](look::look) passes once over the prepared text and finds all kinds in the order of PD-04; the rules of [`BOOK`] say
//! what each finding means. [`mask`] gives the words as they may be published.

mod around;
mod columns;
mod disguise;
mod kind;
mod kinds;
mod look;
mod mask;
mod names;
mod signs;
mod words;

use jiff::civil::Date;
use rule::Findings;

use crate::{Family, Finding, Fix, Lists, Prose, Span, rules};

pub use kind::{Kind, Verdict};
pub use kinds::BOOK;
pub use mask::{mask, mask_text};

/// Something personal in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub verdict: Verdict,
    /// Where it stands in the prepared text.
    pub span: Span,
    /// The words that stand there.
    pub words: String,
    /// The words that may stand there; `None` where nothing is to be masked.
    pub masked: Option<String>,
}

impl Hit {
    fn of(text: &str, kind: Kind, verdict: Verdict, span: Span, masked: bool) -> Self {
        let words = text[span.start..span.end].to_owned();
        let masked = masked.then(|| mask::proposal(kind, text, span)).flatten();
        Self { kind, verdict, span, words, masked }
    }
}

/// What was seen in a text: the subject of the rules.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    hits: Vec<Hit>,
}

impl Seen {
    /// Looks through a text. Without a day nobody is a child and no birthday is too late.
    pub fn of(prose: &Prose, on: Option<Date>) -> Self {
        Self { hits: look::look(prose, on) }
    }

    /// All, in the order of the text.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Reports every hit of some kinds with a sentence for it.
    fn report(&self, kinds: &[Kind], findings: &mut Findings<Span>, say: impl Fn(&Hit) -> String) {
        for hit in self.hits.iter().filter(|hit| kinds.contains(&hit.kind)) {
            let sentence = say(hit);
            let finding =
                findings.at_severity(hit.verdict.severity(), hit.span, hit.words.as_str(), sentence);
            if let Some(masked) = &hit.masked {
                finding.propose(masked.as_str());
            }
        }
    }
}

/// All findings of personal data, in the order of the text. The day of publication stands in the lists.
pub fn detect(prose: &Prose, lists: &Lists) -> Vec<Finding> {
    let seen = Seen::of(prose, lists.on);
    if seen.hits.is_empty() {
        return Vec::new();
    }
    let found = BOOK.judge(&seen, lists);
    let mut found: Vec<Finding> =
        found.into_iter().filter_map(|finding| Finding::of(prose, &KIND, finding)).collect();
    found.sort_by_key(|finding| (finding.place.start, finding.place.end, finding.rule));
    found
}

/// What all of these rules have beside their pages: quotations and addresses shelter nobody.
const KIND: rules::Kind = rules::Kind {
    family: Family::PersonalData,
    fix: Fix::Suggested,
    triggers: &[],
    lighter_in_quotations: false,
    shelters: false,
};
