//! `gongkai verify`: whether journal and records are as the program left them (LOG-06).

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;
use store::{INSTALLATION, StoreError};

use super::database::Database;

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai verify
  gongkai verify --database sqlite:/srv/gongkai/gongkai.db

逐条核对日志的校验值，并把每一件记录同最后一次办理时的校验值对照；系统运行时也可以核对，不需要密钥。
退出码：0 没有发现问题，1 有改动（逐条列出），2 不能核对。
请把每条日志链的末条校验值打印留存：连同末尾一起删去的日志，只有对照留存才能发现。")]
pub struct Verify {
    #[command(flatten)]
    database: Database,
}

impl Verify {
    /// Verifies.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open_without_key()?;
        let found = store::verify(&store)?;
        // A body whose row was damaged has no name here; the list below says what happened to it.
        let bodies = store.read(|tx| Ok::<_, StoreError>(tx.bodies().unwrap_or_default()))?;
        let mut out = io::stdout();
        for head in &found.chains {
            let whose = bodies.iter().find(|body| body.id.0 == head.body).map(|body| body.name.clone());
            let whose = whose.unwrap_or_else(|| match head.body {
                INSTALLATION => "系统".to_owned(),
                body => format!("机关（编号{body}）"),
            });
            writeln!(out, "{whose}：日志{}条，末条校验值{}", head.count, head.digest)?;
        }
        writeln!(out, "共核对日志{}条、记录{}件。", found.entries, found.records)?;
        if found.is_sound() {
            writeln!(out, "没有发现改动。")?;
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(out, "发现{}处改动：", found.problems.len())?;
        for (n, broken) in found.problems.iter().enumerate() {
            writeln!(out, "{}. {broken}", n + 1)?;
        }
        Ok(ExitCode::from(1))
    }
}
