//! An application, question by question, as somebody without an account fills it in.

use axum::http::StatusCode;
use office::request::{Applicant, IdentityKind, StageKind};
use store::Page;

use crate::fixture::{BODY, filled};
use crate::pages::{check, get, post};

/// A new draft: the beginning of the addresses of its pages.
async fn begin() -> String {
    begin_to("sfmz").await
}

async fn begin_to(body: &str) -> String {
    let (status, location, _) = post(&format!("/apply/new/{body}"), &[]).await;
    assert_eq!(status, 303);
    location.strip_suffix("/kind").unwrap().to_owned()
}

/// Answers a question and expects to be led on to `next`.
async fn answer(draft: &str, question: &str, fields: &[(&str, &str)], next: &str) {
    let (status, location, html) = post(&format!("{draft}/{question}"), fields).await;
    assert_eq!((status, location.as_str()), (303, format!("{draft}/{next}").as_str()), "{html}");
}

async fn shown(draft: &str, page: &str) -> String {
    let (response, html) = get(&format!("{draft}/{page}")).await;
    assert_eq!(response.status(), StatusCode::OK, "{page}");
    assert_eq!(response.headers()["cache-control"], "no-store");
    check(page, &html);
    html
}

/// A citizen's number with the order code 000 and a valid check character.
const NUMBER: &str = "110101199001010007";

async fn fill_in(draft: &str) {
    answer(draft, "kind", &[("kind", "natural")], "name").await;
    answer(draft, "name", &[("name", " 申请人乙\u{3000}")], "identity").await;
    answer(draft, "identity", &[("document", "resident_card"), ("number", NUMBER)], "contact").await;
    answer(draft, "contact", &[("phone", "０００－００００００３")], "wanted").await;
    answer(draft, "wanted", &[("wanted", "2023年临时救助\r\n资金发放汇总")], "medium").await;
    answer(draft, "medium", &[("medium", "electronic")], "route").await;
    answer(draft, "route", &[("route", "portal")], "check").await;
}

/// The text in the element of the receipt after a term.
fn after<'a>(html: &'a str, term: &str) -> &'a str {
    let rest = html.split(&format!("<dt>{term}</dt>")).nth(1).unwrap();
    rest.split('>').nth(1).unwrap().split('<').next().unwrap()
}

#[tokio::test]
async fn an_application_goes_from_question_to_question_to_its_receipt() {
    let draft = begin().await;
    assert!(shown(&draft, "kind").await.contains("第1步，共7步"));
    fill_in(&draft).await;
    let html = shown(&draft, "check").await;
    for words in ["申请人乙", NUMBER, "000-0000003", "2023年临时救助\n资金发放汇总", "电子数据", "本平台查看"]
    {
        assert!(html.contains(words), "{words}");
    }
    assert!(!html.contains("用途</dt>") && !html.contains("目的</dt>"), "REGI-07: no purpose is asked");
    let address = format!("{draft}/check");
    let (status, location, _) = post(&address, &[]).await;
    assert_eq!((status, location.as_str()), (303, format!("{draft}/receipt").as_str()));
    let first = shown(&draft, "receipt").await;
    let (number, code) = (after(&first, "登记编号"), after(&first, "查询码"));
    assert!(number.starts_with("SFMZ-2024-") && code.len() == 10, "{number} {code}");
    // Twenty working days after 5 February 2024: Spring Festival off, one Sunday worked.
    assert!(first.contains("最迟2024年3月8日答复"), "{first}");

    let (status, location, _) = post(&address, &[]).await;
    assert_eq!((status, location.as_str()), (303, format!("{draft}/receipt").as_str()));
    assert_eq!(shown(&draft, "receipt").await, first, "sent again, the same receipt");
    let (response, _) = get(&format!("{draft}/name")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER, "nothing of the applicant is left in the draft");

    let (request, applicant) = filled()
        .store
        .write(|tx| {
            let request = tx.requests_in(BODY, Some(StageKind::Processing), Page::whole())?;
            let request = request.into_iter().find(|request| request.number == number).unwrap();
            let at = web::Clock::Fixed(crate::fixture::TODAY).instant();
            let occasion = store::Occasion { body: BODY.0, at, seat: None, article: None };
            let sealed = tx.open_sealed(&occasion, request.registration.requester.0, "测试")?;
            Ok::<_, store::StoreError>((request, Applicant::from_bytes(&sealed).unwrap()))
        })
        .unwrap();
    assert_eq!(request.registration.description, "2023年临时救助\n资金发放汇总");
    assert_eq!(applicant.name, "申请人乙");
    assert_eq!(
        (applicant.identity.kind, applicant.identity.number.as_str()),
        (IdentityKind::ResidentCard, NUMBER)
    );
    assert_eq!(applicant.contact.phone, "000-0000003");
}

