use rule::{Findings, rule};

use super::Kind;
use super::support::{in_parentheses, is_numeral};
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 第二层序号用全角括号。
    ///
    /// “（一）”的两个括号都是全角。
    ///
    /// # 不符合
    /// ```文
    /// (一)加强领导
    /// ```
    ///
    /// # 符合
    /// ```文
    /// （一）加强领导
    /// ```
    "TXT-28": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 5.1；GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let number = in_parentheses(words, is_numeral).map(|end| &words[..end]);
        if let Some(number) = number.filter(|number| number.starts_with('(') && number.ends_with(')')) {
            let start = paragraph.span.start;
            let wide = format!("（{}）", &number[1..number.len() - 1]);
            let reason = format!("第二层序号应为“{wide}”，用全角括号。");
            findings.at(Span { start, end: start + number.len() }, number, reason).propose(wide);
        }
    }
}
