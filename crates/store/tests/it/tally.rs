//! A year counted by SQL and by folding the records.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use office::request::{Decision, InfoRequest, Medium, Registration, Route};
use office::{
    Body, BodyId, CarriedIn, Category, CellBasis, Content, DeclaredFigure, Dispute, DisputeId, DisputeKind,
    DisputeResult, Document, DocumentId, FigureId, LegalForm, LegalKind, Mark, PersonId, Procedure,
    PublicationChannel, RequestId, SeatId, SecrecyVerdict, Settings, SubjectId, Verdict,
};
use report::form::Op;
use report::{Edition, form};
use statute::{ApplicantKind, Channel, Outcome, Regime};
use store::testing::on_both_engines;
use store::{Store, StoreError, Tally};

const BODY: BodyId = BodyId(1);

fn by(person: i64, on: Date) -> Mark {
    Mark::seat(on, SeatId(person), PersonId(person))
}

fn body() -> Body {
    Body {
        id: BODY,
        name: "示范县民政局".into(),
        short_name: "县民政局".into(),
        code: "SFMZ".into(),
        document_code: "示民公开".into(),
        regime: Regime::Organ,
        government: false,
        settings: Settings::default(),
    }
}

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most).unwrap()
    }
}

fn registration(applicant: ApplicantKind, on: Date) -> Registration {
    Registration {
        channel: Channel::InPerson,
        submitted_on: on,
        applicant,
        requester: SubjectId(9),
        description: "2024年养老机构名录".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
    }
}

fn decision(outcome: Outcome) -> Decision {
    Decision {
        outcome,
        document_number: "示民公开〔2024〕1号".into(),
        reasons: "理由".into(),
        particulars: "检索了档案室，关键词养老机构".into(),
        public_interest: None,
    }
}

const OUTCOMES: [Outcome; 8] = [
    Outcome::AlreadyPublic,
    Outcome::Granted,
    Outcome::GrantedInPart,
    Outcome::NotFound,
    Outcome::NotHeld,
    Outcome::Petition,
    Outcome::Publication,
    Outcome::InternalAffairs,
];

fn thrown_request(dice: &mut Dice, n: u32) -> InfoRequest {
    let applicant = ApplicantKind::ALL[dice.below(6)];
    let on = date(2023, 11, 1).checked_add(i64::try_from(dice.below(480)).unwrap().days()).unwrap();
    let number = body().request_number(on.year(), n);
    let id = RequestId(i64::from(n));
    let filed =
        InfoRequest::submit(id, BODY, number, format!("digest {n}"), registration(applicant, on), by(1, on))
            .unwrap();
    if dice.below(20) == 0 {
        return filed.withdraw(by(1, on)).unwrap();
    }
    let received = filed.receive(by(1, on), on, "当面提交".into()).unwrap();
    let closed = on.checked_add(i64::try_from(dice.below(90)).unwrap().days()).unwrap();
    match dice.below(10) {
        0 | 1 => received,
        2 => received.withdraw(by(1, closed)).unwrap(),
        _ => received.decide(by(3, closed), decision(OUTCOMES[dice.below(8)])).unwrap(),
    }
}

fn thrown_document(dice: &mut Dice, n: i64) -> Document {
    let on = date(2023, 11, 1).checked_add(i64::try_from(dice.below(480)).unwrap().days()).unwrap();
    let kind = LegalKind::ALL.get(dice.below(3)).copied();
    let content = Content {
        title: format!("信息{n}"),
        category: Category::ALL[dice.below(7)],
        item: None,
        legal: kind.map(|kind| LegalForm { kind, issued_on: on, repealed_on: None }),
        document_number: String::new(),
        index_number: String::new(),
        formed_on: on,
        text: "正文".into(),
    };
    let draft = Document::draft(DocumentId(n), BODY, content, by(1, on)).unwrap();
    let passed = draft.submit(by(1, on)).unwrap().pass(by(2, on)).unwrap();
    let clear = passed.check_secrecy(by(2, on), SecrecyVerdict::Clear, "不涉密".into()).unwrap();
    let channels = vec![PublicationChannel::NoticeBoard, PublicationChannel::Website];
    let published = clear.sign(by(3, on)).unwrap().publish(by(1, on), channels).unwrap();
    let repealed = on.checked_add(200.days()).unwrap();
    if kind.is_some() && dice.below(3) == 0 {
        published.repeal(by(1, repealed), repealed).unwrap()
    } else {
        published
    }
}

fn thrown_dispute(dice: &mut Dice, n: i64) -> Dispute {
    let copy_received_on =
        date(2023, 11, 1).checked_add(i64::try_from(dice.below(480)).unwrap().days()).unwrap();
    let decided_on = copy_received_on.checked_add(i64::try_from(dice.below(120)).unwrap().days()).unwrap();
    let result = DisputeResult::ALL[dice.below(15)];
    let verdict = Verdict { result, decided_on, received_on: decided_on, order: String::new() };
    Dispute {
        id: DisputeId(n),
        body: BODY,
        request: None,
        kind: DisputeKind::ALL[dice.below(3)],
        procedure: Procedure::Ordinary,
        case_number: format!("示府复〔2024〕{n}号"),
        authority: "示范县人民政府".into(),
        copy_received_on,
        answered_on: None,
        verdict: (dice.below(4) > 0).then_some(verdict),
        registered: by(1, copy_received_on),
    }
}

fn figure(cell: &str, number: &str, id: i64) -> DeclaredFigure {
    DeclaredFigure {
        id: FigureId(id),
        body: BODY,
        year: 2024,
        cell: cell.into(),
        number: number.into(),
        source: "行政执法统计".into(),
        note: String::new(),
        stated: by(1, date(2025, 1, 6)),
    }
}

