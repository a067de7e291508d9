//! `docs/rules`: one page a rule from the words at the rule itself, and a list of them all.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use anyhow::{Context, Result};
use report::rules::{BOOK, JUDGEMENT};
use rule::Rule;

use crate::workspace::Workspace;

/// Where the pages lie, below the root.
const FOLDER: &str = "docs/rules";
/// The first line of every page.
const NOTICE: &str = "<!-- 由 cargo xtask rules 根据 crates/report/src/rules 生成，请修改规则本身 -->\n";

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
    let mut pages: BTreeMap<String, String> =
        BOOK.rules().iter().map(|rule| (format!("{}.md", rule.id), page(rule))).collect();
    pages.insert("README.md".to_owned(), contents());
    pages
}

fn page<S, C, P>(rule: &Rule<S, C, P>) -> String {
    let words = rule.markdown();
    let body = words.split_once('\n').map_or("", |(_, body)| body);
    let body: Vec<String> = body
        .lines()
        .map(|line| line.strip_prefix("# ").map_or(line.to_owned(), |words| format!("\n## {words}\n")))
        .collect();
    let body = body.join("\n").replace("\n\n\n", "\n\n");
    format!(
        "{NOTICE}# {} {}\n\n程度：{}。依据：{}。\n\n{}\n",
        rule.id,
        rule.title().trim_end_matches('。'),
        rule.severity.label(),
        rule.basis,
        body.trim()
    )
}

fn contents() -> String {
    let mut out = format!("{NOTICE}# 年度报告的核对规则\n\n");
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
            let _ =
                writeln!(out, "| [{0}]({0}.md) | {1} | {2} |", rule.id, rule.title(), rule.severity.label());
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
    }
}
