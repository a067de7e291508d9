use text::squeeze;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 题目应当是“机关全称＋年份＋年政府信息公开工作年度报告”。
    ///
    /// # 不符合
    /// ```报告
    /// 题目 示例县民政局2024年信息公开工作年度报告
    /// ```
    /// ```报告
    /// 题目 示例县民政局2024年度政府信息公开工作年度报告
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E09": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let title = &report.title;
    if title.text.is_empty() {
        findings.at(title.at.clone(), "", "没有找到题目；题目应当是“机关全称＋年份＋年政府信息公开工作年度报告”。");
        return;
    }
    let Some(year) = report.report.year else {
        findings.at(title.at.clone(), title.text.clone(), "题目没有写明报告年度。");
        return;
    };
    let due = format!("{}{year}年政府信息公开工作年度报告", report.report.body);
    if squeeze(&due) != squeeze(&title.text) {
        findings.at(title.at.clone(), title.text.clone(), format!("题目应当是“{due}”。")).propose(due);
    }
}
