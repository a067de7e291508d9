use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, each_match_near, find, is_of_another_year, pattern}};
use crate::{Context, Edition, Number, Recognised, TableId, Where};

rule! {
    /// 正文中的规范性文件、行政许可、行政处罚、行政强制数量和行政事业性收费金额应当与表二一致。
    ///
    /// 只核对“制发、废止、现行有效行政规范性文件几件”“作出行政许可决定几件”这类写法，发布、公开、公示、备案、清理的件数不在此列；金额按正文写到的位数比较。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年制发行政规范性文件4件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 现行有效规范性文件12件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t2/fees/amount = 35.62
    /// 一 全年行政事业性收费金额36.62万元，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/fees/amount = 35.6249
    /// 一 全年行政事业性收费金额35.62万元，报备规范性文件9件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t2/normative/issued = 4
    /// 格 t2/normative/in_force = 4
    /// 一 全年制发行政规范性文件4件，公开行政许可信息300件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C03": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

/// With these words the number is that of some other thing: what was published, sent in, looked through.
const OTHER: [&str; 14] = [
    "公开", "公示", "发布", "上年", "去年", "累计", "备案", "报备", "审查", "审核", "清理", "修订", "解读", "拟",
];

static FACT: Pattern = LazyLock::new(|| {
    pattern(r"(?:制发|制定|印发|出台|新制发)(?:行政)?(?P<documents>规范性文件)(?:共计|共|数量为)?\s*(?P<n>[0-9]{1,9})\s*件|(?P<stock>现行有效)(?:的)?(?:行政)?规范性文件(?:共计|共|为)?\s*(?P<k>[0-9]{1,9})\s*件|(?P<gone>废止)(?:失效)?(?:行政)?规范性文件\s*(?P<g>[0-9]{1,9})\s*件|(?:作出|办理|办结)行政(?P<act>许可|处罚|强制)(?:决定|案件|事项)?(?:共计|共)?\s*(?P<m>[0-9]{1,9})\s*[件宗起]")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let edition = report.table(TableId::T2).edition;
    for (passage, found) in each_match_near(report, &["规范性文件", "行政许可", "行政处罚", "行政强制"], &FACT) {
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
        let other = OTHER.iter().any(|word| clause.contains(word));
        if stated != counted && !other && !is_of_another_year(report, passage, whole.start()) {
            find(findings, passage, whole.range(), format!("这里写的是{stated}件，表二{name}是{counted}件。"));
        }
    }
    fees(report, findings);
}

static FEES: Pattern = LazyLock::new(|| {
    pattern(r"行政事业性收费(?:总金额|金额|总额|收入)?(?:共计|共|为|合计)?\s*(?P<n>[0-9]{1,9}(?:\.[0-9]{1,8})?)\s*万元")
});

/// The amount of fees, at the digits that are given in the prose.
fn fees(report: &Recognised, findings: &mut Findings<Where>) {
    let Some(counted) = report.report.number("t2/fees/amount") else { return };
    for (passage, found) in each_match_near(report, &["行政事业性收费"], &FEES) {
        let (Some(whole), Ok(stated)) = (found.get(0), found["n"].parse::<Number>()) else { continue };
        let decimals = found["n"].split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let unit = Number::decimal(1, u8::try_from(decimals).unwrap_or(0));
        let off = if stated < counted { counted - stated } else { stated - counted };
        if off >= unit && !is_of_another_year(report, passage, whole.start()) {
            find(findings, passage, whole.range(), format!("这里写的是{stated}万元，表二行政事业性收费是{counted}万元。"));
        }
    }
}
