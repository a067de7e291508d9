use rule::{Findings, rule};

use super::Kind;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 公文标题末尾没有标点。
    ///
    /// 标题末尾不加点号；标题里除书名号、引号、括号、顿号、破折号以外，一般不用标点。
    ///
    /// # 不符合
    /// ```文
    /// 关于开展送清凉活动的通知。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 关于开展送清凉活动的通知
    /// ```
    "TXT-25": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.3；GB/T 9704—2012 7.3.1"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part == Part::Title) {
        let words = prose.words(paragraph.span);
        if let Some(last) = words.chars().next_back().filter(|c| "，。、；：！？".contains(*c)) {
            let span = Span { start: paragraph.span.end - last.len_utf8(), end: paragraph.span.end };
            findings.at(span, last, format!("标题末尾不用“{last}”。")).propose("");
        }
    }
}
