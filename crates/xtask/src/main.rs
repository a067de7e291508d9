//! Our own chores: `cargo xtask tidy`, `cargo xtask licences`, `cargo xtask bench`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore speaks on the terminal")]

mod bench;
mod licences;
mod rules;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use workspace::Workspace;

const HELP: &str = "\
cargo xtask tidy              what style.md asks for and the compiler cannot see
cargo xtask licences          every dependency's licence and source against deny.toml
cargo xtask bench [WORD]      measure, and print each figure beside its target; WORD selects by id
cargo xtask rules             write docs/rules from the rules themselves
cargo xtask seal-migrations   note the digests of the migrations now released; they cannot be edited after that";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("error: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<bool> {
    let house = Workspace::here();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["tidy"] => tidy_up(&house),
        ["licences"] => licences::check(&house),
        ["bench"] => bench::run(&house, None),
        ["bench", word] => bench::run(&house, Some(word)),
        ["rules"] => rules::write(&house).map(|()| true),
        ["seal-migrations"] => tidy::migrations::seal(&house).map(|()| true),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(true)
        }
        _ => bail!("no such chore: {}\n{HELP}", arguments.join(" ")),
    }
}

fn tidy_up(house: &Workspace) -> Result<bool> {
    let faults = tidy::check(house)?;
    for fault in &faults {
        println!("{fault}");
    }
    for (path, lines) in tidy::long_files(house)? {
        println!("note: {path} has {lines} lines; aim for 300");
    }
    println!(
        "tidy: {}",
        if faults.is_empty() { "nothing found".to_owned() } else { faults.len().to_string() }
    );
    Ok(faults.is_empty())
}
