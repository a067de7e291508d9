use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 报告中不得有身份证件号码等个人信息，不得有密级标志。
    ///
    /// 核对十八位公民身份号码的校验码；引用时只显示前后几位。
    ///
    /// # 不符合
    /// ```报告
    /// 一 申请人身份证号为440000199001010001，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 引言 机密★一年。电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 编号为440000199001010002，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C16": Error over Recognised, given Context, at Where, basis basis::PROTECTED
}

static IDENTITY: Pattern = LazyLock::new(|| pattern(r"[0-9]{17}[0-9Xx]"));
static MARKING: Pattern = LazyLock::new(|| pattern(r"(?:绝密|机密|秘密)\s*★"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, found) in each_match(report, &IDENTITY) {
        let Some(whole) = found.get(0) else { continue };
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let longer = digit(passage.text[..whole.start()].chars().next_back())
            || digit(passage.text[whole.end()..].chars().next());
        if !longer && is_identity_number(whole.as_str()) {
            let masked = format!("{}************{}", &whole.as_str()[..3], &whole.as_str()[15..]);
            findings.at(passage.at(whole.range()), masked, "这是公民身份号码，不得出现在公开的报告中。");
        }
    }
    for (passage, found) in each_match(report, &MARKING) {
        if let Some(whole) = found.get(0) {
            find(findings, passage, whole.range(), "这是密级标志，公开的报告中不得出现。");
        }
    }
}

/// True where the last sign is the check sign of the seventeen before it (GB 11643) and the birth date exists.
fn is_identity_number(number: &str) -> bool {
    let last = number.chars().last().map(|c| c.to_ascii_uppercase());
    let check = text::identity::citizen_check(&number[..17]);
    let date = format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
    check.is_some() && last == check && text::parse_date(&date).is_some()
}
