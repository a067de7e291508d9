//! 勾稽核对: every relation of the form, its two sides as formulas over the tables, and whether it holds.

use report::form::{Op, Relation, Term};
use report::{Number, Report, form};
use rust_xlsxwriter::{
    Color, ConditionalFormatText, ConditionalFormatTextRule, Format, Formula, Worksheet, XlsxError, utility,
};

use super::tables::Addresses;
use super::{Looks, exact, formula, lines, printed};

const HOLDS: &str = "成立";
const BROKEN: &str = "不成立";
const BLANK: &str = "有未填写的数字，不能核对";
const NO_YEAR_BEFORE: &str = "没有上年的数字，不能核对";
/// Title, summary and head stand above the relations.
const FIRST: u32 = 3;
const WIDTHS: [f64; 6] = [36.0, 48.0, 11.0, 5.0, 11.0, 26.0];

pub(super) fn write(
    report: &Report,
    before: Option<&Report>,
    addresses: &Addresses,
    looks: &Looks,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    sheet.set_name("勾稽核对")?;
    printed(sheet);
    sheet.set_landscape();
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, "勾稽关系核对", &looks.heading)?;
    for (column, words) in (0..).zip(["编号", "关系", "左边", "", "右边", "核对结果"]) {
        sheet.write_string_with_format(FIRST - 1, column, words, &looks.label)?;
    }
    let applies = |relation: &&Relation| {
        let year = report.year.unwrap_or(i16::MAX);
        relation.from_report_year.is_none_or(|first| first <= year)
    };
    let relations: Vec<&Relation> = form(report.edition).relations.iter().filter(applies).collect();
    let checker = Checker { report, before, addresses, looks };
    let mut results = Vec::with_capacity(relations.len());
    for (row, relation) in (FIRST..).zip(&relations) {
        results.push(checker.relation(row, relation, sheet)?);
    }
    summary(&results, looks, sheet)?;
    let last = FIRST + u32::try_from(relations.len()).unwrap_or(0).saturating_sub(1);
    let broken = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::BeginsWith(BROKEN.to_owned()))
        .set_format(Format::new().set_background_color(Color::RGB(0x00FF_C7CE)));
    sheet.add_conditional_format(FIRST, 5, last, 5, &broken)?;
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?.set_freeze_panes(FIRST, 0)?;
    Ok(())
}

/// How many hold, as formulas that count.
fn summary(results: &[&'static str], looks: &Looks, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let last = FIRST + u32::try_from(results.len()).unwrap_or(0).saturating_sub(1);
    let range = utility::cell_range(FIRST, 5, last, 5);
    let count = |wanted: &str| results.iter().filter(|result| **result == wanted).count();
    let (holding, broken) = (count(HOLDS), count(BROKEN));
    let words = format!("共{}项：成立{holding}项，不成立{broken}项", results.len());
    let counted = format!(
        "=\"共{}项：成立\"&COUNTIF({range},\"{HOLDS}\")&\"项，不成立\"&COUNTIF({range},\"{BROKEN}\")&\"项\"",
        results.len()
    );
    sheet.write_formula_with_format(1, 0, Formula::new(counted).set_result(words), &looks.line)?;
    Ok(())
}

struct Checker<'a> {
    report: &'a Report,
    before: Option<&'a Report>,
    addresses: &'a Addresses,
    looks: &'a Looks,
}

/// One side of a relation.
struct Side {
    /// The formula without its sign of equality; nothing where a number of the year before is missing.
    formula: Option<String>,
    /// What it comes to where every cell holds a number, blanks counted as nought.
    value: Number,
}

