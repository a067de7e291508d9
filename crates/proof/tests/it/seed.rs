//! The seed report: what its inspectors said about its wording and the rules can decide.

use crate::read;

const SEED: &str = include_str!("../../../report/tests/data/xinfeng-union-2024.txt");

/// The rule finds something that overlaps the fragment.
fn check(rule: &str, fragment: &str) {
    let byte = SEED.find(fragment).unwrap_or_else(|| panic!("{fragment}"));
    let start = SEED[..byte].chars().count();
    let end = start + fragment.chars().count();
    let found = read(SEED);
    let here = found
        .iter()
        .any(|one| one.rule == rule && (one.place.start as usize) < end && start < one.place.end as usize);
    assert!(here, "{rule} {fragment}");
}

#[test]
fn what_the_rules_find_in_the_seed() {
    check("TXT-79", "及时主动的发布信息");
    check("P201", "1条、共计26条");
    check("P202", "“谁负责”的原则。");
    check("P103", "尽可能及时将工会系统开展活动方案、过程、结果按法定程序尽快");
    check("P103", "仍然还有");
    check("P104", "与《条例》规定");
    check("P401", "0条网站提交");
    check("TXT-36", "2．进一步提高");
    check("TXT-37", "（1）积极通过政府网站");
    check("TXT-30", "2．公开形式");
    check("TXT-88", "国家机密");
}

/// Nothing of level error is said of it that is not wrong.
#[test]
fn every_error_in_the_seed() {
    let errors: Vec<String> = read(SEED)
        .iter()
        .filter(|one| one.severity == rule::Severity::Error && one.family != proof::Family::PersonalData)
        .map(|one| format!("{} {} {}", one.place.line, one.rule, one.quote))
        .collect();
    insta::assert_snapshot!(errors.join("\n"));
}
