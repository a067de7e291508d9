//! What a body tells the proofreader, and from whom it inherits.

use office::{BodyId, Document};

use crate::{StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves the words of a body, as comma-separated values.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_words(&mut self, body: BodyId, sheet: &str, on: jiff::civil::Date) -> Result<(), StoreError> {
        self.run(sql!("words/save"), &values![body.0, sheet, on]).map(drop)
    }

    /// The words of a body, as comma-separated values; nothing where it keeps none.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn words(&mut self, body: BodyId) -> Result<Option<String>, StoreError> {
        let row = self.maybe(sql!("words/find"), &values![body.0])?;
        row.map(|row| row.text("sheet").map(str::to_owned)).transpose()
    }

    /// The list of reporting bodies of each supervising body, by body.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn regions(&mut self) -> Result<Vec<(BodyId, String)>, StoreError> {
        let rows = self.all(sql!("region/all"), &values![])?;
        rows.iter().map(|row| Ok((BodyId(row.int("id")?), row.text("units")?.to_owned()))).collect()
    }

    /// The items of a body in which personal data was passed or waits for a second person, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn documents_passed(&mut self, body: BodyId) -> Result<Vec<Document>, StoreError> {
        self.all(sql!("document/passed"), &values![body.0])?.iter().map(super::document::read).collect()
    }
}
