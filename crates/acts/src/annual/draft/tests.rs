//! The words of reports that say nothing happened, and of such that say much did.

use office::{
    AnnualReport, BodyId, CarriedIn, Category, CellBasis, CellCount, Count, Mark, Problem, ProblemId,
    PublicationChannel, ReportId, Settings,
};
use report::{Context, Number, recognise};
use statute::{Channel, Fen};
use store::{FeeFacts, Tallied};

use super::*;
use crate::annual::composed;

fn body(regime: Regime) -> Body {
    let settings = Settings {
        disclosure_office: "示范县总工会办公室".into(),
        site_name: "示范县政府信息公开".into(),
        phone: "0000-2000001".into(),
        ..Settings::default()
    };
    Body {
        id: BodyId(1),
        name: "示范县总工会".into(),
        short_name: "县总工会".into(),
        code: "SFGH".into(),
        document_code: "示工公开".into(),
        regime,
        government: false,
        settings,
    }
}

/// Every cell, with these numbers and otherwise nought.
fn tally(numbers: &[(&str, u32)]) -> Tally {
    let cells = form(COUNTED_EDITION).cells().map(|cell| {
        let number = numbers.iter().find(|(id, _)| *id == cell.id.as_str()).map_or(0, |(_, n)| *n);
        (
            cell.id.clone(),
            Tallied { value: Some(Number::from(number)), records: number, basis: CellBasis::Records },
        )
    });
    Tally { year: 2024, cells: cells.collect(), carried: CarriedIn::Records }
}

/// What the audit says to a report of these numbers and words, signed in January.
fn audited(body: &Body, tally: &Tally, facts: &YearFacts) -> Vec<String> {
    let passages = written(&Material { body, year: 2024, tally, facts });
    let cells = tally.cells.iter().map(|(id, cell)| CellCount {
        cell: id.to_string(),
        value: cell.value.map(|n| n.to_string()).unwrap_or_default(),
        basis: cell.basis,
        records: cell.records,
        digest: String::new(),
    });
    let count = Count { cells: cells.collect(), carried: tally.carried };
    let on = Date::constant(2025, 1, 8);
    let report = AnnualReport::drafted(ReportId(1), (body.id, 2024), Mark::public(on), count, passages);
    let document = report::compose(&composed(body, &report, on));
    let context =
        Context { regime: Some(body.regime), government: Some(body.government), ..Context::default() };
    let found = report::audit(&recognise(&document), &context);
    found.into_iter().map(|f| format!("{}：{}——{}", f.rule, f.quote, f.explanation)).collect()
}

#[test]
fn a_year_in_which_nothing_happened_is_told_without_a_fault() {
    for regime in [Regime::Organ, Regime::Authorised, Regime::Utility, Regime::Voluntary] {
        let none: [String; 0] = [];
        assert_eq!(audited(&body(regime), &tally(&[]), &YearFacts::default()), none);
    }
}

