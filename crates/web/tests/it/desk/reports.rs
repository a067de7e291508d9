//! A year's report from its first count to the public page, over HTTP.

use jiff::civil::{Date, date};
use office::Role;
use web::Clock;

use crate::house::{Browser, House, Seen};

/// The days on which the year is lived and reported on.
const LIVED: Date = date(2024, 12, 5);
const REPORTED: Date = date(2025, 1, 8);

/// A letter that came by ordinary post.
const LETTER: [(&str, &str); 13] = [
    ("channel", "ordinary_post"),
    ("on", "2024-12-05"),
    ("applicant", "natural"),
    ("name", "申请人甲"),
    ("identity", "other"),
    ("identity_number", "E12345678"),
    ("contact", ""),
    ("phone", "000-0000000"),
    ("address", "示范县示范路1号"),
    ("email", ""),
    ("description", "2023年养老机构补贴发放表"),
    ("medium", "paper"),
    ("route", "post"),
];

async fn someone(house: &House, role: Role, day: Date) -> Browser<'_> {
    let browser = house.browser_at(Clock::Fixed(day));
    browser.sign_in(role.code()).await;
    browser
}

/// A request that came in 2024 and is not answered yet; gives its address.
async fn request(house: &House) -> String {
    request_of(house, "2024-12-05").await
}

/// The same that came on another day, entered by the head of the office: it may lie long ago.
async fn request_of(house: &House, day: &str) -> String {
    let clerk = someone(house, Role::OfficeHead, LIVED).await;
    let letter = LETTER.map(|(name, value)| (name, if name == "on" { day } else { value }));
    let seen = clerk.fill("/desk/requests/new", "/desk/requests/new", &letter).await;
    let address = seen.html.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let receipt = format!("{address}/receipt");
    let looked = clerk.fill(&receipt, &receipt, &[("on", day), ("how", "电话确认")]).await;
    let done = clerk.fill_in(&looked, &receipt, &[("go", "confirm")]).await;
    assert_eq!(done.status, 303, "{}", done.html);
    address.to_owned()
}

/// Opens the report of 2024 and gives its address.
async fn opened(clerk: &Browser<'_>) -> String {
    opened_for(clerk, 2024).await
}

/// Opens the report of a year and gives its address.
async fn opened_for(clerk: &Browser<'_>, year: i16) -> String {
    let page = format!("/desk/reports/new?year={year}");
    let seen = clerk.fill(&page, "/desk/reports/new", &[]).await;
    let address = seen.location.strip_suffix("?done=opened").unwrap();
    assert!(clerk.get(&seen.location).await.says("已统计数字并起草文字"));
    address.to_owned()
}

/// States the numbers of other systems.
async fn state(clerk: &Browser<'_>, report: &str) {
    for cell in ["licence/decisions", "penalty/decisions", "coercion/decisions", "fees/amount"] {
        let page = format!("{report}/figures/t2/{cell}");
        let fields = [("number", "０"), ("source", "业务系统2024年统计"), ("note", "")];
        let seen = clerk.fill(&page, &page, &fields).await;
        assert_eq!(seen.location, format!("{report}/figures?done=declared"), "{}", seen.html);
    }
}

/// Writes the words of a part in place of those that stand there.
async fn write(clerk: &Browser<'_>, report: &str, part: &str, text: &str) -> Seen {
    let page = format!("{report}/sections/{part}");
    clerk.fill(&page, &page, &[("text", text)]).await
}

/// Where a warning of a rule can be answered.
fn warning(check: &Seen, rule: &str) -> String {
    let mut links = check.html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    links.find(|link| link.contains(&format!("/check/{rule}"))).unwrap().to_owned()
}

