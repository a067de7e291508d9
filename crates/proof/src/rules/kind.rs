//! What is said of a rule beside its page: family, kind of fix, and the words on which it looks closer.

use crate::{Family, Fix};

/// What the rules of the book have beside their page.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// What kind of defect it looks for.
    pub family: Family,
    /// Whether its suggestion may be taken in one click.
    pub fix: Fix,
    /// The words it waits for; empty for rules that look at every paragraph.
    pub triggers: &'static [&'static str],
    /// Weighs one level less inside 《》 and quotations.
    pub lighter_in_quotations: bool,
    /// Says nothing in addresses and program text.
    pub shelters: bool,
}

impl Kind {
    /// A wording: another word is suggested, for a person to take.
    pub const fn wording(triggers: &'static [&'static str]) -> Self {
        Self::new(Family::Characters, Fix::Suggested, triggers)
    }

    /// A mark, a width or a blank: the words stay the same.
    pub const fn mark(triggers: &'static [&'static str]) -> Self {
        Self::new(Family::Punctuation, Fix::Safe, triggers)
    }

    /// Characters that cannot be meant, looked for one by one.
    pub const fn characters() -> Self {
        Self::new(Family::Characters, Fix::Safe, &[]).everywhere().even_in_code()
    }

    /// A number, a date, a unit, a document number.
    pub const fn numeral(triggers: &'static [&'static str]) -> Self {
        Self::new(Family::Numerals, Fix::Suggested, triggers)
    }

    const fn new(family: Family, fix: Fix, triggers: &'static [&'static str]) -> Self {
        Self { family, fix, triggers, lighter_in_quotations: true, shelters: true }
    }

    /// The same with another kind of fix.
    pub const fn fixed(self, fix: Fix) -> Self {
        Self { fix, ..self }
    }

    /// The same weight inside 《》 and quotations: it is about these marks, or about characters nobody can want.
    pub const fn everywhere(self) -> Self {
        Self { lighter_in_quotations: false, ..self }
    }

    /// Speaks in addresses and program text too.
    pub const fn even_in_code(self) -> Self {
        Self { shelters: false, ..self }
    }
}
