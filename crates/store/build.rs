//! Reads the folders `sql/` and `migrations/` and writes the tables of statements and of migrations, so that a new
//! statement is a new file and nothing else, and a name that does not exist does not compile.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The text both engines share, SQLite's own and PostgreSQL's own, each with its path below the crate.
#[derive(Default)]
struct Texts {
    shared: Option<String>,
    sqlite: Option<String>,
    postgres: Option<String>,
}

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=sql");
    println!("cargo:rerun-if-changed=migrations");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("statements.rs"), statements(&gather(&root, "sql")?)?)?;
    fs::write(out.join("migrations.rs"), migrations(&gather(&root, "migrations")?)?)
}

/// All `.sql` files below `folder`, by name; `NNNN_name.after.sql` is for the tests only.
fn gather(root: &Path, folder: &str) -> io::Result<BTreeMap<String, Texts>> {
    let mut found: BTreeMap<String, Texts> = BTreeMap::new();
    let mut open = vec![root.join(folder)];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(&here)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let below = path.strip_prefix(root).map_err(io::Error::other)?;
            let file = below.to_str().expect("our own file names are ASCII").replace('\\', "/");
            let Some(stem) = file.strip_suffix(".sql") else { continue };
            let stem = stem.strip_prefix(folder).unwrap_or(stem).trim_start_matches('/');
            let file = format!("/{file}");
            if let Some(name) = stem.strip_suffix(".sqlite") {
                found.entry(name.to_owned()).or_default().sqlite = Some(file);
            } else if let Some(name) = stem.strip_suffix(".postgres") {
                found.entry(name.to_owned()).or_default().postgres = Some(file);
            } else if stem.strip_suffix(".after").is_none() {
                found.entry(stem.to_owned()).or_default().shared = Some(file);
            }
        }
    }
    Ok(found)
}

/// A statement is either one shared file or a pair of twins.
fn statements(found: &BTreeMap<String, Texts>) -> io::Result<String> {
    let mut code = String::from("const STATEMENTS: &[Statement] = &[\n");
    for (name, texts) in found {
        let (sqlite, postgres) = match texts {
            Texts { shared: Some(one), sqlite: None, postgres: None } => (one, one),
            Texts { shared: None, sqlite: Some(one), postgres: Some(other) } => (one, other),
            _ => return Err(io::Error::other(format!("sql/{name}: one shared file, or both twins"))),
        };
        let (sqlite, postgres) = (include(sqlite), include(postgres));
        let _ = writeln!(code, "Statement {{ name: {name:?}, sqlite: {sqlite}, postgres: {postgres} }},");
    }
    code.push_str("];\n");
    Ok(code)
}

/// A migration is the shared file, then what this engine alone needs.
fn migrations(found: &BTreeMap<String, Texts>) -> io::Result<String> {
    let mut code = String::from("const MIGRATIONS: &[Migration] = &[\n");
    for (expected, (name, texts)) in (1_i64..).zip(found) {
        let number: i64 = name.split('_').next().and_then(|digits| digits.parse().ok()).unwrap_or(0);
        if number != expected {
            return Err(io::Error::other(format!("migrations/{name}: the number must be {expected}")));
        }
        let list = |own: &Option<String>| {
            texts.shared.iter().chain(own).map(|file| include(file)).collect::<Vec<_>>().join(", ")
        };
        let (sqlite, postgres) = (list(&texts.sqlite), list(&texts.postgres));
        let _ = writeln!(
            code,
            "Migration {{ number: {number}, name: {name:?}, sqlite: &[{sqlite}], postgres: &[{postgres}] }},"
        );
    }
    code.push_str("];\n");
    Ok(code)
}

fn include(file: &str) -> String {
    format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))")
}
