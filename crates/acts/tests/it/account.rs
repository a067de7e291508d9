//! Signing in on both engines (SEC-01 … SEC-07).

use acts::ActError;
use acts::account::{change_password, choose_seat, sign_in, sign_out, signed, touch};
use acts::setup::{self, NewAccount, Password, SetupDesk};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use office::{AccountId, PersonId, Role, SeatId};
use store::testing::on_both_engines;
use store::{Store, sql, values};

use crate::refused;

const DAY: Date = date(2024, 6, 3);
const PASSWORD: &str = "Spring-2024-rain";
const HERE: &str = "192.0.2.7";

/// 2024-06-03 09:00 +08:00 and so many minutes.
fn minute(n: i64) -> Timestamp {
    Timestamp::from_second(1_717_376_400 + n * 60).unwrap()
}

/// A clerk who is a leader too, with the login `li.ming`.
fn with_account(store: &Store) -> (AccountId, PersonId, [SeatId; 2]) {
    let work = |tx: &mut store::Tx<'_>| {
        let mut desk = SetupDesk::installation(tx, DAY, minute(0));
        let body = setup::found_body(&mut desk, crate::body())?;
        let person = setup::add_person(&mut desk, body, "李某", "科员")?;
        let from = date(2024, 1, 1);
        let clerk = setup::appoint(&mut desk, body, person, Role::Clerk, from, None)?;
        let leader = setup::appoint(&mut desk, body, person, Role::Leader, from, None)?;
        let new = NewAccount { login: "li.ming".into(), person, password: Password::Own(PASSWORD.into()) };
        let (account, _) = setup::add_account(&mut desk, new)?;
        Ok::<_, ActError>((account, person, [clerk, leader]))
    };
    store.write(work).unwrap()
}

fn enter(store: &Store, password: &str, at: Timestamp) -> Result<String, ActError> {
    sign_in(store, " Li.Ming ", password, HERE, at).map(|opened| opened.token)
}

fn who(store: &Store, token: &str, at: Timestamp) -> Option<acts::account::Signed> {
    store.read(|tx| signed(tx, token, DAY, at)).unwrap()
}

