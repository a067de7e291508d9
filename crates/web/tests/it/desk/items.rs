//! An item from draft to the public, over HTTP.

use office::Role;

use crate::house::{Browser, House, Seen};

/// A form filled in well, with this text.
fn typed(text: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("title", "2024年城乡低保标准"),
        ("category", "work"),
        ("item", "A20-11"),
        ("kind", ""),
        ("formed_on", "2024-06-03"),
        ("text", text),
    ]
}

/// Writes a draft and gives its address.
pub async fn draft(clerk: &Browser<'_>, text: &str) -> String {
    let seen = clerk.fill("/desk/items/new", "/desk/items/new", &typed(text)).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    seen.location.trim_end_matches("?done=drafted").to_owned()
}

/// Opens a page of an item, sends its form, and gives the page it leads to.
pub async fn step(browser: &Browser<'_>, item: &str, page: &str, fields: &[(&str, &str)]) -> Seen {
    let page = if page == "submit" { item.to_owned() } else { format!("{item}/{page}") };
    let action = if page == item { format!("{item}/submit") } else { page.clone() };
    let seen = browser.fill(&page, &action, fields).await;
    assert_eq!(seen.status, 303, "{page}: {}", seen.html);
    let shown = browser.get(&seen.location).await;
    assert_eq!(shown.status, 200);
    shown
}

const NOTHING: [(&str, &str); 6] = [
    ("q-secret", "no"),
    ("q-forbidden", "no"),
    ("q-security", "no"),
    ("q-third", "no"),
    ("q-internal", "no"),
    ("reasons", "均为应当公开的标准，不涉及上述事项"),
];

async fn secrecy(reviewer: &Browser<'_>, item: &str) -> Seen {
    let page = format!("{item}/review");
    let seen = reviewer.fill(&page, &format!("{item}/secrecy"), &NOTHING).await;
    assert_eq!(seen.status, 303, "{}", seen.html);
    seen
}

/// From a draft to the public.
pub async fn published(house: &House, item: &str) {
    let [clerk, reviewer, leader] =
        [house.staff(Role::Clerk).await, house.staff(Role::Reviewer).await, house.staff(Role::Leader).await];
    step(&clerk, item, "submit", &[]).await;
    step(&reviewer, item, "review", &[("decision", "pass")]).await;
    secrecy(&reviewer, item).await;
    step(&leader, item, "sign", &[]).await;
    let seen = step(&clerk, item, "publish", &[("channels", "website"), ("channels", "gazette")]).await;
    assert!(seen.says("已发布。") && seen.says("政府网站、政府公报"), "{}", seen.html);
}

#[tokio::test]
async fn a_clerk_writes_a_reviewer_returns_a_clerk_mends_a_leader_signs() {
    let house = House::founded();
    let [clerk, reviewer, leader] =
        [house.staff(Role::Clerk).await, house.staff(Role::Reviewer).await, house.staff(Role::Leader).await];
    let item = draft(&clerk, "低保标准为每月600元。\r\n自7月1日起施行。").await;
    let seen = clerk.get(&item).await;
    assert!(seen.says("请写完后提交审核") && seen.says("剩 18 个工作日") && seen.says("低保标准为每月600元"));
    assert!(!seen.says(&format!("{item}/review\"")));
    step(&clerk, &item, "submit", &[]).await;
    assert!(clerk.get(&item).await.says("等待审核人审核"));
    let seen = reviewer.get(&format!("{item}/review")).await;
    assert!(seen.says("这是第一次审核"));
    let fields = [("decision", "return"), ("reason", "标准应为650元"), ("place", "第一段")];
    let seen = step(&reviewer, &item, "review", &fields).await;
    assert!(seen.says("审核人甲于2024-06-05退回") && seen.says("标准应为650元"));
    let page = format!("{item}/edit");
    let seen = clerk.fill(&page, &page, &typed("低保标准为每月650元。\n自7月1日起施行。")).await;
    assert_eq!(seen.location, format!("{item}?done=saved"));
    step(&clerk, &item, "submit", &[]).await;
    let seen = reviewer.get(&format!("{item}/review")).await;
    assert!(seen.says("审核人甲于2024-06-05退回"), "the reason stays for the next review");
    assert!(seen.says("上次退回（第1版）") && seen.says("【增】") && seen.says("【删】"), "{}", seen.html);
    step(&reviewer, &item, "review", &[("decision", "pass")]).await;
    secrecy(&reviewer, &item).await;
    let seen = leader.get(&item).await;
    assert!(seen.says("不涉密，可以公开") && seen.says("请签发"));
    step(&leader, &item, "sign", &[]).await;
    let seen = step(&clerk, &item, "publish", &[("channels", "website")]).await;
    assert!(seen.says("2024-06-05发布第2版"));
    for words in ["起草", "退回修改", "保密审查", "签发人甲（签发人）", "第十七条第二款"]
    {
        assert!(seen.says(words), "{words}");
    }
    assert!(seen.says(&format!("{item}/versions/1")));
    assert!(clerk.get(&format!("{item}/versions/2")).await.says("与第1版对照"));
    assert!(house.is_sound());
}

