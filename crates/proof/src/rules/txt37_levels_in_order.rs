use rule::{Findings, rule};

use super::Kind;
use super::items::{Item, items};
use crate::{Lists, Prose, Span};

rule! {
    /// 层次序号依次为“一、”“（一）”“1.”“（1）”。
    ///
    /// 由上一层直接跳到下两层的，或者下一层先于上一层出现的，在此指出。同一个“一、”下面不用“（一）”的，可以直接用“1.”。
    ///
    /// # 不符合
    /// ```篇
    /// （一）甲项
    /// 一、乙项
    /// ```
    /// ```篇
    /// 一、概况
    /// （一）措施
    /// （1）登记
    /// ```
    ///
    /// # 符合
    /// ```篇
    /// 一、概况
    /// （一）措施
    /// 1.登记
    /// （1）窗口登记
    /// ```
    /// ```篇
    /// 一、概况
    /// 1.登记
    /// 2.审核
    /// ```
    "TXT-37": Warning over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.3"
}

pub const KIND: Kind = Kind::numeral(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let items = items(prose);
    let mut used = [false; 6];
    for item in &items {
        used[usize::from(item.ordinal.level.min(4))] = true;
    }
    let mut current = 0_u8;
    for (at, item) in items.iter().enumerate() {
        let level = item.ordinal.level;
        let skipped = current + 1..level;
        // Levels that the document does not have at all are no gap above the first that it has.
        let gap = match (current, level) {
            (0, _) => skipped.clone().any(|level| used[usize::from(level)]),
            (1, 3) => second_follows(&items[at + 1..]),
            _ => !skipped.is_empty(),
        };
        if gap {
            let words = prose.words(item.span);
            let names = ["", "一、", "（一）", "1.", "（1）"];
            let wanted = if current == 0 { skipped.start } else { current + 1 };
            let wanted = names.get(usize::from(wanted)).copied().unwrap_or("（1）");
            findings.at(item.span, words, format!("“{words}”之前应当先有“{wanted}”一层，层次顺序为“一、”“（一）”“1.”“（1）”。"));
        }
        current = level;
    }
}

/// （一） stands further down in the same 一、: 1. then comes before it.
fn second_follows(rest: &[Item]) -> bool {
    rest.iter().take_while(|item| item.ordinal.level > 1).any(|item| item.ordinal.level == 2)
}
