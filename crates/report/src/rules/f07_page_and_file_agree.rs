use rule::{Findings, rule};

use super::{basis, support::quote_of};
use crate::{CellValue, Context, Recognised, Report, Where, form, form::CellForm, likeness::Shingles};

rule! {
    /// 同一份报告的网页与文件应当一致。
    ///
    /// 同时给出网页和文件时逐格核对数字，再核对各部分的文字。
    ///
    /// # 不符合
    /// ```报告
    /// 网页格 t2/penalty/decisions = 5
    /// ```
    /// # 符合
    /// ```报告
    /// 网页格 t2/penalty/decisions = 0
    /// ```
    "AUD-F07": Warning over Recognised, given Context, at Where, basis basis::PUBLISHED
}

/// Below this the words of a section are not the same text.
const SAME_TEXT: f64 = 0.8;

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(page) = &context.page else { return };
    for (id, cell) in &report.report.cells {
        let other = page.value(id.as_str());
        let read = |value: &CellValue| matches!(value, CellValue::Number(_) | CellValue::Blank);
        if read(&cell.value) && read(other) && cell.value != *other {
            let name = form(report.report.edition).cell(id.as_str()).map(CellForm::name).unwrap_or_default();
            let words = format!("{name}这里{}，网页上{}。", stands(&cell.value), stands(other));
            findings.at(report.cell_place(id), quote_of(report, id), words);
        }
    }
    for number in 1_u8..=6 {
        let id = format!("s{number}");
        let of = |report: &Report| Shingles::of(report.section(&id), &[]);
        let (Some(file), Some(page), Some(heading)) = (of(&report.report), of(page), report.heading(number)) else {
            continue;
        };
        if file.likeness(&page) < SAME_TEXT {
            let words = "这一部分的文字与网页上的不一致。";
            findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), words);
        }
    }
}

fn stands(value: &CellValue) -> String {
    match value {
        CellValue::Number(number) => format!("是{number}"),
        CellValue::Blank | CellValue::Text(_) | CellValue::Absent => "是空白".to_owned(),
    }
}