#[tokio::test]
async fn a_report_is_built_checked_signed_and_published() {
    let house = House::founded_on(LIVED);
    let request = request(&house).await;
    let clerk = someone(&house, Role::Clerk, REPORTED).await;
    let years = clerk.get("/desk/reports").await;
    assert!(years.says("编制2024年度报告") && years.says("2025-01-31前发布") && years.says("第四十九条"));
    let report = opened(&clerk).await;

    let table = clerk.get(&format!("{report}/tables/t3")).await;
    assert!(table.says(&format!("{report}/cells/t3/new_received/natural")), "{}", table.html);
    let cell = clerk.get(&format!("{report}/cells/t3/new_received/natural")).await;
    assert!(cell.says(&format!("href=\"{request}\"")) && cell.says("按记录计数"), "{}", cell.html);
    let empty = clerk.get(&format!("{report}/cells/t3/granted/natural")).await;
    assert!(empty.says("没有记录计入这个数字"));

    let early = clerk.fill(&format!("{report}/submit"), &format!("{report}/submit"), &[]).await;
    assert!(early.status == 422 && early.says("核对尚未通过"), "{}", early.html);
    state(&clerk, &report).await;
    let figure = clerk.get(&format!("{report}/cells/t2/penalty/decisions")).await;
    assert!(figure.says("业务系统2024年统计") && figure.says("经办人甲，2025-01-08"), "{}", figure.html);

    let wrong = "2024年，本机关新收政府信息公开申请5件。";
    assert_eq!(
        write(&clerk, &report, "s1", wrong).await.location,
        format!("{report}/sections/s1?done=saved")
    );
    write(&clerk, &report, "s6", "本年度没有其他需要报告的事项。").await;
    let check = clerk.get(&format!("{report}/check")).await;
    assert!(check.says("✕ 须改正") && check.says("AUD-C01") && check.says("AUD-E13"), "{}", check.html);
    assert!(clerk.get(&format!("{report}/sections/s1")).await.says("AUD-C01"));
    let warning = warning(&check, "AUD-E13");
    let silent = clerk.fill(&warning, &warning, &[("words", " ")]).await;
    assert!(silent.status == 422 && silent.says("请填写说明"));
    let answered = clerk.fill(&warning, &warning, &[("words", "本机关未收取费用。")]).await;
    assert_eq!(answered.location, format!("{report}/check?done=answered"), "{}", answered.html);
    let draft = format!("{report}/drafts/s1");
    assert!(clerk.get(&draft).await.says("【删】"));
    let redrafted = clerk.fill(&draft, &draft, &[]).await;
    assert_eq!(redrafted.location, format!("{report}/sections/s1?done=redrafted"), "{}", redrafted.html);
    assert!(clerk.get(&format!("{report}/check")).await.says("没有未处理的错误和警告"));

    let step = |name: &str| format!("{report}/{name}");
    let submitted = clerk.fill(&step("submit"), &step("submit"), &[]).await;
    assert_eq!(submitted.location, format!("{report}?done=submitted"), "{}", submitted.html);
    assert!(clerk.get(&submitted.location).await.says("待签发"));
    let leader = someone(&house, Role::Leader, REPORTED).await;
    let page = leader.get(&step("sign")).await;
    assert!(page.says("就此定稿") && page.says("2025年度报告的“上年结转”"), "{}", page.html);
    let signed = leader.fill_in(&page, &step("sign"), &[]).await;
    assert_eq!(signed.location, format!("{report}?done=signed"), "{}", signed.html);
    let public = report.replace("/desk", "");
    let visitor = house.browser_at(Clock::Fixed(REPORTED));
    for file in ["", ".docx", ".json", ".pdf", ".ofd", ".xlsx"] {
        assert_eq!(visitor.get(&format!("{public}{file}")).await.status, 404, "signed is not published");
    }
    let published = clerk.fill(&step("publish"), &step("publish"), &[]).await;
    assert_eq!(published.location, format!("{report}?done=published"), "{}", published.html);
    stands_on_the_portal(&visitor, &public).await;

    let frozen = clerk.get(&format!("{report}/cells/t3/new_received/natural")).await;
    assert!(
        frozen.says("签发时计入的记录") && frozen.says("签发人甲，2025-01-08签发时定稿"),
        "{}",
        frozen.html
    );
    let late = write(&clerk, &report, "s1", "改。").await;
    assert!(late.status == 422 && late.says("已经签发"));
    let docx = clerk.get(&step("docx")).await;
    assert!(docx.html.starts_with("PK"));
    assert!(clerk.get(&step("pdf")).await.html.starts_with("%PDF-1.7"));
    assert!(clerk.get(&step("xlsx")).await.html.starts_with("PK"));
    assert!(clerk.get(&step("ofd")).await.html.starts_with("PK"));
    let json = clerk.get(&step("json")).await;
    let json: serde_json::Value = serde_json::from_str(&json.html).unwrap();
    assert_eq!((json["year"].as_i64(), json["stage"].as_str()), (Some(2024), Some("published")));
}

