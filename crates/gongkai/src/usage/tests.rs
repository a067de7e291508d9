use clap::CommandFactory as _;

use super::*;
use crate::Cli;

/// What has no Chinese name in use.
const NAMES: &[&str] = &[
    "gongkai",
    "JSON",
    "Word",
    "Markdown",
    "HTTPS",
    "ICP",
    "UTF",
    "GB",
    "PostgreSQL",
    "SQLite",
    "Ctrl",
    "pg",
    "dump",
    "DOCX",
    "PDF",
    "XLSX",
];

fn helps(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
    found.push((path.to_owned(), help(command, path)));
    for sub in command.get_subcommands() {
        helps(sub, &format!("{path} {}", sub.get_name()), found);
    }
}

/// Names of commands, options, values and variables, each cut where it is not a letter.
fn known(command: &Command, words: &mut Vec<String>) {
    let cut = |name: &str, words: &mut Vec<String>| words.extend(letters(name));
    cut(command.get_name(), words);
    for arg in command.get_arguments() {
        arg.get_long().into_iter().for_each(|name| cut(name, words));
        arg.get_env().into_iter().for_each(|name| cut(&name.to_string_lossy(), words));
        arg.get_possible_values().iter().for_each(|value| cut(value.get_name(), words));
        arg.get_default_values().iter().for_each(|value| cut(&value.to_string_lossy(), words));
    }
    command.get_subcommands().for_each(|sub| known(sub, words));
}

fn letters(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).map(str::to_owned).collect()
}

/// Without the lines of the examples.
fn prose(help: &str) -> String {
    let (before, after) = help.split_once("示例：\n").unwrap_or((help, ""));
    let rest = after.lines().filter(|line| !line.starts_with("  "));
    [before].into_iter().chain(rest).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_help_is_chinese_and_ends_with_examples() {
    let root = Cli::command();
    let (mut found, mut words) = (Vec::new(), ["help", "version"].map(str::to_owned).to_vec());
    helps(&root, "gongkai", &mut found);
    known(&root, &mut words);
    words.extend(NAMES.iter().map(|name| (*name).to_owned()));
    // Codes of roles and kinds, and how an address is written, are words to be typed.
    words.extend(letters(
        "organ authorised utility voluntary clerk reviewer leader office_head supervisor auditor admin",
    ));
    words.extend(letters("sqlite postgres error SFMZ"));
    words.extend(letters("sarif SARIF docx DOCX OFD GB Excel https www example gov cn"));
    // What the JSON of `read` holds.
    words.extend(letters("doubts kind number blank text absent new_received natural json jsonl"));
    assert!(found.len() > 15);
    for (path, help) in found {
        assert!(help.contains("用法：") && help.contains("选项："), "{path}: {help}");
        for word in letters(&prose(&help)) {
            assert!(words.contains(&word), "{path}: “{word}” in\n{help}");
        }
    }
    for path in [vec!["gongkai"], vec!["gongkai", "user"], vec!["gongkai", "body"]] {
        let typed = path.iter().chain(&["--help"]).copied().collect::<Vec<_>>().join(" ");
        let (text, status) = refused(&typed);
        assert!(status == 0 && text.contains("示例："), "{text}");
    }
}

fn refused(typed: &str) -> (String, u8) {
    let arguments: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
    let mut command = in_chinese(Cli::command());
    let error = command.try_get_matches_from_mut(&arguments).unwrap_err();
    said(&error, &command, &arguments)
}

#[test]
fn refusals_say_what_was_typed_and_the_way_out() {
    for (typed, sentence, way) in [
        ("gongkai audti", "没有“audti”这个命令，可能是要写 audit。", "gongkai --help"),
        ("gongkai user lst", "没有“lst”这个命令，可能是要写 list。", "gongkai user --help"),
        ("gongkai user help", "没有“help”这个命令。", "gongkai user --help"),
        ("gongkai serve --lisen x", "没有“--lisen”这个选项，可能是要写 --listen。", "gongkai serve --help"),
        ("gongkai serve extra", "“extra”是多余的", "gongkai serve --help"),
        ("gongkai serve --listen nowhere", "--listen <地址> 不能写“nowhere”：应为地址和端口", "serve --help"),
        ("gongkai serve --listen", "--listen <地址> 后面没有写内容。", "gongkai serve --help"),
        (
            "gongkai clock --receipt 2024-02-30",
            "--receipt <日期> 不能写“2024-02-30”：应为实有的日期",
            "clock",
        ),
        ("gongkai clock", "还须写明 --receipt <日期>。", "gongkai clock --help"),
        ("gongkai clock --receipt 2024-02-01 --extension many", "不能写“many”：应为整数", "clock"),
        ("gongkai clock --receipt 2024-02-01 --receipt 2024-02-02", "--receipt <日期> 只能写一次。", "clock"),
        ("gongkai clock --receipt 2024-02-01 --hold x", "不能写“x”：“x”应写作", "clock"),
        (
            "gongkai audit a.txt --format xml",
            "--format <格式> 不能写“xml”，可以写：text、json、html、sarif、xlsx。",
            "audit",
        ),
        (
            "gongkai clock --format json --receipt 2024-02-01",
            "--format <格式> 不能和 --receipt <日期> 一起写。",
            "gongkai clock --help",
        ),
        ("gongkai audit", "还须写明 <文件>...。", "gongkai audit --help"),
        ("gongkai report --body A --year 19", "--year <年度> 不能写“19”：应为", "gongkai report --help"),
        (
            "gongkai user appoint li --role boss",
            "--role <岗位> 不能写“boss”：应为以下之一：",
            "gongkai user appoint",
        ),
    ] {
        let (text, status) = refused(typed);
        assert_eq!(status, 2, "{typed}");
        assert!(
            text.starts_with("错误：") && text.contains(sentence) && text.contains(way),
            "{typed}: {text}"
        );
    }
}
