use rule::{Findings, rule};

use super::Kind;
use super::support::{run, run_before};
use crate::{Lists, Prose, Span, rules::support::is_han};

rule! {
    /// 合计等于前面各项之和。
    ///
    /// 只核对用顿号并列、单位相同的各项之后紧接着写“合计”“共计”“总计”的，以及末行为“合计”、各行并列的表格。
    ///
    /// # 不符合
    /// ```文
    /// 收到网络申请8件、信函申请5件，合计12件。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 收到网络申请8件、信函申请5件，合计13件。
    /// 收到申请8件，投入经费5万元，合计12项。
    /// 上半年8件、其中信函5件，合计8件。
    /// ```
    "PRF-08": Warning over Prose, given Lists, at Span, basis "文内数字一致"
}

pub const KIND: Kind = Kind::numeral(&["合计", "共计", "总计"]);

/// Words that say the numbers before are no plain parts.
const NO_PARTS: [&str; 14] =
    ["其中", "比", "增", "减", "占", "均", "每", "超", "约", "余", "多", "累计", "分别", "各"];

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let digits = run(right, 9, |c| c.is_ascii_digit());
        let unit = run(&right[digits..], 2, is_han);
        let unit = &right[digits..digits + unit];
        let Some(unit) = unit.chars().next() else { continue };
        let Ok(total) = right[..digits].parse::<u64>() else { continue };
        let Some(bare) = left.strip_suffix(['，', '：']) else { continue };
        let clause = &bare[bare.len() - run_before(bare, 120, |c| !"。；！？，：（）()".contains(c))..];
        if NO_PARTS.iter().any(|word| clause.contains(word)) {
            continue;
        }
        let values: Option<Vec<u64>> = clause.split('、').map(|part| value(part, unit)).collect();
        let Some(values) = values.filter(|values| values.len() >= 2) else { continue };
        let sum: u64 = values.iter().sum();
        if sum != total {
            let span = hit.wider(0, digits + unit.len_utf8());
            let reason = format!("前面各项之和为{sum}{unit}，这里写的是{total}{unit}。");
            findings.at(span, prose.words(span), reason);
        }
    }
}

/// The number at the end of a part, with this unit; `None` where there is another number or unit.
fn value(part: &str, unit: char) -> Option<u64> {
    let bare = part.strip_suffix(unit)?;
    let digits = run_before(bare, 9, |c| c.is_ascii_digit());
    let words = &bare[..bare.len() - digits];
    let plain = !words.is_empty() && !words.contains(|c: char| c.is_ascii_digit()) && !words.ends_with(['.', '-', '第']);
    bare[bare.len() - digits..].parse().ok().filter(|_| plain)
}
