use rule::{Findings, rule};

use super::basis;
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 没有规章制定权的机关，规章数应当为0。
    ///
    /// 县级以下机关和群团组织没有规章制定权。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/rules/issued = 1
    /// 格 t2/rules/in_force = 1
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-C12": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let body = &report.report.body;
    let county = ["县", "镇", "乡", "街道"].iter().any(|level| body.contains(level));
    if !county && !context.is_voluntary(body) {
        return;
    }
    for (id, cell) in &report.report.cells {
        if !id.as_str().starts_with("t2/rules/") {
            continue;
        }
        if let Some(number) = cell.value.number().filter(|number| *number > Number::ZERO) {
            let words = format!("“规章”填了{number}件，{body}没有规章制定权，请核对是否把规范性文件填成了规章。");
            findings.at(report.cell_place(id), cell.raw.trim(), words);
        }
    }
}
