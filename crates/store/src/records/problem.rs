//! Problems and what became of them.

use office::{BodyId, Problem, ProblemId};

use super::{Page, agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a problem.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_problem(&mut self, problem: &Problem) -> Result<(), StoreError> {
        let remedied = problem.remedied.as_ref().map(|remedied| remedied.mark.on);
        let values = values![problem.id.0, problem.body.0, problem.year, remedied, json(problem)];
        self.run(sql!("problem/save"), &values).map(drop)
    }

    /// A problem.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn problem(&mut self, id: ProblemId) -> Result<Option<Problem>, StoreError> {
        self.maybe(sql!("problem/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// Problems of a body, open ones first, then newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn problems(&mut self, body: BodyId, page: Page) -> Result<Vec<Problem>, StoreError> {
        let values = values![body.0, page.size, page.after];
        self.all(sql!("problem/of_body"), &values)?.iter().map(read).collect()
    }

    /// Problems of a body that are open (`Some(false)`), remedied (`Some(true)`) or either: open ones first, then newest
    /// first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn problems_listed(
        &mut self,
        body: BodyId,
        remedied: Option<bool>,
        page: Page,
    ) -> Result<Vec<Problem>, StoreError> {
        let which = match remedied {
            None => "",
            Some(false) => "open",
            Some(true) => "remedied",
        };
        let values = values![body.0, which, page.size, page.after];
        self.all(sql!("problem/listed"), &values)?.iter().map(read).collect()
    }

    /// How many problems of a body there are: open, remedied.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn problem_counts(&mut self, body: BodyId) -> Result<(i64, i64), StoreError> {
        let row = self.one(sql!("problem/counts"), &values![body.0])?;
        let (all, remedied) = (row.int("count")?, row.int("remedied")?);
        Ok((all - remedied, remedied))
    }
}

fn read(row: &Row) -> Result<Problem, StoreError> {
    let problem: Problem = row.json("record")?;
    agree(row, "id", row.int("id")? == problem.id.0)?;
    Ok(problem)
}
