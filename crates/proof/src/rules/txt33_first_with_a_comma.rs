use rule::{Findings, rule};

use super::Kind;
use super::support::is_numeral;
use crate::{Lists, Prose, Span};

rule! {
    /// “第一”作序次语，后面用逗号。
    ///
    /// “第”字头的序次语后面用逗号。“第一、第二产业”这样的并列不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 第一、加强学习
    /// 要求如下：第一、加强学习
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 第一，加强学习
    /// 第一、第二产业
    /// 安全第一、预防为主
    /// 全国第二、全省第一
    /// ```
    "TXT-33": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2"
}

pub const KIND: Kind = Kind::mark(&["第一、", "第二、", "第三、", "第四、", "第五、", "第六、", "第七、", "第八、", "第九、", "第十、"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let fresh = hit.left().trim_end_matches([' ', '　']).chars().next_back().is_none_or(|c| "。；：".contains(c));
        if fresh && hit.after().is_some_and(|c| !is_numeral(c) && c != '第') {
            let start = hit.span.end - '、'.len_utf8();
            let reason = format!("“{}”是序次语，后面应为逗号。", &hit.word[..start - hit.span.start]);
            findings.at(Span { start, end: hit.span.end }, '、', reason).propose("，");
        }
    }
}
