//! A process that is killed at any moment loses nothing it acknowledged, and its chain still verifies.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use store::testing::{TestStore, open, postgres, sqlite};
use store::{StoreError, Url, sql, values, verify};

use crate::{account, note, trace};

/// The address of the database the writing process is told to use.
const ADDRESS: &str = "GONGKAI_TEST_WRITER";

/// Which test of this binary the writing process runs.
const WRITER: &str = "crash::the_writing_process";

/// How many threads of it write, each into its own chain.
const THREADS: i64 = 4;

/// Not a test by itself: the process that is killed. Without an address there is nothing to write.
#[test]
fn the_writing_process() {
    let Ok(address) = std::env::var(ADDRESS) else { return };
    let store = open(&address.parse::<Url>().unwrap());
    let out = Mutex::new(std::io::stderr());
    thread::scope(|scope| {
        for body in 1..=THREADS {
            let (store, out) = (&store, &out);
            scope.spawn(move || {
                loop {
                    let written = store.write(|tx| {
                        let login = format!("a{}", tx.next_id()?);
                        let id = account(tx, &login)?.id;
                        trace(tx, "account/add", id)?;
                        Ok::<_, StoreError>((note(tx, body, id.0)?, id.0))
                    });
                    let (seq, id) = written.unwrap();
                    writeln!(out.lock().unwrap(), "ack {body} {seq} {id}").unwrap();
                }
            });
        }
    });
}

/// Lets the process write, kills it a little after its first acknowledgement, and returns what it acknowledged.
fn killed(store: &TestStore, address: &str, after: Duration) -> Vec<[i64; 3]> {
    let mut writer = Command::new(std::env::current_exe().unwrap());
    writer.args([WRITER, "--exact", "--nocapture"]).env(ADDRESS, address);
    let mut writer = writer.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(writer.stderr.take().unwrap());
    let mut text = String::new();
    lines.read_line(&mut text).unwrap();
    assert!(text.starts_with("ack "), "{}: {text}", store.url());
    thread::sleep(after);
    // On Unix this is SIGKILL.
    writer.kill().unwrap();
    writer.wait().unwrap();
    // What was still in the pipe was acknowledged too; the last line may be cut short.
    std::io::Read::read_to_string(&mut lines, &mut text).unwrap();
    let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole
        .map(|line| {
            let mut numbers = line.split_whitespace().skip(1).map(|number| number.parse().unwrap());
            std::array::from_fn(|_| numbers.next().unwrap())
        })
        .collect()
}

fn rounds(store: TestStore, address: &str, rounds: u64) {
    let mut acknowledged = 0;
    for round in 0..rounds {
        // Spread over 0 to 40 ms, always the same way.
        let after = Duration::from_micros(round * 7919 % 40_000);
        let acks = killed(&store, address, after);
        let again = open(store.url());
        again.migrate().unwrap();
        let lost = again.read(|tx| {
            let mut lost = Vec::new();
            for [body, seq, id] in &acks {
                let entry = tx.maybe(sql!("journal/digest"), &values![*body, *seq])?;
                let row = tx.maybe(sql!("account/load"), &values![*id])?;
                if entry.is_none() || row.is_none() {
                    lost.push((*body, *seq, *id));
                }
            }
            Ok::<_, StoreError>(lost)
        });
        assert_eq!(lost.unwrap(), [], "acknowledged and lost in round {round}");
        let found = verify(&again).unwrap();
        assert_eq!(found.problems, [], "round {round}");
        acknowledged += acks.len();
    }
    assert!(acknowledged >= usize::try_from(rounds).unwrap(), "only {acknowledged} writes were acknowledged");
}

#[test]
fn fifty_kills_lose_nothing_on_sqlite() {
    let store = sqlite();
    let address = store.url().to_string();
    rounds(store, &address, 50);
}

#[test]
fn kills_lose_nothing_on_postgres() {
    let store = postgres();
    let Url::Postgres(address) = store.url().clone() else { panic!("{:?}", store.url()) };
    rounds(store, &address, 10);
}