/// What is wrong is said beside its field, and what was typed stays.
async fn refused(draft: &str, question: &str, fields: &[(&str, &str)], sentence: &str) {
    let (status, _, html) = post(&format!("{draft}/{question}"), fields).await;
    assert_eq!(status, 422, "{question} {fields:?}");
    check(question, &html);
    assert!(html.contains("<title>错误：") && html.contains(sentence), "{sentence} is not in {html}");
    assert!(!html.contains("<script"), "{question}");
    let kept = |(name, value): &&(&str, &str)| {
        matches!(*name, "name" | "number" | "phone" | "email" | "wanted")
            && value.chars().count() < 100
            && !value.contains(['<', '\0'])
    };
    for (_, value) in fields.iter().filter(kept) {
        assert!(html.contains(value.trim()), "{value} was lost");
    }
}

#[tokio::test]
async fn empty_wrong_overlong_and_hostile_answers_come_back_with_a_sentence() {
    let draft = begin().await;
    refused(&draft, "kind", &[], "请选择其中一项").await;
    refused(&draft, "kind", &[("kind", "\0<script>")], "请选择其中一项").await;
    answer(&draft, "kind", &[("kind", "natural")], "name").await;
    refused(&draft, "name", &[("name", " \u{3000} ")], "请填写姓名").await;
    refused(&draft, "name", &[("name", &"长".repeat(101))], "最多100字，现为101字").await;
    refused(&draft, "name", &[("name", "甲\0乙")], "不能识别").await;
    answer(&draft, "name", &[("name", "<script>alert(1)</script>")], "identity").await;
    let card = ("document", "resident_card");
    refused(&draft, "identity", &[card, ("number", "")], "请填写证件号码").await;
    refused(&draft, "identity", &[card, ("number", "11010119900101000")], "应为18位，现为17位").await;
    refused(&draft, "identity", &[card, ("number", "110101199001010000")], "不相符，请逐位核对").await;
    refused(&draft, "identity", &[card, ("number", "110101199913010008")], "“19991301”").await;
    refused(&draft, "identity", &[("number", NUMBER)], "请选择一种证件").await;
    refused(&draft, "identity", &[("document", "credit_code"), ("number", "1")], "请选择一种证件").await;
    let wide: String = NUMBER.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
    answer(&draft, "identity", &[card, ("number", &wide)], "contact").await;
    refused(&draft, "contact", &[("phone", " ")], "请至少填写一项").await;
    refused(&draft, "contact", &[("phone", "12")], "现为2位数字").await;
    refused(&draft, "contact", &[("email", "a@b")], "name@example.com").await;
    answer(&draft, "contact", &[("email", "yi@example.com")], "wanted").await;
    refused(&draft, "wanted", &[("wanted", "\r\n")], "请写明所需信息").await;
    refused(&draft, "wanted", &[("wanted", &"长".repeat(2001))], "最多2000字，现为2001字").await;
    answer(&draft, "wanted", &[("wanted", "</textarea><script>alert(1)</script>")], "medium").await;
    refused(&draft, "medium", &[("medium", "gold")], "请选择其中一项").await;
    answer(&draft, "medium", &[("medium", "paper")], "route").await;
    refused(&draft, "route", &[("route", "post")], "填写通信地址").await;
    answer(&draft, "route", &[("route", "email")], "check").await;
    let html = shown(&draft, "check").await;
    assert!(!html.contains("<script") && html.contains("&#60;script&#62;"));
    assert!(shown(&draft, "wanted").await.contains("&#60;/textarea&#62;"));
}

