//! Other bodies' annual reports as a supervising office keeps them: rows, files, and who owes one.

use std::collections::BTreeMap;

use office::{BodyId, Collected, CollectedId};
use sha2::{Digest, Sha256};

use super::{Page, agree, json};
use crate::{Row, StoreError, Tx, hex, sql, values};

/// The numbers in the cells of a report, by address, as they are written.
pub type Numbers = BTreeMap<String, String>;

/// What of the collected reports is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kept {
    /// All that count.
    #[default]
    Counting,
    /// Those with errors.
    WithErrors,
    /// Those without.
    Sound,
    /// Those whose body or year is not known.
    Doubtful,
    /// Those set aside.
    SetAside,
}

/// Which of the collected reports: a year, words in name or text, a state, a body, a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// The year; all without.
    pub year: Option<i16>,
    /// Words that stand in its name or text.
    pub words: String,
    /// The state.
    pub kept: Kept,
    /// The reporting body by its name; empty for all.
    pub unit: String,
    /// A rule that it breaks: `AUD-A01`; empty for all.
    pub rule: String,
}

/// A report of a year with its numbers alone: what a roll-up and a chart need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectedNumbers {
    /// Its id.
    pub id: CollectedId,
    /// The body that reports.
    pub unit: String,
    /// The edition it follows.
    pub edition: String,
    /// Its numbers.
    pub numbers: Numbers,
}

/// A year of the collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectedYear {
    /// The year.
    pub year: i16,
    /// How many reports count.
    pub count: i64,
    /// How many of them have errors.
    pub with_errors: i64,
}

