use rule::{Findings, rule};

use super::Kind;
use super::support::run_before;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 证照、奖项、会议、活动的名称不用书名号。
    ///
    /// 书名号用于书籍、文件、报刊、文章、影视作品等。证照、奖状、活动的名称不用书名号，需要突出的用引号。
    ///
    /// # 不符合
    /// ```文
    /// 颁发《营业执照》
    /// 举办《送清凉活动》
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 颁发营业执照
    /// 举办“送清凉”活动
    /// 《困难职工帮扶工作办法》
    /// ```
    "TXT-46": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录A.13"
}

pub const KIND: Kind = Kind::mark(&["证书》", "许可证》", "执照》", "身份证》", "奖状》", "称号》", "奖》", "活动》", "会议》", "培训班》", "比赛》", "工程》", "项目》"]).everywhere().fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let left = hit.left();
        let before = run_before(left, 20, |c| c != '《' && c != '》');
        if !left[..left.len() - before].ends_with('《') || left[left.len() - before..].contains("关于") {
            continue;
        }
        let span = hit.wider(before + '《'.len_utf8(), 0);
        let words = prose.words(span);
        let inner = words.trim_matches(['《', '》']);
        let event = inner.ends_with("活动") || inner.ends_with("比赛") || inner.ends_with("会议");
        let right = if event { format!("“{inner}”") } else { inner.to_owned() };
        findings.at(span, words, "证照、奖项、会议、活动的名称不用书名号。").propose(right);
    }
}
