//! The command line as its reader sees it: help and refusals in Chinese, read off the tree of commands.

use std::env;
use std::error::Error as _;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, ArgAction, Command, Parser};

/// Reads the arguments of this process. Help, version and refusals are said here, and the exit status is what is left.
///
/// # Errors
/// The exit status, where nothing is to be run.
pub fn read<P: Parser>() -> Result<P, ExitCode> {
    let arguments: Vec<OsString> = env::args_os().collect();
    let mut command = in_chinese(P::command());
    let read = command.try_get_matches_from_mut(&arguments);
    read.and_then(|matches| P::from_arg_matches(&matches)).map_err(|error| {
        let (text, status) = said(&error, &command, &arguments);
        // Nothing is left to be done when whoever reads has gone.
        let _ = match status {
            0 => write!(io::stdout(), "{text}"),
            _ => write!(io::stderr(), "{text}"),
        };
        ExitCode::from(status)
    })
}

/// The tree of commands with help of our own.
fn in_chinese(command: Command) -> Command {
    let path = command.get_name().to_owned();
    with_help(command, &path)
}

fn with_help(command: Command, path: &str) -> Command {
    let text = help(&command, path);
    let inner = |sub: Command| {
        let path = format!("{path} {}", sub.get_name());
        with_help(sub, &path)
    };
    command.mut_subcommands(inner).disable_help_subcommand(true).override_help(text)
}

/// The help of a command: what it is for, how it is written, its parts, examples. (Writing to a string never fails.)
fn help(command: &Command, path: &str) -> String {
    let mut text = String::new();
    if let Some(about) = command.get_about() {
        let _ = write!(text, "{about}\n\n");
    }
    let _ = writeln!(text, "用法：{}", usage(command, path));
    let commands = command.get_subcommands();
    let commands = commands.map(|sub| (sub.get_name().to_owned(), about(sub)));
    text += &section("命令", commands.collect());
    let positionals = command.get_positionals();
    text += &section("参数", positionals.map(|arg| (written(arg), explained(arg))).collect());
    let options = command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set());
    let mut options: Vec<_> = options.map(|arg| (flagged(arg), explained(arg))).collect();
    options.push(("-h, --help".to_owned(), "显示用法".to_owned()));
    if command.get_version().is_some() {
        options.push(("-V, --version".to_owned(), "显示版本".to_owned()));
    }
    text += &section("选项", options);
    if let Some(after) = command.get_after_help() {
        let _ = writeln!(text, "\n{after}");
    }
    text
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn usage(command: &Command, path: &str) -> String {
    if command.has_subcommands() {
        return format!("{path} <命令>");
    }
    let (given, free): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(|arg| !arg.is_positional()).partition(|arg| arg.is_required_set());
    let mut usage = path.to_owned();
    for arg in given {
        usage.extend([" ".to_owned(), written(arg)]);
    }
    if !free.is_empty() {
        usage += " [选项]";
    }
    for arg in command.get_positionals() {
        usage.extend([" ".to_owned(), written(arg)]);
    }
    usage
}

/// How an argument is written: `--listen <地址>`, `<文件>…`.
fn written(arg: &Arg) -> String {
    let names: Vec<_> = arg.get_value_names().unwrap_or_default().iter().map(|n| format!("<{n}>")).collect();
    let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    match arg.get_long() {
        Some(long) if takes_value(arg) => format!("--{long} {}{many}", names.join(" ")),
        Some(long) => format!("--{long}"),
        None => format!("{}{many}", names.join(" ")),
    }
}

