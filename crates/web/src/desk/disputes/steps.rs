//! Steps of a case: entered, answered, concluded.

use acts::dispute::{self, NewDispute};
use axum::extract::State;
use axum::response::Response;
use office::{Dispute, DisputeId, DisputeKind, DisputeResult, InfoRequest, Procedure, Verdict};
use store::StoreError;

use super::item::{facts, find};
use crate::app::App;
use crate::desk::asked::{Asked, Sheet};
use crate::desk::at::At;
use crate::desk::plain::Plain;
use crate::desk::staff::{Form, Staff};
use crate::error::failure;
use crate::parts::{Choice, Facts};

const LIST: (&str, &str) = ("/desk/disputes", "复议诉讼");

fn new_page() -> Plain {
    Plain {
        list: LIST,
        record: None,
        title: "登记复议、诉讼",
        about: "收到行政复议申请书副本的，自收到之日起10个工作日（简易程序5个工作日）内提交书面答复和证据；\
                收到起诉状副本的，自收到之日起15日内提交答辩状和证据。",
        facts: Facts::default(),
        action: "/desk/disputes/new".to_owned(),
    }
}

fn new_sheet(staff: &Staff, request: &str) -> Sheet {
    let kinds = DisputeKind::ALL.map(|kind| Choice::new(kind.group(), kind.label())).to_vec();
    let procedures = vec![Choice::new("ordinary", "普通程序"), Choice::new("simplified", "简易程序")];
    Sheet::new(vec![
        Asked::one("kind", "种类", "年度报告第四部分按此分组", kinds),
        Asked::one("procedure", "审理程序", "行政诉讼的答辩期限不因程序而不同", procedures).with("ordinary"),
        Asked::line("case_number", "案号", "如示府复〔2024〕3号"),
        Asked::line("authority", "复议机关或者法院", "").with(staff.body.settings.authority.as_str()),
        Asked::date("on", "收到副本日期", "收到申请书副本或者起诉状副本之日", Some(staff.shell.today)),
        Asked::line("request", "所涉申请的登记编号", "不涉及依申请公开的不填").with(request),
    ])
}

