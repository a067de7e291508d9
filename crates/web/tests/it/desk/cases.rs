//! A request from its registration to the archive and back, every step over HTTP.

use jiff::civil::{Date, date};
use office::Role;
use web::Clock;

use crate::house::{Browser, House, Seen};

/// What a clerk types for a letter that came by ordinary post.
const LETTER: [(&str, &str); 13] = [
    ("channel", "ordinary_post"),
    ("on", "2024-06-05"),
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

/// The same list with some fields typed otherwise.
pub fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    LETTER
        .into_iter()
        .map(|(name, value)| changes.iter().find(|(n, _)| *n == name).copied().unwrap_or((name, value)))
        .collect()
}

/// Somebody of a role at work on a day.
pub async fn someone(house: &House, role: Role, day: Date) -> Browser<'_> {
    let browser = house.browser_at(Clock::Fixed(day));
    browser.sign_in(role.code()).await;
    browser
}

/// Registers a request and gives its address.
pub async fn register(browser: &Browser<'_>, fields: &[(&str, &str)]) -> String {
    let seen = browser.fill("/desk/requests/new", "/desk/requests/new", fields).await;
    assert_eq!(seen.status, 200, "{}", seen.html);
    assert!(seen.says("登记回执") && seen.says("查询码"));
    let address = seen.html.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    address.to_owned()
}

/// Answers a step's questions, looks at what will change, and confirms; gives the look and the end.
pub async fn take(browser: &Browser<'_>, request: &str, step: &str, fields: &[(&str, &str)]) -> (Seen, Seen) {
    take_from(browser, request, step, step, fields).await
}

/// The same from another address of the step, where something was settled before.
async fn take_from(
    browser: &Browser<'_>,
    request: &str,
    from: &str,
    step: &str,
    fields: &[(&str, &str)],
) -> (Seen, Seen) {
    let action = format!("{request}/{step}");
    let page = browser.get(&format!("{request}/{from}")).await;
    assert_eq!(page.status, 200, "{step}: {}", page.html);
    let looked = if page.says("<h2>办理后的变化") {
        page
    } else {
        browser.fill_in(&page, &action, fields).await
    };
    if looked.status != 200 {
        let end = Seen {
            html: looked.html.clone(),
            headers: looked.headers.clone(),
            location: looked.location.clone(),
            ..looked
        };
        return (looked, end);
    }
    let end = browser.fill_in(&looked, &action, &[("go", "confirm")]).await;
    (looked, end)
}

/// Takes a step that must succeed; gives the look at what would change.
pub async fn done(browser: &Browser<'_>, request: &str, step: &str, fields: &[(&str, &str)]) -> Seen {
    let (looked, end) = take(browser, request, step, fields).await;
    assert_eq!(
        (end.status, end.location.as_str()),
        (303, format!("{request}?done={step}").as_str()),
        "{}",
        end.html
    );
    let page = browser.get(&end.location).await;
    assert!(page.status == 200 && page.says("role=\"status\""), "{step}");
    looked
}

