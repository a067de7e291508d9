//! Tables as wholes (PD-07, PD-28, PD-33): columns of personal data, lists of persons, and titles that announce them.

use super::around::Ground;
use super::{Hit, Kind, Verdict, kinds, names, signs};
use crate::{Grid, GridCell, Part, Prose, Span};

/// What the head of a column announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// 身份证号、证件号码、银行账号: every cell is a number of a person.
    Number,
    /// 手机号、联系电话.
    Telephone,
    /// 住址、户籍地址.
    Address,
    /// 出生日期.
    Birth,
    /// 社保卡号 and the like.
    Document(Kind),
    /// 民族、病情、致困原因: words, not numbers.
    Words,
    /// 姓名.
    Name,
    /// 学生姓名、儿童姓名.
    ChildName,
    /// 金额、慰问金.
    Money,
}

/// A column under its head.
#[derive(Debug, Clone)]
struct Column {
    head: Head,
    span: Span,
    first: u32,
    end: u32,
    /// Cells with something in them that is not masked.
    open: usize,
    /// Findings in it.
    found: usize,
}

pub(super) fn look(prose: &Prose, ground: &Ground<'_>, hits: &[Hit]) -> Vec<Hit> {
    let mut more = Vec::new();
    let mut listed = false;
    for grid in prose.grids() {
        listed |= table(ground, grid, hits, &mut more);
    }
    if !listed {
        more.extend(title(prose, ground));
    }
    more
}

/// Looks through a table; true where it is reported as a list of persons.
fn table(ground: &Ground<'_>, grid: &Grid, hits: &[Hit], more: &mut Vec<Hit>) -> bool {
    let mut columns: Vec<Column> = Vec::new();
    let (mut persons, mut facts) = (0_usize, Vec::new());
    for cell in &grid.cells {
        let words = ground.text[cell.span.start..cell.span.end].trim();
        if let Some(head) = head(words) {
            columns.retain(|column| {
                column.end <= cell.column || cell.column + cell.wide <= column.first || column.open > 0
            });
            columns.push(Column {
                head,
                span: cell.span,
                first: cell.column,
                end: cell.column + cell.wide,
                open: 0,
                found: 0,
            });
            continue;
        }
        let Some(column) = columns.iter_mut().rev().find(|c| c.first <= cell.column && cell.column < c.end)
        else {
            facts.push(*cell);
            continue;
        };
        match column.head {
            Head::Name | Head::ChildName => {
                let named = names::is_name(words);
                column.open += usize::from(named);
                persons += usize::from(named);
            }
            Head::Money => {}
            _ if is_blank(words) || is_masked(words) => {}
            _ => {
                column.open += 1;
                column.found += usize::from(judge(ground, *cell, column.head, hits, more));
            }
        }
    }
    if persons > 0 {
        sensitive(ground, &facts, more);
    }
    report(ground, &columns, more)
}

/// Reports the columns as wholes.
fn report(ground: &Ground<'_>, columns: &[Column], more: &mut Vec<Hit>) -> bool {
    let mut add =
        |kind: Kind, span: Span| more.push(Hit::of(ground.text, kind, Verdict::Likely, span, false));
    let has = |head: Head| columns.iter().any(|column| column.head == head);
    let named = columns.iter().find(|c| matches!(c.head, Head::Name | Head::ChildName) && c.open > 0);
    for column in columns.iter().filter(|column| column.open > 0 && column.found == 0) {
        match column.head {
            Head::Number | Head::Address | Head::Birth | Head::Document(_) | Head::Words => {
                add(Kind::Column, column.span);
            }
            // A list of offices with their telephones is what it should be.
            Head::Telephone if named.is_some() || !offices(ground, columns, column) => {
                add(Kind::Column, column.span);
            }
            Head::ChildName => add(Kind::Minors, column.span),
            Head::Telephone | Head::Name | Head::Money => {}
        }
    }
    let Some(named) = named.filter(|_| has(Head::Money)) else { return false };
    add(Kind::AidList, named.span);
    true
}

/// True where a column of telephones has only landlines: the hits of mobiles would have been counted.
fn offices(ground: &Ground<'_>, columns: &[Column], column: &Column) -> bool {
    let label = &ground.text[column.span.start..column.span.end];
    columns.iter().all(|other| !matches!(other.head, Head::Name | Head::ChildName)) && label.contains("电话")
}

/// Judges a cell by the head of its column; true where something is found in it.
fn judge(ground: &Ground<'_>, cell: GridCell, head: Head, hits: &[Hit], more: &mut Vec<Hit>) -> bool {
    let next = hits.partition_point(|hit| hit.span.end <= cell.span.start);
    if hits.get(next).is_some_and(|hit| hit.span.start < cell.span.end) {
        return true;
    }
    let words = &ground.text[cell.span.start..cell.span.end];
    let plain = signs::plain(words);
    let signs = plain.bytes().filter(u8::is_ascii_alphanumeric).count();
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let (kind, verdict) = match head {
        Head::Number if digits >= 6 => (Kind::Column, Verdict::Likely),
        Head::Telephone if digits >= 9 && !plain.starts_with('0') && !plain.starts_with("400") => {
            (Kind::Column, Verdict::Likely)
        }
        Head::Address if kinds::is_to_the_door(words) => (Kind::Address, Verdict::Hit),
        Head::Birth if kinds::numeric_date(words) => (Kind::BirthDate, Verdict::Likely),
        Head::Document(kind) if signs >= 6 => (kind, Verdict::Hit),
        _ => return false,
    };
    more.push(Hit::of(ground.text, kind, verdict, cell.span, true));
    true
}

