use rule::{Findings, rule};

use super::basis;
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 没有规章制定权的机关，规章数应当为0。
    ///
    /// 规章由国务院部门、省级政府和设区的市、自治州政府制定；部门、县级以下机关和群团组织没有规章制定权。
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
    if has_power(body) && !context.is_voluntary(body) {
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

/// The State Council's own departments, and the governments of provinces and of cities with districts (立法法). A name does
/// not tell a city with districts from one without, so every city is given the power.
fn has_power(body: &str) -> bool {
    let central = ["国家", "中国", "中华", "国务院"].iter().any(|start| body.starts_with(start)) || body.ends_with('部');
    let name = body.strip_suffix("人民政府").unwrap_or(body);
    let region = ["省", "自治区", "市", "自治州"].iter().any(|end| name.ends_with(end));
    let below = ["县", "镇", "乡", "街道"].iter().any(|level| body.contains(level));
    let unknown = !["省", "市", "区", "州", "县", "旗", "盟", "镇", "乡"].iter().any(|level| body.contains(level));
    central || unknown || region && !below
}