impl Tx<'_> {
    /// Keeps a file under its digest, which is returned. A file that is there already is not written again.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn keep_file(&mut self, content: &[u8]) -> Result<String, StoreError> {
        let digest = hex(&Sha256::digest(content));
        let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
        self.run(sql!("file/add"), &values![&digest, size, content])?;
        Ok(digest)
    }

    /// A file by its digest.
    ///
    /// # Errors
    /// When the engine fails, or the content is not what its digest says.
    pub fn file(&mut self, digest: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(row) = self.maybe(sql!("file/find"), &values![digest])? else { return Ok(None) };
        let content = row.blob("content")?;
        agree(&row, "digest", hex(&Sha256::digest(content)) == digest)?;
        Ok(Some(content.to_vec()))
    }

    /// Adds a collected report, whose file is kept already.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add_collected(
        &mut self,
        report: &Collected,
        numbers: &Numbers,
        words: &str,
    ) -> Result<(), StoreError> {
        let words = words.to_lowercase().replace('\0', "");
        let values = values![
            report.id.0,
            report.body.0,
            &report.unit,
            report.year,
            &report.edition,
            &report.digest,
            report.received.on,
            report.counts.errors,
            json(numbers),
            words,
            json(report),
            report.converted.as_ref().map(|converted| converted.digest.as_str()),
        ];
        self.run(sql!("collected/add"), &values)?;
        for (rule, count) in &report.rules {
            self.run(sql!("collected/add_rule"), &values![report.id.0, rule, *count])?;
        }
        self.collected_changed(report.body)
    }

    /// What is computed from the collection is computed anew from now on.
    fn collected_changed(&mut self, body: BodyId) -> Result<(), StoreError> {
        self.run(sql!("collected/changed"), &values![body.0]).map(drop)
    }

    /// A number that rises whenever the collected reports of a body, or its list of who owes one, change.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn collected_version(&mut self, body: BodyId) -> Result<i64, StoreError> {
        let row = self.maybe(sql!("collected/version"), &values![body.0])?;
        row.map_or(Ok(0), |row| row.int("version"))
    }

    /// The rules that the reports that count break, with how many reports break each, the most broken first.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn collected_rules(
        &mut self,
        body: BodyId,
        year: Option<i16>,
    ) -> Result<Vec<(String, i64)>, StoreError> {
        let rows = self.all(sql!("collected/rules"), &values![body.0, year.unwrap_or(0)])?;
        rows.iter().map(|row| Ok((row.text("rule")?.to_owned(), row.int("count")?))).collect()
    }

    /// Saves what a person stated of a collected report, or that it is set aside.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn restate_collected(&mut self, report: &Collected) -> Result<(), StoreError> {
        let aside = report.set_aside.as_ref().map(|aside| aside.mark.on);
        let values = values![report.id.0, &report.unit, report.year, aside, json(report)];
        self.run(sql!("collected/restate"), &values)?;
        self.collected_changed(report.body)
    }

    /// A collected report.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn collected(&mut self, id: CollectedId) -> Result<Option<Collected>, StoreError> {
        self.maybe(sql!("collected/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// The report that counts and came in the same file.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn collected_in_file(&mut self, body: BodyId, digest: &str) -> Result<Option<Collected>, StoreError> {
        self.maybe(sql!("collected/same_file"), &values![body.0, digest])?.as_ref().map(read).transpose()
    }

    /// Collected reports, newest year first, by name.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn collected_listed(
        &mut self,
        body: BodyId,
        sought: &Sought,
        page: Page,
    ) -> Result<Vec<Collected>, StoreError> {
        let values = values![
            body.0,
            sought.year.unwrap_or(0),
            sought.pattern(),
            sought.kept.name(),
            &sought.unit,
            &sought.rule,
            page.size,
            page.after
        ];
        self.all(sql!("collected/listed"), &values)?.iter().map(read).collect()
    }

    /// How many collected reports are listed.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn collected_count(&mut self, body: BodyId, sought: &Sought) -> Result<i64, StoreError> {
        let values = values![
            body.0,
            sought.year.unwrap_or(0),
            sought.pattern(),
            sought.kept.name(),
            &sought.unit,
            &sought.rule
        ];
        self.one(sql!("collected/listed_count"), &values)?.int("count")
    }

    /// The years of the reports that count, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn collected_years(&mut self, body: BodyId) -> Result<Vec<CollectedYear>, StoreError> {
        let rows = self.all(sql!("collected/years"), &values![body.0])?;
        rows.iter()
            .map(|row| {
                let year = i16::try_from(row.int("year")?).map_err(|_| row.corrupt("year"))?;
                Ok(CollectedYear { year, count: row.int("count")?, with_errors: row.int("with_errors")? })
            })
            .collect()
    }

    /// The numbers of all reports of a year that count.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn collected_numbers(
        &mut self,
        body: BodyId,
        year: i16,
    ) -> Result<Vec<CollectedNumbers>, StoreError> {
        let rows = self.all(sql!("collected/of_year"), &values![body.0, year])?;
        rows.iter()
            .map(|row| {
                Ok(CollectedNumbers {
                    id: CollectedId(row.int("id")?),
                    unit: row.text("unit")?.to_owned(),
                    edition: row.text("edition")?.to_owned(),
                    numbers: row.json("numbers")?,
                })
            })
            .collect()
    }

    /// The reports of one reporting body that count, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn collected_of_unit(&mut self, body: BodyId, unit: &str) -> Result<Vec<Collected>, StoreError> {
        self.all(sql!("collected/of_unit"), &values![body.0, unit])?.iter().map(read).collect()
    }

    /// Saves who owes a report to a supervising office, as lines.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_region(
        &mut self,
        body: BodyId,
        units: &str,
        on: jiff::civil::Date,
    ) -> Result<(), StoreError> {
        self.run(sql!("region/save"), &values![body.0, units, on])?;
        self.collected_changed(body)
    }

    /// Who owes a report to a supervising office, as lines; nothing where nobody listed them.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn region(&mut self, body: BodyId) -> Result<Option<String>, StoreError> {
        let row = self.maybe(sql!("region/find"), &values![body.0])?;
        row.map(|row| row.text("units").map(str::to_owned)).transpose()
    }
}

impl Sought {
    /// The words anywhere, in lower case, with the signs of patterns taken as they are.
    fn pattern(&self) -> String {
        let mut pattern = String::from("%");
        for letter in self.words.trim().to_lowercase().chars().take(100) {
            if matches!(letter, '%' | '_' | '!') {
                pattern.push('!');
            }
            pattern.push(letter);
        }
        pattern.push('%');
        pattern
    }
}

impl Kept {
    fn name(self) -> &'static str {
        match self {
            Self::Counting => "",
            Self::WithErrors => "errors",
            Self::Sound => "sound",
            Self::Doubtful => "doubtful",
            Self::SetAside => "aside",
        }
    }
}

fn read(row: &Row) -> Result<Collected, StoreError> {
    let report: Collected = row.json("record")?;
    agree(row, "id", row.int("id")? == report.id.0)?;
    agree(row, "unit", row.text("unit")? == report.unit)?;
    agree(row, "digest", row.text("digest")? == report.digest)?;
    Ok(report)
}
