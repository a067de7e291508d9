//! What was entered wrongly: registrations put right or made void by two people, forms sent twice, telephones and ways
//! of delivery that do not fit.

use jiff::civil::date;
use office::Role;

use super::cases::{done, register, someone, take, typed};
use crate::house::House;

/// RCV-14: what was mistyped at registration is put right by two people, each signed in.
#[tokio::test]
async fn a_mistyped_day_is_put_right_when_a_second_person_confirms() {
    let house = House::founded();
    let (clerk, leader) = (
        someone(&house, Role::Clerk, date(2024, 6, 5)).await,
        someone(&house, Role::Leader, date(2024, 6, 5)).await,
    );
    let request = register(&clerk, &typed(&[("channel", "signed_post")])).await;
    let amend = [("on", "2024-06-03"), ("reason", "回执上的签收日期是6月3日")];
    let late = [("on", "2024-06-06"), ("reason", "x")];
    let (looked, _) = take(&clerk, &request, "receipt-amendment", &late).await;
    assert!(
        looked.status == 422 && looked.says("（2024-06-06）晚于登记日期（2024-06-05）"),
        "{}",
        looked.html
    );
    let looked = done(&clerk, &request, "receipt-amendment", &amend).await;
    assert!(looked.says("等待另一人复核，同意以后才生效"), "{}", looked.html);
    let page = clerk.get(&request).await;
    assert!(page.says("等待复核：</strong>经办人甲") && page.says("2024-07-04前答复"), "{}", page.html);
    assert!(page.says("提请的人不能自己复核"), "{}", page.html);
    // The one who proposed it waits; the other finds it in 今天.
    assert!(
        !clerk.get("/desk").await.says("登记更正")
            && clerk.get("/desk?filter=others").await.says("等待另一人复核")
    );
    let queue = leader.get("/desk").await;
    assert!(queue.says("SFMZ-2024-0001：更正登记日期") && queue.says("请复核"), "{}", queue.html);
    let review = format!("{request}/change-review");
    assert!(queue.says(&review));
    let own = clerk.get(&review).await;
    assert_eq!(own.status, 403, "a clerk decides on nothing");
    let (unsaid, _) = take(&leader, &request, "change-review", &[("verdict", "no"), ("reason", "")]).await;
    assert!(unsaid.status == 422 && unsaid.says("请填写不同意的理由"));
    let looked = done(&leader, &request, "change-review", &[("verdict", "yes"), ("reason", "")]).await;
    assert!(looked.says("2024-07-02") && looked.says("回执上的签收日期是6月3日"), "{}", looked.html);
    assert!(
        looked.says(">收到申请之日</th><td class=\"day\">2024-06-05</td><td class=\"day\">2024-06-03</td>")
    );
    let page = leader.get(&request).await;
    assert!(page.says("收到申请之日更正为2024-06-03") && page.says("2024-07-02前答复"), "{}", page.html);
    assert!(!page.says("等待复核：") && !leader.get("/desk").await.says("登记更正"));
    // A head of the office proposes and cannot confirm it himself.
    let head = someone(&house, Role::OfficeHead, date(2024, 6, 5)).await;
    done(&head, &request, "receipt-amendment", &[("on", "2024-06-04"), ("reason", "又查明")]).await;
    let own = head.get(&review).await;
    assert!(own.status == 422 && own.says("由另一人复核"), "{}", own.html);
    done(&leader, &request, "change-review", &[("verdict", "no"), ("reason", "原登记无误")]).await;
    let page = leader.get(&request).await;
    assert!(page.says("复核未同意：原登记无误") && page.says("2024-07-02前答复"));
    assert!(store::verify(house.store()).unwrap().problems.is_empty());
}

