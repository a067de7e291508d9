//! A sheet of words as a body keeps it: lines of comma-separated values, read with every fault named by its line.

use std::fmt;

use jiff::civil::Date;

/// What a line of a sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 错词: words that are wrong wherever they stand, and the right ones.
    Wrong,
    /// 许可: words the wording rules say nothing about (加入词表).
    Allowed,
    /// 规范表述: the fixed expression for a usual way of saying it, with the reason.
    Expression,
    /// 固定提法: political phrases whose near misses are found (TXT-91).
    Phrase,
    /// 领导: name and post (TXT-93).
    Leader,
    /// 机构: the former name or abbreviation of an institution, and its present name (TXT-90).
    Institution,
    /// 法规: a law by its full name, its number, its days, what took its place.
    Law,
}

impl Kind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Wrong,
        Self::Allowed,
        Self::Expression,
        Self::Phrase,
        Self::Leader,
        Self::Institution,
        Self::Law,
    ];

    /// The word of the sheet.
    pub fn label(self) -> &'static str {
        match self {
            Self::Wrong => "错词",
            Self::Allowed => "许可",
            Self::Expression => "规范表述",
            Self::Phrase => "固定提法",
            Self::Leader => "领导",
            Self::Institution => "机构",
            Self::Law => "法规",
        }
    }

    /// What stands in the second and third column.
    pub fn about(self) -> &'static str {
        match self {
            Self::Wrong => "词语写错的词，改为写正确的词",
            Self::Allowed => "词语写不再提示的词",
            Self::Expression => "词语写不规范的说法，改为写规范的说法，说明写理由",
            Self::Phrase => "词语写固定提法的全文",
            Self::Leader => "词语写姓名，改为写职务",
            Self::Institution => "词语写旧名称或者简称，改为写现名称，止写停用的日期",
            Self::Law => "词语写法规全称，改为写代替它的法规，说明写文号，起、止写施行和废止的日期",
        }
    }

    fn of(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.label() == label)
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub kind: Kind,
    /// 词语.
    pub words: String,
    /// 改为; empty where there is nothing to say instead.
    pub instead: String,
    /// 说明; the number of a law.
    pub note: String,
    /// 起: from this day; none where it always was.
    pub from: Option<Date>,
    /// 止: the last day; none where there is no end.
    pub until: Option<Date>,
}

impl Entry {
    /// A line without note and days.
    pub fn new(kind: Kind, words: impl Into<String>, instead: impl Into<String>) -> Self {
        Self {
            kind,
            words: words.into(),
            instead: instead.into(),
            note: String::new(),
            from: None,
            until: None,
        }
    }

    fn cells(&self) -> [String; 6] {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            self.kind.label().to_owned(),
            self.words.clone(),
            self.instead.clone(),
            self.note.clone(),
            day(self.from),
            day(self.until),
        ]
    }
}

/// The lines of one body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    entries: Vec<Entry>,
}

/// A line that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("第{line}行：{sentence}")]
pub struct BadLine {
    /// Counted from 1, the head of the table included.
    pub line: u64,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// A sheet that cannot be taken: nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSheet {
    /// The faults, in order; at most twenty.
    pub lines: Vec<BadLine>,
}

impl std::error::Error for BadSheet {}

impl fmt::Display for BadSheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
        write!(f, "词表没有保存。{}", lines.join("；"))
    }
}

/// The head of the table.
const HEAD: [&str; 6] = ["种类", "词语", "改为", "说明", "起", "止"];
/// More lines nobody keeps; the reading of every text would pay for them.
const MOST: usize = 20_000;
/// The longest words of a line, in characters.
const LONGEST: usize = 200;
/// So many faults are named at once.
const FAULTS: usize = 20;

impl Sheet {
    /// Reads comma-separated values with the columns 种类,词语,改为,说明,起,止. The head may be left out, and so may
    /// columns at the end; blank lines count for nothing.
    ///
    /// # Errors
    /// [`BadSheet`] with every line that cannot be taken.
    pub fn read(text: &str) -> Result<Self, BadSheet> {
        let text = text.trim_start_matches('\u{FEFF}');
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let (mut sheet, mut faults) = (Self::default(), Vec::new());
        for record in reader.records() {
            let line =
                record.as_ref().ok().and_then(csv::StringRecord::position).map_or(0, |at| line_of(text, at));
            let read = match &record {
                Ok(record) => entry(record),
                Err(_) => Err("这一行不是以逗号分隔的表格，请核对引号是否成对".to_owned()),
            };
            match read {
                Ok(None) => {}
                Ok(Some(entry)) => match sheet.entries.len() {
                    MOST => {
                        faults.push(BadLine {
                            line, sentence: format!("词表最多{MOST}行，请删去不用的词")
                        });
                        break;
                    }
                    _ => sheet.put(entry),
                },
                Err(sentence) => faults.push(BadLine { line, sentence }),
            }
            if faults.len() == FAULTS {
                break;
            }
        }
        if faults.is_empty() { Ok(sheet) } else { Err(BadSheet { lines: faults }) }
    }

    /// The sheet as comma-separated values, head first; [`Sheet::read`] reads it back.
    pub fn write(&self) -> String {
        let mut out = HEAD.join(",");
        out.push('\n');
        for entry in &self.entries {
            out.push_str(&entry.cells().map(|cell| quoted(&cell)).join(","));
            out.push('\n');
        }
        out
    }

