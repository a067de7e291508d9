use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, find, pattern, sentences, without_end}};
use crate::{Context, Recognised, Where};

rule! {
    /// 申请数量的说法不得只限于一种渠道或者一类申请人。
    ///
    /// 只说网站、只说公民没有申请，信函、当面以及法人和其他组织的申请就没有交代，支持不了表三的数字。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （一）依申请公开。在政府网站上暂未收到来自公民的申请。主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一）依申请公开。在门户网站公布申请指南，全年未收到政府信息公开申请。主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 （一）依申请公开。各渠道均未收到公民、法人和其他组织的申请。主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C06": Warning over Recognised, given Context, at Where, basis basis::CHANNELS
}

static NOTHING: Pattern = LazyLock::new(|| {
    pattern(r"未收到|没有收到|未接到|没有接到|未受理|(?:收到|接到|受理)(?:了)?\s*(?:0|零)\s*[件条宗份]|(?:申请|数量)(?:为|共)?\s*(?:0|零)\s*[件条宗份]")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, sentence) in sentences(report) {
        let words = &passage.text[sentence.clone()];
        if !words.contains("申请") || words.contains("复议") {
            continue;
        }
        let Some(nothing) = NOTHING.find(words) else { continue };
        // What another clause says of the website does not limit this one.
        let clause = &passage.text[clause_around(passage, sentence.start + nothing.start())];
        let says = |list: &[&'static str]| list.iter().find(|word| words.contains(**word)).copied();
        let limits = |list: &[&'static str]| list.iter().find(|word| clause.contains(**word)).copied();
        let channel = limits(&["网站", "网上", "平台", "邮箱", "电子邮件"])
            .filter(|_| says(&["信函", "当面", "邮寄", "现场", "书面", "各渠道", "各种", "线下"]).is_none());
        let people = limits(&["公民", "自然人", "市民", "群众", "个人"])
            .filter(|_| says(&["法人", "组织", "企业", "单位"]).is_none());
        let (limit, rest) = match (channel, people) {
            (Some(channel), Some(people)) => (format!("{channel}、{people}"), "其他渠道以及法人和其他组织"),
            (Some(channel), None) => (channel.to_owned(), "其他渠道"),
            (None, Some(people)) => (people.to_owned(), "法人和其他组织"),
            (None, None) => continue,
        };
        let span = without_end(passage, sentence);
        find(findings, passage, span, format!("这里只说到{limit}，{rest}的申请没有交代，不能支持表三的数字。"));
    }
}