async fn stands_on_the_portal(visitor: &Browser<'_>, public: &str) {
    for list in ["/reports", "/reports?year=2024&body=sfmz", "/bodies/SFMZ/reports"] {
        let seen = visitor.get(list).await;
        assert!(
            seen.says(&format!("href=\"{public}\"")) && seen.says("2025-01-08发布"),
            "{list}: {}",
            seen.html
        );
    }
    assert!(!visitor.get("/reports?year=2023").await.says(public));
    let page = visitor.get(public).await;
    for words in [
        "<h1>示范县民政局2024年政府信息公开工作年度报告</h1>",
        "<caption>表三 收到和处理",
        "三、本年度办理结果",
    ] {
        assert!(page.says(words), "{words}: {}", page.html);
    }
    let docx = visitor.get(&format!("{public}.docx")).await;
    let name = docx.headers["content-disposition"].to_str().unwrap();
    assert!(docx.html.starts_with("PK") && name.starts_with("attachment; filename*=UTF-8''%E7"), "{name}");
    let pdf = visitor.get(&format!("{public}.pdf")).await;
    assert!(pdf.html.starts_with("%PDF-1.7") && pdf.headers["content-type"] == "application/pdf");
    assert!(visitor.get(&format!("{public}.xlsx")).await.html.starts_with("PK"));
    let ofd = visitor.get(&format!("{public}.ofd")).await;
    assert!(ofd.html.starts_with("PK") && ofd.headers["content-type"] == "application/ofd");
    assert!(page.says(&format!("href=\"{public}.ofd\"")));
    let json = visitor.get(&format!("{public}.json")).await;
    let json: serde_json::Value = serde_json::from_str(&json.html).unwrap();
    assert_eq!((json["stage"].as_str(), json["version"].as_i64()), (Some("published"), Some(1)));
    assert!(json["cells"].as_array().unwrap().iter().any(|cell| cell["value"] == "1"));
}

#[tokio::test]
async fn two_people_writing_one_part_see_both_texts() {
    let house = House::founded_on(LIVED);
    let clerk = someone(&house, Role::Clerk, REPORTED).await;
    let report = opened(&clerk).await;
    let reviewer = someone(&house, Role::Reviewer, REPORTED).await;
    let page = format!("{report}/sections/s5");
    let [mine, theirs] = [clerk.get(&page).await, reviewer.get(&page).await];
    reviewer.fill_in(&theirs, &page, &[("text", "问题：更新不及时。")]).await;
    let seen = clerk.fill_in(&mine, &page, &[("text", "问题：人手不足。")]).await;
    assert!(seen.status == 409 && seen.says("【增】") && seen.says("问题：人手不足。"), "{}", seen.html);
    let seen = clerk.fill_in(&seen, &page, &[("text", "问题：更新不及时，人手不足。")]).await;
    assert_eq!(seen.location, format!("{page}?done=saved"), "{}", seen.html);
}