#[test]
fn a_year_in_which_much_happened_is_told_without_a_fault() {
    let problem = |year, text: &str| Problem {
        id: ProblemId(1),
        body: BodyId(1),
        year,
        source: "自查".into(),
        text: text.into(),
        plan: "丰富解读形式，充实栏目内容".into(),
        due_on: None,
        opened: Mark::public(Date::constant(year, 6, 3)),
        remedied: None,
    };
    let facts = YearFacts {
        categories: vec![(Category::Work, 20), (Category::Other, 5), (Category::ServiceGuide, 1)],
        channels: vec![(PublicationChannel::Website, 26), (PublicationChannel::Broadcast, 2)],
        ways_in: vec![(Channel::InPerson, 2), (Channel::Portal, 3)],
        answered: 4,
        in_time: 3,
        fees: FeeFacts { notices: 2, paid_requests: 1, paid: Fen::yuan(100), waived: Fen::yuan(50) },
        problems: vec![
            problem(2023, "更新不及时"),
            problem(2024, "解读材料形式单一"),
            problem(2024, "栏目内容不全"),
        ],
        stated: BTreeMap::from([("s1/trainings".to_owned(), "2".to_owned())]),
    };
    let natural = |row: &'static str, n| [(row, "natural", n), (row, "total", n)];
    let rows = [
        natural("new_received", 5),
        natural("carried_in", 1),
        natural("granted", 3),
        natural("refused.process", 1),
        natural("other.fee_lapsed", 1),
        natural("results_total", 5),
        natural("carried_out", 1),
    ];
    let mut numbers: Vec<_> =
        rows.into_iter().flatten().map(|(row, column, n)| (format!("t3/{row}/{column}"), n)).collect();
    for (cell, n) in [("review/upheld", 1), ("review/pending", 1), ("review/total", 2)] {
        numbers.push((format!("t4/{cell}"), n));
    }
    for (cell, n) in [("suit_direct/corrected", 1), ("suit_direct/total", 1)] {
        numbers.push((format!("t4/{cell}"), n));
    }
    for (cell, n) in [("issued", 2), ("repealed", 1), ("in_force", 4)] {
        numbers.push((format!("t2/normative/{cell}"), n));
    }
    let numbers: Vec<_> = numbers.iter().map(|(cell, n)| (cell.as_str(), *n)).collect();
    let (body, tally) = (body(Regime::Organ), tally(&numbers));
    let passages = written(&Material { body: &body, year: 2024, tally: &tally, facts: &facts });
    let overview = &passages[&ReportPart::Overview];
    for words in [
        "全年主动公开信息26条，其中业务工作20条、办事指南1条、其他5条。从公开渠道看，政府网站26条，广播、电视2条\
         （同一信息通过多个渠道公开的分别计入）。",
        "全年收到政府信息公开申请5件，上年结转1件。从提出渠道看，当面提交2件、网上申请3件。",
        "本年度办结5件，其中予以公开3件、不予公开1件、其他处理1件；结转下年度继续办理1件。",
        "已送出的4件答复中，3件在法定期限内作出，1件超过法定期限。",
    ] {
        assert!(overview.contains(words), "{overview}");
    }
    assert_eq!(
        passages[&ReportPart::Disputes],
        "本年度因政府信息公开引起的行政复议2件，其中结果维持1件、尚未审结1件；行政诉讼1件，为结果纠正。"
    );
    assert_eq!(
        passages[&ReportPart::Other],
        "本年度发出信息处理费收费通知2件，1件申请缴费共100元，减免50元，因申请人逾期未缴费不再处理的申请1件。\
         没有其他需要报告的事项。"
    );
    let none: [String; 0] = [];
    assert_eq!(audited(&body, &tally, &facts), none);
}

#[test]
fn parts_are_told_only_where_there_are_several() {
    let check = |whole, parts: &[(&str, i64)], expected: &str| {
        assert_eq!(whole_and_parts(whole, "件", parts), expected);
    };
    check(5, &[("予以公开", 3), ("不予公开", 0), ("无法提供", 2)], "5件，其中予以公开3件、无法提供2件");
    check(3, &[("予以公开", 3), ("不予公开", 0)], "3件，均为予以公开");
    check(1, &[("予以公开", 1), ("不予公开", 0)], "1件，为予以公开");
    check(0, &[("予以公开", 0)], "0件");
}

#[test]
fn names_with_a_mark_of_their_own_are_parted_by_a_greater_one() {
    let list = |names: &[&str]| joined(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&["政府网站", "政府公报"]), "政府网站、政府公报");
    assert_eq!(list(&["政府网站", "广播、电视"]), "政府网站，广播、电视");
}

#[test]
fn words_of_the_register_become_one_sentence() {
    assert_eq!(sentence("更新不及时"), "更新不及时。");
    assert_eq!(sentence(" 栏目更新不及时；\n内容不全。 "), "栏目更新不及时；内容不全。");
    assert_eq!(sentence("为何不公开？"), "为何不公开？");
}