/// The same by folding the records, as CNT-01 has it.
fn folded(
    requests: &[InfoRequest],
    documents: &[Document],
    disputes: &[Dispute],
    year: i16,
) -> BTreeMap<String, i64> {
    let mut cells = BTreeMap::new();
    let mut count = |cell: String| *cells.entry(cell).or_insert(0) += 1;
    let [eve, last] = [date(year - 1, 12, 31), date(year, 12, 31)];
    for request in requests {
        let mut both = |row: &str| {
            count(format!("t3/{row}/{}", request.registration.applicant.column()));
            count(format!("t3/{row}/total"));
        };
        if request.received_on().is_some_and(|day| day.year() == year) {
            both("new_received");
        }
        if request.open_at(eve) {
            both("carried_in");
        }
        if request.open_at(last) {
            both("carried_out");
        }
        let received = request.received_on().is_some();
        if let Some(closing) = request.closed().filter(|closing| received && closing.on.year() == year) {
            both(closing.outcome.row());
            both("results_total");
        }
    }
    for legal in documents.iter().filter_map(|document| document.publication()?.content.legal) {
        let mut one = |column: &str| count(format!("t2/{}/{column}", legal.kind.row()));
        if legal.issued_on.year() == year {
            one("issued");
        }
        if legal.repealed_on.is_some_and(|day| day.year() == year) {
            one("repealed");
        }
        if legal.issued_on <= last && legal.repealed_on.is_none_or(|day| day > last) {
            one("in_force");
        }
    }
    for (dispute, column) in disputes.iter().filter_map(|dispute| Some((dispute, dispute.column(year)?))) {
        count(format!("t4/{}/{column}", dispute.kind.group()));
        count(format!("t4/{}/total", dispute.kind.group()));
    }
    cells
}

/// Saves what was thrown, and gives it back.
fn throw(store: &Store) -> (Vec<InfoRequest>, Vec<Document>, Vec<Dispute>) {
    let mut dice = Dice(20_240_603);
    let requests: Vec<_> = (1..=150).map(|n| thrown_request(&mut dice, n)).collect();
    let documents: Vec<_> = (1001..=1080).map(|n| thrown_document(&mut dice, n)).collect();
    let disputes: Vec<_> = (2001..=2040).map(|n| thrown_dispute(&mut dice, n)).collect();
    let work = |tx: &mut store::Tx<'_>| -> Result<(), StoreError> {
        tx.save_body(&body())?;
        requests.iter().try_for_each(|request| tx.save_request(request))?;
        documents.iter().try_for_each(|document| tx.save_document(document))?;
        disputes.iter().try_for_each(|dispute| tx.save_dispute(dispute))?;
        tx.save_figure(&figure("t2/penalty/decisions", "12", 3001))?;
        tx.save_figure(&figure("t2/fees/amount", "3.50", 3002))
    };
    store.write(work).unwrap();
    (requests, documents, disputes)
}

fn tally(store: &Store, year: i16) -> Tally {
    store.read(|tx| tx.tally(&body(), year)).unwrap()
}

#[test]
fn a_year_counted_in_sql_is_a_year_folded() {
    on_both_engines(|store| {
        let (requests, documents, disputes) = throw(store);
        for year in [2022, 2023, 2024, 2025] {
            let folded = folded(&requests, &documents, &disputes, year);
            let tally = tally(store, year);
            for cell in form(Edition::E2021).cells() {
                let id = cell.id.as_str();
                if year == 2024 && id == "t2/penalty/decisions" {
                    assert_eq!(tally.whole(id), 12);
                    continue;
                }
                let expected = folded.get(id).copied().unwrap_or(0);
                assert_eq!(tally.whole(id), expected, "{id} in {year}");
            }
        }
    });
}

/// T3-BAL, T3-RES, T3-ROW, T4-SUM hold by construction.
#[test]
fn the_relations_of_the_form_hold_between_counts() {
    on_both_engines(|store| {
        throw(store);
        let tally = tally(store, 2024);
        let relations = form(Edition::E2021).relations.iter();
        for relation in
            relations.filter(|r| r.op == Op::Equal && !r.crosses_years() && !r.id.starts_with("T2"))
        {
            let side = |terms: &[report::form::Term]| -> i64 {
                terms.iter().map(|term| i64::from(term.coef) * tally.whole(term.cell.as_str())).sum()
            };
            assert_eq!(side(&relation.lhs), side(&relation.rhs), "{}", relation.id);
        }
    });
}

#[test]
fn each_number_has_the_list_it_says() {
    on_both_engines(|store| {
        throw(store);
        let (count, lists) = store.read(|tx| tx.count_year(&body(), 2024)).unwrap();
        assert_eq!(count.cells.len(), 200);
        assert!(!lists.is_empty());
        for cell in &count.cells {
            let behind = store.read(|tx| tx.cell_records(&body(), 2024, &cell.cell)).unwrap();
            assert_eq!(behind.members.len(), usize::try_from(cell.records).unwrap(), "{}", cell.cell);
            assert_eq!(store::list_digest([&behind]), cell.digest, "{}", cell.cell);
        }
        let basis = |cell: &str| count.cell(cell).unwrap().basis;
        assert_eq!(basis("t2/licence/decisions"), CellBasis::Missing);
        assert_eq!(basis("t2/penalty/decisions"), CellBasis::Figure(FigureId(3001)));
        assert_eq!(count.cell("t2/fees/amount").unwrap().value, "3.5");
        assert_eq!(count.cell("t2/licence/decisions").unwrap().value, "");
        assert_eq!(basis("t3/carried_in/total"), CellBasis::Sum);
        assert_eq!(count.carried, CarriedIn::Records);
    });
}
