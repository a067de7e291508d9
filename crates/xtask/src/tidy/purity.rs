//! The pure rooms touch no file, no network, no clock, no dice; `paper` takes bytes, never paths.

use super::{Fault, ends_in};

const PURE: [&str; 9] =
    ["calendar", "statute", "rule", "text", "office", "report", "proof", "search", "paper"];

const NOT_HERE: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "tokio",
    "getrandom",
    "async fn",
    "PathBuf",
];

pub fn check(path: &str, text: &str) -> Vec<Fault> {
    let is_pure = PURE.iter().any(|room| path.starts_with(&format!("crates/{room}/src/")));
    if !is_pure || !ends_in(path, "rs") {
        return Vec::new();
    }
    let mut faults = Vec::new();
    // Unit tests stand at the bottom of a file and may read what they need.
    let code = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    for (number, line) in code.enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        for word in NOT_HERE.iter().filter(|word| line.contains(*word)) {
            faults.push(Fault::at(path, number + 1, format!("{word} in a pure room")));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pure_rooms_keep_their_hands_off_the_world() {
        let reads = "use std::fs;\n";
        assert_eq!(check("crates/report/src/form.rs", reads).len(), 1);
        assert_eq!(check("crates/store/src/open.rs", reads), []);
        assert_eq!(check("crates/report/tests/it/main.rs", reads), []);
        assert_eq!(check("crates/report/src/form.rs", "/// Not std::fs.\n"), []);
        assert_eq!(check("crates/report/src/form.rs", &format!("#[cfg(test)]\nmod tests {{ {reads} }}")), []);
    }
}