#[tokio::test]
async fn nobody_is_offered_the_approval_of_his_own_change() {
    let house = House::founded();
    let (reviewer, leader) = (house.staff(Role::Reviewer).await, house.staff(Role::Leader).await);
    let item = draft(&reviewer, "正文").await;
    step(&reviewer, &item, "submit", &[]).await;
    let seen = reviewer.get(&item).await;
    assert!(seen.says("等待其他审核人办理") && !seen.says(&format!("href=\"{item}/review\"")));
    let seen = reviewer.get(&format!("{item}/review")).await;
    assert!(seen.says("不能由您审核") && !seen.says("提交审核意见"));
    // Sent all the same it is refused, and the decision stays filled in.
    let token = reviewer.get("/desk").await.hidden("/sign-out");
    let csrf = token.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
    let seen = reviewer.post(&format!("{item}/review"), &[("csrf", &csrf), ("decision", "pass")]).await;
    assert!(seen.status == 422 && seen.says("不能由您审核"), "{}", seen.html);
    assert!(leader.get(&item).await.says("请审核"));
}

#[tokio::test]
async fn what_is_wrong_with_a_form_stands_beside_its_field_and_everything_typed_stays() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    let long = "字".repeat(60_001);
    let hostile = "<script>alert(1)</script>";
    let cases: [(&[(&str, &str)], &str); 8] = [
        (&[("title", "")], "请填写标题"),
        (&[("title", "甲\n乙")], "标题应为一行"),
        (&[("title", hostile), ("category", "nonsense")], "请选择栏目"),
        (&[("formed_on", "2024-02-30")], "成文日期应为日历上有的日期"),
        (&[("formed_on", "")], "请填写成文日期"),
        (&[("kind", "normative"), ("issued_on", "")], "请填写制发日期"),
        (&[("text", "甲\0乙")], "正文的第2个字不能识别"),
        (&[("text", &long)], "正文最多60000字，现为60001字"),
    ];
    for (changed, sentence) in cases {
        let fields: Vec<_> = typed("保留的正文").into_iter().chain(changed.iter().copied()).collect();
        let seen = clerk.fill("/desk/items/new", "/desk/items/new", &fields).await;
        assert_eq!(seen.status, 422, "{sentence}");
        assert!(seen.says(sentence) && seen.says("<title>错误："), "{sentence}");
        assert!(seen.says("value=\"work\" selected") || seen.says("nonsense") || sentence == "请选择栏目");
        assert!(changed.iter().any(|(name, _)| *name == "text") || seen.says("保留的正文"));
        assert!(!seen.says(hostile));
    }
    assert!(clerk.get("/desk/items").await.says("这里还没有信息"));
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    let page = clerk.get("/desk/items/new").await;
    let first = clerk.fill_in(&page, "/desk/items/new", &typed("正文")).await;
    let second = clerk.fill_in(&page, "/desk/items/new", &typed("正文")).await;
    assert_eq!((first.status, &first.location), (303, &second.location));
    let item = first.location.trim_end_matches("?done=drafted");
    let page = clerk.get(item).await;
    let action = format!("{item}/submit");
    assert_eq!(clerk.fill_in(&page, &action, &[]).await.status, 303);
    assert_eq!(clerk.fill_in(&page, &action, &[]).await.status, 303);
    assert_eq!(clerk.get("/desk/items").await.html.matches("2024年城乡低保标准").count(), 1);
    // With a form of its own it is a second try, and refused.
    let other = clerk.get("/desk").await.hidden("/sign-out");
    let csrf = &other.iter().find(|(name, _)| name == "csrf").unwrap().1;
    let seen = clerk.post(&action, &[("csrf", csrf)]).await;
    assert!(seen.status == 422 && seen.says("只能在"), "{}", seen.html);
}

