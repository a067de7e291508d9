//! What was handed in together, as rows: files that wait, leases of who reads them, what became of each.

use jiff::Timestamp;
use office::{BodyId, CollectedId, Handed, IntakeFileId, IntakeId, Lease, SeatId};

use super::Page;
use crate::{Row, StoreError, Tx, sql, values};

/// A file to be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile<'a> {
    /// Its place in what is handed in.
    pub position: i64,
    /// The folder or archive it came in; empty for none.
    pub within: &'a str,
    /// Its name.
    pub name: &'a str,
    /// In how many archives it stood.
    pub depth: u8,
    /// What is in it.
    pub content: &'a [u8],
}

/// A file that was handed in, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeFile {
    /// Its id.
    pub id: IntakeFileId,
    /// The folder or archive it came in; empty for none.
    pub within: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// What became of it.
    pub handed: Handed,
    /// Body, year and number of errors of the report it became.
    pub report: Option<(String, Option<i16>, i64)>,
}

/// How many files of an intake there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IntakeStates {
    /// Not read yet.
    pub waiting: i64,
    /// Being read.
    pub reading: i64,
    /// Taken in.
    pub taken: i64,
    /// Taken in, but body or year are not known.
    pub doubtful: i64,
    /// Not taken in.
    pub refused: i64,
    /// Archives whose files are listed.
    pub opened: i64,
}

/// Something handed in, as the list of all shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Intake {
    /// Its id.
    pub id: IntakeId,
    /// From which seat.
    pub seat: SeatId,
    /// When.
    pub at: Timestamp,
    /// How many files are in it.
    pub files: i64,
    /// How many of them are still to be read.
    pub waiting: i64,
    /// How many were taken in.
    pub taken: i64,
    /// How many were not.
    pub refused: i64,
}

impl IntakeStates {
    /// All files but opened archives.
    pub fn files(&self) -> i64 {
        self.waiting + self.reading + self.taken + self.refused
    }

    /// Those that nothing more will become of.
    pub fn done(&self) -> i64 {
        self.taken + self.refused
    }

    /// True once every file was read.
    pub fn over(&self) -> bool {
        self.waiting + self.reading == 0
    }
}

