//! P-rules, one a file, in the order of the catalogue.

use rule::{Rule, RuleBook};

use crate::{Lists, Prose, Span};

/// Declares the modules of the rules and puts them in the book in this order.
macro_rules! book {
    ($($module:ident)+) => {
        $(mod $module;)+

        static ALL: &[Rule<Prose, Lists, Span>] = &[$($module::RULE,)+];
    };
}

book! {
    txt72_as
}

/// Every rule.
pub static BOOK: RuleBook<Prose, Lists, Span> = RuleBook::new(ALL);