#[tokio::test]
async fn a_letter_becomes_a_request_and_is_answered_delivered_and_filed() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let request = register(&clerk, &LETTER).await;
    let page = clerk.get(&request).await;
    assert!(page.says("已提交，待确认") && page.says("确认收到申请"));
    assert!(!page.says("申请人甲") && !page.says("E12345678"), "the applicant is not shown");
    done(&clerk, &request, "attempt", &[("reached", "no"), ("note", "10时电话无人接听")]).await;
    let looked = done(&clerk, &request, "receipt", &[("on", "2024-06-05"), ("how", "电话确认")]).await;
    assert!(looked.says("2024-07-04") && looked.says("办理后的日期怎样得出"), "{}", looked.html);
    let points = [("points", "请写明补贴的种类"), ("days", "15")];
    let looked = done(&clerk, &request, "correction", &points).await;
    assert!(looked.says("补正告知书") && looked.says("请写明补贴的种类") && !looked.says("行政复议"));
    done(&clerk, &request, "correction-notice", &[("on", "2024-06-05")]).await;

    let clerk = someone(&house, Role::Clerk, date(2024, 6, 12)).await;
    done(&clerk, &request, "corrected", &[("on", "2024-06-12")]).await;
    done(&clerk, &request, "note", &[("text", "检索档案室2023年目录，关键词“养老补贴”")]).await;
    let party = [("name", "第三方乙"), ("phone", "000-0000001"), ("address", "")];
    done(&clerk, &request, "third-party", &party).await;
    let page = clerk.get(&request).await;
    assert!(page.says("‖ 已中止：等待征求意见") && !page.says("第三方乙"));
    done(&clerk, &request, "letter-received", &[("no", "1"), ("on", "2024-06-12")]).await;
    done(&clerk, &request, "organ", &[("kind", "joint"), ("name", "示范县财政局")]).await;

    let clerk = someone(&house, Role::Clerk, date(2024, 6, 19)).await;
    let opinion = [("no", "1"), ("stance", "consent"), ("on", "2024-06-19"), ("reasons", "")];
    done(&clerk, &request, "opinion", &opinion).await;
    let opinion = [("no", "2"), ("stance", "consent"), ("on", "2024-06-19"), ("reasons", "")];
    done(&clerk, &request, "opinion", &opinion).await;
    let head = someone(&house, Role::OfficeHead, date(2024, 6, 19)).await;
    let looked = done(&head, &request, "extension", &[("days", "10"), ("reason", "需要检索历史档案")]).await;
    assert!(looked.says("延期答复告知书"));
    let leader = someone(&house, Role::Leader, date(2024, 6, 20)).await;
    let fee = [("basis", "item"), ("count", "12"), ("reason", "本月第12件"), ("waived", ""), ("waiver", "")];
    let looked = done(&leader, &request, "fee", &fee).await;
    assert!(looked.says("100元") && looked.says("收费通知书"));
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 24)).await;
    done(&clerk, &request, "fee-notice", &[("on", "2024-06-21")]).await;
    let pay = [("on", "2024-06-24"), ("amount", "１００元"), ("receipt", "票据0001")];
    let looked = done(&clerk, &request, "payment", &pay).await;
    assert!(looked.says("2024-07-22"), "twenty working days after 2024-06-24");

    answer_deliver_and_reopen(&house, &request).await;
}

/// From the decision to the archive, and reopened.
async fn answer_deliver_and_reopen(house: &House, request: &str) {
    let leader = someone(house, Role::Leader, date(2024, 7, 1)).await;
    let groups = leader.get(&format!("{request}/decision")).await;
    assert!(groups.says("不予公开") && groups.says("无法提供"));
    let outcomes = leader.get(&format!("{request}/decision?asked=group&group=refused")).await;
    assert!(outcomes.says("OUT-07") && outcomes.says("第十五条") && !outcomes.says("OUT-12"));
    let from = "decision?asked=outcome&outcome=OUT-07";
    let words = [("number", "示民公开〔2024〕9号"), ("reasons", "该信息含有商业秘密。"), ("particulars", "")];
    let (looked, end) = take_from(&leader, request, from, "decision", &words).await;
    assert_eq!(end.status, 303, "{}", end.html);
    for words in
        ["政府信息不予公开告知书", "应当先自收到本告知书之日起60日内", "示民公开〔2024〕9号", "第十五条"]
    {
        assert!(looked.says(words), "{words}");
    }
    let clerk = someone(house, Role::Clerk, date(2024, 7, 2)).await;
    done(&clerk, request, "dispatch", &[("way", "post"), ("on", "2024-07-02"), ("proof", "EX000")]).await;
    let clerk = someone(house, Role::Clerk, date(2024, 7, 4)).await;
    done(&clerk, request, "delivery", &[("on", "2024-07-04"), ("proof", "本人签收")]).await;
    done(&clerk, request, "archive", &[]).await;
    let page = clerk.get(request).await;
    assert!(page.says("已归档") && page.says("个工作日办结"));
    let leader = someone(house, Role::Leader, date(2024, 8, 1)).await;
    let order = [("by", "own"), ("decision", "示民纠〔2024〕1号"), ("on", "2024-08-01"), ("until", "")];
    let looked = done(&leader, request, "reopening", &order).await;
    assert!(looked.says("责令重新处理") && looked.says("2024-08-29"), "{}", looked.html);
    let words =
        [("number", "示民公开〔2024〕20号"), ("reasons", "该信息含有商业秘密。"), ("particulars", "")];
    let (_, same) = take_from(&leader, request, from, "decision", &words).await;
    assert!(same.status == 422 && same.says("不得以同一事实和理由"), "{}", same.html);
    assert!(store::verify(house.store()).unwrap().problems.is_empty());
}

