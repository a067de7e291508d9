//! The annual report of a small year, from its first count to the next year's carry-over.

use acts::annual::{self, Checked, Standing, Weight};
use acts::request::new_form_key;
use acts::{ActError, Desk, dispute, document, figure, problem, request};
use jiff::civil::{Date, date};
use office::request::{Change, Decision, DeliveryWay};
use office::{
    AnnualReport, CarriedIn, DisputeKind, ProblemId, Procedure, PublicationChannel, ReportId, ReportPart,
    RequestId, Role, SecrecyVerdict,
};
use statute::Outcome;
use store::Store;
use store::testing::on_both_engines;

use super::{BODY, Filing, at, body, content, filing, refused, set_up};

const CLERK: Option<Role> = Some(Role::Clerk);
const LEADER: Option<Role> = Some(Role::Leader);

fn january() -> Date {
    date(2025, 1, 8)
}

fn state_figure(store: &Store, year: i16, cell: &str, number: &str, on: Date) {
    let (cell, number) = (cell.to_owned(), number.to_owned());
    let stated =
        figure::Statement { year, cell, number, source: "行政执法统计".into(), note: String::new() };
    at(store, CLERK, on, |desk| figure::declare(desk, stated)).unwrap();
}

fn state_all(store: &Store, year: i16) {
    for (cell, number) in [("licence", "4"), ("penalty", "0"), ("coercion", "0")] {
        state_figure(store, year, &format!("t2/{cell}/decisions"), number, date(year + 1, 1, 3));
    }
    state_figure(store, year, "t2/fees/amount", "0", date(year + 1, 1, 3));
}

fn publish_item(store: &Store, day: Date) {
    let id = at(store, CLERK, day, |desk| document::draft(desk, content("标准如下。"))).unwrap();
    at(store, CLERK, day, |desk| document::submit(desk, id)).unwrap();
    at(store, Some(Role::Reviewer), day, |desk| document::review_pass(desk, id)).unwrap();
    let clear = SecrecyVerdict::Clear;
    at(store, Some(Role::Reviewer), day, |desk| document::check_secrecy(desk, id, clear, "不涉密".into()))
        .unwrap();
    at(store, LEADER, day, |desk| document::sign(desk, id)).unwrap();
    at(store, CLERK, day, |desk| document::publish(desk, id, vec![PublicationChannel::Website])).unwrap();
}

fn file(store: &Store, day: Date) -> RequestId {
    let filing = Filing { submitted_on: day, ..filing(&new_form_key().unwrap()) };
    at(store, None, day, |desk| request::file(desk, filing)).unwrap().id
}

fn grant(store: &Store, id: RequestId, day: Date) {
    let decision = Decision {
        outcome: Outcome::Granted,
        document_number: format!("示民公开〔{}〕{}号", day.year(), id.0),
        reasons: "属于可以公开的政府信息".into(),
        particulars: "附件1份".into(),
        public_interest: None,
    };
    at(store, LEADER, day, |desk| request::decide(desk, id, decision)).unwrap();
    let way = DeliveryWay::Electronic;
    at(store, CLERK, day, |desk| request::dispatch(desk, id, way, day, "平台".into(), String::new()))
        .unwrap();
}

/// An item, a request answered in June and one that is open on 31 December.
fn live_through_2024(store: &Store) -> [RequestId; 2] {
    set_up(store);
    publish_item(store, date(2024, 6, 5));
    let answered = file(store, date(2024, 6, 3));
    grant(store, answered, date(2024, 6, 20));
    let open = file(store, date(2024, 12, 20));
    state_all(store, 2024);
    [answered, open]
}

fn found(store: &Store, id: ReportId, on: Date) -> Vec<Checked> {
    let report = report(store, id);
    store.read(|tx| annual::findings(tx, &body(), &report, on)).unwrap()
}

fn report(store: &Store, id: ReportId) -> AnnualReport {
    store.read(|tx| tx.annual_report(id)).unwrap().unwrap()
}

/// Answers whatever the audit warns of.
fn answer_all(store: &Store, id: ReportId, on: Date) {
    for checked in found(store, id, on) {
        let key = checked.key.clone();
        if checked.is_open() {
            at(store, CLERK, on, |desk| annual::answer(desk, id, &key, "已核对，情况属实。".into())).unwrap();
        }
    }
}

