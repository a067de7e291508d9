//! `docs/rules`: one page a rule from the words at the rule itself, and a list of them all.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use anyhow::{Context, Result};
use proof::Family;
use report::rules::{BOOK, JUDGEMENT};
use rule::Rule;

use crate::workspace::Workspace;

/// Where the pages lie, below the root.
const FOLDER: &str = "docs/rules";

/// The first line of every page.
fn notice(source: &str) -> String {
    format!("<!-- 由 cargo xtask rules 根据 {source} 生成，请修改规则本身 -->\n")
}

/// Where the A-rules are written.
const REPORT: &str = "crates/report/src/rules";
/// Where the P-rules are written.
const PROOF: &str = "crates/proof/src/rules";
/// Where the rules about personal data are written.
const PERSONAL: &str = "crates/proof/src/personal/kinds";

/// The lists of pages beside README.md.
const LISTS: [&str; 1] = ["proof.md"];

/// The families in the order of a run, by the letter of their ids.
const FAMILIES: [(char, &str); 10] = [
    ('E', "版式和结构"),
    ('L', "表格标签"),
    ('B', "数字格"),
    ('P', "期限和日期"),
    ('A', "勾稽关系和计算"),
    ('X', "与其他报告的关系"),
    ('C', "正文与表格、内容"),
    ('N', "序号"),
    ('T', "用语和标点"),
    ('F', "发布"),
];

/// Writes the pages and removes those of rules that are no more.
pub fn write(house: &Workspace) -> Result<()> {
    let folder = house.root().join(FOLDER);
    fs::create_dir_all(&folder).context("making docs/rules")?;
    let pages = pages();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let known =
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| pages.contains_key(name));
        if !known {
            fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    for (name, content) in &pages {
        fs::write(folder.join(name), content).with_context(|| format!("writing {name}"))?;
    }
    println!("rules: {} pages", pages.len());
    Ok(())
}

/// Every page by the name of its file.
fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    pages.extend(pages_of(BOOK.rules(), REPORT));
    pages.extend(pages_of(proof::rules::BOOK.rules(), PROOF));
    pages.extend(pages_of(proof::personal::BOOK.rules(), PERSONAL));
    pages.insert("README.md".to_owned(), contents());
    pages.insert(LISTS[0].to_owned(), wording());
    pages
}

fn pages_of<S, C, P>(rules: &[Rule<S, C, P>], source: &str) -> Vec<(String, String)> {
    rules.iter().map(|rule| (format!("{}.md", rule.id), page(rule, source))).collect()
}

/// The list of the P-rules.
fn wording() -> String {
    let mut out = notice(PROOF);
    out.push_str("# 文字校对的规则\n\n");
    out.push_str(
        "`gongkai proof` 和发布前的校对用这些规则。**错误**在发布前必须改正，或者逐条说明；**警告**即疑似，请核对；**提示**是体例问题。\
         书名号里的名称和引文保留原文，其中的问题降一级；网址、邮箱和程序不校对。\n\n\
         每页的“不符合”和“符合”都是测试：`文`一行是一个例子，`篇`整段是一个例子。\n",
    );
    let families = [
        (Family::Characters, "用字、用词和表述"),
        (Family::Punctuation, "标点、空格和序号的标点"),
        (Family::Numerals, "数字、日期、单位、文号和序号的次序"),
        (Family::PersonalData, "个人信息"),
    ];
    for (family, name) in families {
        let kinds = proof::rules::BOOK.rules().iter().zip(proof::rules::KINDS);
        let rules = kinds.filter(|(_, kind)| kind.family == family).map(|(rule, _)| row(rule));
        let personal = proof::personal::BOOK.rules().iter().map(row);
        let personal = personal.filter(|_| family == Family::PersonalData);
        let _ = write!(out, "\n## {name}\n\n| 规则 | 要求 | 程度 |\n|---|---|---|\n");
        out.extend(rules.chain(personal));
    }
    out
}

fn row<S, C, P>(rule: &Rule<S, C, P>) -> String {
    format!("| [{0}]({0}.md) | {1} | {2} |\n", rule.id, rule.title(), rule.severity.label())
}

fn page<S, C, P>(rule: &Rule<S, C, P>, source: &str) -> String {
    let words = rule.markdown();
    let body = words.split_once('\n').map_or("", |(_, body)| body);
    let body: Vec<String> = body
        .lines()
        .map(|line| line.strip_prefix("# ").map_or(line.to_owned(), |words| format!("\n## {words}\n")))
        .collect();
    let body = body.join("\n").replace("\n\n\n", "\n\n");
    format!(
        "{}# {} {}\n\n程度：{}。依据：{}。\n\n{}\n",
        notice(source),
        rule.id,
        rule.title().trim_end_matches('。'),
        rule.severity.label(),
        rule.basis,
        body.trim()
    )
}

fn contents() -> String {
    let mut out =
        format!("{}# 年度报告的核对规则\n\n文字校对的规则见[另一张表](proof.md)。\n\n", notice(REPORT));
    out.push_str(
        "规则编号公开使用，不重复使用，也不改变含义。**错误**在发布前必须改正，**警告**要逐条核对或者说明，**提示**供参考。\
         自愿参照执行的单位，部分错误按警告对待。\n\n\
         每页的“不符合”和“符合”都是测试：示例报告除所列各行外没有问题，`格`是表格中的一格，`一`至`六`是各部分的文字，\
         `引言`、`题目`、`落款`、`日期`照字面，`上年格`、`上年一`、`上年五`属于上年报告，`改 甲 => 乙`是把原文中的甲换成乙，\
         `删行`、`删表`是缺少的行和表，`文件作者`、`文件批注`、`扫描页`等是文件本身的情况，`网页格`是网页上的同一份报告，`他报一`是其他机关的报告，\
         `单位`、`名录`是汇总的单位，`名单`是应报机关名单上的记载。\n",
    );
    for (letter, name) in FAMILIES {
        let prefix = format!("AUD-{letter}");
        let rules: Vec<_> = BOOK.rules().iter().filter(|rule| rule.id.starts_with(&prefix)).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(out, "\n## {letter}　{name}\n\n| 规则 | 要求 | 程度 |\n|---|---|---|\n");
        for rule in rules {
            out.push_str(&row(rule));
        }
    }
    out.push_str("\n## 要由人判断的规则\n\n| 规则 | 要求 | 不由程序判断的理由 |\n|---|---|---|\n");
    for left in JUDGEMENT {
        let _ = writeln!(out, "| {} | {} | {} |", left.id, left.title, left.reason);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages in `docs/rules` are those of the rules as they stand; `cargo xtask rules` writes them.
    #[test]
    fn the_pages_are_current() {
        let folder = Workspace::here().root().join(FOLDER);
        let mut there = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            there.insert(name, fs::read_to_string(&path).unwrap());
        }
        let pages = pages();
        let names = |map: &BTreeMap<String, String>| map.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&there), names(&pages), "run cargo xtask rules");
        for (name, content) in pages {
            assert_eq!(there[&name], content, "{name} is not current: run cargo xtask rules");
        }
    }

    #[test]
    fn every_rule_stands_in_a_family() {
        let contents = contents();
        for rule in BOOK.rules() {
            assert!(contents.contains(&format!("[{0}]({0}.md)", rule.id)), "{}", rule.id);
        }
        let wording = wording();
        for id in proof::rules::BOOK.rules().iter().map(|rule| rule.id) {
            assert!(wording.contains(&format!("[{id}]({id}.md)")), "{id}");
        }
    }
}
