use calendar::{Calendar, WorkingDays};
use jiff::civil::{Date, date};
use office::request::{Medium, Registration, Route, StageKind};
use office::{
    Body, BodyId, Category, Content, DeclaredFigure, Dispute, DisputeId, DisputeKind, Document, DocumentId,
    FigureId, InfoRequest, LegalForm, LegalKind, Mark, Person, PersonId, Problem, ProblemId, Procedure,
    PublicationChannel, RequestId, Role, Seat, SeatId, SecrecyVerdict, Settings, SubjectId,
};
use statute::{ApplicantKind, Channel, Outcome, Regime};
use store::testing::on_both_engines;
use store::{Page, Published, Store, StoreError, Tx, sql, values};

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

fn with_body(store: &Store, work: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>) {
    store
        .write(|tx| {
            tx.save_body(&body())?;
            work(tx)
        })
        .expect("the test's own step is lawful");
}

fn request(id: i64, seq: u32, on: Date) -> InfoRequest {
    let registration = Registration {
        channel: Channel::Portal,
        submitted_on: on,
        applicant: ApplicantKind::Business,
        requester: SubjectId(9),
        description: "2024年养老机构名录".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
    };
    let number = body().request_number(on.year(), seq);
    InfoRequest::submit(RequestId(id), BODY, number, format!("digest {id}"), registration, Mark::public(on))
        .expect("the test's own step is lawful")
}

fn published(id: i64, title: &str, category: Category, on: Date) -> Document {
    let legal = Some(LegalForm { kind: LegalKind::NormativeDocument, issued_on: on, repealed_on: None });
    let content = Content {
        title: title.into(),
        category,
        item: None,
        legal,
        document_number: String::new(),
        index_number: String::new(),
        formed_on: on,
        text: format!("{title}全文，完成率100%"),
    };
    let draft =
        Document::draft(DocumentId(id), BODY, content, by(1, on)).expect("the test's own step is lawful");
    let passed = draft
        .submit(by(1, on))
        .expect("the test's own step is lawful")
        .pass(by(2, on))
        .expect("the test's own step is lawful");
    let clear = passed
        .check_secrecy(by(2, on), SecrecyVerdict::Clear, "不涉密".into())
        .expect("the test's own step is lawful");
    clear
        .sign(by(3, on))
        .expect("the test's own step is lawful")
        .publish(by(1, on), vec![PublicationChannel::Website])
        .expect("the test's own step is lawful")
}