#[test]
fn somebody_signs_in_chooses_a_seat_and_signs_out() {
    on_both_engines(|store| {
        let (account, person, [clerk, leader]) = with_account(store);
        let token = enter(store, PASSWORD, minute(1)).unwrap();
        assert_eq!(token.len(), 64);
        let there = who(store, &token, minute(2)).unwrap();
        assert_eq!((there.account, there.person.unwrap().id, there.seat), (account, person, None));
        assert_eq!(there.seats.iter().map(|seat| seat.id).collect::<Vec<_>>(), [clerk, leader]);
        let other = store.write(|tx| choose_seat(tx, &token, leader, DAY, minute(3))).unwrap();
        assert_eq!(who(store, &token, minute(3)), None);
        let there = who(store, &other, minute(3)).unwrap();
        assert_eq!(there.seat.unwrap().id, leader);
        assert_ne!(there.csrf, other);
        let foreign = store.write(|tx| choose_seat(tx, &other, SeatId(9999), DAY, minute(3)));
        assert!(refused(foreign).contains("其他岗位"));
        store.write(|tx| sign_out(tx, &other, minute(4))).unwrap();
        assert_eq!(who(store, &other, minute(4)), None);
        let acts = journal(store, account.0);
        assert_eq!(acts, ["account/sign_in", "account/choose_seat", "account/sign_out"]);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

fn journal(store: &Store, account: i64) -> Vec<String> {
    let rows = store.read(|tx| tx.all(sql!("journal/subject"), &values!["sign_in", account])).unwrap();
    rows.iter().map(|row| row.text("act").unwrap().to_owned()).collect()
}

#[test]
fn a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours() {
    on_both_engines(|store| {
        with_account(store);
        let token = enter(store, PASSWORD, minute(0)).unwrap();
        assert!(who(store, &token, minute(29)).is_some_and(|there| there.touch_due));
        assert_eq!(who(store, &token, minute(30)), None);
        for n in (0..720).step_by(20) {
            store.write(|tx| touch(tx, &token, minute(n))).unwrap();
        }
        assert!(who(store, &token, minute(719)).is_some());
        store.write(|tx| touch(tx, &token, minute(719))).unwrap();
        assert_eq!(who(store, &token, minute(720)), None);
        assert_eq!(who(store, "", minute(0)), None);
    });
}

#[test]
fn five_failures_lock_for_half_an_hour_with_one_sentence_for_all() {
    on_both_engines(|store| {
        let (account, ..) = with_account(store);
        let unknown = sign_in(store, "nobody", PASSWORD, HERE, minute(0));
        let sentence = refused(unknown);
        for n in 0..5 {
            assert_eq!(refused(enter(store, "wrong", minute(n))), sentence);
        }
        assert_eq!(refused(enter(store, PASSWORD, minute(5))), sentence);
        assert_eq!(refused(enter(store, PASSWORD, minute(33))), sentence);
        assert!(enter(store, PASSWORD, minute(34)).is_ok());
        assert_eq!(journal(store, account.0).iter().filter(|act| *act == "account/lock").count(), 1);
        assert_eq!(journal(store, 0), ["account/sign_in_failed"]);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn twenty_failures_from_one_network_stop_it_for_a_quarter_of_an_hour() {
    on_both_engines(|store| {
        with_account(store);
        for n in 0..20 {
            let address = format!("2001:db8::{n}");
            assert!(sign_in(store, &format!("guess{n}"), "x", &address, minute(0)).is_err());
        }
        let from = |address, n| sign_in(store, "li.ming", PASSWORD, address, minute(n));
        assert!(refused(from("2001:db8::99", 14)).contains("次数过多"));
        assert!(from("2001:db8:1::99", 14).is_ok());
        assert!(from("2001:db8::99", 15).is_ok());
    });
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    on_both_engines(|store| {
        let (account, ..) = with_account(store);
        let token = enter(store, PASSWORD, minute(0)).unwrap();
        let elsewhere = enter(store, PASSWORD, minute(0)).unwrap();
        let change = |present: &str, new: &str| change_password(store, &token, present, new, minute(1));
        assert!(refused(change("wrong", "Autumn-2024-wind")).contains("原密码"));
        assert!(refused(change(PASSWORD, "short")).contains("至少10位"));
        assert!(refused(change(PASSWORD, "SFMZ-autumn-2024")).contains("代字"));
        assert!(refused(change(PASSWORD, PASSWORD)).contains("最近5次"));
        let token = change(PASSWORD, "Autumn-2024-wind").unwrap();
        assert_eq!(who(store, &elsewhere, minute(1)), None);
        assert!(who(store, &token, minute(1)).is_some());
        assert!(enter(store, PASSWORD, minute(2)).is_err());
        assert!(enter(store, "Autumn-2024-wind", minute(2)).is_ok());
        let kept = store.read(|tx| tx.account(account)).unwrap().unwrap();
        assert_eq!(kept.earlier.len(), 1);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_given_password_opens_for_three_days_and_only_to_be_changed() {
    on_both_engines(|store| {
        let (account, ..) = with_account(store);
        let session = enter(store, PASSWORD, minute(0)).unwrap();
        let reset = store.write(|tx| {
            let mut desk = SetupDesk::installation(tx, DAY, minute(1));
            setup::reset_password(&mut desk, account, Password::Made)
        });
        let given = reset.unwrap();
        assert_eq!(who(store, &session, minute(1)), None);
        let opened = sign_in(store, "li.ming", &given, HERE, minute(2)).unwrap();
        assert!(opened.must_change);
        assert!(who(store, &opened.token, minute(2)).unwrap().must_change);
        let later = minute(1) + SignedDuration::from_hours(72);
        assert!(enter(store, &given, later).is_err());
    });
}

#[test]
fn a_closed_account_opens_nothing_at_once() {
    on_both_engines(|store| {
        let (account, ..) = with_account(store);
        let token = enter(store, PASSWORD, minute(0)).unwrap();
        let close = |open: bool| {
            store.write(|tx| {
                let mut desk = SetupDesk::installation(tx, DAY, minute(1));
                if open {
                    setup::enable_account(&mut desk, account)
                } else {
                    setup::disable_account(&mut desk, account)
                }
            })
        };
        close(false).unwrap();
        assert!(refused(close(false)).contains("已经停用"));
        assert_eq!(who(store, &token, minute(1)), None);
        assert!(enter(store, PASSWORD, minute(2)).is_err());
        close(true).unwrap();
        assert!(enter(store, PASSWORD, minute(3)).is_ok());
        assert!(store::verify(store).unwrap().is_sound());
    });
}
