//! A body gives a document number once in a year.

use acts::{document, request};
use calendar::Date;
use jiff::civil::date;
use office::request::{Decision, DeliveryWay, ReopenOrder, ReopenedBy};
use office::{Content, DocumentId, PublicationChannel, RequestId, Role, SecrecyVerdict};
use statute::Outcome;
use store::Store;
use store::testing::on_both_engines;

use crate::{at, content, filing, refused, set_up};

const LEADER: Option<Role> = Some(Role::Leader);
const CLERK: Option<Role> = Some(Role::Clerk);

fn filed(store: &Store, on: Date) -> RequestId {
    let key = request::new_form_key().unwrap();
    let filing = request::Filing { submitted_on: on, ..filing(&key) };
    at(store, None, on, |desk| request::file(desk, filing)).unwrap().id
}

fn decision(number: &str, reasons: &str) -> Decision {
    Decision {
        outcome: Outcome::Granted,
        document_number: number.into(),
        reasons: reasons.into(),
        particulars: "附件1份".into(),
        public_interest: None,
    }
}

#[test]
fn two_answers_of_a_year_do_not_bear_one_number() {
    on_both_engines(|store| {
        set_up(store);
        let (june, january) = (date(2024, 6, 3), date(2025, 1, 6));
        let [first, second] = [(); 2].map(|()| filed(store, june));
        let decide = |id, on, number: &str| {
            let decision = decision(number, "属于可以公开的政府信息");
            at(store, LEADER, on, |desk| request::decide(desk, id, decision))
        };
        decide(first, june, "示民公开〔2024〕1号").unwrap();
        let said = refused(decide(second, june, " 示民公开〔2024〕1号 "));
        assert_eq!(
            said,
            "文书编号“示民公开〔2024〕1号”本年已用于申请SFMZ-2024-0001的答复，请改用尚未使用的编号"
        );
        decide(second, june, "示民公开〔2024〕2号").unwrap();
        // A number that does not name its year begins anew with the year.
        let [old, new] = [filed(store, june), filed(store, january)];
        decide(old, june, "告知第1号").unwrap();
        decide(new, january, "告知第1号").unwrap();
    });
}

/// TR-25: a renewed answer is another answer, with a number of its own.
#[test]
fn a_renewed_answer_does_not_bear_the_old_number() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2024, 6, 3);
        let id = filed(store, day);
        let decide = |number: &str, reasons: &str| {
            let decision = decision(number, reasons);
            at(store, LEADER, day, |desk| request::decide(desk, id, decision))
        };
        decide("示民公开〔2024〕1号", "属于可以公开的政府信息").unwrap();
        let way = DeliveryWay::Electronic;
        at(store, CLERK, day, |desk| request::dispatch(desk, id, way, day, "平台".into(), String::new()))
            .unwrap();
        at(store, CLERK, day, |desk| request::deliver(desk, id, day, "平台回执".into())).unwrap();
        let order =
            ReopenOrder { by: ReopenedBy::Own, decision: "自查".into(), received_on: day, until: None };
        at(store, LEADER, day, |desk| request::reopen(desk, id, order)).unwrap();
        assert!(refused(decide("示民公开〔2024〕1号", "另行检索后提供")).contains("SFMZ-2024-0001"));
        decide("示民公开〔2024〕2号", "另行检索后提供").unwrap();
    });
}

fn numbered(title: &str, number: &str, formed_on: Date) -> Content {
    Content { title: title.into(), document_number: number.into(), formed_on, ..content("全文") }
}

/// Brings an item before its signer.
fn cleared(store: &Store, content: Content, on: Date) -> DocumentId {
    let id = at(store, CLERK, on, |desk| document::draft(desk, content)).unwrap();
    at(store, CLERK, on, |desk| document::submit(desk, id)).unwrap();
    let reviewer = Some(Role::Reviewer);
    at(store, reviewer, on, |desk| document::review_pass(desk, id)).unwrap();
    let clear = SecrecyVerdict::Clear;
    at(store, reviewer, on, |desk| document::check_secrecy(desk, id, clear, "不涉密".into())).unwrap();
    id
}

#[test]
fn two_published_items_of_a_year_do_not_bear_one_number() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2024, 6, 5);
        let sign = |id| at(store, LEADER, day, |desk| document::sign(desk, id));
        let publish =
            |id| at(store, CLERK, day, |desk| document::publish(desk, id, vec![PublicationChannel::Website]));
        let number = "示民发〔2024〕3号";
        let [first, second, third] =
            ["第一件", "第二件", "第三件"].map(|title| cleared(store, numbered(title, number, day), day));
        // Two may be signed side by side; the second to be published is stopped at the last door.
        sign(first).unwrap();
        sign(second).unwrap();
        publish(first).unwrap();
        let said = refused(publish(second));
        assert!(said.starts_with("文号“示民发〔2024〕3号”已用于已公开的《第一件》"), "{said}");
        assert!(refused(sign(third)).contains("《第一件》"));
        // Its own correction keeps its number; so does an item of another year, and items without one.
        let mended = Content { text: "更正后的全文".into(), ..numbered("第一件", number, day) };
        at(store, CLERK, day, |desk| document::edit(desk, first, 1, mended)).unwrap();
        at(store, CLERK, day, |desk| document::submit(desk, first)).unwrap();
        let reviewer = Some(Role::Reviewer);
        at(store, reviewer, day, |desk| document::review_pass(desk, first)).unwrap();
        let clear = SecrecyVerdict::Clear;
        at(store, reviewer, day, |desk| document::check_secrecy(desk, first, clear, "不涉密".into()))
            .unwrap();
        sign(first).unwrap();
        publish(first).unwrap();
        for other in
            [numbered("往年", number, date(2023, 6, 5)), numbered("甲", "", day), numbered("乙", "", day)]
        {
            let id = cleared(store, other, day);
            sign(id).unwrap();
            publish(id).unwrap();
        }
    });
}
