//! 预估: what stands behind every date into which a year without a notice went (CAL-18, CAL-19).
//!
//! The days lie around the end of the last year that the calendar knows, whichever that is.

use calendar::Calendar;
use jiff::ToSpan as _;
use jiff::civil::Date;
use office::Role;
use web::Clock;

use super::cases::{done, register, someone, take, typed};
use super::items::draft;
use crate::house::{Browser, House, Seen};

/// A working day near the end of the last year that a notice covers: twenty working days reach into the next.
fn late() -> Date {
    let last = Calendar::national().covered().1;
    Calendar::national().workday_on_or_before(last.saturating_sub(9.days())).0
}

/// Every place in `html` where the year after the last one is written out as a computed date carries the mark.
fn marked(seen: &Seen, at: &str) {
    assert_eq!(seen.status, 200, "{at}: {}", seen.html);
    let year = Calendar::national().covered().1.year() + 1;
    // What a table of the sum says of each day, and what a field holds, are no due dates.
    let outside =
        seen.html.split("<details").map(|part| part.split_once("</details>").map_or(part, |(_, rest)| rest));
    let mut found = 0;
    for part in outside {
        for beginning in [format!("{year}-0"), format!("{year}年1月"), format!("{year}年2月")] {
            for (place, _) in part.match_indices(&beginning) {
                let rest: String = part[place..].chars().take(40).collect();
                let before = part[..place].chars().next_back();
                if before == Some('"') || rest.contains("提交") && rest.contains("最早") {
                    continue;
                }
                found += 1;
                assert!(rest.contains("预估"), "{at}: {rest}");
            }
        }
    }
    assert!(found > 0, "{at}: no date of {year}: {}", seen.html);
}

async fn page(browser: &Browser<'_>, address: &str) -> Seen {
    let seen = browser.get(address).await;
    marked(&seen, address);
    seen
}

#[tokio::test]
async fn every_page_of_a_request_marks_its_date() {
    let day = late();
    let house = House::founded_on(day);
    let clerk = someone(&house, Role::Clerk, day).await;
    let on = day.to_string();
    let request = register(&clerk, &typed(&[("channel", "in_person"), ("on", &on)])).await;
    let today = clerk.get("/desk").await;
    assert!(today.says("前答复（预估）") && today.says("个工作日（预估）</span>"), "{}", today.html);
    page(&clerk, "/desk").await;
    page(&clerk, "/desk/requests").await;
    page(&clerk, &request).await;
    page(&clerk, &format!("{request}/note")).await;
    let head = someone(&house, Role::OfficeHead, day).await;
    let extension = [("days", "10"), ("reason", "检索档案")];
    let (looked, _) = take(&head, &request, "extension", &extension).await;
    marked(&looked, "extension");
    let again = head.get(&format!("{request}/extension")).await;
    assert!(again.status == 422 && again.says("（预估）前答复"), "{}", again.html);
    // A consultation whose letter has come: its own last day.
    done(&clerk, &request, "organ", &[("kind", "other"), ("name", "示范县财政局")]).await;
    done(&clerk, &request, "letter-received", &[("no", "1"), ("on", &on)]).await;
    page(&clerk, &request).await;
    let silence = [("no", "1"), ("stance", "silence"), ("on", on.as_str()), ("reasons", "")];
    let (early, _) = take(&clerk, &request, "opinion", &silence).await;
    assert!(early.status == 422 && early.says("（预估）届满"), "{}", early.html);
}

#[tokio::test]
async fn terms_of_the_applicant_and_remedies_are_marked() {
    let day = late();
    let on = day.to_string();
    let house = House::founded_on(day);
    let clerk = someone(&house, Role::Clerk, day).await;
    let fields = typed(&[("channel", "in_person"), ("on", &on)]);
    let asked = register(&clerk, &fields).await;
    done(&clerk, &asked, "correction", &[("points", "请写明年度"), ("days", "15")]).await;
    done(&clerk, &asked, "correction-notice", &[("on", &on)]).await;
    page(&clerk, &asked).await;
    let leader = someone(&house, Role::Leader, day).await;
    let lapse = leader.get(&format!("{asked}/correction-lapse")).await;
    assert!(lapse.status == 422 && lapse.says("（预估）届满"), "{}", lapse.html);
    let answered = register(&clerk, &fields).await;
    let spot = clerk.get(&format!("{answered}/on-the-spot?asked=outcome&outcome=OUT-01")).await;
    let looked = clerk.fill_in(&spot, &format!("{answered}/on-the-spot"), &[("note", "告知网址")]).await;
    let sent = clerk.fill_in(&looked, &format!("{answered}/on-the-spot"), &[("go", "confirm")]).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    done(&clerk, &answered, "dispatch", &[("way", "post"), ("on", &on), ("proof", "")]).await;
    done(&clerk, &answered, "delivery", &[("on", &on), ("proof", "本人签收")]).await;
    assert!(page(&clerk, &answered).await.says("直接起诉期限"));
}

#[tokio::test]
async fn items_disputes_and_reports_mark_theirs() {
    let day = late();
    let on = day.to_string();
    let house = House::founded_on(day);
    let clerk = someone(&house, Role::Clerk, day).await;
    draft(&clerk, "正文").await;
    let case = [
        ("kind", "review"),
        ("procedure", "ordinary"),
        ("case_number", "示府复〔2024〕9号"),
        ("authority", "示范县人民政府"),
        ("on", on.as_str()),
        ("request", ""),
    ];
    let sent = clerk.fill("/desk/disputes/new", "/desk/disputes/new", &case).await;
    assert_eq!(sent.status, 303, "{}", sent.html);
    page(&clerk, "/desk/disputes").await;
    page(&clerk, sent.location.split('?').next().unwrap()).await;
    // The day of the report is the law's own; how many working days are left until then is estimated.
    let reports = clerk.get("/desk/reports").await;
    assert!(reports.says("个工作日（预估）</span>"), "{}", reports.html);
}

#[tokio::test]
async fn the_public_is_told_so_too() {
    let day = late();
    let on = day.to_string();
    let house = House::founded_on(day);
    let clerk = someone(&house, Role::Clerk, day).await;
    let fields = typed(&[("channel", "in_person"), ("on", &on)]);
    let receipt = clerk.fill("/desk/requests/new", "/desk/requests/new", &fields).await;
    let [number, code] = ["登记编号 <span class=\"code\">", "查询码 <strong class=\"code\">"]
        .map(|before| receipt.html.split(before).nth(1).unwrap().split('<').next().unwrap().to_owned());
    let citizen = house.browser_at(Clock::Fixed(day));
    let found = citizen.post("/progress", &[("number", &number), ("code", &code)]).await;
    assert_eq!(found.status, 303, "{}", found.html);
    let progress = page(&citizen, &found.location).await;
    assert!(progress.says("答复（预估）"), "{}", progress.html);
    let sum = page(&citizen, &format!("/period?receipt={on}")).await;
    assert!(sum.says("日（预估）答复"), "{}", sum.html);
}
