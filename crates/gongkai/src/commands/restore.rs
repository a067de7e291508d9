//! `gongkai restore`: a backup put where nothing is yet, and proved (NET-05).

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use acts::setup::Event;
use anyhow::{Context as _, bail, ensure};
use clap::Args;
use store::{KeySource, Options, Store, Url};

use super::database::{Database, make_parent, note};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai restore /srv/backup/2024-06-03 --key /mnt/usb/gongkai.db.key
  gongkai restore /srv/backup/2024-06-03 --database sqlite:/tmp/proof/gongkai.db
  gongkai restore /srv/backup/2024-06-03 --database postgres://gongkai@db.example/empty

只恢复到还没有数据的地方，不覆盖任何数据；恢复后逐条核对日志和记录，与备份清单一致才算完成。
第二个例子用于定期验证备份是否可用。")]
pub struct Restore {
    #[command(flatten)]
    database: Database,
    /// 备份所在的文件夹
    #[arg(value_name = "文件夹")]
    folder: PathBuf,
    /// 另行保管的密钥文件；不给出时个人信息无法查看
    #[arg(long, value_name = "文件")]
    key: Option<PathBuf>,
}

impl Restore {
    /// Restores.
    ///
    /// # Errors
    /// When something is there already, or the backup is damaged.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        self.check()?;
        let url = self.database.url()?;
        if let Url::SqliteFile(path) = &url {
            if path.exists() {
                bail!("{url}已经存在；恢复不覆盖任何数据，请用 --database 指明新的位置");
            }
            make_parent(path)?;
        }
        let restored = store::restore(&self.folder, &url, self.key.as_deref());
        let manifest = restored.with_context(|| format!("不能从{}恢复", self.folder.display()))?;
        // Whoever reads the journal later sees where it was taken up again (LOG-04); no key is needed for that.
        let options = Options { key: KeySource::Absent, ..Options::default() };
        let noted = Store::open_with(&url, &options)
            .map_err(anyhow::Error::from)
            .and_then(|store| note(&store, Event::Restore));
        noted.context("数据已经恢复，但是恢复一事没有记入日志")?;
        let mut out = io::stdout();
        writeln!(
            out,
            "已恢复到{url}：日志{}条、记录{}件，与备份清单一致；恢复一事已记入日志。",
            manifest.entries, manifest.records
        )?;
        if self.key.is_none() {
            writeln!(out, "没有给出密钥文件（--key），个人信息无法查看。")?;
        }
        if manifest.sound {
            return Ok(ExitCode::SUCCESS);
        }
        writeln!(out, "注意：备份时数据库已有被改动之处，请运行 gongkai verify 查看。")?;
        Ok(ExitCode::from(1))
    }

    /// What is wrong with what was typed is said before anything is done.
    fn check(&self) -> anyhow::Result<()> {
        let folder = self.folder.display();
        ensure!(self.folder.is_dir(), "{folder}不是备份：没有这个文件夹，请核对所写的位置");
        let there = fs::read_dir(&self.folder).with_context(|| format!("不能查看{folder}"))?.count();
        ensure!(there > 0, "{folder}不是备份：这个文件夹是空的，请核对所写的位置");
        let key = self.key.as_ref().filter(|key| !key.is_file());
        key.map_or(Ok(()), |key| bail!("没有密钥文件{}，请核对 --key 所写的位置", key.display()))
    }
}
