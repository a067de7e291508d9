use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, form, recognise::TableState};

rule! {
    /// 报告应当有表二、表三、表四。
    ///
    /// # 不符合
    /// ```报告
    /// 删表 四
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E06": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Missing) {
        let name = &form(table.edition).table(table.id).name_zh;
        // Its section, or the nearest before it that is there.
        let heading = (1..=table.id.section()).rev().find_map(|section| report.heading(section));
        let heading = heading.map_or_else(|| report.title.clone(), |heading| heading.quoted.clone());
        findings.at(
            Where::table(table.id, heading.at.place),
            heading.text,
            format!("没有找到{}（{name}）。", table.id.label()),
        );
    }
}
