use rule::{Findings, rule};

use super::basis;
use crate::{CellValue, Context, Recognised, Where};

rule! {
    /// 数字格只填数字，不填“无”“/”“—”等。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/granted/natural = 无
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/fees/amount = 12.5
    /// ```
    "AUD-B02": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (id, cell) in &report.report.cells {
        if let CellValue::Text(words) = &cell.value {
            let explanation = format!("数字格里写的是“{words}”，应当填数字，没有的填0。");
            findings.at(report.cell_place(id), words.clone(), explanation);
        }
    }
}
