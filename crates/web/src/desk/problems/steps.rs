//! Steps of a problem: entered, put in other words, remedied.

use acts::problem::{self, NewProblem};
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use office::{Problem, ProblemId};

use super::list::{facts, find};
use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::plain::Plain;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::parts::{Choice, Facts};

const LIST: (&str, &str) = ("/desk/problems", "问题整改");

/// Where problems come from, in the words of the reports.
const SOURCES: [&str; 6] = ["自查", "上级检查", "第三方评估", "社会评议", "群众反映", "复议诉讼"];

fn new_page() -> Plain {
    Plain {
        list: LIST,
        record: None,
        title: "登记问题",
        about: "登记发现的问题和整改措施。年度报告第五部分据此写明存在的主要问题和改进情况（第五十条）。",
        facts: Facts::default(),
        action: "/desk/problems/new".to_owned(),
    }
}

fn new_sheet(staff: &Staff) -> Sheet {
    let sources = SOURCES.map(|source| Choice::new(source, source)).to_vec();
    let year = staff.shell.today.year().to_string();
    let mut asked = vec![
        Asked::line("year", "写入哪一年度的报告", "四位年份").with(year),
        Asked::one("source", "问题来源", "", sources),
    ];
    asked.extend(words());
    Sheet::new(asked)
}

fn words() -> Vec<Asked> {
    vec![
        Asked::text("text", "存在的问题", "写明事实，不写套话"),
        Asked::text("plan", "整改措施", "写明做什么、由谁做"),
        Asked::date("until", "整改期限", "没有确定的不填", None),
    ]
}

/// Opens the form.
pub async fn open_new(staff: Staff) -> Response {
    new_page().show(&staff, new_sheet(&staff))
}

/// Enters a problem.
pub async fn register(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut sheet = new_sheet(&staff).answered(&form.0);
    let read = read_new(&mut sheet);
    new_page()
        .submit(
            &app,
            &staff,
            &form,
            (sheet, read),
            |_| "",
            |desk, new| {
                let id = problem::register(desk, new)?;
                Ok(format!("/desk/problems/{id}?done=registered"))
            },
        )
        .await
}

fn read_new(sheet: &mut Sheet) -> Option<NewProblem> {
    let year = sheet.needed_number("year");
    let known = year.filter(|year| (2008..=2099).contains(year));
    if let (Some(year), None) = (year, known) {
        sheet.blame("year", format!("年度应为2008至2099之间的年份，现为“{year}”"));
    }
    let source = sheet.chosen("source", |word| SOURCES.into_iter().find(|source| *source == word));
    let (text, plan, due_on) = read_words(sheet);
    let year = i16::try_from(known?).ok()?;
    Some(NewProblem { year, source: source?.to_owned(), text, plan, due_on })
}

fn read_words(sheet: &mut Sheet) -> (String, String, Option<Date>) {
    (sheet.needed("text"), sheet.text("plan"), sheet.date("until"))
}

fn page_of(problem: &Problem, title: &'static str, about: &'static str, step: &str) -> Plain {
    let address = format!("/desk/problems/{}", problem.id);
    let action = format!("{address}/{step}");
    let name: String = problem.text.chars().take(20).collect();
    Plain { list: LIST, record: Some((address, name)), title, about, facts: facts(problem), action }
}

fn words_page(problem: &Problem) -> Plain {
    page_of(problem, "修改问题和措施", "整改完毕之前可以修改；每次修改都记入日志。", "words")
}

fn remedy_page(problem: &Problem) -> Plain {
    page_of(problem, "登记整改情况", "登记后本问题办结，写入年度报告的改进情况，不能再修改。", "remedy")
}

fn words_sheet(problem: &Problem) -> Sheet {
    let first = [
        problem.text.clone(),
        problem.plan.clone(),
        problem.due_on.map_or(String::new(), |day| day.to_string()),
    ];
    Sheet::new(words().into_iter().zip(first).map(|(asked, first)| asked.with(first)).collect())
}

fn remedy_sheet() -> Sheet {
    Sheet::new(vec![Asked::text(
        "text",
        "整改措施和结果",
        "写明做了什么、有什么结果，可以附文件名称、网页地址",
    )])
}

/// Opens the form of the words.
pub async fn open_words(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some(problem)) => words_page(&problem).show(&staff, words_sheet(&problem)),
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Opens the form of the remedy.
pub async fn open_remedy(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some(problem)) => remedy_page(&problem).show(&staff, remedy_sheet()),
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Puts a problem in other words.
pub async fn restate(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let problem = match find(&app, &staff, id).await {
        Ok(Some(problem)) => problem,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let mut sheet = words_sheet(&problem).answered(&form.0);
    let read = read_words(&mut sheet);
    words_page(&problem)
        .submit(
            &app,
            &staff,
            &form,
            (sheet, Some(read)),
            |_| "",
            move |desk, (text, plan, due_on)| {
                problem::restate(desk, ProblemId(id), text, plan, due_on)?;
                Ok(format!("/desk/problems/{id}?done=restated"))
            },
        )
        .await
}

/// Closes a problem.
pub async fn remedy(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let problem = match find(&app, &staff, id).await {
        Ok(Some(problem)) => problem,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let mut sheet = remedy_sheet().answered(&form.0);
    let read = sheet.needed("text");
    remedy_page(&problem)
        .submit(
            &app,
            &staff,
            &form,
            (sheet, Some(read)),
            |_| "",
            move |desk, text| {
                problem::remedy(desk, ProblemId(id), text)?;
                Ok(format!("/desk/problems/{id}?done=remedied"))
            },
        )
        .await
}
