//! One statement, one file: lower case, headed by what it returns.

use super::{Fault, ends_in};

pub fn check(path: &str, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !ends_in(path, "sql") {
        return faults;
    }
    if !text.starts_with("-- ") {
        let what = "the first line says what this returns and what $1, $2 are (`-- …`)";
        faults.push(Fault::at(path, 1, what));
    }
    for (number, line) in text.lines().enumerate() {
        let code = bare(line);
        if code.chars().any(char::is_uppercase) {
            faults.push(Fault::at(path, number + 1, "SQL is written in lower case"));
        }
        if code.contains("select *") {
            faults.push(Fault::at(path, number + 1, "name the columns instead of `select *`"));
        }
    }
    faults
}

/// The line without its comment and without what stands in quotes.
fn bare(line: &str) -> String {
    let mut code = String::new();
    let mut quoted = None;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match quoted {
            Some(mark) if c == mark => quoted = None,
            Some(_) => {}
            None if c == '\'' || c == '"' => quoted = Some(c),
            None if c == '-' && rest.peek() == Some(&'-') => break,
            None => code.push(c),
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_case_and_stars() {
        let good =
            "-- One request. $1: its id.\nselect id, kind -- The KIND\nfrom request where kind = 'OUT-01'\n";
        assert_eq!(check("crates/store/sql/request/find.sql", good), []);
        assert_eq!(check("x.sql", "select id from request\n").len(), 1);
        assert_eq!(check("x.sql", "-- All.\nSELECT id from request\n").len(), 1);
        assert_eq!(check("x.sql", "-- All.\nselect * from request\n").len(), 1);
    }
}
