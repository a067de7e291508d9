//! The kinds, one a file: what the number looks like, and the rule that reports it.

use rule::{Rule, RuleBook};

use super::Seen;
use crate::{Lists, Span};

/// Declares the modules of the rules and puts them in the book in this order.
macro_rules! book {
    ($($module:ident)+) => {
        $(mod $module;)+

        static ALL: &[Rule<Seen, Lists, Span>] = &[$($module::RULE,)+];
    };
}

book! {
    pd07_column_of_personal_data
    pd11_citizen_number
    pd12_number_of_a_child
    pd13_old_citizen_number
    pd14_mobile
    pd15_landline
    pd17_bank_card
    pd18_passport
    pd19_travel_permit
    pd20_credit_code
    pd21_plate
    pd22_email
    pd23_messenger
    pd24_address
    pd25_birth_date
    pd26_other_documents
    pd27_sensitive
    pd28_aid_list
    pd33_minors
}

/// Every rule about personal data.
pub static BOOK: RuleBook<Seen, Lists, Span> = RuleBook::new(ALL);

pub(super) use pd11_citizen_number::{IDENTITY_WORDS, citizen, find as citizen_number, is_region};
pub(super) use pd13_old_citizen_number::find as old_citizen_number;
pub(super) use pd14_mobile::{find as mobile, is_allocated, is_amount};
pub(super) use pd15_landline::find as landline;
pub(super) use pd17_bank_card::{BANK_WORDS, find as bank_card, is_card};
pub(super) use pd18_passport::find as passport;
pub(super) use pd19_travel_permit::find as travel_permit;
pub(super) use pd20_credit_code::find as credit_code;
pub(super) use pd21_plate::{find as plate, may_be as may_be_plate};
pub(super) use pd22_email::find as emails;
pub(super) use pd23_messenger::find as messenger;
pub(super) use pd24_address::{LABELS as ADDRESS_LABELS, find as address, is_to_the_door};
pub(super) use pd25_birth_date::{after as date_after, before as date_before, numeric as numeric_date};
pub(super) use pd26_other_documents::{LABELS as DOCUMENT_LABELS, find as document};
pub(super) use pd27_sensitive::{WORDS as SENSITIVE_WORDS, find as sensitive};

/// Why personal data are not published.
const PUBLIC: &str = "《政府信息公开条例》第十五条，《个人信息保护法》第二十五条";
/// The same for sensitive personal data.
const SENSITIVE: &str = "《政府信息公开条例》第十五条，《个人信息保护法》第二十五条、第二十八条";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Prose;

    /// What the page of a rule calls wrong it finds, what the page calls right no rule finds.
    #[test]
    fn the_pages_are_true() {
        for rule in BOOK.rules() {
            let examples = rule.examples();
            assert!(examples.iter().any(|e| e.wrong) && examples.iter().any(|e| !e.wrong), "{}", rule.id);
            for example in examples {
                let texts: Vec<&str> = match example.kind.as_str() {
                    "表" => vec![&example.text],
                    "文" => example.text.lines().collect(),
                    other => panic!("{}: {other}", rule.id),
                };
                for text in texts {
                    let seen = Seen::of(&Prose::of_text(text), Some(jiff::civil::date(2024, 12, 31)));
                    let found: Vec<_> = BOOK.judge(&seen, &Lists::default()).iter().map(|f| f.rule).collect();
                    let holds = if example.wrong { found.contains(&rule.id) } else { found.is_empty() };
                    assert!(holds, "{} {text}: {found:?}", rule.id);
                }
            }
        }
    }
}
