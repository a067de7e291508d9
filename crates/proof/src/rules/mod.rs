//! P-rules, one a file, in the order of the catalogue.
//!
//! Each file declares `RULE`, its page and check, and `KIND`, its family, its kind of fix and its triggers. A rule asks
//! [`Prose::candidates`] where its triggers stand and looks around there; none reads the whole text for itself unless it
//! judges every paragraph.

mod kind;
mod support;

pub use kind::Kind;
use rule::{Rule, RuleBook};

use crate::{Lists, Prose, Span};

/// Declares the modules of the rules and puts them in the book in this order.
macro_rules! book {
    ($($module:ident)+) => {
        $(mod $module;)+

        static ALL: &[Rule<Prose, Lists, Span>] = &[$($module::RULE,)+];

        /// What each rule of [`BOOK`] has beside its page, in the same order.
        pub static KINDS: &[Kind] = &[$($module::KIND,)+];
    };
}

book! {
    txt01_width_of_marks
    txt02_full_stop
    txt03_width_of_parentheses
    txt04_one_width_in_a_pair
    txt05_width_of_digits
    txt06_straight_quotation_marks
    txt07_inner_quotation_marks
    txt08_quotation_marks_paired
    txt09_brackets_paired
    txt10_inner_book_titles
    txt11_one_mark_at_a_time
    txt12_one_exclamation_mark
    txt13_ellipsis_not_dots
    txt14_whole_ellipsis
    txt15_ellipsis_or_and_so_on
    txt16_dash
    txt17_no_blank_between_characters
    txt18_no_blank_at_marks
    txt19_visible_characters
    txt20_ordinary_characters
    txt21_dot_in_names
    txt22_no_mark_at_the_start
    txt23_no_mark_before_a_parenthesis
    txt24_end_of_a_paragraph
    txt25_end_of_a_title
    txt72_as
}

/// Every rule.
pub static BOOK: RuleBook<Prose, Lists, Span> = RuleBook::new(ALL);