    /// The lines, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds a line; one about the same words of the same kind gives way to it. A law may stand twice with other days.
    pub fn put(&mut self, entry: Entry) {
        let same = |other: &Entry| {
            (other.kind, &other.words) == (entry.kind, &entry.words) && other.from == entry.from
        };
        match self.entries.iter_mut().find(|other| same(other)) {
            Some(other) => *other = entry,
            None => self.entries.push(entry),
        }
    }
}

/// The line of a record. The reader says where the blank lines before it begin.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let rest = usize::try_from(at.byte()).ok().and_then(|at| text.get(at..)).unwrap_or_default();
    let blank =
        rest.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| *byte == b'\n').count();
    at.line() + u64::try_from(blank).unwrap_or(0)
}

/// The line of a record; none for a blank one and for the head.
fn entry(record: &csv::StringRecord) -> Result<Option<Entry>, String> {
    let cell = |at: usize| record.get(at).unwrap_or_default().trim();
    if record.iter().all(|cell| cell.trim().is_empty()) || (cell(0), cell(1)) == (HEAD[0], HEAD[1]) {
        return Ok(None);
    }
    if record.len() > HEAD.len() {
        return Err(format!(
            "一行最多{}列，这一行有{}列；词语里有逗号的，请用双引号括起",
            HEAD.len(),
            record.len()
        ));
    }
    let kinds = || Kind::ALL.map(Kind::label).join("、");
    let kind = Kind::of(cell(0)).ok_or_else(|| format!("种类应为{}之一，填写的是“{}”", kinds(), cell(0)))?;
    for (name, cell) in HEAD.iter().zip(record.iter()).skip(1).take(3) {
        let length = cell.chars().count();
        if length > LONGEST {
            return Err(format!("{name}最多{LONGEST}字，填写了{length}字"));
        }
        if cell.chars().any(char::is_control) {
            return Err(format!("{name}应当写在一行里"));
        }
    }
    let least = if matches!(kind, Kind::Wrong | Kind::Leader | Kind::Expression) { 2 } else { 1 };
    if cell(1).chars().count() < least {
        return Err(format!("词语至少{least}个字，否则会提示太多"));
    }
    let needed = matches!(kind, Kind::Wrong | Kind::Expression | Kind::Leader | Kind::Institution);
    if needed && cell(2).is_empty() {
        return Err(format!("{}须填写改为：{}", kind.label(), kind.about()));
    }
    if needed && cell(1) == cell(2) {
        return Err("词语和改为相同，请核对".to_owned());
    }
    let (from, until) = (day(HEAD[4], cell(4))?, day(HEAD[5], cell(5))?);
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        return Err(format!("止（{until}）早于起（{from}），请核对日期"));
    }
    let note = cell(3).to_owned();
    Ok(Some(Entry { note, from, until, ..Entry::new(kind, cell(1), cell(2)) }))
}

fn day(name: &str, cell: &str) -> Result<Option<Date>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    text::parse_date(cell).map(Some).ok_or_else(|| format!("{name}应为日期，如2024-06-03，填写的是“{cell}”"))
}

/// A cell that a spreadsheet neither splits nor takes for a formula.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_reads_back_as_it_was_written() {
        let text = "种类,词语,改为,说明,起,止\n错词,布属,部署,,,\n许可,绣花工夫,,,,\n规范表述,老少边穷,革命老区、民族地区、边疆地区,\"统一表述,见通知\",,\n领导,甲某某,县长,,2024-01-05,\n机构,县工商局,县市场监督管理局,,,2019年3月1日\n";
        let sheet = Sheet::read(text).unwrap();
        assert_eq!(sheet.entries().len(), 5);
        assert_eq!(sheet.entries()[2].note, "统一表述,见通知");
        assert_eq!(sheet.entries()[4].until, Some(jiff::civil::date(2019, 3, 1)));
        assert_eq!(Sheet::read(&sheet.write()), Ok(sheet.clone()));
        assert_eq!(Sheet::read(&format!("\u{FEFF}{}", sheet.write().replace('\n', "\r\n"))), Ok(sheet));
        assert_eq!(Sheet::read(""), Ok(Sheet::default()));
    }

    #[test]
    fn faults_are_named_by_their_line() {
        let long = "长".repeat(201);
        let text = format!(
            "种类,词语,改为\n错词,布属,部署\n\n错字,甲乙,丙\n错词,甲,乙\n错词,布属,\n错词,{long},甲\n法规,某法,,,2024-13-01\n法规,某法,,,2024-02-01,2024-01-01\n错词,甲,乙,丙,,,多"
        );
        let faults = Sheet::read(&text).unwrap_err().lines;
        let lines: Vec<u64> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [4, 5, 6, 7, 8, 9, 10], "{faults:?}");
        assert!(faults[0].to_string().starts_with("第4行：种类应为错词、许可"), "{}", faults[0]);
        assert!(faults[1].sentence.contains("至少2个字") && faults[4].sentence.contains("2024-13-01"));
    }

    #[test]
    fn the_newer_line_about_the_same_words_counts() {
        let mut sheet = Sheet::read("错词,布属,部署\n许可,布属").unwrap();
        sheet.put(Entry::new(Kind::Wrong, "布属", "布置"));
        assert_eq!(sheet.entries().len(), 2);
        assert_eq!(sheet.entries()[0].instead, "布置");
    }
}
