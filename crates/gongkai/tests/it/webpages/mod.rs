//! Web pages as sites make them, and as nobody should: of one invented report, each cell is read as it is, or it is not read
//! and said so. What differs from the report is listed with each page.

#![expect(clippy::format_collect, clippy::format_push_string, reason = "markup is built the way it is read")]

mod built;
mod carried;
mod copied;
mod marked;

use std::collections::BTreeMap;

use jiff::civil::date;
use report::{CellValue, Edition, Number, Recognised, Report, TableId, form};
use text::Table;

pub const TITLE: &str = "示例县民政局2024年政府信息公开工作年度报告";
pub const INTRO: &str = "本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2024年1月1日至2024年12月31日，如有疑问请与本局联系。";

/// The report that all pages show; `more` is added to each figure of the first row of table 三 and of table 二, so that two
/// years differ.
pub fn report(year: i16, more: u32) -> Report {
    let form = form(Edition::E2021);
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut sums = vec![0_u32; 7];
    let t3 = form.table(TableId::T3);
    let results = t3.rows.iter().filter(|row| !is_ledger(&row.id));
    for (at, row) in (0_u32..).zip(results) {
        let mut cells = vec![at * 7 % 23, at % 4, 0, at % 2, 0, at % 3];
        cells.push(cells.iter().sum());
        sums.iter_mut().zip(&cells).for_each(|(sum, cell)| *sum += cell);
        rows.insert(&row.id, cells);
    }
    let shift = |values: &[u32], by: u32| -> Vec<u32> {
        let mut cells: Vec<u32> = values[..6].iter().map(|value| value + by).collect();
        cells.push(cells.iter().sum());
        cells
    };
    rows.insert("carried_out", shift(&[0; 6], 1 + more));
    rows.insert("carried_in", shift(&[0; 6], 1));
    rows.insert("new_received", shift(&sums, more));
    rows.insert("results_total", sums);
    let mut cells = Vec::new();
    for id in TableId::ALL {
        for (at, cell) in (0_u32..).zip(&form.table(id).cells) {
            let figure = match (id, rows.get(cell.row.as_str())) {
                (TableId::T3, Some(row)) => Number::from(row[at as usize % 7]),
                (TableId::T4, _) if at % 5 == 4 => Number::from(10 + more * 4),
                (TableId::T4, _) => Number::from(at % 5 + 1 + more),
                _ if cell.id.as_str().ends_with("amount") => "3.5".parse().unwrap(),
                _ => Number::from(at * 3 + 1 + more),
            };
            cells.push((cell.id.clone(), figure));
        }
    }
    let mut report = Report::from_cells("示例县民政局", year, Edition::E2021, cells)
        .with_introduction(INTRO.replace("2024", &year.to_string()))
        .with_section("s1", format!("{year}年，本局主动公开政府信息120条，均已按时答复。"))
        .with_section("s5", "公开的主动性还不够强。下一步将加强培训。")
        .with_section("s6", "无。")
        .signed("示例县民政局", date(year + 1, 1, 16));
    report.title = TITLE.replace("2024", &year.to_string());
    report
}

fn is_ledger(row: &str) -> bool {
    ["new_received", "carried_in", "carried_out", "results_total"].contains(&row)
}

/// A table as HTML, each cell through `cell`: its words, its spans as attributes, whether it is a label.
pub fn table_with(table: &Table, cell: impl Fn(&str, &str, bool) -> String) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|c| {
            let mut spans = String::new();
            if c.colspan > 1 {
                spans += &format!(" colspan={}", c.colspan);
            }
            if c.rowspan > 1 {
                spans += &format!(" rowspan={}", c.rowspan);
            }
            cell(&c.text, &spans, c.header)
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    });
    format!("<table border=1>{}</table>", rows.collect::<String>())
}

pub fn table(table: &Table) -> String {
    table_with(table, |words, spans, _| format!("<td{spans}>{words}</td>"))
}

