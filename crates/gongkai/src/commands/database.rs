//! The database a command works on.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use clap::Args;
use store::{Store, Url};

/// Where the database is. Flattened into the arguments of every command that needs one.
#[derive(Args)]
pub struct Database {
    /// 数据库地址：sqlite:文件路径，或者 postgres://用户名:密码@主机/库名
    #[arg(
        long,
        value_name = "地址",
        default_value = "sqlite:gongkai-data/gongkai.db",
        env = "GONGKAI_DATABASE",
        hide_env_values = true
    )]
    database: String,
}

impl Database {
    /// Its address.
    ///
    /// # Errors
    /// When it is not one of ours.
    pub fn url(&self) -> anyhow::Result<Url> {
        let wrong = "数据库地址应为 sqlite:文件路径 或者 postgres://用户名:密码@主机/库名";
        self.database.parse().ok().context(wrong)
    }

    /// Opens a database that is there and has this program's schema.
    ///
    /// # Errors
    /// When it is not; the sentence says what to run first.
    pub fn open(&self) -> anyhow::Result<Store> {
        let url = self.url()?;
        if let Url::SqliteFile(path) = &url
            && !path.exists()
        {
            bail!("{url}还不存在，请先运行 gongkai migrate，或者用 --database 指明数据库");
        }
        let store = Store::open(&url).with_context(|| format!("不能打开数据库{url}"))?;
        if !store.is_current()? {
            bail!("{url}的结构与本程序的版本不一致，请先运行 gongkai migrate");
        }
        Ok(store)
    }

    /// Opens a database, made where there is none, and brings its schema up to this program's. Gives the names of the
    /// migrations applied now.
    ///
    /// # Errors
    /// When it cannot be made, opened or migrated.
    pub fn prepare(&self) -> anyhow::Result<(Store, Vec<&'static str>)> {
        let url = self.url()?;
        if let Url::SqliteFile(path) = &url {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            make(folder.unwrap_or(Path::new(".")))?;
        }
        let store = Store::open(&url).with_context(|| format!("不能打开数据库{url}"))?;
        let applied = store.migrate().with_context(|| format!("不能升级数据库{url}"))?;
        Ok((store, applied))
    }
}

/// Makes a folder for nobody but its owner.
fn make(folder: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("不能建立文件夹{}", folder.display()))
}
