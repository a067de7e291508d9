//! One table of all files: whose, of which year, how many findings; the totals; the rules most often broken.

use std::collections::BTreeMap;
use std::io::{self, Write};

use report::rules::BOOK;
use rule::Severity;

use super::outcome::Outcome;

/// All files in short.
#[derive(Default)]
pub(super) struct Summary {
    /// A row a file.
    pub rows: Vec<Row>,
    broken: BTreeMap<String, (usize, usize)>,
}

/// A file in short.
pub(super) struct Row {
    file: String,
    body: String,
    year: Option<i16>,
    edition: String,
    counts: Option<[usize; 3]>,
}

/// Rules that are told as most often broken.
const MOST_RULES: usize = 10;
/// Columns of a terminal that a name takes at most.
const NAME: usize = 40;

impl Summary {
    /// Adds a result.
    pub fn add(&mut self, outcome: &Outcome) {
        let mut here: Vec<&str> = Vec::new();
        for found in outcome.findings() {
            let (findings, reports) = self.broken.entry(found.rule.clone()).or_default();
            *findings += 1;
            *reports += usize::from(!here.contains(&found.rule.as_str()));
            here.push(&found.rule);
        }
        let file = outcome.file().unwrap_or("—").to_owned();
        self.rows.push(match outcome {
            Outcome::Judged(judged) => Row {
                file,
                body: judged.body.clone(),
                year: judged.year,
                edition: judged.edition.clone(),
                counts: Some([Severity::Error, Severity::Warning, Severity::Info].map(|it| judged.count(it))),
            },
            Outcome::Unread(_) => {
                Row { file, body: String::new(), year: None, edition: String::new(), counts: None }
            }
        });
    }

    /// True where at least one file was judged.
    pub fn any_judged(&self) -> bool {
        self.rows.iter().any(|row| row.counts.is_some())
    }

    /// 2 where a file was not judged, 1 where one has errors, else 0.
    pub fn status(&self) -> u8 {
        let unread = self.rows.iter().any(|row| row.counts.is_none());
        let errors = self.rows.iter().any(|row| row.counts.is_some_and(|counts| counts[0] > 0));
        if unread { 2 } else { u8::from(errors) }
    }

    /// The table with its heading.
    pub fn table(&self) -> Vec<Vec<String>> {
        let heading = ["文件", "机关", "年度", "格式", "错误", "警告", "提示"];
        let mut rows = vec![heading.map(str::to_owned).to_vec()];
        rows.extend(self.rows.iter().map(|row| {
            let year = row.year.map_or_else(|| "—".to_owned(), |year| year.to_string());
            let mut cells = vec![row.file.clone(), row.body.clone(), year, row.edition.clone()];
            match row.counts {
                Some(counts) => cells.extend(counts.map(|count| count.to_string())),
                None => cells.extend(["没有核对", "", ""].map(str::to_owned)),
            }
            cells
        }));
        rows
    }

    /// The totals in a sentence.
    pub fn totals(&self) -> String {
        let judged: Vec<[usize; 3]> = self.rows.iter().filter_map(|row| row.counts).collect();
        let sum = |n: usize| judged.iter().map(|counts| counts[n]).sum::<usize>();
        let sound = judged.iter().filter(|counts| counts[0] == 0).count();
        let unread = self.rows.len() - judged.len();
        let unread = if unread > 0 { format!("，{unread}个文件没有核对成") } else { String::new() };
        format!(
            "共{}份：{sound}份没有错误{unread}；合计错误{}处，警告{}处，提示{}处。",
            judged.len(),
            sum(0),
            sum(1),
            sum(2)
        )
    }

    /// The rules most often broken, with a heading; empty where none is.
    pub fn rules(&self) -> Vec<Vec<String>> {
        let mut broken: Vec<(&String, &(usize, usize))> = self.broken.iter().collect();
        broken.sort_by_key(|(id, (findings, reports))| {
            (std::cmp::Reverse((*reports, *findings)), (*id).clone())
        });
        if broken.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![["规则", "要求", "报告", "处数"].map(str::to_owned).to_vec()];
        rows.extend(broken.into_iter().take(MOST_RULES).map(|(id, (findings, reports))| {
            let title = BOOK.find(id).map_or("", rule::Rule::title);
            vec![id.clone(), title.to_owned(), reports.to_string(), findings.to_string()]
        }));
        rows
    }

    /// Writes everything for a terminal.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        aligned(&self.table(), 4, out)?;
        writeln!(out, "{}", self.totals())?;
        let rules = self.rules();
        if !rules.is_empty() {
            writeln!(out, "\n最常违反的规则")?;
            aligned(&rules, 2, out)?;
        }
        Ok(())
    }
}

/// Writes a table in columns; from `numbers` on they are set to the right.
fn aligned(rows: &[Vec<String>], numbers: usize, out: &mut impl Write) -> io::Result<()> {
    let columns = rows.first().map_or(0, Vec::len);
    let shown: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| fitted(cell)).collect()).collect();
    let widths: Vec<usize> =
        (0..columns).map(|n| shown.iter().map(|row| width(&row[n])).max().unwrap_or(0)).collect();
    for row in &shown {
        let mut line = String::new();
        for (n, cell) in row.iter().enumerate() {
            let blank = " ".repeat(widths[n] - width(cell));
            let (before, after) = if n >= numbers { (blank.as_str(), "") } else { ("", blank.as_str()) };
            line.extend([before, cell, after, "  "]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Columns on a terminal, a Chinese character being two.
fn width(words: &str) -> usize {
    words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The end of a long name says more than its beginning.
fn fitted(words: &str) -> String {
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if width(&words) <= NAME {
        return words;
    }
    let (mut taken, mut from) = (2, words.len());
    for (at, c) in words.char_indices().rev() {
        taken += if c.is_ascii() { 1 } else { 2 };
        if taken > NAME {
            break;
        }
        from = at;
    }
    format!("…{}", &words[from..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_one_another() {
        let rows = [["文件", "错误"], ["a.txt", "12"], ["年度报告.docx", "3"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let mut out = Vec::new();
        aligned(&rows, 1, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "文件           错误\na.txt            12\n年度报告.docx     3\n"
        );
        assert!(width(&fitted(&"很长的文件夹".repeat(9))) <= NAME);
    }
}
