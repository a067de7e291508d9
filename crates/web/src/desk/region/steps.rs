//! Steps of a collected report: named rightly, set aside; and the list of who owes one.

use acts::collected;
use axum::extract::State;
use axum::response::Response;
use office::{Collected, CollectedId};

use super::{find, title};
use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::plain::Plain;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::parts::Facts;

const LIST: (&str, &str) = ("/desk/region", "收到的年报");

fn page_of(report: &Collected, heading: &'static str, about: &'static str, step: &str) -> Plain {
    let address = format!("/desk/region/{}", report.id);
    let facts = Facts::default()
        .with("文件", report.file_name.as_str())
        .with("机关", report.unit.as_str())
        .with("报告年度", report.year.map_or("不明".to_owned(), |year| year.to_string()));
    let action = format!("{address}/{step}");
    Plain { list: LIST, record: Some((address, title(report))), title: heading, about, facts, action }
}

fn name_page(report: &Collected) -> Plain {
    let about = "从文件中读出的机关名称或者年度不对时在这里更正。文件本身不变，更正记入日志。";
    page_of(report, "更正机关和年度", about, "name")
}

fn name_sheet(report: &Collected) -> Sheet {
    Sheet::new(vec![
        Asked::line("unit", "机关名称", "写全称，与单位名单一致").with(report.unit.as_str()),
        Asked::line("year", "报告年度", "四位年份")
            .with(report.year.map_or(String::new(), |year| year.to_string())),
    ])
}

fn aside_page(report: &Collected) -> Plain {
    let about = "停用后不再计入汇总、对比和统计，文件和核对结果仍可查看。已报送更正后的报告、退回重报、误收的，停用原来的一份。";
    page_of(report, "停用这份报告", about, "aside")
}

fn aside_sheet() -> Sheet {
    Sheet::new(vec![Asked::text("reason", "停用的理由", "如：已报送更正后的报告")])
}

fn units_page() -> Plain {
    Plain {
        list: LIST,
        record: None,
        title: "报告单位名单",
        about: "列出应当向本机关报送年度报告的单位，汇总时据此找出缺报的单位（第四十九条）。每行一个单位，各列用逗号分开：\
                机关名称、曾用名（多个用顿号分开）、并入的机关、最后一个报告年度；后三列没有的不写。",
        facts: Facts::default(),
        action: "/desk/region/units".to_owned(),
    }
}

fn units_sheet(lines: String) -> Sheet {
    Sheet::new(vec![Asked::text("units", "单位", "如：示范县粮食局，，示范县发展和改革局，2023").with(lines)])
}

/// Opens the form of name and year.
pub async fn open_name(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some(report)) => name_page(&report).show(&staff, name_sheet(&report)),
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// States whose report of which year it is.
pub async fn restate(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let report = match find(&app, &staff, id).await {
        Ok(Some(report)) => report,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let mut sheet = name_sheet(&report).answered(&form.0);
    let unit = sheet.needed("unit");
    let year = sheet.needed_number("year").and_then(|year| i16::try_from(year).ok());
    let read = year.map(|year| (unit, year));
    let beside = |sentence: &str| if sentence.contains("年度") { "year" } else { "unit" };
    name_page(&report)
        .submit(&app, &staff, &form, (sheet, read), beside, move |desk, (unit, year)| {
            collected::restate(desk, CollectedId(id), &unit, year)?;
            Ok(format!("/desk/region/{id}?done=named"))
        })
        .await
}

/// Opens the form of setting aside.
pub async fn open_aside(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some(report)) => aside_page(&report).show(&staff, aside_sheet()),
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Sets a report aside.
pub async fn set_aside(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let report = match find(&app, &staff, id).await {
        Ok(Some(report)) => report,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let mut sheet = aside_sheet().answered(&form.0);
    let reason = sheet.needed("reason");
    aside_page(&report)
        .submit(
            &app,
            &staff,
            &form,
            (sheet, Some(reason)),
            |_| "reason",
            move |desk, reason| {
                collected::set_aside(desk, CollectedId(id), &reason)?;
                Ok("/desk/region?done=aside".to_owned())
            },
        )
        .await
}

/// Opens the list of who owes a report.
pub async fn open_units(State(app): State<App>, staff: Staff) -> Response {
    let body = staff.body.id;
    match app.read(move |tx| tx.region(body)).await {
        Ok(lines) => units_page().show(&staff, units_sheet(lines.unwrap_or_default())),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Saves the list of who owes a report.
pub async fn list_units(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut sheet = units_sheet(String::new()).answered(&form.0);
    let lines = sheet.needed("units").replace('，', ",");
    units_page()
        .submit(
            &app,
            &staff,
            &form,
            (sheet, Some(lines)),
            |_| "units",
            |desk, lines| {
                collected::list_units(desk, &lines)?;
                Ok("/desk/region?done=listed".to_owned())
            },
        )
        .await
}
