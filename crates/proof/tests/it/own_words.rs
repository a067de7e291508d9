//! The program's own words pass its own proofreader: pages, messages, letters and papers in Chinese.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proof::{Lists, Prose};
use rule::Severity;

/// Rooms whose words people read. The others hold patterns, labels to recognise and examples of what is wrong.
const ROOMS: [&str; 7] = ["web", "acts", "office", "store", "paper", "press", "gongkai"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Rules on whole paragraphs: templates and messages are read in pieces, which may begin or end anywhere.
const WHOLE: [&str; 4] = ["TXT-08", "TXT-09", "TXT-22", "TXT-04"];

/// Strings that are sets of characters, or show how to type something.
const NO_WORDS: [&str; 3] = ["，。、（）：一二三四", "年的和与、）》", "示范县粮食局，，示范县发展和改革局"];

/// The words of a template: what stands between tags; what is put in stands as a number.
fn words_of_page(page: &str) -> Vec<String> {
    let (mut out, mut word) = (Vec::new(), String::new());
    let mut rest = page;
    while let Some(c) = rest.chars().next() {
        let skipped = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<", ">")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))
            .and_then(|(open, close)| Some((open, rest.find(close)? + close.len())));
        if let Some((open, end)) = skipped {
            // Inside a line marked words go on; a condition parts two wordings.
            let inline = ["<strong", "</strong", "<a ", "</a", "<span", "</span", "<q", "</q", "<em", "</em"];
            if open == "{{" {
                word.push('9');
            } else if open != "<" || !inline.iter().any(|tag| rest.starts_with(tag)) {
                out.push(std::mem::take(&mut word));
            }
            rest = &rest[end..];
        } else {
            if c == '\n' {
                out.push(std::mem::take(&mut word));
            } else {
                word.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    out.push(word);
    out
}

/// The literals of a source file before its tests: `{…}` stands as a number. Patterns are raw and not looked at.
fn words_of_source(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut out = Vec::new();
    for line in source.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
        if line.contains("r\"") || line.contains("r#\"") {
            continue;
        }
        let mut parts = line.split('"');
        parts.next();
        while let (Some(literal), Some(_)) = (parts.next(), parts.next()) {
            let mut word = String::new();
            let mut depth = 0;
            for c in literal.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => {
                        depth -= 1;
                        word.push('9');
                    }
                    c if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            // A single label says nothing about marks.
            if word.contains(['。', '，', '；', '、']) {
                out.push(word);
            }
        }
    }
    out
}

/// Lines of a paper that are Chinese, without code and quoted words.
fn words_of_paper(paper: &str) -> Vec<String> {
    let mut fenced = false;
    let mut out = Vec::new();
    for line in paper.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && !line.starts_with('|') {
            let spoken: String = line.split('`').step_by(2).collect::<Vec<_>>().join("9");
            let (han, all) = (spoken.chars().filter(|c| is_han(*c)).count(), spoken.chars().count());
            if han * 2 > all {
                out.push(spoken);
            }
        }
    }
    out
}

/// The items of the demonstration, each with its title: they are signed and published through the gate.
fn items_of_sample(sample: &str) -> Vec<String> {
    let (mut out, mut title) = (Vec::new(), "");
    let mut rest = sample;
    while let Some((line, more)) = rest.split_once('\n') {
        rest = more;
        if let Some(words) = line.strip_prefix("title = \"") {
            title = words.trim_end_matches('"');
        } else if line == "text = \"\"\""
            && let Some((text, more)) = rest.split_once("\"\"\"")
        {
            out.push(format!("{title}\n{text}"));
            rest = more;
        }
    }
    out
}

#[test]
fn the_demonstration_passes_the_gate() {
    let mut paths = Vec::new();
    files(&root().join("crates/gongkai/src/demo/data"), "toml", &mut paths);
    let items: Vec<String> = paths
        .iter()
        .flat_map(|path| items_of_sample(&std::fs::read_to_string(path).unwrap_or_default()))
        .collect();
    assert!(items.len() > 20, "only {} items were read", items.len());
    let mut wrong = String::new();
    for item in &items {
        for found in proof::read(&Prose::of_text(item), &Lists::default()) {
            if found.severity == Severity::Error {
                let _ = writeln!(wrong, "{} “{}” {}: {item:.80}", found.rule, found.quote, found.reason);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_programs_own_words_have_no_error() {
    let mut paths = Vec::new();
    files(&root().join("crates/web/templates"), "html", &mut paths);
    for room in ROOMS {
        files(&root().join("crates").join(room).join("src"), "rs", &mut paths);
    }
    files(&root().join("docs/manual"), "md", &mut paths);
    paths.extend(["README.md", "CHANGELOG.md"].map(|name| root().join(name)));
    let lists = Lists::default();
    let (mut read, mut wrong) = (0, String::new());
    for path in paths {
        if path.ends_with("tests.rs") {
            continue;
        }
        let Ok(content) = std::fs::read_to_string(&path) else { continue };
        let words = match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => words_of_page(&content),
            Some("rs") => words_of_source(&content),
            _ => words_of_paper(&content),
        };
        for text in words.iter().map(|text| text.trim()).filter(|text| text.chars().any(is_han)) {
            if NO_WORDS.iter().any(|other| text.contains(other)) {
                continue;
            }
            read += text.chars().count();
            for finding in proof::read(&Prose::of_text(text), &lists) {
                if finding.severity == Severity::Error && !WHOLE.contains(&finding.rule) {
                    let path = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
                    let _ = writeln!(wrong, "{path}: {} “{}” in “{text}”", finding.rule, finding.quote);
                }
            }
        }
    }
    assert!(read > 20_000, "only {read} characters were read");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn wrong_words_would_be_noticed() {
    let found = |words: Vec<String>| {
        words.iter().any(|text| {
            proof::read(&Prose::of_text(text), &Lists::default()).iter().any(|f| f.rule == "TXT-72")
        })
    };
    assert!(found(words_of_page("<p>把{{ name }}做为<strong>重点</strong>。</p>")));
    assert!(found(words_of_source("    say(\"请把{name}做为重点，办理。\");\n")));
    assert!(found(words_of_paper("# 说明\n把它做为重点。\n")));
    assert!(!found(words_of_source("#[cfg(test)]\nsay(\"做为重点，办理。\");")));
}

/// What a body lists itself is found, and only that.
#[test]
fn the_lists_of_a_body_are_read() {
    let sheet = "固定提法,示范先行、全域推进\n机构,示范县粮食局,示范县发展和改革局,,,2019-01-01\n领导,王示范,示范县县长\n许可,做为\n错词,示犯县,示范县";
    let lists = Lists::with(&proof::Sheet::read(sheet).unwrap()).published_on(jiff::civil::date(2024, 6, 3));
    let found = |text: &str| -> Vec<(&str, Option<String>)> {
        let found = proof::read(&Prose::of_text(text), &lists).into_iter();
        found.filter(|one| one.severity != Severity::Info).map(|one| (one.rule, one.suggestion)).collect()
    };
    let one = |rule, right: &str| vec![(rule, Some(right.to_owned()))];
    assert_eq!(found("坚持示范先行、全城推进。"), one("TXT-91", "示范先行、全域推进"));
    assert_eq!(found("坚持示犯先行、全域推进。"), one("TXT-91", "示范先行、全域推进"));
    assert_eq!(found("会同示范县粮食局办理。"), one("TXT-90", "示范县发展和改革局"));
    assert_eq!(found("示范县县长王示凡出席会议。"), one("TXT-93", "王示范"));
    assert_eq!(found("示犯县召开会议。"), one("PRF-01", "示范县"));
    for clean in
        ["坚持示范先行、全域推进。", "原示范县粮食局的职责。", "示范县副县长王示凡出席。", "做为重点工作。"]
    {
        assert_eq!(found(clean), [], "{clean}");
    }
}
