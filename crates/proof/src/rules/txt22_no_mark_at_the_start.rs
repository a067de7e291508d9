use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::{Fix, Part};
use crate::{Lists, Prose, Span};

rule! {
    /// 段落开头没有点号和后一半标点。
    ///
    /// 句号、逗号、顿号、分号、冒号、问号、叹号，以及引号、括号、书名号的后一半，不出现在行首。
    ///
    /// # 不符合
    /// ```文
    /// ，下一步
    /// 。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 下一步，
    /// ```
    "TXT-22": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 5.1"
}

pub const KIND: Kind = Kind::mark(&[]).fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let marks = run(words, 4, |c| "，。、；：？！）》”〕】".contains(c));
        if marks > 0 {
            let span = Span { start: paragraph.span.start, end: paragraph.span.start + marks };
            findings.at(span, &words[..marks], "标点不能放在一段的开头，应当移到上一段末尾或者删去。");
        }
    }
}
