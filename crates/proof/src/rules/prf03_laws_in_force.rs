use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::{Lists, Prose, Span};

rule! {
    /// 引用的法律、法规现行有效，名称写得正确。
    ///
    /// 法规名称、施行和废止的日期列在词表里，可以增补。写明“原”“当时”“已废止”的，是在说过去，不提示；名称与词表只差一个字、而词表里没有这个名称的，多半是写错了。
    ///
    /// # 不符合
    /// ```文
    /// 根据《中华人民共和国合同法》的规定签订。
    /// 按照《信访条例》办理。
    /// 根据《中华人民共和国政府信息公开条列》的规定答复。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 根据《中华人民共和国民法典》的规定签订。
    /// 按照《信访工作条例》办理。
    /// 原《中华人民共和国合同法》第五十二条与此相同。
    /// 根据《中华人民共和国政府信息公开条例》的规定答复。
    /// 根据《中华人民共和国行政许可法》和《中华人民共和国行政复议法》办理。
    /// ```
    "PRF-03": Warning over Prose, given Lists, at Span, basis "《党政机关公文处理工作条例》第十九条；法规词表"
}

// The name of a law stands in 《》 by nature: it is no quotation.
pub const KIND: Kind = Kind::wording(&["《"]).everywhere();

/// The name of the state before the name of a law.
const STATE: &str = "中华人民共和国";
/// What says that the past is meant.
const PAST: [&str; 9] = ["原", "旧", "当时", "时的", "废止", "修订前", "修改前", "失效", "已被"];

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let name = &right[..run(right, 60, |c| !"《》〈〉\n".contains(c))];
        if !right[name.len()..].starts_with('》') || name.is_empty() {
            continue;
        }
        let bare = name.strip_prefix(STATE).unwrap_or(name);
        let span = Span { start: hit.span.end, end: hit.span.end + name.len() };
        let mut same = lists
            .entries(crate::lists::Kind::Law)
            .filter(|law| law.words.strip_prefix(STATE).unwrap_or(&law.words) == bare)
            .peekable();
        if same.peek().is_none() {
            misspelt(bare, name, lists, span, findings);
            continue;
        }
        let ended = |law: &&crate::lists::Entry| {
            law.until.is_some_and(|until| lists.on.is_none_or(|on| until < on))
        };
        let all: Vec<_> = same.collect();
        let left = hit.left();
        let near: String = left.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = right[name.len()..].chars().take(8).collect();
        if !all.iter().all(ended) || PAST.iter().any(|word| near.contains(word) || after.contains(word)) {
            continue;
        }
        let Some(law) = all.last() else { continue };
        let until = law.until.map(text::format_date).unwrap_or_default();
        let reason = if law.instead.is_empty() {
            format!("《{name}》自{until}以后不再施行。")
        } else {
            format!("《{name}》施行到{until}为止，由《{}》代替。", law.instead)
        };
        let finding = findings.at(span, name, reason);
        if !law.instead.is_empty() {
            let short = law.instead.strip_prefix(STATE).filter(|_| !name.starts_with(STATE));
            finding.propose(short.unwrap_or(&law.instead));
        }
    }
}

/// A name that differs by one character from a law's, and is none itself. Short names are too near to each other.
fn misspelt(bare: &str, name: &str, lists: &Lists, span: Span, findings: &mut Findings<Span>) {
    let chars: Vec<char> = bare.chars().collect();
    if chars.len() < 5 || !(bare.len() < name.len() || bare.ends_with(['法', '例'])) {
        return;
    }
    let near = lists.entries(crate::lists::Kind::Law).find(|law| {
        let right: Vec<char> = law.words.strip_prefix(STATE).unwrap_or(&law.words).chars().collect();
        right.len() >= 5 && differs_by_one(&chars, &right)
    });
    if let Some(law) = near {
        let whole = name.starts_with(STATE) || !law.words.starts_with(STATE);
        let right = if whole { law.words.as_str() } else { law.words.strip_prefix(STATE).unwrap_or(&law.words) };
        findings.at(span, name, format!("没有这一名称的法规，词表里的是《{right}》。")).propose(right);
    }
}

/// One character exchanged, missing or too many.
fn differs_by_one(left: &[char], right: &[char]) -> bool {
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    match left.len().abs_diff(right.len()) {
        0 => head + tail + 1 >= left.len() && left != right,
        1 => head + tail >= left.len().min(right.len()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::differs_by_one;

    #[test]
    fn one_character_is_told_from_two() {
        let check = |left: &str, right: &str| {
            differs_by_one(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>())
        };
        assert!(check("条列", "条例") && check("信公开", "信息公开") && check("行政处处罚法", "行政处罚法"));
        assert!(!check("条例", "条例") && !check("行政处罚法", "行政强制法") && !check("甲", "甲乙丙"));
    }
}
