//! Each number of a report, and the records it counts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use office::{AnnualReport, Body, CellBasis, CellCount, CellList, Count, Member, MemberKind};
use report::form::{CellForm, TableForm};
use report::{TableId, form};
use store::{COUNTED_EDITION, StoreError, Tx, list_digest};

/// A number of a report, for a page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CellView {
    /// Address in the form: `t3/new_received/natural`.
    pub id: String,
    /// Which table.
    pub table: TableId,
    /// Labels of row and column, outermost first.
    pub path: Vec<String>,
    /// The number as it is printed; empty while nobody has stated it.
    pub value: String,
    /// 件 or 万元.
    pub unit: String,
    /// Where it comes from.
    pub basis: CellBasis,
    /// How many records stand behind it.
    pub records: u32,
    /// Digest of their list; empty for an empty list.
    pub digest: String,
}

impl CellView {
    /// Labels of row and column in one line: 一、本年新收政府信息公开申请数量／自然人.
    pub fn label(&self) -> String {
        self.path.join("／")
    }
}

/// A number with the records it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The number.
    pub cell: CellView,
    /// True where the list was frozen at signature, false where it is of now.
    pub frozen: bool,
    /// The records that were counted, at signature or when the report was last counted, and after them those that only
    /// the present records would count.
    pub records: Vec<BehindRecord>,
}

/// A record behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BehindRecord {
    /// What it is.
    pub kind: MemberKind,
    /// Its id among its kind.
    pub id: i64,
    /// Number, title or source.
    pub name: String,
    /// The day by which it counts.
    pub on: Option<Date>,
    /// Whether the frozen list and the present records agree about it.
    pub standing: Standing,
}

/// Whether a frozen list and the present records agree about a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Both have it; or nothing is frozen.
    Counted,
    /// It was counted at signature, and would not be counted there now.
    NoLonger,
    /// It would be counted there now, and was not at signature.
    Since,
    /// It would be counted there now, and was not when the open report was last counted.
    Added,
    /// It has changed since the open report was last counted; whether it was counted then cannot be told.
    Changed,
}

impl Standing {
    /// What people read; empty for the usual case.
    pub fn label(self) -> &'static str {
        match self {
            Self::Counted => "",
            Self::NoLonger => "签发后记录有变动，现已不计入",
            Self::Since => "签发后记录有变动，现应计入",
            Self::Added => "统计后新增",
            Self::Changed => "统计后记录有变动",
        }
    }
}

/// Every number of a count, in the order of the form, with its labels.
pub fn cells(count: &Count) -> Vec<CellView> {
    let counts: BTreeMap<&str, &CellCount> =
        count.cells.iter().map(|cell| (cell.cell.as_str(), cell)).collect();
    let form = form(COUNTED_EDITION);
    let all = form.tables.iter().flat_map(|table| table.cells.iter().map(move |cell| (table, cell)));
    all.filter_map(|(table, cell)| Some(view(table, cell, counts.get(cell.id.as_str())?))).collect()
}

/// A number with the records it counts: of the version last signed where the report is signed, and otherwise of now.
/// `None` for a cell the form does not have.
///
/// # Errors
/// When the store fails.
pub fn behind(
    tx: &mut Tx<'_>,
    body: &Body,
    report: &AnnualReport,
    cell: &str,
) -> Result<Option<Behind>, StoreError> {
    let signing = report.signed().filter(|_| !report.is_open());
    let count = signing.map_or(report.count(), |signing| &signing.count);
    let Some(view) = cells(count).into_iter().find(|view| view.id == cell) else { return Ok(None) };
    let now = tx.cell_records(body, report.year, cell)?;
    let Some(signing) = signing else {
        let standings = since_count(tx, report, &view, &now)?;
        let standing = |member: &Member| standings.get(&member.id).copied().unwrap_or(Standing::Counted);
        let records = now.members.into_iter().map(|member| (standing(&member), member));
        let mut records: Vec<_> =
            records.map(|(standing, member)| record(now.kind, member, standing)).collect();
        records.sort_by_key(|record| record.standing != Standing::Counted);
        return Ok(Some(Behind { cell: view, frozen: false, records }));
    };
    let then = tx.frozen_records(report.id, signing.number, cell)?;
    let key = |kind: MemberKind, member: &Member| (kind.code(), member.id);
    let still: BTreeSet<_> = now.members.iter().map(|member| key(now.kind, member)).collect();
    let counted: BTreeSet<_> = then.members.iter().map(|member| key(then.kind, member)).collect();
    let mut records: Vec<_> = Vec::with_capacity(then.members.len());
    for member in then.members {
        let same = still.contains(&key(then.kind, &member));
        let standing = if same { Standing::Counted } else { Standing::NoLonger };
        records.push(record(then.kind, member, standing));
    }
    let since = now.members.into_iter().filter(|member| !counted.contains(&key(now.kind, member)));
    records.extend(since.map(|member| record(now.kind, member, Standing::Since)));
    Ok(Some(Behind { cell: view, frozen: true, records }))
}

