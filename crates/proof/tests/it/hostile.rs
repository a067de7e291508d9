//! Input nobody should write: no panic, exact places, time in proportion to the length.

use std::time::{Duration, Instant};

use proof::{Lists, Prose};
use proptest::prelude::*;

/// Reads, and compares every quotation with the words at its place.
fn check(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    for one in proof::read(&Prose::of_text(text), &Lists::default()) {
        let (start, end) = (one.place.start as usize, one.place.end as usize);
        let there: String = chars[start..end].iter().collect();
        if one.family != proof::Family::PersonalData {
            assert_eq!(there, one.quote, "{} in {text:?}", one.rule);
        }
    }
}

#[test]
fn odd_texts_are_read_with_exact_places() {
    for text in [
        "",
        "\n\r\n\r\t\t\n",
        "（（《《“‘〔【",
        "））》》”’〕】",
        "“《（”》）",
        "\u{feff}\u{200b}工\u{200d}会\u{202e}反\u{202c}",
        "e\u{301}中\u{301},a\u{20dd}",
        "👨\u{200d}👩\u{200d}👧会议,👍。。",
        "\u{e000}\u{f8ff}\u{fffd}\u{10ffff}\0\u{1}",
        "مرحبا,中文（abc）\u{200f}",
        "𠮷野家,𠀀。𪛖做为",
        "１２，３４５．６％",
        "年月日年0月0日〔〕〔2024〕〔〕号号",
        "----————……......。。。···",
        "…等……等等…",
        "约余多左右上下至少以上",
        "第、第一、首先、一是、①、",
        "附件\n附件：\n附：。",
        "0000年00月00日（星期八）99999999999999999999月",
        "共18446744073709551616件，其中99999999999999999999件、1件",
        "一、\n\n\n二、\r三.\r\n（一）、\n(1)、",
    ] {
        check(text);
        check(&text.repeat(3));
        check(&format!("县总工会{text}认真落实\t{text}|{text}"));
    }
}

/// Twice as long may not take much more than twice the time.
fn linear(name: &str, piece: &str) {
    let time = |bytes: usize| {
        let text = piece.repeat(bytes / piece.len());
        let begin = Instant::now();
        check_quickly(&text);
        begin.elapsed()
    };
    // A busy machine makes a single measurement worth little; what grows faster does so every time.
    let grows = (0..5).all(|_| {
        let (short, long) = (time(60_000), time(240_000));
        long > short * 8 + Duration::from_millis(300)
    });
    assert!(!grows, "{name}: four times the length takes more than eight times the time");
}

fn check_quickly(text: &str) {
    std::hint::black_box(proof::read(&Prose::of_text(text), &Lists::default()).len());
}

#[test]
fn time_grows_with_the_length_and_no_faster() {
    for (name, piece) in [
        ("no marks", "县总工会认真贯彻落实上级决定扎实推进各项工作"),
        ("open brackets", "（《“"),
        ("brackets that do not fit", "《《《《《《《《）"),
        ("blanks", "工 会 人 员 "),
        ("long blanks", "服务              职工，"),
        ("quotation marks", "\"十四五\"'"),
        ("digits", "2024年3月5日12，345元"),
        ("letters", "user@example.gov.cn/"),
        ("dots", "......"),
        ("one character", "中"),
        ("commas", "，"),
        ("short titles", "按照《条例》"),
        ("phrases", "习近平新时代特色社会主义思想"),
        ("items", "一、甲\n1.乙\n"),
        ("numbers twice", "（二）、"),
    ] {
        linear(name, piece);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        check(&text);
    }

    #[test]
    fn any_mix_of_what_rules_wait_for(parts in prop::collection::vec(
        prop::sample::select(vec![
            "一", "、", "（", "）", "(", ")", "《", "》", "“", "”", "‘", "’", "。", "，", "：", "；", ",", ".", ":", "?", "!",
            "……", "…", "—", "--", " ", "　", "\t", "\n", "\r\n", "2024", "年", "03", "月", "日", "〔", "〕", "号", "第",
            "等", "截止", "帐", "做为", "其中", "10件", "%", "万", "～", "约", "余", "左右", "以上", "至少", "附件", "①", "·",
            "”、“", "》、《", "的", "的的", "了了", "反应", "权力", "必需", "既使", "通过", "使", "防止", "不再", "国家机密",
            "\u{200b}", "⼯", "Ａ", "１", "😀", "e\u{301}", "https://a.cn", "`", "习近平新时代", "中国特色社会主义思想",
        ]), 0..40)) {
        check(&parts.concat());
    }
}
