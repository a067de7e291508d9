use rule::{Findings, rule};

use super::Kind;
use super::support::is_numeral;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 相邻的两个数连用表示概数，中间不用顿号。
    ///
    /// “七八个人”是概数；“三、四年级”是两个年级，用顿号。
    ///
    /// # 不符合
    /// ```文
    /// 约有七、八个人
    /// 来了三、四十名
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 七八个人
    /// 第二、三产业
    /// 三、四年级
    /// 获第二、三名
    /// ```
    "TXT-43": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.2.1"
}

pub const KIND: Kind = Kind::numeral(&["二、三", "三、四", "四、五", "五、六", "六、七", "七、八", "八、九"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        // At the start of a paragraph 三、 numbers it.
        let about = hit.before().is_some_and(|c| !"第列、获廿表图附章节条款项".contains(c) && !is_numeral(c));
        if about && hit.after().is_some_and(|c| "天个名次十百千万".contains(c)) {
            let right = hit.word.replace('、', "");
            findings.at(hit.span, hit.word, format!("表示概数应写“{right}”，中间不用顿号。")).propose(right);
        }
    }
}
