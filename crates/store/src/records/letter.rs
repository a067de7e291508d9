//! Letters as they went out.

use std::collections::BTreeMap;

use office::RequestId;
use sha2::{Digest, Sha256};
use text::Document;

use super::json;
use crate::{Row, StoreError, Tx, hex, sql, values};

/// The letters of a request, by the place of their step in its history, from 0.
pub type Letters = BTreeMap<usize, Document>;

impl Tx<'_> {
    /// Keeps the letter of a step as it goes out. A kept letter is never changed, so a second one is an error.
    ///
    /// # Errors
    /// When the engine fails, or the step has a letter already.
    pub fn keep_letter(
        &mut self,
        request: RequestId,
        event: usize,
        letter: &Document,
    ) -> Result<(), StoreError> {
        let document = json(letter);
        let digest = digest(&document);
        let event = i64::try_from(event).unwrap_or(i64::MAX);
        self.run(sql!("letter/add"), &values![request.0, event, document, digest]).map(drop)
    }

    /// The letters of a request as they went out.
    ///
    /// # Errors
    /// When the engine fails, or a letter is not the one that was kept.
    pub fn letters_of(&mut self, request: RequestId) -> Result<Letters, StoreError> {
        self.all(sql!("letter/of_request"), &values![request.0])?.iter().map(read).collect()
    }
}

fn digest(document: &str) -> String {
    hex(&Sha256::digest(document.as_bytes()))
}

fn read(row: &Row) -> Result<(usize, Document), StoreError> {
    if digest(row.text("document")?) != row.text("digest")? {
        return Err(row.corrupt("digest"));
    }
    let event = usize::try_from(row.int("event")?).map_err(|_| row.corrupt("event"))?;
    Ok((event, row.json("document")?))
}