#[tokio::test]
async fn a_refusal_keeps_what_was_typed_and_says_the_way_out() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let empty = clerk.fill("/desk/requests/new", "/desk/requests/new", &[]).await;
    assert_eq!(empty.status, 422);
    for words in ["请选择提交方式", "请填写姓名或者名称", "请填写证件号码", "至少一项", "请选择载体形式"]
    {
        assert!(empty.says(words), "{words}");
    }
    let wrong = typed(&[("on", "2024-06-06"), ("route", "email"), ("identity", "resident_card")]);
    let wrong = clerk.fill("/desk/requests/new", "/desk/requests/new", &wrong).await;
    for words in ["晚于今天", "请填写电子邮箱", "公民身份号码", "value=\"申请人甲\""] {
        assert!(wrong.status == 422 && wrong.says(words), "{words}");
    }
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    let head = someone(&house, Role::OfficeHead, date(2024, 6, 5)).await;
    let (long, _) = take(&head, &request, "extension", &[("days", "21"), ("reason", "甲乙丙")]).await;
    assert_eq!(long.status, 422);
    assert!(long.says("延长期限应为1至20个工作日") && long.says("value=\"21\"") && long.says("甲乙丙"));
    let (odd, _) = take(&head, &request, "extension", &[("days", "x<y"), ("reason", "")]).await;
    assert!(odd.status == 422 && odd.says("应为整数") && odd.says("请填写延长的理由") && !odd.says("x<y"));
    let (missing, _) =
        take(&clerk, &request, "correction", &[("points", &"长".repeat(5000)), ("days", "15")]).await;
    assert!(missing.status == 422 && missing.says("最多4000字"));
    let none = clerk.get(&format!("{request}/on-the-spot?asked=group")).await;
    assert!(none.status == 422 && none.says("请选择"));
    // What the record does not allow now is said, not offered.
    let early = clerk.get(&format!("{request}/archive")).await;
    assert!(early.status == 422 && early.says("不能“归档”；须先“作出答复”"));
}

