//! Bodies.

use office::{Body, BodyId};

use super::{agree, json};
use crate::{Row, StoreError, Tx, sql, values};

/// What a list of bodies shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyName {
    /// Its id.
    pub id: BodyId,
    /// 机关代字.
    pub code: String,
    /// Full name.
    pub name: String,
}

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

    /// A body by its code, in whatever case it was typed.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn body_coded(&mut self, code: &str) -> Result<Option<Body>, StoreError> {
        if code.contains('\0') {
            return Ok(None);
        }
        let values = values![code.to_ascii_lowercase()];
        self.maybe(sql!("body/by_code"), &values)?.as_ref().map(read).transpose()
    }

    /// Id, code and name of all bodies, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn body_names(&mut self) -> Result<Vec<BodyName>, StoreError> {
        let name = |row: &Row| {
            let (code, name) = (row.text("code")?.to_owned(), row.text("name")?.to_owned());
            Ok(BodyName { id: BodyId(row.int("id")?), code, name })
        };
        self.all(sql!("body/names"), &[])?.iter().map(name).collect()
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
