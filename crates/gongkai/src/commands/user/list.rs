//! `gongkai user list`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use jiff::tz::offset;
use jiff::{SignedDuration, Timestamp};
use office::{Account, Role};
use store::{StoreError, Tx};
use web::Clock;

use super::super::database::Database;
use super::body;

/// SEC-07: logins nobody used for so long are reported.
const UNUSED: SignedDuration = SignedDuration::from_hours(90 * 24);

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user list
  gongkai user list --body SFMZ

90天未使用的账号会注明，180天未使用的不能登录；不再需要的请及时停用。")]
pub(super) struct List {
    #[command(flatten)]
    database: Database,
    /// 只列出这一单位
    #[arg(long, value_name = "代字")]
    body: Option<String>,
}

impl List {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let (today, now) = (Clock::System.today(), Clock::System.instant());
        let bodies = match self.body.as_deref() {
            Some(code) => vec![body(&store, Some(code))?],
            None => store.read(|tx: &mut Tx<'_>| tx.bodies())?,
        };
        let mut out = io::stdout();
        if bodies.is_empty() {
            writeln!(out, "还没有单位，请先用 gongkai body add 建立单位。")?;
        }
        for body in bodies {
            writeln!(out, "{}（{}）", body.name, body.code)?;
            let (lines, combined) = store.read(|tx| {
                let mut lines = Vec::new();
                for account in tx.accounts_in(body.id)? {
                    lines.push(line(tx, &account, today, now)?);
                }
                Ok::<_, StoreError>((lines, combined(tx, &body, today)?))
            })?;
            for line in lines {
                writeln!(out, "  {line}")?;
            }
            for note in combined {
                writeln!(out, "  提示：{note}")?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn line(tx: &mut Tx<'_>, account: &Account, today: Date, now: Timestamp) -> Result<String, StoreError> {
    let (mut name, mut seats) = (String::new(), Vec::new());
    if let Some(id) = account.person {
        name = tx.person(id)?.map(|person| person.name).unwrap_or_default();
        for seat in tx.seats_of(id)?.into_iter().filter(|seat| seat.held_on(today)) {
            seats.push(match seat.until {
                Some(until) => format!("{}（至{until}）", seat.role),
                None => seat.role.to_string(),
            });
        }
    }
    let seats = if seats.is_empty() { "无岗位".to_owned() } else { seats.join("、") };
    Ok(format!("{}　{name}　{seats}　{}", account.login, state(account, now)))
}

fn state(account: &Account, now: Timestamp) -> String {
    let used = account.last_signed_in_at.map_or_else(
        || "从未登录".to_owned(),
        |at| format!("最近登录{}", offset(8).to_datetime(at).strftime("%Y-%m-%d %H:%M")),
    );
    let since = account.last_signed_in_at.unwrap_or(account.password_changed_at);
    let mut words = vec![used];
    if account.disabled {
        words.push("已停用".to_owned());
    } else if account.is_locked(now) {
        words.push("已锁定".to_owned());
    } else if !account.may_enter(now) {
        words.push("已过期，须重置密码".to_owned());
    } else if account.must_change {
        words.push("待修改初始密码".to_owned());
    }
    if !account.disabled && now.duration_since(since) >= UNUSED {
        words.push("90天未使用".to_owned());
    }
    words.join("，")
}

/// SEC-08: which duties one person combines that ought to be apart; a small office may have no choice, but it is said.
fn combined(tx: &mut Tx<'_>, body: &office::Body, today: Date) -> Result<Vec<String>, StoreError> {
    let seats: Vec<_> = tx.seats_in(body.id)?.into_iter().filter(|seat| seat.held_on(today)).collect();
    let mut notes = Vec::new();
    for admin in seats.iter().filter(|seat| seat.role == Role::Admin) {
        let others: Vec<_> = seats
            .iter()
            .filter(|seat| seat.person == admin.person && seat.role != Role::Admin)
            .map(|seat| seat.role.label())
            .collect();
        if !others.is_empty() {
            let name = tx.person(admin.person)?.map(|person| person.name).unwrap_or_default();
            notes.push(format!("{name}以系统管理员兼任{}，有条件的应由不同人员担任", others.join("、")));
        }
    }
    if seats.iter().all(|seat| seat.role != Role::Auditor) {
        notes.push("没有审计员，请指定一人只查看日志".to_owned());
    }
    Ok(notes)
}
