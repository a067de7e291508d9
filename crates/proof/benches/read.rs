//! All rules over plain text: a megabyte of official prose, ten of it, a single line of a megabyte; beside zhlint and
//! autocorrect on the same text where they are installed (`scripts/peers/wording_checks.mjs`).

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{fs, io};

use proof::{Lists, Prose};

const LAW: &str = include_str!("../../statute/law/regulation-2019.txt");
const SEED: &str = include_str!("../../report/tests/data/xinfeng-union-2024.txt");
const CASES: &str = include_str!("../tests/data/text-cases.csv");

/// Official prose of so many bytes: the Regulation and a report, again and again.
fn prose(bytes: usize) -> String {
    let both = format!("{LAW}\n{SEED}\n");
    both.repeat(bytes / both.len() + 1)
}

fn findings(text: &str) -> usize {
    proof::read(&Prose::of_text(black_box(text)), &Lists::default()).len()
}

/// The best of some readings; a busy machine spoils the others.
fn time(id: &str, text: &str) {
    let mut best = f64::INFINITY;
    for _ in 0..4 {
        let begin = Instant::now();
        black_box(findings(text));
        best = best.min(begin.elapsed().as_secs_f64() * 1000.0);
    }
    tell(id, &format!("{best:.2} ms"));
}

#[expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]
fn tell(id: &str, value: &str) {
    println!("figure {id} {value}");
}

/// The peers over the same text and the same cases, in a script of theirs.
fn peers(text: &str) -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::var_os("PEERS").map_or_else(|| root.clone(), PathBuf::from);
    let file = std::env::temp_dir().join("gongkai-bench-prose.txt");
    fs::write(&file, text)?;
    let output = Command::new("node")
        .current_dir(folder)
        .arg(root.join("scripts/peers/wording_checks.mjs"))
        .args([&file, &root.join("crates/proof/tests/data/text-cases.csv")])
        .output();
    fs::remove_file(&file)?;
    let said = String::from_utf8_lossy(&output?.stdout).into_owned();
    for line in said.lines().filter_map(|line| line.strip_prefix("figure ")) {
        if let Some((id, value)) = line.split_once(' ') {
            tell(id, value);
        }
    }
    Ok(())
}

fn main() {
    let one = prose(1_000_000);
    black_box(findings(SEED));
    time("proof/read_1mb", &one);
    time("proof/read_10mb", &prose(10_000_000));
    time("proof/read_one_line", &one.replace(['\n', '\t'], ""));
    time("proof/read_no_marks", &"县总工会认真贯彻落实上级决定扎实推进各项工作".repeat(15_873));
    let wrong = CASES.lines().filter_map(|line| line.strip_suffix(",1"));
    let seen = wrong.filter(|line| line.split_once(',').is_some_and(|(_, text)| findings(text) > 0)).count();
    tell("proof/cases", &format!("{seen} cases"));
    // Without Node the peers are left out of the table.
    drop(peers(&one));
}
