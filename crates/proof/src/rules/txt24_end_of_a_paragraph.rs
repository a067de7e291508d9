use rule::{Findings, rule};

use super::Kind;
use text::plain::ordinal;

use super::support::is_han;
use crate::{Fix, Part};
use crate::{Lists, Prose, Span};

rule! {
    /// 正文的段落末尾有标点。
    ///
    /// 二十个字以上、由分句组成的正文段落，末尾应当有句号、问号、叹号等。标题、列项、表格、落款、附件说明、联系方式不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 全县各级工会组织认真贯彻落实上级决定，扎实推进各项工作
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 全县各级工会组织认真贯彻落实上级决定，扎实推进各项工作。
    /// 联系地址：示例县示例镇示例路一号，邮政编码：000000，办公时间：工作日
    /// ```
    "TXT-24": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.1"
}

pub const KIND: Kind = Kind::mark(&[]).fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let paragraphs = prose.paragraphs();
    for (at, paragraph) in paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.part == Part::Body) {
        let words = prose.words(paragraph.span);
        let Some(last) = words.chars().next_back().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()) else { continue };
        let sentence = words.contains(['，', '。', '；']) && words.chars().nth(SHORTEST - 1).is_some();
        let labelled = words.chars().take(9).any(|c| c == '：');
        let next = paragraphs.get(at + 1).filter(|next| next.part == Part::Body);
        let listed = next.is_some_and(|next| ordinal(prose.words(next.span)).is_some()) && ordinal(words).is_none();
        if sentence && !labelled && !listed {
            let span = Span { start: paragraph.span.end - last.len_utf8(), end: paragraph.span.end };
            findings.at(span, last, "段落末尾没有标点，应当加句号。").propose(format!("{last}。"));
        }
    }
}

/// How many characters a paragraph has at least that must end with a mark.
const SHORTEST: usize = 20;
