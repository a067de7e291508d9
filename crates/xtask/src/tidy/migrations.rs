//! Migrations only go forward: once sealed by a release, a file keeps its digest.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Fault;
use crate::workspace::Workspace;

const FOLDER: &str = "crates/store/migrations";
const SEALED: &str = "crates/xtask/data/migrations.sha256";

pub fn check(house: &Workspace) -> Result<Vec<Fault>> {
    let sealed = fs::read_to_string(house.root().join(SEALED)).context("reading the sealed digests")?;
    let now = digests(house)?;
    let mut faults = Vec::new();
    for line in sealed.lines().filter(|line| !line.starts_with('#')) {
        let Some((digest, name)) = line.split_once("  ") else {
            faults.push(Fault::whole(SEALED, format!("not `digest  name`: {line}")));
            continue;
        };
        let path = format!("{FOLDER}/{name}");
        match now.get(name) {
            None => faults.push(Fault::whole(&path, "a released migration is gone")),
            Some(found) if found != digest => {
                faults.push(Fault::whole(&path, "a released migration was edited; write a new one instead"));
            }
            Some(_) => {}
        }
    }
    Ok(faults)
}

/// Writes down the digests of all migrations there are now.
pub fn seal(house: &Workspace) -> Result<()> {
    let mut list = String::from("# Digests of released migrations, by `cargo xtask seal-migrations`.\n");
    for (name, digest) in digests(house)? {
        writeln!(list, "{digest}  {name}")?;
    }
    fs::write(house.root().join(SEALED), list).context("writing the sealed digests")
}

fn digests(house: &Workspace) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for (path, text) in house.texts()? {
        if let Some(name) = path.strip_prefix(&format!("{FOLDER}/")) {
            let digest = Sha256::digest(text.as_bytes());
            let hex = digest.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
            all.insert(name.to_owned(), hex);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_migration_is_found() {
        let place = tempfile::tempdir().unwrap();
        let house = Workspace::at(place.path());
        let write = |path: &str, text: &str| {
            let path = place.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("crates/store/migrations/0001_core.sql", "-- The core.\n");
        write(SEALED, "");
        seal(&house).unwrap();
        assert_eq!(check(&house).unwrap(), []);
        write("crates/store/migrations/0002_more.sql", "-- More.\n");
        assert_eq!(check(&house).unwrap(), []);
        write("crates/store/migrations/0001_core.sql", "-- The core, edited.\n");
        assert_eq!(check(&house).unwrap().len(), 1);
    }
}
