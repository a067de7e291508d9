use rule::{Findings, rule};

use super::Kind;
use super::support::{run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 大写金额与小写金额一致。
    ///
    /// # 不符合
    /// ```文
    /// 补助人民币壹万贰仟元整（12500元）
    /// 合同价款为12500.50元（大写：壹万贰仟伍佰元整）
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 补助人民币壹万贰仟元整（12000元）
    /// 合同价款为12,500.50元（大写：壹万贰仟伍佰元伍角）
    /// 人民币叁佰万元整（￥3,000,000.00）
    /// 人民币叁佰万元整（300万元）
    /// 人民币壹拾万零伍佰元整（100500元）
    /// ```
    "PRF-05": Error over Prose, given Lists, at Span, basis "《正确填写票据和结算凭证的基本规定》第一条"
}

pub const KIND: Kind = Kind::numeral(&["元整", "元正", "圆整", "角", "分整"]);

const DIGITS: &str = "零壹贰叁肆伍陆柒捌玖";
const WORDS: &str = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正";

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let mut last = 0;
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let before = run_before(left, 40, |c| WORDS.contains(c));
        let after = run(right, 8, |c| WORDS.contains(c));
        let span = hit.wider(before, after);
        if span.start < last {
            continue;
        }
        let words = prose.words(span);
        let Some(spelt) = capital(words) else { continue };
        last = span.end;
        let right = &right[after..];
        let left = &left[..left.len() - before];
        let Some((figure, written)) = behind(right).or_else(|| ahead(left)) else { continue };
        if figure != spelt {
            let reason = format!("大写金额“{words}”是{}元，小写写的是“{written}”。", yuan(spelt));
            findings.at(span, words, reason);
        }
    }
}

/// （12000元）, （￥12,000.00） right behind the words.
fn behind(right: &str) -> Option<(u64, &str)> {
    let inner = right.strip_prefix(['（', '('])?;
    let inner = &inner[..run(inner, 30, |c| !"）)".contains(c))];
    let inner = inner.trim_start_matches("小写").trim_start_matches(['：', ':']).trim_start_matches("人民币");
    figure(inner.trim()).map(|figure| (figure, inner.trim()))
}

/// 12000元（大写： or ￥12,000.00（人民币 before the words.
fn ahead(left: &str) -> Option<(u64, &str)> {
    let bare = left.trim_end_matches("人民币").trim_end_matches(['：', ':']).trim_end_matches("大写");
    let bare = bare.trim_end_matches("人民币").strip_suffix(['（', '('])?;
    let number = run_before(bare, 24, |c| c.is_ascii_digit() || "￥¥,.元万亿".contains(c));
    let words = &bare[bare.len() - number..];
    figure(words).map(|figure| (figure, words))
}

/// An amount in figures, in 分.
fn figure(text: &str) -> Option<u64> {
    let marked = text.starts_with(['￥', '¥']);
    let text = text.trim_start_matches(['￥', '¥']);
    let (text, unit) = match text.strip_suffix('元') {
        Some(text) => (text, true),
        None => (text, marked),
    };
    let (text, times) = match (text.strip_suffix('万'), text.strip_suffix('亿')) {
        (Some(text), _) => (text, 10_000),
        (_, Some(text)) => (text, 100_000_000),
        _ => (text, 1),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !unit || whole.is_empty() || whole.len() > 13 || part.len() > 8 || !plain(&whole) || !plain(part) {
        return None;
    }
    let part: u128 = format!("{part:0<8}").parse().ok()?;
    let all = (whole.parse::<u128>().ok()? * 100_000_000 + part) * times;
    all.is_multiple_of(1_000_000).then(|| u64::try_from(all / 1_000_000).ok()).flatten()
}

/// An amount in capital characters, in 分; `None` for what is no whole amount.
fn capital(words: &str) -> Option<u64> {
    let words = words.trim_end_matches(['整', '正']);
    let (yuan, rest) = words.split_once(['元', '圆'])?;
    let mut fen = number(yuan)?.checked_mul(100)?;
    let mut digit = 0;
    for c in rest.chars() {
        match c {
            '角' => fen += std::mem::take(&mut digit) * 10,
            '分' => fen += std::mem::take(&mut digit),
            '零' => {}
            c => digit = DIGITS.chars().position(|d| d == c).and_then(|d| u64::try_from(d).ok())?,
        }
    }
    (digit == 0).then_some(fen)
}

fn number(words: &str) -> Option<u64> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    if words.is_empty() {
        return None;
    }
    for c in words.chars() {
        let unit = match c {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1_000,
            '万' | '亿' => {
                let times = if c == '万' { 10_000 } else { 100_000_000 };
                let whole = section + std::mem::take(&mut digit);
                total = if c == '亿' { (total + whole).checked_mul(times)? } else { total + whole.checked_mul(times)? };
                section = 0;
                continue;
            }
            c => {
                digit = DIGITS.chars().position(|d| d == c).and_then(|d| u64::try_from(d).ok())?;
                continue;
            }
        };
        let times = if digit == 0 && unit == 10 { 1 } else { std::mem::take(&mut digit) };
        section += times * unit;
        digit = 0;
    }
    Some(total + section + digit)
}

fn yuan(fen: u64) -> String {
    if fen.is_multiple_of(100) { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, fen % 100) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_both_ways() {
        for (words, fen) in [
            ("壹万贰仟元整", 1_200_000),
            ("壹拾万零伍佰元整", 10_050_000),
            ("拾元整", 1_000),
            ("叁佰万元整", 300_000_000),
            ("壹亿零伍拾万元整", 10_050_000_000),
            ("贰元伍角", 250),
            ("贰元零伍分", 205),
        ] {
            assert_eq!(capital(words), Some(fen), "{words}");
        }
        for (text, fen) in [("12,000.00元", 1_200_000), ("￥3.5", 350), ("1.25万元", 1_250_000)] {
            assert_eq!(figure(text), Some(fen), "{text}");
        }
        for text in ["12000", "12个", "元", "1.2345元", ""] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
