//! Acts on both engines: main paths, refusals, the journal behind them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod account;
mod annual;
mod collected;
mod due;
mod intake;
mod letters;
mod numbers;
mod registers;
mod setup_desk;
mod steps;

use acts::request::{Filing, new_form_key};
use acts::setup::{self, SetupDesk};
use acts::{ActError, Desk, document, request};
use calendar::WorkingDays;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use office::request::{Applicant, Decision, DeliveryWay, Medium, Route, StageKind};
use office::{Body, BodyId, Category, Content, PublicationChannel, Role, Seat, SecrecyVerdict, Settings};
use statute::{ApplicantKind, Channel, Outcome, Regime};
use store::Store;
use store::testing::on_both_engines;

const BODY: BodyId = BodyId(1);

/// 示范县民政局.
fn body() -> Body {
    Body {
        id: BODY,
        name: "示范县民政局".into(),
        short_name: "县民政局".into(),
        code: "SFMZ".into(),
        document_code: "示民公开".into(),
        regime: Regime::Organ,
        government: false,
        settings: Settings { disclosure_office: "局办公室".into(), ..Settings::default() },
    }
}

/// 示范县民政局 with everybody who works on items and requests.
fn set_up(store: &Store) {
    let day = date(2024, 1, 1);
    let work = |tx: &mut store::Tx<'_>| -> Result<(), ActError> {
        let mut desk = SetupDesk::installation(tx, day, noon(day));
        let body = setup::found_body(&mut desk, body())?;
        for role in [Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead] {
            let person = setup::add_person(&mut desk, body, role.label(), "")?;
            setup::appoint(&mut desk, body, person, role, day, None)?;
        }
        Ok(())
    };
    store.write(work).unwrap();
}

/// The seat of a role that [`set_up`] appointed.
fn seat(tx: &mut store::Tx<'_>, role: Role) -> Seat {
    tx.seats_in(BODY).unwrap().into_iter().find(|seat| seat.role == role).unwrap()
}

fn noon(day: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(4, 0, 0, 0)).unwrap()
}

fn at<T>(
    store: &Store,
    role: Option<Role>,
    on: Date,
    act: impl FnOnce(&mut Desk<'_, '_>) -> Result<T, ActError>,
) -> Result<T, ActError> {
    store.write(|tx| {
        let mut desk = match role {
            Some(role) => {
                let seat = seat(tx, role);
                Desk::seated(tx, seat, on, noon(on))?
            }
            None => Desk::public(tx, BODY, on, noon(on))?,
        };
        act(&mut desk)
    })
}

fn refused<T: std::fmt::Debug>(result: Result<T, ActError>) -> String {
    match result {
        Err(ActError::Refused(sentence)) => sentence,
        other => panic!("{other:?}"),
    }
}

fn content(text: &str) -> Content {
    Content {
        title: "2024年城乡低保标准".into(),
        category: Category::Work,
        item: None,
        legal: None,
        document_number: String::new(),
        index_number: String::new(),
        formed_on: date(2024, 6, 3),
        text: text.into(),
    }
}

fn filing(form_key: &str) -> Filing {
    Filing {
        channel: Channel::Portal,
        submitted_on: date(2024, 6, 3),
        applicant: ApplicantKind::Natural,
        description: "2023年养老机构补贴发放表".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
        personal: "申请人甲".as_bytes().to_vec(),
        form_key: form_key.into(),
    }
}

#[test]
fn an_item_goes_from_draft_to_the_public_through_three_people() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2024, 6, 5);
        let (clerk, reviewer, leader) = (Some(Role::Clerk), Some(Role::Reviewer), Some(Role::Leader));
        let id = at(store, clerk, day, |desk| document::draft(desk, content("初稿"))).unwrap();
        at(store, clerk, day, |desk| document::submit(desk, id)).unwrap();
        assert!(refused(at(store, clerk, day, |desk| document::review_pass(desk, id))).contains("审核人"));
        at(store, reviewer, day, |desk| document::send_back(desk, id, "数字有误".into(), "第一段".into()))
            .unwrap();
        assert_eq!(at(store, clerk, day, |desk| document::edit(desk, id, 1, content("改稿"))).unwrap(), 2);
        let conflict = at(store, leader, day, |desk| document::edit(desk, id, 1, content("另一稿")));
        assert!(matches!(conflict, Err(ActError::Conflict(theirs)) if theirs.content().text == "改稿"));
        at(store, clerk, day, |desk| document::submit(desk, id)).unwrap();
        at(store, reviewer, day, |desk| document::review_pass(desk, id)).unwrap();
        let clear = SecrecyVerdict::Clear;
        at(store, reviewer, day, |desk| document::check_secrecy(desk, id, clear, "不涉密".into())).unwrap();
        assert!(refused(at(store, reviewer, day, |desk| document::sign(desk, id))).contains("签发人"));
        at(store, leader, day, |desk| document::sign(desk, id)).unwrap();
        let website = vec![PublicationChannel::Website];
        at(store, clerk, day, |desk| document::publish(desk, id, website)).unwrap();
        let published = store.read(|tx| tx.document(id)).unwrap().unwrap();
        assert_eq!(published.publication().unwrap().content.text, "改稿");
        let (saved, first) = store.read(|tx| tx.text_at(id, 1)).unwrap().unwrap();
        assert_eq!(
            (first.text.as_str(), saved.on, saved.by),
            ("初稿", day, published.chain().provided.and_then(|by| by.person()))
        );
        let versions = store.read(|tx| tx.texts_of(id)).unwrap();
        assert_eq!(versions.iter().map(|saved| saved.version).collect::<Vec<_>>(), [2, 1]);
        assert!(store::verify(store).unwrap().problems.is_empty());
    });
}

