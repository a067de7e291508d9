//! What the style asks for and the compiler cannot see: arrows between the rooms, lengths, headers, purity.

mod arrows;
mod lengths;
pub mod migrations;
mod purity;
mod sql;
mod words;

use std::fmt::{self, Display};

use anyhow::Result;

pub use self::lengths::long_files;
use crate::workspace::Workspace;

/// One thing to mend.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path below the root.
    pub path: String,
    /// First line is 1; 0 where the whole file is meant.
    pub line: usize,
    pub what: String,
}

impl Fault {
    fn whole(path: &str, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: 0, what: what.into() }
    }

    fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// Everything found, in order of path.
pub fn check(house: &Workspace) -> Result<Vec<Fault>> {
    let texts = house.texts()?;
    let mut faults = arrows::check(house)?;
    faults.extend(migrations::check(house)?);
    for (path, text) in &texts {
        faults.extend(lengths::check(path, text));
        faults.extend(purity::check(path, text));
        faults.extend(sql::check(path, text));
        faults.extend(words::check(path, text));
    }
    faults.sort();
    Ok(faults)
}

/// What kind of file it is, by its name.
fn ends_in(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The house is tidy: this is how `cargo test` proves it.
    #[test]
    fn the_house_is_tidy() {
        let faults = check(&Workspace::here()).unwrap();
        let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert!(list.is_empty(), "\n{}", list.join("\n"));
    }
}
