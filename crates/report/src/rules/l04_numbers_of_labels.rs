use text::{halfwidth, plain::ordinal};

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 标签的序号写法宜与格式一致。
    ///
    /// 格式写作“1.”，不写“1、”；每个表只提一次。
    ///
    /// # 不符合
    /// ```报告
    /// 改 2.其他法律行政法规禁止公开 => 2、其他法律行政法规禁止公开
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-L04": Info over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in &report.tables {
        let odd = table.labels.iter().find(|label| {
            let [expected, found] = [&label.expected, &label.found.text].map(|words| ordinal(words));
            label.is_exact()
                && expected.zip(found).is_some_and(|(e, f)| halfwidth(e.mark) != halfwidth(f.mark))
        });
        if let Some(label) = odd {
            let words = format!("标签的序号写法与格式不同，格式写作“{}”。", label.expected);
            findings.at(label.found.at.clone(), label.found.text.clone(), words).propose(label.expected.clone());
        }
    }
}