#[test]
fn a_request_is_filed_extended_answered_delivered_and_archived() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2024, 6, 3);
        let key = new_form_key().unwrap();
        let receipt = at(store, None, day, |desk| request::file(desk, filing(&key))).unwrap();
        let again = at(store, None, day, |desk| request::file(desk, filing(&key))).unwrap();
        assert_eq!(receipt, again);
        assert_eq!((receipt.number.as_str(), receipt.received_on), ("SFMZ-2024-0001", Some(day)));
        let id = receipt.id;
        let track = |number: &str, code: &str| store.read(|tx| request::track(tx, number, code)).unwrap();
        assert_eq!(track("SFMZ-2024-0001", &receipt.query_code).unwrap().id, id);
        assert_eq!(track("SFMZ-2024-0001", "WRONGCODE2"), None);
        assert_eq!(track("SFMZ-2024-0002", &receipt.query_code), None);
        let (clerk, leader, head) = (Some(Role::Clerk), Some(Role::Leader), Some(Role::OfficeHead));
        let ten = WorkingDays(10);
        let extend = |role| at(store, role, day, |desk| request::extend(desk, id, ten, "检索档案".into()));
        assert_eq!(refused(extend(clerk)), "此项须由工作机构负责人办理，请转交相应岗位");
        extend(head).unwrap();
        assert!(refused(extend(head)).contains("只能延长一次"));
        let decision = Decision {
            outcome: Outcome::Granted,
            document_number: "示民公开〔2024〕1号".into(),
            reasons: "属于可以公开的政府信息".into(),
            particulars: "附件1份".into(),
            public_interest: None,
        };
        let later = date(2024, 6, 20);
        at(store, leader, later, |desk| request::decide(desk, id, decision)).unwrap();
        let way = DeliveryWay::Electronic;
        at(store, clerk, later, |desk| request::dispatch(desk, id, way, later, "平台".into(), String::new()))
            .unwrap();
        at(store, clerk, later, |desk| request::deliver(desk, id, later, "平台回执".into())).unwrap();
        at(store, clerk, later, |desk| request::archive(desk, id)).unwrap();
        let kept = store.read(|tx| tx.request(id)).unwrap().unwrap();
        assert_eq!((kept.stage().kind(), kept.outcome()), (StageKind::Archived, Some(Outcome::Granted)));
        let reveal = |why: &str| at(store, clerk, later, |desk| request::reveal(desk, id, why));
        assert!(refused(reveal(" ")).contains("理由"));
        assert_eq!(reveal("核对送达地址").unwrap(), "申请人甲".as_bytes());
        assert!(store::verify(store).unwrap().problems.is_empty());
    });
}

#[test]
fn a_seat_works_in_its_term_only_and_numbers_have_no_gaps() {
    on_both_engines(|store| {
        set_up(store);
        let early =
            at(store, Some(Role::Clerk), date(2023, 12, 29), |desk| document::draft(desk, content("稿")));
        assert!(refused(early).contains("不在任期内"));
        let day = date(2024, 6, 3);
        let short = at(store, None, day, |desk| {
            request::file(desk, Filing { description: " ".into(), ..filing(&new_form_key()?) })
        });
        assert!(refused(short).starts_with("请填写"));
        for n in 1..=3 {
            let receipt = at(store, None, day, |desk| request::file(desk, filing(&new_form_key()?))).unwrap();
            assert_eq!(receipt.number, format!("SFMZ-2024-000{n}"));
        }
    });
}

/// A mistyped year would fix the date of receipt for good.
#[test]
fn a_request_of_long_ago_is_for_the_head_of_the_office() {
    on_both_engines(|store| {
        set_up(store);
        let (channel, submitted_on) = (Channel::InPerson, date(2023, 6, 3));
        let old = |role| {
            at(store, Some(role), date(2024, 6, 3), |desk| {
                request::file(desk, Filing { channel, submitted_on, ..filing(&new_form_key()?) })
            })
        };
        assert!(refused(old(Role::Clerk)).contains("请核对年份"));
        assert_eq!(old(Role::OfficeHead).unwrap().received_on, Some(submitted_on));
    });
}

/// TR-12: who the third party is stays sealed, and looking is journalled.
#[test]
fn a_third_party_is_sealed_and_shown_for_a_reason_only() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2024, 6, 3);
        let clerk = Some(Role::Clerk);
        let receipt = at(store, None, day, |desk| request::file(desk, filing(&new_form_key()?))).unwrap();
        let party = Applicant { name: "第三方乙".into(), ..Applicant::default() };
        let consult = |role, party: &Applicant| {
            at(store, role, day, |desk| request::consult_third_party(desk, receipt.id, party))
        };
        assert!(refused(consult(clerk, &Applicant::default())).contains("姓名"));
        assert!(refused(consult(Some(Role::Reviewer), &party)).contains("经办人"));
        consult(clerk, &party).unwrap();
        let kept = store.read(|tx| tx.request(receipt.id)).unwrap().unwrap();
        assert_eq!(kept.stage().kind(), StageKind::Consulting);
        assert!(!format!("{kept:?}").contains("乙"));
        let reveal = |no, why: &str| {
            at(store, clerk, day, |desk| request::reveal_third_party(desk, receipt.id, no, why))
        };
        assert!(refused(reveal(1, " ")).contains("理由"));
        assert!(matches!(reveal(2, "核对地址"), Err(ActError::NotFound)));
        assert_eq!(Applicant::from_bytes(&reveal(1, "核对地址").unwrap()), Ok(party));
        assert!(store::verify(store).unwrap().problems.is_empty());
    });
}