fn signed(store: &Store, year: i16) -> ReportId {
    let on = date(year + 1, 1, 8);
    let id = at(store, CLERK, on, |desk| annual::open(desk, year)).unwrap();
    answer_all(store, id, on);
    at(store, CLERK, on, |desk| annual::submit(desk, id)).unwrap();
    at(store, LEADER, on, |desk| annual::sign(desk, id)).unwrap();
    id
}

#[test]
fn our_own_draft_passes_our_own_audit() {
    on_both_engines(|store| {
        live_through_2024(store);
        let id = at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap();
        assert_eq!(at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap(), id);
        let found = found(store, id, january());
        let told: Vec<_> = found
            .iter()
            .map(|c| format!("{} {} {}", c.finding.rule, c.finding.quote, c.finding.explanation))
            .collect();
        assert!(found.is_empty(), "{told:#?}");
    });
}

#[test]
fn a_year_is_counted_signed_frozen_and_published() {
    on_both_engines(|store| {
        let [answered, open] = live_through_2024(store);
        let id = at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap();
        let early = at(store, CLERK, date(2024, 12, 31), |desk| annual::submit(desk, id));
        assert!(refused(early).contains("2024年尚未结束"));
        at(store, CLERK, january(), |desk| annual::submit(desk, id)).unwrap();
        let back =
            |reason: &str| at(store, LEADER, january(), |desk| annual::send_back(desk, id, reason.into()));
        assert_eq!(refused(back("")), "请填写退回理由");
        back("请写明培训情况").unwrap();
        at(store, CLERK, january(), |desk| annual::submit(desk, id)).unwrap();
        assert!(refused(at(store, CLERK, january(), |desk| annual::sign(desk, id))).contains("签发人"));
        assert!(refused(at(store, CLERK, january(), |desk| annual::publish(desk, id))).contains("待签发"));
        at(store, LEADER, january(), |desk| annual::sign(desk, id)).unwrap();
        assert!(store.read(|tx| tx.annual_reports_published(BODY)).unwrap().is_empty());
        at(store, CLERK, january(), |desk| annual::publish(desk, id)).unwrap();

        let published = store.read(|tx| tx.annual_reports_published(BODY)).unwrap();
        let signing = published[0].published().unwrap();
        let value = |cell: &str| signing.count.cell(cell).unwrap().value.clone();
        assert_eq!(value("t3/new_received/natural"), "2");
        assert_eq!(value("t3/granted/total"), "1");
        assert_eq!(value("t3/carried_out/natural"), "1");
        assert_eq!(value("t2/licence/decisions"), "4");
        let frozen = |cell: &str| store.read(|tx| tx.frozen_records(id, signing.number, cell)).unwrap();
        assert_eq!(frozen("t3/results_total/total").members[0].id, answered.0);
        assert_eq!(frozen("t3/carried_out/total").members[0].id, open.0);
        assert_eq!(frozen("t3/carried_out/total").members[0].name, "SFMZ-2024-0002");
        assert!(store::verify(store).unwrap().problems.is_empty());

        store.behind_its_back(
            "update report_list set members = '[]', digest = '' where cell = 't3/carried_out/natural'",
            "update report_list set members = '[]', digest = '' where cell = 't3/carried_out/natural'",
        );
        assert_eq!(store::verify(store).unwrap().problems.len(), 1);
        let counted_by = "update request set in_time = 1 - in_time where in_time is not null; \
                          update document_text set content = '{}' where version = 1;";
        store.behind_its_back(counted_by, counted_by);
        assert!(store::verify(store).unwrap().problems.len() > 2);
    });
}