#[tokio::test]
async fn what_changes_after_the_signature_is_shown_and_changes_nothing() {
    let house = House::founded_on(LIVED);
    request(&house).await;
    let clerk = someone(&house, Role::Clerk, REPORTED).await;
    let report = opened(&clerk).await;
    state(&clerk, &report).await;
    let step = |name: &str| format!("{report}/{name}");
    clerk.fill(&step("submit"), &step("submit"), &[]).await;
    let leader = someone(&house, Role::Leader, REPORTED).await;
    let back = leader.fill(&step("return"), &step("return"), &[("reason", "")]).await;
    assert!(back.status == 422 && back.says("请填写退回理由"));
    leader.fill(&step("return"), &step("return"), &[("reason", "请核对收费金额")]).await;
    assert!(clerk.get(&report).await.says("退回修改：请核对收费金额"));
    clerk.fill(&step("submit"), &step("submit"), &[]).await;
    leader.fill(&step("sign"), &step("sign"), &[]).await;

    let cell = "t2/penalty/decisions";
    let fields = [("number", "3"), ("source", "台账复核"), ("note", "")];
    let page = format!("{report}/figures/{cell}");
    assert_eq!(clerk.fill(&page, &page, &fields).await.status, 303);
    let seen = clerk.get(&report).await;
    assert!(seen.says("签发以后记录有变动") && seen.says(&format!("{report}/cells/{cell}")), "{}", seen.html);
    assert!(clerk.get(&format!("{report}/tables/t2")).await.says("记录有变动"));
    clerk.fill(&step("publish"), &step("publish"), &[]).await;
    let revised = leader.fill(&step("revise"), &step("revise"), &[("reason", "行政处罚漏计3件")]).await;
    assert_eq!(revised.location, format!("{report}?done=revised"), "{}", revised.html);
    assert!(clerk.get(&step("preview")).await.says("更正说明：行政处罚漏计3件。"));
    let public = clerk.get(&report.replace("/desk", "")).await;
    assert!(public.status == 200 && !public.says("漏计"), "the public reads what was published");
    let counted = clerk.fill(&report, &step("recount"), &[]).await;
    assert_eq!(counted.location, format!("{report}?done=recounted"), "{}", counted.html);
    corrected_in_february(&house, &report).await;
}

/// A report published in time stays so when it is corrected later, and both versions can be read (AR-22).
async fn corrected_in_february(house: &House, report: &str) {
    let day = date(2025, 2, 17);
    let [clerk, leader] = [someone(house, Role::Clerk, day).await, someone(house, Role::Leader, day).await];
    let step = |name: &str| format!("{report}/{name}");
    for (who, name, done) in
        [(&clerk, "submit", "submitted"), (&leader, "sign", "signed"), (&clerk, "publish", "published")]
    {
        let seen = who.fill(&step(name), &step(name), &[]).await;
        assert_eq!(seen.location, format!("{report}?done={done}"), "{}", seen.html);
    }
    for page in [report, "/desk/reports"] {
        let seen = clerk.get(page).await;
        assert!(seen.says("已按期发布") && !seen.says("已发布（逾期）"), "{}", seen.html);
    }
    let years = clerk.get("/desk/reports").await;
    assert!(years.says("第1版已于2025-01-08发布，更正后的第2版已于2025-02-17发布"), "{}", years.html);
    let public = report.replace("/desk", "");
    let visitor = house.browser_at(Clock::Fixed(day));
    let list = visitor.get("/reports").await;
    assert!(list.says("2025-01-08发布，2025-02-17更正（第2版）"), "{}", list.html);
    let now = visitor.get(&public).await;
    assert!(now.says("行政处罚漏计3件") && now.says(&format!("href=\"{public}?version=1\"")), "{}", now.html);
    let first = visitor.get(&format!("{public}?version=1")).await;
    assert!(first.says("这是第1版，已经更正") && !first.says("行政处罚漏计3件"), "{}", first.html);
    let json = visitor.get(&format!("{public}.json?version=1")).await;
    let json: serde_json::Value = serde_json::from_str(&json.html).unwrap();
    assert_eq!(json["version"].as_i64(), Some(1));
    assert_eq!(visitor.get(&format!("{public}?version=3")).await.status, 404);
}

#[tokio::test]
async fn a_request_entered_after_the_signature_is_told_where_it_would_be_carried_in() {
    let house = House::founded_on(LIVED);
    let clerk = someone(&house, Role::Clerk, LIVED).await;
    let before = opened_for(&clerk, 2023).await;
    state(&clerk, &before).await;
    let late = warning(&clerk.get(&format!("{before}/check")).await, "AUD-P05");
    clerk.fill(&late, &late, &[("words", "机构合并，补编上年报告。")]).await;
    let [submit, sign] = ["submit", "sign"].map(|step| format!("{before}/{step}"));
    assert_eq!(clerk.fill(&submit, &submit, &[]).await.status, 303);
    let leader = someone(&house, Role::Leader, LIVED).await;
    assert_eq!(leader.fill(&sign, &sign, &[]).await.status, 303);

    let request = request_of(&house, "2023-12-27").await;
    let report = opened(&clerk).await;
    let cell = clerk.get(&format!("{report}/cells/t3/carried_in/natural")).await;
    assert!(
        cell.says("按上年已签发报告的清单结转")
            && cell.says(&format!("{before}/cells/t3/carried_out/natural"))
    );
    assert!(
        cell.says("不在上年签发的结转清单里") && cell.says(&format!("href=\"{request}\"")),
        "{}",
        cell.html
    );
    let signed = clerk.get(&format!("{before}/cells/t3/carried_out/natural")).await;
    assert!(signed.says("签发后记录有变动，现应计入"), "{}", signed.html);
}

