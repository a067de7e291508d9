//! `gongkai user`: people, seats and logins, for whoever keeps the installation.

mod add;
mod list;
mod login;
mod seat;

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;

use acts::ActError;
use acts::setup::{Password, SetupDesk};
use anyhow::{Context as _, anyhow, bail};
use clap::{Args, Subcommand};
use office::{Account, Body, Role};
use store::{Store, Tx};
use web::Clock;

/// The command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai user add --name 王某 --login wang --role clerk
  gongkai user list
  gongkai user reset-password wang")]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// 登记人员，任命岗位，开通账号
    Add(add::Add),
    /// 列出账号和岗位
    List(list::List),
    /// 重置密码，同时解除锁定
    ResetPassword(login::Reset),
    /// 停用账号，已登录的立即退出
    Disable(login::Disable),
    /// 重新启用账号
    Enable(login::Enable),
    /// 增加岗位
    Appoint(seat::Appoint),
    /// 结束岗位
    EndSeat(seat::EndSeat),
}

impl User {
    /// Does what is asked.
    ///
    /// # Errors
    /// When the database cannot be opened, or the act is refused.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.what {
            What::Add(add) => add.run(),
            What::List(list) => list.run(),
            What::ResetPassword(reset) => reset.run(),
            What::Disable(disable) => disable.run(),
            What::Enable(enable) => enable.run(),
            What::Appoint(appoint) => appoint.run(),
            What::EndSeat(end) => end.run(),
        }
    }
}

/// Does an act at the desk of the installation.
fn act<T>(
    store: &Store,
    act: impl FnOnce(&mut SetupDesk<'_, '_>) -> Result<T, ActError>,
) -> anyhow::Result<T> {
    let clock = Clock::System;
    let done = store.write(|tx| act(&mut SetupDesk::installation(tx, clock.today(), clock.instant())));
    done.map_err(|refused| anyhow!(refused))
}

/// A role by its word or by what people call it.
fn role(word: &str) -> Result<Role, String> {
    let named = |role: &Role| role.code() == word || role.label() == word;
    Role::ALL.into_iter().find(named).ok_or_else(|| {
        let words: Vec<_> =
            Role::ALL.iter().map(|role| format!("{}（{}）", role.code(), role.label())).collect();
        format!("应为以下之一：{}", words.join("、"))
    })
}

/// The body of a code; without one, the only body there is.
fn body(store: &Store, code: Option<&str>) -> anyhow::Result<Body> {
    let bodies = store.read(|tx: &mut Tx<'_>| tx.bodies())?;
    let codes: Vec<_> = bodies.iter().map(|body| format!("{}（{}）", body.code, body.name)).collect();
    match (code, bodies.as_slice()) {
        (_, []) => bail!("还没有单位，请先运行 gongkai body add"),
        (None, [only]) => Ok(only.clone()),
        (None, _) => bail!("有多个单位，请用 --body 指明代字：{}", codes.join("、")),
        (Some(code), _) => {
            let found = bodies.iter().find(|body| body.code.eq_ignore_ascii_case(code)).cloned();
            found.with_context(|| format!("没有代字为“{code}”的单位；现有：{}", codes.join("、")))
        }
    }
}

/// The account of a login.
fn account(store: &Store, login: &str) -> anyhow::Result<Account> {
    let found = store.read(|tx: &mut Tx<'_>| tx.account_named(login))?;
    found.with_context(|| format!("没有登录名为“{login}”的账号，可以用 gongkai user list 查看"))
}

/// Where a new password comes from.
#[derive(Args)]
struct PasswordSource {
    /// 从标准输入读取密码（一行）；不加此项时由系统生成，只显示一次
    #[arg(long)]
    password_stdin: bool,
}

impl PasswordSource {
    fn password(&self) -> anyhow::Result<Password> {
        if !self.password_stdin {
            return Ok(Password::Made);
        }
        let mut text = String::new();
        io::stdin().take(1 << 12).read_to_string(&mut text).context("不能读取标准输入")?;
        Ok(Password::Given(text.lines().next().unwrap_or_default().to_owned()))
    }

    /// Says what the person has to know; a password that was typed is not shown.
    fn tell(&self, password: &str) -> io::Result<()> {
        let mut out = io::stdout();
        if !self.password_stdin {
            writeln!(out, "初始密码：{password}　（只显示这一次，请当面交给本人）")?;
        }
        writeln!(out, "请在72小时内登录，登录后须先修改密码。")
    }
}
