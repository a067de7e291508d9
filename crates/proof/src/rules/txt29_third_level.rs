use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 阿拉伯数字的序号后面用下脚点。
    ///
    /// 第三层序号写“1.”，不写“1、”。
    ///
    /// # 不符合
    /// ```文
    /// 1、加强学习
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 1.加强学习
    /// 1. 加强学习
    /// 1、2号楼已经竣工。
    /// ```
    "TXT-29": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2；GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let number = digits(words);
        let rest = words[number..].strip_prefix('、');
        if (1..=2).contains(&number) && rest.is_some_and(|rest| digits(rest) == 0) {
            let start = paragraph.span.start + number;
            let reason = format!("阿拉伯数字的序号应写“{}.”，不用顿号。", &words[..number]);
            findings.at(Span { start, end: start + '、'.len_utf8() }, '、', reason).propose(".");
        }
    }
}
