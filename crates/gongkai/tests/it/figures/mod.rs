//! What stands in a cell, written in every way that people and programs have: in each format it is the number, or it is no
//! number and said so. A wrong number without a doubt is the worst that can happen.

#![expect(clippy::format_collect, clippy::format_push_string, reason = "markup is built the way it is read")]

mod docx;
mod html;
mod text;
mod xlsx;

use report::CellValue;

/// Which cell is written in: one for counts, one for signed counts, one for amounts in 万元.
#[derive(Clone, Copy)]
pub enum Of {
    Count,
    Signed,
    Amount,
}

/// Where the figure is put.
pub const HERE: &str = "这里";

impl Of {
    fn cell(self) -> &'static str {
        match self {
            Self::Count => "t2/normative/issued",
            Self::Signed => "t2/licence/items_change",
            Self::Amount => "t2/fees/amount",
        }
    }

    /// Table 二 of the edition that has the cell, as rows of words.
    pub fn table(self) -> Vec<Vec<&'static str>> {
        let rows: &[&[&str]] = match self {
            Self::Count | Self::Amount => &[
                &["第二十条第（一）项"],
                &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
                &["规章", "0", "0", "0"],
                &["行政规范性文件", "甲", "1", "9"],
                &["第二十条第（五）项"],
                &["信息内容", "本年处理决定数量"],
                &["行政许可", "31"],
                &["第二十条第（八）项"],
                &["信息内容", "本年收费金额（单位：万元）"],
                &["行政事业性收费", "乙"],
            ],
            Self::Signed => &[
                &["第二十条第（一）项"],
                &["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
                &["规章", "0", "0", "0"],
                &["规范性文件", "2", "2", "6"],
                &["第二十条第（五）项"],
                &["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
                &["行政许可", "31", "丙", "4"],
                &["其他对外管理服务事项", "0", "0", "0"],
            ],
        };
        let put = |word: &'static str| match (word, self) {
            ("甲", Self::Count) | ("乙", Self::Amount) | ("丙", Self::Signed) => HERE,
            ("甲" | "乙" | "丙", _) => "7",
            _ => word,
        };
        rows.iter().map(|row| row.iter().map(|word| put(word)).collect()).collect()
    }

    pub fn year(self) -> u16 {
        if let Self::Signed = self { 2019 } else { 2024 }
    }

    pub fn title(self) -> String {
        format!("示例县民政局{}年政府信息公开工作年度报告", self.year())
    }
}

/// The value in words, and what was doubted.
fn read(of: Of, name: &str, bytes: &[u8]) -> (String, Vec<String>) {
    let reading = paper::read(name, bytes).expect("a file that can be read");
    let found = report::recognise(&reading.document);
    let value = match found.report.value(of.cell()) {
        CellValue::Number(number) => number.to_string(),
        CellValue::Blank => "blank".to_owned(),
        CellValue::Text(words) => format!("text {words}"),
        CellValue::Absent => "absent".to_owned(),
    };
    let of_reader = reading.doubts.into_iter().map(|doubt| doubt.text);
    (value, of_reader.chain(found.doubts.into_iter().map(|doubt| doubt.text)).collect())
}

/// One way of writing and what must be read: a number, `blank`, `absent`, or `text …`; `?` before it means that it must be
/// doubted, and what is no number must be doubted always. Returns what is wrong.
pub fn check(
    of: Of,
    name: &str,
    make: impl Fn(&str) -> Vec<u8>,
    (plain, written): (&str, &str),
    expected: &str,
) -> Option<String> {
    let (usual, before) = read(of, name, &make(plain));
    assert_eq!(usual, "7", "{name}: the file itself");
    let (value, doubts) = read(of, name, &make(written));
    let (wanted, must) = expected.strip_prefix('?').map_or((expected, false), |wanted| (wanted, true));
    let said: Vec<&String> = doubts.iter().filter(|doubt| !before.contains(doubt)).collect();
    let must = must || wanted.starts_with("text") || wanted == "absent";
    let right = value.replace('\n', "⏎") == wanted && must != said.is_empty();
    (!right).then(|| format!("{name}: {written:?} is read {value:?}, not {expected}, doubts {said:?}"))
}

/// Checks many and tells of all that are wrong.
pub fn all<W: AsRef<str>>(cases: &[(W, &str)], one: impl Fn(&str, &str) -> Option<String>) {
    let wrong: Vec<String> =
        cases.iter().filter_map(|(written, expected)| one(written.as_ref(), expected)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
