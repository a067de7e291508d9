//! A file reads in one sitting, and a room's first line says what it is.

use anyhow::Result;

use super::{Fault, ends_in};
use crate::workspace::Workspace;

const LONGEST: usize = 800;
const WORTH_A_NOTE: usize = 500;

pub fn check(path: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_rust(path) {
        return faults;
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        faults.push(Fault::whole(path, format!("{lines} lines; {LONGEST} is the most a file may have")));
    }
    let opens_a_crate = path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs");
    if opens_a_crate && !text.starts_with("//! ") {
        faults.push(Fault::at(path, 1, "the first line says in one sentence what this room is (`//! …`)"));
    }
    faults
}

/// Rust files past the length worth a note, the longest first.
pub fn long_files(house: &Workspace) -> Result<Vec<(String, usize)>> {
    let texts = house.texts()?;
    let mut long: Vec<_> = texts
        .into_iter()
        .filter(|(path, _)| is_rust(path))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > WORTH_A_NOTE)
        .collect();
    long.sort_by_key(|(_, lines)| std::cmp::Reverse(*lines));
    Ok(long)
}

fn is_rust(path: &str) -> bool {
    path.strip_prefix("crates/").is_some_and(|rest| ends_in(rest, "rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_and_a_silent_crate_are_found() {
        assert_eq!(check("crates/text/src/table.rs", &"x\n".repeat(800)), []);
        assert_eq!(check("crates/text/src/table.rs", &"x\n".repeat(801)).len(), 1);
        assert_eq!(check("crates/text/src/lib.rs", "mod table;\n").len(), 1);
        assert_eq!(check("crates/text/src/lib.rs", "//! Headings.\n"), []);
        assert_eq!(check("tests/browser/long.mjs", &"x\n".repeat(900)), []);
    }
}
