//! The registers of disputes and of problems over HTTP.

use jiff::civil::date;
use office::Role;

use super::cases::{register, someone, typed};
use crate::house::House;

#[tokio::test]
async fn a_dispute_is_entered_answered_and_concluded() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    let opened = clerk.get(&request.replace("/desk/requests/", "/desk/disputes/new?request=")).await;
    assert!(opened.says("value=\"SFMZ-2024-0001\""), "{}", opened.html);
    let new = "/desk/disputes/new";
    let case = [
        ("kind", "review"),
        ("procedure", "ordinary"),
        ("case_number", "示府复〔2024〕3号"),
        ("authority", "示范县人民政府"),
        ("on", "2024-06-05"),
        ("request", "SFMZ-2024-0001"),
    ];
    let empty = clerk.fill(new, new, &[("request", "没有"), ("on", "")]).await;
    for words in ["请选择种类", "请填写案号", "请填写收到副本日期", "没有编号为“没有”的申请"]
    {
        assert!(empty.status == 422 && empty.says(words), "{words}");
    }
    let seen = clerk.fill(new, new, &case).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    let page = clerk.get(&seen.location).await;
    assert!(page.says("案件已登记") && page.says("2024-06-20前提交答复和证据") && page.says("CLK-85"));
    let twice = clerk.fill(new, new, &case).await;
    assert!(twice.status == 422 && twice.says("已经登记"));
    let address = seen.location.split('?').next().unwrap();
    assert!(clerk.get(&request).await.says(address), "the request leads to its dispute");
    let answer = format!("{address}/answer");
    let early = clerk.fill(&answer, &answer, &[("on", "2024-06-06")]).await;
    assert!(early.status == 422 && early.says("晚于登记日期"));
    assert_eq!(clerk.fill(&answer, &answer, &[("on", "2024-06-05")]).await.status, 303);
    let verdict = format!("{address}/verdict");
    let fields =
        [("result", "annulled"), ("on", "2024-06-05"), ("received_on", "2024-06-05"), ("order", "重新答复")];
    assert_eq!(clerk.fill(&verdict, &verdict, &fields).await.status, 303);
    let page = clerk.get(address).await;
    assert!(page.says("已审结：撤销或者部分撤销") && page.says("责令重新处理"));
    let list = clerk.get("/desk/disputes?filter=concluded").await;
    assert!(list.says(address) && clerk.get("/desk/disputes").await.says("暂无案件"));
    assert_eq!(clerk.get("/desk/disputes/x").await.status, 404);
    let auditor = someone(&house, Role::Auditor, date(2024, 6, 5)).await;
    assert_eq!(auditor.get(new).await.status, 403);
    assert!(store::verify(house.store()).unwrap().problems.is_empty());
}

#[tokio::test]
async fn a_problem_is_entered_put_in_other_words_and_remedied() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let new = "/desk/problems/new";
    let wrong = clerk.fill(new, new, &[("year", "24"), ("text", "")]).await;
    for words in ["年度应为2008至2099", "请选择问题来源", "请填写存在的问题"] {
        assert!(wrong.status == 422 && wrong.says(words), "{words}");
    }
    let fields = [
        ("year", "2024"),
        ("source", "自查"),
        ("text", "更新不及时"),
        ("plan", "每月检查"),
        ("until", "2024-06-28"),
    ];
    let seen = clerk.fill(new, new, &fields).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    let address = seen.location.split('?').next().unwrap();
    let page = clerk.get(address).await;
    assert!(page.says("更新不及时") && page.says("剩 16 个工作日"), "{}", page.html);
    let words = format!("{address}/words");
    let restated = [("text", "栏目更新不及时"), ("plan", "每周检查"), ("until", "")];
    assert_eq!(clerk.fill(&words, &words, &restated).await.status, 303);
    let remedy = format!("{address}/remedy");
    let (first, second) = (clerk.get(&remedy).await, clerk.get(&remedy).await);
    let done = [("text", "已建立每周检查制度")];
    assert_eq!(clerk.fill_in(&first, &remedy, &done).await.status, 303);
    let again = clerk.fill_in(&second, &remedy, &done).await;
    assert!(again.status == 422 && again.says("已于2024-06-05整改完毕"));
    assert!(clerk.get("/desk/problems?filter=remedied").await.says("栏目更新不及时"));
}
