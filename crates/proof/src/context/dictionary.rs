//! The words of the language with their frequencies, and the likeliest way to part a text into them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Case, Scorer};

/// Words and how usual they are.
pub struct Dictionary {
    /// Twice the binary logarithm of how often a word was counted.
    words: HashMap<&'static str, u8>,
}

/// A line for each frequency, the words of it after the number. From the dictionary of jieba (MIT licence,
/// docs/decisions/0004-dependencies.md).
const WORDS: &str = include_str!("../../data/dictionary.txt");

/// The dictionary of the house.
pub static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let lines = WORDS.lines().filter_map(|line| {
        let (level, words) = line.split_once(' ')?;
        Some((level.parse().ok()?, words))
    });
    Dictionary {
        words: lines.flat_map(|(level, words)| words.split(' ').map(move |word| (word, level))).collect(),
    }
});

/// Bits of all words counted together: about sixty million.
const ALL: f32 = 25.8;
/// Bits of a character that is in no dictionary.
const UNKNOWN: f32 = 30.0;
/// The longest word, in characters.
const LONGEST: usize = 5;

/// Surnames: the characters after one of them may be anybody's name.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤高温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿焦俞关兰柯卫包左甘祝纪房裴路柳尚舒凌季毕项詹单闻娄冉骆盛邬费苟佟戎缪解丛宫佘屈麦仇柴蒙阮池阎桂瞿褚";
/// What makes a name of a place out of the characters before it.
const PLACES: &str = "村乡镇县州旗街巷路桥河湖江山岭岛湾港寨屯庄堡坪沟塘坝庙寺";

impl Dictionary {
    fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// The fewest bits in which a text can be written as words.
    fn bits(&self, text: &str) -> f32 {
        let mut cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        cuts.push(text.len());
        let mut best = vec![0.0_f32; cuts.len()];
        for end in 1..cuts.len() {
            let costs = (end.saturating_sub(LONGEST)..end).filter_map(|start| {
                let known = self.words.get(&text[cuts[start]..cuts[end]]);
                let known = known.map(|level| ALL - f32::from(*level) / 2.0);
                Some(best[start] + known.or((start + 1 == end).then_some(UNKNOWN))?)
            });
            best[end] = costs.fold(f32::INFINITY, f32::min);
        }
        best[cuts.len() - 1]
    }

    /// True where a wrong character belongs to a word as it stands: one that overlaps the case, or is longer than it.
    fn is_of_a_word(&self, text: &str, wrong: usize) -> bool {
        let next = wrong + text[wrong..].chars().next().map_or(0, char::len_utf8);
        let after = text[next..].char_indices().take(LONGEST - 1).map(|(at, c)| next + at + c.len_utf8());
        let ends: Vec<usize> = std::iter::once(next).chain(after).collect();
        let before = text[..wrong].char_indices().rev().take(LONGEST - 1).map(|(at, _)| at);
        let mut starts = std::iter::once(wrong).chain(before);
        starts.any(|start| {
            ends.iter().any(|end| (start, *end) != (wrong, next) && self.has(&text[start..*end]))
        })
    }

    /// True where the case may be somebody's name or the name of a place.
    fn is_a_name(&self, case: Case<'_>) -> bool {
        let surname = |c: char| SURNAMES.contains(c);
        let wrong = case.stands.chars().next().filter(|_| case.odd == 0);
        // 提高: the surname is the end of a word.
        let ends_a_word = |end: usize| {
            case.before[..end]
                .char_indices()
                .any(|(start, _)| self.has(&case.before[start..end]) && end > start + 3)
        };
        let mut back = case.before.char_indices().rev().map(|(at, c)| (at, at + c.len_utf8(), c));
        let near = back.next().filter(|(_, end, _)| !ends_a_word(*end));
        let named = near.is_some_and(|(_, _, c)| surname(c));
        // 徐惟诚: the wrong character would be the last one of a name.
        let further =
            near.and(wrong).and(back.next()).filter(|(_, end, c)| surname(*c) && !ends_a_word(*end));
        let named = named || further.is_some();
        let first =
            wrong.is_some_and(surname) || (case.before.is_empty() && case.stands.starts_with(surname));
        named || first || case.after.starts_with(|c| PLACES.contains(c))
    }
}

impl Scorer for Dictionary {
    fn gain(&self, case: Case<'_>) -> Option<f32> {
        let as_it_is = [case.before, case.stands, case.after].concat();
        let wrong = case.before.len() + case.odd;
        if self.is_of_a_word(&as_it_is, wrong) || self.is_a_name(case) {
            return None;
        }
        Some(self.bits(&as_it_is) - self.bits(&[case.before, case.right, case.after].concat()))
    }
}
