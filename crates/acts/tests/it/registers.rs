//! 复议诉讼、填报数字、问题 on both engines: every step, its refusal, the journal behind it.

use acts::ActError;
use acts::dispute::{self, NewDispute};
use acts::figure::{self, Statement};
use acts::problem::{self, NewProblem};
use jiff::civil::{Date, date};
use office::{DisputeId, DisputeKind, DisputeResult, Procedure, RequestId, Role, Verdict};
use store::testing::on_both_engines;
use store::{Page, Store, sql, values};

use crate::{BODY, at, refused, set_up};

const DAY: Date = date(2024, 6, 3);
const CLERK: Option<Role> = Some(Role::Clerk);

fn acts(store: &Store, kind: &str, id: i64) -> Vec<String> {
    let rows = store.read(|tx| tx.all(sql!("journal/subject"), &values![kind, id])).unwrap();
    rows.iter().map(|row| row.text("act").unwrap().to_owned()).collect()
}

fn new_dispute(case_number: &str) -> NewDispute {
    NewDispute {
        request: None,
        kind: DisputeKind::Review,
        procedure: Procedure::Ordinary,
        case_number: case_number.into(),
        authority: "示范县人民政府".into(),
        copy_received_on: DAY,
    }
}

#[test]
fn a_reconsideration_is_registered_answered_and_concluded() {
    on_both_engines(|store| {
        set_up(store);
        let register = |new| at(store, CLERK, DAY, |desk| dispute::register(desk, new));
        let number = "示府复〔2024〕1号";
        assert!(refused(register(new_dispute(" "))).contains("案号"));
        let stranger = NewDispute { request: Some(RequestId(99)), ..new_dispute(number) };
        assert!(matches!(register(stranger), Err(ActError::NotFound)));
        let id = register(new_dispute(number)).unwrap();
        assert!(refused(register(new_dispute(number))).contains("已经登记"));
        let day = date(2024, 6, 12);
        let answer = |on| at(store, CLERK, day, |desk| dispute::answer(desk, id, on));
        assert!(refused(answer(date(2024, 6, 13))).contains("核对日期"));
        answer(day).unwrap();
        assert!(refused(answer(day)).contains("不能重复登记"));
        let end = date(2024, 8, 1);
        let verdict = Verdict {
            result: DisputeResult::Annulled,
            decided_on: date(2024, 7, 30),
            received_on: end,
            order: "30日内重新答复".into(),
        };
        let conclude = |id| at(store, CLERK, end, |desk| dispute::conclude(desk, id, verdict.clone()));
        assert!(matches!(conclude(DisputeId(999)), Err(ActError::NotFound)));
        conclude(id).unwrap();
        assert!(refused(conclude(id)).contains("已于2024-07-30审结"));
        let kept = store.read(|tx| tx.dispute(id)).unwrap().unwrap();
        assert_eq!(kept.column(2024), Some("corrected"));
        assert_eq!(acts(store, "dispute", id.0), ["dispute/register", "dispute/answer", "dispute/conclude"]);
        let looker = at(store, Some(Role::Reviewer), end, |desk| dispute::register(desk, new_dispute("x")));
        assert!(refused(looker).contains("请转交相应岗位"));
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_figure_is_stated_changed_and_withdrawn() {
    on_both_engines(|store| {
        set_up(store);
        let declare = |cell: &str, number: &str| {
            let stated = Statement {
                year: 2024,
                cell: cell.into(),
                number: number.into(),
                source: "行政处罚案件管理系统".into(),
                note: String::new(),
            };
            at(store, CLERK, DAY, |desk| figure::declare(desk, stated))
        };
        let penalties = "t2/penalty/decisions";
        assert!(refused(declare("t3/granted/natural", "3")).contains("更正相应的记录"));
        assert!(refused(declare("t2/nothing/here", "3")).contains("请选择"));
        assert!(refused(declare("s1/..", "3")).contains("请选择"));
        assert!(refused(declare(penalties, "3.5")).contains("整数"));
        assert!(refused(declare(penalties, "三")).contains("不是数字"));
        let id = declare(penalties, "3").unwrap();
        assert_eq!(declare(penalties, "4").unwrap(), id);
        assert_eq!(store.read(|tx| tx.figure_of(BODY, 2024, penalties)).unwrap().unwrap().number, "4");
        declare("s1/trainings", "2").unwrap();
        let withdraw = |why: &str| at(store, CLERK, DAY, |desk| figure::withdraw(desk, id, why));
        assert!(refused(withdraw(" ")).contains("理由"));
        withdraw("改由系统统计").unwrap();
        assert!(matches!(withdraw("再次"), Err(ActError::NotFound)));
        assert_eq!(acts(store, "figure", id.0), ["figure/declare", "figure/change", "figure/withdraw"]);
        assert!(declare(penalties, "5").is_ok());
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_problem_is_registered_restated_and_remedied() {
    on_both_engines(|store| {
        set_up(store);
        let new = |text: &str| NewProblem {
            year: 2024,
            source: "社会评议".into(),
            text: text.into(),
            plan: "每月检查".into(),
            due_on: Some(date(2024, 12, 31)),
        };
        let register = |text: &str| at(store, CLERK, DAY, |desk| problem::register(desk, new(text)));
        assert_eq!(refused(register(" ")), "请填写存在的问题");
        let id = register("更新不及时").unwrap();
        let restate = |text: &str| {
            at(store, CLERK, DAY, |desk| problem::restate(desk, id, text.into(), String::new(), None))
        };
        restate("栏目更新不及时").unwrap();
        let end = date(2024, 9, 2);
        let remedy = || at(store, CLERK, end, |desk| problem::remedy(desk, id, "已建立检查制度".into()));
        remedy().unwrap();
        assert!(refused(remedy()).contains("已于2024-09-02整改完毕"));
        assert!(refused(restate("又")).contains("整改完毕"));
        let kept = store.read(|tx| tx.problems(BODY, Page::whole())).unwrap();
        assert_eq!((kept.len(), kept[0].text.as_str()), (1, "栏目更新不及时"));
        assert_eq!(acts(store, "problem", id.0), ["problem/register", "problem/restate", "problem/remedy"]);
        assert!(store::verify(store).unwrap().is_sound());
    });
}
