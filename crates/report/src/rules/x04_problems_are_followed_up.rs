use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 上年报告的问题应当交代改进结果，不得原样照抄。
    ///
    /// # 不符合
    /// ```报告
    /// 上年五 （一）存在的问题。公开内容不够全面，信息更新不够及时。（二）改进措施。加强业务培训，完善工作制度，提高公开质量。
    /// 五 （一）存在的问题。公开内容不够全面，信息更新不够及时。（二）改进措施。加强业务培训，完善工作制度，提高公开质量。
    /// ```
    /// # 符合
    /// ```报告
    /// 上年五 （一）存在的问题。信息更新不够及时。（二）改进措施。加强培训。
    /// ```
    "AUD-X04": Warning over Recognised, given Context, at Where, basis basis::PROBLEMS
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(previous) = &context.previous else { return };
    let bare = |words: &str| words.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let [now, before] = [report.report.section("s5"), previous.section("s5")].map(bare);
    if let Some(heading) = report.heading(5).filter(|_| now.chars().count() >= 20 && now == before) {
        let words = "第五部分与上年报告相同，没有交代上年问题的改进结果。";
        findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), words);
    }
}
