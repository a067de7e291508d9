//! Characters of the same sound or shape planted by dice in the clean pages: what P105 says of them, and of nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::planted::Dice;
use crate::read;

/// The usual words, each with the characters taken for each of its own.
fn confusions() -> BTreeMap<&'static str, Vec<Vec<char>>> {
    let lines = include_str!("../../data/confusions.txt").lines().filter_map(|line| line.split_once(' '));
    lines
        .map(|(word, wrong)| (word, wrong.split('/').map(|wrong| wrong.chars().collect()).collect()))
        .collect()
}

/// One usual word of a paragraph with a wrong character in it: the paragraph, and where the word stands in it.
fn planted(
    paragraph: &str,
    words: &BTreeMap<&str, Vec<Vec<char>>>,
    dice: &mut Dice,
) -> Option<(String, usize)> {
    let mut chars: Vec<char> = paragraph.chars().collect();
    let places: Vec<usize> = (0..chars.len().saturating_sub(1))
        .filter(|at| words.contains_key(chars[*at..at + 2].iter().collect::<String>().as_str()))
        .collect();
    let at = *places.get(dice.below(places.len()))?;
    let wrong = &words[chars[at..at + 2].iter().collect::<String>().as_str()];
    let which = dice.below(2);
    chars[at + which] = *wrong[which].get(dice.below(wrong[which].len()))?;
    Some((chars.into_iter().collect(), at))
}

#[test]
fn planted_characters_are_told_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clean");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (words, mut dice) = (confusions(), Dice(20_250_302));
    let (mut all, mut found, mut right, mut beside) = (0, 0, 0, Vec::new());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for paragraph in text.lines().filter(|line| line.chars().count() > 15) {
            let Some((wrong, at)) = planted(paragraph, &words, &mut dice) else { continue };
            all += 1;
            for one in read(&wrong).iter().filter(|one| one.rule == "P105") {
                let (start, end) = (one.place.start as usize, one.place.end as usize);
                if start < at + 2 && at < end {
                    found += 1;
                    let chars: Vec<char> = paragraph.chars().collect();
                    let stood: String = chars[start..end].iter().collect();
                    right += usize::from(one.suggestion.as_ref() == Some(&stood));
                } else {
                    beside.push(format!("{} in {wrong}", one.quote));
                }
            }
        }
    }
    assert!(all > 800, "{all} were planted");
    assert!(found * 100 >= all * 30, "{found} of {all}");
    assert!(right * 100 >= (found + beside.len()) * 95, "{right} of {found} right\n{}", beside.join("\n"));
}

#[test]
fn words_that_only_meet_and_names_are_left_alone() {
    for text in [
        "完善养老服务体系，改善养殖环境。",
        "参加会议的有：李建社、王正策、徐惟诚。",
        "经应到委员过半数通过方为有效。",
        "红事简办新风尚，白事从俭不攀比。",
        "由业务股室负责人批准。",
    ] {
        let said: Vec<String> =
            read(text).into_iter().filter(|one| one.rule == "P105").map(|one| one.quote).collect();
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn what_the_list_of_wrong_words_knows_is_told_once() {
    let found = read("认真做好按装工作，履行监度职责。");
    let said: Vec<(&str, &str)> = found.iter().map(|one| (one.rule, one.quote.as_str())).collect();
    assert_eq!(said, [("P101", "按装"), ("P105", "监度")]);
}

#[test]
fn characters_typed_twice_are_told() {
    for (text, quote, right) in [
        ("依法履行监监督职责。", "监监督", "监督"),
        ("进一步完善善公开制度。", "完善善", "完善"),
        ("切实抓好政策落落实。", "落落实", "落实"),
    ] {
        let found = read(text);
        let said = found.iter().map(|one| (one.rule, one.quote.as_str(), one.suggestion.as_deref()));
        assert_eq!(said.collect::<Vec<_>>(), [("P106", quote, Some(right))], "{text}");
    }
    for text in ["各部部署的工作。", "大家高高兴兴参加。", "对申请人人数进行统计。", "取得了了不起的成绩。"]
    {
        let said: Vec<String> =
            read(text).into_iter().filter(|one| one.rule == "P106").map(|one| one.quote).collect();
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn characters_left_out_of_expressions_are_told() {
    for (text, quote, right) in [
        ("依法维护职工合权益。", "合权益", "合法权益"),
        ("按时发布年度告。", "年度告", "年度报告"),
        ("申请行政复议和行政讼。", "行政讼", "行政诉讼"),
    ] {
        let found = read(text);
        let said = found.iter().map(|one| (one.rule, one.quote.as_str(), one.suggestion.as_deref()));
        assert_eq!(said.collect::<Vec<_>>(), [("P107", quote, Some(right))], "{text}");
    }
    for text in ["全市经济平稳运行。", "符合权益保障的要求。", "本年度告一段落。"]
    {
        let said: Vec<String> =
            read(text).into_iter().filter(|one| one.rule == "P107").map(|one| one.quote).collect();
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}
