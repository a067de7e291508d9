use text::squeeze;

use rule::{Findings, Severity, rule};

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
    let stands = squeeze(&title.text);
    if stands == squeeze(&due).replacen("年政府", "年度政府", 1) {
        let words = format!("格式的题目是“{due}”，这里写作“{year}年度”。");
        findings.at_severity(Severity::Info, title.at.clone(), title.text.clone(), words).propose(due);
    } else if stands != squeeze(&due) {
        findings.at(title.at.clone(), title.text.clone(), format!("题目应当是“{due}”。")).propose(due);
    }
}
