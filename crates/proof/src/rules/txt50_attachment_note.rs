use rule::{Findings, rule};

use super::Kind;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 附件说明写“附件：”，名称后面没有标点。
    ///
    /// “附件”后面用全角冒号；附件名称后面不加标点。
    ///
    /// # 不符合
    /// ```文
    /// 附件:1.名单
    /// 附件：1.名单。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 附件：1.名单
    /// ```
    "TXT-50": Warning over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.4"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs() {
        let words = prose.words(paragraph.span);
        if let Some(mark) = words.strip_prefix("附件").and_then(|rest| rest.chars().next()).filter(|c| matches!(c, ':' | '；')) {
            let start = paragraph.span.start + "附件".len();
            findings.at(Span { start, end: start + mark.len_utf8() }, mark, "“附件”后面应为全角冒号。").propose("：");
        }
        let last = words.chars().next_back().filter(|c| matches!(c, '。' | '；' | '，'));
        if let Some(last) = last.filter(|_| paragraph.part == Part::Attachment) {
            let span = Span { start: paragraph.span.end - last.len_utf8(), end: paragraph.span.end };
            findings.at(span, last, format!("附件名称后面不用“{last}”。")).propose("");
        }
    }
}
