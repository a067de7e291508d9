//! `gongkai migrate`: makes a database, or brings it up to this program's schema.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Args;

use super::database::{Database, Prepared};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai migrate
  gongkai migrate --database postgres://gongkai@db.example/gongkai

升级程序后先备份（gongkai backup），再运行本命令。重复运行没有影响。
数据库文件所在的文件夹须已经存在；只有不写 --database 时才自动建立。")]
pub struct Migrate {
    #[command(flatten)]
    database: Database,
}

impl Migrate {
    /// Migrates.
    ///
    /// # Errors
    /// When the database cannot be opened, or was made by a newer program.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Prepared { store, applied, made } = self.database.prepare()?;
        let mut out = io::stdout();
        if let Some(made) = made {
            writeln!(out, "{made}")?;
        }
        for name in &applied {
            writeln!(out, "已升级：{name}")?;
        }
        let done = if applied.is_empty() { "已是最新结构" } else { "升级完成" };
        writeln!(out, "{done}：{}", store.url())?;
        Ok(ExitCode::SUCCESS)
    }
}
