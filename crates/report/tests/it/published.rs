//! Published reports: the arithmetic findings are the known ones and no others, and what is right stays unblamed.

use report::{Audit, Context, Report, audit, read_text};

fn arithmetic(source: &str, context: &Context) -> Vec<String> {
    audit(&read_text(source), context)
        .into_iter()
        .filter(|f| {
            f.rule.starts_with("AUD-A") || f.rule.starts_with("AUD-X") || f.rule.starts_with("AUD-C0")
        })
        .map(|f| format!("{} {}", f.rule, f.explanation))
        .collect()
}

const ZRZ_2023: &str = include_str!("../data/pingtan-zrz-2023.cells.txt");
const ZRZ_2024: &str = include_str!("../data/pingtan-zrz-2024.cells.txt");
const GAJ_2019: &str = include_str!("../data/pingtan-gaj-2019.cells.txt");

#[test]
fn known_errors_of_arithmetic_are_found_and_no_others() {
    insta::assert_snapshot!(arithmetic(ZRZ_2023, &Context::default()).join("\n"), @r"
    AUD-A01 商业企业列：新收0＋上年结转0≠办理结果总计1＋结转下年度0。如果“（二）部分公开”的“商业企业”由1改为0，“（七）总计”的“商业企业”由1改为0，各项关系就都相等，请先核对这两格。
    AUD-A03 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”一行：总计填的是8，各列之和是9。与AUD-A01商业企业列同因。
    AUD-A03 “（七）总计”一行：总计填的是19，各列之和是20。与AUD-A01商业企业列同因。
    ");
}

#[test]
fn a_sound_ledger_stays_unblamed() {
    let previous: Report = read_text(ZRZ_2023).report;
    let context = Context { previous: Some(previous), ..Context::default() };
    // The first paragraph is that of the year before; no number is blamed.
    insta::assert_snapshot!(
        arithmetic(ZRZ_2024, &context).join("\n"),
        @"AUD-X03 这一段有123个字与上年报告完全相同，只有年度和数字不同。"
    );
    insta::assert_snapshot!(
        arithmetic(GAJ_2019, &Context::default()).join("\n"),
        @"AUD-C06 这里只说到公民，法人和其他组织的申请没有交代，不能支持表三的数字。"
    );
}

#[test]
fn everything_found_in_the_published_reports() {
    let mut lines = Vec::new();
    for (name, source) in [
        ("pingtan-zrz-2023", ZRZ_2023),
        ("pingtan-zrz-2024", ZRZ_2024),
        ("pingtan-gaj-2019", GAJ_2019),
        ("pingtan-2025", include_str!("../data/pingtan-2025.cells.txt")),
        ("hongze-2024 (two editions)", include_str!("../data/hongze-2024.cells.txt")),
        ("pingtan-2025 (cells run together)", include_str!("../data/pingtan-2025.page.txt")),
        ("pingtan-gaj-2022 (cells run together)", include_str!("../data/pingtan-gaj-2022.page.txt")),
        ("shanghai-kewei-2024 (tables in pieces)", include_str!("../data/shanghai-kewei-2024.pdftext.md")),
    ] {
        let audit = Audit::of(None, &read_text(source), &Context::default());
        lines.push(format!("== {name}: {} {:?}", audit.body, audit.year));
        lines.extend(
            audit
                .findings
                .iter()
                .map(|f| format!("{} {}｜{}｜{}", f.rule, f.severity.label(), f.quote, f.explanation)),
        );
    }
    insta::assert_snapshot!(lines.join("\n"));
}
