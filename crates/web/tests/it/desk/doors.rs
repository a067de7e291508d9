//! Signing in, forms that belong to no session, and what becomes of what was typed.

use jiff::civil::date;
use office::Role;
use web::Clock;

use crate::house::{DAY, House, PASSWORD};

#[tokio::test]
async fn nobody_is_led_to_the_sign_in_and_back() {
    let house = House::founded();
    let browser = house.browser();
    let seen = browser.get("/desk?filter=soon").await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/sign-in?to=%2Fdesk%3Ffilter%3Dsoon"));
    let page = browser.get(&seen.location).await;
    let seen = browser.fill_in(&page, "/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk?filter=soon"));
    let cookie = seen.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    let seen = browser.get("/desk").await;
    assert_eq!(seen.status, 200);
    assert!(seen.says("示范县民政局") && seen.says("经办人甲"));
    assert_eq!(seen.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn a_wrong_password_is_refused_in_one_sentence_and_keeps_the_login() {
    let house = House::founded();
    let browser = house.browser();
    let wrong = browser.post("/sign-in", &[("login", "clerk"), ("password", "nope")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("登录名或者密码不正确") && wrong.says("value=\"clerk\"") && !wrong.says("nope"));
    let empty = browser.post("/sign-in", &[]).await;
    assert!(empty.says("请填写登录名") && empty.says("请填写密码"));
    let nul = browser.post("/sign-in", &[("login", "a\0b"), ("password", "\0")]).await;
    assert_eq!(nul.status, 422);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    let seen = browser.fill("/desk", "/sign-out", &[]).await;
    assert_eq!(seen.location, "/sign-in?done=out");
    assert!(browser.get(&seen.location).await.says("已退出登录"));
    assert_eq!(browser.get("/desk").await.status, 303);
}

#[tokio::test]
async fn a_form_from_elsewhere_or_without_its_token_changes_nothing() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    let cross = browser.post_from("/sign-out", &[], "cross-site").await;
    assert_eq!(cross.status, 403);
    assert!(cross.says("不是从本站的页面提交的"));
    for fields in [&[][..], &[("csrf", "x")][..]] {
        let seen = browser.post("/desk/password", fields).await;
        assert_eq!(seen.status, 403);
        assert!(seen.says("请核对后再次提交"));
    }
    assert_eq!(browser.get("/desk").await.status, 200);
}

#[tokio::test]
async fn somebody_with_two_seats_chooses_and_may_change() {
    let house = House::founded();
    house.hire("both", &[Role::Clerk, Role::Leader]);
    let browser = house.browser();
    let seen = browser.post("/sign-in", &[("login", "both"), ("password", PASSWORD)]).await;
    assert_eq!(seen.location, "/desk/seat");
    assert_eq!(browser.get("/desk?a=b").await.location, "/desk/seat?to=%2Fdesk%3Fa%3Db");
    let page = browser.get("/desk/seat?to=%2Fdesk%3Fa%3Db").await;
    assert!(page.says("示范县民政局 经办人") && page.says("示范县民政局 签发人"));
    let none = browser.fill_in(&page, "/desk/seat", &[]).await;
    assert!(none.status == 422 && none.says("请选择一个岗位"));
    let value = page.html.split("type=\"radio\"").nth(2).unwrap().split("value=\"").nth(1).unwrap();
    let leader = value.split('"').next().unwrap().to_owned();
    let seen = browser.fill_in(&page, "/desk/seat", &[("seat", &leader)]).await;
    assert_eq!(seen.location, "/desk?a=b");
    let seen = browser.get("/desk").await;
    assert!(seen.says("签发人") && seen.says("换岗位"));
    // A form opened in the other seat is shown for a last look, not done.
    assert_eq!(browser.fill_in(&page, "/desk/seat", &[("seat", &leader)]).await.status, 403);
}

#[tokio::test]
async fn an_account_without_a_seat_is_told_so() {
    let house = House::founded();
    house.hire("none", &[]);
    let browser = house.browser();
    browser.sign_in("none").await;
    let seen = browser.get("/desk").await;
    assert!(seen.status == 403 && seen.says("今天没有岗位") && seen.says("系统管理员"));
    assert_eq!(browser.fill_in(&seen, "/sign-out", &[]).await.status, 303);
}

#[tokio::test]
async fn a_password_is_changed_and_only_the_new_one_opens() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    let page = browser.get("/desk/password").await;
    let fill = async |present: &str, new: &str, again: &str| {
        let fields = [("present", present), ("new", new), ("again", again)];
        browser.fill_in(&page, "/desk/password", &fields).await
    };
    assert!(fill("wrong", "Autumn-2024-wind", "Autumn-2024-wind").await.says("原密码不正确"));
    assert!(fill(PASSWORD, "short", "short").await.status == 422);
    assert!(fill(PASSWORD, "Autumn-2024-wind", "other").await.says("两次填写的新密码不一致"));
    let seen = fill(PASSWORD, "Autumn-2024-wind", "Autumn-2024-wind").await;
    assert_eq!((seen.status, seen.location.as_str()), (303, "/desk"));
    assert_eq!(browser.get("/desk").await.status, 200);
    let other = house.browser();
    let old = other.post("/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!(old.status, 422);
    let new = other.post("/sign-in", &[("login", "clerk"), ("password", "Autumn-2024-wind")]).await;
    assert_eq!(new.status, 303);
}

#[tokio::test]
async fn what_was_typed_when_the_login_ran_out_comes_back_after_signing_in() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    let page = browser.get("/desk/password").await;
    // The next day nobody is signed in any more.
    let browser = browser.later(Clock::Fixed(DAY.tomorrow().unwrap()));
    let typed = [("present", "secret"), ("words", "写了<一>半天的文字\n第二段")];
    let seen = browser.fill_in(&page, "/desk/password", &typed).await;
    assert_eq!(seen.status, 403);
    assert!(seen.says("您填写的内容仍然保留") && !seen.says("secret"));
    let wrong = browser.fill_in(&seen, "/sign-in", &[("login", "clerk"), ("password", "no")]).await;
    assert!(wrong.status == 422 && wrong.says("您填写的内容仍然保留"));
    let seen = browser.fill_in(&wrong, "/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    assert!(seen.says("请核对后再次提交") && seen.says("写了&#60;一&#62;半天的文字"));
    let hidden = seen.hidden("/desk/password");
    assert!(hidden.iter().any(|(name, value)| name == "words" && value == "写了<一>半天的文字\n第二段"));
    // It arrives as if nothing had happened: the form itself says what is wrong with it.
    let arrived = browser.fill_in(&seen, "/desk/password", &[]).await;
    assert!(arrived.status == 422 && arrived.says("请填写现在的密码"));
}

#[tokio::test]
async fn a_session_ends_without_use() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    assert_eq!(browser.get("/desk").await.status, 200);
    let browser = browser.later(Clock::Fixed(date(2024, 6, 6)));
    assert_eq!(browser.get("/desk").await.location, "/sign-in");
}

#[tokio::test]
async fn too_much_at_once_is_a_page_too() {
    let house = House::founded();
    let browser = house.staff(Role::Clerk).await;
    let seen = browser.post("/desk/password", &[("words", &"字".repeat(600_000))]).await;
    assert_eq!(seen.status, 413);
}

#[tokio::test]
async fn over_https_the_cookie_is_this_hosts_alone() {
    let house = House::founded();
    let browser = house.browser().over_https();
    let seen = browser.post("/sign-in", &[("login", "clerk"), ("password", PASSWORD)]).await;
    let cookie = seen.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-session=") && cookie.ends_with("; Secure"), "{cookie}");
    let seen = browser.get("/desk").await;
    assert_eq!(
        (seen.status, &seen.headers["strict-transport-security"]),
        (200, &"max-age=31536000".parse().unwrap())
    );
    assert!(!house.browser().get("/sign-in").await.headers.contains_key("strict-transport-security"));
}
