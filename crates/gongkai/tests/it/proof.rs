//! `gongkai proof` as a person or a program runs it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Proofreads what is given on standard input.
fn proof(text: &str, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["proof", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The contract others build on: these keys, these words, and places that point at the quoted words.
#[test]
fn json_keeps_its_contract() {
    let text = "😀关于开展活动的通知\n\n各科室,要认真落实，做为重点工作。";
    let out = proof(text, &["--format", "json"]);
    assert_eq!(out.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&out.stdout).unwrap();
    let findings = said["findings"].as_array().unwrap();
    let rules: Vec<&str> = findings.iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["TXT-01", "TXT-72"]);
    let chars: Vec<char> = text.chars().collect();
    for one in findings {
        let at = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
        let there: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(there, one["quote"].as_str().unwrap());
        assert_eq!((one["level"].as_str(), one["confidence"].as_str()), (Some("error"), Some("certain")));
        for key in ["suggestion", "reason", "citation"] {
            assert!(!one[key].as_str().unwrap().is_empty(), "{key}");
        }
    }
}

#[test]
fn only_what_was_asked_for() {
    let text = "各科室,要做为重点工作。";
    let of = |only: &str| {
        let out = proof(text, &["--format", "json", "--only", only]);
        let said: Value = serde_json::from_slice(&out.stdout).unwrap();
        said["findings"].as_array().unwrap().len()
    };
    assert_eq!(
        (of("characters"), of("punctuation"), of("numerals"), of("punctuation,characters")),
        (1, 1, 0, 2)
    );
}

#[test]
fn the_exit_status_tells_how_it_went() {
    assert_eq!(proof("工作已经完成。", &[]).status.code(), Some(0));
    assert_eq!(proof("工作已经完成.", &[]).status.code(), Some(1));
    let missing = Command::new(env!("CARGO_BIN_EXE_gongkai")).args(["proof", "没有的.txt"]).output().unwrap();
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8(missing.stderr).unwrap().contains("找不到这个文件"));
}

#[test]
fn words_and_sarif_say_the_same() {
    let text = "第一行。\n各科室,要认真落实。";
    let words = String::from_utf8(proof(text, &[]).stdout).unwrap();
    assert!(words.contains("错误1处，疑似0处，体例0处"), "{words}");
    assert!(words.contains("错误　第2行第4字　TXT-01　“,”→“，”"), "{words}");
    let log: Value = serde_json::from_slice(&proof(text, &["--format", "sarif"]).stdout).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "TXT-01");
    assert_eq!(log["runs"][0]["results"][0]["level"], "error");
}
