//! Annual reports and their frozen lists.

use jiff::civil::Date;
use office::{AnnualReport, BodyId, CellList, Member, MemberKind, ReportId, Signing};
use report::form;

use super::{agree, json};
use crate::tally::{COUNTED_EDITION, joined, list_digest};
use crate::{Row, StoreError, Tx, sql, values};

/// What a list of published reports shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Its id.
    pub id: ReportId,
    /// Whose.
    pub body: BodyId,
    /// 机关代字 of the body.
    pub code: String,
    /// Full name of the body.
    pub name: String,
    /// Report year.
    pub year: i16,
    /// The day on which the report was first published.
    pub published_on: Date,
    /// Number and day of the corrected version that the public reads; none where it reads the first.
    pub corrected: Option<(u32, Date)>,
}

impl Tx<'_> {
    /// Saves an annual report; its lists are frozen by [`freeze_lists`](Self::freeze_lists).
    ///
    /// # Errors
    /// When the engine fails, or the body has another report for that year.
    pub fn save_annual_report(&mut self, report: &AnnualReport) -> Result<(), StoreError> {
        let published = report.published().and_then(|signing| signing.published);
        let values = values![
            report.id.0,
            report.body.0,
            report.year,
            report.stage().code(),
            signings(report),
            published.map(|mark| mark.on),
            json(report),
        ];
        self.run(sql!("report/save"), &values).map(drop)
    }

    /// An annual report.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn annual_report(&mut self, id: ReportId) -> Result<Option<AnnualReport>, StoreError> {
        self.maybe(sql!("report/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// The annual report of a body for a year.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn annual_report_of(&mut self, body: BodyId, year: i16) -> Result<Option<AnnualReport>, StoreError> {
        self.maybe(sql!("report/of_year"), &values![body.0, year])?.as_ref().map(read).transpose()
    }

    /// All annual reports of a body, newest year first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn annual_reports(&mut self, body: BodyId) -> Result<Vec<AnnualReport>, StoreError> {
        self.all(sql!("report/of_body"), &values![body.0])?.iter().map(read).collect()
    }

    /// Annual reports that the public reads, newest year first: each has a published version.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn annual_reports_published(&mut self, body: BodyId) -> Result<Vec<AnnualReport>, StoreError> {
        self.all(sql!("report/published"), &values![body.0])?.iter().map(read).collect()
    }

    /// The reports of all bodies that the public reads, newest year first, without their contents.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn report_shelf(&mut self) -> Result<Vec<ReportLine>, StoreError> {
        self.all(sql!("report/shelf"), &[])?.iter().map(read_line).collect()
    }

    /// Freezes the lists behind the numbers of a signed version.
    ///
    /// # Errors
    /// When the engine fails, or that version has its lists already.
    pub fn freeze_lists(
        &mut self,
        report: ReportId,
        signing: &Signing,
        lists: &[CellList],
    ) -> Result<(), StoreError> {
        for list in lists {
            let place = form(COUNTED_EDITION).cells().position(|cell| cell.id.as_str() == list.cell);
            let place = place.and_then(|place| i64::try_from(place).ok()).unwrap_or(i64::MAX);
            let digest = list_digest([list]);
            let values = values![
                report.0,
                signing.number,
                place,
                &list.cell,
                list.kind.code(),
                digest,
                json(&list.members)
            ];
            self.run(sql!("report/add_list"), &values)?;
        }
        Ok(())
    }

    /// The records behind a cell of a signed version, as they were when it was signed.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn frozen_records(&mut self, id: ReportId, signing: u32, cell: &str) -> Result<CellList, StoreError> {
        let table = cell.split('/').next().unwrap_or_default();
        let lists = self.frozen_lists(id, signing, &format!("{table}/"))?;
        Ok(joined(cell, &lists))
    }

    /// Frozen lists of a signed version whose addresses begin with `beginning`, in the order of the form.
    pub(crate) fn frozen_lists(
        &mut self,
        id: ReportId,
        signing: u32,
        beginning: &str,
    ) -> Result<Vec<CellList>, StoreError> {
        let values = values![id.0, signing, format!("{beginning}%")];
        let rows = self.all(sql!("report/lists"), &values)?;
        let lists = rows.iter().map(read_list).collect::<Result<Vec<_>, _>>()?;
        // In a pattern `_` stands for any letter.
        Ok(lists.into_iter().filter(|list| list.cell.starts_with(beginning)).collect())
    }
}

fn signings(report: &AnnualReport) -> i64 {
    i64::try_from(report.signings().len()).unwrap_or(i64::MAX)
}

fn read(row: &Row) -> Result<AnnualReport, StoreError> {
    let report: AnnualReport = row.json("record")?;
    agree(row, "id", row.int("id")? == report.id.0)?;
    agree(row, "stage", row.text("stage")? == report.stage().code())?;
    agree(row, "signings", row.int("signings")? == signings(&report))?;
    Ok(report)
}

fn read_line(row: &Row) -> Result<ReportLine, StoreError> {
    let signed_again = row.maybe_text("record")?.is_some();
    let report: Option<AnnualReport> = if signed_again { Some(row.json("record")?) } else { None };
    let day = |signing: Option<&Signing>| Some((signing?.number, signing?.published?.on));
    let first = report.as_ref().and_then(|report| day(report.first_published()));
    let last = report.as_ref().and_then(|report| day(report.published()));
    Ok(ReportLine {
        id: ReportId(row.int("id")?),
        body: BodyId(row.int("body")?),
        code: row.text("code")?.to_owned(),
        name: row.text("name")?.to_owned(),
        year: row.small("year")?,
        published_on: first.map_or_else(|| row.date("published_on"), |(_, on)| Ok(on))?,
        corrected: last.filter(|_| first != last),
    })
}

fn read_list(row: &Row) -> Result<CellList, StoreError> {
    let kind = MemberKind::from_code(row.text("kind")?).ok_or_else(|| row.corrupt("kind"))?;
    let members: Vec<Member> = row.json("members")?;
    let list = CellList { cell: row.text("cell")?.to_owned(), kind, members };
    agree(row, "digest", row.text("digest")? == list_digest([&list]))?;
    Ok(list)
}
