//! 上年结转, carried over by the list of the signed report of the year before (T3-CARRY).

use std::collections::BTreeMap;

use office::{Body, BodyId, CarriedIn, CellList, Member};

use super::{CARRIED_IN, CARRIED_OUT, Leaves, Span, TOTAL, parts};
use crate::{StoreError, Tx};

/// A request that the carried list and the present records do not both have: something was changed after the report
/// of the year before was signed. It is shown, never mended in silence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CarryDifference {
    /// Column of the applicant.
    pub column: String,
    /// The request.
    pub member: Member,
    /// True where only the signed list has it; false where only the records have it.
    pub in_list: bool,
}

impl Tx<'_> {
    /// Where the signed list that a year carries over differs from what the records say now; empty where there is no
    /// signed report of the year before.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn carry_differences(&mut self, body: &Body, year: i16) -> Result<Vec<CarryDifference>, StoreError> {
        let Some((_, listed)) = self.carried_lists(body.id, year)? else { return Ok(Vec::new()) };
        let counted = self.requests_behind(&Span::of(body.id, year), (CARRIED_IN, ""))?;
        let counted: Vec<_> = counted.into_iter().filter(|list| list.cell.contains("/carried_in/")).collect();
        let mut found = missing_from(&listed, &counted, true);
        found.extend(missing_from(&counted, &listed, false));
        found.sort_by(|a, b| (&a.column, a.member.id).cmp(&(&b.column, b.member.id)));
        Ok(found)
    }

    /// Replaces the counted 上年结转 by the signed one, where there is one, and says which it is.
    pub(super) fn carry_in(
        &mut self,
        body: BodyId,
        year: i16,
        leaves: &mut Leaves,
    ) -> Result<CarriedIn, StoreError> {
        let Some(report) = self.annual_report_of(body, year.saturating_sub(1))? else {
            return Ok(CarriedIn::Records);
        };
        let Some(signing) = report.signed() else { return Ok(CarriedIn::Records) };
        leaves.retain(|cell, _| !cell.as_str().starts_with("t3/carried_in/"));
        for cell in &signing.count.cells {
            if let Some(("t3", CARRIED_OUT, column)) =
                parts(&cell.cell).filter(|(_, _, column)| *column != TOTAL)
            {
                super::add(leaves, report::TableId::T3, (CARRIED_IN, column), cell.records);
            }
        }
        Ok(CarriedIn::List { report: report.id, signing: signing.number })
    }

    /// The signed lists of the year before, under the addresses of this year's 上年结转.
    pub(super) fn carried_lists(
        &mut self,
        body: BodyId,
        year: i16,
    ) -> Result<Option<(CarriedIn, Vec<CellList>)>, StoreError> {
        let Some(report) = self.annual_report_of(body, year.saturating_sub(1))? else { return Ok(None) };
        let Some(signing) = report.signed() else { return Ok(None) };
        let mut lists = self.frozen_lists(report.id, signing.number, "t3/carried_out/")?;
        for list in &mut lists {
            list.cell = list.cell.replace("/carried_out/", "/carried_in/");
        }
        Ok(Some((CarriedIn::List { report: report.id, signing: signing.number }, lists)))
    }
}

fn missing_from(these: &[CellList], those: &[CellList], in_list: bool) -> Vec<CarryDifference> {
    let place =
        |list: &CellList| parts(&list.cell).map(|(_, _, column)| column.to_owned()).unwrap_or_default();
    let known: BTreeMap<i64, String> =
        those.iter().flat_map(|list| list.members.iter().map(|member| (member.id, place(list)))).collect();
    let mut found = Vec::new();
    for list in these {
        let column = place(list);
        let missing = list.members.iter().filter(|member| known.get(&member.id) != Some(&column));
        found.extend(missing.map(|member| CarryDifference {
            column: column.clone(),
            member: member.clone(),
            in_list,
        }));
    }
    found
}
