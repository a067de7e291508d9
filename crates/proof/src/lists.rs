//! The lists a reading is done with: what is in the house, and what a body adds.

/// The lists of one reading. [`Lists::default`] holds the house's own only.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// The day on which the text is to be published: ages are reckoned on it, and no birthday is later.
    pub on: Option<jiff::civil::Date>,
}

impl Lists {
    /// The same lists for a text that is to be published on a day.
    pub fn published_on(mut self, day: jiff::civil::Date) -> Self {
        self.on = Some(day);
        self
    }
}