impl Tx<'_> {
    /// Adds what is handed in together, still without files.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add_intake(&mut self, body: BodyId, seat: SeatId, at: Timestamp) -> Result<IntakeId, StoreError> {
        let id = self.next_id()?;
        self.run(sql!("intake/add"), &values![id, body.0, seat.0, at])?;
        Ok(IntakeId(id))
    }

    /// Adds a file that waits to be read.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add_intake_file(&mut self, intake: IntakeId, file: &NewFile<'_>) -> Result<(), StoreError> {
        self.add_intake_file_as(intake, file, None)
    }

    /// Adds a file; one that is settled from the beginning keeps no content.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add_intake_file_as(
        &mut self,
        intake: IntakeId,
        file: &NewFile<'_>,
        handed: Option<&Handed>,
    ) -> Result<(), StoreError> {
        let id = self.next_id()?;
        let size = i64::try_from(file.content.len()).unwrap_or(i64::MAX);
        let [within, name] = [file.within, file.name].map(|text| text.replace('\0', ""));
        let (state, said) =
            handed.map_or((Handed::Waiting.code(), ""), |handed| (handed.code(), handed.said()));
        let depth = i64::from(file.depth);
        let row = values![id, intake.0, file.position, within, name, size, depth, state, said];
        self.run(sql!("intake/add_file"), &row)?;
        if handed.is_some() {
            return Ok(());
        }
        self.run(sql!("intake/add_content"), &values![id, file.content]).map(drop)
    }

    /// True while nobody has a newer lease of the file and nothing is written down about it.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn lease_stands(&mut self, lease: &Lease) -> Result<bool, StoreError> {
        let row = self.maybe(sql!("intake/stands"), &values![lease.file.0, lease.token])?;
        Ok(row.is_some())
    }

    /// Leases the next file that waits, or whose reader did not come back in time, until an instant. Of several who
    /// ask at once one gets it; the others get nothing and ask again.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn lease_file(&mut self, now: Timestamp, until: Timestamp) -> Result<Option<Lease>, StoreError> {
        let Some(row) = self.maybe(sql!("intake/next"), &values![now])? else { return Ok(None) };
        let token = row.int("token")?;
        if self.run(sql!("intake/lease"), &values![row.int("id")?, token, until])? == 0 {
            return Ok(None);
        }
        Ok(Some(Lease {
            file: IntakeFileId(row.int("id")?),
            intake: IntakeId(row.int("intake")?),
            position: row.int("position")?,
            within: row.text("within")?.to_owned(),
            name: row.text("name")?.to_owned(),
            depth: u8::try_from(row.int("depth")?).map_err(|_| row.corrupt("depth"))?,
            token: token + 1,
            tries: row.int("tries")?,
            body: BodyId(row.int("body")?),
            seat: SeatId(row.int("seat")?),
        }))
    }

    /// What is in a file that is not settled yet.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake_content(&mut self, file: IntakeFileId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.maybe(sql!("intake/content"), &values![file.0])?;
        row.map(|row| row.blob("content").map(<[u8]>::to_vec)).transpose()
    }

    /// Writes down what became of a file and forgets its content. False where the lease is void: then nothing of what
    /// was done under it may stand.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn settle_file(&mut self, lease: &Lease, handed: &Handed) -> Result<bool, StoreError> {
        let report = handed.report().map(|report| report.0);
        let row = values![lease.file.0, lease.token, handed.code(), handed.said(), report];
        if self.run(sql!("intake/settle"), &row)? == 0 {
            return Ok(false);
        }
        self.run(sql!("intake/drop_content"), &values![lease.file.0])?;
        Ok(true)
    }

    /// Whose intake it is and when it came; nothing for that of another body.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake(&mut self, body: BodyId, id: IntakeId) -> Result<Option<(SeatId, Timestamp)>, StoreError> {
        let row = self.maybe(sql!("intake/find"), &values![id.0, body.0])?;
        row.map(|row| Ok((SeatId(row.int("seat")?), row.instant("handed_in_at")?))).transpose()
    }

    /// How many files of an intake are in each state.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake_states(&mut self, id: IntakeId) -> Result<IntakeStates, StoreError> {
        let mut states = IntakeStates::default();
        for row in self.all(sql!("intake/states"), &values![id.0])? {
            let count = row.int("count")?;
            match row.text("state")? {
                "waiting" => states.waiting = count,
                "reading" => states.reading = count,
                "taken" => (states.taken, states.doubtful) = (count, row.int("doubtful")?),
                "refused" => states.refused = count,
                _ => states.opened = count,
            }
        }
        Ok(states)
    }

    /// Files of an intake in the order handed in; `state` is one of [`Handed::code`], `doubtful`, or empty for all.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn intake_files(
        &mut self,
        id: IntakeId,
        state: &str,
        page: Page,
    ) -> Result<Vec<IntakeFile>, StoreError> {
        let rows = self.all(sql!("intake/files"), &values![id.0, state, page.size, page.after])?;
        rows.iter().map(file).collect()
    }

    /// How many files an intake has.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake_files_in(&mut self, id: IntakeId) -> Result<i64, StoreError> {
        self.one(sql!("intake/files_in"), &values![id.0])?.int("count")
    }

    /// What was handed in last, newest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intakes(&mut self, body: BodyId, page: Page) -> Result<Vec<Intake>, StoreError> {
        let rows = self.all(sql!("intake/recent"), &values![body.0, page.size, page.after])?;
        rows.iter()
            .map(|row| {
                Ok(Intake {
                    id: IntakeId(row.int("id")?),
                    seat: SeatId(row.int("seat")?),
                    at: row.instant("handed_in_at")?,
                    files: row.int("files")?,
                    waiting: row.int("waiting")?,
                    taken: row.int("taken")?,
                    refused: row.int("refused")?,
                })
            })
            .collect()
    }

    /// How often something was handed in.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake_count(&mut self, body: BodyId) -> Result<i64, StoreError> {
        self.one(sql!("intake/count"), &values![body.0])?.int("count")
    }

    /// How many files are still to be read for a body.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn intake_open(&mut self, body: BodyId) -> Result<i64, StoreError> {
        self.one(sql!("intake/open_count"), &values![body.0])?.int("count")
    }
}

fn file(row: &Row) -> Result<IntakeFile, StoreError> {
    let said = row.text("said")?.to_owned();
    let report = row.maybe_int("report")?.map(CollectedId);
    let handed = match (row.text("state")?, report) {
        ("waiting", _) => Handed::Waiting,
        ("reading", _) => Handed::Reading,
        ("taken", Some(report)) => Handed::Taken(report),
        ("refused", _) => Handed::Refused(said),
        ("opened", _) => Handed::Opened(said),
        _ => return Err(row.corrupt("state")),
    };
    let year = row.maybe_int("year")?.map(i16::try_from).transpose().map_err(|_| row.corrupt("year"))?;
    let report = match row.maybe_text("unit")? {
        Some(unit) => Some((unit.to_owned(), year, row.maybe_int("errors")?.unwrap_or_default())),
        None => None,
    };
    Ok(IntakeFile {
        id: IntakeFileId(row.int("id")?),
        within: row.text("within")?.to_owned(),
        name: row.text("name")?.to_owned(),
        size: row.int("size")?,
        handed,
        report,
    })
}
