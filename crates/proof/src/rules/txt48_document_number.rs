use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::{Lists, Prose, Span};

rule! {
    /// 发文字号不编虚位，不加“第”字，年份四位，中间不空格。
    ///
    /// 发文字号由机关代字、四位年份和顺序号组成，如“新工发〔2024〕13号”。
    ///
    /// # 不符合
    /// ```文
    /// 新工发〔2024〕013号
    /// 新工发〔2024〕第13号
    /// 新工发〔24〕13号
    /// 新工发〔2024〕 13号
    /// 新工发〔2024年〕13号
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 新工发〔2024〕13号
    /// ```
    "TXT-48": Error over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.2.5"
}

pub const KIND: Kind = Kind::numeral(&["〔"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let year = &right[..digits(right)];
        let after = &right[year.len()..];
        let (with_year, after) = after.strip_prefix('年').map_or((false, after), |rest| (true, rest));
        let Some(rest) = after.strip_prefix('〕').filter(|_| matches!(year.len(), 2 | 4)) else { continue };
        let bare = rest.trim_start_matches([' ', '　']);
        let (ordinal, bare) = bare.strip_prefix('第').map_or((false, bare), |rest| (true, rest));
        let number = &bare[..digits(bare)];
        let end = right.len() - bare.len() + number.len();
        let blank = rest.starts_with([' ', '　']) && !number.is_empty();
        let fault = if year.len() == 2 {
            "年份应当写全四位"
        } else if with_year {
            "年份后面不加“年”字"
        } else if ordinal && bare[number.len()..].starts_with('号') && !number.is_empty() {
            "顺序号前面不加“第”字"
        } else if number.starts_with('0') && bare[number.len()..].starts_with('号') {
            "顺序号不编虚位，前面不加0"
        } else if blank {
            "年份和顺序号之间不空格"
        } else {
            continue;
        };
        let span = hit.wider(0, end);
        let century = if year.len() == 2 { "20" } else { "" };
        let right = format!("〔{century}{year}〕{}", number.trim_start_matches('0'));
        findings.at(span, prose.words(span), format!("发文字号的{fault}。")).propose(right);
    }
}
