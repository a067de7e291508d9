use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::{Lists, Prose, Span};

rule! {
    /// 点号不连用。
    ///
    /// 同一个地方只有一个点号：“，，”“。。”多了一个，“：，”“，。”互相矛盾。省略号见TXT-13。
    ///
    /// # 不符合
    /// ```文
    /// 落实，，推进
    /// 完成。。
    /// 如下：，
    /// 做好！。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 落实，推进
    /// 完成。
    /// （略）。
    /// ……
    /// ```
    "TXT-11": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4"
}

pub const KIND: Kind = Kind::mark(&[
    "，，", "，。", "，、", "，；", "，：", "、，", "、。", "、、", "、；", "、：", "；，", "；。", "；、", "；；",
    "；：", "：，", "：。", "：、", "：；", "：：", "。，", "。。", "。、", "。；", "。：", "！，", "！。", "！；",
    "？，", "？。", "？；", "，！", "，？", "。！", "。？", "、！", "、？",
]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let words = prose.words(span);
        let first = words.chars().next().unwrap_or('，');
        let same = words.chars().all(|c| c == first);
        if same && first == '。' && words.chars().nth(2).is_some() {
            continue;
        }
        let found = findings.at(span, words, format!("“{words}”重复或者互相矛盾，只应有一个点号。"));
        if same {
            found.propose(first);
        } else if prose.paragraph(span.start).is_some_and(|paragraph| paragraph.span.end == span.end) {
            found.propose("。");
        }
    }
}
