//! `gongkai user reset-password`, `disable`, `enable`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use acts::setup;
use clap::Args;

use super::super::database::Database;
use super::{PasswordSource, account, act};

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user reset-password wang
  printf '%s\\n' \"$PASSWORD\" | gongkai user reset-password wang --password-stdin")]
pub(super) struct Reset {
    #[command(flatten)]
    database: Database,
    /// 登录名
    #[arg(value_name = "登录名")]
    login: String,
    #[command(flatten)]
    source: PasswordSource,
}

impl Reset {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let id = account(&store, &self.login)?.id;
        let password = self.source.password()?;
        let password = act(&store, |desk| setup::reset_password(desk, id, password))?;
        writeln!(io::stdout(), "已重置“{}”的密码，原有登录全部退出。", self.login)?;
        self.source.tell(&password)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user disable wang")]
pub(super) struct Disable {
    #[command(flatten)]
    database: Database,
    /// 登录名
    #[arg(value_name = "登录名")]
    login: String,
}

impl Disable {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let id = account(&store, &self.login)?.id;
        act(&store, |desk| setup::disable_account(desk, id))?;
        writeln!(io::stdout(), "已停用“{}”，原有登录全部退出。", self.login)?;
        Ok(ExitCode::SUCCESS)
    }
}

#[derive(Args)]
#[command(after_help = "示例：
  gongkai user enable wang")]
pub(super) struct Enable {
    #[command(flatten)]
    database: Database,
    /// 登录名
    #[arg(value_name = "登录名")]
    login: String,
}

impl Enable {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        let id = account(&store, &self.login)?.id;
        act(&store, |desk| setup::enable_account(desk, id))?;
        writeln!(io::stdout(), "已启用“{}”。", self.login)?;
        Ok(ExitCode::SUCCESS)
    }
}
