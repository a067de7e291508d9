//! Figures stated by hand.

use office::{BodyId, DeclaredFigure, FigureId};

use super::{agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a figure; one cell of a year has one.
    ///
    /// # Errors
    /// When the engine fails, or the cell has a figure under another id.
    pub fn save_figure(&mut self, figure: &DeclaredFigure) -> Result<(), StoreError> {
        let DeclaredFigure { id, body, year, cell, number, .. } = figure;
        let values = values![id.0, body.0, *year, cell, number, json(figure)];
        self.run(sql!("figure/save"), &values).map(drop)
    }

    /// Withdraws a figure; to be journalled like every other act.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn remove_figure(&mut self, id: FigureId) -> Result<(), StoreError> {
        self.run(sql!("figure/remove"), &values![id.0]).map(drop)
    }

    /// A figure.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn figure(&mut self, id: FigureId) -> Result<Option<DeclaredFigure>, StoreError> {
        self.maybe(sql!("figure/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// Figures stated for a year, by cell.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn figures(&mut self, body: BodyId, year: i16) -> Result<Vec<DeclaredFigure>, StoreError> {
        self.all(sql!("figure/of_year"), &values![body.0, year])?.iter().map(read).collect()
    }

    /// The figure stated for a cell.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn figure_of(
        &mut self,
        body: BodyId,
        year: i16,
        cell: &str,
    ) -> Result<Option<DeclaredFigure>, StoreError> {
        self.maybe(sql!("figure/of_cell"), &values![body.0, year, cell])?.as_ref().map(read).transpose()
    }
}

fn read(row: &Row) -> Result<DeclaredFigure, StoreError> {
    let figure: DeclaredFigure = row.json("record")?;
    agree(row, "id", row.int("id")? == figure.id.0)?;
    Ok(figure)
}
