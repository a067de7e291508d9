//! The examples on the rules' pages are tests: every 不符合 is found by its rule, every 符合 by none of that name.
//!
//! An example is a report that is right in everything but what its lines change.

use jiff::civil::Date;
use report::{
    Cell, CellId, CellValue, Context, Edition, Listed, Number, Report, TableId, Trace, TraceKind, audit,
    compose, form, read_text,
    region::{Given, Plan, roll_up},
    rules::{BOOK, JUDGEMENT},
};
use text::{Block, Document, plain};

/// A report in which no rule finds anything.
fn sound(body: &str, year: i16, edition: Edition) -> Report {
    let cells = form(edition).cells().map(|cell| (cell.id.clone(), Number::ZERO));
    Report::from_cells(body, year, edition, cells)
        .with_introduction(format!(
            "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制本报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。本报告的电子版可在示例县人民政府网站查阅。如有疑问，请与{body}办公室联系，电话：0751-0000000。"
        ))
        .with_section(
            "s1",
            "（一）主动公开。全年主动公开政府信息20条。\n（二）依申请公开。本年度没有新收政府信息公开申请。\n（三）政府信息管理。落实发布审核制度。\n（四）平台建设。更新政府网站栏目。\n（五）监督保障。开展培训2次，按规定进行工作考核、社会评议，没有责任追究情形。",
        )
        .with_section("s5", "（一）存在的问题。公开内容不够全面。\n（二）改进措施。拓展公开内容。")
        .with_section("s6", "本年度未收取信息处理费。")
        .signed(body, Date::new(year + 1, 1, 20).expect("a date"))
}

#[derive(Default)]
struct Example {
    report: Option<Report>,
    changes: Vec<(String, String)>,
    dropped_table: Option<String>,
    dropped_rows: Vec<String>,
    seen: Vec<&'static str>,
    units: Vec<String>,
    list: String,
    context: Context,
}

fn cell(raw: &str) -> Cell {
    let value = raw.parse().map_or_else(|_| CellValue::Text(raw.to_owned()), CellValue::Number);
    Cell {
        value: if raw.is_empty() { CellValue::Blank } else { value },
        raw: raw.to_owned(),
        place: text::Place::default(),
    }
}

fn set_cell(report: &mut Report, line: &str) {
    let (id, raw) = line.split_once('=').expect("格 id = value");
    assert!(report.cells.contains_key(id.trim()), "{line}");
    report.cells.insert(CellId::from(id.trim()), cell(raw.trim()));
}

impl Example {
    fn read(words: &str) -> Self {
        let lines: Vec<(&str, &str)> = words
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(|l| l.split_once(' ').unwrap_or((l, "")))
            .collect();
        let value = |key: &str| lines.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
        let body = value("机关").unwrap_or("示例县民政局");
        let year = value("年").map_or(2024, |y| y.parse().expect("a year"));
        let edition = value("版").map_or_else(
            || Edition::for_year(year).expect("a form"),
            |v| if v == "2019" { Edition::E2019 } else { Edition::E2021 },
        );
        let mut example = Self { report: Some(sound(body, year, edition)), ..Self::default() };
        for (key, value) in lines {
            example.line(key, value, body, year, edition);
        }
        example.roll_up(year, edition);
        example
    }

    fn line(&mut self, key: &str, value: &str, body: &str, year: i16, edition: Edition) {
        let report = self.report.as_mut().expect("made above");
        match key {
            "机关" | "年" | "版" => {}
            "题目" => value.clone_into(&mut report.title),
            "引言" => value.clone_into(&mut report.introduction),
            "落款" => report.signature = (value != "无").then(|| value.to_owned()),
            "日期" => report.signed_on = text::parse_date(value),
            "发布" | "网页发布" => {
                self.context.published_on = Some(value.parse().expect("a date"));
                self.context.published_by_page = key == "网页发布";
            }
            "文件作者" | "文件保存" | "文件批注" | "文件修订" => {
                let kind = match key {
                    "文件作者" => TraceKind::Author,
                    "文件保存" => TraceKind::LastSavedBy,
                    "文件批注" => TraceKind::Comment,
                    _ => TraceKind::Revision,
                };
                self.context.file.traces.push(Trace { kind, name: value.to_owned() });
            }
            "网页格" => {
                let page = self.context.page.get_or_insert_with(|| sound(body, year, edition));
                set_cell(page, value);
            }
            "他报一" => {
                let mut other = sound("样本市教育局", year, edition);
                replace_section(&mut other, "s1", value, true);
                self.context.alike.push(other);
            }
            "单位" => self.units.push(value.to_owned()),
            "名录" => value.clone_into(&mut self.list),
            "名单" => self.context.listed = Some(listed(value)),
            "扫描页" => self.context.file.pictured_pages = value.parse().expect("a number"),
            "格" => set_cell(report, value),
            "改" => {
                let (old, new) = value.split_once(" =>").expect("改 旧 => 新");
                let plain = |words: &str| words.replace("\\n", "\n").replace("\\t", "\t");
                self.changes.push((plain(old), plain(new.strip_prefix(' ').unwrap_or(new))));
            }
            "删表" => self.dropped_table = Some(value.to_owned()),
            "删行" => self.dropped_rows.push(value.to_owned()),
            "上年格" => set_cell(self.previous(body, year, edition), value),
            "上年一" => replace_section(self.previous(body, year, edition), "s1", value, true),
            "上年五" => replace_section(self.previous(body, year, edition), "s5", value, true),
            section => {
                let id = ["一", "二", "三", "四", "五", "六"].iter().position(|s| *s == section);
                let id = ["s1", "s2", "s3", "s4", "s5", "s6"][id.unwrap_or_else(|| panic!("{section}?"))];
                let first = !self.seen.contains(&id);
                self.seen.push(id);
                replace_section(report, id, value, first);
            }
        }
    }

