use rule::{Findings, rule};

use super::{basis, support::{clause_around, find}};
use crate::{Context, Recognised, Where};

rule! {
    /// 简称应当先说明再使用。
    ///
    /// 第一次提到时写明“以下简称《条例》”。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告可在网站查阅。
    /// 五 与《条例》规定还有差距，公开内容不够全面。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制，电话：0751-0000000。
    /// 五 与《条例》规定还有差距，公开内容不够全面。
    /// ```
    "AUD-T06": Warning over Recognised, given Context, at Where, basis basis::LANGUAGE
}

const SHORT: [&str; 7] = ["《条例》", "《办法》", "《规定》", "《意见》", "《通知》", "《方案》", "《细则》"];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for short in SHORT {
        let first = report.prose.iter().find_map(|passage| passage.text.find(short).map(|at| (passage, at)));
        let Some((passage, at)) = first else { continue };
        let bare = short.trim_matches(['《', '》']);
        let ways = ["简称", "下称", "简称为", "简称：", "简称:"].map(|way| format!("{way}{short}"));
        let quoted = [format!("称“{bare}”"), format!("称“{short}”"), format!("简称{bare}")];
        let introduced =
            report.prose.iter().any(|passage| ways.iter().chain(&quoted).any(|way| passage.text.contains(way)));
        if !introduced {
            let text = format!("{short}是简称，第一次提到全称时没有说明“以下简称{short}”。");
            find(findings, passage, clause_around(passage, at), text);
        }
    }
}
