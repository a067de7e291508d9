use std::sync::LazyLock;

use rule::{Findings, rule};
use statute::Regime;

use super::{basis, support::{Pattern, each_match_near, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 对本机关的公开义务不得表述错误。
    ///
    /// 群团组织、公共企事业单位不是行政机关，不得说成行政机关；行政机关也不得说成不是行政机关、没有公开义务。
    ///
    /// # 不符合
    /// ```报告
    /// 机关 示例县总工会
    /// 引言 我会作为行政机关，依据《条例》编制本报告，电话：0751-0000000。
    /// ```
    /// ```报告
    /// 引言 我局不属于行政机关，参照《条例》编制本报告，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 我局作为行政机关，依法编制本报告，电话：0751-0000000。
    /// ```
    /// ```报告
    /// 机关 示例县总工会
    /// 引言 我会属于群团组织，参照行政机关的做法编制本报告，电话：0751-0000000。
    /// ```
    "AUD-C17": Warning over Recognised, given Context, at Where, basis basis::REGIMES
}

const WORDS: [&str; 4] = ["行政机关", "群团", "人民团体", "公开义务"];

static ORGAN: Pattern = LazyLock::new(|| {
    pattern(r"(?:[本我](?:局|委|办|厅|会|单位|机关|公司|校|院|中心)|(?P<body>[\p{Han}]{2,12}(?:工会|妇联|联合会|团委|协会|红十字会|公司|学校|医院)))(?:作为|属于|属|系|是|为)(?:一个|一家)?(?:[\p{Han}]{0,6}的)?行政机关")
});
static NO_ORGAN: Pattern = LazyLock::new(|| {
    pattern(r"[本我](?:局|委|办|厅|会|单位|机关|政府)(?:不属于|不是|非|并非)(?:[\p{Han}]{0,4})行政机关|[本我](?:局|委|办|厅|单位|机关)(?:作为|属于|属|系|是|为)(?:[\p{Han}]{0,4})(?:群团组织|群团|人民团体|公共企事业单位)|[本我](?:局|委|办|厅|单位|机关)(?:没有|无|不承担|不负有)(?:政府)?(?:信息)?公开义务")
});

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let body = &report.report.body;
    let (wrong, words) = match context.regime_of(body) {
        Some(Regime::Voluntary) => (&ORGAN, "是群团组织，不是行政机关，应当写作参照《条例》办理"),
        Some(Regime::Utility) => (&ORGAN, "是公共企事业单位，不是行政机关，公开信息适用《条例》第五十五条"),
        Some(Regime::Organ) => (&NO_ORGAN, "是行政机关，负有《条例》规定的公开义务"),
        None if is_organ(body) => (&NO_ORGAN, "按名称看是行政机关，负有《条例》规定的公开义务"),
        Some(Regime::Authorised) | None => return,
    };
    for (passage, found) in each_match_near(report, &WORDS, wrong) {
        if let Some(whole) = found.get(0) {
            find(findings, passage, whole.range(), format!("{body}{words}。"));
        }
    }
}

/// Names that only organs of the state bear.
fn is_organ(body: &str) -> bool {
    ["人民政府", "局", "厅", "委员会", "办公室"].iter().any(|end| body.ends_with(end))
}
