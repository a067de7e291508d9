use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match_near, find, pattern}};
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 正文写明的申请数量增长率应当与两年的表三相符。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/new_received/total = 15
    /// 上年格 t3/new_received/total = 10
    /// 一 （一）依申请公开。新收政府信息公开申请同比增长20%。主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/new_received/natural = 15
    /// 格 t3/new_received/total = 15
    /// 格 t3/carried_out/natural = 15
    /// 格 t3/carried_out/total = 15
    /// 上年格 t3/new_received/total = 10
    /// 一 （一）依申请公开。新收政府信息公开申请同比增长50%。主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-A10": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

static GROWTH: Pattern = LazyLock::new(|| {
    pattern(r"申请[^。；]{0,30}?(?:同比|较上年|比上年)(?P<way>增长|上升|增加|下降|减少)(?:了)?\s*(?P<rate>[0-9]{1,5}(?:\.[0-9]{1,2})?)\s*[%％]")
});

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    const NEW: &str = "t3/new_received/total";
    let before = context.previous.as_ref().and_then(|previous| previous.number(NEW)).and_then(Number::whole);
    let now = report.report.number(NEW).and_then(Number::whole);
    let (Some(before), Some(now)) = (before.filter(|before| *before > 0), now) else { return };
    for (passage, found) in each_match_near(report, &["申请"], &GROWTH) {
        let Ok(rate) = found["rate"].parse::<Number>() else { continue };
        let falls = matches!(&found["way"], "下降" | "减少");
        let change = if falls { before - now } else { now - before };
        // stated% of `before` against the change, in hundredths, with a slack of half a point.
        let stated = Number::decimal(before, 0);
        let implied = Number::from(change.saturating_mul(100));
        let off = scaled(rate, stated) - implied;
        let off = if off.is_negative() { Number::ZERO - off } else { off };
        if let Some(words) = found.get(0).filter(|_| off > stated) {
            find(findings, passage, words.range(), format!("表三新收申请上年{before}件、本年{now}件，与写明的{rate}%不符。"));
        }
    }
}

/// `rate` times a whole number.
fn scaled(rate: Number, whole: Number) -> Number {
    let text = rate.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
    let mantissa: i64 = text.replace('.', "").parse().unwrap_or(0);
    let product = mantissa.saturating_mul(whole.whole().unwrap_or(0));
    Number::decimal(product, u8::try_from(decimals).unwrap_or(0))
}
