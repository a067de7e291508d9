use rule::{Findings, rule};

use super::{basis, support::{words_of}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 引言宜写明联系方式或者电子版的查阅地址。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E15": Info over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    const WAYS: [&str; 7] = ["电话", "联系", "邮箱", "传真", "电子版", "http", "www."];
    if report.title.text.is_empty() || report.heading(1).is_none() {
        return;
    }
    let near = [Part::Introduction, Part::Section(1), Part::Section(6)].map(|part| words_of(report, part));
    if !near.iter().any(|words| WAYS.iter().any(|way| words.contains(way))) {
        let title = report.title.clone();
        findings.at(title.at, title.text, "报告没有写联系方式，也没有写电子版在哪里查阅。");
    }
}