#[tokio::test]
async fn a_step_belongs_to_its_seat() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let request = register(&clerk, &typed(&[("channel", "signed_post")])).await;
    let page = clerk.get(&request).await;
    assert!(page.says("由工作机构负责人办理") && page.says("由签发人办理"));
    for step in ["extension", "decision", "fee"] {
        let seen = clerk.get(&format!("{request}/{step}")).await;
        assert!(seen.status == 403 && seen.says("不由"), "{step}");
        let csrf = page.hidden("/sign-out");
        let sent = clerk.post(&format!("{request}/{step}"), &[("csrf", &csrf[0].1), ("go", "confirm")]).await;
        assert_eq!(sent.status, 403, "{step}");
    }
    let auditor = someone(&house, Role::Auditor, date(2024, 6, 5)).await;
    assert_eq!(auditor.get(&request).await.status, 200);
    assert_eq!(auditor.get(&format!("{request}/applicant")).await.status, 403);
    let admin = someone(&house, Role::Admin, date(2024, 6, 5)).await;
    assert_eq!(admin.get("/desk/requests").await.status, 403);
    for address in ["/desk/requests/999", "/desk/requests/x", "/desk/requests/1/nothing"] {
        assert_eq!(clerk.get(address).await.status, 404, "{address}");
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_step_and_a_stale_one_is_none() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let form = clerk.get("/desk/requests/new").await;
    let fields = typed(&[("channel", "in_person")]);
    let first = clerk.fill_in(&form, "/desk/requests/new", &fields).await;
    let again = clerk.fill_in(&form, "/desk/requests/new", &fields).await;
    assert_eq!((first.status, again.status), (200, 200));
    assert!(again.says("SFMZ-2024-0001") && !again.says("SFMZ-2024-0002"));
    let list = clerk.get("/desk/requests").await;
    assert!(list.says("在办（1件）"), "{}", list.html);
    let request = first.html.split("class=\"button\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let (page, stale) =
        (clerk.get(&format!("{request}/note")).await, clerk.get(&format!("{request}/note")).await);
    let note = [("text", "检索完毕")];
    let address = format!("{request}/note");
    assert_eq!(clerk.fill_in(&page, &address, &note).await.status, 303);
    assert_eq!(clerk.fill_in(&page, &address, &note).await.status, 303);
    assert_eq!(clerk.get(request).await.html.matches("办理记录：检索完毕").count(), 1);
    let late = clerk.fill_in(&stale, &address, &[("text", "另一条")]).await;
    assert!(late.status == 422 && late.says("又登记了新的办理步骤") && late.says("另一条"));
}

#[tokio::test]
async fn the_applicant_is_shown_for_a_reason_and_that_is_journalled() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let request = register(&clerk, &LETTER).await;
    let address = format!("{request}/applicant");
    let without = clerk.fill(&address, &address, &[("why", " ")]).await;
    assert!(without.status == 422 && without.says("请填写查看的理由") && !without.says("申请人甲"));
    let shown = clerk.fill(&address, &address, &[("why", "核对邮寄地址")]).await;
    assert!(shown.status == 200 && shown.says("申请人甲") && shown.says("E12345678"));
    assert_eq!(shown.headers["cache-control"], "no-store");
    assert!(store::verify(house.store()).unwrap().problems.is_empty());
}

#[tokio::test]
async fn the_queue_filters_counts_and_finds_by_number() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let waiting = register(&clerk, &LETTER).await;
    register(&clerk, &typed(&[("channel", "oral"), ("description", "2022年预算表")])).await;
    let list = clerk.get("/desk/requests?filter=submitted").await;
    assert!(list.says(&waiting) && list.says("待收件确认（1件）") && !list.says("2022年预算表"));
    let found = clerk.get("/desk/requests?number=0001").await;
    assert_eq!((found.status, found.location.as_str()), (303, waiting.as_str()));
    let both = clerk.get("/desk/requests?number=sfmz-2024").await;
    assert!(both.says("（2件）"));
    let none = clerk.get("/desk/requests?number=%25%3Cb%3E").await;
    assert!(none.status == 200 && none.says("没有编号含") && !none.says("<b>"));
    assert_eq!(clerk.get("/desk/requests?filter=nothing").await.status, 404);
    let late =
        someone(&house, Role::Clerk, date(2024, 9, 2)).await.get("/desk/requests?filter=overdue").await;
    assert!(late.says("逾期（2件）") && late.says("✕ 逾期"));
    let soon = someone(&house, Role::Clerk, date(2024, 7, 2)).await.get("/desk/requests?filter=soon").await;
    assert!(soon.says("临期（1件）") && soon.says("！剩 2 个工作日"), "{}", soon.html);
}

/// Article 35: reasons asked for, accepted, put off, or not accepted.
#[tokio::test]
async fn reasons_are_asked_for_accepted_or_put_off() {
    let house = House::founded();
    let day = date(2024, 6, 5);
    let (clerk, leader) = (someone(&house, Role::Clerk, day).await, someone(&house, Role::Leader, day).await);
    let fields = typed(&[("channel", "in_person")]);
    let asked = [("facts", "本月提出第40件申请"), ("until", "2024-06-12")];
    let accepted = register(&clerk, &fields).await;
    done(&clerk, &accepted, "reasons", &asked).await;
    done(&clerk, &accepted, "reasons-accepted", &[]).await;
    let delayed = register(&clerk, &fields).await;
    done(&clerk, &delayed, "reasons", &asked).await;
    let (past, _) = take(&leader, &delayed, "delay", &[("until", "2024-06-05")]).await;
    assert!(past.status == 422 && past.says("应晚于办理日期"));
    let looked = done(&leader, &delayed, "delay", &[("until", "2024-09-30")]).await;
    assert!(looked.says("延迟答复告知书") && looked.says("2024-09-30"));
    let refused = register(&clerk, &fields).await;
    done(&clerk, &refused, "reasons", &asked).await;
    let from = "decision?asked=outcome&outcome=OUT-02";
    let early = leader.get(&format!("{refused}/{from}")).await;
    assert!(early.status == 422 && early.says("正在等待申请人说明理由"));
    let from = "decision?asked=outcome&outcome=OUT-19";
    let words = [("number", "示民公开〔2024〕7号"), ("reasons", "理由不合理。"), ("particulars", "")];
    let (looked, end) = take_from(&leader, &refused, from, "decision", &words).await;
    assert!(end.status == 303 && looked.says("大量、反复申请不予处理告知书"));
}