#[tokio::test]
async fn numbers_are_stated_with_a_source_or_not_at_all() {
    let house = House::founded_on(LIVED);
    let clerk = someone(&house, Role::Clerk, REPORTED).await;
    let report = opened(&clerk).await;
    let page = format!("{report}/figures/t2/licence/decisions");
    for (number, source, sentence) in [
        ("", "台账", "请填写数字"),
        ("3", "", "请填写来源"),
        ("三", "台账", "不是数字"),
        ("1.5", "台账", "请填写整数"),
    ] {
        let fields = [("number", number), ("source", source), ("note", "")];
        let seen = clerk.fill(&page, &page, &fields).await;
        assert!(seen.status == 422 && seen.says(sentence), "{number} {source}: {}", seen.html);
        assert!(seen.says(&format!("value=\"{number}\"")));
    }
    let issued = format!("{report}/figures/t2/normative/issued");
    let fields = [("number", "5"), ("source", "文件台账"), ("note", "")];
    assert_eq!(clerk.fill(&issued, &issued, &fields).await.status, 303);
    let table = clerk.get(&format!("{report}/tables/t2")).await;
    for words in ["不成立", "左边5，右边0", "5（人工填报）", "0（按记录计数）", "勾稽不符"]
    {
        assert!(table.says(words), "{words}: {}", table.html);
    }
    let fact = format!("{report}/figures/s1/trainings");
    let fields = [("number", "2"), ("source", "培训签到表"), ("note", "")];
    assert_eq!(clerk.fill(&fact, &fact, &fields).await.status, 303);
    assert!(clerk.get(&format!("{report}/preview")).await.says("2次"), "the draft follows");
    let withdrawal = format!("{report}/withdrawals/s1/trainings");
    let seen = clerk.fill(&withdrawal, &withdrawal, &[("reason", "")]).await;
    assert!(seen.status == 422 && seen.says("请填写撤回理由"));
    let seen = clerk.fill(&withdrawal, &withdrawal, &[("reason", "填错")]).await;
    assert_eq!(seen.location, format!("{report}/figures?done=withdrawn"), "{}", seen.html);
    for nowhere in
        ["figures/t3/new_received/natural", "figures/x", "cells/t9/a/b", "tables/t1", "sections/s9"]
    {
        assert_eq!(clerk.get(&format!("{report}/{nowhere}")).await.status, 404, "{nowhere}");
    }
}

#[tokio::test]
async fn each_step_is_of_its_role_and_of_its_session() {
    let house = House::founded_on(LIVED);
    let clerk = someone(&house, Role::Clerk, REPORTED).await;
    let report = opened(&clerk).await;
    for (role, steps, status) in [
        (Role::Clerk, &["sign", "return", "revise"][..], 403),
        (Role::Auditor, &["submit", "sections/s1", "figures/t2/fees/amount"], 403),
        (Role::Admin, &["", "preview", "cells/t3/granted/total", "json"], 403),
        (Role::Auditor, &["", "preview", "check", "figures", "tables/t4", "cells/t3/granted/total"], 200),
    ] {
        let browser = someone(&house, role, REPORTED).await;
        for step in steps {
            let address = format!("{report}/{step}");
            let seen = browser.get(address.trim_end_matches('/')).await;
            assert_eq!(seen.status, status, "{role} {step}");
        }
    }
    for step in ["submit", "recount", "sections/s1", "figures/t2/fees/amount", "check/x"] {
        let seen = clerk.post(&format!("{report}/{step}"), &[("csrf", "x"), ("text", "改")]).await;
        assert!(seen.status == 403 && seen.says("请核对后再次提交"), "{step}: {}", seen.status);
    }
    assert!(clerk.get(&report).await.says("草稿"));
}
