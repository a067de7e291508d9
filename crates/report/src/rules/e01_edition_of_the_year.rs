use rule::{Findings, rule};

use super::{basis, support::{by_regime}};
use crate::{Context, Edition, Recognised, Where};

rule! {
    /// 报告应当使用报告年度的格式版本。
    ///
    /// 2021年度起用国办公开办函〔2021〕30号的格式，2019、2020年度用国办公开办函〔2019〕60号的格式。版本按表格里的标签判断，
    /// 正文中的同名词语不算。自愿参照执行的单位按警告对待。
    ///
    /// # 不符合
    /// ```报告
    /// 年 2024
    /// 版 2019
    /// ```
    /// # 符合
    /// ```报告
    /// 年 2020
    /// 版 2019
    /// ```
    "AUD-E01": Error over Recognised, given Context, at Where, basis basis::FORM
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let followed = report.report.edition;
    let Some((year, due)) = report.report.year.and_then(|year| Some((year, Edition::for_year(year)?))) else { return };
    let Some(first) = report.fingerprints.iter().find(|label| label.edition == followed) else { return };
    if followed == due {
        return;
    }
    let should = match due {
        Edition::E2021 => "表二第（一）项应为本年制发件数、本年废止件数、现行有效件数，没有第（九）项，表三“（六）其他处理”应分三行",
        Edition::E2019 => "表二第（一）项应为本年新制作数量、本年新公开数量、对外公开总数量，表三“（六）其他处理”只有一行",
    };
    findings.at_severity(
        by_regime(report, context),
        first.found.at.clone(),
        first.found.text.clone(),
        format!("{year}年度的报告应当用{due}，表格用的是{followed}：{should}。"),
    );
}
