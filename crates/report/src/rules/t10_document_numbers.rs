use std::sync::LazyLock;

use rule::{Findings, rule};
use text::doc_number;

use super::{basis, support::{Pattern, each_match_near, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 文号的年份应当用六角括号〔〕。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 根据国办公开办函[2021]30号编制，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 根据国办公开办函〔2021〕30号编制，电话：0751-0000000。
    /// ```
    "AUD-T10": Warning over Recognised, given Context, at Where, basis basis::NUMBERS
}

static FAULT: Pattern = LazyLock::new(|| pattern(r"\p{Han}{1,8}[\[［【(（](?P<year>(?:19|20)[0-9]{2})[\]］】)）]\s*(?:第\s*)?[0-9]{1,5}\s*号"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, found) in each_match_near(report, &["号"], &FAULT) {
        if let Some(whole) = found.get(0) {
            let right = doc_number::normalise(whole.as_str());
            find(findings, passage, whole.range(), format!("文号的年份应当用六角括号，写作“{right}”。")).propose(right);
        }
    }
}
