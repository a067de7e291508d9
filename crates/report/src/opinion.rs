//! 核对意见: what a supervising office sends back after checking a report, on one page, with the whole list attached where
//! the page does not hold it (第四十六条、第四十九条).

use jiff::civil::Date;
use rule::Severity;
use text::{Align, Block, Cell, Document, Table, format_date};

use crate::{Finding, audit};

/// An opinion on a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Whose report it is; the opinion is sent to them.
    pub unit: String,
    /// The title of the report.
    pub report: String,
    /// The name of the file.
    pub file: Option<String>,
    /// When it was received.
    pub received_on: Option<Date>,
    /// What was found; what is only to be known is left out of the letter.
    pub points: Vec<Point>,
    /// Until when a corrected report is expected; blank to be filled in by hand.
    pub reply_by: Option<Date>,
    /// Who sends it.
    pub from: String,
    /// The day of the letter.
    pub on: Date,
}

/// A finding in the words of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands: 第三部分，表三，第3页.
    pub place: String,
    /// The words that stand there.
    pub quote: String,
    /// What is wrong.
    pub words: String,
    /// The rule and what it rests on.
    pub basis: String,
}

impl Point {
    /// A finding; `anchor` says where in the file it stands, in words.
    pub fn of(finding: &Finding, anchor: Option<&str>) -> Self {
        let mut place = audit::place(&finding.place);
        if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
            if !place.is_empty() {
                place.push('，');
            }
            place.push_str(anchor);
        }
        Self {
            severity: finding.severity,
            place,
            quote: finding.quote.clone(),
            words: finding.explanation.clone(),
            basis: format!("{}　{}", finding.rule, finding.citation),
        }
    }
}

impl Opinion {
    /// How many points the letter has to tell.
    pub fn count(&self) -> usize {
        self.told().count()
    }

    /// The letter with at most `most` points in it, the gravest first; where there are more, all of them follow in an
    /// attachment on pages of its own.
    pub fn document(&self, most: usize) -> Document {
        let points: Vec<&Point> = self.told().collect();
        let attached = points.len() > most;
        let mut blocks = vec![Block::aligned(format!("{}：", self.unit), Align::Flush)];
        blocks.push(Block::paragraph(self.opening(&points, attached.then_some(most))));
        blocks.extend(table(&points[..points.len().min(most)]));
        if !points.is_empty() {
            blocks.push(Block::paragraph(self.closing()));
        }
        if attached {
            blocks.push(Block::paragraph(format!("附件：{LIST}")));
        }
        blocks.push(Block::aligned(&*self.from, Align::Right));
        blocks.push(Block::aligned(format_date(self.on), Align::Right));
        if attached {
            blocks.push(Block::aligned("附件", Align::Flush));
            blocks.push(Block::aligned(LIST, Align::Center));
            blocks.extend(table(&points));
        }
        Document { title: Some(format!("关于{}的核对意见", self.report)), blocks }
    }

    /// Errors, then warnings, each in the order given.
    fn told(&self) -> impl Iterator<Item = &Point> {
        let of = |severity| self.points.iter().filter(move |point| point.severity == severity);
        of(Severity::Error).chain(of(Severity::Warning))
    }

    fn opening(&self, points: &[&Point], most: Option<usize>) -> String {
        let mut from = Vec::new();
        from.extend(self.file.as_ref().map(|file| format!("文件：{file}")));
        from.extend(self.received_on.map(|on| format!("{}收到", format_date(on))));
        let from = if from.is_empty() { String::new() } else { format!("（{}）", from.join("，")) };
        let report = format!("你单位报送的年度报告{from}已经核对");
        let errors = points.iter().filter(|point| point.severity == Severity::Error).count();
        let warnings = points.len() - errors;
        let found = match (errors, warnings) {
            (0, 0) => return format!("{report}，未发现须改正或者说明的问题。"),
            (errors, 0) => format!("有{errors}处问题须改正"),
            (0, warnings) => format!("有{warnings}处问题请核对或者说明"),
            (errors, warnings) => format!("有{errors}处问题须改正，{warnings}处问题请核对或者说明"),
        };
        match most {
            Some(0) => format!("{report}，{found}，见附件。"),
            Some(most) => format!("{report}，{found}。其中{most}处如下，全部问题见附件。"),
            None => format!("{report}，{found}，意见如下。"),
        }
    }