/// Opens the form; from a request, its number stands there already.
pub async fn open_new(State(app): State<App>, staff: Staff) -> Response {
    let id = staff.shell.query.text("request").and_then(|id| id.parse().ok());
    let body = staff.body.id;
    let found = app
        .read(move |tx| {
            let Some(id) = id else { return Ok(None) };
            Ok::<_, StoreError>(tx.request(office::RequestId(id))?.filter(|request| request.body == body))
        })
        .await;
    match found {
        Ok(request) => {
            let number = request.map_or(String::new(), |request| request.number);
            new_page().show(&staff, new_sheet(&staff, &number))
        }
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Enters a case.
pub async fn register(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut sheet = new_sheet(&staff, "").answered(&form.0);
    let number = sheet.text("request");
    let (body, typed) = (staff.body.id, number.clone());
    let found = app
        .read(move |tx| {
            Ok::<_, StoreError>(tx.request_numbered(&typed)?.filter(|request| request.body == body))
        })
        .await;
    let request = match found {
        Ok(request) => request,
        Err(error) => return failure(&staff.shell, &error),
    };
    if !number.is_empty() && request.is_none() {
        sheet.blame("request", format!("没有编号为“{number}”的申请，请核对"));
    }
    let read = read_new(&mut sheet, request.as_ref());
    let beside = |sentence: &str| match sentence {
        sentence if sentence.contains("案号") => "case_number",
        sentence if sentence.contains("收到副本日期") => "on",
        _ => "",
    };
    new_page()
        .submit(&app, &staff, &form, (sheet, read), beside, |desk, new| {
            let id = dispute::register(desk, new)?;
            Ok(format!("/desk/disputes/{id}?done=registered"))
        })
        .await
}

fn read_new(sheet: &mut Sheet, request: Option<&InfoRequest>) -> Option<NewDispute> {
    let kind = sheet.chosen("kind", DisputeKind::from_group);
    let procedure = sheet.chosen("procedure", |word| match word {
        "ordinary" => Some(Procedure::Ordinary),
        "simplified" => Some(Procedure::Simplified),
        _ => None,
    });
    let (case_number, authority) = (sheet.needed("case_number"), sheet.needed("authority"));
    let copy_received_on = sheet.needed_date("on");
    Some(NewDispute {
        request: request.map(|request| request.id),
        kind: kind?,
        procedure: procedure?,
        case_number,
        authority,
        copy_received_on: copy_received_on?,
    })
}

fn page_of(dispute: &Dispute, request: Option<&InfoRequest>, end: bool) -> Plain {
    let address = format!("/desk/disputes/{}", dispute.id);
    let (title, about, step) = if end {
        let about = "按审结之日计入当年年度报告第四部分；在此之前，每个年末都计为尚未审结。";
        ("登记审结结果", about, "verdict")
    } else {
        ("登记提交答复", "登记向复议机关或者法院提交书面答复（答辩状）和证据的日期。", "answer")
    };
    let action = format!("{address}/{step}");
    let record = Some((address, dispute.case_number.clone()));
    Plain { list: LIST, record, title, about, facts: facts(dispute, request), action }
}

fn answer_sheet(staff: &Staff) -> Sheet {
    let today = Some(staff.shell.today);
    Sheet::new(vec![Asked::date("on", "提交答复日期", "不早于收到副本日期", today)])
}

fn verdict_sheet(staff: &Staff) -> Sheet {
    let column = |result: &DisputeResult| match result.column() {
        "upheld" => "结果维持",
        "corrected" => "结果纠正",
        _ => "其他结果",
    };
    let result = |result: DisputeResult| {
        Choice::new(result.code(), format!("{}（{}）", result.label(), column(&result)))
    };
    let mut results = vec![Choice::new("", "请选择")];
    results.extend(DisputeResult::ALL.map(result));
    Sheet::new(vec![
        Asked::list("result", "审结结果", "括号内为年度报告第四部分的栏目", results),
        Asked::date("on", "审结日期", "决定书、判决书或者裁定书的日期", None),
        Asked::date("received_on", "收到决定日期", "如 2024-06-03", Some(staff.shell.today)),
        Asked::text("order", "决定要求办理的事项", "如：责令30日内重新答复；没有的不填"),
    ])
}

/// Opens the form of the answer.
pub async fn open_answer(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some((dispute, request))) => {
            page_of(&dispute, request.as_ref(), false).show(&staff, answer_sheet(&staff))
        }
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Opens the form of the end.
pub async fn open_verdict(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    match find(&app, &staff, id).await {
        Ok(Some((dispute, request))) => {
            page_of(&dispute, request.as_ref(), true).show(&staff, verdict_sheet(&staff))
        }
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Notes the answer.
pub async fn answer(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let mut sheet = answer_sheet(&staff).answered(&form.0);
    let read = sheet.needed_date("on");
    let found = match find(&app, &staff, id).await {
        Ok(Some(found)) => found,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let beside = |sentence: &str| if sentence.contains("日期") { "on" } else { "" };
    page_of(&found.0, found.1.as_ref(), false)
        .submit(&app, &staff, &form, (sheet, read), beside, move |desk, on| {
            dispute::answer(desk, DisputeId(id), on)?;
            Ok(format!("/desk/disputes/{id}?done=answered"))
        })
        .await
}

/// Notes the end.
pub async fn conclude(State(app): State<App>, At(id): At<i64>, staff: Staff, form: Form) -> Response {
    let mut sheet = verdict_sheet(&staff).answered(&form.0);
    let read = read_verdict(&mut sheet);
    let found = match find(&app, &staff, id).await {
        Ok(Some(found)) => found,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let beside = |sentence: &str| match sentence {
        sentence if sentence.starts_with("收到决定日期") => "received_on",
        sentence if sentence.starts_with("审结日期") => "on",
        _ => "",
    };
    page_of(&found.0, found.1.as_ref(), true)
        .submit(&app, &staff, &form, (sheet, read), beside, move |desk, verdict| {
            dispute::conclude(desk, DisputeId(id), verdict)?;
            Ok(format!("/desk/disputes/{id}?done=concluded"))
        })
        .await
}

fn read_verdict(sheet: &mut Sheet) -> Option<Verdict> {
    let result = sheet.chosen("result", DisputeResult::from_code);
    let (decided_on, received_on) = (sheet.needed_date("on"), sheet.needed_date("received_on"));
    let order = sheet.text("order");
    Some(Verdict { result: result?, decided_on: decided_on?, received_on: received_on?, order })
}
