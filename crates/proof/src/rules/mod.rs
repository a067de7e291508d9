//! P-rules, one a file, in the order of the catalogue.
//!
//! Each file declares `RULE`, its page and check, and `KIND`, its family, its kind of fix and its triggers. A rule asks
//! [`Prose::candidates`] where its triggers stand and looks around there; none reads the whole text for itself unless it
//! judges every paragraph.

mod items;
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
    txt26_first_level
    txt27_second_level
    txt28_parentheses_of_the_second_level
    txt29_third_level
    txt30_dot_of_the_third_level
    txt31_fourth_level
    txt32_circled_numbers
    txt33_first_with_a_comma
    txt34_firstly_with_a_comma
    txt35_no_mark_after_first_is
    txt36_numbers_in_order
    txt37_levels_in_order
    txt38_end_of_a_heading
    txt39_adjacent_book_titles
    txt40_adjacent_quotations
    txt41_no_mark_before_and
    txt42_no_mark_before_and_so_on
    txt43_neighbouring_numbers
    txt44_one_colon
    txt45_one_mark_at_a_quotation
    txt46_not_a_work
    txt47_brackets_of_the_year
    txt48_document_number
    txt49_document_number_ends
    txt50_attachment_note
    txt51_one_system_in_a_date
    txt52_no_zero_in_a_date
    txt53_whole_years
    txt54_dates_in_words
    txt55_dates_exist
    txt56_weekdays_fit
    txt57_zero_in_years
    txt58_percent_twice
    txt59_units_twice
    txt60_from_to
    txt61_marks_inside_numbers
    txt62_percent_in_one_system
    txt63_no_decrease_by_times
    txt64_one_approximation
    txt65_one_limit
    txt66_unit_symbols
    txt67_no_blank_before_units
    txt68_plan_periods
    txt69_parts_and_their_sum
    txt70_up_to
    txt71_accounts
    txt72_as
    txt73_made_rules
    txt74_other
    txt75_report_not_react
    txt76_rights
    txt77_must_and_needed
    txt78_already_and_even
    txt79_de_before_verbs
    txt80_notice_of_a_notice
    txt81_no_word_doubled
    txt82_a_subject
    txt83_one_reason
    txt84_one_purpose
    txt85_no_contrary_negation
    txt86_no_redundant_pairs
    txt87_notices_to_the_public
    txt88_state_secrets
    txt89_bodies_apart
    txt90_bodies_of_today
    txt91_fixed_phrases
    txt92_regions
    txt93_leaders
    p101_wrong_words
    p102_words_to_judge
    p103_said_once
    p104_short_titles_explained
    p105_words_of_the_same_sound
    p106_no_character_doubled
    p107_no_character_missing
    p201_comma_before_a_sum
    p202_no_full_stop_after_a_phrase
    p401_requests_are_counted_in_cases
    prf01_words_of_the_body
    prf02_fixed_expressions
    prf03_laws_in_force
    prf04_period_runs_forward
    prf05_amounts_in_words
    prf06_growth_and_numbers
    prf07_shares
    prf08_total_of_parts
    prf09_attachments_are_there
    prf10_articles_in_order
}

/// Every rule.
pub static BOOK: RuleBook<Prose, Lists, Span> = RuleBook::new(ALL);
