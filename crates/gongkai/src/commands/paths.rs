//! The files that are meant: files, folders with all below them, patterns.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use paper::Format;

/// Folders below one another that are looked into.
const DEEPEST: usize = 32;
/// Files in folders that may be reports.
const KINDS: [Format; 10] = [
    Format::Text,
    Format::Html,
    Format::Docx,
    Format::Xlsx,
    Format::Pdf,
    Format::Doc,
    Format::Xls,
    Format::Rtf,
    Format::Odf,
    Format::Ofd,
];

/// The files of the arguments in order, each folder's by name; what is not there stays, to be refused by name. The
/// second is true where a folder or a pattern was given, so that the result is a list however many files there are.
pub fn files(arguments: &[String]) -> (Vec<String>, bool) {
    of(arguments, may_be_report)
}

/// The same for files of other kinds.
pub fn of(arguments: &[String], wanted: fn(&Path) -> bool) -> (Vec<String>, bool) {
    let (mut files, mut many) = (Vec::new(), arguments.len() > 1);
    for argument in arguments {
        let path = Path::new(argument);
        if path.is_dir() {
            many = true;
            walk(path, 0, wanted, &mut files);
        } else if !path.exists() && argument.contains(['*', '?']) {
            let before = files.len();
            pattern(argument, wanted, &mut files);
            many = true;
            if files.len() == before {
                files.push(argument.clone());
            }
        } else {
            files.push(argument.clone());
        }
    }
    (files, many)
}

fn walk(folder: &Path, depth: usize, wanted: fn(&Path) -> bool, files: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        files.push(folder.display().to_string());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        // Word's locks and what a browser saves beside a page are no reports.
        if name.starts_with(['.', '~']) || path.is_symlink() || name.ends_with("_files") {
            continue;
        }
        if path.is_dir() {
            if depth < DEEPEST {
                walk(&path, depth + 1, wanted, files);
            }
        } else if wanted(&path) {
            files.push(path.display().to_string());
        }
    }
}

fn may_be_report(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    // Lists lie beside reports and are none.
    !matches!(ending.as_str(), "csv" | "tsv")
        && KINDS.iter().any(|kind| kind.endings().contains(&ending.as_str()))
}

/// The files that a pattern means, where the shell has left it to us: `*` and `?` in any part, `**` for all folders below.
fn pattern(argument: &str, wanted: fn(&Path) -> bool, files: &mut Vec<String>) {
    let parts: Vec<&str> = argument.split('/').collect();
    let start = if argument.starts_with('/') { PathBuf::from("/") } else { PathBuf::new() };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    expand(&start, &parts, 0, wanted, files);
}

fn expand(at: &Path, parts: &[&str], depth: usize, wanted: fn(&Path) -> bool, files: &mut Vec<String>) {
    let Some((part, rest)) = parts.split_first() else {
        if at.is_dir() {
            walk(at, depth, wanted, files);
        } else if at.exists() {
            files.push(at.display().to_string());
        }
        return;
    };
    if !part.contains(['*', '?']) {
        expand(&at.join(part), rest, depth, wanted, files);
        return;
    }
    let folder = if at.as_os_str().is_empty() { Path::new(".") } else { at };
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut names: Vec<String> =
        entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    if *part == "**" {
        expand(at, rest, depth, wanted, files);
        for name in names.iter().filter(|name| !name.starts_with('.') && depth < DEEPEST) {
            let below = at.join(name);
            if below.is_dir() && !below.is_symlink() {
                expand(&below, parts, depth + 1, wanted, files);
            }
        }
        return;
    }
    for name in names.iter().filter(|name| !name.starts_with('.') && matches(part, name)) {
        expand(&at.join(name), rest, depth, wanted, files);
    }
}

/// Whether a name is of a pattern: `*` any characters, `?` one.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    p = at + 1;
                    n = from + 1;
                    star = Some((at, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_matched() {
        for (pattern, name, expected) in [
            ("*.txt", "a.txt", true),
            ("*.txt", "a.txt.doc", false),
            ("20??年*", "2024年年度报告.docx", true),
            ("20??年*", "204年", false),
            ("*报告*", "年度报告", true),
            ("a*b*c", "aXbYbZc", true),
            ("?", "", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn folders_are_walked_in_order_without_what_is_no_report() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        };
        for name in
            ["b.txt", "a/2.DOCX", "a/1.html", "a/~$2.docx", "logo.png", ".hidden.txt", "page_files/x.html"]
        {
            file(name);
        }
        let root = folder.path().display().to_string();
        let below = |files: &[String]| -> Vec<String> {
            files.iter().map(|file| file[root.len() + 1..].to_owned()).collect()
        };
        let (found, many) = files(std::slice::from_ref(&root));
        assert!(many);
        assert_eq!(below(&found), ["a/1.html", "a/2.DOCX", "b.txt"]);
        let (found, _) = files(&[format!("{root}/**/*.html")]);
        assert_eq!(below(&found), ["a/1.html", "page_files/x.html"]);
        let (found, _) = files(&[format!("{root}/*.pdf")]);
        assert_eq!(below(&found), ["*.pdf"]);
    }
}
