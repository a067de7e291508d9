//! `gongkai backup`: a folder with everything but the key (NET-05).

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use acts::setup::Event;
use anyhow::Context as _;
use clap::Args;
use store::{Url, key_file};

use super::database::{Database, make_parent, note};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai backup /srv/backup/2024-06-03
  gongkai backup --database postgres://gongkai@db.example/gongkai /srv/backup/2024-06-03

备份时系统可以照常运行；备份完成后自动读回核对。
密钥文件不在备份中，请另行保管：没有密钥，恢复后个人信息无法查看；备份和密钥放在一起，等于没有加密。
备份PostgreSQL须安装与服务器同版本的 pg_dump。")]
pub struct Backup {
    #[command(flatten)]
    database: Database,
    /// 备份写入的文件夹，须尚不存在
    #[arg(value_name = "文件夹")]
    folder: PathBuf,
}

impl Backup {
    /// Backs up, and reads the backup back.
    ///
    /// # Errors
    /// When the folder exists or the backup cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let store = self.database.open()?;
        if self.folder.exists() {
            anyhow::bail!("{}已经存在，请换一个文件夹", self.folder.display());
        }
        make_parent(&self.folder)?;
        note(&store, Event::Backup)?;
        let made = store::backup(&store, &self.folder)
            .with_context(|| format!("不能备份到{}", self.folder.display()))?;
        let mut out = io::stdout();
        writeln!(out, "已备份到{}：{}字节。", self.folder.display(), made.bytes)?;
        writeln!(out, "其中日志{}条、记录{}件，校验值{}。", made.entries, made.records, made.sha256)?;
        if let Url::SqliteFile(path) = store.url() {
            writeln!(out, "密钥文件{}不在备份中，请另行保管。", key_file(path).display())?;
        }
        if made.sound {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(out, "注意：备份时数据库已有被改动之处，请运行 gongkai verify 查看。")?;
        Ok(ExitCode::from(1))
    }
}
