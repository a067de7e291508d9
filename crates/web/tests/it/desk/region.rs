//! Other bodies' reports over HTTP: taken in, shown with their findings, compared, rolled up, set aside.

use jiff::civil::date;
use office::Role;
use report::{CellId, Edition, Number, Report, form};

use crate::house::House;

const UPLOAD: &str = "/desk/region/upload";

/// A report that received and granted so many requests; in `total`, one more than that.
fn text_of(body: &str, year: i16, requests: u32, wrong: bool) -> String {
    report::compose(&report_of(body, year, requests, wrong)).plain_text()
}

fn report_of(body: &str, year: i16, requests: u32, wrong: bool) -> Report {
    let values: Vec<(CellId, Number)> = form(Edition::E2021)
        .cells()
        .map(|cell| {
            let row = ["new_received", "granted", "results_total"].contains(&cell.row.as_str());
            let counts = row && ["natural", "total"].contains(&cell.col.as_str());
            let more = u32::from(wrong && cell.id.as_str() == "t3/granted/natural");
            (cell.id.clone(), Number::from(if counts { requests + more } else { 0 }))
        })
        .collect();
    let words =
        "落实发布审核制度，及时清理失效文件，做到应公开尽公开，全年没有发生失泄密事件，公开平台运行平稳。";
    Report::from_cells(body, year, Edition::E2021, values)
        .with_section("s1", words.repeat(3))
        .signed(body, date(year + 1, 1, 20))
}

#[tokio::test]
async fn reports_are_taken_in_shown_compared_and_rolled_up() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    assert!(head.get("/desk/region").await.says("还没有收到年度报告"));
    let [now, before] =
        [(2023, 12), (2022, 3)].map(|(year, n)| text_of("示范县财政局", year, n, year == 2023));
    let files: [(&str, &[u8]); 4] = [
        ("财政局2023.txt", now.as_bytes()),
        ("财政局2022.txt", before.as_bytes()),
        ("照片.png", b"\x89PNG\r\n\x1a\n\0"),
        ("C:\\报送\\又一份.txt", now.as_bytes()),
    ];
    let sent = head.upload(UPLOAD, &files).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    let waiting = head.get(&sent.location).await;
    assert!(waiting.says("共4个文件，已读0个") && waiting.says("等待读取"), "{}", waiting.html);
    assert_eq!(waiting.headers["refresh"], "5");
    let still = head.get(&format!("{}?still=1", sent.location)).await;
    assert!(!still.headers.contains_key("refresh") && still.says("恢复自动更新"), "{}", still.html);
    assert!(head.get("/desk/region").await.says("还有4个交来的文件没有读"));
    assert_eq!(house.read().await, 4);
    let seen = head.get(&sent.location).await;
    assert!(seen.says("共4个文件，已读4个：收下2个，没有收下2个。"), "{}", seen.html);
    assert!(!seen.headers.contains_key("refresh"));
    assert!(seen.says("没有可以读取的文字") && seen.says("没有重复登记"), "{}", seen.html);
    assert!(!seen.says("C:\\报送"));
    let refused = head.get(&format!("{}?filter=refused", sent.location)).await;
    assert!(refused.says("又一份.txt") && !refused.says("财政局2022.txt"), "{}", refused.html);
    assert!(head.get("/desk/region/intakes").await.says("收下2个，没有收下2个"));

    let list = head.get("/desk/region?filter=errors").await;
    assert!(list.says("示范县财政局2023年年度报告"), "{}", list.html);
    assert!(head.get("/desk/region/years").await.says("<svg"));
    assert!(head.get("/desk/region?q=%E5%A4%B1%E6%B3%84%E5%AF%86").await.says("财政局2022.txt"));
    assert!(head.get("/desk/region?q=%25").await.says("没有符合条件的报告"));
    let by_rule =
        list.html.split("/desk/region?filter=errors&#38;rule=").nth(1).unwrap().split('"').next().unwrap();
    let of_rule = head.get(&format!("/desk/region?rule={by_rule}")).await;
    assert!(of_rule.says("财政局2023.txt") && of_rule.says("去掉"), "{}", of_rule.html);
    assert!(head.get("/desk/region?rule=AUD-NONE").await.says("没有符合条件的报告"));
    let elsewhere = head.get("/desk/region?unit=%E7%A4%BA%E8%8C%83%E5%8E%BF").await;
    assert!(elsewhere.says("没有符合条件的报告"), "a name is whole: {}", elsewhere.html);
    let address = list.html.split("class=\"title\"><a href=\"").nth(1).unwrap().split('"').next().unwrap();

    let item = head.get(address).await;
    assert!(item.says("AUD-A0") && item.says("mark-error") && item.says("href=\"#l"), "{}", item.html);
    let file = head.get(&format!("{address}/file")).await;
    assert_eq!(file.html, now);
    assert_eq!(file.headers["content-type"], "application/octet-stream");
    assert!(head.get(&format!("{address}/opinion")).await.html.starts_with("PK"));
    let pdf = head.get(&format!("{address}/opinion/pdf")).await;
    assert!(pdf.html.starts_with("%PDF") || pdf.says("字体"), "{}", pdf.html);
    assert!(head.get(&format!("{address}/annotated")).await.says("只有 DOCX 文件"));
    let link = item.html.split("compare?").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let compared = head.get(&format!("/desk/region/compare?{}", link.replace("&#38;", "&"))).await;
    assert!(compared.says("示范县财政局2022年与2023年年度报告对比"), "{}", compared.html);

    let units = "/desk/region/units";
    let twice = head.fill(units, units, &[("units", "示范县财政局\n示范县财政局")]).await;
    assert!(twice.status == 422 && twice.says("第2行"), "{}", twice.html);
    let saved = head.fill(units, units, &[("units", "示范县财政局\n示范县教育局")]).await;
    assert_eq!(saved.status, 303, "{}", saved.html);
    let year = head.get("/desk/region/years/2023").await;
    assert!(year.says("应当报告的机关2个，已计入1个，没有报告1个。"), "{}", year.html);
    let missing = head.get("/desk/region/years/2023?filter=missing").await;
    assert!(missing.says("示范县教育局") && !missing.says("示范县财政局"), "{}", missing.html);
    let charts = head.get("/desk/region/years/2023/charts").await;
    assert!(charts.says("2023年办理结果") && charts.says("<svg"), "{}", charts.html);
    let sums = head.get("/desk/region/years/2023/sums").await;
    assert!(sums.says("结转核对") && !sums.says("一、报送情况"), "{}", sums.html);
    assert_eq!(head.get("/desk/region/years/2023?page=9").await.status, 404);
    assert!(head.get("/desk/region/years/2023/docx").await.html.starts_with("PK"));
    assert!(head.get("/desk/region/years/2023/json").await.says("\"standing\": \"missing\""));
    assert!(house.is_sound());
}

