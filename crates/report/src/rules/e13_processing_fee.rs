use rule::{Findings, rule};

use super::{basis, support::{find, words_of}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 第六部分应当说明政府信息公开处理费的收取情况。
    ///
    /// 没有收取也要写明，例如“本年度未收取政府信息公开处理费”。2021年度起适用。
    ///
    /// # 不符合
    /// ```报告
    /// 六 无。
    /// ```
    /// # 符合
    /// ```报告
    /// 六 本年度未收取信息处理费。
    /// ```
    "AUD-E13": Warning over Recognised, given Context, at Where, basis basis::FEES
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    if report.report.year.is_some_and(|year| year < 2021) {
        return;
    }
    let Some(heading) = report.heading(6) else { return };
    let words = words_of(report, Part::Section(6));
    if ["处理费", "收费", "收取"].iter().any(|key| words.contains(key)) {
        return;
    }
    let explanation = "第六部分没有说明信息处理费的收取情况；没有收取的，写明“本年度未收取信息处理费”。";
    match report.part(Part::Section(6)).next() {
        Some(passage) => find(findings, passage, 0..passage.text.len(), explanation),
        None => findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), explanation),
    };
}
