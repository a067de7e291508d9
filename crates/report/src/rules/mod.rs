//! A-rules: what is looked for in an annual report, one rule a file, in the order of a run (E, L, B, P, A, X, C, N, T, F).
//!
//! A rule's id is public (AUD-…) and never reused. [`JUDGEMENT`] lists the rules that are left to a person, and why.

mod basis;
mod judgement;
mod support;

pub use judgement::{JUDGEMENT, Judgement};
use rule::{Rule, RuleBook};

use crate::{Context, Recognised, Where};

/// Declares the modules of the rules and puts them in the book in this order.
macro_rules! book {
    ($($module:ident)+) => {
        $(mod $module;)+

        static ALL: &[Rule<Recognised, Context, Where>] = &[$($module::RULE,)+];
    };
}

book! {
    e01_edition_of_the_year
    e02_one_edition
    e03_six_sections
    e04_headings_of_the_form
    e05_order_of_sections
    e06_three_tables
    e07_rows_and_columns
    e08_rows_below_the_header
    e09_title
    e10_outline_before_2019
    e11_aspects_of_section_one
    e12_governments_account
    e13_processing_fee
    e14_nothing_left_to_fill_in
    e15_where_to_ask
    l01_labels_keep_their_meaning
    l02_words_of_labels
    l03_every_row_has_its_label
    l04_numbers_of_labels
    l05_unit_of_fees
    l06_note_on_the_ledger
    b01_no_blank_cells
    b02_numbers_in_number_cells
    b03_rows_have_their_cells
    b04_zeros_and_blanks
    b05_counts_are_whole
    b06_plain_digits
    b07_fees_in_ten_thousands
    p01_period_begins
    p02_period_ends
    p03_period_is_one_year
    p04_signed_after_the_year
    p05_in_time
    p06_published_after_signing
    p07_one_year_throughout
    p08_days_of_the_calendar
    p09_name_and_date_at_the_end
    a01_ledger_balances
    a02_results_add_up
    a03_applicants_add_up
    a04_disputes_add_up
    a05_relations_can_be_checked
    a06_sums_in_prose
    a07_shares_add_up
    a08_stock_of_documents
    a09_no_unexplained_jumps
    a10_growth_in_prose
    x01_carried_over
    x02_pending_disputes
    x03_not_copied
    x04_problems_are_followed_up
    x05_region_is_the_sum
    x06_every_unit_once
    c01_requests_in_prose
    c02_disputes_in_prose
    c03_documents_in_prose
    c04_fees_agree
    c05_one_scope_for_one_fact
    c06_totals_are_not_limited
    c07_statements_in_their_place
    c08_sound_reasons
    c09_every_problem_has_a_measure
    c10_problems_are_problems
    c11_items_have_content
    c12_powers_of_the_body
    c13_costs_no_longer_charged
    c14_problems_are_named
    c15_law_in_force
    c16_nothing_protected
    c17_duty_of_the_body
    n01_no_gaps
    n02_levels_in_order
    n03_one_mark_for_one_level
    n04_no_number_twice
    t01_no_word_doubled
    t02_de_before_verbs
    t03_punctuation
    t04_said_twice
    t05_faulty_sentences
    t06_abbreviations_are_introduced
    t07_measure_words
    t08_one_name_for_the_body
    t09_no_stray_blanks
    t10_document_numbers
    t11_ranks_of_law
    f01_every_body_reports
    f02_published_in_time
    f04_not_only_pictures
    f07_page_and_file_agree
    f08_no_private_names_in_the_file
}

/// The rule book of annual reports.
pub static BOOK: RuleBook<Recognised, Context, Where> = RuleBook::new(ALL);
