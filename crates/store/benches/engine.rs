//! The store beside raw rusqlite: durable inserts and point reads, by number of threads; prints a table.
#![expect(clippy::print_stdout, reason = "a benchmark's table is its output")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use store::testing::{Durability, Server, open};
use store::{Store, Url, sql, values};

/// One measurement.
const FOR: Duration = Duration::from_millis(500);

/// Every line is measured once a round, in turn: a disk that is busy for a while then slows all of them, and not just
/// the one that happened to be measured. Measured one after another, raw rusqlite once looked 16 times slower.
const ROUNDS: usize = 7;

type Measure<'a> = (&'a str, [Option<Box<dyn Fn() -> u64 + 'a>>; 3]);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = open(&Url::SqliteFile(folder.path().join("gongkai.db")));
    sqlite.migrate().unwrap();
    let server = Server::start(Durability::AsInProduction).unwrap();
    let postgres = open(&server.create("bench", None));
    postgres.migrate().unwrap();
    let raw = rusqlite::Connection::open(folder.path().join("raw.db")).unwrap();
    raw.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full;
         create table setting (name text not null primary key, value text not null);
         insert into setting (name, value) values ('master_key', 'x')",
    )
    .unwrap();
    let file = std::fs::File::create(folder.path().join("sync")).unwrap();

    let lines: Vec<Measure<'_>> = vec![
        ("the disk: append 4 KiB and sync", alone(|| syncs(&file))),
        ("raw rusqlite, durable insert", alone(|| raw_inserts(&raw))),
        ("SQLite, durable insert", threads(|count| inserts(&sqlite, count))),
        ("SQLite, act with journal entry", threads(|count| acts(&sqlite, count))),
        ("PostgreSQL, durable insert", threads(|count| inserts(&postgres, count))),
        ("PostgreSQL, act with journal entry", threads(|count| acts(&postgres, count))),
        ("raw rusqlite, point read", alone(|| raw_reads(&raw))),
        ("SQLite, point read", threads(|count| reads(&sqlite, count))),
        ("PostgreSQL, point read", threads(|count| reads(&postgres, count))),
    ];
    let mut found = vec![[const { Vec::new() }; 3]; lines.len()];
    for _ in 0..ROUNDS {
        for ((_, measures), found) in lines.iter().zip(&mut found) {
            for (measure, found) in measures.iter().zip(found) {
                found.extend(measure.as_ref().map(|measure| measure()));
            }
        }
    }
    println!("| per second: median (least–most) | 1 thread | 8 threads | 64 threads |");
    println!("|---|---|---|---|");
    for ((name, _), found) in lines.iter().zip(&mut found) {
        let [one, eight, many] = found.each_mut().map(|rates| spread(rates));
        println!("| {name} | {one} | {eight} | {many} |");
    }
}

fn threads<'a>(measure: impl Fn(i64) -> u64 + Copy + 'a) -> [Option<Box<dyn Fn() -> u64 + 'a>>; 3] {
    [1, 8, 64].map(|count| Some(Box::new(move || measure(count)) as Box<dyn Fn() -> u64>))
}

fn alone<'a>(measure: impl Fn() -> u64 + 'a) -> [Option<Box<dyn Fn() -> u64 + 'a>>; 3] {
    [Some(Box::new(measure)), None, None]
}

fn spread(rates: &mut [u64]) -> String {
    rates.sort_unstable();
    match (rates.first(), rates.get(rates.len() / 2), rates.last()) {
        (Some(least), Some(median), Some(most)) => format!("{median} ({least}–{most})"),
        _ => "–".to_owned(),
    }
}

fn syncs(file: &std::fs::File) -> u64 {
    use std::io::Write;
    let mut file = file;
    per_second(|| {
        file.write_all(&[b'x'; 4096]).unwrap();
        file.sync_data().unwrap();
    })
}

fn raw_inserts(raw: &rusqlite::Connection) -> u64 {
    static NAME: AtomicU64 = AtomicU64::new(0);
    per_second(|| {
        let mut add = raw.prepare_cached("insert into setting (name, value) values (?1, 'x')").unwrap();
        add.execute([NAME.fetch_add(1, Ordering::Relaxed).to_string()]).unwrap();
    })
}

fn raw_reads(raw: &rusqlite::Connection) -> u64 {
    per_second(|| {
        let mut find = raw.prepare_cached("select value from setting where name = ?1").unwrap();
        find.query_row(["master_key"], |row| row.get::<_, String>(0)).unwrap();
    })
}

/// How often `work` runs in a second, on so many threads together; it is told the thread.
fn many(threads: i64, work: impl Fn(i64) + Sync) -> u64 {
    let (count, done) = (AtomicU64::new(0), AtomicBool::new(false));
    let began = Instant::now();
    thread::scope(|scope| {
        for thread in 1..=threads {
            let (count, done, work) = (&count, &done, &work);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    work(thread);
                    count.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        thread::sleep(FOR);
        done.store(true, Ordering::Relaxed);
    });
    rate(count.into_inner(), began)
}

/// The same on this thread, for a connection that cannot be shared.
fn per_second(mut work: impl FnMut()) -> u64 {
    let (mut count, began) = (0, Instant::now());
    while began.elapsed() < FOR {
        work();
        count += 1;
    }
    rate(count, began)
}

fn rate(count: u64, began: Instant) -> u64 {
    count * 1000 / u64::try_from(began.elapsed().as_millis()).unwrap().max(1)
}

fn inserts(store: &Store, threads: i64) -> u64 {
    static NAME: AtomicU64 = AtomicU64::new(0);
    many(threads, |_| {
        let name = NAME.fetch_add(1, Ordering::Relaxed).to_string();
        store.write(|tx| tx.run(sql!("setting/set"), &values![name, "x"])).unwrap();
    })
}

/// Each thread in its own body's chain, as different offices do.
fn acts(store: &Store, threads: i64) -> u64 {
    let payload = serde_json::json!({ "days": 5 });
    many(threads, |thread| {
        let act = store.write(|tx| {
            tx.journal(&store::Entry {
                body: thread,
                at: jiff::Timestamp::UNIX_EPOCH,
                seat: Some(1),
                act: "bench/act",
                subject_kind: "bench",
                subject_id: thread,
                article: None,
                payload: &payload,
            })
        });
        act.unwrap();
    })
}

fn reads(store: &Store, threads: i64) -> u64 {
    many(threads, |_| {
        let found = store.read(|tx| tx.one(sql!("setting/find"), &values!["master_key"]));
        found.unwrap();
    })
}