    /// Units are written `名称 id = 数`; without a list, those that are there are all.
    fn roll_up(&mut self, year: i16, edition: Edition) {
        if self.units.is_empty() {
            return;
        }
        let units: Vec<Report> = self
            .units
            .iter()
            .map(|unit| {
                let (name, cell) = unit.split_once(' ').unwrap_or((unit, ""));
                let mut report = sound(name, year, edition);
                if !cell.is_empty() {
                    set_cell(&mut report, cell);
                }
                report
            })
            .collect();
        let names = units.iter().map(|unit| unit.body.as_str());
        let plan = if self.list.is_empty() {
            Plan::of_reports("示例县", year, names)
        } else {
            Plan::of_reports("示例县", year, self.list.split('、'))
        };
        let given: Vec<Given<'_>> =
            units.iter().map(|report| Given { source: &report.body, report }).collect();
        self.context.region = Some(roll_up(&plan, &given, self.report.as_ref(), None));
    }

    fn previous(&mut self, body: &str, year: i16, edition: Edition) -> &mut Report {
        self.context.previous.get_or_insert_with(|| {
            sound(body, year - 1, edition)
                .with_section("s1", "上年写的是别的话。")
                .with_section("s5", "上年的问题是别的。")
        })
    }

    fn source(&self) -> String {
        let mut document: Document = compose(self.report.as_ref().expect("made above"));
        if let Some(which) = &self.dropped_table {
            let index = ["二", "三", "四"].iter().position(|n| n == which).expect("a table");
            let mut at = 0;
            document.blocks.retain(|block| {
                let table = matches!(block, Block::Table(_));
                at += usize::from(table);
                !(table && at == index + 1)
            });
        }
        for block in &mut document.blocks {
            if let Block::Table(table) = block {
                table.rows.retain(|row| !row.iter().any(|cell| self.dropped_rows.contains(&cell.text)));
            }
        }
        let mut source = plain::write(&document);
        for (old, new) in &self.changes {
            assert!(source.contains(old), "nothing to replace: {old:?}");
            source = source.replacen(old, new, 1);
        }
        source
    }
}

/// 未报, or the day of publication.
fn listed(value: &str) -> Listed {
    Listed { reported: value != "未报", published_on: value.parse().ok() }
}

fn replace_section(report: &mut Report, id: &str, line: &str, first: bool) {
    let section = report.sections.iter_mut().find(|s| s.id == id).expect("a section");
    if first {
        line.clone_into(&mut section.text);
    } else {
        section.text.push('\n');
        section.text.push_str(line);
    }
}

fn ids(words: &str) -> (Vec<String>, String) {
    let example = Example::read(words);
    let source = example.source();
    let found = audit(&read_text(&source), &example.context);
    let all = found.iter().map(|f| format!("{} {} {}", f.rule, f.quote, f.explanation)).collect::<Vec<_>>();
    (found.iter().map(|f| f.rule.to_owned()).collect(), all.join("\n"))
}

#[test]
fn a_sound_report_has_no_findings() {
    for words in ["", "年 2020", "年 2019\n版 2019", "机关 示例市人民政府"] {
        let (found, all) = ids(words);
        assert!(found.is_empty(), "{words}:\n{all}");
    }
}

#[test]
fn every_page_proves_its_rule() {
    let mut wrong = Vec::new();
    for rule in BOOK.rules() {
        let examples = rule.examples();
        for kind in [true, false] {
            if !examples.iter().any(|example| example.wrong == kind) {
                wrong.push(format!("{} has no example ({kind})", rule.id));
            }
        }
        for example in examples {
            assert_eq!(example.kind, "报告", "{}", rule.id);
            let (found, all) = ids(&example.text);
            let hit = found.iter().any(|id| id == rule.id);
            if example.wrong && !hit {
                wrong.push(format!("{} does not find\n{}\nall: {all}", rule.id, example.text));
            }
            if !example.wrong && !found.is_empty() {
                wrong.push(format!("{} 符合, but\n{}\n{all}", rule.id, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
}

#[test]
fn the_catalogue_is_complete() {
    let mut ids: Vec<&str> =
        BOOK.rules().iter().map(|rule| rule.id).chain(JUDGEMENT.iter().map(|rule| rule.id)).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), all), (93, 93));
    let table_three = form(Edition::E2021).table(TableId::T3);
    assert_eq!(table_three.rows.len(), 25);
}
