//! Setting up on both engines: who may, what is refused, what the journal keeps.

use acts::ActError;
use acts::setup::{self, NewAccount, Password, SetupDesk};
use jiff::civil::{Date, date};
use office::{Body, BodyId, Role, SeatId, Settings};
use store::testing::on_both_engines;
use store::{Store, sql, values};

use crate::{noon, refused};

const DAY: Date = date(2024, 6, 3);

fn installation<T>(
    store: &Store,
    act: impl FnOnce(&mut SetupDesk<'_, '_>) -> Result<T, ActError>,
) -> Result<T, ActError> {
    store.write(|tx| act(&mut SetupDesk::installation(tx, DAY, noon(DAY))))
}

fn seated<T>(
    store: &Store,
    seat: SeatId,
    act: impl FnOnce(&mut SetupDesk<'_, '_>) -> Result<T, ActError>,
) -> Result<T, ActError> {
    store.write(|tx| {
        let seat = tx.seat(seat)?.ok_or(ActError::NotFound)?;
        act(&mut SetupDesk::seated(tx, seat, DAY, noon(DAY))?)
    })
}

/// A body of that code with an administrator.
fn founded(store: &Store, code: &str) -> (BodyId, SeatId) {
    let founded = installation(store, |desk| {
        let name = format!("示范县{code}局");
        let body = setup::found_body(desk, Body { name, code: code.into(), ..crate::body() })?;
        let person = setup::add_person(desk, body, "管理员", "")?;
        Ok((body, setup::appoint(desk, body, person, Role::Admin, DAY, None)?))
    });
    founded.unwrap()
}

