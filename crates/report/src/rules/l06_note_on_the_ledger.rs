use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, TableId, Where, recognise::{LabelRole, TableState}};

rule! {
    /// 表三应当印有勾稽关系说明，文字与格式一致。
    ///
    /// # 不符合
    /// ```报告
    /// 改 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） => （勾稽关系：第一项加第二项等于第三项）
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-L06": Warning over Recognised, given Context, at Where, basis basis::LEDGER
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let table = report.table(TableId::T3);
    if table.state != TableState::Read {
        return;
    }
    match table.labels.iter().find(|label| label.role == LabelRole::Note) {
        Some(note) if note.is_exact() => {}
        Some(note) => {
            let words = format!("说明应为“{}”。", note.expected);
            findings.at(note.found.at.clone(), note.found.text.clone(), words).propose(note.expected.clone());
        }
        None => {
            findings.at(table.at.clone(), "", "表三缺少勾稽关系说明（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）。");
        }
    }
}
