use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 年度报告不得只有图片或者扫描件。
    ///
    /// 扫描件没有文字层，公众不能检索、复制，数字也无法核对。
    ///
    /// # 不符合
    /// ```报告
    /// 扫描页 3
    /// ```
    /// # 符合
    /// ```报告
    /// 扫描页 0
    /// ```
    "AUD-F04": Warning over Recognised, given Context, at Where, basis basis::PUBLISHED
}

fn check(_report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let pages = context.file.pictured_pages;
    if pages > 0 {
        let words = format!("文件有{pages}页是图片，没有文字层，不能检索和核对；应当发布有文字的文件或者网页。");
        findings.at(Where::default(), "", words);
    }
}
