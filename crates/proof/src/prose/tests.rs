use super::*;

fn parts(source: &str) -> Vec<Part> {
    Prose::of_text(source).paragraphs().iter().map(|paragraph| paragraph.part).collect()
}

#[test]
fn what_the_paragraphs_of_a_notice_are() {
    use Part::{Attachment, Body, Cell, Heading, Signature, Title};
    let notice = "关于开展送清凉活动的通知\n\n各镇（街）总工会：\n　　根据安排，现通知如下。\n\n一、总体要求\n（一）时间\n1.加强领导，落实责任。\n序号\t姓名\n\n附件：1.名单\n　　　2.方案\n\n示例县总工会\n2024年3月5日";
    assert_eq!(
        parts(notice),
        [Title, Body, Body, Heading, Heading, Body, Cell, Cell, Attachment, Attachment, Signature, Signature]
    );
}

#[test]
fn one_line_is_a_title_only_where_it_reads_like_one() {
    assert_eq!(parts("关于开展送清凉活动的通知。"), [Part::Title]);
    assert_eq!(parts("全县各级工会组织认真贯彻落实上级决定，扎实推进各项工作"), [Part::Body]);
    assert_eq!(parts("特此通知."), [Part::Body]);
}

/// Every paragraph's words are those at its place in the source.
fn check_places(source: &str) {
    let chars: Vec<char> = source.chars().collect();
    let prose = Prose::of_text(source);
    for paragraph in prose.paragraphs() {
        let words = prose.words(paragraph.span);
        let place = prose.place(paragraph.span);
        assert_eq!(place, paragraph.place, "{words:?}");
        let there: String = chars[place.start as usize..place.end as usize].iter().collect();
        assert_eq!(there, words);
    }
}

#[test]
fn places_are_those_of_the_source() {
    check_places("甲\r\n　 乙丙 \r丁\t\t戊 \n\n| 己 | 庚 |\n");
    check_places("\u{feff}\u{1f600}一\u{301}\n\t\u{202e}二\n");
    check_places(&"中文𠮷，a\n".repeat(400));
}

#[test]
fn a_place_deep_in_a_long_line() {
    let source = format!("{}做为重点", "好𠮷a".repeat(100_000));
    let prose = Prose::of_text(&source);
    let start = source.len() - "做为重点".len();
    let place = prose.place(Span { start, end: start + 6 });
    assert_eq!((place.start, place.end), (300_000, 300_002));
}

#[test]
fn addresses_and_quotations() {
    let prose = Prose::of_text("见https://a.cn/x?y,请看《帐户办法》。他说：“帐户。”“帐户”改正，`帐户`");
    let at = |words: &str, nth: usize| {
        let start = prose.text().match_indices(words).nth(nth).unwrap().0;
        Span { start, end: start + words.len() }
    };
    assert!(prose.is_sheltered(at("?", 0)) && !prose.is_sheltered(at(",", 0)));
    let quoted: Vec<bool> = (0..4).map(|nth| prose.is_quoted(at("帐户", nth))).collect();
    assert_eq!(quoted, [true, true, false, false]);
    assert!(prose.is_sheltered(at("帐户", 3)));
}
