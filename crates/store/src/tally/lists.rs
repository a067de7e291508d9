//! The records behind the numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::{Body, CellList, Dispute, LegalKind, Member, MemberKind};
use report::{CellId, TableId, form};
use sha2::{Digest, Sha256};

use super::{
    CARRIED_IN, CARRIED_OUT, COUNTED_EDITION, NEW_RECEIVED, Span, TOTAL, adds_to, dispute_group, parts,
    takes_figure,
};
use crate::{Row, StoreError, Tx, hex, sql};

impl Tx<'_> {
    /// The records that a cell counts in a year, in the order of their ids.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn cell_records(&mut self, body: &Body, year: i16, cell: &str) -> Result<CellList, StoreError> {
        let span = Span::of(body.id, year);
        let lists = match parts(cell) {
            Some(("t2", row, column)) => self.documents_behind(&span, year, (row, column))?,
            Some(("t3", CARRIED_IN, column)) => match self.carried_lists(body.id, year)? {
                Some((_, lists)) => lists,
                None => self.requests_behind(&span, (CARRIED_IN, column))?,
            },
            Some(("t3", row, column)) => self.requests_behind(&span, (row, column))?,
            Some(("t4", group, _)) => self.disputes_behind(&span, group)?,
            Some(_) | None => Vec::new(),
        };
        Ok(joined(cell, &lists))
    }

    /// The lists behind all cells that are not sums, in the order of the form; a cell that counts nothing has none.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn cell_lists(&mut self, body: &Body, year: i16) -> Result<Vec<CellList>, StoreError> {
        let span = Span::of(body.id, year);
        let mut lists = self.documents_behind(&span, year, ("", ""))?;
        let mut requests = self.requests_behind(&span, ("", ""))?;
        if let Some((_, mut carried)) = self.carried_lists(body.id, year)? {
            requests.retain(|list| !list.cell.starts_with("t3/carried_in/"));
            requests.append(&mut carried);
        }
        lists.append(&mut requests);
        lists.append(&mut self.disputes_behind(&span, "")?);
        let places: BTreeMap<&str, usize> = form(COUNTED_EDITION)
            .cells()
            .enumerate()
            .map(|(place, cell)| (cell.id.as_str(), place))
            .collect();
        lists.sort_by_key(|list| places.get(list.cell.as_str()).copied());
        Ok(lists)
    }

    /// Documents of table two, or the figures that stand in their place. An empty row or column stands for all.
    fn documents_behind(
        &mut self,
        span: &Span,
        year: i16,
        (row, column): (&str, &str),
    ) -> Result<Vec<CellList>, StoreError> {
        let mut lists = Gathered::of(MemberKind::Document);
        for found in self.all(sql!("tally/document_records"), &span.values_for(row, column))? {
            let kind = LegalKind::from_row(found.text("kind")?).ok_or_else(|| found.corrupt("kind"))?;
            let (issued, repealed) = (found.date("issued_on")?, found.maybe_date("repealed_on")?);
            let in_force = repealed.is_none_or(|day| day.year() > year);
            let counts = [
                ("issued", span.holds(Some(issued)), issued),
                ("repealed", span.holds(repealed), repealed.unwrap_or(issued)),
                ("in_force", in_force, issued),
            ];
            for (counted, _, on) in counts.into_iter().filter(|(_, counted, _)| *counted) {
                lists.add(TableId::T2, (kind.row(), counted), member(&found, "title", Some(on))?);
            }
        }
        let mut lists = lists.into_lists();
        for figure in self.figures(span.body, year)? {
            if !takes_figure(&figure.cell) {
                continue;
            }
            lists.retain(|list| list.cell != figure.cell);
            let on = Some(figure.stated.on);
            let members = vec![Member { id: figure.id.0, name: figure.source, on }];
            lists.push(CellList { cell: figure.cell, kind: MemberKind::Figure, members });
        }
        Ok(lists)
    }

    /// Requests of table three, 上年结转 by the records. An empty row, a sum or an empty column stands for all.
    pub(super) fn requests_behind(
        &mut self,
        span: &Span,
        (row, column): (&str, &str),
    ) -> Result<Vec<CellList>, StoreError> {
        let column = if column == TOTAL { "" } else { column };
        let mut lists = Gathered::of(MemberKind::Request);
        for found in self.all(sql!("tally/request_records"), &span.values_for(row, column))? {
            let applicant = found.text("applicant")?.to_owned();
            let received = Some(found.date("received_on")?);
            let closed = found.maybe_date("closed_on")?;
            let came = if span.holds(received) { NEW_RECEIVED } else { CARRIED_IN };
            lists.add(TableId::T3, (came, &applicant), member(&found, "number", received)?);
            if span.holds(closed) {
                let outcome = (found.text("outcome_row")?, applicant.as_str());
                lists.add(TableId::T3, outcome, member(&found, "number", closed)?);
            } else {
                lists.add(TableId::T3, (CARRIED_OUT, &applicant), member(&found, "number", received)?);
            }
        }
        Ok(lists.into_lists())
    }

    /// Cases of table four. An empty group stands for all.
    fn disputes_behind(&mut self, span: &Span, group: &str) -> Result<Vec<CellList>, StoreError> {
        let mut lists = Gathered::of(MemberKind::Dispute);
        let mut values = span.values();
        values.push(group.into());
        for found in self.all(sql!("tally/dispute_records"), &values)? {
            let dispute: Dispute = found.json("record")?;
            let decided = found.maybe_date("decided_on")?.filter(|day| span.holds(Some(*day)));
            let on = Some(decided.unwrap_or(found.date("copy_received_on")?));
            let place = (dispute_group(&found)?, found.text("result_column")?);
            lists.add(TableId::T4, place, Member { id: found.int("id")?, name: dispute.case_number, on });
        }
        Ok(lists.into_lists())
    }
}