/// What has come to a cell of an open report since it was last counted. Only the digest of that list is kept: those
/// that are new since, or all that changed since, are the difference where the rest has that digest.
fn since_count(
    tx: &mut Tx<'_>,
    report: &AnnualReport,
    cell: &CellView,
    now: &CellList,
) -> Result<BTreeMap<i64, Standing>, StoreError> {
    if list_digest([now]) == cell.digest {
        return Ok(BTreeMap::new());
    }
    let entries = tx.journal_of_record(report.body.0, "report", report.id.0)?;
    let counts = |act: &str| ["report/open", "report/recount", "report/sign"].contains(&act);
    let counted = entries.iter().rev().find(|entry| counts(&entry.act)).map_or(0, |entry| entry.seq);
    let touched = tx.touched_after(report.body.0, now.kind.code(), counted)?;
    let without = |left: &BTreeSet<i64>| {
        let members = now.members.iter().filter(|member| !left.contains(&member.id)).cloned().collect();
        list_digest([&CellList { members, ..now.clone() }]) == cell.digest
    };
    let new: BTreeSet<i64> = touched.iter().filter(|(_, new)| *new).map(|(id, _)| *id).collect();
    let all: BTreeSet<i64> = touched.iter().map(|(id, _)| *id).collect();
    let added = if !without(&new) && without(&all) { &all } else { &new };
    let told = without(added);
    let standing = |id: &i64| match (added.contains(id), told) {
        (true, _) => Some(Standing::Added),
        (false, true) => None,
        (false, false) => Some(Standing::Changed),
    };
    Ok(all.iter().filter_map(|id| Some((*id, standing(id)?))).collect())
}

/// Cells whose number or list is not what the records say now: since the last count, or since the signature.
///
/// # Errors
/// When the store fails.
pub fn stale_cells(tx: &mut Tx<'_>, body: &Body, report: &AnnualReport) -> Result<Vec<String>, StoreError> {
    let (now, _) = tx.count_year(body, report.year)?;
    let signing = report.signed().filter(|_| !report.is_open());
    Ok(signing.map_or(report.count(), |signing| &signing.count).differences(&now))
}

fn record(kind: MemberKind, member: Member, standing: Standing) -> BehindRecord {
    BehindRecord { kind, id: member.id, name: member.name, on: member.on, standing }
}

fn view(table: &TableForm, cell: &CellForm, count: &CellCount) -> CellView {
    let mut path = Vec::new();
    if let Some(row) = table.rows.iter().find(|row| row.id == cell.row) {
        path.extend(row.parents.iter().cloned());
        path.extend(row.label.clone());
    }
    let group = cell.group.as_ref().filter(|_| table.id == TableId::T4);
    path.extend(
        group.and_then(|id| table.groups.iter().find(|group| group.id == *id)).map(|g| g.label.clone()),
    );
    if cell.col.starts_with("legal.") {
        path.push("法人或其他组织".to_owned());
    }
    path.push(cell.col_label.clone());
    CellView {
        id: count.cell.clone(),
        table: table.id,
        path,
        value: count.value.clone(),
        unit: cell.unit.clone().unwrap_or_default(),
        basis: count.basis,
        records: count.records,
        digest: count.digest.clone(),
    }
}