#[test]
fn an_administrator_sets_up_his_own_body_only() {
    on_both_engines(|store| {
        let (ours, admin) = founded(store, "SFMZ");
        let (theirs, _) = founded(store, "SFJY");
        let person = seated(store, admin, |desk| setup::add_person(desk, ours, " 王某 ", "科员")).unwrap();
        let kept = store.read(|tx| tx.person(person)).unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.body), ("王某", ours));
        let clerk =
            seated(store, admin, |desk| setup::appoint(desk, ours, person, Role::Clerk, DAY, None)).unwrap();
        let foreign = seated(store, admin, |desk| setup::add_person(desk, theirs, "王某", ""));
        assert!(matches!(foreign, Err(ActError::NotFound)));
        let lent =
            seated(store, admin, |desk| setup::appoint(desk, theirs, person, Role::Supervisor, DAY, None));
        assert!(matches!(lent, Err(ActError::NotFound)));
        let clerks = seated(store, clerk, |desk| setup::add_person(desk, ours, "王某", ""));
        assert!(refused(clerks).contains("系统管理员"));
        let founding = seated(store, admin, |desk| setup::found_body(desk, crate::body()));
        assert!(refused(founding).contains("命令行"));
        let supervisor =
            installation(store, |desk| setup::appoint(desk, theirs, person, Role::Supervisor, DAY, None));
        assert!(supervisor.is_ok());
        let leader =
            installation(store, |desk| setup::appoint(desk, theirs, person, Role::Leader, DAY, None));
        assert!(matches!(leader, Err(ActError::NotFound)));
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_body_keeps_its_code_and_its_settings_change_in_the_journal() {
    on_both_engines(|store| {
        let (id, admin) = founded(store, "SFMZ");
        let taken = installation(store, |desk| {
            setup::found_body(desk, Body { code: "sfmz".into(), ..crate::body() })
        });
        assert!(refused(taken).contains("已被其他单位使用"));
        let body = store.read(|tx| tx.body(id)).unwrap().unwrap();
        let settings = Settings { phone: "000-0000000".into(), ..body.settings.clone() };
        let change = |body: Body| seated(store, admin, |desk| setup::change_body(desk, body));
        change(Body { settings, ..body.clone() }).unwrap();
        change(store.read(|tx| tx.body(id)).unwrap().unwrap()).unwrap();
        founded(store, "SFJY");
        let same = Body { name: " 示范县SFJY局".into(), ..body.clone() };
        assert_eq!(refused(change(same)), "已有名称为“示范县SFJY局”的单位，代字是SFJY，请核对名称");
        let torn = Body { name: "示范县\n民政局".into(), ..body.clone() };
        assert!(refused(change(torn)).contains("单位全称的第4个字是换行"));
        assert!(refused(change(Body { code: "XX".into(), ..body.clone() })).contains("不能修改"));
        assert!(refused(change(Body { name: " ".into(), ..body })).contains("单位全称"));
        let rows = store.read(|tx| tx.all(sql!("journal/subject"), &values!["body", id.0])).unwrap();
        let acts: Vec<_> =
            rows.iter().map(|row| (row.text("act").unwrap(), row.maybe_int("seat").unwrap())).collect();
        assert_eq!(acts, [("body/found", None), ("body/change", Some(admin.0))]);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn seats_begin_and_end_and_an_auditor_has_no_other() {
    on_both_engines(|store| {
        let (body, admin) = founded(store, "SFMZ");
        let person = seated(store, admin, |desk| setup::add_person(desk, body, "王某", "")).unwrap();
        let appoint =
            |role, from| seated(store, admin, |desk| setup::appoint(desk, body, person, role, from, None));
        let clerk = appoint(Role::Clerk, DAY).unwrap();
        assert!(refused(appoint(Role::Auditor, DAY)).contains("审计员"));
        assert!(refused(appoint(Role::Clerk, DAY)).contains("已任经办人"));
        let end = |until| seated(store, admin, |desk| setup::end_seat(desk, clerk, until));
        assert!(refused(end(date(2024, 6, 2))).contains("早于起日"));
        end(date(2024, 6, 30)).unwrap();
        assert!(appoint(Role::Auditor, date(2024, 7, 1)).is_ok());
        assert!(refused(appoint(Role::Leader, date(2024, 7, 1))).contains("审计员"));
        let renamed = seated(store, admin, |desk| setup::change_person(desk, person, "", ""));
        assert_eq!(refused(renamed), "请填写姓名");
        assert_eq!(store.read(|tx| tx.seats_in(body)).unwrap().len(), 3);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn logins_are_given_by_the_administrator_of_the_body() {
    on_both_engines(|store| {
        let (body, admin) = founded(store, "SFMZ");
        let (_, foreigner) = founded(store, "SFJY");
        let person = seated(store, admin, |desk| setup::add_person(desk, body, "王某", "")).unwrap();
        let add = |seat, login: &str, password: Password| {
            let new = NewAccount { login: login.into(), person, password };
            seated(store, seat, |desk| setup::add_account(desk, new))
        };
        assert!(refused(add(admin, "王某", Password::Made)).contains("登录名应为"));
        assert!(refused(add(admin, "wang", Password::Given("Wang-is-2024".into()))).contains("登录名"));
        assert!(matches!(add(foreigner, "wang", Password::Made), Err(ActError::NotFound)));
        let (account, password) = add(admin, "wang", Password::Made).unwrap();
        assert_eq!(password.len(), 17);
        assert!(refused(add(admin, "wang", Password::Made)).contains("已被使用"));
        let foreign = seated(store, foreigner, |desk| setup::reset_password(desk, account, Password::Made));
        assert!(matches!(foreign, Err(ActError::NotFound)));
        let own = store.read(|tx| tx.seat(admin)).unwrap().unwrap().person;
        let new = NewAccount { login: "admin1".into(), person: own, password: Password::Made };
        let (own, _) = seated(store, admin, |desk| setup::add_account(desk, new)).unwrap();
        let reset = seated(store, admin, |desk| setup::reset_password(desk, own, Password::Made));
        assert!(refused(reset).contains("另一位系统管理员"));
        let logins: Vec<_> = store.read(|tx| tx.accounts_in(body)).unwrap();
        assert_eq!(
            logins.iter().map(|account| account.login.as_str()).collect::<Vec<_>>(),
            ["admin1", "wang"]
        );
        assert!(store::verify(store).unwrap().is_sound());
    });
}
