use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 第三层序号的下脚点用半角。
    ///
    /// 全文统一写“1.”，不写“1．”，更不要两种混用。
    ///
    /// # 不符合
    /// ```文
    /// 1．加强学习
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 1.加强学习
    /// ```
    "TXT-30": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let number = digits(words);
        if (1..=2).contains(&number) && words[number..].starts_with('．') {
            let start = paragraph.span.start + number;
            let reason = format!("序号应写“{}.”，用半角的点，全文一致。", &words[..number]);
            findings.at(Span { start, end: start + '．'.len_utf8() }, '．', reason).propose(".");
        }
    }
}
