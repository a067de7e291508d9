//! Words that have no place in what is committed: paths of somebody's machine, hosts of registries, loose ends.

use super::{Fault, ends_in};

// Joined here, so that this file does not find itself.
const LOOSE_ENDS: [&str; 2] = [concat!("TO", "DO"), concat!("FIX", "ME")];
const MACHINE: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/tmp/", "wt"),
    concat!("registry.", "npm"),
];
const STUBS: [&str; 2] = [concat!("to", "do!("), concat!("unimple", "mented!(")];

pub fn check(path: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut found = |what: String| faults.push(Fault::at(path, number + 1, what));
        for word in LOOSE_ENDS {
            if mentions(line, word) && !line.contains(&format!("{word}(#")) {
                found(format!("{word} names an issue: {word}(#12)"));
            }
        }
        for part in MACHINE.iter().filter(|part| line.contains(*part)) {
            found(format!("{part} is a place on somebody's machine"));
        }
        if ends_in(path, "rs") {
            for stub in STUBS.iter().filter(|stub| line.contains(*stub)) {
                found(format!("{stub} is a stub"));
            }
        }
    }
    faults
}

/// The word stands by itself in the line.
fn mentions(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        !part_of_word(before) && !part_of_word(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_ends_name_an_issue() {
        let word = LOOSE_ENDS[0];
        assert_eq!(check("a.rs", &format!("// {word}: later")).len(), 1);
        assert_eq!(check("a.rs", &format!("// {word}(#12): when the notice is out")), []);
        assert_eq!(check("a.rs", &format!("MAS{word}NT")), []);
    }

    #[test]
    fn machine_paths_are_found() {
        assert_eq!(check("README.md", &format!("cd {}main", MACHINE[0])).len(), 1);
        assert_eq!(check("README.md", "cd demo-data"), []);
    }
}
