//! What was read, for people: whose report, its sections, its three tables, what could not be told.

use std::io::{self, Write};

use paper::Reading;
use report::{CellValue, Recognised, TableId, form};

/// Writes one report.
pub(super) fn write(
    name: &str,
    reading: &Reading,
    found: &Recognised,
    out: &mut impl Write,
) -> io::Result<()> {
    let report = &found.report;
    writeln!(out, "{name}（{}）", reading.format.label())?;
    let body = if report.body.is_empty() { "没有读出" } else { &report.body };
    let year = report.year.map_or("没有读出".to_owned(), |year| year.to_string());
    writeln!(out, "机关：{body}　年度：{year}　格式：{}", found.followed)?;
    if let Some((from, to)) = report.period {
        writeln!(out, "统计期限：{}至{}", text::format_date(from), text::format_date(to))?;
    }
    let signature = report.signature.as_deref().unwrap_or("没有落款");
    let signed = report.signed_on.map_or(String::new(), |day| format!("　{}", text::format_date(day)));
    writeln!(out, "落款：{signature}{signed}")?;
    for section in &report.sections {
        writeln!(out, "{}（{}字）", section.heading, section.text.chars().count())?;
    }
    if !found.followed.is_older() {
        for table in TableId::ALL {
            write_table(found, table, out)?;
        }
    }
    let doubts = reading.doubts.iter().map(|doubt| (doubt.place, &doubt.text));
    let doubts: Vec<_> =
        doubts.chain(found.doubts.iter().map(|doubt| (doubt.place.place, &doubt.text))).collect();
    if !doubts.is_empty() {
        writeln!(out, "未能确定")?;
    }
    for (place, words) in doubts {
        let at = reading.anchor(place).map(ToString::to_string).unwrap_or_default();
        let at = if at.is_empty() && !place.is_none() { format!("第{}行", place.line) } else { at };
        writeln!(out, "· {}{}{words}", at, if at.is_empty() { "" } else { "：" })?;
    }
    writeln!(out)
}

/// A row of the form a line: its label, then its cells.
fn write_table(found: &Recognised, id: TableId, out: &mut impl Write) -> io::Result<()> {
    let form = form(found.table(id).edition).table(id);
    let read =
        form.cells.iter().filter(|cell| *found.report.value(cell.id.as_str()) != CellValue::Absent).count();
    writeln!(out, "{}：读出{read}格，格式共{}格", id.label(), form.cells.len())?;
    if read == 0 {
        return Ok(());
    }
    for row in &form.rows {
        let cells = form.cells.iter().filter(|cell| cell.row == row.id);
        let values: Vec<String> = cells.map(|cell| shown(found.report.value(cell.id.as_str()))).collect();
        let label = row.label.as_deref().unwrap_or("行政复议、行政诉讼");
        writeln!(out, "  {label}\t{}", values.join("\t"))?;
    }
    Ok(())
}

fn shown(value: &CellValue) -> String {
    match value {
        CellValue::Number(number) => number.to_string(),
        CellValue::Blank => "空白".to_owned(),
        CellValue::Text(words) => format!("“{words}”"),
        CellValue::Absent => "缺".to_owned(),
    }
}
