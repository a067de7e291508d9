//! Every sample of every route: status, headings, labels, links, nothing inline.

use std::collections::HashSet;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use tower::ServiceExt as _;
use web::{App, Clock, Mode, Site, routes};

use crate::fixture::{TODAY, filled};

/// The application over the fixture's store, on the fixture's day.
pub fn app() -> App {
    let site =
        Site { name: "示范县政府信息公开".into(), phone: "000-0000000".into(), ..Site::default() };
    App::new(Clock::Fixed(TODAY), site, filled().store.clone())
}

async fn get_with(address: &str, cookie: &str) -> (Response<()>, String) {
    get_in(app(), address, cookie).await
}

/// A page of another application.
pub async fn get_in(app: App, address: &str, cookie: &str) -> (Response<()>, String) {
    let request = Request::get(address).header("cookie", cookie).body(Body::empty()).unwrap();
    let response = app.router().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8_lossy(&bytes).into_owned())
}

/// Sends a form as a browser does: status, where it leads, and the page.
pub async fn post(address: &str, fields: &[(&str, &str)]) -> (u16, String, String) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let response = app().router().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let location = parts.headers.get("location").map_or("", |value| value.to_str().unwrap()).to_owned();
    let bytes = to_bytes(body, 1 << 22).await.unwrap();
    (parts.status.as_u16(), location, String::from_utf8(bytes.to_vec()).unwrap())
}

pub async fn get(address: &str) -> (Response<()>, String) {
    get_with(address, "").await
}

/// The values of an attribute, wherever it stands.
pub fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

pub fn check(address: &str, html: &str) {
    assert!(html.contains("<html lang=\"zh-CN\""), "{address}: language");
    assert_eq!(html.matches("<h1").count(), 1, "{address}: one main heading");
    assert!(
        !html.contains("<script") && !html.contains("<style") && !html.contains(" style="),
        "{address}: inline"
    );
    assert!(!html.contains(" onclick=") && !html.contains("javascript:"), "{address}: inline");
    let main = html.split("<h1").nth(1).unwrap();
    let mut last = '1';
    for level in main.split("<h").skip(1).filter_map(|rest| rest.chars().next()).filter(char::is_ascii_digit)
    {
        assert!(level as u32 <= last as u32 + 1, "{address}: heading {level} after {last}");
        last = level;
    }
    let ids: Vec<&str> = attributes(html, "id");
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{address}: ids are unique");
    let labels: HashSet<&str> = attributes(html, "for").into_iter().collect();
    for input in html.split("<input").skip(1).filter(|input| !input.starts_with(" type=\"hidden\"")) {
        let id = attributes(input, "id")[0];
        assert!(labels.contains(id), "{address}: {id} has no label");
    }
    for described in attributes(html, "aria-describedby").into_iter().flat_map(str::split_whitespace) {
        assert!(ids.contains(&described), "{address}: nothing is called {described}");
    }
}

#[tokio::test]
async fn every_sample_of_every_route_is_a_sound_page() {
    let mut links = HashSet::new();
    for route in routes() {
        for (address, status) in (route.samples)() {
            let address = filled().address(&address);
            for mode in Mode::ALL {
                let (response, html) = get_with(&address, &format!("a=b; ui={}", mode.code())).await;
                assert_eq!(response.status().as_u16(), status, "{address}");
                assert!(html.contains(&format!("data-ui=\"{}\"", mode.code())), "{address}");
                assert!(html.len() < 60_000, "{address}: {} bytes", html.len());
                check(&address, &html);
                let ids = attributes(&html, "id");
                for link in attributes(&html, "href") {
                    match link.strip_prefix('#') {
                        Some(id) => assert!(ids.contains(&id), "{address}: {link} leads nowhere"),
                        // Links are the same in every mode.
                        None if mode != Mode::Standard => {}
                        // A page that is not there offers itself in other modes.
                        None if matches!(status, 404 | 410) && link.contains("ui=") => {}
                        None => drop(links.insert(link.replace("&#38;", "&"))),
                    }
                }
            }
        }
    }
    for link in links {
        assert!(link.starts_with('/'), "{link} leaves the site");
        let (response, _) = get(&link).await;
        assert_ne!(response.status(), StatusCode::NOT_FOUND, "{link} is dead");
    }
}

#[tokio::test]
async fn headers_allow_nothing_from_elsewhere() {
    let (response, _) = get("/").await;
    let policy = response.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"));
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert!(!response.headers().contains_key("set-cookie"));
}

#[tokio::test]
async fn a_mode_chosen_once_is_kept_and_what_was_typed_stays() {
    let (response, html) = get("/period?receipt=2024-01-29&ui=large").await;
    assert!(html.contains("data-ui=\"large\""));
    assert!(response.headers()["set-cookie"].to_str().unwrap().starts_with("ui=large; Path=/; "));
    assert!(html.contains("/period?receipt=2024-01-29&#38;ui=contrast-yellow"));
    let (response, html) = get("/?ui=%22%3E%3Cb%3E").await;
    assert!(html.contains("data-ui=\"standard\"") && !html.contains("<b>"));
    assert!(!response.headers().contains_key("set-cookie"));
}

#[tokio::test]
async fn an_unknown_address_or_method_is_not_found() {
    let long = format!("/search?q={}", "x".repeat(10_000));
    let addresses =
        ["/nothing", "/assets/other.css", "/period/x", "/%FF", "/bodies/%00", "/bodies/a%00/guide", &long];
    for address in addresses {
        let (response, html) = get(address).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{address}");
        check(address, &html);
        assert!(html.len() < 60_000, "{} bytes", html.len());
    }
    let request = Request::delete("/items").body(Body::empty()).unwrap();
    let response = app().router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
}