/// Illness and hardship in a table that has names.
fn sensitive(ground: &Ground<'_>, facts: &[GridCell], more: &mut Vec<Hit>) {
    for cell in facts {
        let words = &ground.text[cell.span.start..cell.span.end];
        let found =
            kinds::SENSITIVE_WORDS.iter().find_map(|word| words.find(word).map(|at| (at, word.len())));
        if let Some((at, length)) = found.filter(|_| words.chars().count() <= 40) {
            let span = Span { start: cell.span.start + at, end: cell.span.start + at + length };
            more.push(Hit::of(ground.text, Kind::Sensitive, Verdict::Likely, span, false));
        }
    }
}

/// What a cell announces as a head; long cells and cells with numbers announce nothing.
fn head(words: &str) -> Option<Head> {
    if words.is_empty() || words.len() > 120 || words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words = text::squeeze(words);
    if words.chars().count() > 16 || words.chars().any(|c| c.is_numeric() || c == '*') {
        return None;
    }
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let is = |list: &[&str]| list.contains(&words.as_str());
    if let Some((_, kind)) =
        kinds::DOCUMENT_LABELS.iter().find(|(word, _)| words.contains(word) && has(&["号", "编号"]))
    {
        return Some(Head::Document(*kind));
    }
    if has(&["身份证", "身份号码", "证件号", "银行卡", "银行账", "银行帐", "卡号", "个人账号"])
        || is(&["账号", "帐号", "账户", "收款账号"])
    {
        return Some(Head::Number);
    }
    if has(&OFFICE) {
        return None;
    }
    if has(&["手机", "联系电话", "联系方式", "家庭电话", "本人电话"]) || is(&["电话", "电话号码"])
    {
        return Some(Head::Telephone);
    }
    if has(&["住址", "家庭地址", "户籍", "户口所在", "居住地"]) {
        return Some(Head::Address);
    }
    if has(&["出生日期", "出生年月", "出生时间"]) || is(&["生日"]) {
        return Some(Head::Birth);
    }
    if has(&[
        "健康状况",
        "残疾等级",
        "残疾类别",
        "病情",
        "致困原因",
        "致贫原因",
        "困难原因",
        "患病",
        "疾病名称",
    ]) || is(&["民族", "监护人", "监护人姓名", "病种", "病因"])
    {
        return Some(Head::Words);
    }
    if has(&["学生姓名", "儿童姓名", "子女姓名", "孩子姓名", "幼儿姓名", "未成年人", "小孩姓名", "受害人"])
    {
        return Some(Head::ChildName);
    }
    if has(&["姓名"])
        || is(&[
            "户主",
            "申请人",
            "受助人",
            "救助对象",
            "受益人",
            "领款人",
            "慰问对象",
            "困难职工",
            "帮扶对象",
        ])
    {
        return Some(Head::Name);
    }
    has(&["金额", "补助", "救助金", "慰问金", "助学金", "补贴", "发放标准", "(元)", "资助"])
        .then_some(Head::Money)
}

/// Telephones and addresses of offices.
const OFFICE: [&str; 12] =
    ["办公", "单位", "监督", "举报", "投诉", "咨询", "服务", "值班", "热线", "公开", "受理", "窗口"];

fn is_blank(words: &str) -> bool {
    words.chars().all(|c| !c.is_alphanumeric()) && !words.contains('*')
        || matches!(words, "无" | "暂无" | "无。" | "不详")
}

fn is_masked(words: &str) -> bool {
    let stars = words.chars().filter(|c| matches!(c, '*' | '＊' | '■' | '█' | '×' | '●')).count();
    stars >= 3 || words.to_ascii_lowercase().contains("xxx")
}

/// A title of such a list, where no table said it already.
fn title(prose: &Prose, ground: &Ground<'_>) -> Option<Hit> {
    const AID: [&str; 8] = ["救助", "帮扶", "补助", "慰问", "资助", "助学", "低保", "困难"];
    const LIST: [&str; 3] = ["名单", "公示", "花名册"];
    let first = prose.paragraphs().iter().position(|paragraph| paragraph.span.start < paragraph.span.end)?;
    let titles = prose.paragraphs().iter().enumerate().filter(|(at, paragraph)| {
        matches!(paragraph.part, Part::Title | Part::Heading) || *at == first && paragraph.part == Part::Body
    });
    titles.map(|(_, paragraph)| paragraph.span).find_map(|span| {
        let words = ground.text[span.start..span.end].trim();
        let short = words.chars().count() <= 40 && !words.ends_with(['。', '，', '；', '：']);
        let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
        // 公示期满、公示情况 are about lists and are none.
        let ends = LIST.iter().any(|word| {
            words.ends_with(word) || words.contains(&format!("{word}（")) || words.contains("名单")
        });
        (short && ends && says(&AID) && says(&LIST))
            .then(|| Hit::of(ground.text, Kind::AidList, Verdict::Likely, span, false))
    })
}
