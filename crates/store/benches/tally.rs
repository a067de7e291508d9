//! Tables 二, 三 and 四 of a year from 100,000 requests and 100,000 items on SQLite, beside raw rusqlite with the same
//! statements and beside reading every record; prints a table and the figure that is promised.
#![expect(clippy::print_stdout, reason = "a benchmark's table is its output")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::path::Path;
use std::time::Instant;

use jiff::civil::{Date, date};
use office::request::{InfoRequest, Medium, Registration, Route};
use office::{
    Body, BodyId, Category, Content, Document, DocumentId, LegalForm, LegalKind, Mark, PersonId,
    PublicationChannel, RequestId, SeatId, SecrecyVerdict, Settings, SubjectId,
};
use rusqlite::{Connection, params};
use statute::{ApplicantKind, Channel, Outcome, Regime};
use store::testing::open;
use store::{Store, Url};

const MANY: i64 = 100_000;
const ROUNDS: usize = 7;
const BODY: BodyId = BodyId(1);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gongkai.db");
    let store = open(&Url::SqliteFile(path.clone()));
    store.migrate().unwrap();
    store.write(|tx| tx.save_body(&body())).unwrap();
    fill(&path);
    let raw = Connection::open(&path).unwrap();
    let expected = store.read(|tx| tx.tally(&body(), 2024)).unwrap();
    assert_eq!(expected.whole("t3/new_received/total"), folded(&raw).0);
    assert_eq!(expected.whole("t2/normative/issued"), folded(&raw).1);

    let mut found = [const { Vec::new() }; 4];
    for _ in 0..ROUNDS {
        found[0].push(milliseconds(|| tallied(&store)));
        found[1].push(milliseconds(|| raw_statements(&raw)));
        found[2].push(milliseconds(|| assert!(folded(&raw).0 > 0)));
        found[3].push(milliseconds(|| listed(&store)));
    }
    println!("| 100,000 requests and 100,000 items, SQLite | median ms | least | most |");
    println!("|---|---|---|---|");
    let names = [
        "tx.tally: tables 二, 三, 四",
        "raw rusqlite, the same statements",
        "raw rusqlite, every record read and folded",
        "tx.count_year: with all lists and digests, as at signature",
    ];
    for (name, times) in names.iter().zip(&mut found) {
        times.sort_by(f64::total_cmp);
        println!("| {name} | {:.1} | {:.1} | {:.1} |", times[ROUNDS / 2], times[0], times[ROUNDS - 1]);
    }
    println!("figure store/tables_100k {:.2} ms", found[0][ROUNDS / 2]);
    println!("figure store/tables_100k_raw {:.2} ms", found[1][ROUNDS / 2]);
    println!("figure store/tables_100k_folded {:.2} ms", found[2][ROUNDS / 2]);
    println!("figure store/lists_100k {:.2} ms", found[3][ROUNDS / 2]);
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64() * 1000.0
}

fn tallied(store: &Store) {
    let tally = store.read(|tx| tx.tally(&body(), 2024)).unwrap();
    assert_eq!(tally.cells.len(), 200);
}

fn listed(store: &Store) {
    let (count, _) = store.read(|tx| tx.count_year(&body(), 2024)).unwrap();
    assert_eq!(count.cells.len(), 200);
}

/// The three statements of the tally on a connection of rusqlite's own.
fn raw_statements(raw: &Connection) {
    for name in ["tally/requests", "tally/documents", "tally/disputes"] {
        let statement = store::statements().iter().find(|statement| statement.name() == name).unwrap();
        let mut query = raw.prepare_cached(statement.text(&Url::SqliteMemory)).unwrap();
        // By name: the numbers do not stand in their order in the text.
        let span = rusqlite::named_params! { "$1": BODY.0, "$2": "2024-01-01", "$3": "2024-12-31" };
        let mut rows = query.query(span).unwrap();
        let mut count = 0;
        while let Some(row) = rows.next().unwrap() {
            std::hint::black_box(row.get_ref(0).unwrap());
            count += 1;
        }
        assert!(count > 0 || name == "tally/disputes");
    }
}

/// What a program does that reads the records: how many requests were received in 2024, how many documents issued.
fn folded(raw: &Connection) -> (i64, i64) {
    let (mut received, mut issued) = (0, 0);
    let mut query = raw.prepare_cached("select record, received_on from request where body = 1").unwrap();
    let mut rows = query.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let request: InfoRequest = serde_json::from_str(row.get_ref(0).unwrap().as_str().unwrap()).unwrap();
        std::hint::black_box(&request);
        received += i64::from(row.get_ref(1).unwrap().as_str().unwrap().starts_with("2024"));
    }
    let mut query = raw
        .prepare_cached("select record, issued_on from document where body = 1 and kind = 'normative'")
        .unwrap();
    let mut rows = query.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let document: Document = serde_json::from_str(row.get_ref(0).unwrap().as_str().unwrap()).unwrap();
        std::hint::black_box(&document);
        issued += i64::from(row.get_ref(1).unwrap().as_str().unwrap().starts_with("2024"));
    }
    (received, issued)
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