#[tokio::test]
async fn two_people_writing_at_once_lose_nothing() {
    let house = House::founded();
    let (clerk, head) = (house.staff(Role::Clerk).await, house.staff(Role::OfficeHead).await);
    let item = draft(&clerk, "一\n二\n三").await;
    let page = format!("{item}/edit");
    let opened = clerk.get(&page).await;
    assert_eq!(head.fill(&page, &page, &typed("一\n二\n三\n四")).await.status, 303);
    let seen = clerk.fill_in(&opened, &page, &typed("一改\n二\n三")).await;
    assert_eq!(seen.status, 409);
    for words in
        ["工作机构负责人甲已先保存了第2版", "一、合并", "二、用我的", "三、用对方的", "两人改的不是同一处"]
    {
        assert!(seen.says(words), "{words}: {}", seen.html);
    }
    assert!(seen.says("一改\n二\n三\n四</textarea>"), "{}", seen.html);
    // Merged by a person.
    let merged = clerk.fill_in(&seen, &page, &typed("一改\n二\n三\n四")).await;
    assert_eq!(merged.location, format!("{item}?done=saved"));
    // Or mine: theirs stays among the versions.
    let opened = clerk.get(&page).await;
    assert_eq!(head.fill(&page, &page, &typed("一乙")).await.status, 303);
    let seen = clerk.fill_in(&opened, &page, &typed("一甲")).await;
    assert!(seen.says("【对方的文字】\n一乙\n【您的文字】\n一甲\n"), "{}", seen.html);
    let undecided = clerk.fill_in(&seen, &page, &typed("【对方的文字】\n一乙")).await;
    assert!(undecided.status == 422 && undecided.says("没有决定的段落"));
    let second = seen.html.split("二、用我的").nth(1).unwrap();
    let second = Seen { html: second.to_owned(), ..seen };
    assert_eq!(clerk.fill_in(&second, &page, &[]).await.status, 303);
    assert!(clerk.get(&item).await.says("一甲"));
    assert!(clerk.get(&format!("{item}/versions/4")).await.says("一乙"));
    assert!(house.is_sound());
}

#[tokio::test]
async fn a_published_item_is_mended_repealed_and_taken_off() {
    let house = House::founded();
    let (clerk, leader) = (house.staff(Role::Clerk).await, house.staff(Role::Leader).await);
    let fields =
        [("kind", "normative"), ("issued_on", "2024-06-03"), ("document_number", "示民公开〔2024〕3号")];
    let all: Vec<_> = typed("办法").into_iter().chain(fields).collect();
    let seen = clerk.fill("/desk/items/new", "/desk/items/new", &all).await;
    let item = seen.location.trim_end_matches("?done=drafted").to_owned();
    published(&house, &item).await;
    let page = format!("{item}/edit");
    let all: Vec<_> = typed("办法（修订）").into_iter().chain(fields).collect();
    assert!(clerk.get(&page).await.says("公众仍然看到已发布的文本"));
    assert_eq!(clerk.fill(&page, &page, &all).await.status, 303);
    assert!(clerk.get(&item).await.says("公众现在看到的仍是第1版"));
    let page = format!("{item}/repeal");
    let early = clerk.fill(&page, &page, &[("repealed_on", "2024-06-01")]).await;
    assert!(early.status == 422 && early.says("早于制发日期"));
    let seen = step(&clerk, &item, "repeal", &[("repealed_on", "2024-06-04")]).await;
    assert!(seen.says("废止已登记") && !seen.says("/repeal\""));
    let page = format!("{item}/withdraw");
    let none = leader.fill(&page, &page, &[]).await;
    assert!(none.status == 422 && none.says("请选择撤下的原因"));
    let seen =
        step(&leader, &item, "withdraw", &[("ground", "outdated"), ("reason", "已由新办法代替")]).await;
    assert!(seen.says("已撤下，公众不再看到本件") && seen.says("已由新办法代替"));
    assert_eq!(clerk.get(&format!("{item}/edit")).await.status, 422);
    assert!(house.is_sound());
}

