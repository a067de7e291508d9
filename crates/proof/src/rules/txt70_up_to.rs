use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::{Lists, Prose, Span};

rule! {
    /// 到某时为止，用“截至”。
    ///
    /// “截至”后面带时间；“截止”表示停止，用在时间后面或者“截止日期”里。
    ///
    /// # 不符合
    /// ```文
    /// 截止2024年12月31日
    /// 截止目前
    /// 截止到上月底
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 截至2024年12月31日
    /// 截止日期为3月5日
    /// 报名于3月5日截止
    /// 截止时间
    /// ```
    "TXT-70": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“截至”“截止”条"
}

pub const KIND: Kind = Kind::wording(&["截止"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let to = right.strip_prefix(['到', '至']).unwrap_or(right);
        let number = digits(to);
        let dated = (number == 4 && to[number..].starts_with('年'))
            || ((1..=2).contains(&number) && to[number..].starts_with('月'));
        let word = TIMES.iter().find(|word| to.starts_with(**word)).map_or(0, |word| word.len());
        if dated || word > 0 {
            let more = right.len() - to.len();
            let span = hit.wider(0, more + word);
            let fixed = format!("截至{}", &to[..word]);
            findings.at(span, prose.words(span), "表示到某时为止，应为“截至”。").propose(fixed);
        }
    }
}

/// Times that 截至 is written with.
const TIMES: [&str; 17] = [
    "目前", "当前", "今年", "本月", "年底", "上月", "月底", "去年", "本年", "上年", "现在", "今日", "昨日", "报告期末", "年末", "当日", "前年",
];
