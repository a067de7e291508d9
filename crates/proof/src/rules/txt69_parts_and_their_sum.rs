use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, digits_before, is_han, run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// “其中”各项之和不大于总数。
    ///
    /// 总数之后“其中”所列、单位相同的各项，其和不大于总数；写明“分别”的，其和等于总数。各项可能交叉的（女性、党员等）不核对。
    ///
    /// # 不符合
    /// ```文
    /// 共10件，其中申请公开8件、投诉5件
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 共13件，其中申请公开8件、投诉5件
    /// 共10人，其中女性6人、党员5人
    /// ```
    "TXT-69": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 4.1"
}

pub const KIND: Kind = Kind::numeral(&["其中"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let left = hit.left();
        let sentence = &left[left.len() - run_before(left, 80, |c| !"。；！？（".contains(c))..];
        let Some((total, unit)) = total(sentence) else { continue };
        let right = hit.right();
        let rest = &right[..run(right, 200, |c| !"。；！？（）(".contains(c))];
        let Some(parts) = parts(rest, unit) else { continue };
        let sum: u64 = parts.iter().sum();
        let wrong = sum > total || (rest.contains("分别") && parts.len() > 1 && sum != total);
        if wrong && parts.len() > 1 || parts.first().is_some_and(|part| *part > total) {
            let span = hit.wider(0, rest.len());
            let list: Vec<String> = parts.iter().map(u64::to_string).collect();
            let reason = format!("其中各项为{}，合计{sum}{unit}，总数写的是{total}{unit}。", list.join("、"));
            findings.at(span, prose.words(span), reason);
        }
    }
}

/// The last whole number before 其中 and its unit.
fn total(sentence: &str) -> Option<(u64, &str)> {
    let bare = sentence.trim_end_matches(['，', '：', ',']);
    let unit = run_before(bare, 3, |c| is_han(c) && !"的了为是有中".contains(c));
    let unit = &bare[bare.len() - unit..];
    let text = &bare[..bare.len() - unit.len()];
    let number = digits_before(text);
    let decimal = text[..text.len() - number].ends_with(['.', ',', '，', '%']);
    let value = text[text.len() - number..].parse().ok()?;
    (!unit.is_empty() && !decimal).then_some((value, unit))
}

/// The numbers with the same unit; `None` where they may overlap or are no parts.
fn parts(rest: &str, unit: &str) -> Option<Vec<u64>> {
    const NO_PARTS: [&str; 20] = [
        "女", "男", "党员", "少数民族", "残疾", "增", "减", "比", "升", "降", "每", "平均", "超", "以上", "以下", "均", "最", "累计", "其", "第",
    ];
    if NO_PARTS.iter().any(|word| rest.contains(word)) {
        return None;
    }
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(more) = rest[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + more;
        let len = digits(&rest[start..]);
        let after = &rest[start + len..];
        let ends = after.strip_prefix(unit).is_some_and(|rest| rest.chars().next().is_none_or(|c| !is_han(c)));
        if ends && !rest[..start].ends_with(['.', ',']) {
            numbers.push(rest[start..start + len].parse().ok()?);
        } else if after.starts_with(['.', ',']) {
            return None;
        }
        at = start + len;
    }
    (!numbers.is_empty()).then_some(numbers)
}
