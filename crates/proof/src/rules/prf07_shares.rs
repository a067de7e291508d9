use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::{Lists, Prose, Span};

rule! {
    /// 各部分所占的百分比合计不超过百分之百。
    ///
    /// # 不符合
    /// ```文
    /// 网络、信函和当面申请分别占60%、30%和20%。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 网络、信函和当面申请分别占60%、30%和10%。
    /// 满意率分别达到98%、99%和97%。
    /// 三项分别占33.3%、33.3%和33.4%。
    /// ```
    "PRF-07": Warning over Prose, given Lists, at Span, basis "文内数字一致"
}

pub const KIND: Kind = Kind::numeral(&["分别占", "占比分别为", "占比分别是", "比重分别为"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        // 分别占本镇、本村的60%和70%: of different wholes.
        let list = &right[..run(right, 80, |c| c.is_ascii_digit() || ".%％、和及，".contains(c))];
        let parts: Vec<&str> = list.split(['、', '和', '及', '，']).filter(|part| !part.is_empty()).collect();
        let values: Option<Vec<f64>> =
            parts.iter().map(|part| part.strip_suffix(['%', '％'])?.parse().ok()).collect();
        let Some(values) = values.filter(|values| values.len() >= 2) else { continue };
        let sum: f64 = values.iter().sum();
        // Each share may be rounded up by half of its last place.
        if sum > 100.0 + 0.5 * f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX)) {
            let list = list.trim_end_matches(['、', '和', '及', '，']);
            let span = hit.wider(0, list.len());
            findings.at(span, prose.words(span), format!("各项百分比合计{}%，超过100%。", round(sum)));
        }
    }
}

fn round(value: f64) -> String {
    format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}
