//! What whoever keeps the installation types: migrate, body, user, verify, backup, restore, on both engines.

use std::fs::Permissions;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use store::testing::{TestStore, on_both_engines, unmigrated_postgres};
use store::{Url, key_file};

/// The program, on a database.
struct Program {
    database: String,
}

/// What it said, and how it ended.
struct Said {
    text: String,
    status: i32,
}

impl Program {
    fn on(url: &Url) -> Self {
        let database = match url {
            Url::SqliteFile(path) => format!("sqlite:{}", path.display()),
            Url::SqliteMemory => unreachable!("no test has one"),
            Url::Postgres(text) => text.clone(),
        };
        Self { database }
    }

    fn run(&self, arguments: &str) -> Said {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &str, input: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(arguments.split(' '))
            .env("GONGKAI_DATABASE", &self.database)
            .env_remove("GONGKAI_KEY")
            .env_remove("GONGKAI_KEY_FILE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        let text = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        Said { text, status: status.code().unwrap() }
    }

    fn does(&self, arguments: &str, expected: &str) -> String {
        self.ends(arguments, 0, expected)
    }

    fn ends(&self, arguments: &str, status: i32, expected: &str) -> String {
        let said = self.run(arguments);
        assert_eq!(said.status, status, "{arguments}: {}", said.text);
        assert!(said.text.contains(expected), "{arguments}: {}", said.text);
        said.text
    }

    /// A body with a clerk whose login is `wang`.
    fn with_people(&self) {
        self.does("migrate", "已是最新结构");
        self.ends("user add --name 王某 --login wang --role clerk", 2, "请先运行 gongkai body add");
        let body = "body add --name 示范县民政局 --code SFMZ --office 局办公室";
        self.does(body, "已建立：示范县民政局（SFMZ）");
        self.ends(body, 2, "已被其他单位使用");
        self.does("body list", "共1个单位");
        let added = self.does("user add --name 王某 --login wang --role clerk,审核人", "经办人、审核人");
        assert!(added.contains("初始密码：") && added.contains("72小时"));
    }
}

#[test]
fn people_are_added_listed_and_sent_away() {
    on_both_engines(|store| {
        let program = Program::on(store.url());
        program.with_people();
        program.ends("user add --name 王某 --login wang --role clerk", 2, "已被使用");
        program.ends("user add --name 王某 --login wang2 --role 局长", 2, "系统管理员");
        program.ends(
            "user add --body XX --name 王某 --login wang2 --role clerk",
            2,
            "现有：SFMZ（示范县民政局）",
        );
        let typed = "user add --name 张某 --login zhang --role admin --password-stdin";
        let weak = program.run_with(typed, "short\n");
        assert!(weak.status == 2 && weak.text.contains("至少10位"), "{}", weak.text);
        let added = program.run_with(typed, "Spring-2024-rain\nrest\n");
        assert!(added.status == 0 && !added.text.contains("Spring"), "{}", added.text);
        let list = program.does("user list", "wang　王某　经办人、审核人　从未登录，待修改初始密码");
        assert!(list.contains("提示：没有审计员"), "{list}");
        program.does("user reset-password wang", "初始密码：");
        program.does("user appoint wang --role leader", "已任命");
        program.ends("user appoint wang --role auditor", 2, "审计员");
        program.does("user end-seat wang --role reviewer --until 2099-12-31", "2099-12-31结束");
        program.does("user disable wang", "已停用");
        program.ends("user disable wang", 2, "已经停用");
        program.does("user list --body sfmz", "已停用");
        program.does("user enable wang", "已启用");
        program.ends("user disable nobody", 2, "没有登录名为“nobody”的账号");
        program.does("verify", "没有发现改动");
    });
}

#[test]
fn an_edit_behind_the_programs_back_ends_verify_with_a_list() {
    on_both_engines(|store| {
        let program = Program::on(store.url());
        program.with_people();
        let sound = program.does("verify", "示范县民政局：日志");
        assert!(sound.contains("末条校验值"));
        let damage = "update body set name = '改过'; update account set must_change = 0;";
        store.behind_its_back(damage, damage);
        let broken = program.ends("verify", 1, "发现2处改动：");
        assert!(broken.contains("1. 账号（编号") && broken.contains("2. 单位（编号"), "{broken}");
    });
}

#[test]
fn a_backup_is_restored_elsewhere_and_verifies() {
    on_both_engines(|store| {
        let program = Program::on(store.url());
        program.with_people();
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("kept/2024-06-03");
        program.does(&format!("backup {}", out.display()), "已备份到");
        program.ends(&format!("backup {}", out.display()), 2, "已经存在");
        let (_keep, there) = elsewhere(store, folder.path());
        let restored = Program::on(&there);
        let key = match store.url() {
            Url::SqliteFile(path) => format!(" --key {}", key_file(path).display()),
            Url::SqliteMemory | Url::Postgres(_) => String::new(),
        };
        let restore = format!("restore {}{key}", out.display());
        restored.does(&restore, "与备份清单一致；恢复一事已记入日志");
        restored.ends(&restore, 2, "恢复不覆盖任何数据，请用 --database 指明新的位置");
        // LOG-04: where the journal was taken up again stands in it, after the backup it came from.
        let entries =
            store::testing::open(&there).read(|tx| tx.journal_of(store::INSTALLATION, store::Page::whole()));
        let acts: Vec<_> = entries.unwrap().into_iter().map(|entry| entry.act).collect();
        assert_eq!(acts[..2], ["installation/restore", "installation/backup"]);
        restored.does("verify", "没有发现改动");
        restored.does("user list", "wang　王某");
    });
}

/// Copies are as private as the database, and what is wrong with one is said once, the sentence first.
#[test]
fn copies_are_private_and_damage_is_told_plainly() {
    let store = store::testing::sqlite();
    let program = Program::on(store.url());
    program.with_people();
    let folder = tempfile::tempdir().unwrap();
    let (out, new) = (folder.path().join("kept"), folder.path().join("new/gongkai.db"));
    program.does(&format!("backup {}", out.display()), "已备份到");
    let proof = Program::on(&Url::SqliteFile(new.clone()));
    let missing = proof.ends("restore /nowhere/kept", 2, "/nowhere/kept不是备份：没有这个文件夹");
    assert!(!missing.contains("os error"), "{missing}");
    proof.ends(&format!("restore {} --key /nowhere/key", out.display()), 2, "没有密钥文件/nowhere/key");
    assert!(!folder.path().join("new").exists());
    // Whoever carried the backup about may have opened it to everybody.
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let data = out.join("gongkai.db");
    assert_eq!([&out, &data, &out.join("manifest.json")].map(|path| mode(path)), [0o700, 0o600, 0o600]);
    std::fs::set_permissions(&data, Permissions::from_mode(0o644)).unwrap();
    proof.does(&format!("restore {}", out.display()), "与备份清单一致");
    assert_eq!([mode(&new), mode(new.parent().unwrap())], [0o600, 0o700]);
    std::fs::write(&data, "changed").unwrap();
    let elsewhere = Program::on(&Url::SqliteFile(folder.path().join("other/gongkai.db")));
    elsewhere.ends(&format!("restore {}", out.display()), 2, "备份的文件已损坏或者被改动过（backup: ");
    std::fs::remove_file(out.join("manifest.json")).unwrap();
    let gone = elsewhere.ends(&format!("restore {}", out.display()), 2, "恢复：没有这个文件或者文件夹（");
    assert_eq!(gone.matches("os error").count(), 1, "{gone}");
}

#[test]
fn a_backup_is_proved_without_its_key() {
    let store = store::testing::sqlite();
    let program = Program::on(store.url());
    program.with_people();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("kept");
    program.does(&format!("backup {}", out.display()), "密钥文件");
    let proof = Program::on(&Url::SqliteFile(folder.path().join("proof/gongkai.db")));
    proof.does(&format!("restore {}", out.display()), "没有给出密钥文件");
    proof.does("verify", "没有发现改动");
}

/// Start and stop are in the journal (LOG-04), on PostgreSQL as well as on SQLite.
#[test]
fn the_service_starts_and_stops_on_both_engines() {
    on_both_engines(|store| {
        let program = Program::on(store.url());
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("GONGKAI_DATABASE", &program.database)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let started =
            lines.find(|line| line.as_ref().is_ok_and(|line| line.starts_with("已启动"))).unwrap().unwrap();
        let address = started.split("http://").nth(1).unwrap().split('　').next().unwrap();
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        let told = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(told.success() && child.wait().unwrap().success());
        let entries = store.read(|tx| tx.journal_of(store::INSTALLATION, store::Page::whole())).unwrap();
        let acts: Vec<_> = entries.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts, ["installation/stop", "installation/start"]);
    });
}