/// What ends without an answer: correction and fee lapsed, withdrawn; and a fee withdrawn.
#[tokio::test]
async fn a_request_ends_without_an_answer() {
    let house = House::founded();
    let (clerk, leader) = (
        someone(&house, Role::Clerk, date(2024, 6, 5)).await,
        someone(&house, Role::Leader, date(2024, 6, 5)).await,
    );
    let fields = typed(&[("channel", "in_person")]);
    let unmended = register(&clerk, &fields).await;
    done(&clerk, &unmended, "correction", &[("points", "写明年度"), ("days", "5")]).await;
    done(&clerk, &unmended, "correction-notice", &[("on", "2024-06-05")]).await;
    let early = leader.get(&format!("{unmended}/correction-lapse")).await;
    assert!(early.status == 422 && early.says("此前不能按放弃申请处理"));
    let fee = [("basis", "page"), ("count", "31"), ("reason", "共31页"), ("waived", ""), ("waiver", "")];
    let unpaid = register(&clerk, &fields).await;
    done(&leader, &unpaid, "fee", &fee).await;
    done(&clerk, &unpaid, "fee-notice", &[("on", "2024-06-05")]).await;
    let free = register(&clerk, &fields).await;
    let all = [("basis", "item"), ("count", "9"), ("reason", "第9件"), ("waived", "x"), ("waiver", "")];
    let (wrong, _) = take(&leader, &free, "fee", &all).await;
    assert!(wrong.status == 422 && wrong.says("应为以元为单位的金额"));
    let none = [("basis", "item"), ("count", "9"), ("reason", "第9件"), ("waived", ""), ("waiver", "")];
    let (wrong, _) = take(&leader, &free, "fee", &none).await;
    assert!(wrong.status == 422 && wrong.says("应收0元"));
    done(&leader, &free, "fee", &fee).await;
    done(&leader, &free, "fee-withdrawal", &[]).await;
    let looked = done(&clerk, &free, "withdrawal", &[]).await;
    assert!(looked.says("撤回申请确认书"));
    done(&clerk, &free, "archive", &[]).await;
    let head = someone(&house, Role::OfficeHead, date(2024, 6, 5)).await;
    let amended = register(&clerk, &typed(&[("channel", "fax"), ("on", "2024-06-03")])).await;
    done(&clerk, &amended, "receipt", &[("on", "2024-06-05"), ("how", "电话确认")]).await;
    let amend = [("submitted", "2024-06-03"), ("on", "2024-06-04"), ("reason", "以传真回执为准")];
    done(&head, &amended, "receipt-amendment", &amend).await;
    let agreed = [("verdict", "yes"), ("reason", "")];
    let looked = done(&leader, &amended, "change-review", &agreed).await;
    assert!(looked.says("2024-07-03"), "{}", looked.html);
    let leader = someone(&house, Role::Leader, date(2024, 9, 2)).await;
    let looked = done(&leader, &unmended, "correction-lapse", &[]).await;
    assert!(looked.says("逾期不补正") && looked.says("行政复议"));
    done(&leader, &unpaid, "fee-lapse", &[]).await;
}

