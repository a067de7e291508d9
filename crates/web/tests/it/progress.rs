//! The progress of a request, with the pair of its receipt.

use acts::request::{self, Receipt};
use acts::{ActError, Desk};
use axum::http::StatusCode;
use calendar::WorkingDays;
use jiff::civil::date;
use office::request::{FeeBasis, Party};
use office::{Role, SubjectId};

use crate::fixture::{TODAY, act, filed, filled};
use crate::pages::{check, get, post};

async fn look(number: &str, code: &str) -> (u16, String, String) {
    post("/progress", &[("number", number), ("code", code)]).await
}

#[tokio::test]
async fn the_right_pair_opens_the_request_however_it_is_typed() {
    let open = &filled().open;
    let wide: String =
        open.query_code.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    let (status, page, _) = look(&format!(" {} ", open.number.to_lowercase()), &wide).await;
    assert_eq!(status, 303);
    assert!(!page.contains(&open.query_code) && !page.contains(&open.number), "{page}");
    let (response, html) = get(&page).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["cache-control"], "no-store");
    check(&page, &html);
    for words in
        ["办理中", "2024-01-29", "等待县民政局答复", "最迟2024年2月29日答复", "剩 ", "第三十三条第二款"]
    {
        assert!(html.contains(words), "{words} is not in {html}");
    }
    assert!(!html.contains("答复结果") && !html.contains("申请人甲"));
    let (status, location, _) = post(&format!("{page}/end"), &[]).await;
    assert_eq!((status, location.as_str()), (303, "/progress?done=ended"));
    let (response, html) = get(&page).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(html.contains("查询已经结束"));
}

#[tokio::test]
async fn an_answer_that_went_out_is_shown_with_its_remedy_and_its_letter() {
    let answered = &filled().answered;
    let (_, page, _) = look(&answered.number, &answered.query_code).await;
    let (_, html) = get(&page).await;
    check(&page, &html);
    for words in [
        "答复结果：不予公开：保护第三方合法权益",
        "示民公开〔2024〕1号",
        "应当先自收到本告知书之日起60日内向示范县人民政府申请行政复议",
        "行政复议截止",
        "2024年3月26日",
        "该信息涉及第三方商业秘密",
        "答复送达（2024-01-26）",
    ] {
        assert!(html.contains(words), "{words} is not in {html}");
    }
}

/// A letter on the page is to be had as a file; one that concerns others, or was not sent, is not.
#[tokio::test]
async fn letters_are_to_be_had_as_files() {
    let answered = &filled().answered;
    let (_, page, _) = look(&answered.number, &answered.query_code).await;
    let (_, html) = get(&page).await;
    let link = html.split(&format!("href=\"{page}/letters/")).nth(1).unwrap();
    let name = link.split('"').next().unwrap();
    assert!(name.contains(".pdf"), "{name}");
    let (response, pdf) = get(&format!("{page}/letters/{name}")).await;
    assert!(pdf.starts_with("%PDF-1.7") && response.headers()["content-type"] == "application/pdf");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let (_, docx) = get(&format!("{page}/letters/{}", name.replace("pdf", "docx"))).await;
    assert!(docx.starts_with("PK"));
    let linked: Vec<String> = (0..40)
        .map(|at| format!("{at}.pdf"))
        .filter(|name| html.contains(&format!("href=\"{page}/letters/{name}\"")))
        .collect();
    for name in (0..40).map(|at| format!("{at}.pdf")).filter(|name| !linked.contains(name)) {
        assert_eq!(get(&format!("{page}/letters/{name}")).await.0.status(), 404, "{name}");
    }
    for name in ["x.pdf", "1.exe", "1", "-1.pdf", "99999999999999999999.pdf"] {
        assert_eq!(get(&format!("{page}/letters/{name}")).await.0.status(), 404, "{name}");
    }
    let other = format!("/progress/{}/letters/{}", "0".repeat(32), linked[0]);
    assert_eq!(get(&other).await.0.status(), 404);
}

