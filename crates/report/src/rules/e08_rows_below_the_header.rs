use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, recognise::{RowKind, TableState}};

rule! {
    /// 数据行不得与表头挤在同一行。
    ///
    /// 表三左上角的说明格占三行，“一、本年新收”和“二、上年结转”两行排在表头之下。说明格没有合并三行时，这两行的标签会上移到
    /// 表头行，数字格随之丢失。
    ///
    /// # 不符合
    /// ```报告
    /// 改 \n\t\n\t自然人 => \n\t一、本年新收政府信息公开申请数量\n\t自然人
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E08": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read) {
        let moved: Vec<_> = table.rows.iter().filter(|row| row.kind == RowKind::OnHeaderLine).collect();
        if let Some(first) = moved.first() {
            let names: Vec<&str> = moved.iter().map(|row| row.label.text.as_str()).collect();
            findings.at(
                first.label.at.clone(),
                first.label.text.clone(),
                format!("{}中“{}”与表头排在同一行，应移到表头之下；说明格应占三行。", table.id.label(), names.join("”“")),
            );
        }
    }
}
