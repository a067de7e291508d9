use rule::{Findings, Severity, rule};

use super::{basis, support::{sentences, without_end}};
use crate::{Context, Recognised, Where};

rule! {
    /// 没有复议、诉讼应当直接写件数，不得以“无执法权”等作为理由。
    ///
    /// 公民、法人或者其他组织认为公开工作侵犯其合法权益的，可以申请复议或者起诉，与有没有执法权无关。自愿参照执行的单位按提示对待。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （一）行政复议、行政诉讼情况。本单位无执法权，无此类情况。依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一）行政复议、行政诉讼情况。本年度没有发生行政复议和行政诉讼。依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C08": Warning over Recognised, given Context, at Where, basis basis::REMEDIES
}

const REASONS: [&str; 6] = ["无执法权", "没有执法权", "不具有执法", "无行政执法", "没有行政执法", "无执法职能"];

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let severity = if context.is_voluntary(&report.report.body) { Severity::Info } else { Severity::Warning };
    for (passage, sentence) in sentences(report) {
        let words = &passage.text[sentence.clone()];
        let about = || ["复议", "诉讼", "申请"].iter().any(|word| passage.text.contains(word));
        if let Some(reason) = REASONS.iter().find(|reason| words.contains(**reason) && about()) {
            let span = without_end(passage, sentence);
            let text = format!("应当写明件数（没有的写0件）；“{reason}”不是没有复议、诉讼的理由。");
            findings.at_severity(severity, passage.at(span.clone()), passage.quote(span), text);
        }
    }
}