/// The three tables of the report of 2024.
pub fn tables() -> [String; 3] {
    TableId::ALL.map(|id| table(&report::table(&report(2024, 0), id)))
}

/// The report as paragraphs around three tables, without its title.
pub fn body(tables: &[String; 3]) -> String {
    body_of(&report(2024, 0), tables)
}

pub fn body_of(report: &Report, tables: &[String; 3]) -> String {
    let mut page = format!("<p>{}</p>", report.introduction);
    for (at, section) in report.sections.iter().enumerate() {
        page += &format!("<p>{}</p>", section.heading);
        page += &section.text.lines().map(|line| format!("<p>{line}</p>")).collect::<String>();
        if let Some(table) = at.checked_sub(1).and_then(|at| tables.get(at)) {
            page += table;
        }
    }
    page + &format!(
        "<p align=right>{}</p><p align=right>{}年1月16日</p>",
        report.body,
        report.year.unwrap() + 1
    )
}

/// A site around a text.
pub fn site(title: &str, text: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}_示例县人民政府</title></head><body><div class=top><ul><li><a href=/>首页</a></li>\
         <li><a href=/zwgk>政务公开</a></li></ul></div><div class=pos>当前位置：<a href=/>首页</a> &gt; <a href=/n>年度报告</a></div><h1>{title}</h1>\
         <div class=info>发布时间：2025-01-17　来源：示例县民政局　浏览次数：128</div><div class=con>{text}</div>\
         <div class=foot>版权所有：示例县人民政府　网站标识码：0000000000</div></body></html>"
    )
}

pub fn read(page: &str) -> (paper::Reading, Recognised) {
    let reading = paper::read("page.html", page.as_bytes()).expect("a page that can be read");
    let found = report::recognise(&reading.document);
    (reading, found)
}

/// Checks a page of the report: all cells but `others` as they are, those as given (`absent`, `text …`), and every one of `said`
/// among the doubts. A cell that is not as it is must be doubted.
pub fn check(page: &str, others: &[(&str, &str)], said: &[&str]) {
    let (reading, found) = read(page);
    let of_reader = reading.doubts.iter().map(|doubt| &doubt.text);
    let doubts: Vec<&String> = of_reader.chain(found.doubts.iter().map(|doubt| &doubt.text)).collect();
    let shown = |value: &CellValue| match value {
        CellValue::Number(number) => number.to_string(),
        CellValue::Blank => "blank".to_owned(),
        CellValue::Text(words) => format!("text {words}"),
        CellValue::Absent => "absent".to_owned(),
    };
    let right = report(2024, 0);
    let other = |id: &str| {
        let known = others
            .iter()
            .find(|(of, _)| id == *of || of.strip_suffix('*').is_some_and(|of| id.starts_with(of)));
        known.map(|(_, value)| (*value).to_owned())
    };
    let wrong: Vec<String> = right
        .cells
        .iter()
        .filter_map(|(id, cell)| {
            let wanted = other(id.as_str()).unwrap_or_else(|| shown(&cell.value));
            let got = shown(found.report.value(id.as_str()));
            (got != wanted).then(|| format!("{id}: {got}, not {wanted}"))
        })
        .take(12)
        .collect();
    let unsaid: Vec<&&str> =
        said.iter().filter(|words| !doubts.iter().any(|doubt| doubt.contains(**words))).collect();
    assert!(wrong.is_empty() && unsaid.is_empty(), "{wrong:#?}\nnot said: {unsaid:?}\ndoubts: {doubts:#?}");
    assert!(said.is_empty() == doubts.is_empty(), "doubts: {doubts:#?}");
    assert!(!said.is_empty() || others.is_empty(), "a cell that is not read must be doubted");
}

/// A page on which all is read, and nothing doubted.
pub fn right(page: &str) {
    check(page, &[], &[]);
}
