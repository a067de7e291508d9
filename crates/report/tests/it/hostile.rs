//! Hostile text: no panic, and time in proportion to length.

use std::time::Instant;

use proptest::prelude::*;
use report::{Audit, Context, read_text};

const SEED: &str = include_str!("../data/xinfeng-union-2024.txt");

fn check(source: &str) {
    let found = read_text(source);
    let context = Context { previous: Some(found.report.clone()), ..Context::default() };
    let audit = Audit::of(None, &found, &context);
    let _ = audit.to_json();
}

#[test]
fn long_monotonous_text_is_judged_in_seconds() {
    for unit in [
        "一",
        "申请",
        "及时",
        "、",
        "，",
        "（",
        "“",
        "占50%",
        "2024年1月1日",
        "收到申请1件，",
        "条例》等",
        "一、总体情况",
        "\n一、甲\n",
        "\n\t规章\n",
        "\t",
        "\t一\t",
        "\n1.甲",
        "\n（一）",
        "数据2024年",
        "12345678901234567X",
        "其中1条，2条，",
        "按照",
        "第二十条第（一）项信息内容",
        "及时的",
        "现编制完成了本报告、",
        "\u{3000}",
        "a,",
        "汉,",
        "。",
        "的",
        "资金",
        "我们",
        "行政复议",
        "\n\t一、本年新收政府信息公开申请数量\n\t0\n",
        "|甲|乙|\n",
    ] {
        let source = unit.repeat(100_000 / unit.len());
        let mixed = format!("{SEED}\n{source}");
        let start = Instant::now();
        check(&mixed);
        assert!(start.elapsed().as_secs() < 20, "{unit:?} took {:?}", start.elapsed());
    }
}

#[test]
fn a_megabyte_of_one_character_is_judged_in_seconds() {
    let start = Instant::now();
    check(&"一".repeat(1_000_000 / 3));
    assert!(start.elapsed().as_secs() < 20, "took {:?}", start.elapsed());
}

#[test]
fn one_rule_does_not_bury_the_others() {
    let found = read_text(&format!("{SEED}{}", "\n1.甲".repeat(1_000)));
    let audit = Audit::of(None, &found, &Context::default());
    let of_rule = audit.findings.iter().filter(|finding| finding.rule == "AUD-N04").count();
    assert_eq!(of_rule, 200);
    let said = audit.doubts.iter().any(|doubt| doubt.text.starts_with("AUD-N04只列出前200处，另有"));
    assert!(said, "{:?}", audit.doubts);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_text_never_panics(source in "(?s).{0,400}") {
        check(&source);
    }

    #[test]
    fn shaken_reports_never_panic(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8)) {
        let mut lines: Vec<&str> = SEED.lines().collect();
        for (a, b) in cuts {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
            lines.remove(a.min(lines.len() - 1));
        }
        check(&lines.join("\n"));
    }
}
