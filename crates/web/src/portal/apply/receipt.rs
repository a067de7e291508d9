//! 回执 (DOC-02): number and query code, by when an answer comes and why, and how it goes on.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use calendar::Calendar;
use office::Body;
use statute::clock::{Case, read};
use statute::{ANSWER, DocKind};
use text::{Align, Block, Cell, Document, Table, format_date};

use super::draft::{self, Filed};
use super::questions;
use crate::app::App;
use crate::national::{File, Paper};
use crate::page::{Shell, last_day};
use crate::parts::{Crumbs, Steps};

#[derive(Template)]
#[template(path = "portal/apply/receipt.html")]
struct Receipt<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    body: &'a Body,
    filed: &'a Filed,
    /// The day by which an answer is owed, and the sum; none while the receipt is not confirmed.
    due: Option<Due>,
    /// Where the receipt is to be had as PDF and as a Word document.
    files: [String; 2],
}

struct Due {
    on: String,
    steps: Steps,
}

/// Shows the receipt at the address of the draft.
pub async fn show(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let (key, draft, body) = match draft::found(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(filed) = &draft.filed else {
        return Redirect::to(&draft::address(&key, "check")).into_response();
    };
    let page = Receipt {
        crumbs: questions::crumbs("回执", &body),
        shell: &shell,
        body: &body,
        filed,
        due: due(filed),
        files: ["receipt.pdf", "receipt.docx"].map(|name| draft::address(&key, name)),
    };
    shell.respond_private(StatusCode::OK, &page)
}

/// The receipt as pages to print.
pub async fn pdf(app: State<App>, key: Path<String>, shell: Shell) -> Response {
    file(app, key, shell, Paper::Pdf).await
}

/// The receipt as a Word document.
pub async fn docx(app: State<App>, key: Path<String>, shell: Shell) -> Response {
    file(app, key, shell, Paper::Docx).await
}

async fn file(State(app): State<App>, Path(key): Path<String>, shell: Shell, paper: Paper) -> Response {
    let (key, draft, body) = match draft::found(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(filed) = &draft.filed else {
        return Redirect::to(&draft::address(&key, "check")).into_response();
    };
    let name = format!("{}{}", filed.number, DocKind::Receipt.name());
    match File::letter(document(&body, filed), name, paper).await {
        Ok(file) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
        Err(missing) => missing.page(shell),
    }
}

/// The receipt on paper: what the page says.
fn document(body: &Body, filed: &Filed) -> Document {
    let row = |name: &str, value: &str| vec![Cell::header(name, 1, 1), Cell::new(value)];
    let rows = vec![
        row("登记编号", &filed.number),
        row("查询码", &filed.query_code),
        row("提交日期", &format_date(filed.on)),
        row("受理单位", &body.name),
    ];
    let answered = match due(filed) {
        Some(due) if body.regime.statutory() => format!("最迟{}答复。", due.on),
        Some(due) => format!("本单位参照条例办理，争取在{}以前答复。", due.on),
        None => format!("本单位将在下一个工作日以前确认收到，自确认之日起{}内答复。", ANSWER.days),
    };
    let phone = &body.settings.phone;
    let phone = if phone.is_empty() { String::new() } else { format!("，电话{phone}") };
    let words = [
        format!("{answered}收到申请之日起{}内答复，收到当日不计算在内。", ANSWER.days),
        "需要补正、征求意见、缴费或者延长期限的，会告知您，答复日期相应改变。".to_owned(),
        "凭登记编号和查询码可以查询进度、查看答复。查询码本单位没有留存，遗失后不能补发，请妥善保管。"
            .to_owned(),
        format!("有疑问的，请联系{}{phone}。", body.settings.disclosure_office),
    ];
    let mut blocks = vec![Block::Table(Table { rows, ..Table::default() })];
    blocks.extend(words.map(Block::paragraph));
    blocks.push(Block::aligned(&*body.name, Align::Right));
    blocks.push(Block::aligned(format_date(filed.on), Align::Right));
    Document { title: Some(DocKind::Receipt.name().to_owned()), blocks }
}

fn due(filed: &Filed) -> Option<Due> {
    let reading = read(&Case::received(filed.received_on?), None, Calendar::national()).ok()?;
    Some(Due {
        on: last_day(reading.last_day()),
        steps: Steps { caption: "逐日计算".into(), steps: reading.steps },
    })
}
