//! `gongkai demo` as a process: it answers, stops when told to, and keeps its data.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running demonstration, and what it printed before it was ready.
pub(crate) struct Demo {
    process: Child,
    out: BufReader<std::process::ChildStdout>,
    said: String,
    address: String,
}

fn spawn(data: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .env_remove("GONGKAI_KEY")
        .env_remove("GONGKAI_KEY_FILE")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

pub(crate) fn start(data: &Path) -> Demo {
    let mut process = spawn(data);
    let mut out = BufReader::new(process.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("Ctrl-C") {
        assert_ne!(out.read_line(&mut said).unwrap(), 0, "{said}");
    }
    let address = said.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
    Demo { process, out, said, address }
}

impl Demo {
    fn first_line_of(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    /// Tells it to stop, as a service manager does, and gives what it said last.
    pub(crate) fn stop(mut self) -> String {
        let told = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status().unwrap();
        assert!(told.success());
        let mut last = String::new();
        self.out.read_to_string(&mut last).unwrap();
        assert_eq!(self.process.wait().unwrap().code(), Some(0));
        last
    }
}

#[test]
fn it_answers_stops_when_told_and_keeps_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo-data");
    let first = start(&data);
    assert!(
        first.said.contains("示范数据已载入") && first.said.contains("minzheng.jingban"),
        "{}",
        first.said
    );
    assert!(first.said.contains("申请编号　查询码") && first.said.contains("SFMZ-2024-"), "{}", first.said);
    assert_eq!(first.first_line_of("/"), "HTTP/1.1 200 OK");
    let first_said = first.said.clone();
    assert_eq!(first.stop(), "已停止。\n");
    let kept = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(kept, 1, "nothing but the data stays");
    let size = std::fs::metadata(data.join("gongkai.db")).unwrap().len();
    let second = start(&data);
    assert!(second.said.contains("沿用"), "{}", second.said);
    let table =
        |said: &str| said.split_once("公众网站").unwrap().1.split_once("工作台").unwrap().1.to_owned();
    let after = |said: &str| table(said).lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_eq!(after(&first_said), after(&second.said));
    assert_eq!(second.first_line_of("/"), "HTTP/1.1 200 OK");
    second.stop();
    assert_eq!(std::fs::metadata(data.join("gongkai.db")).unwrap().len(), size);
}

/// A load that is killed leaves nothing that passes for a demonstration, and the next start sweeps its traces away.
#[test]
fn a_killed_load_leaves_no_half_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo-data");
    let mut process = spawn(&data);
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("正在载入"), "{line}");
    while std::fs::read_dir(folder.path()).unwrap().count() == 0 {}
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(!data.exists());
    let demo = start(&data);
    assert!(demo.said.contains("示范数据已载入"), "{}", demo.said);
    demo.stop();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// Half a request does not keep the service up.
#[test]
fn a_client_that_dawdles_does_not_keep_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let demo = start(&folder.path().join("demo-data"));
    let mut dawdler = TcpStream::connect(&demo.address).unwrap();
    dawdler.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    assert_eq!(demo.stop(), "已停止。\n");
}

#[test]
fn it_does_not_load_into_somebody_elses_folder() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("letter.txt"), "kept").unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("请用 --data 换一个"));
    assert!(refused.stdout.is_empty(), "nothing was begun");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
