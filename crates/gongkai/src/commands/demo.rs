//! `gongkai demo`: the demonstration year in an embedded database, served until Ctrl-C.

use std::fs;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use store::{Store, Url};
use web::{App, Clock, Site};

use super::database::parent_is_there;
use super::serve;
use crate::demo;
use crate::demo::people::{Office, PASSWORD};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai demo
  gongkai demo --listen 127.0.0.1:8090 --data /tmp/demo-data

示范数据只载入一次，再次启动沿用；删去数据目录即可从头开始。")]
pub struct Demo {
    /// 监听的地址和端口
    #[arg(long, value_name = "地址", default_value = "127.0.0.1:8080", env = "GONGKAI_LISTEN")]
    listen: SocketAddr,
    /// 存放示范数据的目录
    #[arg(long, value_name = "目录", default_value = "demo-data", env = "GONGKAI_DEMO_DATA")]
    data: PathBuf,
}

/// The database in the folder.
const DATABASE: &str = "gongkai.db";

/// Numbers and query codes of some requests, which the database itself does not know.
const CODES: &str = "query-codes.txt";

impl Demo {
    /// Loads the demonstration where there is none yet, and serves it.
    ///
    /// # Errors
    /// When the address cannot be listened on, or the data can be neither loaded nor opened.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(self.serve())
    }

    async fn serve(self) -> anyhow::Result<ExitCode> {
        let listener = serve::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let data = self.data;
        let (store, codes) = tokio::task::spawn_blocking(move || opened(&data)).await??;
        let orders = serve::Orders::heard()?;
        welcome(address, &codes)?;
        serve::answer(listener, App::new(Clock::System, site(), store).converting(serve::converter()), orders)
            .await
    }
}

/// The store of the demonstration, loaded first where the folder has none, and the codes kept beside it.
fn opened(data: &Path) -> anyhow::Result<(Store, String)> {
    let mut out = io::stdout();
    if data.join(DATABASE).exists() {
        writeln!(out, "沿用{}中的示范数据；删去该目录即可从头开始。", data.display())?;
    } else {
        check(data)?;
        writeln!(out, "正在载入示范数据，需要几秒钟……")?;
        create(data)?;
        writeln!(out, "示范数据已载入{}。", data.display())?;
    }
    let store = Store::open(&Url::SqliteFile(data.join(DATABASE)))?;
    store.migrate()?;
    Ok((store, fs::read_to_string(data.join(CODES)).unwrap_or_default()))
}

/// Refuses a folder with something else in it, and one whose own folder is not there.
fn check(data: &Path) -> anyhow::Result<()> {
    let foreign = match fs::read_dir(data) {
        Ok(mut entries) => entries.next().is_some(),
        Err(failure) => failure.kind() != io::ErrorKind::NotFound,
    };
    if foreign {
        bail!("{}不是示范数据的目录，请用 --data 换一个空目录或者还没有的目录", data.display());
    }
    parent_is_there(data)
}

/// Loads into a folder beside it, which takes its name only when everything is there: an interrupted load leaves no
/// half demonstration.
fn create(data: &Path) -> anyhow::Result<()> {
    let name = data.file_name().context("请用 --data 写明数据目录的名称")?.to_string_lossy().into_owned();
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let prefix = format!(".{name}.loading-");
    sweep(parent, &prefix);
    let loading = parent.join(format!("{prefix}{}", std::process::id()));
    fs::create_dir(&loading).with_context(|| format!("不能在{}中建立目录", parent.display()))?;
    let done = fill(&loading).and_then(|()| Ok(fs::rename(&loading, data)?));
    if done.is_err() {
        // What cannot be removed now is swept away by the next start.
        let _ = fs::remove_dir_all(&loading);
    }
    done.with_context(|| format!("示范数据没有载入{}", data.display()))
}

fn fill(folder: &Path) -> anyhow::Result<()> {
    let store = Store::open(&Url::SqliteFile(folder.join(DATABASE)))?;
    store.migrate()?;
    let bar = ProgressBar::new(0)
        .with_style(ProgressStyle::with_template("正在载入示范数据：{pos}/{len}步　{bar:30}")?);
    let shown = demo::load(&store, Clock::System.instant(), |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    let lines = shown.iter().map(|receipt| format!("{}　{}\n", receipt.number, receipt.query_code));
    Ok(fs::write(folder.join(CODES), lines.collect::<String>())?)
}

/// Removes what loads that were killed left behind.
fn sweep(parent: &Path, prefix: &str) {
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(prefix) else { continue };
        if !Path::new("/proc").join(process).exists() {
            // A leftover that stays is in nobody's way.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Addresses, and who may sign in.
fn welcome(address: SocketAddr, codes: &str) -> anyhow::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "\n公众网站　http://{address}/\n工作台　　http://{address}/desk\n")?;
    if !codes.is_empty() {
        writeln!(out, "办理进度查询可以试用（申请编号　查询码）：")?;
        codes.lines().try_for_each(|line| writeln!(out, "  {line}"))?;
        writeln!(out)?;
    }
    for office in Office::ALL {
        writeln!(out, "{}", office.name())?;
        for member in office.members() {
            let role = padded(member.chair.role().label(), 8);
            let name = padded(member.name, 4);
            writeln!(out, "  {role}{name}{:<20}{}", member.login, member.post)?;
        }
    }
    writeln!(out, "以上账号的密码都是：{PASSWORD}")?;
    writeln!(out, "数据为虚构，仅供示范。按 Ctrl-C 停止。")?;
    Ok(out.flush()?)
}

/// Filled up with full-width spaces.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", "　".repeat(missing))
}

/// The site of the demonstration.
fn site() -> Site {
    Site {
        name: "示范县政府信息公开".into(),
        organiser: "示范县人民政府办公室".into(),
        operator: "示范县政务公开办公室".into(),
        identifier: "0000000000".into(),
        icp: "示ICP备00000000号".into(),
        police: "示公网安备00000000000000号".into(),
        phone: "0000-2000021".into(),
        address: "示范县南山街道文明路1号".into(),
        hours: "工作日8:30—12:00，14:30—17:30".into(),
        post: "示范县南山街道文明路8号二楼208室示范县民政局办公室，邮政编码000000".into(),
        https: false,
        url: String::new(),
    }
}
