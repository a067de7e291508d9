//! The server as a public visitor's machine sees it: start, idle memory, CPU per page.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::{Figure, Figures};
use crate::workspace::Workspace;

/// Builds the release binary, starts it on the demonstration's records and measures it.
pub fn measure(house: &Workspace, figures: &mut Figures) -> Result<()> {
    println!("server …");
    let built = Command::new("cargo")
        .current_dir(house.root())
        .args(["build", "--release", "--locked", "--bin", "gongkai"])
        .status()
        .context("starting cargo build")?;
    ensure!(built.success(), "cargo build --release failed");
    let data = house.root().join("target/bench-demo");
    if !data.exists() {
        // The first start loads the records; what is measured is the second.
        start(house, &data)?;
    }
    let began = Instant::now();
    let (server, address) = start(house, &data)?;
    let mut keep = |id: &str, value: f64, unit: &str| {
        figures.insert(id.to_owned(), Figure { value, unit: unit.to_owned() });
    };
    keep("server/first_answer", began.elapsed().as_secs_f64() * 1e3, "ms");
    thread::sleep(Duration::from_secs(1));
    keep("server/idle_rss", server.resident_mb()?, "MB");
    let home = get(&address, "/")?;
    let item = link(&home, "/items/").context("the home page links to no item")?;
    for (name, path) in [("bare", "/privacy"), ("home", "/"), ("item", item.as_str())] {
        let (cpu, rate) = load(&server, &address, path)?;
        keep(&format!("server/cpu_{name}"), cpu, "ms");
        keep(&format!("server/pages_{name}"), rate, "1/s");
    }
    Ok(())
}

/// The demonstration, served, once it answers.
fn start(house: &Workspace, data: &Path) -> Result<(Running, String)> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let child = Command::new(house.root().join("target/release/gongkai"))
        .args(["demo", "--listen", &address, "--data"])
        .arg(data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("starting the server")?;
    let mut server = Running(child);
    server.wait_for(&address)?;
    Ok((server, address))
}

/// Milliseconds of CPU for one page, and pages a second.
fn load(server: &Running, address: &str, path: &str) -> Result<(f64, f64)> {
    let before = server.cpu_seconds()?;
    let output = Command::new("wrk")
        .args(["--threads", "1", "--connections", "8", "--duration", "5s"])
        .arg(format!("http://{address}{path}"))
        .output()
        .context("starting wrk (scripts/setup --bench installs it)")?;
    let spent = server.cpu_seconds()? - before;
    let said = String::from_utf8_lossy(&output.stdout);
    if let Some(line) = said.lines().find(|line| line.contains("Non-2xx")) {
        bail!("the server refused {path} under load: {}", line.trim());
    }
    let pages = said.lines().find_map(pages_served).context("wrk names no number of requests")?;
    let rate = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok());
    Ok((spent * 1e3 / pages, rate.context("wrk names no rate")?))
}

/// The first address on a page that begins so.
fn link(page: &str, start: &str) -> Option<String> {
    let at = page.find(&format!("href=\"{start}"))? + "href=\"".len();
    page[at..].split('"').next().map(str::to_owned)
}

/// `  123456 requests in 10.00s, 1.20GB read`
fn pages_served(line: &str) -> Option<f64> {
    let (count, _) = line.trim().split_once(" requests in ")?;
    count.parse().ok()
}

/// The server, stopped when this goes out of scope.
struct Running(Child);

impl Running {
    fn wait_for(&mut self, address: &str) -> Result<()> {
        let deadline = Instant::now() + Duration::from_mins(1);
        while Instant::now() < deadline {
            if let Some(status) = self.0.try_wait()? {
                bail!("the server ended before it answered: {status}");
            }
            if answers(address) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("the server did not answer within a minute")
    }

    fn resident_mb(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// User and system time so far. The kernel counts in hundredths of a second.
    fn cpu_seconds(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        // The command's name, in brackets, may hold anything; the fields are counted behind it.
        let (_, fields) = stat.rsplit_once(") ").context("no closing bracket in stat")?;
        let mut times = fields.split_whitespace().skip(11).take(2);
        let mut next = || -> Result<f64> { Ok(times.next().context("stat is short")?.parse()?) };
        Ok((next()? + next()?) / 100.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn answers(address: &str) -> bool {
    get(address, "/").is_ok_and(|page| page.starts_with("HTTP/1.1 "))
}

fn get(address: &str, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