/// Members by cell.
struct Gathered {
    kind: MemberKind,
    cells: BTreeMap<CellId, Vec<Member>>,
}

impl Gathered {
    fn of(kind: MemberKind) -> Self {
        Self { kind, cells: BTreeMap::new() }
    }

    fn add(&mut self, table: TableId, (row, column): (&str, &str), member: Member) {
        self.cells.entry(CellId::new(table, row, column)).or_default().push(member);
    }

    fn into_lists(self) -> Vec<CellList> {
        let kind = self.kind;
        self.cells.into_iter().map(|(cell, members)| CellList { cell: cell.0, kind, members }).collect()
    }
}

fn member(row: &Row, name: &str, on: Option<Date>) -> Result<Member, StoreError> {
    Ok(Member { id: row.int("id")?, name: row.text(name)?.to_owned(), on })
}

/// The lists that a cell counts: its own, or those of the cells it sums up.
pub(super) fn behind<'a>(cell: &str, lists: &'a [CellList]) -> Vec<&'a CellList> {
    lists.iter().filter(|list| adds_to(&list.cell, cell)).collect()
}

/// One list of all records that a cell counts.
pub(crate) fn joined(cell: &str, lists: &[CellList]) -> CellList {
    let behind = behind(cell, lists);
    let kind = behind.first().map_or(MemberKind::Request, |list| list.kind);
    let mut members: Vec<_> = behind.into_iter().flat_map(|list| list.members.clone()).collect();
    members.sort_by_key(|member| member.id);
    CellList { cell: cell.to_owned(), kind, members }
}

/// The digest of the records behind a cell, in hexadecimal digits, whatever the order of the lists; empty for none.
pub fn list_digest<'a>(lists: impl IntoIterator<Item = &'a CellList>) -> String {
    let named = |list: &'a CellList| list.members.iter().map(move |member| (list.kind.code(), member.id));
    let mut members: Vec<_> = lists.into_iter().flat_map(named).collect();
    if members.is_empty() {
        return String::new();
    }
    members.sort_unstable();
    let mut hash = Sha256::new();
    for (kind, id) in members {
        hash.update(format!("{kind} {id}\n"));
    }
    hex(&hash.finalize())
}
