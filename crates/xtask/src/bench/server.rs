//! The server as a public visitor's machine sees it: start, idle memory, CPU per page.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::{Figure, Figures};
use crate::workspace::Workspace;

/// Builds the release binary, starts it and measures it.
pub fn measure(house: &Workspace, figures: &mut Figures) -> Result<()> {
    println!("server …");
    let built = Command::new("cargo")
        .current_dir(house.root())
        .args(["build", "--release", "--locked", "--bin", "gongkai"])
        .status()
        .context("starting cargo build")?;
    ensure!(built.success(), "cargo build --release failed");
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let began = Instant::now();
    let child = Command::new(house.root().join("target/release/gongkai"))
        .args(["serve", "--listen", &address])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("starting the server")?;
    let mut server = Running(child);
    server.wait_for(&address)?;
    let first = began.elapsed();
    figures
        .insert("server/first_answer".into(), Figure { value: first.as_secs_f64() * 1e3, unit: "ms".into() });
    thread::sleep(Duration::from_secs(1));
    figures.insert("server/idle_rss".into(), Figure { value: server.resident_mb()?, unit: "MB".into() });
    load(&server, &address, figures)
}

fn load(server: &Running, address: &str, figures: &mut Figures) -> Result<()> {
    let before = server.cpu_seconds()?;
    let output = Command::new("wrk")
        .args(["--threads", "1", "--connections", "8", "--duration", "10s"])
        .arg(format!("http://{address}/"))
        .output()
        .context("starting wrk (scripts/setup --bench installs it)")?;
    let spent = server.cpu_seconds()? - before;
    let said = String::from_utf8_lossy(&output.stdout);
    if let Some(line) = said.lines().find(|line| line.contains("Non-2xx")) {
        bail!("the server refused under load: {}", line.trim());
    }
    let pages = said.lines().find_map(pages_served).context("wrk names no number of requests")?;
    let rate = said.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")?.trim().parse().ok());
    let cpu = Figure { value: spent * 1e3 / pages, unit: "ms".into() };
    figures.insert("server/cpu_per_page".into(), cpu);
    if let Some(value) = rate {
        figures.insert("server/pages".into(), Figure { value, unit: "1/s".into() });
    }
    Ok(())
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
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            if let Some(status) = self.0.try_wait()? {
                bail!("the server ended before it answered: {status}");
            }
            if answers(address) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("the server did not answer within 20 s")
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
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut head = [0; 12];
    stream.write_all(request.as_bytes()).is_ok()
        && stream.read_exact(&mut head).is_ok()
        && head.starts_with(b"HTTP/1.1 ")
}
