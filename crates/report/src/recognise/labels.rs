//! Labels of the form met in somebody's table: told exactly, or by likeness.

use text::squeeze;

/// How far a found label is from the label of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Which of the candidates.
    pub index: usize,
    /// True where they are equal after normalisation.
    pub exact: bool,
}

/// Labels to compare with, already in the form in which labels are compared.
#[derive(Debug)]
pub(super) struct Candidates {
    squeezed: Vec<Vec<char>>,
}

/// Longer cells are words, not labels; comparing them would be slow and mean nothing.
const LONGEST: usize = 80;

impl Candidates {
    pub(super) fn new<'a>(labels: impl IntoIterator<Item = &'a str>) -> Self {
        Self { squeezed: labels.into_iter().map(|label| squeeze(label).chars().collect()).collect() }
    }

    /// True where a found label is one of the candidates, exactly.
    pub(super) fn has(&self, found: &str) -> bool {
        // A label is no longer than this, and most cells are shorter than any or plain digits.
        (3..=LONGEST * 4).contains(&found.len()) && !found.is_ascii() && {
            let found = squeeze(found);
            self.squeezed.iter().any(|label| same(label, &found))
        }
    }

    /// The candidate that a found label means.
    pub(super) fn find(&self, found: &str) -> Option<Match> {
        if found.len() > LONGEST * 4 || found.trim().is_empty() {
            return None;
        }
        let found: Vec<char> = squeeze(found).chars().collect();
        if found.is_empty() || found.len() > LONGEST {
            return None;
        }
        if let Some(index) = self.squeezed.iter().position(|label| *label == found) {
            return Some(Match { index, exact: true });
        }
        self.squeezed
            .iter()
            .enumerate()
            .filter_map(|(index, label)| likeness(&found, label).map(|distance| (distance, index)))
            .min()
            .map(|(_, index)| Match { index, exact: false })
    }
}

fn same(label: &[char], words: &str) -> bool {
    words.len() >= label.len() && words.chars().eq(label.iter().copied())
}

/// The edit distance where two labels are alike enough to mean the same, else `None`.
fn likeness(found: &[char], label: &[char]) -> Option<usize> {
    let prefix = found.len() >= 6 && label.len() > found.len() && label.starts_with(found);
    if prefix {
        return Some(1);
    }
    if found.len().abs_diff(label.len()) > 3 || other_item(found, label) {
        return None;
    }
    // Labels that differ in every list: 行政处罚 is not a corruption of 行政强制.
    let limit = (label.len() / 3).min(3);
    let distance = distance(found, label);
    (distance <= limit && !(label.len() <= 6 && distance > 1)).then_some(distance)
}

/// True for two items of an article: 第二十条第（九）项 is no corruption of 第二十条第（一）项.
fn other_item(found: &[char], label: &[char]) -> bool {
    let item = |words: &[char]| {
        let at = words.windows(2).position(|pair| pair == ['第', '('])?;
        words.get(at + 2).copied()
    };
    item(found).zip(item(label)).is_some_and(|(a, b)| a != b)
}

/// Levenshtein distance in characters.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_by_likeness() {
        let labels = [
            "行政许可",
            "行政处罚",
            "行政强制",
            "对外公开总数量",
            "1.属于国家秘密",
            "3.其他",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "2.其他法律行政法规禁止公开",
            "第二十条第（一）项",
        ];
        let candidates = Candidates::new(labels);
        let check = |found: &str, expected: Option<(&str, bool)>| {
            let got = candidates.find(found).map(|m| (labels[m.index], m.exact));
            assert_eq!(got, expected, "{found}");
        };
        check("行政处罚", Some(("行政处罚", true)));
        check("行政奖励", None);
        check("对外公开数量", Some(("对外公开总数量", false)));
        check("1、属于国家机密", Some(("1.属于国家秘密", false)));
        check("1、属于国家秘密", Some(("1.属于国家秘密", true)));
        check("（二）部分公开", Some((labels[6], false)));
        check("2.其他法律行政止公开", Some((labels[7], false)));
        check("第二十条第（九）项", None);
        check("第二十条第（一）项信息", Some(("第二十条第（一）项", false)));
        check("", None);
        check(&"长".repeat(500), None);
    }
}