#[tokio::test]
async fn an_answer_on_the_spot_is_noted() {
    let house = House::founded();
    let clerk = someone(&house, Role::Clerk, date(2024, 6, 5)).await;
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    let from = "on-the-spot?asked=outcome&outcome=OUT-01";
    let (_, end) = take_from(&clerk, &request, from, "on-the-spot", &[("note", "已告知网页地址")]).await;
    assert_eq!(end.status, 303, "{}", end.html);
    let page = clerk.get(&request).await;
    assert!(page.says("当场答复") && page.says("送达答复"));
    let letter = page.html.split(&format!("href=\"{request}/letters/")).nth(1).unwrap();
    let at = letter.split('"').next().unwrap();
    let letter = clerk.get(&format!("{request}/letters/{at}")).await;
    assert!(letter.status == 200 && letter.says("申请人："));
    let paper = format!("{request}/letters/{at}/paper");
    let without = clerk.fill(&paper, &paper, &[("why", "")]).await;
    assert!(without.status == 422 && without.says("请填写下载的理由"));
    let page = clerk.get(&paper).await;
    let docx = clerk.fill_in(&page, &paper, &[("why", "打印送达")]).await;
    let name = docx.headers["content-disposition"].to_str().unwrap();
    assert!(
        docx.status == 200 && name.starts_with("attachment; filename*=UTF-8''SFMZ-2024-0001%E7"),
        "{name}"
    );
    assert!(name.contains(".pdf") && docx.html.starts_with("%PDF-1.7"), "PDF where nothing else is chosen");
    let page = clerk.get(&paper).await;
    let docx = clerk.fill_in(&page, &paper, &[("why", "打印送达"), ("as", "docx")]).await;
    assert!(docx.html.starts_with("PK") && docx.headers["cache-control"] == "no-store");
    let page = clerk.get(&paper).await;
    let other = clerk.fill_in(&page, &paper, &[("why", "打印送达"), ("as", "exe")]).await;
    assert!(other.status == 422 && other.says("请选择文件格式"));
    assert_eq!(clerk.get(&format!("{request}/letters/999")).await.status, 404);
}

/// TR-26: over a third party's objection only the public interest opens the way, and the third party is told first.
#[tokio::test]
async fn an_objection_gives_way_to_the_public_interest_only() {
    let house = House::founded();
    let day = date(2024, 6, 5);
    let (clerk, leader) = (someone(&house, Role::Clerk, day).await, someone(&house, Role::Leader, day).await);
    let request = register(&clerk, &typed(&[("channel", "in_person")])).await;
    let party = [("name", "第三方乙"), ("phone", "000-0000001"), ("address", "")];
    done(&clerk, &request, "third-party", &party).await;
    let other = leader.get(&format!("{request}/decision?asked=outcome&outcome=OUT-12")).await;
    assert!(other.status == 422 && other.says("征求意见尚未结束"));
    let without = [("no", "1"), ("stance", "objection"), ("on", "2024-06-05"), ("reasons", "")];
    let (wrong, _) = take(&clerk, &request, "opinion", &without).await;
    assert!(wrong.status == 422 && wrong.says("请填写不同意公开的理由"));
    let objection = [("no", "1"), ("stance", "objection"), ("on", "2024-06-05"), ("reasons", "商业秘密")];
    done(&clerk, &request, "opinion", &objection).await;
    let from = "decision?asked=outcome&outcome=OUT-02";
    let words = |number, interest, told_on| {
        [
            ("number", number),
            ("reasons", "可以公开"),
            ("particulars", "附件1份"),
            ("interest", interest),
            ("told_on", told_on),
        ]
    };
    let (plain, _) =
        take_from(&leader, &request, from, "decision", &words("示民公开〔2024〕3号", "", "")).await;
    assert!(plain.status == 422 && plain.says("第三方不同意公开（第1号征求意见）"), "{}", plain.html);
    let half = words("示民公开〔2024〕号", "涉及公共安全", "");
    let (half, _) = take_from(&leader, &request, from, "decision", &half).await;
    assert!(half.says("请填写书面告知第三方的日期") && half.says("中填写序号"), "{}", half.html);
    let whole = words("示民公开〔2024〕3号", "涉及公共安全", "2024-06-05");
    let (looked, end) = take_from(&leader, &request, from, "decision", &whole).await;
    assert!(end.status == 303 && looked.says("不公开可能对公共利益造成重大影响：涉及公共安全"));
}
