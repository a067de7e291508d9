//! 今天: the queue by statutory deadline.

use jiff::civil::date;
use office::Role;
use web::Clock;

use super::items::{draft, published, step};
use crate::house::House;

#[tokio::test]
async fn the_queue_asks_each_seat_for_its_own_step() {
    let house = House::founded();
    let (clerk, reviewer) = (house.staff(Role::Clerk).await, house.staff(Role::Reviewer).await);
    assert!(clerk.get("/desk").await.says("没有等待您办理的事项"));
    let item = draft(&clerk, "正文").await;
    let seen = clerk.get("/desk").await;
    for words in ["2024年城乡低保标准", "剩 18 个工作日", "请写完后提交审核", "，怎样得出", "端午", "CLK-70"]
    {
        assert!(seen.says(words), "{words}");
    }
    assert!(!reviewer.get("/desk").await.says("2024年城乡低保标准"));
    assert!(reviewer.get("/desk?filter=others").await.says("2024年城乡低保标准"));
    step(&clerk, &item, "submit", &[]).await;
    assert!(!clerk.get("/desk").await.says("2024年城乡低保标准"));
    assert!(clerk.get("/desk?filter=others").await.says("等待审核人审核"));
    let seen = reviewer.get("/desk").await;
    assert!(seen.says("请审核") && seen.says(&format!("href=\"{item}\"")));
    // Who sets up does not look at the records (SEC-08).
    let admin = house.staff(Role::Admin).await;
    let seen = admin.get("/desk?filter=body").await;
    assert!(seen.says("不查看业务记录") && !seen.says("2024年城乡低保标准"));
    // Six weeks later it is overdue, and published it is gone.
    let late = Clock::Fixed(date(2024, 7, 15));
    let reader = house.browser_at(late);
    reader.sign_in("auditor").await;
    assert!(reader.get("/desk?filter=overdue").await.says("✕ 逾期 9 个工作日"));
    assert!(reader.get("/desk?filter=soon").await.says("三个工作日以内没有到期的事项"));
    let reader = reader.later(Clock::Fixed(date(2024, 6, 28)));
    reader.sign_in("auditor").await;
    assert!(reader.get("/desk?filter=soon").await.says("！剩 2 个工作日"));
}

#[tokio::test]
async fn what_is_published_is_no_longer_due() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    let item = draft(&clerk, "正文").await;
    published(&house, &item).await;
    for filter in ["mine", "body", "soon", "overdue", "others"] {
        assert!(!clerk.get(&format!("/desk?filter={filter}")).await.says("2024年城乡低保标准"), "{filter}");
    }
    // A change of it is work again, but its period was kept.
    let page = format!("{item}/edit");
    let opened = clerk.get(&page).await;
    let fields = [("title", "更正"), ("category", "work"), ("formed_on", "2024-01-02"), ("text", "新")];
    assert_eq!(clerk.fill_in(&opened, &page, &fields).await.status, 303);
    let seen = clerk.get("/desk").await;
    assert!(seen.says("更正") && seen.says("无期限"));
    assert!(clerk.get("/desk?filter=overdue").await.says("没有逾期的事项"));
}

#[tokio::test]
async fn a_long_queue_has_pages_and_the_report_stands_first_in_its_season() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    for _ in 0..21 {
        draft(&clerk, "正文").await;
    }
    let rows = |seen: &crate::house::Seen| seen.html.matches("2024年城乡低保标准").count();
    let [first, second] = [clerk.get("/desk").await, clerk.get("/desk?page=2").await];
    assert_eq!((rows(&first), rows(&second)), (20, 1));
    assert!(second.says("今天（第2页）") && first.says("共21条"));
    let day = date(2025, 1, 6);
    house.hire_on("new", &[Role::Clerk], day);
    let clerk = house.browser_at(Clock::Fixed(day));
    clerk.sign_in("new").await;
    let [first, second] = [clerk.get("/desk").await, clerk.get("/desk?page=2").await];
    assert!(first.says("2024年政府信息公开工作年度报告") && first.says("请建立年度报告"));
    assert_eq!((rows(&first), rows(&second)), (19, 2));
    assert!(!second.says("年度报告 ·"));
}