#[tokio::test]
async fn an_answer_is_changed_from_the_check_and_what_follows_from_it_is_asked_again() {
    let draft = begin().await;
    fill_in(&draft).await;
    assert!(shown(&draft, "wanted?from=check").await.contains(&format!("href=\"{draft}/check\"")));
    answer(&draft, "wanted", &[("wanted", "改过的描述")], "check").await;
    assert!(shown(&draft, "check").await.contains("改过的描述"));
    answer(&draft, "kind", &[("kind", "legal.business")], "identity").await;
    let code = "91350100M000100Y43";
    refused(&draft, "identity", &[("document", "resident_card"), ("number", NUMBER)], "请选择一种证件").await;
    answer(&draft, "identity", &[("document", "credit_code"), ("number", code)], "contact").await;
    refused(&draft, "contact", &[("phone", "000-0000003")], "请填写联系人").await;
    answer(&draft, "contact", &[("person", "联系人丙"), ("phone", "000-0000003")], "check").await;
    let (response, _) = get(&format!("{draft}/check")).await;
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_draft_that_is_not_whole_is_not_filed_and_one_that_was_deleted_is_gone() {
    let draft = begin().await;
    let (status, location, _) = post(&format!("{draft}/check"), &[]).await;
    assert_eq!((status, location.as_str()), (303, format!("{draft}/kind").as_str()));
    let (response, _) = get(&format!("{draft}/check")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let (response, _) = get(&format!("{draft}/receipt")).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let (status, location, _) = post(&format!("{draft}/discard"), &[]).await;
    assert_eq!((status, location.as_str()), (303, "/apply?done=discarded"));
    let (status, _, html) = post(&format!("{draft}/kind"), &[("kind", "natural")]).await;
    assert_eq!(status, 404);
    assert!(html.contains("没有这份草稿"));
    let (status, _, _) = post("/apply/new/NOSUCH", &[]).await;
    assert_eq!(status, 404);
    let (status, _, html) =
        post(&format!("{}/wanted", begin().await), &[("wanted", &"长".repeat(600_000))]).await;
    assert_eq!(status, 413);
    assert!(html.contains("过多"));
}

/// RCV-13: a body whose clerk confirms says so, and no date is promised before that.
#[tokio::test]
async fn a_body_that_confirms_by_hand_promises_no_date() {
    let draft = begin_to("SFGH").await;
    fill_in(&draft).await;
    let (status, _, _) = post(&format!("{draft}/check"), &[]).await;
    assert_eq!(status, 303);
    let html = shown(&draft, "receipt").await;
    assert!(html.contains("将在下一个工作日以前确认收到") && !html.contains("最迟2024年"), "{html}");
    for (ending, starts) in [("pdf", "%PDF-1.7"), ("docx", "PK")] {
        let address = format!("{draft}/receipt.{ending}");
        assert!(html.contains(&format!("href=\"{address}\"")), "{html}");
        let (response, file) = get(&address).await;
        assert!(file.starts_with(starts) && response.headers()["cache-control"] == "no-store");
    }
    let unfiled = begin().await;
    assert_eq!(get(&format!("{unfiled}/receipt.pdf")).await.0.status(), 303, "not filed yet");
    let pair = [("number", after(&html, "登记编号")), ("code", after(&html, "查询码"))];
    let (status, page, _) = post("/progress", &pair).await;
    assert_eq!(status, 303);
    let (_, html) = get(&page).await;
    check("progress", &html);
    assert!(html.contains("已提交，待确认") && html.contains("等待县总工会确认收到申请"), "{html}");
}
