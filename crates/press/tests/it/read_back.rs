//! What we write is read back by our own reader: every cell, the words of every section, whose report of which year, when
//! signed, and nothing left in doubt. Reports by dice, in both editions, in every format that has a reader.

use jiff::civil::date;
use paper::Reading;
use press::{Fonts, lay_out, xlsx};
use proptest::prelude::*;
use proptest::sample::select;
use report::{Cell, CellId, Edition, Number, Recognised, Report, compose, form, recognise};

const BODIES: [&str; 5] = [
    "示范县民政局",
    "示范县人民政府",
    "示范市住房和城乡建设局",
    "示范县城市管理综合行政执法局",
    "示范省示范市示范区示范街道办事处",
];

const SENTENCES: [&str; 10] = [
    "全年通过门户网站公开政府信息1,286条，其中政策文件36件、部门动态642条。",
    "围绕社会救助、养老服务、儿童福利等群众关心的事项，及时、准确公开政府信息。",
    "对《示范县城乡居民最低生活保障实施办法》（示政办发〔2024〕13号）同步发布文字解读和图解。",
    "社会评议满意率为98.6%，比上年提高2.6个百分点。",
    "解读材料与文件相互链接，方便查阅——“一图看懂”“问答”各有侧重……",
    "网站（https://www.example.gov.cn/zwgk/index.html）支持IPv6访问，邮箱zwgk@example.gov.cn。",
    "涉及喆、堃、祎等人名用字的材料，按照《通用规范汉字表》核对后提供。",
    "对2019年以来的1,024件文件逐件确认属性，配备专职人员2名。",
    "一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高；三是业务培训不够。",
    "没有发生责任追究的情形。",
];

/// What a cell may hold: nothing, nought, and numbers of every length.
fn value() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![
        1 => Just(None),
        4 => Just(Some(0)),
        4 => (1_i64..100).prop_map(Some),
        2 => (100_i64..100_000).prop_map(Some),
        1 => (100_000_i64..10_000_000).prop_map(Some),
    ]
}

fn prose(longest: usize) -> impl Strategy<Value = String> {
    let paragraph = prop::collection::vec(select(&SENTENCES[..]), 1..6).prop_map(|said| said.concat());
    prop::collection::vec(paragraph, 1..longest).prop_map(|paragraphs| paragraphs.join("\n"))
}

fn reports() -> impl Strategy<Value = Report> {
    let which = prop_oneof![(Just(Edition::E2021), 2021_i16..2026), (Just(Edition::E2019), 2019_i16..2021)];
    let words = (prose(3), prose(14), prose(8), prose(3));
    (which, select(&BODIES[..]), prop::collection::vec(value(), 320), words, 0_i64..1_000_000).prop_map(
        |((edition, year), body, values, (introduction, first, fifth, sixth), fee)| {
            let ids: Vec<CellId> = form(edition).cells().map(|cell| cell.id.clone()).collect();
            assert!(ids.len() <= values.len(), "{}", ids.len());
            let known = ids.into_iter().zip(values);
            let known = known.filter_map(|(id, value)| Some((id, Number::from(value?))));
            let mut report = Report::from_cells(body, year, edition, known)
                .with_introduction(introduction)
                .with_section("s1", first)
                .with_section("s5", fifth)
                .with_section("s6", sixth)
                .signed(body, date(year + 1, 1, 20));
            // Fees are stated in 万元, with decimals.
            if let Some(cell) = report.cells.get_mut("t2/fees/amount") {
                *cell = Cell::number(Number::decimal(fee, 4));
            }
            report
        },
    )
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

/// Everything that differs between what was written and what was read, in words.
fn differences(wanted: &Report, name: &str, bytes: &[u8]) -> Vec<String> {
    let reading: Reading = match paper::read(name, bytes) {
        Ok(reading) => reading,
        Err(error) => return vec![format!("{name}: {error}")],
    };
    let found: Recognised = recognise(&reading.document);
    let mut out = Vec::new();
    let mut differ = |what: &str, left: String, right: String| {
        if left != right {
            let same = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
            let [left, right] = [left, right]
                .map(|words| -> String { words.chars().skip(same.saturating_sub(12)).take(40).collect() });
            out.push(format!("{name} {what}: written {left:?}, read {right:?}"));
        }
    };
    let report = &found.report;
    differ("body", wanted.body.clone(), report.body.clone());
    differ("title", wanted.title.clone(), report.title.clone());
    differ("year", format!("{:?}", wanted.year), format!("{:?}", report.year));
    differ("edition", wanted.edition.code().to_owned(), report.edition.code().to_owned());
    differ("signature", format!("{:?}", wanted.signature), format!("{:?}", report.signature));
    differ("signed on", format!("{:?}", wanted.signed_on), format!("{:?}", report.signed_on));
    differ("introduction", squeezed(&wanted.introduction), squeezed(&report.introduction));
    for section in &wanted.sections {
        differ(&section.id, squeezed(&section.text), squeezed(report.section(&section.id)));
    }
    let headings = |report: &Report| report.sections.iter().map(|section| section.heading.clone()).collect();
    let [left, right]: [Vec<String>; 2] = [headings(wanted), headings(report)];
    differ("headings", left.join("｜"), right.join("｜"));
    for (id, cell) in &wanted.cells {
        differ(id.as_str(), format!("{:?}", cell.value), format!("{:?}", report.value(id.as_str())));
    }
    differ("cells", wanted.cells.len().to_string(), report.cells.len().to_string());
    out.extend(reading.doubts.iter().map(|doubt| format!("{name} doubt: {}", doubt.text)));
    out.extend(found.doubts.iter().map(|doubt| format!("{name} doubt: {}", doubt.text)));
    out
}

fn check(report: &Report) -> Vec<String> {
    let document = compose(report);
    let pdf = lay_out(&document, Fonts::system().unwrap()).pdf().unwrap();
    let files = [
        ("报告.html", paper::html::page(&document).into_bytes()),
        ("报告.docx", paper::docx::write(&document).unwrap()),
        ("报告.xlsx", xlsx(report, None).unwrap()),
        ("报告.pdf", pdf),
        ("报告.txt", text::plain::write(&document).into_bytes()),
    ];
    files.iter().flat_map(|(name, bytes)| differences(report, name, bytes)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(report in reports()) {
        let found = check(&report);
        prop_assert!(found.is_empty(), "{:#?}", found.iter().take(12).collect::<Vec<_>>());
    }
}

#[test]
fn a_changed_number_would_be_seen() {
    let report = crate::sample::report(Edition::E2021, 2024);
    let html = paper::html::page(&compose(&report));
    assert_eq!(differences(&report, "报告.html", html.as_bytes()), Vec::<String>::new());
    let broken = html.replacen("10050", "10051", 1);
    assert_eq!(differences(&report, "报告.html", broken.as_bytes()).len(), 1);
}
