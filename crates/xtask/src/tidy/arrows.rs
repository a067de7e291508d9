//! Which room may use which: the table, the manifests against it, and ARCHITECTURE.md against it.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result};

use super::Fault;
use crate::workspace::Workspace;

/// The table, row for row as in ARCHITECTURE.md. A room may also name what lies under the rooms it uses.
const TABLE: [(&str, &[&str]); 15] = [
    ("calendar", &[]),
    ("text", &[]),
    ("statute", &["calendar"]),
    ("rule", &["statute"]),
    ("office", &["statute", "rule", "text"]),
    ("report", &["statute", "rule", "text"]),
    ("proof", &["rule", "text"]),
    ("paper", &["text"]),
    ("press", &["report", "text", "paper"]),
    ("search", &["text"]),
    ("store", &["office", "report", "search"]),
    ("acts", &["office", "report", "proof", "paper", "store"]),
    ("web", &["acts", "store", "paper", "press", "search"]),
    ("gongkai", &["*"]),
    ("xtask", &["*"]),
];

pub fn check(house: &Workspace) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for room in house.rooms()? {
        let manifest = format!("crates/{}/Cargo.toml", room.name);
        let Some(may) = reach(&room.name) else {
            faults
                .push(Fault::whole(&manifest, "this room stands in no row of the table in ARCHITECTURE.md"));
            continue;
        };
        // A crate that names itself turns on its own features for its tests.
        let others = room.dependencies.iter().filter(|used| used.path.is_some() && used.name != room.name);
        for used in others {
            if !may.contains("*") && !may.contains(used.name.as_str()) {
                let what = format!("{} may not use {} (table in ARCHITECTURE.md)", room.name, used.name);
                faults.push(Fault::whole(&manifest, what));
            }
        }
    }
    faults.extend(paper_agrees(house)?);
    Ok(faults)
}

/// The rooms that `room` may name: those of its row, and all that lie under them.
fn reach(room: &str) -> Option<BTreeSet<&'static str>> {
    let (_, row) = TABLE.iter().find(|(name, _)| *name == room)?;
    let mut all: BTreeSet<&'static str> = row.iter().copied().collect();
    for used in *row {
        all.extend(reach(used).unwrap_or_default());
    }
    Some(all)
}

/// ARCHITECTURE.md shows this very table between its two marks.
fn paper_agrees(house: &Workspace) -> Result<Vec<Fault>> {
    let path = "ARCHITECTURE.md";
    let text = fs::read_to_string(house.root().join(path)).context("reading ARCHITECTURE.md")?;
    let shown: Vec<&str> = text
        .lines()
        .skip_while(|line| *line != "<!-- arrows -->")
        .take_while(|line| *line != "<!-- /arrows -->")
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .collect();
    let wanted: Vec<String> = TABLE.iter().map(|(room, uses)| row(room, uses)).collect();
    if shown == wanted {
        return Ok(Vec::new());
    }
    let what = format!("the table between the marks should read:\n{}", wanted.join("\n"));
    Ok(vec![Fault::whole(path, what)])
}

fn row(room: &str, uses: &[&str]) -> String {
    let uses = match uses {
        [] => "—".to_owned(),
        ["*"] => "anything".to_owned(),
        some => some.join(", "),
    };
    format!("| {room} | {uses} |")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_reaches_what_lies_under_its_rooms() {
        let office = reach("office").unwrap();
        assert_eq!(office.into_iter().collect::<Vec<_>>(), ["calendar", "rule", "statute", "text"]);
        assert!(!reach("report").unwrap().contains("office"));
        assert!(!reach("store").unwrap().contains("acts"));
        assert!(reach("leftovers").is_none());
    }
}
