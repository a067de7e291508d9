//! `gongkai user appoint`, `end-seat`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use acts::setup;
use anyhow::Context as _;
use clap::Args;
use jiff::civil::Date;
use office::{PersonId, Role};
use store::{Store, Tx};
use web::Clock;

use super::super::database::Database;
use super::{account, act, body, role};

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user appoint wang --role reviewer
  gongkai user appoint li --role supervisor --body SFJY --from 2024-07-01 --until 2024-12-31

主管部门（supervisor）可以任命到其他单位，其余岗位只能任命到本人所在单位。")]
pub(super) struct Appoint {
    #[command(flatten)]
    database: Database,
    /// 登录名
    #[arg(value_name = "登录名")]
    login: String,
    /// 岗位
    #[arg(long, value_name = "岗位", value_parser = role)]
    role: Role,
    /// 任命到哪个单位；不填为本人所在单位
    #[arg(long, value_name = "代字")]
    body: Option<String>,
    /// 任期起日；不填为今天
    #[arg(long, value_name = "日期")]
    from: Option<Date>,
    /// 任期止日；不填为没有期限
    #[arg(long, value_name = "日期")]
    until: Option<Date>,
}

impl Appoint {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let person = person(&store, &self.login)?;
        let body = match self.body.as_deref() {
            Some(code) => body(&store, Some(code))?.id,
            None => store.read(|tx: &mut Tx<'_>| tx.person(person))?.context("没有该人员的登记")?.body,
        };
        let from = self.from.unwrap_or_else(|| Clock::System.today());
        act(&store, |desk| setup::appoint(desk, body, person, self.role, from, self.until))?;
        writeln!(io::stdout(), "已任命“{}”为{}，自{from}起。", self.login, self.role)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user end-seat wang --role reviewer
  gongkai user end-seat wang --role reviewer --until 2024-06-30")]
pub(super) struct EndSeat {
    #[command(flatten)]
    database: Database,
    /// 登录名
    #[arg(value_name = "登录名")]
    login: String,
    /// 岗位
    #[arg(long, value_name = "岗位", value_parser = role)]
    role: Role,
    /// 任期止日（当日仍在任）；不填为今天
    #[arg(long, value_name = "日期")]
    until: Option<Date>,
}

impl EndSeat {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let person = person(&store, &self.login)?;
        let until = self.until.unwrap_or_else(|| Clock::System.today());
        let seats = store.read(|tx: &mut Tx<'_>| tx.seats_of(person))?;
        let mut open =
            seats.iter().filter(|seat| seat.role == self.role && seat.until.is_none_or(|last| last > until));
        let seat = open
            .next_back()
            .with_context(|| format!("“{}”在{until}之后没有{}岗位", self.login, self.role))?;
        act(&store, |desk| setup::end_seat(desk, seat.id, until))?;
        writeln!(io::stdout(), "“{}”的{}岗位至{until}结束。", self.login, self.role)?;
        Ok(ExitCode::SUCCESS)
    }
}

fn person(store: &Store, login: &str) -> anyhow::Result<PersonId> {
    account(store, login)?.person.with_context(|| format!("账号“{login}”没有对应的人员"))
}
