use rule::{Findings, Severity, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 各级政府的报告应当写明工作考核、社会评议和责任追究结果情况。
    ///
    /// 只核对政府（地区）的报告，部门的报告不在此列。写到其中一部分的，可能是换了说法，按警告对待。
    ///
    /// # 不符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 一 （一）主动公开。全年主动公开信息20条。
    /// ```
    /// # 符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 一 （一）监督保障。开展工作考核和社会评议，本年度没有责任追究情形，主动公开、依申请公开、信息管理、网站栏目均已落实。
    /// ```
    /// ```报告
    /// 一 （一）主动公开。全年主动公开信息20条，依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-E12": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

const RESULTS: [(&str, &[&str]); 3] = [
    ("工作考核", &["考核", "绩效"]),
    ("社会评议", &["评议", "满意度", "第三方评估"]),
    ("责任追究结果", &["责任追究", "追责", "问责", "追究"]),
];

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    if !context.is_government(&report.report.body) {
        return;
    }
    let words: String = report.prose.iter().map(|passage| passage.text.as_str()).collect();
    let missing: Vec<&str> = RESULTS
        .iter()
        .filter(|(_, keys)| !keys.iter().any(|key| words.contains(key)))
        .map(|(result, _)| *result)
        .collect();
    if let (false, Some(heading)) = (missing.is_empty() || words.is_empty(), report.heading(1)) {
        let explanation = format!("政府的年度报告还应当写明{}情况。", missing.join("、"));
        // One word may have been put in other words; where all three are missing, nobody wrote of it.
        let severity = if missing.len() == RESULTS.len() { Severity::Error } else { Severity::Warning };
        findings.at_severity(severity, heading.quoted.at.clone(), heading.quoted.text.clone(), explanation);
    }
}
