use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, each_match, find, pattern}};
use crate::{Context, Edition, Number, Recognised, TableId, Where};

rule! {
    /// 正文中的规范性文件、行政许可、行政处罚、行政强制数量应当与表二一致。
    ///
    /// 只核对“制发、废止、现行有效行政规范性文件几件”“作出行政许可决定几件”这类写法，发布、公开、公示的条数不在此列。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年制发行政规范性文件4件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 现行有效规范性文件12件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/normative/issued = 4
    /// 格 t2/normative/in_force = 4
    /// 一 全年制发行政规范性文件4件，公开行政许可信息300件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C03": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

static FACT: Pattern = LazyLock::new(|| {
    pattern(r"(?:制发|制定|印发|出台)(?:行政)?(?P<documents>规范性文件)\s*(?P<n>[0-9]{1,9})\s*件|(?P<stock>现行有效)(?:的)?(?:行政)?规范性文件(?:共)?\s*(?P<k>[0-9]{1,9})\s*件|(?P<gone>废止)(?:失效)?(?:行政)?规范性文件\s*(?P<g>[0-9]{1,9})\s*件|(?:作出|办理|办结)行政(?P<act>许可|处罚|强制)(?:决定|案件|事项)?\s*(?P<m>[0-9]{1,9})\s*[件宗起]")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let edition = report.table(TableId::T2).edition;
    for (passage, found) in each_match(report, &FACT) {
        let (id, name) = match (found.name("act").map(|act| act.as_str()), edition) {
            (Some("许可"), _) => ("t2/licence/decisions", "行政许可处理决定"),
            (Some("处罚"), _) => ("t2/penalty/decisions", "行政处罚处理决定"),
            (Some(_), _) => ("t2/coercion/decisions", "行政强制处理决定"),
            (None, Edition::E2021) if found.name("stock").is_some() => ("t2/normative/in_force", "行政规范性文件现行有效"),
            (None, Edition::E2021) if found.name("gone").is_some() => ("t2/normative/repealed", "行政规范性文件本年废止"),
            (None, Edition::E2019) if found.name("documents").is_none() => continue,
            (None, Edition::E2021) => ("t2/normative/issued", "行政规范性文件本年制发"),
            (None, Edition::E2019) => ("t2/normative/made", "规范性文件本年新制作"),
        };
        let number = ["n", "m", "k", "g"].iter().find_map(|name| found.name(name)).and_then(|n| n.as_str().parse::<Number>().ok());
        let (Some(whole), Some(stated), Some(counted)) = (found.get(0), number, report.report.number(id)) else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        let other = ["公开", "公示", "发布", "上年", "去年", "累计"].iter().any(|word| clause.contains(word));
        if stated != counted && !other {
            find(findings, passage, whole.range(), format!("这里写的是{stated}件，表二{name}是{counted}件。"));
        }
    }
}
