//! Personal data: the shared cases, and what people write to hide or to confuse.

use jiff::civil::date;
use proof::personal::{self, Hit, Seen, Verdict};
use proof::{Lists, Prose};

/// The day on which all examples are judged.
fn lists() -> Lists {
    Lists::default().published_on(date(2024, 12, 31))
}

fn seen(text: &str) -> Vec<Hit> {
    Seen::of(&Prose::of_text(text), lists().on).hits().to_vec()
}

fn masked(text: &str) -> String {
    personal::mask_text(text, &personal::detect(&Prose::of_text(text), &lists()))
}

/// Verdict, kind and mask of every shared case. Full-width digits stay where nothing is found.
#[test]
fn the_shared_cases_hold() {
    let cases = include_str!("../data/personal-data-cases.csv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in csv::Reader::from_reader(cases.as_bytes()).records() {
        let row = row.unwrap();
        let (case, input, kinds, verdict, mask) = (&row[0], &row[1], &row[2], &row[3], &row[4]);
        count += 1;
        let hits = seen(input);
        let found: Vec<&str> = hits.iter().map(|hit| hit.kind.code()).collect();
        let found = if found.is_empty() { "none".to_owned() } else { found.join("+") };
        let worst = hits.iter().map(|hit| hit.verdict).min().map_or("none", Verdict::code);
        let out = masked(input);
        if (found.as_str(), worst, out.as_str()) != (kinds, verdict, mask) {
            wrong.push(format!("{case} {input}: {found} {worst} {out}, not {kinds} {verdict} {mask}"));
        }
    }
    assert_eq!(count, 112);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What people write to hide or to confuse, and what looks like a number of a person and is none. `\n` and `\t` are
/// written so; a mask of `-` is not compared.
#[test]
fn what_a_person_would_see_is_seen() {
    let cases = include_str!("../data/personal-data-more.csv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in csv::Reader::from_reader(cases.as_bytes()).records() {
        let row = row.unwrap();
        let input = row[0].replace("\\n", "\n").replace("\\t", "\t");
        let expected = row[3].replace("\\n", "\n").replace("\\t", "\t");
        count += 1;
        let hits = seen(&input);
        let found: Vec<&str> = hits.iter().map(|hit| hit.kind.code()).collect();
        let found = if found.is_empty() { "none".to_owned() } else { found.join("+") };
        let worst = hits.iter().map(|hit| hit.verdict).min().map_or("none", Verdict::code);
        let out = masked(&input);
        let same = expected == "-" || out == expected;
        if found != row[1] || worst != &row[2] || !same {
            wrong.push(format!(
                "{} {input:?}: {found} {worst} {out:?}, not {} {} {expected:?}",
                &row[4], &row[1], &row[2]
            ));
        }
    }
    assert!(count >= 150, "{count}");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

proptest::proptest! {
    /// Whatever is put together of what numbers, labels and tricks are made of: no panic, and every place
    /// is that of the words quoted.
    #[test]
    fn any_text_is_looked_through(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let source = pieces.concat();
        let found = personal::detect(&Prose::of_text(&source), &lists());
        let length = u32::try_from(source.chars().count()).unwrap();
        for finding in &found {
            assert!(finding.place.start < finding.place.end && finding.place.end <= length, "{source:?} {finding:?}");
            assert_eq!(finding.quote, words_at(&source, finding.place));
        }
        drop(masked(&source));
    }
}

fn words_at(source: &str, place: text::Place) -> String {
    source.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}

/// What the texts above are made of.
const PIECES: &[&str] = &[
    "44023319900304000X",
    "440233",
    "19900304",
    "000X",
    "四四零二三三",
    "①②③",
    "\u{200B}",
    "\u{FEFF}",
    " ",
    "  ",
    "-",
    ".",
    "\n",
    "\t",
    "|",
    "｜",
    "<b>",
    "</b>",
    "<",
    "13800138000",
    "138",
    "0013",
    "8000",
    "+86",
    "86",
    "0751",
    "2000000",
    "（",
    "）",
    "(",
    "6222000000000000004",
    "身份证号",
    "手机",
    "电话：",
    "家庭",
    "监督",
    "账号",
    "护照",
    "E00000000",
    "粤",
    "F00000",
    "·",
    "警",
    "someone@example.com",
    "@",
    "＠",
    "微信",
    "QQ：",
    "住址",
    "示例县城关镇某某村5组",
    "出生日期",
    "1990年3月4日",
    "出生",
    "日生",
    "驾驶证",
    "张三丰",
    "患有癌",
    "，",
    "。",
    "12岁",
    "受害人",
    "姓名",
    "金额",
    "名单",
    "公示",
    "困难",
    "l",
    "O",
    "Ｏ",
    "é",
    "🀄",
    "×",
    "元",
    "/",
    "00",
    "1",
    "２",
    "³",
    "𝟒",
    "\r",
    "\"",
    ",",
    "、",
    "\u{301}",
    "\u{E0041}",
];
