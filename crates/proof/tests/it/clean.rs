//! False alarms on official text that is as it should be: at most one of level error in 20,000 characters.

use std::path::Path;
use std::{fs, io};

use rule::Severity;

use crate::read;

/// Every file of a folder beneath this crate, in order: name and text.
fn texts(folder: &str) -> io::Result<Vec<(String, String)>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))? {
        let entry = entry?;
        texts.push((entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path())?));
    }
    texts.sort();
    Ok(texts)
}

/// Characters read, and what is said of level error or likely.
fn alarms(folder: &str, most: Severity) -> (usize, Vec<String>) {
    let (mut characters, mut said) = (0, Vec::new());
    for (name, text) in texts(folder).expect("the folder is part of the repository") {
        characters += text.chars().count();
        let chars: Vec<char> = text.chars().collect();
        for finding in read(&text)
            .iter()
            .filter(|finding| finding.severity <= most && finding.family != proof::Family::PersonalData)
        {
            let (start, end) = (finding.place.start as usize, finding.place.end as usize);
            let around: String =
                chars[start.saturating_sub(12)..(end + 12).min(chars.len())].iter().collect();
            let around = around.replace(['\n', '\r'], "⏎");
            said.push(format!(
                "{name}:{} {} {}「{around}」{}",
                finding.place.line,
                finding.rule,
                finding.level(),
                finding.reason
            ));
        }
    }
    (characters, said)
}

#[test]
fn clean_pages_raise_no_false_alarm() {
    let (characters, said) = alarms("tests/clean", Severity::Warning);
    assert!(said.is_empty(), "{} in {characters} characters\n{}", said.len(), said.join("\n"));
}

#[test]
fn the_law_raises_no_false_alarm() {
    let (characters, said) = alarms("../statute/law", Severity::Error);
    assert!(
        said.len() <= characters / 20_000,
        "{} in {characters} characters\n{}",
        said.len(),
        said.join("\n")
    );
}
