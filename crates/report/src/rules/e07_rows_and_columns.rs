use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, TableId, Where, recognise::{RowKind, TableState}};

rule! {
    /// 表格的行和列应当与所用版本一致，不缺不多。
    ///
    /// 版本之间的差别由AUD-E01提出，这里按报告实际使用的版本核对。
    ///
    /// # 不符合
    /// ```报告
    /// 删行 行政强制
    /// ```
    /// ```报告
    /// 改 行政强制 => 行政奖励
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    /// ```报告
    /// 年 2019
    /// 版 2019
    /// ```
    "AUD-E07": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read && table.id != TableId::T4) {
        let first = table.labels.first().map(|label| label.found.clone()).unwrap_or_default();
        let missing: Vec<&str> = table.missing_rows().iter().filter_map(|row| row.label.as_deref()).collect();
        if !missing.is_empty() {
            let words = format!("{}缺少{}行：{}。", table.id.label(), missing.len(), missing.join("；"));
            findings.at(table.at.clone(), first.text.clone(), words);
        }
        if !table.missing_columns.is_empty() {
            let words = format!("{}缺少列：{}。", table.id.label(), table.missing_columns.join("；"));
            findings.at(table.at.clone(), first.text.clone(), words);
        }
        for row in table.rows.iter().filter(|row| row.kind == RowKind::Extra && !row.label.text.is_empty()).take(20) {
            let words = format!("格式的{}中没有“{}”这一行。", table.id.label(), row.label.text);
            findings.at(row.label.at.clone(), row.label.text.clone(), words);
        }
    }
    let table = report.table(TableId::T4);
    if table.state == TableState::Read && !table.missing_columns.is_empty() {
        let words = format!("表四缺少列：{}。", table.missing_columns.join("；"));
        findings.at(table.at.clone(), table.labels.first().map_or("", |l| l.found.text.as_str()), words);
    }
}
