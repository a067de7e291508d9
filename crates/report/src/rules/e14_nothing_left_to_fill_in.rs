use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 不得有空白的部分，不得留有模板占位文字。
    ///
    /// # 不符合
    /// ```报告
    /// 五 待补充
    /// ```
    /// ```报告
    /// 一 全年主动公开信息××条，依申请公开××件。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E14": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

static PLACEHOLDER: Pattern =
    LazyLock::new(|| pattern(r"(?:^|[^A-Za-z0-9@._/-])(?P<words>[×ＸxX]{2,}|\*{2,}|_{3,}|（略）|待补充?|此处填写|请填写|〔待填〕)(?:$|[^A-Za-z0-9@_/-])"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for number in [1, 5, 6] {
        let empty = report.part(Part::Section(number)).next().is_none();
        if let Some(heading) = report.heading(number).filter(|_| empty) {
            findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), "这一部分没有内容。");
        }
    }
    for (passage, found) in each_match(report, &PLACEHOLDER) {
        if let Some(words) = found.name("words") {
            find(findings, passage, words.range(), format!("“{}”像是没有填写的模板文字。", words.as_str()));
        }
    }
}