/// Rows put in directly: real records, with the columns of the tally spread over three years.
fn fill(path: &Path) {
    let mut raw = Connection::open(path).unwrap();
    let work = raw.transaction().unwrap();
    let (request, document) = (serde_json::to_string(&request()), serde_json::to_string(&document()));
    let (request, document) = (request.unwrap(), document.unwrap());
    {
        let mut add = work
            .prepare(
                "insert into request (id, body, year, seq, number, query_code_hash, applicant, channel, requester,
                 submitted_on, stage, received_on, closed_on, outcome, outcome_row, record)
                 values (?1, 1, 2024, ?1, ?2, ?2, ?3, 'portal', 9, ?4, 'archived', ?4, ?5, ?6, ?7, ?8)",
            )
            .unwrap();
        for n in 1..=MANY {
            let outcome = Outcome::ALL[place(n, 24)];
            let received = day(n % 1095);
            let closed = (n % 13 != 0).then(|| day(n % 1095 + n % 25).to_string());
            let code = closed.as_ref().map(|_| outcome.code());
            let row = closed.as_ref().map(|_| outcome.row());
            let applicant = ApplicantKind::ALL[place(n, 6)].column();
            let number = format!("SFMZ-2024-{n:06}");
            add.execute(params![n, number, applicant, received.to_string(), closed, code, row, request])
                .unwrap();
        }
        let mut add = work
            .prepare(
                "insert into document (id, body, stage, version, due_on, category, title, text, published_on, kind,
                 issued_on, repealed_on, record, first_published_on, channels)
                 values (?1, 1, 'published', 1, ?2, 'work', ?3, ?3, ?2, ?4, ?5, ?6, ?7, ?2, 'website')",
            )
            .unwrap();
        for n in 1..=MANY {
            let issued = day(n % 1095).to_string();
            let kind = (n % 3 == 0).then_some("normative");
            let issued_on = kind.map(|_| issued.clone());
            let repealed = (n % 30 == 0).then(|| day(n % 1095 + 100).to_string());
            let title = format!("第{n}号文件");
            add.execute(params![MANY + n, issued, title, kind, issued_on, repealed, document]).unwrap();
        }
    }
    work.commit().unwrap();
    raw.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
}

fn place(n: i64, among: i64) -> usize {
    usize::try_from(n * 7 % among).unwrap()
}

fn day(after: i64) -> Date {
    date(2022, 6, 1).checked_add(jiff::Span::new().days(after)).unwrap()
}

fn by(person: i64, on: Date) -> Mark {
    Mark::seat(on, SeatId(person), PersonId(person))
}

fn request() -> InfoRequest {
    let on = date(2024, 6, 3);
    let registration = Registration {
        channel: Channel::Portal,
        submitted_on: on,
        applicant: ApplicantKind::Natural,
        requester: SubjectId(9),
        description: "2024年全县养老机构名录、床位数和运营补贴发放明细".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
    };
    let digest = "0".repeat(64);
    let filed = InfoRequest::submit(
        RequestId(1),
        BODY,
        "SFMZ-2024-0001".into(),
        digest,
        registration,
        Mark::public(on),
    );
    let received = filed.unwrap().receive(by(1, on), on, "平台回执确认".into()).unwrap();
    received.answer_on_the_spot(by(1, on), Outcome::AlreadyPublic, "告知网址".into()).unwrap()
}

fn document() -> Document {
    let on = date(2024, 6, 3);
    let content = Content {
        title: "示范县养老服务补贴办法".into(),
        category: Category::Work,
        item: None,
        legal: Some(LegalForm { kind: LegalKind::NormativeDocument, issued_on: on, repealed_on: None }),
        document_number: "示府办〔2024〕6号".into(),
        index_number: String::new(),
        formed_on: on,
        text: "第一条　为了规范养老服务补贴，制定本办法。".repeat(10),
    };
    let draft = Document::draft(DocumentId(1), BODY, content, by(1, on)).unwrap();
    let passed = draft.submit(by(1, on)).unwrap().pass(by(2, on)).unwrap();
    let clear = passed.check_secrecy(by(2, on), SecrecyVerdict::Clear, "不涉密".into()).unwrap();
    clear.sign(by(3, on)).unwrap().publish(by(1, on), vec![PublicationChannel::Website]).unwrap()
}
