use std::sync::LazyLock;

use regex::Regex;
use rule::{Findings, rule};

use super::Kind;
use super::support::{run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 同比的百分数与两年的数字一致。
    ///
    /// 同一句里先写今年的数，再写去年的数，再写增减的百分数时，按两个数算出百分数来核对；按写出的小数位四舍五入。
    ///
    /// # 不符合
    /// ```文
    /// 全年收到申请120件，上年100件，同比增长25%。
    /// 全年收到申请80件，去年同期100件，同比增长20%。
    /// 受理量由100件增加到120件，增长25%。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 全年收到申请120件，上年100件，同比增长20%。
    /// 全年收到申请80件，去年同期100件，同比下降20%。
    /// 受理量由30件增加到40件，增长33.3%。
    /// 全年收到申请120件，同比增长25%。
    /// ```
    "PRF-06": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011；文内数字一致"
}

pub const KIND: Kind = Kind::numeral(&["增长", "上升", "增加", "提高", "下降", "减少", "降低"]);

/// The number of this year and that of the last, with the same unit, and nothing but words between.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^0-9.,])(?<now>[0-9]+(?:\.[0-9]+)?)(?<unit>[万亿]?\p{Han}{1,2})[，（、\p{Han}]{0,4}?(?:上年|去年|上一年)(?:同期)?(?:为|是)?(?<then>[0-9]+(?:\.[0-9]+)?)(?<unit2>[万亿]?\p{Han}{1,2})[，）]{1,2}(?:同比|比上年)?$").ok()
});
/// 由100件增加到120件，
static FROM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"[由从](?:上年的|去年的)?(?<then>[0-9]+(?:\.[0-9]+)?)(?<unit>[万亿]?\p{Han}{1,2}?)(?:增加|增长|上升|提高|下降|减少|降低)(?:到|至|为)(?<now>[0-9]+(?:\.[0-9]+)?)(?<unit2>[万亿]?\p{Han}{1,2})，(?:同比)?$").ok()
});

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let gap = if right.starts_with('了') { '了'.len_utf8() } else { 0 };
        let digits = run(&right[gap..], 10, |c| c.is_ascii_digit() || c == '.');
        let percent = &right[gap..gap + digits];
        let sign = right[gap + digits..].chars().next().filter(|c| matches!(c, '%' | '％'));
        let (Ok(stated), Some(sign)) = (percent.parse::<f64>(), sign) else { continue };
        let left = hit.left();
        let sentence = &left[left.len() - run_before(left, 60, |c| !"。；！？".contains(c))..];
        let found = [&BEFORE, &FROM].iter().find_map(|form| form.as_ref()?.captures(sentence));
        let Some(found) = found.filter(|found| found["unit"] == found["unit2"]) else { continue };
        let (Ok(now), Ok(then)) = (found["now"].parse::<f64>(), found["then"].parse::<f64>()) else { continue };
        if then == 0.0 {
            continue;
        }
        let rises = matches!(hit.word, "增长" | "上升" | "增加" | "提高");
        let real = (now - then) / then * 100.0;
        let places = percent.split_once('.').map_or(0, |(_, part)| part.len());
        let shown = format!("{:.places$}", real.abs());
        let slack = 0.5 / 10_f64.powi(i32::try_from(places).unwrap_or(0)) * 1.02;
        if (real.abs() - stated).abs() > slack || (real != 0.0 && rises != (real > 0.0)) {
            let word = if real < 0.0 { "下降" } else { "增长" };
            let span = hit.wider(0, gap + digits + sign.len_utf8());
            let reason = format!("由{}到{}是{word}{shown}%，写的是“{}”。", &found["then"], &found["now"], prose.words(span));
            findings.at(span, prose.words(span), reason);
        }
    }
}
