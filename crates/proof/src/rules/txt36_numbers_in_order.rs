use rule::{Findings, rule};

use super::Kind;
use super::items::{Item, items};
use crate::{Lists, Prose, Span};

rule! {
    /// 同一层的序号连续，不跳号，不重号。
    ///
    /// 同一层、同一上级之下的序号依次是一、二、三。各部分的“（一）”可以接着前一部分连续编号，新的列项从一开始。段内的“一是”“二是”也这样核对。
    ///
    /// # 不符合
    /// ```文
    /// 做好三件事：一是登记，二是审核，四是公布。
    /// ```
    /// ```篇
    /// 一、总体情况
    /// 正文。
    /// 二、主要做法
    /// 正文。
    /// 四、下一步打算
    /// ```
    /// ```篇
    /// （一）登记
    /// （二）审核
    /// （二）公布
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 一是登记，二是审核，三是公布。
    /// ```
    /// ```篇
    /// 一、总体情况
    /// 正文。
    /// 二、主要做法
    /// 正文。
    /// 三、下一步打算
    /// ```
    /// ```篇
    /// 一、概况
    /// （一）甲
    /// （二）乙
    /// 二、措施
    /// （三）丙
    /// （四）丁
    /// ```
    "TXT-36": Error over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::numeral(&["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let items = items(prose);
    let mut last: [Option<(u16, usize)>; 5] = [None; 5];
    let mut before: [u16; 5] = [0; 5];
    for (at, item) in items.iter().enumerate() {
        let level = usize::from(item.ordinal.level.min(4));
        let number = item.ordinal.number;
        let expected = match last[level] {
            Some((known, _)) if number == known + 1 => None,
            // A new list begins; right after its own first item it is the same number twice.
            Some((1, known)) if number == 1 && known + 1 == item.paragraph && level < 3 => Some(2),
            Some((known, _)) if number != 1 => Some(known + 1),
            None if number > 1 && number != before[level] + 1 && begins_late(&items, at) => Some(1),
            _ => None,
        };
        if let Some(expected) = expected {
            let words = prose.words(item.span);
            findings.at(item.span, words, format!("这里的序号应当是第{expected}项，写的是第{number}项，跳号或者重号。"));
        }
        last[level] = Some((number, item.paragraph));
        for deeper in level + 1..5 {
            before[deeper] = last[deeper].take().map_or(before[deeper], |(number, _)| number);
        }
    }
    in_sentences(prose, findings);
}

/// The list begins with 二 or later, has a paragraph before it and goes on: its first item lost its number.
fn begins_late(items: &[Item], at: usize) -> bool {
    let item = &items[at];
    let next = items[at + 1..].iter().find(|next| next.ordinal.level <= item.ordinal.level);
    item.paragraph > 0
        && next.is_some_and(|next| next.ordinal.level == item.ordinal.level && next.ordinal.number == item.ordinal.number + 1)
}

/// 一是……二是……三是 within a paragraph.
fn in_sentences(prose: &Prose, findings: &mut Findings<Span>) {
    let mut hits: Vec<_> = prose.candidates(RULE.id).filter(|hit| hit.before().is_none_or(|c| "。；：，！？、 　".contains(c))).collect();
    hits.sort_unstable_by_key(|hit| hit.span);
    let mut last: Option<(usize, u16)> = None;
    for hit in hits {
        let paragraph = hit.paragraph().span.start;
        let number = text::parse_chinese(hit.word.trim_end_matches('是')).unwrap_or(1);
        let known = last.filter(|(place, _)| *place == paragraph).map(|(_, known)| known);
        if let Some(known) = known.filter(|known| number != 1 && number != known + 1) {
            let reason = format!("前面是第{known}项，这里的“{}”跳号或者重号。", hit.word);
            findings.at(hit.span, hit.word, reason);
        }
        last = (number == 1 || known.is_some()).then_some((paragraph, number));
    }
}