#[test]
fn records_changed_after_the_signature_leave_the_report_explainable() {
    on_both_engines(|store| {
        let [_, open] = live_through_2024(store);
        let id = signed(store, 2024);
        let amend = |desk: &mut Desk<'_, '_>| {
            let submitted_on = desk.tx.request(open)?.unwrap().registration.submitted_on;
            let change = Change::Dates { submitted_on, received_on: Some(date(2025, 1, 2)) };
            request::propose_change(desk, open, change, "实际于1月2日收到".into())
        };
        at(store, CLERK, date(2025, 1, 9), amend).unwrap();
        at(store, LEADER, date(2025, 1, 9), |desk| request::confirm_change(desk, open)).unwrap();
        let report = report(store, id);
        let behind = |cell| store.read(|tx| annual::behind(tx, &body(), &report, cell)).unwrap().unwrap();
        let received = behind("t3/new_received/natural");
        assert!(received.frozen);
        assert_eq!((received.cell.value.as_str(), received.records.len()), ("2", 2));
        assert_eq!(received.cell.label(), "一、本年新收政府信息公开申请数量／自然人");
        let gone: Vec<_> = received.records.iter().filter(|r| r.standing == Standing::NoLonger).collect();
        assert_eq!((gone.len(), gone[0].id), (1, open.0));
        let stale = store.read(|tx| annual::stale_cells(tx, &body(), &report)).unwrap();
        assert!(stale.contains(&"t3/new_received/total".to_owned()));
        assert!(!stale.contains(&"t3/granted/natural".to_owned()));
        let signing = report.signed().unwrap();
        assert_eq!(signing.count.cell("t3/new_received/total").unwrap().value, "2");

        // The next year carries over by the signed list, although the records tell it otherwise now.
        state_all(store, 2025);
        let next = at(store, CLERK, date(2026, 1, 8), |desk| annual::open(desk, 2025)).unwrap();
        let next = self::report(store, next);
        assert_eq!(next.count().carried, CarriedIn::List { report: id, signing: 1 });
        assert_eq!(next.count().cell("t3/carried_in/natural").unwrap().value, "1");
        let differences = store.read(|tx| tx.carry_differences(&body(), 2025)).unwrap();
        assert_eq!(differences.len(), 1);
        assert_eq!((differences[0].member.id, differences[0].in_list), (open.0, true));
        let found = found(store, next.id, date(2026, 1, 8));
        assert!(found.iter().any(|c| c.finding.rule == "AUD-A01" && c.weight == Weight::Blocks));
        let submit = at(store, CLERK, date(2026, 1, 8), |desk| annual::submit(desk, next.id));
        assert!(refused(submit).starts_with("核对尚未通过"));
    });
}

#[test]
fn records_since_the_count_are_listed_apart() {
    on_both_engines(|store| {
        let [_, open] = live_through_2024(store);
        let id = at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap();
        let behind = |cell| {
            let report = report(store, id);
            store.read(|tx| annual::behind(tx, &body(), &report, cell)).unwrap().unwrap()
        };
        let listed = |cell| -> Vec<_> {
            behind(cell).records.iter().map(|record| (record.id, record.standing)).collect()
        };
        let received = "t3/new_received/total";
        let counted = listed(received);
        assert!(counted.iter().all(|(_, standing)| *standing == Standing::Counted));

        // One comes to the list, and one of the list is closed: it is counted as before.
        let new = file(store, date(2024, 12, 30));
        grant(store, open, january());
        let mut now = counted.clone();
        now.push((new.0, Standing::Added));
        assert_eq!(listed(received), now);
        let received = behind(received);
        assert_eq!((received.cell.value.as_str(), received.cell.records), ("2", 2));
        at(store, CLERK, january(), |desk| annual::recount(desk, id)).unwrap();
        assert!(behind("t3/new_received/total").records.iter().all(|r| r.standing == Standing::Counted));
    });
}

#[test]
fn what_is_open_is_carried_over_by_list_and_closed_next_year() {
    on_both_engines(|store| {
        let [_, open] = live_through_2024(store);
        signed(store, 2024);
        grant(store, open, date(2025, 1, 10));
        state_all(store, 2025);
        let id = signed(store, 2025);
        let report = report(store, id);
        let value = |cell: &str| report.signed().unwrap().count.cell(cell).unwrap().value.clone();
        assert_eq!(value("t3/carried_in/total"), "1");
        assert_eq!(value("t3/new_received/total"), "0");
        assert_eq!(value("t3/granted/natural"), "1");
        assert_eq!(value("t3/carried_out/total"), "0");
        assert!(store.read(|tx| tx.carry_differences(&body(), 2025)).unwrap().is_empty());
        let cell = "t3/carried_in/natural";
        let behind = store.read(|tx| annual::behind(tx, &body(), &report, cell)).unwrap().unwrap();
        assert_eq!((behind.records[0].id, behind.records[0].standing), (open.0, Standing::Counted));
        assert!(store::verify(store).unwrap().problems.is_empty());
    });
}

