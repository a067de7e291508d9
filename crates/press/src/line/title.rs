//! A title on as few lines as it needs, of much the same length, and no word cut (FMT-20).

use super::{Line, Set, breaks};
use crate::sheet::Pt;

/// Words of titles and of labels that are not cut.
const WORDS: [&str; 49] = [
    "政府信息公开工作",
    "政务公开",
    "年度报告",
    "工作年度报告",
    "人民政府",
    "委员会",
    "办公室",
    "管理局",
    "监督",
    "工作",
    "情况",
    "告知书",
    "答复书",
    "通知书",
    "决定书",
    "申请",
    "补正",
    "延期",
    "登记",
    "征求",
    "意见",
    "第三方",
    "自查",
    "计划",
    "要点",
    "报告",
    "公告",
    "通知",
    "批复",
    "信息",
    "法律",
    "服务",
    "机构",
    "社会",
    "公益",
    "组织",
    "科研",
    "商业",
    "企业",
    "自然人",
    "结果",
    "维持",
    "纠正",
    "审结",
    "办理",
    "年度",
    "数量",
    "项目",
    "公开",
];

/// Breaks a title into lines of at most `measure`.
pub(crate) fn balanced(sets: &[Set], measure: Pt) -> Vec<Line> {
    let allowed = breaks::allowed(sets);
    let inside = inside_words(sets);
    let width = |from: usize, to: usize| sets[from..to].iter().map(|set| set.width).sum::<Pt>();
    let total = width(0, sets.len());
    if total <= measure {
        return super::lines(sets, measure, 0.0);
    }
    let fewest = super::lines(sets, measure, 0.0).len();
    let ideal = total / super::count(fewest);
    // The cheapest way to each end, line by line: a title is short.
    let mut best: Vec<Option<(Pt, usize)>> = vec![None; sets.len() + 1];
    best[0] = Some((0.0, 0));
    for end in 1..=sets.len() {
        if end < sets.len() && !allowed[end] {
            continue;
        }
        for start in (0..end).rev() {
            let line = width(start, end);
            if line > measure {
                break;
            }
            let Some((before, _)) = best[start] else { continue };
            let uneven = ((line - ideal) / measure).powi(2);
            let cost = before + uneven + LINE + cut(sets, &inside, end);
            if best[end].is_none_or(|(cheapest, _)| cost < cheapest) {
                best[end] = Some((cost, start));
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = sets.len();
    while at > 0 {
        let Some((_, start)) = best[at] else { return super::lines(sets, measure, 0.0) };
        ends.push((start, at));
        at = start;
    }
    let line = |(start, end): (usize, usize)| Line {
        sets: sets[start..end].to_vec(),
        width: width(start, end),
        last: end == sets.len(),
    };
    ends.into_iter().rev().map(line).collect()
}

/// What a line's end costs: much inside a word, nothing where the sense pauses.
fn cut(sets: &[Set], inside: &[bool], end: usize) -> Pt {
    let (Some(right), Some(left)) = (sets.get(end), sets.get(end.wrapping_sub(1))) else { return 0.0 };
    let pause = "年的和与、）》".contains(left.character) || "（《关".contains(right.character);
    let before_year = right.character.is_ascii_digit();
    match (inside[end], pause || before_year) {
        (true, _) => 1.0,
        (false, true) => 0.0,
        (false, false) => 0.03,
    }
}

/// For each character, whether an end before it would cut a word.
fn inside_words(sets: &[Set]) -> Vec<bool> {
    let characters: Vec<char> = sets.iter().map(|set| set.character).collect();
    let mut inside = vec![false; sets.len()];
    for word in WORDS {
        let word: Vec<char> = word.chars().collect();
        let begins = characters.windows(word.len()).enumerate().filter(|(_, found)| *found == word);
        for (start, _) in begins {
            inside[start + 1..start + word.len()].fill(true);
        }
    }
    inside
}

/// What another line costs.
const LINE: Pt = 0.25;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, characters: u8, expected: &[&str]) {
        let set = |character: char| {
            let wide = !character.is_ascii();
            Set { character, face: 0, id: 0, width: if wide { 1.0 } else { 0.5 }, wide }
        };
        let sets: Vec<Set> = title.chars().map(set).collect();
        let lines = balanced(&sets, Pt::from(characters));
        let words = |line: &Line| line.sets.iter().map(|set| set.character).collect::<String>();
        assert_eq!(lines.iter().map(words).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn titles_break_by_sense_into_even_lines() {
        check("示范县2024年政府信息公开工作年度报告", 20, &["示范县2024年政府信息公开工作年度报告"]);
        check(
            "示范县民政局2024年政府信息公开工作年度报告",
            20,
            &["示范县民政局2024年", "政府信息公开工作年度报告"],
        );
        check(
            "示范县住房和城乡建设局2024年政府信息公开工作年度报告",
            20,
            &["示范县住房和城乡建设局2024年", "政府信息公开工作年度报告"],
        );
        check(
            "示范县民政局2024年政府信息公开工作年度报告（未签发稿）",
            20,
            &["示范县民政局2024年", "政府信息公开工作年度报告（未签发稿）"],
        );
    }

    #[test]
    fn a_title_without_an_end_of_line_is_cut_where_it_is_full() {
        check("aaaaaaaaaa", 2, &["aaaa", "aaaa", "aa"]);
    }
}
