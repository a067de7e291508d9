use rule::{Findings, rule};

use super::{basis, support::{Standing, evaluate, quote_of}};
use crate::{Context, Recognised, TableId, Where, form, form::CellForm};

rule! {
    /// 现行有效件数应当等于上年数加本年制发、减本年废止；本年制发不得多于现行有效与废止之和。
    ///
    /// 清理、移交会打破这一关系，所以只作警告。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/normative/issued = 3
    /// 格 t2/normative/in_force = 2
    /// ```
    /// ```报告
    /// 格 t2/normative/issued = 58
    /// 格 t2/normative/repealed = 45
    /// 格 t2/normative/in_force = 546
    /// 上年格 t2/normative/in_force = 440
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/normative/issued = 58
    /// 格 t2/normative/repealed = 45
    /// 格 t2/normative/in_force = 453
    /// 上年格 t2/normative/in_force = 440
    /// ```
    "AUD-A08": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let edition = report.table(TableId::T2).edition;
    // Last year's table has the same columns only if it follows the same edition.
    let previous = context.previous.as_ref().filter(|previous| previous.edition == edition);
    for family in ["T2-ISSUED-LE", "T2-STOCK", "T2-TOTAL-GE", "T2-ITEMS"] {
        for relation in form(edition).family(family) {
            let Standing::Broken { left, right } = evaluate(relation, &report.report, previous) else { continue };
            let Some(term) = relation.lhs.first() else { continue };
            let name = form(edition).cell(term.cell.as_str()).map(CellForm::name).unwrap_or_default();
            let words = match family {
                "T2-ISSUED-LE" => format!("{name}是{left}，多于现行有效与本年废止之和{right}。"),
                "T2-STOCK" => format!("{name}是{left}，按上年数加本年制发减本年废止应为{right}。"),
                "T2-TOTAL-GE" => format!("{name}是{left}，少于本年新公开数量{right}。"),
                _ => format!("{name}是{left}，按上年报告推算应为{right}。"),
            };
            findings.at(report.cell_place(&term.cell), quote_of(report, &term.cell), words);
        }
    }
}
