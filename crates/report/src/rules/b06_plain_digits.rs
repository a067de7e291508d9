use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, form, form::CellType};

rule! {
    /// 数字宜用半角、不带千分位、不带单位。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/licence/decisions = 1,234
    /// ```
    /// ```报告
    /// 格 t2/licence/decisions = 12件
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/licence/decisions = 1234
    /// ```
    "AUD-B06": Info over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in &report.tables {
        let odd = form(table.edition).table(table.id).cells.iter().filter_map(|cell| {
            let found = report.report.cells.get(&cell.id)?;
            let number = found.value.number()?;
            // The 2019 form prints no unit for 采购总金额: there the unit stands in the cell.
            let unit_due = cell.row == "procurement" && cell.kind == CellType::Amount;
            let plain = found.raw.trim().trim_start_matches('+');
            let same = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
            (!same && !unit_due).then_some((cell, found, number))
        });
        let odd: Vec<_> = odd.collect();
        if let Some((cell, found, number)) = odd.first() {
            let words = format!("{}有{}格的写法不规范，如“{}”宜写作{number}。", table.id.label(), odd.len(), found.raw.trim());
            let finding = findings.at(report.cell_place(&cell.id), found.raw.trim(), words);
            finding.propose(number.to_string());
        }
    }
}