#[test]
fn errors_block_and_warnings_need_an_answer() {
    on_both_engines(|store| {
        set_up(store);
        let id = at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap();
        let submit = || at(store, CLERK, january(), |desk| annual::submit(desk, id));
        // Nobody has stated licences, penalties, coercion and charges: blanks are errors (AUD-B01).
        assert!(refused(submit()).contains("AUD-B01"));
        let blank = found(store, id, january()).into_iter().find(|c| c.finding.rule == "AUD-B01").unwrap();
        let excuse =
            |key: &str| at(store, CLERK, january(), |desk| annual::answer(desk, id, key, "没有".into()));
        assert!(refused(excuse(&blank.key)).contains("须改正"));
        assert!(matches!(excuse("AUD-A08-0000"), Err(ActError::NotFound)));

        state_all(store, 2024);
        assert!(refused(submit()).contains("重新统计"));
        let changed = at(store, CLERK, january(), |desk| annual::recount(desk, id)).unwrap();
        assert_eq!(changed.len(), 4);
        let wrong = "本年度收费情况见财务报告，共××元。";
        let edit = |seen, part, text: &str| {
            at(store, CLERK, january(), |desk| annual::edit_section(desk, id, seen, part, text.into()))
        };
        assert_eq!(edit(1, ReportPart::Other, wrong).unwrap(), 2);
        let overtaken = edit(1, ReportPart::Other, "另一稿");
        assert!(matches!(overtaken, Err(ActError::Overtaken { version: 2, text }) if text == wrong));
        assert!(refused(submit()).contains("警告须答复"));
        answer_all(store, id, january());
        submit().unwrap();

        let mine = |store: &Store| at(store, LEADER, january(), |desk| annual::sign(desk, id));
        mine(store).unwrap();
        assert!(refused(edit(2, ReportPart::Other, "改")).contains("已经签发"));
        let answers = report(store, id).signed().unwrap().answers.clone();
        assert!(!answers.is_empty());
    });
}

#[test]
fn a_late_report_is_signed_with_its_reason() {
    on_both_engines(|store| {
        live_through_2024(store);
        let late = date(2025, 2, 17);
        let id = at(store, CLERK, late, |desk| annual::open(desk, 2024)).unwrap();
        let found = found(store, id, late);
        let p05 = found.iter().find(|checked| checked.finding.rule == "AUD-P05").unwrap();
        assert_eq!(p05.weight, Weight::NeedsAnswer);
        answer_all(store, id, late);
        at(store, CLERK, late, |desk| annual::submit(desk, id)).unwrap();
        let later = date(2025, 2, 18);
        at(store, LEADER, later, |desk| annual::sign(desk, id)).unwrap();
        let frozen = self::found(store, id, date(2027, 1, 4));
        assert!(
            frozen.iter().all(|checked| !checked.is_open()),
            "the audit is of the signed version: {frozen:?}"
        );
    });
}

/// A report that nobody made in its time can still be made, years later.
#[test]
fn a_report_years_late_is_signed_with_its_reason() {
    on_both_engines(|store| {
        live_through_2024(store);
        let late = date(2027, 3, 1);
        let id = at(store, CLERK, late, |desk| annual::open(desk, 2024)).unwrap();
        let rules: Vec<_> =
            found(store, id, late).iter().map(|checked| (checked.finding.rule, checked.weight)).collect();
        assert!(rules.contains(&("AUD-P07", Weight::NeedsAnswer)), "{rules:?}");
        answer_all(store, id, late);
        at(store, CLERK, late, |desk| annual::submit(desk, id)).unwrap();
        at(store, LEADER, late, |desk| annual::sign(desk, id)).unwrap();
    });
}

/// AR-22.
#[test]
fn a_correction_is_a_second_version_beside_the_first() {
    on_both_engines(|store| {
        live_through_2024(store);
        let id = signed(store, 2024);
        let on = date(2025, 1, 20);
        at(store, CLERK, on, |desk| annual::publish(desk, id)).unwrap();
        assert!(
            refused(at(store, CLERK, on, |desk| annual::revise(desk, id, "漏计".into()))).contains("签发人")
        );
        at(store, LEADER, on, |desk| annual::revise(desk, id, "补计行政许可2件".into())).unwrap();
        state_figure(store, 2024, "t2/licence/decisions", "6", on);
        at(store, CLERK, on, |desk| annual::recount(desk, id)).unwrap();
        answer_all(store, id, on);
        at(store, CLERK, on, |desk| annual::submit(desk, id)).unwrap();
        at(store, LEADER, on, |desk| annual::sign(desk, id)).unwrap();
        let report = report(store, id);
        assert_eq!(report.published().unwrap().count.cell("t2/licence/decisions").unwrap().value, "4");
        assert_eq!(report.signed().unwrap().count.cell("t2/licence/decisions").unwrap().value, "6");
        let shown = store.read(|tx| annual::export(tx, &body(), &report, on)).unwrap();
        assert!(shown.introduction.ends_with("本报告为更正后的第2版。更正说明：补计行政许可2件。"));
        assert!(store::verify(store).unwrap().problems.is_empty());
    });
}

