//! Where a line of Chinese may end (GB/T 15834 5.1; FMT-60 to FMT-62).

use super::Set;

/// Marks that never begin a line.
const NEVER_FIRST: &str = "，。、；：？！）》〉”’】〕〗」』〛％‰℃…—·～,.;:?!)]}%°";
/// Marks that never end a line.
const NEVER_LAST: &str = "（《〈“‘【〔〖「『〚([{￥$№";
/// Units that stay with their number.
const UNITS: &str = "年月日时分秒元件万亿千百人个条项次号倍名家份期篇场页起宗户";

/// Whether a mark closes something, so that its ink is in its left half.
pub(crate) fn is_closing(character: char) -> bool {
    "，。、；：！？）》〉”’】〕〗」』".contains(character)
}

/// For each character, whether a line may end before it.
pub(super) fn allowed(sets: &[Set]) -> Vec<bool> {
    let addresses = addresses(sets);
    let pair = |at: usize| match at {
        0 => false,
        _ => between(sets[at - 1].character, sets[at].character, addresses[at - 1] && addresses[at]),
    };
    (0..sets.len()).map(pair).collect()
}

fn between(left: char, right: char, address: bool) -> bool {
    if right == ' ' || NEVER_FIRST.contains(right) || NEVER_LAST.contains(left) {
        return false;
    }
    if address {
        return "/.-".contains(left) && !"/.-".contains(right);
    }
    if is_word(left) && is_word(right) {
        return false;
    }
    let number_and_unit = left.is_ascii_digit() && UNITS.contains(right);
    // 第12条, 〔2024〕13号.
    let ordinal = right.is_ascii_digit() && "第〕".contains(left);
    !number_and_unit && !ordinal
}

/// A character of a Latin word or a number.
fn is_word(character: char) -> bool {
    character != ' '
        && (character.is_ascii() || matches!(character, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{4FF}'))
}

/// Which characters stand in an address of the web or of a mailbox.
fn addresses(sets: &[Set]) -> Vec<bool> {
    let mut marks = vec![false; sets.len()];
    let mut at = 0;
    while at < sets.len() {
        let end =
            sets[at..].iter().position(|set| !is_word(set.character)).map_or(sets.len(), |len| at + len);
        let word: String = sets[at..end].iter().map(|set| set.character).collect();
        let address = word.contains("://") || word.contains('@') || word.starts_with("www.");
        marks[at..end].fill(address);
        at = end.max(at + 1);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a stroke wherever a line may end.
    fn cut(text: &str) -> String {
        let set = |character| Set { character, face: 0, id: 0, width: 1.0, wide: true };
        let sets: Vec<Set> = text.chars().map(set).collect();
        let allowed = allowed(&sets);
        let cut = |(set, allowed): (&Set, &bool)| {
            if *allowed { format!("|{}", set.character) } else { set.character.to_string() }
        };
        sets.iter().zip(&allowed).map(cut).collect()
    }

    #[test]
    fn marks_stay_with_their_words() {
        assert_eq!(cut("公开，（即"), "公|开，|（即");
        assert_eq!(cut("《条例》。”他"), "《条|例》。”|他");
        assert_eq!(cut("是——否……"), "是——|否……");
    }

    #[test]
    fn numbers_stay_with_their_units_and_words_whole() {
        assert_eq!(cut("在2024年3月"), "在|2024年|3月");
        assert_eq!(cut("办发〔2024〕13号文"), "办|发|〔2024〕13号|文");
        assert_eq!(cut("第50条"), "第50条");
        assert_eq!(cut("达12.5%的open data"), "达|12.5%|的|open |data");
        assert_eq!(cut("见https://a.cn/b-c。"), "见|https://|a.|cn/|b-|c。");
    }
}
