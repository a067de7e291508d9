//! Two bodies with their published items, loaded through acts: what the pages of the tests show.

use acts::figure::{self, Statement};
use acts::request::{Filing, Receipt, new_form_key};
use acts::{ActError, Desk, annual, document, request};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use office::request::{Applicant, Contact, Decision, DeliveryWay, Identity, IdentityKind, Medium, Route};
use office::{
    Body, BodyId, Category, Content, DocumentId, InternetConfirm, LegalForm, LegalKind, Person, PersonId,
    PublicationChannel, ReportId, Role, Seat, SeatId, SecrecyVerdict, Settings, WithdrawalGround,
};
use statute::{ApplicantKind, Channel, Outcome, Regime, StatutoryItem};
use store::{Store, StoreError};

pub const BODY: BodyId = BodyId(1);
const UNION: BodyId = BodyId(2);

/// The day on which the pages are looked at.
pub const TODAY: Date = date(2024, 2, 5);

const ROLES: [Role; 4] = [Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead];

/// A store with everything the pages can show, and what stands for the placeholders of their sample addresses.
pub struct Fixture {
    pub store: store::testing::TestStore,
    pub places: Vec<(&'static str, String)>,
    /// A request that is being handled.
    pub open: Receipt,
    /// A request that was answered and delivered.
    pub answered: Receipt,
}

/// The one fixture of this process.
pub fn filled() -> &'static Fixture {
    static FIXTURE: std::sync::OnceLock<Fixture> = std::sync::OnceLock::new();
    FIXTURE.get_or_init(fill)
}

impl Fixture {
    /// An address with its placeholders filled in.
    pub fn address(&self, sample: &str) -> String {
        self.places.iter().fold(sample.to_owned(), |address, (name, value)| address.replace(name, value))
    }
}

fn fill() -> Fixture {
    let store = store::testing::sqlite();
    set_up(&store);
    let budget = Content {
        item: Some(StatutoryItem::Budgets),
        document_number: "示民发〔2024〕3号".into(),
        index_number: "000000000/2024-00003".into(),
        text: "一、总体情况\n2024年收入预算1200万元。\n二、支出\n（一）基本支出\n人员经费800万元。\n| 项目 | 万元 |\n| --- | --- |\n| 基本支出 | 800 |\n三、说明\n“三公”经费预算<b>0</b>元。".into(),
        ..content("示范县民政局2024年部门预算", Category::Statistics, date(2024, 1, 20))
    };
    let item = published(&store, budget.clone(), date(2024, 1, 22));
    let legal = |repealed_on| {
        Some(LegalForm { kind: LegalKind::NormativeDocument, issued_on: date(2023, 3, 1), repealed_on })
    };
    let old = Content {
        legal: legal(None),
        item: Some(StatutoryItem::Rules),
        ..content("示范县临时救助办法（试行）", Category::Work, date(2023, 3, 1))
    };
    let repealed = published(&store, old.clone(), date(2023, 3, 10));
    act(&store, Role::Clerk, date(2024, 1, 10), |desk| document::repeal(desk, repealed, date(2024, 1, 1)))
        .unwrap();
    let rule = Content { title: "示范县民政局政府信息公开工作办法".into(), ..old };
    published(&store, rule, date(2023, 3, 10));
    let corrected = published(
        &store,
        content("办事指南：申请临时救助", Category::ServiceGuide, date(2023, 6, 1)),
        date(2023, 6, 2),
    );
    let better = Content {
        text: "带身份证。".into(),
        ..content("办事指南：申请临时救助", Category::ServiceGuide, date(2023, 6, 1))
    };
    act(&store, Role::Clerk, date(2023, 7, 1), |desk| document::edit(desk, corrected, 1, better)).unwrap();
    approve(&store, corrected, date(2023, 7, 3));
    let [withdrawn, hidden] = taken_off(&store);
    let draft = act(&store, Role::Clerk, TODAY, |desk| {
        document::draft(desk, content("草稿里的标题", Category::Work, TODAY))
    })
    .unwrap();
    for n in 1..=25 {
        published(
            &store,
            content(&format!("第{n}期工作动态"), Category::Activities, date(2023, 9, n)),
            date(2023, 10, 9),
        );
    }
    let open = filed(&store, date(2024, 1, 29));
    let answered = filed(&store, date(2024, 1, 15));
    answer(&store, &answered);
    let first_report = reported(&store, 2022);
    let report = reported(&store, 2023);
    let announcement = announced(&store);
    let draft_report = act(&store, Role::Clerk, TODAY, |desk| annual::open(desk, 2024)).unwrap();
    let id = |document: DocumentId| document.0.to_string();
    let places = vec![
        ("{body}", "SFMZ".to_owned()),
        ("{empty-body}", "SFGH".to_owned()),
        ("{item}", id(item)),
        ("{repealed}", id(repealed)),
        ("{corrected}", id(corrected)),
        ("{withdrawn}", id(withdrawn)),
        ("{hidden}", id(hidden)),
        ("{draft}", id(draft)),
        ("{report}", report.to_string()),
        ("{announcement}", id(announcement)),
        ("{first-report}", first_report.to_string()),
        ("{draft-report}", draft_report.to_string()),
    ];
    Fixture { store, places, open, answered }
}

