//! Due dates after a new holiday notice, on both engines (CAL-16).

use acts::dispute::NewDispute;
use acts::{dispute, document, due, request};
use calendar::{Calendar, Notice};
use jiff::civil::date;
use office::{Content, DisputeKind, Procedure, Role};
use store::testing::on_both_engines;
use store::{StoreError, sql, values};

use crate::{BODY, at, content, filing, noon, set_up};

/// Received on 3 January 2025: the reply date lies beyond the Spring Festival.
#[test]
fn a_new_notice_moves_what_is_open_and_nothing_else() {
    on_both_engines(|store| {
        set_up(store);
        let (day, later) = (date(2025, 1, 3), date(2025, 1, 15));
        let clerk = Some(Role::Clerk);
        let file = || {
            let receipt = at(store, None, day, |desk| {
                let form = filing(&request::new_form_key()?);
                request::file(desk, request::Filing { submitted_on: day, ..form })
            });
            receipt.unwrap().id
        };
        let (open, closed) = (file(), file());
        at(store, clerk, day, |desk| request::withdraw(desk, closed)).unwrap();
        let new = NewDispute {
            request: None,
            kind: DisputeKind::Review,
            procedure: Procedure::Ordinary,
            case_number: "示府复〔2024〕9号".into(),
            authority: "示范县人民政府".into(),
            copy_received_on: later,
        };
        at(store, clerk, later, |desk| dispute::register(desk, new)).unwrap();
        let draft = Content { formed_on: day, ..content("稿") };
        at(store, clerk, day, |desk| document::draft(desk, draft)).unwrap();
        let refresh = |calendar: &Calendar| due::refresh(store, calendar, noon(day)).unwrap();
        let national = Calendar::national();
        assert_eq!(refresh(national), []);
        // Before the notice for 2025 came out: nobody knew of the worked Sunday of 26 January.
        let notice = Notice::parse(2024, include_str!("../../../calendar/data/2024.csv")).unwrap();
        let before = Calendar::from_notices(vec![notice]).unwrap();
        let moved = refresh(&before);
        let kinds: Vec<_> = moved.iter().map(|due| due.kind).collect();
        assert_eq!(kinds, ["request", "dispute", "document"]);
        assert_eq!((moved[0].id, moved[0].was), (open.0, date(2025, 2, 7)));
        assert_ne!(moved[0].now, moved[0].was);
        let back = refresh(national);
        assert_eq!(back.len(), 3);
        assert_eq!((back[0].was, back[0].now), (moved[0].now, moved[0].was));
        let rows = store.read(|tx| tx.all(sql!("journal/subject"), &values!["due", open.0])).unwrap();
        assert_eq!(rows.len(), 2);
        assert!(rows[1].text("payload").unwrap().contains("\"now\":\"2025-02-07\""));
        let queue = store.read(|tx| Ok::<_, StoreError>(tx.request_queue(BODY, store::Page::whole())?.len()));
        assert_eq!(queue.unwrap(), 1);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_corrupt_row_does_not_keep_the_others_from_moving() {
    on_both_engines(|store| {
        set_up(store);
        let day = date(2025, 1, 15);
        for _ in 0..2 {
            let form = |desk: &mut acts::Desk<'_, '_>| {
                let form = filing(&request::new_form_key()?);
                request::file(desk, request::Filing { submitted_on: day, ..form })
            };
            at(store, None, day, form).unwrap();
        }
        let damage =
            "update request set record = '{}' where seq = 1; update request set due_on = '2025-02-28';";
        store.behind_its_back(damage, damage);
        assert_eq!(due::refresh(store, Calendar::national(), noon(day)).unwrap().len(), 1);
    });
}