impl Checker<'_> {
    fn relation(
        &self,
        row: u32,
        relation: &Relation,
        sheet: &mut Worksheet,
    ) -> Result<&'static str, XlsxError> {
        let Looks { label, left, .. } = self.looks;
        sheet.write_string_with_format(row, 0, &relation.id, left)?;
        sheet.write_string_with_format(row, 1, &relation.text, left)?;
        sheet.set_row_height(row, lines(&relation.text, WIDTHS[1]) * 14.0 + 5.0)?;
        let op = match relation.op {
            Op::Equal => "＝",
            Op::AtMost => "≤",
            Op::AtLeast => "≥",
        };
        sheet.write_string_with_format(row, 3, op, label)?;
        let sides = [self.side(&relation.lhs), self.side(&relation.rhs)];
        for (column, side) in [2, 4].into_iter().zip(&sides) {
            match &side.formula {
                Some(words) => formula(sheet, (row, column), &format!("={words}"), side.value, self.looks)?,
                None => {
                    sheet.write_blank(row, column, label)?;
                }
            }
        }
        let [lhs, rhs] = &sides;
        if lhs.formula.is_none() || rhs.formula.is_none() {
            sheet.write_string_with_format(row, 5, NO_YEAR_BEFORE, label)?;
            return Ok(NO_YEAR_BEFORE);
        }
        let result = self.result(relation, lhs.value, rhs.value);
        let formula = Formula::new(self.judged(row, relation)).set_result(result);
        sheet.write_formula_with_format(row, 5, formula, label)?;
        Ok(result)
    }

    fn side(&self, terms: &[Term]) -> Side {
        let mut value = Number::ZERO;
        let mut parts: Vec<String> = Vec::new();
        let all_here = terms.iter().all(|term| term.coef == 1 && term.year_offset == 0);
        for term in terms {
            let number = if term.year_offset == 0 {
                self.report.number(term.cell.as_str()).unwrap_or(Number::ZERO)
            } else {
                let number = self.before.and_then(|before| before.number(term.cell.as_str()));
                let Some(number) = number else { return Side { formula: None, value } };
                number
            };
            value = value.plus(term.coef, number);
            let sign = if term.coef < 0 { "-" } else { "+" };
            let times =
                if term.coef.abs() == 1 { String::new() } else { format!("{}*", term.coef.unsigned_abs()) };
            let what = if term.year_offset == 0 {
                // N turns a blank or words into nought.
                self.addresses.cell(term, None).map(|cell| format!("N({cell})"))
            } else {
                Some(number.to_string())
            };
            parts.extend(what.map(|what| format!("{sign}{times}{what}")));
        }
        let joined = parts.concat();
        let sum = || self.addresses.ranges(&terms.iter().collect::<Vec<_>>(), None);
        let formula = if all_here && terms.len() > 1 {
            sum().map(|ranges| format!("SUM({ranges})"))
        } else {
            Some(joined.trim_start_matches('+').to_owned())
        };
        Side { formula, value }
    }

    fn result(&self, relation: &Relation, left: Number, right: Number) -> &'static str {
        let here = relation.lhs.iter().chain(&relation.rhs).filter(|term| term.year_offset == 0);
        let known = |term: &Term| self.report.number(term.cell.as_str()).and_then(exact).is_some();
        if !here.clone().all(known) {
            return BLANK;
        }
        let holds = match relation.op {
            Op::Equal => left == right,
            Op::AtMost => left <= right,
            Op::AtLeast => left >= right,
        };
        if holds { HOLDS } else { BROKEN }
    }

    /// The formula of the result: blanks first, then the two sides.
    fn judged(&self, row: u32, relation: &Relation) -> String {
        let here: Vec<&Term> =
            relation.lhs.iter().chain(&relation.rhs).filter(|term| term.year_offset == 0).collect();
        let ranges = self.addresses.ranges(&here, None).unwrap_or_default();
        let (left, right) = (utility::row_col_to_cell(row, 2), utility::row_col_to_cell(row, 4));
        let op = match relation.op {
            Op::Equal => "=",
            Op::AtMost => "<=",
            Op::AtLeast => ">=",
        };
        format!(
            "=IF(COUNT({ranges})<{},\"{BLANK}\",IF(ROUND({left}-{right},6){op}0,\"{HOLDS}\",\"{BROKEN}\"))",
            here.len()
        )
    }
}