#[tokio::test]
async fn wrong_pairs_are_answered_alike_and_rest_after_many() {
    let open = &filled().open;
    let (status, _, empty) = look(" ", "").await;
    assert_eq!(status, 422);
    assert!(empty.contains("请填写登记编号") && empty.contains("请填写查询码") && empty.contains("有 2 处"));
    let wrong_code = look(&open.number, "WRONGCODE2").await;
    let wrong_number = look("SFMZ-2024-9999", &open.query_code).await;
    for (status, location, html) in [&wrong_code, &wrong_number] {
        assert_eq!((*status, location.as_str()), (422, ""));
        assert!(html.contains("登记编号和查询码不相符"));
        check("/progress", html);
    }
    for _ in 0..9 {
        assert_eq!(look("SFMZ-2024-9999", "<script>").await.0, 422);
    }
    let (status, _, html) = look("sfmz-2024-9999", "X").await;
    assert_eq!(status, 429);
    assert!(html.contains("30分钟以后再试") && !html.contains("<script"));
    assert_eq!(look(&filled().answered.number, &filled().answered.query_code).await.0, 303);
}

/// A request after a step, as its applicant sees it.
async fn after(role: Role, step: impl FnOnce(&mut Desk<'_, '_>, &Receipt) -> Result<(), ActError>) -> String {
    let store = &filled().store;
    let receipt = filed(store, date(2024, 1, 29));
    act(store, role, TODAY, |desk| step(desk, &receipt)).unwrap();
    let (status, page, _) = look(&receipt.number, &receipt.query_code).await;
    assert_eq!(status, 303);
    let (response, html) = get(&page).await;
    assert_eq!(response.status(), StatusCode::OK);
    check(&page, &html);
    html
}

fn has(html: &str, words: &[&str]) {
    for words in words {
        assert!(html.contains(words), "{words} is not in {html}");
    }
}

#[tokio::test]
async fn the_applicant_is_told_what_is_waited_for_and_from_whom() {
    let term = WorkingDays(10);
    let html = after(Role::Clerk, |desk, receipt| {
        request::request_correction(desk, receipt.id, "请写明年度".into(), term)
    });
    has(&html.await, &["待补正", "等待您补正", "请写明年度", "10个工作日", "补正告知书"]);
    let html = after(Role::Clerk, |desk, receipt| {
        request::request_correction(desk, receipt.id, "请写明年度".into(), term)?;
        request::correction_notice_received(desk, receipt.id, TODAY)
    });
    has(
        &html.await,
        &["补正告知书送达，请在2024-02-23以前补正", "请在2024年2月23日以前", "逾期视为放弃申请"],
    );
    let html = after(Role::OfficeHead, |desk, receipt| {
        request::extend(desk, receipt.id, WorkingDays(5), "需要检索档案".into())
    });
    has(&html.await, &["延长答复期限5个工作日", "需要检索档案", "最迟2024年3月7日答复", "延期答复告知书"]);
    let html = after(Role::Leader, |desk, receipt| {
        request::charge(desk, receipt.id, FeeBasis::PerPage(100), None, "数量明显超过合理范围".into())
    });
    has(&html.await, &["等待您缴费", "收费通知书"]);
    let html = after(Role::Clerk, |desk, receipt| {
        request::ask_reason(desk, receipt.id, "一个月内提出三十件".into(), date(2024, 2, 20))
    });
    has(&html.await, &["等待您说明理由", "请在2024-02-20以前说明理由"]);
    let html = after(Role::Clerk, |desk, receipt| request::withdraw(desk, receipt.id));
    has(&html.await, &["申请人撤回申请", "撤回申请确认书"]);
}

/// Silence has its remedies too, and an organ's page names where they lie.
#[tokio::test]
async fn who_got_no_answer_in_time_is_told_what_he_can_do() {
    let receipt = filed(&filled().store, date(2023, 12, 1));
    let (_, page, _) = look(&receipt.number, &receipt.query_code).await;
    let (_, html) = get(&page).await;
    check(&page, &html);
    has(
        &html,
        &["应在2023年12月29日以前答复，已经逾期", "也可以向示范县人民政府申请行政复议，或者提起行政诉讼"],
    );
}

/// Who is consulted, what he says, and the office's own notes are nobody else's business (DOC-10).
#[tokio::test]
async fn the_applicant_is_not_told_who_was_consulted_nor_what_the_office_notes() {
    let html = after(Role::Clerk, |desk, receipt| {
        request::add_note(desk, receipt.id, "内部意见：拟不同意".into())?;
        request::open_hold(desk, receipt.id, Party::OtherOrgan("示范县财政局".into()))?;
        request::open_hold(desk, receipt.id, Party::ThirdParty(SubjectId(1)))
    });
    let html = html.await;
    has(&html, &["征求意见中", "已中止：等待征求意见", "征求第三方意见", "征求其他机关意见"]);
    assert!(
        !html.contains("内部意见") && !html.contains("示范县财政局") && !html.contains("征询书"),
        "{html}"
    );
}
