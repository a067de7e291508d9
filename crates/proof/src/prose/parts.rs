//! What each paragraph is: title, heading, body, signature, attachment note.

use text::plain::{Ordinal, ordinal};

use super::{Paragraph, Part};

/// Nouns that end the title of an official document.
const KINDS: [&str; 44] = [
    "通知",
    "报告",
    "决定",
    "决议",
    "公告",
    "通告",
    "公报",
    "意见",
    "办法",
    "方案",
    "规定",
    "细则",
    "条例",
    "函",
    "请示",
    "批复",
    "纪要",
    "总结",
    "计划",
    "要点",
    "指南",
    "目录",
    "规划",
    "通报",
    "公示",
    "简报",
    "讲话",
    "启事",
    "启示",
    "命令",
    "议案",
    "答复",
    "告知书",
    "决定书",
    "规则",
    "制度",
    "章程",
    "倡议书",
    "预案",
    "解读",
    "说明",
    "名单",
    "致辞",
    "须知",
];

/// Marks that end a sentence or part one.
const SENTENCE: [char; 8] = ['。', '！', '？', '；', '：', '，', '.', ';'];

/// Tells what the paragraphs are that are not cells or titles already.
pub fn tell(text: &str, paragraphs: &mut [Paragraph]) {
    title(text, paragraphs);
    let mut attachments = false;
    for at in 0..paragraphs.len() {
        if paragraphs[at].part != Part::Body {
            attachments = false;
            continue;
        }
        let words = &text[paragraphs[at].span.start..paragraphs[at].span.end];
        let number = ordinal(words);
        attachments = is_attachment(words) || (attachments && number.is_some_and(|found| found.level == 3));
        paragraphs[at].part = if attachments {
            Part::Attachment
        } else if is_heading(words, number) {
            Part::Heading
        } else if is_date(words) {
            sign(text, paragraphs, at);
            Part::Signature
        } else {
            Part::Body
        };
    }
}

/// The first paragraph, where it reads like a title.
fn title(text: &str, paragraphs: &mut [Paragraph]) {
    let alone = paragraphs.iter().filter(|paragraph| paragraph.part != Part::Cell).count() < 2;
    let Some(first) = paragraphs.first_mut().filter(|first| first.part == Part::Body) else { return };
    let words = &text[first.span.start..first.span.end];
    let bare = words.trim_end_matches(SENTENCE);
    let ended = bare.len() < words.len();
    let short = words.chars().take(61).count() <= 60;
    let kind = KINDS.iter().any(|kind| bare.ends_with(kind)) && bare.chars().nth(4).is_some();
    let clauses = bare.contains(['，', '。', '；', ',']);
    let named = kind && !clauses && (bare.starts_with("关于") || bare.contains("关于") && !alone);
    let unmarked =
        !ended && !alone && !clauses && ordinal(words).is_none() && !is_attachment(words) && !is_date(words);
    if short && (named || unmarked) {
        first.part = Part::Title;
    }
}

/// A number of any level, few words, no end of a sentence.
fn is_heading(words: &str, number: Option<Ordinal>) -> bool {
    number.is_some() && words.chars().take(41).count() <= 40 && !words.ends_with(SENTENCE)
}

/// 附件：…, 附：…, or 附件 with a number alone.
fn is_attachment(words: &str) -> bool {
    let Some(rest) = words.strip_prefix("附件").or_else(|| words.strip_prefix("附：").map(|_| "："))
    else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '　']).trim_start_matches(|c: char| c.is_ascii_digit());
    rest.is_empty() || rest.starts_with(['：', ':', '；', '.', '．'])
}

/// A line that is nothing but a date: 2024年3月5日, 二〇二四年三月五日, 年 月 日.
fn is_date(words: &str) -> bool {
    let inner = words.trim_matches(|c| matches!(c, '（' | '）' | '(' | ')'));
    let mut seen = 0;
    let date = inner.chars().take(24).all(|c| {
        seen += usize::from(matches!(c, '年' | '月' | '日'));
        c.is_ascii_digit()
            || matches!(c, '年' | '月' | '日' | ' ' | '　' | '０'..='９' | '-' | '×' | 'X')
            || "〇一二三四五六七八九十○零O".contains(c)
    });
    date && seen >= 2 && inner.chars().nth(24).is_none()
}

/// Up to three short lines without marks above the date are the names that sign.
fn sign(text: &str, paragraphs: &mut [Paragraph], date: usize) {
    for paragraph in paragraphs[..date].iter_mut().rev().take(3) {
        let words = &text[paragraph.span.start..paragraph.span.end];
        let name =
            words.chars().take(31).count() <= 30 && !words.contains(SENTENCE) && ordinal(words).is_none();
        if paragraph.part != Part::Body || !name {
            return;
        }
        paragraph.part = Part::Signature;
    }
}