#[test]
fn a_request_comes_back_as_it_went_and_queues_by_due_date() {
    on_both_engines(|store| {
        let day = date(2024, 6, 3);
        let received = |r: InfoRequest, on| r.receive(by(1, on), on, "平台回执".into());
        let late = received(request(11, 1, date(2024, 6, 5)), date(2024, 6, 5)).unwrap();
        let soon = received(request(12, 2, day), day).unwrap();
        let gone = request(13, 3, day).withdraw(Mark::public(day)).unwrap();
        with_body(store, |tx| {
            assert_eq!(tx.next_request_seq(BODY, 2024)?, 1);
            [&late, &soon, &gone].into_iter().try_for_each(|request| tx.save_request(request))
        });
        let list = |stage| store.read(|tx| tx.requests_in(BODY, stage, Page::whole())).unwrap();
        store
            .read(|tx| {
                assert_eq!(tx.request(late.id)?.as_ref(), Some(&late));
                assert_eq!(tx.request_numbered("SFMZ-2024-0002")?.as_ref(), Some(&soon));
                assert_eq!(tx.request_numbered("SFMZ-2024-0009")?, None);
                assert_eq!(tx.request_coded(BODY, "digest 12")?.as_ref(), Some(&soon));
                assert_eq!(tx.request_queue(BODY, Page::whole())?, [soon.clone(), late.clone()]);
                assert_eq!(
                    tx.requests_overdue(BODY, date(2024, 7, 3), Page::whole())?,
                    std::slice::from_ref(&soon)
                );
                assert_eq!(tx.next_request_seq(BODY, 2024)?, 4);
                assert_eq!(tx.next_request_seq(BODY, 2025)?, 1);
                assert_eq!(tx.requests_in_count(BODY, None)?, 3);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        assert_eq!(list(Some(StageKind::Withdrawn)), [gone]);
        assert_eq!(list(Some(StageKind::Archived)), []);
        assert_eq!(list(None).len(), 3);
    });
}

/// CLK-59: what waits for the applicant is not late, and leads its list all the same.
#[test]
fn the_workbench_lists_by_stages_and_counts_what_is_behind_each() {
    on_both_engines(|store| {
        let day = date(2024, 6, 3);
        let received = |id, seq| request(id, seq, day).receive(by(1, day), day, "回执".into()).unwrap();
        let running = received(11, 1);
        let asked = received(12, 2)
            .request_correction(by(1, day), "写明年度".into(), WorkingDays(5), Calendar::national())
            .and_then(|r| r.correction_notice_received(by(1, day), day, Calendar::national()))
            .unwrap();
        let gone = request(13, 3, day).withdraw(Mark::public(day)).unwrap();
        with_body(store, |tx| {
            [&running, &asked, &gone].into_iter().try_for_each(|request| tx.save_request(request))
        });
        let later = date(2024, 9, 2);
        store
            .read(|tx| {
                let stages = [StageKind::Withdrawn, StageKind::Processing, StageKind::CorrectionPending];
                let listed = tx.requests_at(BODY, &stages, Page::whole())?;
                assert_eq!(listed, [asked.clone(), running.clone(), gone.clone()]);
                let unfinished = tx.requests_unfinished(BODY, Page::whole())?;
                assert_eq!(unfinished, [asked.clone(), running.clone()]);
                let only = tx.requests_at(BODY, &stages[..1], Page::whole())?;
                assert_eq!(only, std::slice::from_ref(&gone));
                let counts = tx.request_counts(BODY)?;
                assert_eq!(counts.len(), 3);
                assert!(counts.contains(&(StageKind::CorrectionPending, 1)));
                assert_eq!(tx.requests_overdue(BODY, later, Page::whole())?, std::slice::from_ref(&running));
                assert_eq!(tx.requests_overdue_count(BODY, later)?, 1);
                let span = (date(2024, 6, 28), date(2024, 7, 2));
                assert_eq!(tx.requests_due_within_count(BODY, span)?, 1);
                let near = tx.requests_due_within(BODY, span, Page::whole())?;
                assert_eq!(near, std::slice::from_ref(&running));
                let like = |tx: &mut store::Tx<'_>, signs: &str| tx.requests_numbered_like(BODY, signs, 10);
                assert_eq!(like(tx, "0002")?, std::slice::from_ref(&asked));
                assert_eq!(like(tx, "sfmz")?.len(), 3);
                assert_eq!((like(tx, "%")?.len(), like(tx, "")?.len()), (0, 0));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn the_first_closing_stands_in_the_columns_of_the_tally() {
    on_both_engines(|store| {
        let day = date(2024, 6, 3);
        let received = request(11, 1, day).receive(by(1, day), day, "平台回执".into()).unwrap();
        let answered = received.answer_on_the_spot(by(1, day), Outcome::AlreadyPublic, "告知网址".into());
        with_body(store, |tx| tx.save_request(&answered.unwrap()));
        let saved = store.read(|tx| tx.request(RequestId(11))).unwrap().unwrap();
        assert_eq!(saved.outcome(), Some(Outcome::AlreadyPublic));
        let forged = "update request set closed_on = '2023-01-01'";
        store.behind_its_back(forged, forged);
        let failure = store.read(|tx| tx.request(RequestId(11))).unwrap_err().to_string();
        assert_eq!(failure, "corrupt value in request.closed_on of row 11");
    });
}

#[test]
fn two_requests_never_share_a_number() {
    on_both_engines(|store| {
        let day = date(2024, 6, 3);
        with_body(store, |tx| tx.save_request(&request(11, 1, day)));
        let failure = store.write(|tx| tx.save_request(&request(12, 1, day))).unwrap_err();
        assert!(failure.is_constraint());
    });
}

#[test]
fn the_public_lists_by_category_year_and_words() {
    on_both_engines(|store| {
        let old = published(21, "养老服务办法", Category::Work, date(2023, 12, 29));
        let new = published(22, "Welfare 低保办法", Category::Other, date(2024, 5, 6));
        let draft = new.clone().edit(
            by(1, date(2024, 5, 7)),
            1,
            Content { title: "改".into(), ..new.content().clone() },
        );
        with_body(store, |tx| {
            tx.save_document(&old)?;
            tx.save_document(&draft.unwrap())
        });
        let titles = |category, year, words: &str| {
            let which = Published { body: BODY, category, year, words: words.into() };
            let found = store.read(|tx| tx.published(&which, Page::number(1, 10))).unwrap();
            let count = store.read(|tx| tx.published_count(&which)).unwrap();
            assert_eq!(count, i64::try_from(found.len()).unwrap());
            found.iter().map(|d| d.publication().unwrap().content.title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(titles(None, None, ""), ["Welfare 低保办法", "养老服务办法"]);
        assert_eq!(titles(Some(Category::Work), None, ""), ["养老服务办法"]);
        assert_eq!(titles(None, Some(2024), ""), ["Welfare 低保办法"]);
        assert_eq!(titles(None, None, "welfare"), ["Welfare 低保办法"]);
        assert_eq!(titles(None, None, "100%").len(), 2);
        assert_eq!(titles(None, None, "1%0").len(), 0);
        let drafts = store.read(|tx| tx.documents_in(BODY, "draft", Page::whole())).unwrap();
        assert_eq!(drafts.len(), 1);
        let counted = sql!("document/find");
        assert!(store.read(|tx| tx.maybe(counted, &values![22])).unwrap().is_some());
    });
}

#[test]
fn people_seats_and_registers_come_back_as_they_went() {
    on_both_engines(|store| {
        let day = date(2024, 6, 3);
        let person = Person { id: PersonId(31), body: BODY, name: "甲".into(), post: "科员".into() };
        let seat =
            Seat { id: SeatId(32), body: BODY, person: person.id, role: Role::Clerk, from: day, until: None };
        let dispute = Dispute {
            id: DisputeId(33),
            body: BODY,
            request: None,
            kind: DisputeKind::Review,
            procedure: Procedure::Ordinary,
            case_number: "示府复〔2024〕1号".into(),
            authority: "示范县人民政府".into(),
            copy_received_on: day,
            answered_on: None,
            verdict: None,
            registered: by(1, day),
        };
        let figure = DeclaredFigure {
            id: FigureId(34),
            body: BODY,
            year: 2024,
            cell: "t2/penalty/decisions".into(),
            number: "3".into(),
            source: "处罚台账".into(),
            note: String::new(),
            stated: by(1, day),
        };
        let problem = Problem {
            id: ProblemId(35),
            body: BODY,
            year: 2024,
            source: "自查".into(),
            text: "更新不及时".into(),
            plan: "每月检查".into(),
            due_on: None,
            opened: by(1, day),
            remedied: None,
        };
        with_body(store, |tx| {
            tx.save_person(&person)?;
            tx.save_seat(&seat)?;
            tx.save_dispute(&dispute)?;
            tx.save_figure(&figure)?;
            tx.save_problem(&problem)
        });
        store
            .read(|tx| {
                assert_eq!(tx.bodies()?, [body()]);
                assert_eq!(tx.body(BODY)?, Some(body()));
                assert_eq!(tx.person(person.id)?.as_ref(), Some(&person));
                assert_eq!(tx.seat(seat.id)?.as_ref(), Some(&seat));
                assert_eq!(tx.persons_of(BODY)?, std::slice::from_ref(&person));
                assert_eq!(tx.seats_in(BODY)?, std::slice::from_ref(&seat));
                assert_eq!(tx.seats_of(person.id)?, std::slice::from_ref(&seat));
                assert_eq!(tx.dispute(dispute.id)?.as_ref(), Some(&dispute));
                assert_eq!(tx.disputes(BODY, Page::whole())?, std::slice::from_ref(&dispute));
                assert_eq!(tx.disputes_listed(BODY, Some(false), Page::whole())?.len(), 1);
                assert_eq!((tx.dispute_counts(BODY)?, tx.problem_counts(BODY)?), ((1, 0), (1, 0)));
                assert_eq!(tx.problems_listed(BODY, Some(true), Page::whole())?, []);
                assert_eq!(tx.disputes_about(RequestId(11))?, []);
                assert_eq!(tx.figures(BODY, 2024)?, std::slice::from_ref(&figure));
                assert_eq!(tx.figure_of(BODY, 2024, &figure.cell)?.as_ref(), Some(&figure));
                assert_eq!(tx.problem(problem.id)?.as_ref(), Some(&problem));
                assert_eq!(tx.problems(BODY, Page::whole())?, std::slice::from_ref(&problem));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
