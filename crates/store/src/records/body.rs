//! Bodies.

use office::{Body, BodyId};

use super::{agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a body.
    ///
    /// # Errors
    /// When the engine fails, or another body has its code.
    pub fn save_body(&mut self, body: &Body) -> Result<(), StoreError> {
        let values = values![body.id.0, &body.code, &body.name, body.regime.code(), json(body)];
        self.run(sql!("body/save"), &values).map(drop)
    }

    /// A body.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn body(&mut self, id: BodyId) -> Result<Option<Body>, StoreError> {
        self.maybe(sql!("body/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// All bodies, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn bodies(&mut self) -> Result<Vec<Body>, StoreError> {
        self.all(sql!("body/all"), &[])?.iter().map(read).collect()
    }
}

fn read(row: &Row) -> Result<Body, StoreError> {
    let body: Body = row.json("record")?;
    agree(row, "id", row.int("id")? == body.id.0)?;
    Ok(body)
}
