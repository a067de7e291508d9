//! The text of an item at each of its versions.

use jiff::civil::Date;
use office::{Content, Document, DocumentId, Mark, PersonId};

use super::json;
use crate::{Row, StoreError, Tx, sql, values};

/// A version of an item: who saved it, when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Its number.
    pub version: u32,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: Option<PersonId>,
}

impl Tx<'_> {
    /// Keeps the text of an item as it stands, if its version is not kept yet.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn keep_text(&mut self, document: &Document, mark: Mark) -> Result<(), StoreError> {
        let person = mark.person().map(|person| person.0);
        let (id, version) = (document.id.0, document.version());
        let values = values![id, version, mark.on, person, json(document.content())];
        self.run(sql!("document_text/add"), &values).map(drop)
    }

    /// The text of an item at a version.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn text_at(&mut self, id: DocumentId, version: u32) -> Result<Option<(Saved, Content)>, StoreError> {
        let row = self.maybe(sql!("document_text/find"), &values![id.0, version])?;
        row.map(|row| Ok((read(&row)?, row.json("content")?))).transpose()
    }

    /// The versions of an item, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn texts_of(&mut self, id: DocumentId) -> Result<Vec<Saved>, StoreError> {
        self.all(sql!("document_text/of_document"), &values![id.0])?.iter().map(read).collect()
    }
}

fn read(row: &Row) -> Result<Saved, StoreError> {
    let by = row.maybe_int("person")?.map(PersonId);
    Ok(Saved { version: row.small("version")?, on: row.date("saved_on")?, by })
}
