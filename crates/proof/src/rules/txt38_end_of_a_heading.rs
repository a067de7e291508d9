use rule::{Findings, rule};

use super::Kind;
use super::support::numerals;
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 单独成行的标题末尾没有句号。
    ///
    /// 标题后面接着写正文的，标题后用句号；单独成行的不用。
    ///
    /// # 不符合
    /// ```文
    /// 一、总体情况。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 一、总体情况
    /// 一、总体情况。全年收到申请13件。
    /// ```
    "TXT-38": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.3"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part != Part::Cell) {
        let words = prose.words(paragraph.span);
        let number = numerals(words);
        let Some(inner) = words[number..].strip_prefix('、').and_then(|rest| rest.strip_suffix('。')) else { continue };
        let length = inner.chars().take(11).count();
        if number > 0 && (2..=10).contains(&length) && !inner.contains(['。', '；', '，']) {
            let span = Span { start: paragraph.span.end - '。'.len_utf8(), end: paragraph.span.end };
            findings.at(span, '。', "单独成行的标题末尾不用句号。").propose("");
        }
    }
}
