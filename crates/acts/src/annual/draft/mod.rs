//! The words of a report, drafted from the records for a person to go on with.
//!
//! Every number is taken from the tally or the registers (AR-20), and nothing is said that no record shows: no praise,
//! no 高度重视. What only people know (trainings, inspections) is stated as a figure or written by hand.

mod overview;
mod problems;
mod tables;

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::{Body, ReportPart};
use report::{Edition, form};
use statute::Regime;
use store::{COUNTED_EDITION, StoreError, Tally, Tx, YearFacts};

/// Facts of section one that a person states as figures: address, what is counted, unit.
pub const STATED: [(&str, &str, &str); 4] = [
    ("s1/trainings", "组织政府信息公开业务培训", "次"),
    ("s1/inspections", "开展政府信息公开工作检查", "次"),
    ("s1/ratings", "开展政府信息公开社会评议", "次"),
    ("s1/accountability", "因违反政府信息公开规定追究责任", "人"),
];

/// What the words are drafted from.
struct Material<'a> {
    body: &'a Body,
    year: i16,
    tally: &'a Tally,
    facts: &'a YearFacts,
}

/// The words of all parts, drafted from the records.
///
/// # Errors
/// When the store fails.
pub fn passages(tx: &mut Tx<'_>, body: &Body, year: i16) -> Result<BTreeMap<ReportPart, String>, StoreError> {
    let tally = tx.tally(body, year)?;
    let facts = tx.year_facts(body, year)?;
    Ok(written(&Material { body, year, tally: &tally, facts: &facts }))
}

fn written(material: &Material<'_>) -> BTreeMap<ReportPart, String> {
    let text = |part| match part {
        ReportPart::Introduction => introduction(material),
        ReportPart::Overview => overview::overview(material),
        ReportPart::Disclosure => tables::disclosure(material),
        ReportPart::Requests => tables::requests(material),
        ReportPart::Disputes => tables::disputes(material),
        ReportPart::Problems => problems::problems(material),
        ReportPart::Other => problems::other(material),
    };
    ReportPart::ALL.into_iter().map(|part| (part, text(part))).collect()
}

impl Material<'_> {
    /// Whether the Regulation binds the body, or it follows it by arrangement (第五十五条; STA-96).
    fn bound(&self) -> bool {
        match self.body.regime {
            Regime::Organ | Regime::Authorised => true,
            Regime::Utility | Regime::Voluntary => false,
        }
    }

    /// The number in the 总计 column of a row of table three.
    fn requests(&self, row: &str) -> i64 {
        self.tally.whole(&format!("t3/{row}/total"))
    }

    /// The number of a group and column of table four.
    fn disputes(&self, group: &str, column: &str) -> i64 {
        self.tally.whole(&format!("t4/{group}/{column}"))
    }
}

/// AR-08: basis, parts, period, where the electronic version is, whom to ask.
fn introduction(material: &Material<'_>) -> String {
    let Material { body, year, .. } = material;
    let form = form(Edition::for_year(*year).unwrap_or(COUNTED_EDITION));
    let (title, number) = (&form.document_title, &form.document_number);
    let title = title.replace('《', "〈").replace('》', "〉");
    let basis = if material.bound() {
        format!("根据《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条和《{title}》（{number}）")
    } else {
        format!("参照《中华人民共和国政府信息公开条例》（以下简称《条例》）和《{title}》（{number}）")
    };
    let headings: Vec<_> = form.sections.iter().map(|section| section.heading.as_str()).collect();
    let last = headings.len().saturating_sub(1);
    let (first, last) = (headings[..last].join("，"), headings[last..].concat());
    let settings = &body.settings;
    let site = match stated(&settings.site_name) {
        Some(site) => format!("“{site}”平台"),
        None => format!("{}政府信息公开平台", body.name),
    };
    let ways: Vec<_> =
        [("地址", &settings.address), ("电话", &settings.phone), ("电子邮箱", &settings.email)]
            .into_iter()
            .filter_map(|(what, words)| Some(format!("{what}：{}", stated(words)?)))
            .collect();
    let ways = if ways.is_empty() { String::new() } else { format!("（{}）", ways.join("；")) };
    let office = stated(&settings.disclosure_office).unwrap_or(&body.name);
    format!(
        "{basis}，编制本报告。本报告由六个部分组成：{first}，以及{last}。本报告所列数据的统计期限自{year}年1月1日起至\
         {year}年12月31日止。本报告的电子版可在{site}查阅和下载。如对本报告有疑问，请与{office}联系{ways}。"
    )
}

/// Words that are there.
fn stated(words: &str) -> Option<&str> {
    Some(words.trim()).filter(|words| !words.is_empty())
}

/// Several things with their numbers: 业务工作4条、统计信息2条; nothing for nought.
fn listed<'a>(things: impl IntoIterator<Item = (&'a str, i64)>, unit: &str) -> Vec<String> {
    things.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}{n}{unit}")).collect()
}

/// A list with 、 between; with ， where a name has a 、 of its own (GB/T 15834: 广播、电视).
fn joined(items: &[String]) -> String {
    items.join(if items.iter().any(|item| item.contains('、')) { "，" } else { "、" })
}

/// A whole and its parts: 26条，其中业务工作4条、其他22条; 5条，均为业务工作; 1条，为业务工作.
fn whole_and_parts(whole: i64, unit: &str, parts: &[(&str, i64)]) -> String {
    let some: Vec<_> = parts.iter().filter(|(_, n)| *n > 0).collect();
    match some.as_slice() {
        [] => format!("{whole}{unit}"),
        [(name, 1)] if whole == 1 => format!("1{unit}，为{name}"),
        [(name, n)] if *n == whole => format!("{whole}{unit}，均为{name}"),
        _ => format!("{whole}{unit}，其中{}", joined(&listed(parts.iter().copied(), unit))),
    }
}

/// Somebody's words as one sentence with its end mark.
fn sentence(words: &str) -> String {
    let joined = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("");
    let bare = joined.trim_end_matches(['。', '；', '，', '、', '.', ';', ',']);
    match bare.chars().next_back() {
        Some('！' | '？') => bare.to_owned(),
        _ => format!("{bare}。"),
    }
}

/// 2024年6月3日.
fn day(date: Date) -> String {
    text::format_date(date)
}

#[cfg(test)]
mod tests;
