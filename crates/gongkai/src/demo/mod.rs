//! The demonstration year: two bodies that do not exist, lived through the same acts a person uses.
//!
//! What happens stands as data under `data/`; people and bodies in [`people`]. Everything is put in the order of days
//! and done in one transaction: either the whole demonstration is there or nothing. Given the same day it is the same
//! demonstration, but for ids and keys.

mod applicant;
mod at_case;
mod at_dispute;
mod at_item;
mod cases;
mod day;
mod items;
pub mod people;
mod registers;
mod reports;
#[cfg(test)]
mod tests;
mod timeline;

use acts::request::Receipt;
use acts::setup::{self, NewAccount, Password, SetupDesk};
use anyhow::{Context as _, ensure};
use calendar::Date;
use jiff::Timestamp;
use jiff::tz::offset;
use office::BodyId;
use store::{Store, Tx};

use people::{Office, PASSWORD};
use timeline::{Script, World};

/// The day from which the seats are held.
const BEGUN: Date = Date::constant(2022, 12, 1);

/// Loads the demonstration into an empty store as of `now`; `progress` is told how many steps are done of how many.
/// Gives what the applicants of some requests took away, to look their progress up.
///
/// # Errors
/// When the store holds a body already, the machine's clock lies before the demonstration, or a step is refused.
pub fn load(store: &Store, now: Timestamp, progress: impl Fn(usize, usize)) -> anyhow::Result<Vec<Receipt>> {
    let today = offset(8).to_datetime(now).date();
    let script = Script {
        items: items::items()?,
        cases: cases::cases()?,
        registers: registers::Registers::read()?,
        reports: reports::reports()?,
        today,
        now,
    };
    let moments = script.moments();
    if let Some(late) = moments.last().filter(|moment| moment.on > today) {
        anyhow::bail!("示范数据记到{}，而计算机的日期是{today}，请先校准日期", late.on);
    }
    store.write(|tx| {
        ensure!(tx.bodies()?.is_empty(), "数据库中已有单位，示范数据只能载入空数据库");
        let mut world = World::default();
        for office in Office::ALL {
            found(tx, &mut world, office)?;
        }
        for (done, moment) in moments.iter().enumerate() {
            progress(done, moments.len());
            script
                .happen(tx, &mut world, moment)
                .with_context(|| format!("{} {}", moment.on, script.name(moment)))?;
        }
        progress(moments.len(), moments.len());
        Office::ALL.into_iter().try_for_each(|office| accounts(tx, &world, office, now))?;
        Ok(world.shown)
    })
}

/// The body, its people and their seats.
fn found(tx: &mut Tx<'_>, world: &mut World, office: Office) -> anyhow::Result<()> {
    let at = world.instant(BEGUN);
    let desk = &mut SetupDesk::installation(tx, BEGUN, at);
    let body = setup::found_body(desk, office.body(BodyId(0)))?;
    world.bodies.insert(office, body);
    for member in office.members() {
        let person = setup::add_person(desk, body, member.name, member.post)?;
        let seat = setup::appoint(desk, body, person, member.chair.role(), BEGUN, None)?;
        let seat = desk.tx.seat(seat)?.context("a seat just appointed is there")?;
        world.seats.insert((office, member.chair), seat);
    }
    Ok(())
}

/// The logins, all with the one password that is printed.
fn accounts(tx: &mut Tx<'_>, world: &World, office: Office, now: Timestamp) -> anyhow::Result<()> {
    let desk = &mut SetupDesk::installation(tx, offset(8).to_datetime(now).date(), now);
    for member in office.members() {
        let person = world.person(office, member.chair).context("every member has a seat")?;
        let password = Password::Own(PASSWORD.to_owned());
        setup::add_account(desk, NewAccount { login: member.login.to_owned(), person, password })?;
    }
    Ok(())
}