fn elsewhere(store: &TestStore, folder: &Path) -> (Option<TestStore>, Url) {
    match store.url() {
        Url::Postgres(_) => {
            let empty = unmigrated_postgres();
            let url = empty.url().clone();
            (Some(empty), url)
        }
        Url::SqliteFile(_) | Url::SqliteMemory => (None, Url::SqliteFile(folder.join("new/gongkai.db"))),
    }
}

#[test]
fn a_new_place_is_made_by_migrate_only() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::on(&Url::SqliteFile(folder.path().join("data/gongkai.db")));
    program.ends("verify", 2, "请先运行 gongkai migrate");
    program.ends("user list", 2, "请先运行 gongkai migrate");
    program.ends("migrate", 2, "没有文件夹");
    program.ends("serve --listen 127.0.0.1:0", 2, "没有新建任何文件");
    assert!(!folder.path().join("data").exists());
    std::fs::create_dir(folder.path().join("data")).unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    program.ends(&format!("serve --listen {}", taken.local_addr().unwrap()), 2, "已被其他程序占用（");
    assert_eq!(std::fs::read_dir(folder.path().join("data")).unwrap().count(), 0);
    let made = program.does("migrate", "升级完成");
    assert!(made.contains("已新建一个空的数据库。"), "{made}");
    program.does("migrate", "已是最新结构");
    program.does("verify", "没有发现改动");
    let wrong = Program { database: "mysql://x".into() };
    wrong.ends("verify", 2, "数据库地址应为");
}