#[tokio::test]
async fn what_may_be_secret_does_not_pass() {
    let house = House::founded();
    let (clerk, reviewer) = (house.staff(Role::Clerk).await, house.staff(Role::Reviewer).await);
    let item = draft(&clerk, "正文").await;
    step(&clerk, &item, "submit", &[]).await;
    step(&reviewer, &item, "review", &[("decision", "pass")]).await;
    let (page, action) = (format!("{item}/review"), format!("{item}/secrecy"));
    let answer = async |changed: &[(&'static str, &'static str)]| {
        let fields: Vec<_> = NOTHING.into_iter().chain(changed.iter().copied()).collect();
        reviewer.fill(&page, &action, &fields).await
    };
    let none = reviewer.fill(&page, &action, &[]).await;
    assert!(
        none.status == 422 && none.says("请选择是否涉及国家秘密") && none.says("请填写保密审查的依据和理由")
    );
    assert!(answer(&[("q-third", "yes")]).await.says("请退回修改，处理后再审查"));
    assert!(answer(&[("reasons", "")]).await.says("请填写保密审查的依据和理由"));
    assert_eq!(answer(&[("q-security", "unsure")]).await.status, 303);
    assert!(clerk.get(&item).await.says("已报请确定是否涉密"));
    assert_eq!(answer(&[("q-secret", "yes")]).await.location, format!("{item}?done=returned"));
    let seen = clerk.get(&item).await;
    assert!(seen.says("国家秘密：涉及") && seen.says("退回修改"));
}

#[tokio::test]
async fn an_item_of_another_body_is_not_there() {
    let (house, other) = (House::founded(), House::founded());
    let clerk = house.staff(Role::Clerk).await;
    let stranger = other.staff(Role::Clerk).await;
    let item = draft(&clerk, "正文").await;
    for page in [item.clone(), format!("{item}/edit"), format!("{item}/versions/1"), "/desk/items/x".into()] {
        assert_eq!(stranger.get(&page).await.status, 404, "{page}");
    }
    assert_eq!(clerk.get(&format!("{item}/versions/9")).await.status, 404);
}

#[tokio::test]
async fn a_date_that_cannot_be_stands_beside_its_field() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    for (day, words) in [
        ("2042-06-03", "成文日期（2042-06-03）晚于今天（2024-06-05）"),
        ("2024-06-06", "晚于今天"),
        ("0204-06-03", "成文日期（0204-06-03）早于1949年10月1日"),
    ] {
        let fields = [("title", "标题"), ("category", "work"), ("formed_on", day), ("text", "正文")];
        let seen = clerk.fill("/desk/items/new", "/desk/items/new", &fields).await;
        assert!(
            seen.status == 422 && seen.says(words) && seen.says(&format!("value=\"{day}\"")),
            "{}",
            seen.html
        );
        assert!(seen.says("href=\"#formed_on\""), "{}", seen.html);
    }
    let legal = [
        ("title", "办法"),
        ("category", "work"),
        ("kind", "normative"),
        ("issued_on", "2025-01-01"),
        ("formed_on", "2024-06-03"),
        ("text", "正文"),
    ];
    let seen = clerk.fill("/desk/items/new", "/desk/items/new", &legal).await;
    assert!(seen.status == 422 && seen.says("制发日期（2025-01-01）晚于今天") && seen.says("#issued_on"));
}

