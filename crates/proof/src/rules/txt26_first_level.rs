use rule::{Findings, rule};

use super::Kind;
use super::support::numerals;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 第一层序号写“一、”。
    ///
    /// 不带括号的汉字数字后面用顿号。
    ///
    /// # 不符合
    /// ```文
    /// 一.总体情况
    /// 二，主要做法
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 一、总体情况
    /// 比分为三比二
    /// ```
    "TXT-26": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2；GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let number = numerals(words);
        let mark = words[number..].chars().next().filter(|c| matches!(c, '.' | '．' | '，' | ',' | '：' | ':'));
        if let Some(mark) = mark.filter(|_| number > 0) {
            let start = paragraph.span.start + number;
            let reason = format!("第一层序号应写“{}、”，不用“{mark}”。", &words[..number]);
            findings.at(Span { start, end: start + mark.len_utf8() }, mark, reason).propose("、");
        }
    }
}
