use rule::{Findings, rule};

use super::basis;
use crate::{Context, Edition, Recognised, TableId, Where, recognise::TableState};

rule! {
    /// 表格不得混用两个版本的格式。
    ///
    /// # 不符合
    /// ```报告
    /// 改 行政规范性文件 => 本年新公开数量
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E02": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let [old, new] = Edition::ALL.map(|edition| report.fingerprints.iter().find(|label| label.edition == edition));
    if let (Some(old), Some(new)) = (old, new) {
        let odd = if report.report.edition == Edition::E2021 { old } else { new };
        findings.at(
            odd.found.at.clone(),
            odd.found.text.clone(),
            format!("“{}”是2019年版的标签，“{}”是2021年版的标签，同一份报告只能用一个版本。", old.found.text, new.found.text),
        );
        return;
    }
    let [ledger, lists] = [TableId::T3, TableId::T2].map(|id| report.table(id));
    let read = [ledger, lists].iter().all(|table| table.state == TableState::Read);
    if read && ledger.edition != lists.edition {
        let label = ledger.rows.iter().find(|row| row.id == "other" || row.id == "other.correction_lapsed");
        let (at, quote) = label.map_or((ledger.at.clone(), String::new()), |row| (row.label.at.clone(), row.label.text.clone()));
        findings.at(at, quote, format!("表二用的是{}，表三的“（六）其他处理”却是{}的样子。", lists.edition, ledger.edition));
    }
}
