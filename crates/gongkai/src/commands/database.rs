//! The database a command works on.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use acts::due;
use acts::setup::{self, Event, SetupDesk};
use anyhow::{Context as _, anyhow, bail};
use calendar::Calendar;
use clap::Args;
use jiff::SignedDuration;
use jiff::tz::offset;
use store::{KeySource, Options, Store, Tx, Url};
use web::Clock;

/// LOG-07: how far the machine's clock may be behind the journal.
const DRIFT: SignedDuration = SignedDuration::from_mins(5);

/// Where the database is when nobody says: the one place whose folder is made with it.
const DEFAULT: &str = "sqlite:gongkai-data/gongkai.db";

/// A database that is ready for this program.
pub struct Prepared {
    /// The database.
    pub store: Store,
    /// The names of the migrations applied now.
    pub applied: Vec<&'static str>,
    /// Where nothing was before, what to tell whoever may have meant another place.
    pub made: Option<String>,
}

/// Where the database is. Flattened into the arguments of every command that needs one.
#[derive(Args)]
pub struct Database {
    /// 数据库地址：sqlite:文件路径，或者 postgres://用户名:密码@主机/库名
    #[arg(
        long,
        value_name = "地址",
        default_value = DEFAULT,
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
        self.open_with(&Options::default())
    }

    /// As [`open`](Self::open), for whoever looks at no personal data: the key need not be there.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_without_key(&self) -> anyhow::Result<Store> {
        self.open_with(&Options { key: KeySource::Absent, ..Options::default() })
    }

    fn open_with(&self, options: &Options) -> anyhow::Result<Store> {
        let url = self.url()?;
        if let Url::SqliteFile(path) = &url
            && !path.exists()
        {
            bail!("{url}还不存在，请先运行 gongkai migrate，或者用 --database 指明数据库");
        }
        let store = Store::open_with(&url, options).with_context(|| format!("不能打开数据库{url}"))?;
        if !store.is_current()? {
            bail!("{url}的结构与本程序的版本不一致，请先运行 gongkai migrate");
        }
        Ok(store)
    }

    /// Opens a database, made where there is none, and brings its schema and its due dates up to this program's.
    /// The folder of a new file must be there, so that a mistyped one is not taken for a new installation.
    ///
    /// # Errors
    /// When it cannot be made, opened or migrated, or the machine's clock is behind the journal (LOG-07).
    pub fn prepare(&self) -> anyhow::Result<Prepared> {
        let url = self.url()?;
        let mut made = None;
        if let Url::SqliteFile(path) = &url
            && !path.exists()
        {
            if self.database == DEFAULT {
                make_parent(path)?;
            }
            parent_is_there(path)?;
            made = Some(format!("{}原来没有数据库，已新建一个空的数据库。", path.display()));
        }
        let store = Store::open(&url).with_context(|| format!("不能打开数据库{url}"))?;
        let applied = store.migrate().with_context(|| format!("不能升级数据库{url}"))?;
        let now = Clock::System.instant();
        let last = store.read(|tx: &mut Tx<'_>| tx.journalled_until())?;
        if let Some(last) = last.filter(|last| last.duration_since(now) > DRIFT) {
            let last = offset(8).to_datetime(last).strftime("%Y-%m-%d %H:%M");
            bail!("系统时钟早于最后一条日志（{last}），期限会算错；请先校准系统时钟");
        }
        if !applied.is_empty() {
            note(&store, Event::Upgrade)?;
        }
        let moved = due::refresh(&store, Calendar::national(), now).map_err(|refused| anyhow!(refused))?;
        if !moved.is_empty() {
            tracing::info!(count = moved.len(), "due dates moved by a holiday notice");
        }
        Ok(Prepared { store, applied, made })
    }
}

/// Notes in the journal what happens to the installation (LOG-04).
///
/// # Errors
/// When the store fails.
pub fn note(store: &Store, event: Event) -> anyhow::Result<()> {
    let (today, now) = (Clock::System.today(), Clock::System.instant());
    let noted = store.write(|tx| setup::note(&mut SetupDesk::installation(tx, today, now), event));
    noted.map_err(|refused| anyhow!(refused))
}

/// Refuses a place whose folder is not there.
///
/// # Errors
/// When it is not.
pub fn parent_is_there(path: &Path) -> anyhow::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if !folder.is_dir() => bail!(
            "没有文件夹{}，没有新建任何文件；请核对所写的位置，确实要建在这里的，请先建立这个文件夹",
            folder.display()
        ),
        _ => Ok(()),
    }
}

/// Makes the folder in which a file or folder is to stand, for nobody but its owner.
///
/// # Errors
/// When it cannot be made.
pub fn make_parent(path: &Path) -> anyhow::Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.with_context(|| format!("不能建立文件夹{}", folder.display()))
}
