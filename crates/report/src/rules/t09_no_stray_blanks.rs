use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 汉字之间不得有多余空格，段落缩进应当一致。
    ///
    /// 序号之后、两个单字之间用来对齐的空格，引言和末尾联系方式各项之间的空格不算；每份报告只提一次，写明处数。
    ///
    /// # 不符合
    /// ```报告
    /// 一 主动公开、依申请公开、信息管理、网站 栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 主动公开、依申请公开、信息管理、网站栏目、培训均已落实 。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一） 主动公开。全年公开信息 20 条，依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-T09": Info over Recognised, given Context, at Where, basis basis::LAYOUT
}

/// A run of blanks with a word before it and one behind it, or a mark that never follows a blank.
static BLANK: Pattern = LazyLock::new(|| {
    pattern(r"[\p{Han}]{2}[ \u{A0}\u{3000}\t]+(?:[\p{Han}]{2}|[，。；：、！？])|[，；、][ \u{A0}\u{3000}\t]+[\p{Han}]")
});

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let (mut first, mut count) = (None, 0_usize);
    for passage in report.prose.iter().filter(|passage| matches!(passage.part, Part::Section(_))) {
        if !passage.text.contains([' ', '\u{A0}', '\u{3000}', '\t']) {
            continue;
        }
        let skip = passage.ordinal.map_or(0, |ordinal| ordinal.len);
        let start = passage.text.char_indices().nth(skip).map_or(0, |(at, _)| at);
        for found in BLANK.find_iter(&passage.text[start..]) {
            first.get_or_insert((passage, start + found.start()..start + found.end()));
            count += 1;
        }
    }
    if let Some((passage, span)) = first {
        let more = if count > 1 { format!("，全文共{count}处") } else { String::new() };
        find(findings, passage, span, format!("文字之间有多余的空格{more}。"));
    }
    if context.file.indents.are_mixed() {
        findings.at(Where::default(), "", "各段的缩进不一致，有的空两个全角字，有的用半角空格；应当统一空两个字。");
    }
}