fn flagged(arg: &Arg) -> String {
    arg.get_short().map_or_else(|| written(arg), |short| format!("-{short}, {}", written(arg)))
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// What an argument is for, what may stand there, what holds without it.
fn explained(arg: &Arg) -> String {
    let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut asides = Vec::new();
    if takes_value(arg) {
        let choices: Vec<_> = arg.get_possible_values().iter().map(choice).collect();
        if !choices.is_empty() {
            let _ = write!(text, "：{}", choices.join("；"));
        }
        let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let default = default.join(" ");
        if !default.is_empty() {
            asides.push(format!("不写的为 {default}"));
        }
    }
    asides.extend(arg.get_env().map(|name| format!("环境变量 {}", name.to_string_lossy())));
    if asides.is_empty() { text } else { format!("{text}（{}）", asides.join("；")) }
}

fn choice(value: &PossibleValue) -> String {
    match value.get_help() {
        Some(help) => format!("{} {help}", value.get_name()),
        None => value.get_name().to_owned(),
    }
}

/// A heading and its rows, the explanations one below the other.
fn section(heading: &str, rows: Vec<(String, String)>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
    let mut text = format!("\n{heading}：\n");
    for (name, about) in rows {
        let gap = " ".repeat(widest - width(&name) + 2);
        let _ = writeln!(text, "  {name}{gap}{about}");
    }
    text
}

/// Columns on a terminal: our wide characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// What is said of an error, and the exit status.
fn said(error: &Error, command: &Command, arguments: &[OsString]) -> (String, u8) {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (error.render().to_string(), 0),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (error.render().to_string(), 2),
        _ => {
            let (place, path) = place(command, arguments);
            let sentence = refusal(error, place);
            (format!("错误：{sentence}。\n查看用法：{path} --help\n"), 2)
        }
    }
}

/// The command that was meant, as far as it was understood, and how it is typed.
fn place<'a>(root: &'a Command, arguments: &[OsString]) -> (&'a Command, String) {
    let (mut here, mut path) = (root, root.get_name().to_owned());
    for argument in arguments.iter().skip(1) {
        let Some(sub) = argument.to_str().and_then(|name| here.find_subcommand(name)) else { break };
        let _ = write!(path, " {}", sub.get_name());
        here = sub;
    }
    (here, path)
}

/// An error of the command line in one sentence.
fn refusal(error: &Error, command: &Command) -> String {
    let told = |kind| words(error, kind).join("、");
    let (arg, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = told(ContextKind::InvalidSubcommand);
            format!("没有“{typed}”这个命令{}", meant(&told(ContextKind::SuggestedSubcommand)))
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("没有“{arg}”这个选项{}", meant(&told(ContextKind::SuggestedArg)))
        }
        ErrorKind::UnknownArgument => format!("“{arg}”是多余的，请删去；含有空格的文字请加引号"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals if value.is_empty() => {
            format!("{arg} 后面没有写内容{}", choices(&told(ContextKind::ValidValue)))
        }
        ErrorKind::InvalidValue => {
            format!("{arg} 不能写“{value}”{}", choices(&told(ContextKind::ValidValue)))
        }
        ErrorKind::ValueValidation => {
            format!("{arg} 不能写“{value}”：{}", wanted(error, command, &arg))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 后面所写内容的个数不对")
        }
        ErrorKind::ArgumentConflict => match told(ContextKind::PriorArg) {
            prior if prior == arg => format!("{arg} 只能写一次"),
            prior => format!("{arg} 不能和 {prior} 一起写"),
        },
        ErrorKind::MissingRequiredArgument => format!("还须写明 {arg}"),
        ErrorKind::MissingSubcommand => "还须写明命令".to_owned(),
        ErrorKind::InvalidUtf8 => "所写内容不是UTF-8编码的文字".to_owned(),
        _ => "命令的写法不对".to_owned(),
    }
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

fn meant(suggested: &str) -> String {
    if suggested.is_empty() { String::new() } else { format!("，可能是要写 {suggested}") }
}

fn choices(values: &str) -> String {
    if values.is_empty() { String::new() } else { format!("，可以写：{values}") }
}

/// What ought to stand there: the words of our own parser, or what the name of the value tells.
fn wanted(error: &Error, command: &Command, written_as: &str) -> String {
    let own = error.source().map(ToString::to_string).unwrap_or_default();
    if own.chars().any(|c| ('一'..='龥').contains(&c)) {
        return own;
    }
    let meant = command.get_arguments().find(|arg| written_as.starts_with(&written(arg)));
    let name = meant.and_then(|arg| arg.get_value_names()?.first()).map_or("", |name| name.as_str());
    match name {
        "日期" => "应为实有的日期，如 2025-03-03",
        "地址" => "应为地址和端口，如 127.0.0.1:8080",
        "年度" => "应为施行《条例》年度报告格式以后的年份，如 2024",
        "天数" => "应为整数，如 20",
        _ => "写法不对",
    }
    .to_owned()
}

#[cfg(test)]
mod tests;
