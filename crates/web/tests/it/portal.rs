//! The portal's reading pages, as a reader without an account gets them.

use axum::http::StatusCode;

use crate::fixture::{BODY, filled};
use crate::pages::{app, check, get, get_in};

async fn page(sample: &str) -> String {
    let (response, html) = get(&filled().address(sample)).await;
    assert_eq!(response.status(), StatusCode::OK, "{sample}");
    html
}

fn has(html: &str, words: &[&str]) {
    for words in words {
        assert!(html.contains(words), "{words} is not in {html}");
    }
}

#[tokio::test]
async fn the_home_page_shows_what_is_new_and_whose_site_it_is() {
    let html = page("/").await;
    has(
        &html,
        &[
            "2024年部门预算",
            "第25期工作动态",
            "规章和规范性文件",
            "/bodies/SFMZ",
            "示范县总工会",
            "依申请公开",
        ],
    );
    assert!(!html.contains("草稿里的标题"));
}

#[tokio::test]
async fn a_body_has_its_five_parts_in_order() {
    let html = page("/bodies/sfmz").await;
    let parts =
        ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"];
    let nav = html.split("class=\"parts\"").nth(1).unwrap();
    let places: Vec<_> = parts.iter().map(|part| nav.find(part).unwrap()).collect();
    assert!(places.is_sorted());
    has(&html, &["<title>政府信息公开_示范县民政局", "统计信息 <span class=\"count\">1</span>"]);
    has(&page("/bodies/{body}/guide").await, &["000-0000001", "局办公室", "本局负责民政工作。"]);
    has(&page("/bodies/{body}/rules").await, &["国务院令第711号", "示范县民政局政府信息公开工作办法"]);
    has(&page("/bodies/{empty-body}").await, &["还没有公开的信息"]);
}

#[tokio::test]
async fn a_list_is_filtered_by_links_and_goes_page_by_page() {
    let html = page("/bodies/{body}/items").await;
    has(&html, &["共30条，第1页，共2页", "/bodies/SFMZ/items?page=2", "category=activities", "year=2023"]);
    has(&page("/bodies/{body}/items?page=2").await, &["<title>示范县民政局法定主动公开内容（第2页）"]);
    let html = page("/bodies/{body}/items?category=work&year=2023").await;
    has(&html, &["取消“业务工作”", "href=\"/bodies/SFMZ/items?year=2023\"", "共2条", "✕</span> 已废止"]);
    let html = page("/bodies/{body}/items?category=organisation").await;
    has(&html, &["没有同时符合所选条件的信息", "/apply?body=SFMZ"]);
    has(&page("/items?item=A20-07").await, &["第二十条", "示民发〔2024〕3号", "示范县民政局"]);
}

#[tokio::test]
async fn an_item_shows_its_particulars_and_its_text() {
    let html = page("/items/{item}").await;
    has(
        &html,
        &[
            "<meta name=\"ArticleTitle\" content=\"示范县民政局2024年部门预算\">",
            "示民发〔2024〕3号",
            "2024-01-22",
            "<h2 id=\"s1\">一、总体情况</h2>",
            "<td",
            "&#60;b&#62;0",
            "首次公开",
        ],
    );
    let html = page("/items/{repealed}").await;
    has(&html, &["本文件已废止", "自2024年1月1日起废止", "已废止"]);
    let html = page("/items/{corrected}").await;
    has(&html, &["带身份证。", "更新，第2次公开"]);
    assert!(!html.contains("另见附件"), "an earlier text is not shown");
}

#[tokio::test]
async fn what_was_withdrawn_is_behind_its_notice_or_gone() {
    let html = page("/items/{withdrawn}").await;
    has(&html, &["这条信息已经撤下", "2024年1月8日", "内容有误", "人数统计有误。", "2023年救助人数的正文"]);
    let (response, html) = get(&filled().address("/items/{hidden}")).await;
    assert_eq!(response.status(), StatusCode::GONE);
    has(&html, &["涉及个人信息"]);
    assert!(!html.contains("救助对象公示") && !html.contains("含住址"));
    let (response, html) = get(&filled().address("/items/{draft}")).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(!html.contains("草稿里的标题"));
}

#[tokio::test]
async fn a_search_marks_its_hits_and_names_a_way_on() {
    let html = page("/search?q=%E9%A2%84%E7%AE%97").await;
    has(&html, &["找到1条", "<mark>预算</mark>", "收入<mark>预算</mark>1200万元"]);
    let html = page("/search?q=示民发[2024]3号").await;
    has(&html, &["找到1条"]);
    let html = page("/search?q=没有的词&body={body}").await;
    has(&html, &["没有找到包含“没有的词”的信息", "/apply?body=SFMZ", "在所有单位公开的信息里查找"]);
    let html = page("/search?q=a+b+c+d+e").await;
    has(&html, &["没有查找：e"]);
}

#[tokio::test]
async fn pages_of_the_portal_are_small_and_not_sent_twice() {
    for sample in
        ["/", "/bodies/{body}", "/bodies/{body}/items", "/items/{item}", "/search?q=%E9%A2%84%E7%AE%97"]
    {
        let (response, html) = get(&filled().address(sample)).await;
        assert!(response.headers().contains_key("etag"), "{sample}");
        assert!(html.len() < 30_000, "{sample}: {} bytes before compression", html.len());
    }
}

#[tokio::test]
async fn a_site_of_one_body_is_that_bodys_own() {
    let alone = store::testing::sqlite();
    let body = filled().store.read(|tx| tx.body(BODY)).unwrap().unwrap();
    alone.write(|tx| tx.save_body(&body)).unwrap();
    let show = async |address| {
        let (response, html) = get_in(web::App { store: alone.clone(), ..app() }, address, "").await;
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        check(address, &html);
        html
    };
    let html = show("/").await;
    has(&html, &["<h1>示范县民政局政府信息公开</h1>", "政府信息公开指南", "还没有公开的信息", "000-0000000"]);
    has(&show("/apply").await, &["向示范县民政局申请", "action=\"/apply/new/SFMZ\""]);
    let none = store::testing::sqlite();
    let (_, html) = get_in(web::App { store: none.clone(), ..app() }, "/apply", "").await;
    has(&html, &["还没有单位在本平台受理申请"]);
    let (_, html) = get_in(web::App { store: none.clone(), ..app() }, "/bodies", "").await;
    has(&html, &["还没有单位在本平台公开政府信息"]);
}