/// A form that says it is too great is answered unread, in words.
#[tokio::test]
async fn a_form_too_great_is_a_page() {
    let request = Request::post("/progress").header("content-length", "9000000");
    let response = app().router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("一次提交的内容过多"));
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_ever_under_its_digest() {
    let (_, html) = get("/").await;
    let address = attributes(&html, "href").into_iter().find(|link| link.starts_with("/assets/")).unwrap();
    let (response, css) = get(address).await;
    assert!(response.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(response.headers()["content-type"], "text/css; charset=utf-8");
    assert!(css.contains("--ink"));
}

#[tokio::test]
async fn a_period_explains_itself() {
    let (_, html) = get("/period?receipt=2024-01-29&as_of=2024-02-26").await;
    for words in ["最迟2024年2月29日答复", "！剩 3 个工作日", "春节", "第三十三条第二款"]
    {
        assert!(html.contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_refusal_keeps_what_was_typed_beside_its_sentence() {
    let (response, html) = get("/period?receipt=2024-02-30&extension=abc").await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    for words in
        ["<title>错误：", "有 2 处需要修改", "value=\"2024-02-30\"", "value=\"abc\"", "aria-invalid=\"true\""]
    {
        assert!(html.contains(words), "{words}");
    }
    let (_, html) = get("/period?receipt=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!html.contains("<script"));
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let ask = async |tag: &str, address: &str| {
        let app = app();
        let request = Request::get(address).header("if-none-match", tag).body(Body::empty()).unwrap();
        app.router().oneshot(request).await.unwrap()
    };
    let first = ask("\"none\"", "/apply").await;
    assert_eq!(first.status(), StatusCode::OK);
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(ask(&tag, "/apply").await.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(ask(&format!("\"a\", W/{tag}"), "/apply").await.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(ask(&tag, "/privacy").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn what_browsers_and_robots_ask_for_is_there() {
    let (response, _) = get("/favicon.ico").await;
    assert_eq!(
        (response.status(), &response.headers()["content-type"]),
        (StatusCode::OK, &"image/x-icon".parse().unwrap())
    );
    let (response, robots) = get("/robots.txt").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(robots.contains("User-agent: *") && robots.contains("Disallow: /desk"));
}

#[tokio::test]
async fn the_host_of_a_request_is_never_shown() {
    let address = filled().address("/items/{item}");
    let ask = async |site: Site| {
        let request = Request::get(&address).header("host", "evil.example").body(Body::empty()).unwrap();
        let response = App { site: Arc::new(site), ..app() }.router().oneshot(request).await.unwrap();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let plain = ask(Site::default()).await;
    assert!(!plain.contains("evil.example") && plain.contains(&format!("本页地址：{address}")), "{plain}");
    let url = "https://gongkai.example.gov.cn/".to_owned();
    let named = ask(Site { url, ..Site::default() }).await;
    assert!(named.contains(&format!("本页地址：https://gongkai.example.gov.cn{address}")), "{named}");
}

#[tokio::test]
async fn an_item_says_what_it_has_and_an_announced_report_is_one_link_away() {
    let (_, whole) = get(&filled().address("/items/{item}")).await;
    assert!(whole.contains("<dt>文号</dt><dd>示民发〔2024〕3号") && whole.contains("<dt>索引号</dt>"));
    let (_, bare) = get(&filled().address("/items/{corrected}")).await;
    assert!(
        !bare.contains("<dt>文号</dt>") && !bare.contains("<dt>索引号</dt>") && !bare.contains("<dd>无</dd>")
    );
    let (_, stub) = get(&filled().address("/items/{announcement}")).await;
    assert!(stub.contains(&filled().address("href=\"/reports/{report}\"")), "{stub}");
    assert!(!bare.contains("href=\"/reports/"));
}

#[tokio::test]
async fn the_large_version_has_five_entries() {
    for (cookie, entries) in [("ui=standard", 7), ("ui=large", 5), ("ui=larger", 5), ("ui=contrast-blue", 7)]
    {
        let (_, html) = get_with("/items?category=service_guide", cookie).await;
        let nav = html.split("aria-label=\"主导航\"").nth(1).unwrap().split("</nav>").next().unwrap();
        assert_eq!(nav.matches("<li>").count(), entries, "{cookie}");
        assert_eq!(nav.matches("aria-current").count(), 1 + usize::from(entries == 5), "{cookie}: {nav}");
    }
}

#[tokio::test]
async fn an_address_that_takes_forms_says_so_when_it_is_opened() {
    for (address, page) in [("/apply/new/SFMZ", "/apply"), ("/progress/abc/end", "/progress/abc")] {
        let (response, html) = get(address).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{address}");
        check(address, &html);
        assert!(
            html.contains("只接收页面上的按钮") && html.contains(&format!("<a href=\"{page}\">打开")),
            "{html}"
        );
    }
}

#[tokio::test]
async fn a_page_that_a_list_has_not_is_said_to_be_missing() {
    for (address, last) in [
        ("/items?page=99999", "/items?page=2"),
        ("/items?category=activities&page=3", "/items?category=activities&#38;page=2"),
    ] {
        let (response, html) = get(address).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{address}");
        assert!(
            html.contains("没有第") && html.contains(&format!("<a href=\"{last}\">看最后一页")),
            "{html}"
        );
    }
}

#[tokio::test]
async fn words_are_found_however_they_are_typed() {
    for typed in ["“预算”", "＂预算＂", "《预算》", "２０２４年部门预算", "\"部门\" 预算"]
    {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", typed).finish();
        let (_, html) = get(&format!("/search?{query}")).await;
        assert!(html.contains("找到1条包含"), "{typed}: {html}");
        assert!(!html.contains("““") && !html.contains("《<"), "{typed}");
    }
}
