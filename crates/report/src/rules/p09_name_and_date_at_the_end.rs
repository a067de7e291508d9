use text::squeeze;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 报告末尾应当有机关名称和日期，名称与题目一致。
    ///
    /// # 不符合
    /// ```报告
    /// 落款 另一县教育局
    /// ```
    /// ```报告
    /// 落款 无
    /// 日期 无
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-P09": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let date = report.signed_on.as_ref();
    match (&report.signature, date) {
        (None, None) => {
            // Behind the last sentence of the report.
            let last = report.prose.last().and_then(|passage| Some((passage, passage.sentences().last()?)));
            let (place, quote) = last.map_or_else(Default::default, |(passage, span)| {
                (passage.at(span.clone()).place, passage.quote(span))
            });
            findings.at(Where::part(Part::Signature, place), quote, "报告末尾没有机关名称和日期。");
        }
        (None, Some(date)) => {
            findings.at(date.at.clone(), date.text.clone(), "报告末尾只有日期，没有机关名称。");
        }
        (Some(name), None) => {
            findings.at(name.at.clone(), name.text.clone(), "报告末尾没有日期。");
        }
        (Some(_), Some(_)) => {}
    }
    let (Some(name), body) = (&report.signature, squeeze(&report.report.body)) else { return };
    let signed = squeeze(&name.text);
    let same = signed.ends_with(&body) || body.ends_with(&signed) || signed.starts_with(&body);
    if !body.is_empty() && !same {
        let words = format!("落款是“{}”，题目中的机关是“{}”。", name.text, report.report.body);
        findings.at(name.at.clone(), name.text.clone(), words);
    }
}