#[tokio::test]
async fn pages_that_do_not_fit_the_item_say_why() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    let item = draft(&clerk, "正文").await;
    let early = clerk.get(&format!("{item}/repeal")).await;
    assert!(early.status == 422 && early.says("登记废止") && early.says("草稿") && !early.says("<input id="));
    let submit = clerk.get(&format!("{item}/submit")).await;
    assert_eq!(submit.status, 405);
    assert!(
        submit.says("只接收页面上的按钮") && submit.says(&format!("<a href=\"{item}\">打开")),
        "{}",
        submit.html
    );
    let beyond = clerk.get("/desk/items?page=9").await;
    assert!(beyond.status == 404 && beyond.says("没有第9页") && beyond.says("href=\"/desk/items?page=1\""));
    let queue = clerk.get("/desk?page=70000").await;
    assert!(queue.status == 404 && queue.says("没有第70000页"));
}

/// A page between two marks.
fn spot(html: &str, before: &str) -> String {
    let at = html.find(before).unwrap_or_else(|| panic!("{before}: {html}"));
    html[at + before.len()..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_wrong_word_stops_the_signature_until_it_is_mended_or_answered_for() {
    let house = House::founded();
    let [clerk, reviewer, leader] =
        [house.staff(Role::Clerk).await, house.staff(Role::Reviewer).await, house.staff(Role::Leader).await];
    let item = draft(&clerk, "各单位要把低保工作做为重点工作，按时发放.\n特此通知。").await;
    let seen = clerk.get(&item).await;
    assert!(seen.says("须改正2处") && seen.says("TXT-72") && seen.says("建议：作为"), "{}", seen.html);
    assert!(!reviewer.get(&item).await.says("确认放行"));
    step(&clerk, &item, "submit", &[]).await;
    step(&reviewer, &item, "review", &[("decision", "pass")]).await;
    secrecy(&reviewer, &item).await;
    let page = format!("{item}/sign");
    assert!(leader.get(&page).await.says("还有2处错误没有改正，也没有说明"));
    let seen = leader.fill(&page, &page, &[]).await;
    assert!(seen.status == 422 && seen.says("本件还有2处错误没有处理，不能签发"), "{}", seen.html);
    assert!(seen.says("正文第1行“做为”应为“作为”"), "{}", seen.html);
    // All marks at once, shown before they are saved.
    let seen = clerk.get(&format!("{item}/mend?safe=1")).await;
    assert!(seen.says("正文改动1处") && seen.says("【增】") && seen.says("【删】"), "{}", seen.html);
    let seen = clerk.fill_in(&seen, &format!("{item}/mend"), &[]).await;
    assert_eq!(seen.location, format!("{item}?done=mended#check"), "{}", seen.html);
    let seen = clerk.get(&item).await;
    assert!(seen.says("第2版") && seen.says("按时发放。") && seen.says("须改正1处"), "{}", seen.html);
    // The word is left, with a reason.
    let address = format!("{item}/leave?spot={}", spot(&seen.html, "/leave?spot="));
    let page = clerk.get(&address).await;
    let seen = clerk.fill_in(&page, &format!("{item}/leave"), &[]).await;
    assert!(seen.status == 422 && seen.says("请填写不改的理由"), "{}", seen.html);
    let seen = clerk.fill_in(&page, &format!("{item}/leave"), &[("reason", "引用原文")]).await;
    assert_eq!(seen.location, format!("{item}?done=left#check"), "{}", seen.html);
    let seen = clerk.get(&item).await;
    assert!(seen.says("已说明的1处") && seen.says("引用原文") && !seen.says("须改正"), "{}", seen.html);
    published(&house, &item).await;
    // The same word in another place is asked about again.
    let edited = typed("各单位要把低保工作做为重点工作，按时发放。\n特此通知。这一句也把它做为重点。");
    let page = format!("{item}/edit");
    assert_eq!(clerk.fill(&page, &page, &edited).await.status, 303);
    let seen = clerk.get(&item).await;
    assert!(seen.says("须改正1处") && seen.says("正文第2行"), "{}", seen.html);
    assert!(house.is_sound());
}

#[tokio::test]
async fn personal_data_goes_public_on_a_basis_and_with_two_people_only() {
    let house = House::founded();
    let [clerk, reviewer, leader, head] = [
        house.staff(Role::Clerk).await,
        house.staff(Role::Reviewer).await,
        house.staff(Role::Leader).await,
        house.staff(Role::OfficeHead).await,
    ];
    let item = draft(&clerk, "救助对象张某，身份证号：110101199003070003。").await;
    let seen = clerk.get(&item).await;
    assert!(seen.says("须改正1处") && seen.says("遮盖"), "{}", seen.html);
    let masked = clerk.get(&format!("{item}/mend?spot={}", spot(&seen.html, "/mend?spot="))).await;
    assert!(masked.says("【删】") && masked.says("*"), "{}", masked.html);
    let page = clerk.get(&format!("{item}/leave?spot={}", spot(&seen.html, "/leave?spot="))).await;
    let action = format!("{item}/leave");
    let seen = clerk.fill_in(&page, &action, &[("reason", "依法公示")]).await;
    assert!(seen.status == 422 && seen.says("请填写公开个人信息的法律依据"), "{}", seen.html);
    let fields = [("reason", "依法公示"), ("basis", "社会救助暂行办法第十一条")];
    assert_eq!(clerk.fill_in(&page, &action, &fields).await.status, 303);
    // Who asked is not the second person, nor is a clerk offered it.
    assert!(!clerk.get(&item).await.says("确认放行"));
    step(&clerk, &item, "submit", &[]).await;
    step(&reviewer, &item, "review", &[("decision", "pass")]).await;
    secrecy(&reviewer, &item).await;
    let sign = format!("{item}/sign");
    let seen = leader.fill(&sign, &sign, &[]).await;
    assert!(seen.status == 422 && !seen.says("110101199003070003</"), "{}", seen.html);
    let seen = head.get(&item).await;
    assert!(seen.says("等待第二人确认") && seen.says("社会救助暂行办法第十一条"), "{}", seen.html);
    let seen = head.fill(&item, &format!("{item}/second"), &[]).await;
    assert_eq!(seen.location, format!("{item}?done=seconded#check"), "{}", seen.html);
    step(&leader, &item, "sign", &[]).await;
    let supervisor = house.staff(Role::Supervisor).await;
    let seen = supervisor.get("/desk/items/passed").await;
    assert!(seen.says("社会救助暂行办法第十一条") && seen.says("确认"), "{}", seen.html);
    assert!(!seen.says("110101199003070003"));
    assert!(house.is_sound());
}

#[tokio::test]
async fn a_body_keeps_words_of_its_own() {
    let house = House::founded();
    let clerk = house.staff(Role::Clerk).await;
    let item = draft(&clerk, "这是本地做为品牌的做法。").await;
    let seen = clerk.get(&item).await;
    let field = spot(&seen.html, "name=\"spot\" value=\"");
    let seen = clerk.fill(&item, &format!("{item}/allow"), &[("spot", &field)]).await;
    assert_eq!(seen.location, format!("{item}?done=allowed#check"), "{}", seen.html);
    assert!(!clerk.get(&item).await.says("TXT-72"));
    let page = "/desk/items/words";
    let seen = clerk.get(page).await;
    assert!(seen.says("许可,做为"), "{}", seen.html);
    let bad = clerk.fill(page, page, &[("sheet", "错词,布属,部署\n错字,甲乙,丙")]).await;
    assert!(bad.status == 422 && bad.says("第2行：种类应为") && bad.says("错词,布属,部署"), "{}", bad.html);
    let good = clerk.fill(page, page, &[("sheet", "错词,品牌,名牌")]).await;
    assert_eq!(good.location, "/desk/items/words?done=kept", "{}", good.html);
    let seen = clerk.get(&item).await;
    assert!(seen.says("TXT-72") && seen.says("名牌"), "{}", seen.html);
    assert!(clerk.get("/desk/items/words.csv").await.says("错词,品牌,名牌"));
    assert!(house.is_sound());
}
