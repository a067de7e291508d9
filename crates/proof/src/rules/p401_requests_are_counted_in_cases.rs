use rule::{Findings, rule};

use super::Kind;
use super::support::{digits_before, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 政府信息公开申请按“件”计。
    ///
    /// 信息按“条”计，申请按“件”计。
    ///
    /// # 不符合
    /// ```文
    /// 共接到0条网站提交的依申请公开政府信息的申请
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 共接到0件网站提交的申请
    /// 发布办理申请的信息3条
    /// ```
    "P401": Info over Prose, given Lists, at Span, basis "《中华人民共和国政府信息公开工作年度报告格式》"
}

pub const KIND: Kind = Kind::numeral(&["的申请", "信息公开申请"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let left = hit.left();
        let near = &left[left.len() - run_before(left, 24, |c| !"，。；、：".contains(c))..];
        let Some(at) = near.rfind('条').filter(|at| digits_before(&near[..*at]) > 0) else { continue };
        let start = hit.span.start - near.len() + at;
        let span = Span { start, end: start + '条'.len_utf8() };
        findings.at(span, '条', "申请的数量单位是“件”。").propose("件");
    }
}
