//! `gongkai serve`: the portal on one address, until Ctrl-C.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use acts::collected::ConvertedFile;
use acts::intake::Converter;
use acts::setup::Event;
use anyhow::Context as _;
use clap::Args;
use office::Body;
use store::{Store, StoreError};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{oneshot, watch};
use web::{App, Clock, Site};

use super::convert;
use super::database::{Database, Prepared, note};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai serve
  gongkai serve --listen 127.0.0.1:8090 --name 示范县政府信息公开 --phone 000-0000000

数据库文件所在的文件夹须已经存在；只有不写 --database 时才自动建立。")]
pub struct Serve {
    #[command(flatten)]
    database: Database,
    /// 监听的地址和端口
    #[arg(long, value_name = "地址", default_value = "127.0.0.1:8080", env = "GONGKAI_LISTEN")]
    listen: SocketAddr,
    /// 网站名称；不填的，只有一个单位时用该单位的
    #[arg(long, value_name = "名称", default_value = "", env = "GONGKAI_NAME")]
    name: String,
    /// 主办单位
    #[arg(long, value_name = "单位", default_value = "", env = "GONGKAI_ORGANISER")]
    organiser: String,
    /// 承办单位
    #[arg(long, value_name = "单位", default_value = "", env = "GONGKAI_OPERATOR")]
    operator: String,
    /// 政府网站标识码
    #[arg(long, value_name = "编码", default_value = "", env = "GONGKAI_IDENTIFIER")]
    identifier: String,
    /// ICP备案编号
    #[arg(long, value_name = "编号", default_value = "", env = "GONGKAI_ICP")]
    icp: String,
    /// 公安备案编号
    #[arg(long, value_name = "编号", default_value = "", env = "GONGKAI_POLICE")]
    police: String,
    /// 联系电话
    #[arg(long, value_name = "电话", default_value = "", env = "GONGKAI_PHONE")]
    phone: String,
    /// 办公地址
    #[arg(long, value_name = "地址", default_value = "", env = "GONGKAI_ADDRESS")]
    address: String,
    /// 办公时间
    #[arg(long, value_name = "时间", default_value = "", env = "GONGKAI_HOURS")]
    hours: String,
    /// 邮寄申请的收件人、地址和邮政编码
    #[arg(long, value_name = "地址", default_value = "", env = "GONGKAI_POST")]
    post: String,
    /// 读者访问本站的网址，如https://gongkai.example.gov.cn；打印的页面上写明
    #[arg(long, value_name = "网址", default_value = "", env = "GONGKAI_URL", value_parser = address)]
    url: String,
    /// 网站以HTTPS提供（由前置的反向代理加密）：登录状态只经加密连接发送
    #[arg(long, env = "GONGKAI_HTTPS")]
    https: bool,
}

impl Serve {
    /// Serves until Ctrl-C.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        // Nothing is made for a service that cannot be given.
        let listener = runtime.block_on(bind(self.listen))?;
        // The store waits for its server by itself and must not do so inside a runtime.
        let Prepared { store, made, .. } = self.database.prepare()?;
        if let Some(made) = made {
            writeln!(io::stdout(), "{made}")?;
        }
        let only = only_body(&store)?;
        note(&store, Event::Start)?;
        let ended = runtime.block_on(self.serve(listener, store.clone(), only));
        drop(runtime);
        note(&store, Event::Stop)?;
        ended
    }

    async fn serve(
        self,
        listener: TcpListener,
        store: Store,
        only: Option<Body>,
    ) -> anyhow::Result<ExitCode> {
        let site = only.iter().fold(self.site(), Site::of);
        let name = if site.name.is_empty() { "政府信息公开".to_owned() } else { site.name.clone() };
        let app = App::new(Clock::System, Site { name, ..site }, store).converting(converter());
        let missing = app.site.missing();
        let orders = Orders::heard()?;
        let mut out = io::stdout();
        if !missing.is_empty() {
            writeln!(out, "以下网站信息尚未填写，页面上不显示：{}。", missing.join("、"))?;
        }
        writeln!(out, "已启动：http://{}　按 Ctrl-C 停止。", listener.local_addr()?)?;
        out.flush()?;
        answer(listener, app, orders).await
    }

    fn site(self) -> Site {
        let Self {
            database: _,
            listen: _,
            name,
            organiser,
            operator,
            identifier,
            icp,
            police,
            phone,
            address,
            hours,
            post,
            https,
            url,
        } = self;
        Site { name, organiser, operator, identifier, icp, police, phone, address, hours, post, https, url }
    }
}

/// An address of a site: a scheme and a host, nothing behind.
fn address(typed: &str) -> Result<String, String> {
    let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/')).unwrap_or_default();
    let plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b));
    match typed {
        "" => Ok(String::new()),
        typed if plain => Ok(typed.trim_end_matches('/').to_owned()),
        _ => Err("网址应为https://或者http://开头的网站地址，不带路径，如https://gongkai.example.gov.cn"
            .to_owned()),
    }
}

/// The body of a site that has only one.
fn only_body(store: &Store) -> Result<Option<Body>, StoreError> {
    store.read(|tx| match tx.body_names()?.as_slice() {
        [one] => tx.body(one.id),
        _ => Ok(None),
    })
}

/// Converts files of old formats by LibreOffice.
pub fn converter() -> Arc<Converter> {
    Arc::new(|name, format, bytes| match convert::convert(name, format, bytes) {
        Ok((name, bytes)) => Ok(ConvertedFile { name, bytes }),
        Err(error) => Err(error.to_string()),
    })
}

/// Takes the address to listen on.
///
/// # Errors
/// Where somebody else listens there.
pub async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen)
        .await
        .with_context(|| format!("不能在{listen}上提供服务，请用 --listen 换一个端口"))
}

/// Answers until told to stop, then lets running requests end, for a while.
///
/// # Errors
/// When the listener or standard output fails.
pub async fn answer(listener: TcpListener, app: App, mut orders: Orders) -> anyhow::Result<ExitCode> {
    let (halt, halted) = watch::channel(false);
    let mut reading = tokio::spawn(web::read_files(app.clone(), halted));
    let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopped) = oneshot::channel::<()>();
    let told = async {
        // The sender is dropped or used: either way the time has come.
        let _ = stopped.await;
    };
    let mut serving = pin!(axum::serve(listener, service).with_graceful_shutdown(told).into_future());
    tokio::select! {
        ended = &mut serving => ended?,
        () = orders.stop() => {
            drop(stop);
            // Somebody who sends half a request must not keep the service up.
            if let Ok(ended) = tokio::time::timeout(PATIENCE, serving).await {
                ended?;
            }
        }
    }
    // A file that takes longer is read again by whoever starts next.
    if halt.send(true).is_ok() && tokio::time::timeout(PATIENCE, &mut reading).await.is_err() {
        reading.abort();
    }
    writeln!(io::stdout(), "已停止。")?;
    Ok(ExitCode::SUCCESS)
}

/// How long running requests may take to end once the service was told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// Ctrl-C, and the order to stop that a service manager gives. Heard from the moment this is made, which is before
/// anybody is told that the service runs.
pub struct Orders {
    interrupt: Signal,
    terminate: Signal,
}

impl Orders {
    /// Begins to listen for them.
    ///
    /// # Errors
    /// Where signals cannot be awaited.
    pub fn heard() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn stop(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
