//! 设置: people, seats and logins by the administrator.

use office::Role;

use crate::house::House;

/// What stands in the big code on a page.
fn password(html: &str) -> String {
    html.split("class=\"code handed\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn somebody_is_entered_and_signs_in_with_a_password_of_his_own() {
    let house = House::founded();
    let admin = house.staff(Role::Admin).await;
    let page = "/desk/settings/people/new";
    let none = admin.fill(page, page, &[("roles", "clerk")]).await;
    assert!(none.status == 422 && none.says("请填写姓名"));
    let fields = [("name", "新来的"), ("post", "科员"), ("roles", "clerk"), ("login", "new.one")];
    let opened = admin.get(page).await;
    let seen = admin.fill_in(&opened, page, &[&fields[..], &[("from", "2024-06-05")]].concat()).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    assert!(seen.says("只显示这一次") && seen.headers["cache-control"] == "no-store");
    let first = password(&seen.html);
    // Sent again it shows nothing and enters nobody.
    let again = admin.fill_in(&opened, page, &[&fields[..], &[("from", "2024-06-05")]].concat()).await;
    assert!(again.status == 303 && again.location.contains("/desk/settings/people/"));
    let person = again.location.split('?').next().unwrap().to_owned();
    assert_eq!(admin.get("/desk/settings").await.html.matches("新来的").count(), 1);

    let browser = house.browser();
    let seen = browser.post("/sign-in", &[("login", "new.one"), ("password", &first)]).await;
    assert_eq!(seen.location, "/desk/password");
    assert!(browser.get("/desk").await.location.starts_with("/desk/password"));
    let own = [("present", first.as_str()), ("new", "Autumn-2024-wind"), ("again", "Autumn-2024-wind")];
    let seen = browser.fill("/desk/password", "/desk/password", &own).await;
    assert_eq!(seen.location, "/desk");
    assert!(browser.get("/desk").await.says("新来的（经办人）"));

    // Closed, nothing opens any more; a new password opens again.
    let step = async |what: &str| {
        let page = format!("{person}/login/{what}");
        admin.fill(&page, &page, &[]).await
    };
    assert_eq!(step("disable").await.status, 303);
    assert_eq!(browser.get("/desk").await.location, "/sign-in");
    assert!(admin.get(&person).await.says("已停用"));
    assert_eq!(step("enable").await.status, 303);
    let second = password(&step("reset").await.html);
    assert_ne!(first, second);
    let seen = browser.post("/sign-in", &[("login", "new.one"), ("password", &second)]).await;
    assert_eq!(seen.location, "/desk/password");
    assert_eq!(admin.get(&format!("{person}/login/other")).await.status, 404);
    assert!(house.is_sound());
}

#[tokio::test]
async fn seats_begin_and_end_and_names_are_put_right() {
    let house = House::founded();
    let admin = house.staff(Role::Admin).await;
    let list = admin.get("/desk/settings").await;
    let row = list.html.split("<tr>").find(|row| row.contains("经办人甲")).unwrap();
    let person = row.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let seats = format!("{person}/seats");
    let twice = admin.fill(&person, &seats, &[("role", "clerk"), ("from", "2024-06-01")]).await;
    assert!(twice.status == 422 && twice.says("已任经办人"));
    let none = admin.fill(&person, &seats, &[("from", "昨天")]).await;
    assert!(
        none.says("请选择岗位") && none.says("任期起日应为日历上有的日期") && none.says("value=\"昨天\"")
    );
    let done = admin.fill(&person, &seats, &[("role", "reviewer"), ("from", "2024-06-01")]).await;
    assert_eq!(done.location, format!("{person}?done=appointed"));
    let page = admin.get(&person).await;
    let seat = page.html.split(&format!("action=\"{person}/seats/")).nth(1).unwrap();
    let seat = format!("{person}/seats/{}", seat.split('"').next().unwrap());
    let early = admin.fill(&person, &seat, &[("end", "2023-01-01")]).await;
    assert!(early.status == 422 && early.says("早于起日"));
    assert_eq!(admin.fill(&person, &seat, &[("end", "2024-06-04")]).await.status, 303);
    assert!(admin.get(&person).await.says("非现任"));
    let renamed = admin.fill(&person, &person, &[("name", "改名的"), ("post", "主任")]).await;
    assert_eq!(renamed.status, 303);
    assert!(admin.get("/desk/settings").await.says("改名的"));
    assert_eq!(admin.get("/desk/settings/people/999999").await.status, 404);
    assert!(house.is_sound());
}

#[tokio::test]
async fn the_body_says_how_it_is_reached() {
    let house = House::founded();
    let admin = house.staff(Role::Admin).await;
    let page = "/desk/settings/body";
    let opened = admin.get(page).await;
    assert!(opened.says("value=\"局办公室\"") && opened.says("机关代字SFMZ"));
    let fields = [
        ("name", "示范县民政局"),
        ("short_name", "县民政局"),
        ("document_code", "示民公开"),
        ("phone", "0000-2000021"),
        ("confirm", "manual"),
        ("guide", "第一段\r\n第二段"),
    ];
    let none = admin.fill(page, page, &fields).await;
    assert!(none.status == 422 && none.says("请填写政府信息公开工作机构名称") && none.says("0000-2000021"));
    let fields = [&fields[..], &[("disclosure_office", "局办公室")]].concat();
    assert_eq!(admin.fill(page, page, &fields).await.location, "/desk/settings/body?done=saved");
    assert!(admin.get(page).await.says("第一段\n第二段</textarea>"));
    assert!(house.is_sound());
}
