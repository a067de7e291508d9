//! Sentences set into a published report beside its own tables: those that are right are left in peace, whatever their
//! scope words; those that are wrong are found by their rule.

use std::collections::BTreeMap;

use report::{CellId, CellValue, Context, Number, Recognised, Report, TableId, audit, form, read_text};
use rule::Severity;

/// A region with 154 requests received, none carried in, 148 settled (147 of natural persons), 6 carried out; reviews 36,
/// suits 6 and 3; 58 normative documents issued, 45 repealed, 546 in force; licences 2418, penalties 644, coercion 64.
const REGION: &str = include_str!("../data/pingtan-2025.cells.txt");
const OWN: &str = "2025年，全区共收到政府信息公开申请154件，共办结148件，结转至2026年6件。全年办理因政府信息公开申请引发的行政复议36起，行政诉讼9起。";
/// An office with 1 request received, 1 carried in, 2 settled.
const OFFICE: &str = include_str!("../data/pingtan-gaj-2022.cells.txt");

type Found = BTreeMap<(&'static str, Severity), usize>;

fn found(source: &str) -> Found {
    let mut found = Found::new();
    for finding in audit(&read_text(source), &Context::default()) {
        *found.entry((finding.rule, finding.severity)).or_default() += 1;
    }
    found
}

/// What is found with the sentence that is not found without it.
fn new(before: &Found, source: &str) -> Vec<(&'static str, Severity)> {
    let more = |(key, count): (&(&'static str, Severity), &usize)| {
        (before.get(key).copied().unwrap_or_default() < *count).then_some(*key)
    };
    found(source).iter().filter_map(more).collect()
}

fn in_region(sentence: &str) -> String {
    assert!(REGION.contains(OWN));
    REGION.replacen(OWN, sentence, 1)
}

fn in_office(sentence: &str) -> String {
    OFFICE.replacen("一、总体情况\n", &format!("一、总体情况\n{sentence}\n"), 1)
}

/// Nothing new of the rules on numbers, errors of no rule; a warning only where the sentence is marked with ？.
fn in_peace(before: &Found, sentence: &str, source: &str) -> Option<String> {
    let doubtful = sentence.ends_with('？');
    let blamed: Vec<_> = new(before, source)
        .into_iter()
        .filter(|(_, severity)| *severity == Severity::Error || (*severity == Severity::Warning && !doubtful))
        .collect();
    (!blamed.is_empty()).then(|| format!("{sentence} blamed by {blamed:?}"))
}

#[test]
fn right_sentences_are_left_in_peace() {
    let [region, office] = [REGION, OFFICE].map(found);
    let region = RIGHT_IN_REGION
        .iter()
        .filter_map(|words| in_peace(&region, words, &in_region(&words.replace('？', "。"))));
    let office = RIGHT_IN_OFFICE
        .iter()
        .filter_map(|words| in_peace(&office, words, &in_office(&words.replace('？', "。"))));
    let blamed: Vec<String> = region.chain(office).collect();
    assert!(
        blamed.is_empty(),
        "{} of {}:\n{}",
        blamed.len(),
        RIGHT_IN_REGION.len() + RIGHT_IN_OFFICE.len(),
        blamed.join("\n")
    );
}

#[test]
fn wrong_sentences_are_found() {
    let [region, office] = [REGION, OFFICE].map(found);
    let missed = |before: &Found, rule: &str, words: &str, source: &str| {
        let found = new(before, source);
        (!found.iter().any(|(id, _)| *id == rule)).then(|| format!("{rule} {words}: only {found:?}"))
    };
    let region =
        WRONG_IN_REGION.iter().filter_map(|(rule, words)| missed(&region, rule, words, &in_region(words)));
    let office =
        WRONG_IN_OFFICE.iter().filter_map(|(rule, words)| missed(&office, rule, words, &in_office(words)));
    let missed: Vec<String> = region.chain(office).collect();
    assert!(
        missed.is_empty(),
        "{} of {}:\n{}",
        missed.len(),
        WRONG_IN_REGION.len() + WRONG_IN_OFFICE.len(),
        missed.join("\n")
    );
}

/// Every number of tables 三 and 四 made greater by one, each by itself: always an error, and never without.
#[test]
fn every_wrong_number_of_the_ledger_is_found() {
    let sums = |report: &Recognised, context: &Context| {
        audit(report, context)
            .into_iter()
            .filter(|f| {
                matches!(f.rule, "AUD-A01" | "AUD-A02" | "AUD-A03" | "AUD-A04")
                    && f.severity == Severity::Error
            })
            .count()
    };
    let context = Context::default();
    for source in [
        REGION,
        OFFICE,
        include_str!("../data/pingtan-zrz-2024.cells.txt"),
        include_str!("../data/pingtan-gaj-2019.cells.txt"),
    ] {
        let right = read_text(source);
        assert_eq!(sums(&right, &context), 0);
        for table in [TableId::T3, TableId::T4] {
            for at in &form(right.table(table).edition).table(table).cells {
                let mut wrong = right.clone();
                let cell = wrong.report.cells.get_mut(&at.id).unwrap();
                let Some(number) = cell.value.number() else { continue };
                cell.value = CellValue::Number(number + Number::from(1_u32));
                assert!(sums(&wrong, &context) > 0, "{source:.20} {}", at.id);
            }
        }
    }
}

/// The year after, with one number wrong: what was carried over in each column, the stock of documents, a jump.
#[test]
fn faults_between_years_are_found() {
    let last: Report = read_text(REGION).report;
    let mut now = read_text(&REGION.replace("2026", "2027").replace("2025", "2026").replace("2024", "2025"));
    let set = |report: &mut Recognised, id: &str, number: u32| {
        let cell = report.report.cells.get_mut(&CellId::from(id)).unwrap();
        cell.value = CellValue::Number(Number::from(number));
    };
    for column in &form(last.edition).table(TableId::T3).columns {
        let carried = last.number(&format!("t3/carried_out/{}", column.id)).and_then(Number::whole).unwrap();
        set(&mut now, &format!("t3/carried_in/{}", column.id), u32::try_from(carried).unwrap());
    }
    set(&mut now, "t2/normative/in_force", 559);
    let context = Context { previous: Some(last), ..Context::default() };
    let rules = |report: &Recognised| -> Vec<&'static str> {
        audit(report, &context).iter().map(|f| f.rule).collect()
    };
    let right = rules(&now);
    assert!(!right.iter().any(|rule| matches!(*rule, "AUD-X01" | "AUD-A08" | "AUD-A09")), "{right:?}");
    for column in &form(now.report.edition).table(TableId::T3).columns {
        let (id, column) = (format!("t3/carried_in/{}", column.id), &column.id);
        let number = now.report.number(&id).and_then(Number::whole).unwrap();
        let mut wrong = now.clone();
        set(&mut wrong, &id, u32::try_from(number).unwrap() + 1);
        assert!(rules(&wrong).contains(&"AUD-X01"), "{column}");
    }
    for (id, number, rule) in [
        ("t2/normative/in_force", 560, "AUD-A08"),
        ("t2/normative/repealed", 44, "AUD-A08"),
        ("t2/penalty/decisions", 6440, "AUD-A09"),
    ] {
        let mut wrong = now.clone();
        set(&mut wrong, id, number);
        assert!(rules(&wrong).contains(&rule), "{id}");
    }
}

const RIGHT_IN_REGION: [&str; 50] = [
    "全区共收到政府信息公开申请154件，办结148件（含上年结转0件），结转下年度继续办理6件。",
    "区本级收到政府信息公开申请31件，各片区收到123件。",
    "全年收到政府信息公开申请154件，其中网络申请120件、信函申请30件、当面申请4件。",
    "通过平台收到政府信息公开申请98件，通过邮寄收到政府信息公开申请56件。",
    "共受理政府信息公开申请154件，均在法定期限内予以答复。",
    "2024年全区共收到政府信息公开申请120件，2025年收到154件，同比增长28.3%。",
    "2024年共办结政府信息公开申请131件。",
    "较2024年的120件增加34件，全年收到政府信息公开申请154件。",
    "新收政府信息公开申请154件，上年结转0件，已办结148件，其余6件正在办理。",
    "共收到政府信息公开申请154件、行政复议36件、行政诉讼9件。",
    "全年收到政府信息公开申请154件，办结148件，予以公开33件、部分公开38件、不予公开11件、无法提供53件、不予处理2件、其他处理11件。",
    "收到政府信息公开申请154件，比上年减少12件，办结148件，按时办结率100%。",
    "收到政府信息公开申请154件次。",
    "收到政府信息公开申请一百五十四件。",
    "上年结转0件，今年新收政府信息公开申请154件，结转2026年6件。",
    "全年收到政府信息公开申请154件，办结上年结转0件，当年办结148件。",
    "一季度收到政府信息公开申请40件，二季度收到政府信息公开申请38件。",
    "6月份受理政府信息公开申请21件。",
    "其中，涉及征地拆迁的政府信息公开申请87件。",
    "某街道全年受理政府信息公开申请12件，居各街道之首。",
    "受理公民来电咨询政府信息公开申请事项230件。",
    "收到12345热线工单35000件、信访申请1200件，均按期办结。",
    "受理公共租赁住房申请3200件，办结3100件。",
    "指导各片区管理局办理政府信息公开申请60余件。",
    "举办政府信息公开申请办理培训3场，覆盖120人次。",
    "自2020年以来累计收到政府信息公开申请890件。",
    "收到公民、法人或者其他组织提出的政府信息公开申请154件，线上线下渠道畅通。",
    "因政府信息公开引发的行政复议案件36件，其中维持25件，纠正3件，其他结果8件。",
    "行政复议36起（维持25起、纠正3起、其他结果8起），行政诉讼9起（维持6起、纠正3起）。",
    "行政诉讼9起，其中未经复议直接起诉6起，复议后起诉3起。",
    "作为行政复议机关，区管委会全年共收到行政复议申请412件，审结398件。",
    "全区行政机关负责人出庭应诉行政诉讼案件120件，出庭率100%。",
    "2024年发生政府信息公开行政复议21件、行政诉讼4件。",
    "政府信息公开行政诉讼二审案件4件，均维持原判。",
    "行政复议纠正3件，行政诉讼败诉3件，均已整改。",
    "全年制发行政规范性文件58件，废止45件，现行有效546件。",
    "备案审查规范性文件73件，报备行政规范性文件51件。",
    "2024年制定行政规范性文件61件。",
    "向社会公开行政处罚决定信息702条，公示行政许可信息3300条。",
    "全年作出行政处罚决定644件，办理行政许可2418件，行政强制64件。",
    "行政事业性收费4166.24万元。",
    "行政事业性收费金额约4166万元，主要为不动产登记费等。",
    "微信发布200条，微博发布100条，抖音发布50条，共计350条。",
    "发布信息7700条，其中公文类700条、动态类5000条、其他类2000条。",
    "发布解读82篇（其中图解40篇、视频12篇）。",
    "办结建议提案58件，其中人大建议36件、政协提案22件，办结率100%。",
    "公开信息120条、回复留言80条，较上年增加35条，共计200条。",
    "主动公开信息300条，其中动态类100条，占33.3%，公告类150条，占50%。",
    "开展培训3次、督查4次，印发通报2期，共计发现问题12个。",
    "规章类、规范性文件类、其他类占比分别为12.5%、37.5%、50%。",
];

const RIGHT_IN_OFFICE: [&str; 16] = [
    "2022年，我局收到政府信息公开申请1件，上年结转1件，共办结2件。",
    "全市公安系统共受理政府信息公开申请86件。",
    "全区各级各部门共收到政府信息公开申请1200件，我局收到1件。",
    "2022年我局受理政府信息公开申请2件（含上年结转1件）。",
    "全年办结政府信息公开申请2件，无结转。",
    "我局通过网站收到政府信息公开申请1件。",
    "2021年收到政府信息公开申请5件，结转1件。",
    "区政府转办政府信息公开申请3件，均已协助答复。",
    "全年受理户籍业务申请20000件，办结20000件。",
    "受理出入境证件申请3500件。",
    "全年无新增政府信息公开行政复议、行政诉讼案件。",
    "本单位新收政府信息公开申请1件，同比减少4件，下降80%。",
    "全省系统内政府信息公开行政复议案件共12件，我局为0件？",
    "全年收到申请1件，其中自然人1件，法人0件。",
    "未收到涉及征地补偿的政府信息公开申请。",
    "截至2022年12月31日，共收到政府信息公开申请1件，结转下年0件。",
];

const WRONG_IN_REGION: [(&str, &str); 54] = [
    ("AUD-C01", "全区共收到政府信息公开申请164件。"),
    ("AUD-C01", "2025年，共收到政府信息公开申请1540件，均已办理。"),
    ("AUD-C01", "全区共收到政府信息公开申请145件，均已按期答复。"),
    ("AUD-C01", "收到申请人提交的政府信息公开申请共计514件。"),
    ("AUD-C01", "受理依申请公开451件政府信息公开申请。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，共办结158件。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，已依法办结138件，其余正在办理。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，共办结148件，结转至2026年16件。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，结转下年度继续办理3件。"),
    ("AUD-C01", "全区新收政府信息公开申请154件，上年结转5件。"),
    ("AUD-C01", "全年办结政府信息公开申请184件。"),
    ("AUD-C01", "办理完毕依申请公开申请238件。"),
    ("AUD-C01", "本年度未收到政府信息公开申请。"),
    ("AUD-C01", "全年没有收到依申请公开。"),
    ("AUD-C01", "本年度无依申请公开事项。"),
    ("AUD-C01", "全年收到政府信息公开申请0件。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，其中自然人申请120件。"),
    ("AUD-C01", "全区共收到政府信息公开申请154件，其中自然人153件、法人或其他组织11件。"),
    (
        "AUD-C01",
        "收到政府信息公开申请154件，办结148件，予以公开43件、部分公开38件、不予公开11件、无法提供53件。",
    ),
    ("AUD-C01", "收到政府信息公开申请154件，予以公开33件、部分公开38件、不予公开21件。"),
    ("AUD-C01", "收到政府信息公开申请154件，予以公开33件，无法提供35件。"),
    ("AUD-C01", "通过网站收到政府信息公开申请254件。"),
    ("AUD-C02", "因政府信息公开引发行政复议46起。"),
    ("AUD-C02", "行政复议36起，行政诉讼19起。"),
    ("AUD-C02", "政府信息公开行政诉讼案件共计12件。"),
    ("AUD-C02", "政府信息公开行政复议案件为63件。"),
    ("AUD-C02", "全年没有发生政府信息公开行政复议。"),
    ("AUD-C02", "全年无政府信息公开行政诉讼案件。"),
    ("AUD-C02", "有12件因政府信息公开引起的行政诉讼案件。"),
    ("AUD-C02", "行政诉讼9起，为未经复议直接起诉5起、复议后起诉4起。"),
    ("AUD-C02", "政府信息公开行政复议申请0件。"),
    ("AUD-C03", "全年制发行政规范性文件85件。"),
    ("AUD-C03", "全年制定规范性文件共68件。"),
    ("AUD-C03", "废止行政规范性文件54件。"),
    ("AUD-C03", "现行有效行政规范性文件456件。"),
    ("AUD-C03", "现行有效的规范性文件共计453件。"),
    ("AUD-C03", "作出行政许可决定2481件。"),
    ("AUD-C03", "作出行政处罚决定664件。"),
    ("AUD-C03", "办理行政强制案件46件。"),
    ("AUD-C03", "行政事业性收费总金额4616.24万元。"),
    ("AUD-C03", "全年行政事业性收费共4166.42万元。"),
    ("AUD-A06", "发布政策文件12条、工作动态30条、公示公告8条，共计60条。"),
    ("AUD-A06", "微信200条，微博100条，抖音50条，总计400条。"),
    ("AUD-A06", "全年公开政策文件3件；公开工作动态40件；公开公告5件；共计58件。"),
    ("AUD-A06", "发布信息350条（微信200条、微博100条、抖音40条）。"),
    ("AUD-A06", "发布信息350条：微信200条、微博100条、抖音60条。"),
    ("AUD-A06", "公开信息350条，包括微信200条、微博100条、抖音80条。"),
    ("AUD-A06", "制发文件20件，其中党委文件8件、政府文件7件、其他文件6件。"),
    ("AUD-A06", "办理人大建议36件、政协提案22件，共68件。"),
    ("AUD-A06", "发布解读82篇，其中文字解读40篇、图解20篇、其他形式12篇。"),
    ("AUD-A07", "动态类占52%、公告类占30%、其他类占20.5%。"),
    ("AUD-A07", "动态、公告、其他三类占比分别为50%、30%、16%。"),
    ("AUD-A07", "主动公开信息300条，其中动态类100条，占43.3%。"),
    ("AUD-A07", "发布解读80篇，其中图解20篇（占20%）。"),
];

const WRONG_IN_OFFICE: [(&str, &str); 12] = [
    ("AUD-C01", "我局共收到政府信息公开申请3件。"),
    ("AUD-C01", "我局全年共受理政府信息公开申请0件。"),
    ("AUD-C01", "本年度未收到政府信息公开申请。"),
    ("AUD-C01", "我局收到政府信息公开申请1件，办结1件。"),
    ("AUD-C01", "我局收到政府信息公开申请1件，上年结转2件。"),
    ("AUD-C01", "我局收到政府信息公开申请1件，结转下年度1件。"),
    ("AUD-C01", "全年办结政府信息公开申请12件。"),
    ("AUD-C02", "发生政府信息公开行政复议1件。"),
    ("AUD-C02", "被提起政府信息公开行政诉讼2件。"),
    ("AUD-C03", "全年制定行政规范性文件14件。"),
    ("AUD-C03", "作出行政处罚决定2件。"),
    ("AUD-A06", "发布警情通报11条、便民信息20条、防范提示30条，共计71条。"),
];
