use rule::{Findings, rule};

use super::{basis, support::{words_of}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 第五部分应当写出存在的主要问题。
    ///
    /// # 不符合
    /// ```报告
    /// 五 一年来，我局政府信息公开工作成绩显著，群众满意度进一步提高。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-C14": Warning over Recognised, given Context, at Where, basis basis::PROBLEMS
}

const NAMED: [&str; 30] = [
    "问题", "不足", "差距", "薄弱", "有待", "欠缺", "困难", "短板", "不够", "不高", "不强", "不及时", "不全面", "无法满足", "不到位", "不平衡", "滞后", "仍需", "还需", "缺乏", "单一", "不规范", "待提升", "待提高", "待加强", "待完善",
    "不能满足", "不多", "不深", "较少",
];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let words = words_of(report, Part::Section(5));
    if let Some(heading) = report.heading(5).filter(|_| !words.is_empty() && !NAMED.iter().any(|n| words.contains(n))) {
        findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), "第五部分没有写出任何问题。");
    }
}