/// The item that announces the report of 2023.
fn announced(store: &Store) -> DocumentId {
    let (title, on) = ("示范县民政局2023年政府信息公开工作年度报告", date(2024, 1, 10));
    published(store, content(title, Category::AnnualReport, on), on)
}

/// The report of a year, published in the January after it.
fn reported(store: &Store, year: i16) -> ReportId {
    let on = date(year + 1, 1, 10);
    let id = act(store, Role::Clerk, on, |desk| annual::open(desk, year)).unwrap();
    act(store, Role::Clerk, on, |desk| {
        for cell in ["licence/decisions", "penalty/decisions", "coercion/decisions", "fees/amount"] {
            let (cell, number) = (format!("t2/{cell}"), "0".to_owned());
            let source = "业务系统年度统计".to_owned();
            figure::declare(desk, Statement { year, cell, number, source, note: String::new() })?;
        }
        annual::recount(desk, id)
    })
    .unwrap();
    act(store, Role::Clerk, on, |desk| {
        let (report, body) = (desk.tx.annual_report(id)?.unwrap(), desk.body.clone());
        for found in annual::findings(desk.tx, &body, &report, on)? {
            assert!(found.weight != annual::Weight::Blocks, "{found:?}");
            annual::answer(desk, id, &found.key, "已核对，情况属实。".into())?;
        }
        annual::submit(desk, id)
    })
    .unwrap();
    act(store, Role::Leader, on, |desk| annual::sign(desk, id)).unwrap();
    act(store, Role::Clerk, on, |desk| annual::publish(desk, id)).unwrap();
    id
}

/// One that may still be read, and one of which nothing is shown.
fn taken_off(store: &Store) -> [DocumentId; 2] {
    let ground = WithdrawalGround::Mistake;
    let withdrawn = published(
        store,
        content("2023年救助人数", Category::Statistics, date(2023, 12, 1)),
        date(2023, 12, 4),
    );
    act(store, Role::Leader, date(2024, 1, 8), |desk| {
        document::withdraw(desk, withdrawn, ground, "人数统计有误。".into())
    })
    .unwrap();
    let hidden =
        published(store, content("救助对象公示", Category::Work, date(2023, 12, 1)), date(2023, 12, 4));
    let ground = WithdrawalGround::PersonalData;
    act(store, Role::Leader, date(2024, 1, 8), |desk| {
        document::withdraw(desk, hidden, ground, "含住址".into())
    })
    .unwrap();
    [withdrawn, hidden]
}

fn set_up(store: &Store) {
    let settings = Settings {
        disclosure_office: "局办公室".into(),
        authority: "示范县人民政府".into(),
        court: "示范县人民法院".into(),
        complaint_office: "示范县总工会办公室".into(),
        address: "示范县人民路1号".into(),
        hours: "工作日8:30—12:00，14:30—17:30".into(),
        phone: "000-0000001".into(),
        fax: "无".into(),
        email: "gongkai@example.invalid".into(),
        guide: "本指南依据《中华人民共和国政府信息公开条例》编制。\n\n本局负责民政工作。".into(),
        ..Settings::default()
    };
    let civil = Body {
        id: BODY,
        name: "示范县民政局".into(),
        short_name: "县民政局".into(),
        code: "SFMZ".into(),
        document_code: "示民公开".into(),
        regime: Regime::Organ,
        government: false,
        settings,
    };
    let union = Body {
        id: UNION,
        name: "示范县总工会".into(),
        short_name: "县总工会".into(),
        code: "SFGH".into(),
        regime: Regime::Voluntary,
        settings: Settings { internet_confirm: InternetConfirm::Manual, ..civil.settings.clone() },
        ..civil.clone()
    };
    let work = |tx: &mut store::Tx<'_>| -> Result<(), StoreError> {
        tx.save_body(&civil)?;
        tx.save_body(&union)?;
        for role in ROLES {
            let seat = seat(role);
            tx.save_person(&Person {
                id: seat.person,
                body: BODY,
                name: role.label().into(),
                post: String::new(),
            })?;
            tx.save_seat(&seat)?;
        }
        Ok(())
    };
    store.write(work).unwrap();
}