#[tokio::test]
async fn a_wrong_registration_is_made_void_and_keeps_its_number() {
    let house = House::founded();
    let day = date(2024, 6, 5);
    let (clerk, leader) = (someone(&house, Role::Clerk, day).await, someone(&house, Role::Leader, day).await);
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    let (empty, _) = take(&clerk, &request, "voiding", &[("reason", " ")]).await;
    assert!(empty.status == 422 && empty.says("请填写作废的理由"));
    done(&clerk, &request, "voiding", &[("reason", "与窗口登记的另一件重复")]).await;
    assert!(clerk.get(&request).await.says("剩 20 个工作日"), "until it is confirmed the period runs");
    done(&leader, &request, "change-review", &[("verdict", "yes"), ("reason", "")]).await;
    let page = leader.get(&request).await;
    assert!(page.says("已作废") && page.says("登记作废：与窗口登记的另一件重复"), "{}", page.html);
    assert!(page.says("SFMZ-2024-0001") && page.says("本登记已经作废，不再办理"));
    let next =
        clerk.fill("/desk/requests/new", "/desk/requests/new", &typed(&[("channel", "in_person")])).await;
    assert!(next.says("SFMZ-2024-0002"), "the number of the void one is given to nobody else");
    assert!(clerk.get("/desk/requests").await.says("在办（1件）"));
    assert!(clerk.get("/desk/requests?filter=ended").await.says(&request));
    assert!(store::verify(house.store()).unwrap().problems.is_empty());
}

#[tokio::test]
async fn a_form_that_says_something_else_the_second_time_is_not_lost() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let form = clerk.get("/desk/requests/new").await;
    let first = typed(&[("channel", "in_person")]);
    let other = typed(&[("channel", "in_person"), ("description", "另一份预算表")]);
    assert_eq!(clerk.fill_in(&form, "/desk/requests/new", &first).await.status, 200);
    let second = clerk.fill_in(&form, "/desk/requests/new", &other).await;
    assert!(second.status == 422 && second.says("另一份预算表"), "{}", second.html);
    assert!(second.says("这一次的内容与前一次不同") && second.says("还没有保存"));
    let third = clerk.fill_in(&second, "/desk/requests/new", &other).await;
    assert!(third.says("SFMZ-2024-0002"), "sent once more it is a request of its own: {}", third.html);
    let request = third.html.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let address = format!("{request}/note");
    let page = clerk.get(&address).await;
    assert_eq!(clerk.fill_in(&page, &address, &[("text", "检索完毕")]).await.status, 303);
    let lost = clerk.fill_in(&page, &address, &[("text", "检索完毕，没有找到")]).await;
    assert!(
        lost.status == 422 && lost.says("检索完毕，没有找到") && lost.says("与前一次不同"),
        "{}",
        lost.html
    );
    assert_eq!(clerk.fill_in(&lost, &address, &[("text", "检索完毕，没有找到")]).await.status, 303);
    assert!(clerk.get(request).await.says("办理记录：检索完毕，没有找到"));
}

#[tokio::test]
async fn a_telephone_is_one_and_an_answer_goes_the_way_that_was_asked_for() {
    let house = House::founded();
    let day = date(2024, 6, 5);
    let clerk = someone(&house, Role::Clerk, day).await;
    let wrong = typed(&[("phone", "电话局")]);
    let wrong = clerk.fill("/desk/requests/new", "/desk/requests/new", &wrong).await;
    assert!(wrong.status == 422 && wrong.says("联系电话里有“电”") && wrong.says("电话局"));
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    for phone in ["不详", "123", "99999999999"] {
        let party = [("name", "第三方乙"), ("phone", phone), ("address", "")];
        let (looked, _) = take(&clerk, &request, "third-party", &party).await;
        assert!(looked.status == 422 && looked.says("联系电话") && looked.says(phone), "{phone}");
    }
    let spot = clerk.get(&format!("{request}/on-the-spot?asked=outcome&outcome=OUT-01")).await;
    let address = format!("{request}/on-the-spot");
    let looked = clerk.fill_in(&spot, &address, &[("note", "告知网址")]).await;
    assert_eq!(clerk.fill_in(&looked, &address, &[("go", "confirm")]).await.status, 303);
    let page = clerk.get(&format!("{request}/dispatch")).await;
    assert!(page.says("申请人要求的获取途径") && page.says("邮寄"), "{}", page.html);
    let other = [("way", "electronic"), ("on", "2024-06-05"), ("proof", ""), ("instead", "")];
    let (refused, _) = take(&clerk, &request, "dispatch", &other).await;
    assert!(refused.status == 422 && refused.says("申请人要求的获取途径是“邮寄”，填写的是“电子送达”"));
    let why = [("way", "electronic"), ("on", "2024-06-05"), ("proof", ""), ("instead", "申请人来电要求")];
    done(&clerk, &request, "dispatch", &why).await;
    assert!(clerk.get(&request).await.says("与申请人要求的不同：申请人来电要求"));
}
