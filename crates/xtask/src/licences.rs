//! Licences and sources of everything that is built, against deny.toml, where cargo-deny is not installed.

use std::{collections::BTreeSet, fs};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::workspace::{Package, Workspace};

#[derive(Deserialize)]
struct Policy {
    licenses: Licences,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Banned>,
}

#[derive(Deserialize)]
struct Banned {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    registries: Vec<String>,
}

/// Prints what is not allowed; `true` when nothing is.
pub fn check(house: &Workspace) -> Result<bool> {
    let text = fs::read_to_string(house.root().join("deny.toml")).context("reading deny.toml")?;
    let policy: Policy = toml::from_str(&text).context("understanding deny.toml")?;
    let packages = house.packages()?;
    let faults: Vec<String> = packages.iter().filter_map(|package| fault(package, &policy)).collect();
    for fault in &faults {
        println!("{fault}");
    }
    println!("licences: {} packages, {} not allowed", packages.len(), faults.len());
    Ok(faults.is_empty())
}

fn fault(package: &Package, policy: &Policy) -> Option<String> {
    let who = format!("{} {}", package.name, package.version);
    if let Some(banned) = policy.bans.deny.iter().find(|banned| banned.name == package.name) {
        return Some(format!("{who}: banned: {}", banned.reason));
    }
    if let Some(source) = &package.source
        && !policy.sources.registries.iter().any(|known| source.ends_with(known.as_str()))
    {
        return Some(format!("{who}: comes from {source}"));
    }
    match &package.license {
        None => Some(format!("{who}: names no licence")),
        Some(terms) if permits(terms, &policy.licenses.allow) => None,
        Some(terms) => Some(format!("{who}: {terms}")),
    }
}

/// Whether an SPDX expression can be met with the allowed licences alone. `/` is the old way to write `OR`.
fn permits(terms: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = terms.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    either(&mut rest, allowed) && rest.is_empty()
}

fn either(rest: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut met = both(rest, allowed);
    while let ["OR", tail @ ..] = *rest {
        *rest = tail;
        met |= both(rest, allowed);
    }
    met
}

fn both(rest: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut met = one(rest, allowed);
    while let ["AND", tail @ ..] = *rest {
        *rest = tail;
        met &= one(rest, allowed);
    }
    met
}

fn one(rest: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let met = either(rest, allowed);
            if let [")", tail @ ..] = *rest {
                *rest = tail;
            }
            met
        }
        // An exception only widens what the licence permits.
        [name, "WITH", _, tail @ ..] | [name, tail @ ..] => {
            *rest = tail;
            allowed.contains(*name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed: BTreeSet<String> = ["MIT", "Apache-2.0"].map(String::from).into();
        let check = |terms: &str, expected: bool| assert_eq!(permits(terms, &allowed), expected, "{terms}");
        check("MIT", true);
        check("GPL-3.0-only", false);
        check("GPL-3.0-only OR MIT", true);
        check("GPL-3.0-only AND MIT", false);
        check("MIT/Apache-2.0", true);
        check("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true);
        check("(MIT OR GPL-3.0-only) AND Apache-2.0", true);
        check("(GPL-2.0-only OR GPL-3.0-only) AND MIT", false);
        check("", false);
    }

    /// Everything that is built here may be handed on.
    #[test]
    fn every_dependency_is_allowed() {
        assert!(check(&Workspace::here()).unwrap());
    }
}