fn seat(role: Role) -> Seat {
    let n = (1..).zip(ROLES).find(|(_, other)| *other == role).map(|(n, _)| n).unwrap();
    Seat { id: SeatId(100 + n), body: BODY, person: PersonId(n), role, from: date(2020, 1, 1), until: None }
}

pub fn act<T>(
    store: &Store,
    role: Role,
    on: Date,
    act: impl FnOnce(&mut Desk<'_, '_>) -> Result<T, ActError>,
) -> Result<T, ActError> {
    let at = TimeZone::UTC.to_timestamp(on.at(2, 0, 0, 0)).unwrap();
    store.write(|tx| act(&mut Desk::seated(tx, seat(role), on, at)?))
}

fn content(title: &str, category: Category, formed_on: Date) -> Content {
    Content {
        title: title.into(),
        category,
        item: None,
        legal: None,
        document_number: String::new(),
        index_number: String::new(),
        formed_on,
        text: format!("{title}的正文。\n另见附件。"),
    }
}

fn published(store: &Store, content: Content, on: Date) -> DocumentId {
    let id = act(store, Role::Clerk, on, |desk| document::draft(desk, content)).unwrap();
    approve(store, id, on);
    id
}

/// The duty chain from handing in to publication.
fn approve(store: &Store, id: DocumentId, on: Date) {
    act(store, Role::Clerk, on, |desk| document::submit(desk, id)).unwrap();
    act(store, Role::Reviewer, on, |desk| {
        document::review_pass(desk, id)?;
        document::check_secrecy(desk, id, SecrecyVerdict::Clear, "不涉密".into())
    })
    .unwrap();
    act(store, Role::Leader, on, |desk| document::sign(desk, id)).unwrap();
    act(store, Role::Clerk, on, |desk| document::publish(desk, id, vec![PublicationChannel::Website]))
        .unwrap();
}

/// An applicant who does not exist.
fn applicant() -> Applicant {
    Applicant {
        name: "申请人甲".into(),
        identity: Identity { kind: IdentityKind::Other, number: "E00000000".into() },
        contact: Contact { phone: "000-0000002".into(), ..Contact::default() },
    }
}

/// A request from the portal.
pub fn filed(store: &Store, on: Date) -> Receipt {
    let at = TimeZone::UTC.to_timestamp(on.at(2, 0, 0, 0)).unwrap();
    let filing = Filing {
        channel: Channel::Portal,
        submitted_on: on,
        applicant: ApplicantKind::Natural,
        description: "2023年养老机构补贴发放表".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
        personal: applicant().to_bytes(),
        form_key: new_form_key().unwrap(),
    };
    store
        .write(|tx| request::file(&mut Desk::public(tx, BODY, on, at)?, filing))
        .map_err(|error: ActError| error.to_string())
        .unwrap()
}

fn answer(store: &Store, receipt: &Receipt) {
    let on = date(2024, 1, 26);
    let decision = Decision {
        outcome: Outcome::ThirdPartyRights,
        document_number: "示民公开〔2024〕1号".into(),
        reasons: "该信息涉及第三方商业秘密，第三方不同意公开。".into(),
        particulars: String::new(),
        public_interest: None,
    };
    act(store, Role::Leader, on, |desk| request::decide(desk, receipt.id, decision)).unwrap();
    act(store, Role::Clerk, on, |desk| {
        request::dispatch(desk, receipt.id, DeliveryWay::Electronic, on, "平台".into(), String::new())?;
        request::deliver(desk, receipt.id, on, "平台回执".into())
    })
    .unwrap();
}
