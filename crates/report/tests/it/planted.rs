//! A real report with one fault planted in it: the rule for that fault finds it, which on the report itself was silent.

use std::collections::BTreeSet;

use report::{Context, audit, read_text};

/// The numbers of its tables set one cell a line, its prose as published; it was printed without name and date.
const REPORT: &str = include_str!("../data/pingtan-gaj-2022.cells.txt");

fn rules(source: &str) -> BTreeSet<&'static str> {
    audit(&read_text(source), &Context::default()).into_iter().map(|finding| finding.rule).collect()
}

/// Plants `new` for the first `old` and expects the rule.
fn check(faults: &[(&str, &str, &str)]) {
    let before = rules(REPORT);
    let mut missed = Vec::new();
    for (rule, old, new) in faults {
        assert!(REPORT.contains(old), "nothing to replace: {old:?}");
        assert!(!before.contains(rule), "{rule} is found without a fault");
        let found = rules(&REPORT.replacen(old, new, 1));
        if !found.contains(rule) {
            missed.push(format!("{rule}: {old:?} => {new:?}, found {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn the_report_itself_is_nearly_sound() {
    assert_eq!(rules(REPORT), BTreeSet::from(["AUD-E15", "AUD-P09"]));
}

#[test]
fn faults_of_structure_and_labels() {
    check(&[
        ("AUD-E03", "五、存在的主要问题及改进情况\n", ""),
        ("AUD-E04", "一、总体情况\n", "一、概况\n"),
        ("AUD-E05", "五、存在的主要", "六、存在的主要"),
        ("AUD-E07", "\t行政强制\n\t0\n", ""),
        ("AUD-E07", "\t行政强制\n", "\t行政检查\n\t3\n\n\t行政强制\n"),
        ("AUD-E07", "\t法律服务机构\n", ""),
        ("AUD-E09", "政府信息公开工作年度报告", "信息公开工作年度报告"),
        ("AUD-E14", "2022年，无收取信息处理费情况。", "×××，未收取信息处理费。"),
        ("AUD-E13", "2022年，无收取信息处理费情况。", "无其他事项。"),
        ("AUD-L01", "属于国家秘密", "属于国家机密"),
        ("AUD-L01", "1.本机关不掌握", "1.本机关掌握"),
        ("AUD-L01", "四、结转下年度", "四、结转上年度"),
        ("AUD-L02", "现行有效件数", "现行有效数"),
        ("AUD-L02", "\t行政规范性文件\n", "\t规范性文件\n"),
        ("AUD-L02", "2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("AUD-L03", "\t行政强制\n", "\t\n"),
        ("AUD-L03", "\t2.重复申请\n", "\t\n"),
        ("AUD-L03", "\t（七）总计\n", "\t\n"),
        ("AUD-L04", "\t1.属于国家", "\t1、属于国家"),
        ("AUD-L05", "（单位：万元）", "（单位：元）"),
        ("AUD-L06", "等于第三项加第四项之和", "等于第三项之和"),
    ]);
}

#[test]
fn faults_in_cells() {
    check(&[
        ("AUD-B01", "\t2.重复申请\n\t0", "\t2.重复申请\n\t"),
        ("AUD-B02", "\t2.重复申请\n\t0", "\t2.重复申请\n\t无"),
        ("AUD-B02", "\t行政强制\n\t0", "\t行政强制\n\t/"),
        ("AUD-B03", "\t2.重复申请\n\t0\n", "\t2.重复申请\n"),
        ("AUD-B04", "\t行政强制\n\t0", "\t行政强制\n\t"),
        ("AUD-B05", "\t行政强制\n\t0", "\t行政强制\n\t1.5"),
        ("AUD-B05", "\t2.重复申请\n\t0", "\t2.重复申请\n\t-1"),
        ("AUD-B06", "\t行政强制\n\t0", "\t行政强制\n\t1,234"),
        ("AUD-A01", "\t四、结转下年度继续办理\n\t0", "\t四、结转下年度继续办理\n\t9"),
        ("AUD-A02", "\t（一）予以公开\n\t0", "\t（一）予以公开\n\t7"),
        ("AUD-A03", "\t2.重复申请\n\t0", "\t2.重复申请\n\t1"),
        ("AUD-A08", "\t行政规范性文件\n\t4", "\t行政规范性文件\n\t999"),
    ]);
}

#[test]
fn faults_in_prose() {
    let at = "2022年，无收取信息处理费情况。";
    let with = |words: &str| format!("{at}{words}");
    let planted = [
        ("AUD-A06", "发布动态3条、通知4条、公告5条，共计15条。"),
        ("AUD-C01", "全年共收到政府信息公开申请999件。"),
        ("AUD-C02", "全年发生行政诉讼77件。"),
        ("AUD-C03", "全年制定行政规范性文件77件。"),
        ("AUD-C13", "未收取检索费、复制费、邮寄费。"),
        ("AUD-C15", "根据国务院令第492号公布。"),
        ("AUD-C16", "公民身份号码000105199001010015。"),
        ("AUD-P08", "于2022年2月30日召开会议。"),
        ("AUD-T01", "公布资金资金分配结果。"),
        ("AUD-T02", "认真的做好公开工作。"),
        ("AUD-T03", "加强管理，，落实责任。"),
        ("AUD-T03", "落实“三审三校制度。"),
        ("AUD-T04", "发布信息大约300条左右。"),
        ("AUD-T10", "根据国办发[2024]5号。"),
    ];
    for (rule, words) in planted {
        check(&[(rule, at, &with(words))]);
    }
}

#[test]
fn faults_of_time() {
    let period = |words: &str| format!("数据统计期限{words}。根据");
    let signed = |day: &str| format!("处理费情况。\n\n平潭综合实验区公安局\n\n{day}\n");
    check(&[
        ("AUD-P01", "根据", &period("自2021年1月1日起至2022年12月31日止")),
        ("AUD-P02", "根据", &period("为2022年1月1日至11月30日")),
        ("AUD-P03", "根据", &period("为2021年12月1日—2022年12月31日")),
        ("AUD-P04", "处理费情况。", &signed("2022年12月25日")),
        ("AUD-P05", "处理费情况。", &signed("2023年2月9日")),
        ("AUD-P07", "公安局2022年政府", "公安局2021年政府"),
        ("AUD-P07", "一、总体情况\n\n2022年", "一、总体情况\n\n2021年"),
    ]);
}