#[tokio::test]
async fn a_report_is_named_rightly_and_set_aside() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    head.upload(UPLOAD, &[("a.txt", text_of("示范县财政局", 2023, 3, false).as_bytes())]).await;
    house.read().await;
    let list = head.get("/desk/region").await;
    let address = list.html.split("class=\"title\"><a href=\"").nth(1).unwrap().split('"').next().unwrap();
    let name = format!("{address}/name");
    let wrong = head.fill(&name, &name, &[("unit", "示范县统计局"), ("year", "3000")]).await;
    assert!(wrong.status == 422 && wrong.says("2008年至2024年"), "{}", wrong.html);
    let named = head.fill(&name, &name, &[("unit", "示范县统计局"), ("year", "2023")]).await;
    assert!(head.get(&named.location).await.says("示范县统计局2023年年度报告"));
    let aside = format!("{address}/aside");
    assert_eq!(head.fill(&aside, &aside, &[("reason", "")]).await.status, 422);
    assert_eq!(head.fill(&aside, &aside, &[("reason", "已报送更正后的报告")]).await.status, 303);
    assert!(head.get("/desk/region").await.says("还没有收到年度报告"));
    assert!(head.get("/desk/region?filter=aside").await.says("示范县统计局"));
    assert!(house.is_sound());
}

#[tokio::test]
async fn a_form_without_files_is_answered_and_a_stranger_sees_nothing() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    let nothing = head.upload(UPLOAD, &[]).await;
    assert!(nothing.status == 422 && nothing.says("请选择年度报告文件"), "{}", nothing.html);
    assert_eq!(house.staff(Role::Clerk).await.get("/desk/region").await.status, 403);
    assert_eq!(head.get("/desk/region/intakes/999").await.status, 404);
    assert!(head.get("/desk/region/intakes").await.says("还没有交来文件"));
    assert_eq!(head.get("/desk/region/999/file").await.status, 404);
    assert_eq!(head.get("/desk/region/compare?left=1").await.status, 404);
}

#[tokio::test]
async fn a_form_with_files_sent_twice_is_taken_once_and_with_other_files_not_at_all() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    let [one, two] = ["示范县财政局", "示范县统计局"].map(|body| text_of(body, 2023, 3, false));
    let page = head.get(UPLOAD).await;
    let first = head.send_files(&page, UPLOAD, &[("a.txt", one.as_bytes())]).await;
    let again = head.send_files(&page, UPLOAD, &[("a.txt", one.as_bytes())]).await;
    assert_eq!((first.status, again.status, &again.location), (303, 303, &first.location));
    let other = head.send_files(&page, UPLOAD, &[("b.txt", two.as_bytes())]).await;
    assert!(other.status == 422 && other.says("还没有保存"), "{}", other.html);
    assert_eq!(house.read().await, 1);
}

#[tokio::test]
async fn a_docx_comes_back_with_the_findings_as_comments() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    let document = report::compose(&report_of("示范县财政局", 2023, 12, true));
    let docx = paper::docx::write(&document).unwrap();
    head.upload(UPLOAD, &[("财政局.docx", &docx)]).await;
    house.read().await;
    let list = head.get("/desk/region").await;
    let address = list.html.split("class=\"title\"><a href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(head.get(address).await.says("带批注的文件"));
    let copy = head.get(&format!("{address}/annotated")).await;
    assert!(copy.html.starts_with("PK") && copy.html.contains("word/comments.xml"));
    assert!(copy.headers["content-disposition"].to_str().unwrap().contains("attachment"));
}

#[tokio::test]
async fn whoever_is_not_signed_in_hands_nothing_in() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    let page = head.get(UPLOAD).await;
    let seen = house.browser().send_files(&page, UPLOAD, &[("a.txt", b"a")]).await;
    assert!(seen.says("登录") || seen.location.starts_with("/sign-in"), "{} {}", seen.status, seen.html);
    assert_eq!(house.read().await, 0);
}

#[tokio::test]
async fn a_folder_keeps_its_names() {
    let house = House::founded();
    let head = house.staff(Role::OfficeHead).await;
    let report = text_of("", 2023, 3, false);
    let files: [(&str, &[u8]); 2] = [("报送/乡镇/甲乡.txt", report.as_bytes()), ("报送/.DS_Store", b"x")];
    let sent = head.upload(UPLOAD, &files).await;
    assert_eq!(house.read().await, 1);
    let seen = head.get(&sent.location).await;
    assert!(seen.says("报送/乡镇"), "{}", seen.html);
}