#[test]
fn relations_and_digests_stand_in_the_json() {
    on_both_engines(|store| {
        live_through_2024(store);
        let id = signed(store, 2024);
        let report = report(store, id);
        let shown = store.read(|tx| annual::export(tx, &body(), &report, january())).unwrap();
        assert_eq!((shown.cells.len(), shown.stage, shown.version), (200, "signed", 1));
        assert_eq!(shown.digest.as_ref().map(String::len), Some(64));
        let own = shown.relations.iter().filter(|relation| relation.sides.is_some());
        assert!(own.clone().count() >= 42);
        assert!(own.clone().all(|relation| relation.holds == Some(true)));
        let json = serde_json::to_value(&shown).unwrap();
        assert_eq!(json["cells"][0]["id"], "t2/rules/issued");
        let document = annual::signed_document(&report, report.signed().unwrap());
        let again = report::recognise(&document).report;
        assert_eq!(again.number("t3/new_received/total"), Some(2_u32.into()));
    });
}

fn problem(store: &Store, on: Date, year: i16, text: &str, plan: &str) -> ProblemId {
    let (source, text, plan) = ("自查".to_owned(), text.to_owned(), plan.to_owned());
    let new = problem::NewProblem { year, source, text, plan, due_on: None };
    at(store, CLERK, on, |desk| problem::register(desk, new)).unwrap()
}

/// AR-20: the words take their numbers from the tables and the registers.
#[test]
fn the_words_tell_what_the_registers_hold() {
    on_both_engines(|store| {
        live_through_2024(store);
        let old = problem(store, date(2024, 1, 5), 2023, "更新不及时。", "每月检查");
        at(store, CLERK, date(2024, 3, 4), |desk| {
            problem::remedy(desk, old, "每月检查一次，全年没有逾期".into())
        })
        .unwrap();
        problem(store, date(2024, 9, 2), 2024, "部分栏目内容不全", "2025年6月底前补齐");
        problem(store, date(2024, 9, 3), 2024, "解读材料形式单一；", "增加图解");
        let new = dispute::NewDispute {
            request: None,
            kind: DisputeKind::Review,
            procedure: Procedure::Ordinary,
            case_number: "示府复〔2024〕8号".into(),
            authority: "示范县人民政府".into(),
            copy_received_on: date(2024, 12, 2),
        };
        at(store, CLERK, date(2024, 12, 2), |desk| dispute::register(desk, new)).unwrap();
        state_figure(store, 2024, "s1/trainings", "2", january());
        let id = at(store, CLERK, january(), |desk| annual::open(desk, 2024)).unwrap();
        let report = report(store, id);
        let words = |part| report.passage(part).unwrap().text.clone();
        assert_eq!(
            words(ReportPart::Problems),
            "（一）以前年度问题的改进情况。2023年提出的“更新不及时”问题，已于2024年3月4日完成整改：每月检查一次，\
             全年没有逾期。\n（二）存在的主要问题。\n1.部分栏目内容不全。\n2.解读材料形式单一。\n（三）改进措施。\n\
             1.2025年6月底前补齐。\n2.增加图解。"
        );
        assert_eq!(
            words(ReportPart::Disputes),
            "本年度因政府信息公开引起的行政复议1件，为尚未审结；没有发生因政府信息公开引起的诉讼。"
        );
        let overview = words(ReportPart::Overview);
        assert!(overview.contains("全年收到政府信息公开申请2件，没有上年结转的申请。"), "{overview}");
        assert!(overview.contains("全年组织政府信息公开业务培训2次。"), "{overview}");
        assert!(overview.contains("本年度登记需要改进的问题2项，年底前完成整改0项。"), "{overview}");
        let told = found(store, id, january());
        assert!(told.is_empty(), "{told:#?}");
    });
}
