use rule::{Findings, rule};

use super::Kind;
use super::support::in_parentheses;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 第四层序号“（1）”后面没有标点。
    ///
    /// 加括号的序号后面不用点号。
    ///
    /// # 不符合
    /// ```文
    /// （1）、登记
    /// ```
    ///
    /// # 符合
    /// ```文
    /// （1）登记
    /// ```
    "TXT-31": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2；GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let Some(number) = in_parentheses(words, |c| c.is_ascii_digit()) else { continue };
        if let Some(mark) = words[number..].chars().next().filter(|c| "、，,．.：:".contains(*c)) {
            let start = paragraph.span.start + number;
            let reason = format!("带括号的序号后面不用“{mark}”。");
            findings.at(Span { start, end: start + mark.len_utf8() }, mark, reason).propose("");
        }
    }
}
