use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::{Lists, Prose, Span};

rule! {
    /// 没有看不见的、私用的和损坏的字符。
    ///
    /// 零宽字符、软连字符、方向控制符在屏幕上看不见，却会让检索、复制和朗读出错；“�”和私用区字符在别人的电脑上显示不出来。表情符号内部的连接符和文件开头的字节顺序标记不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 工​会
    /// 工﻿会
    /// 报告
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 工会
    /// 好👨‍👩
    /// ```
    "TXT-19": Error over Prose, given Lists, at Span, basis "《党政机关公文格式》（GB/T 9704—2012）5.2"
}

pub const KIND: Kind = Kind::characters();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let wrong = prose.odd().filter(|(span, c)| is_wrong(*c) && !is_part_of_emoji(prose, *span, *c) && span.start > 0
        || *c == '\u{fffd}' || is_private(*c));
    for span in joined(wrong.map(|(span, _)| span)) {
        let words = prose.words(span);
        let codes: Vec<String> = words.chars().take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
        let codes = codes.join("、");
        if words.chars().any(|c| c == '\u{fffd}' || is_private(c)) {
            findings.at(span, words, format!("字符{codes}已损坏或者属于私用区，请重新输入。"));
        } else {
            findings.at(span, words, format!("有看不见的字符{codes}，应当删去。")).propose("");
        }
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fff0}'..='\u{fff8}')
}

/// Neither a full-width letter (TXT-05), nor a compatibility character (TXT-20), nor a variation selector.
fn is_wrong(c: char) -> bool {
    !matches!(c, '\u{ff10}'..='\u{ff5a}' | '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{2f800}'..='\u{2fa1f}' | '\u{e0000}'..='\u{e01ef}')
}

/// 👨‍👩: joined by U+200D.
fn is_part_of_emoji(prose: &Prose, span: Span, c: char) -> bool {
    let picture = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1ffff}'));
    c == '\u{200d}' && picture(prose.text()[..span.start].chars().next_back()) && picture(prose.text()[span.end..].chars().next())
}