    fn closing(&self) -> String {
        let by = self.reply_by.map_or_else(|| "　　　　年　　月　　日".to_owned(), format_date);
        let errors = self.points.iter().any(|point| point.severity == Severity::Error);
        let warnings = self.points.iter().any(|point| point.severity == Severity::Warning);
        match (errors, warnings) {
            (true, true) => format!("请于{by}前改正后重新报送，并对请核对的问题逐条说明。"),
            (true, false) => format!("请于{by}前改正后重新报送。"),
            (false, _) => format!("请于{by}前逐条说明，确有错误的改正后重新报送。"),
        }
    }
}

/// What the attachment is called.
const LIST: &str = "核对发现的问题";

fn table(points: &[&Point]) -> Option<Block> {
    if points.is_empty() {
        return None;
    }
    let head = ["序号", "处理", "位置和问题", "规则和依据"].map(|words| Cell::header(words, 1, 1)).to_vec();
    let row = |(point, number): (&&Point, usize)| {
        let due = match point.severity {
            Severity::Error => "须改正",
            Severity::Warning => "请核对",
            Severity::Info => "供参考",
        };
        let quote = (!point.quote.is_empty()).then(|| format!("“{}”", short(&point.quote)));
        let place = (!point.place.is_empty()).then(|| point.place.clone());
        let told: Vec<String> = [place, quote, Some(point.words.clone())].into_iter().flatten().collect();
        vec![
            Cell::header(number.to_string(), 1, 1),
            Cell::header(due, 1, 1),
            Cell::new(told.join("：")),
            Cell::new(&*point.basis),
        ]
    };
    let rows = std::iter::once(head).chain(points.iter().zip(1..).map(row)).collect();
    Some(Block::Table(Table { rows, ..Table::default() }))
}

/// Characters of a quotation that a letter repeats.
const LONGEST_QUOTE: usize = 40;

fn short(quote: &str) -> String {
    let line: String = quote.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}……", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion(severities: &[Severity]) -> Opinion {
        let point = |(severity, number): (&Severity, i32)| Point {
            severity: *severity,
            place: "第三部分，表三".into(),
            quote: String::new(),
            words: format!("第{number}处。"),
            basis: "AUD-A01".into(),
        };
        Opinion {
            unit: "示范县民政局".into(),
            report: "示范县民政局2024年政府信息公开工作年度报告".into(),
            file: Some("报告.docx".into()),
            received_on: Some(jiff::civil::date(2025, 1, 20)),
            points: severities.iter().zip(1..).map(point).collect(),
            reply_by: None,
            from: "示范县人民政府办公室".into(),
            on: jiff::civil::date(2025, 1, 22),
        }
    }

    fn rows(document: &Document) -> Vec<usize> {
        let table =
            |block: &Block| if let Block::Table(table) = block { Some(table.rows.len() - 1) } else { None };
        document.blocks.iter().filter_map(table).collect()
    }

    #[test]
    fn the_gravest_stand_in_the_letter_and_all_in_the_attachment() {
        use Severity::{Error, Info, Warning};
        let opinion = opinion(&[Warning, Info, Error, Warning]);
        assert_eq!(opinion.count(), 3);
        let document = opinion.document(1);
        assert_eq!(rows(&document), [1, 3]);
        let words = document.plain_text();
        assert!(
            words.contains("有1处问题须改正，2处问题请核对或者说明。其中1处如下，全部问题见附件。"),
            "{words}"
        );
        assert!(words.contains("1\t须改正\t第三部分，表三：第3处。"), "{words}");
        assert_eq!(rows(&opinion.document(3)), [3]);
        assert!(!opinion.document(3).plain_text().contains("附件"));
        assert_eq!(rows(&opinion.document(0)), [3]);
    }

    #[test]
    fn a_report_without_faults_is_told_so() {
        let words = opinion(&[Severity::Info]).document(5).plain_text();
        assert!(words.contains("未发现须改正或者说明的问题。") && !words.contains("重新报送"), "{words}");
    }
}
