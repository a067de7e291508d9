use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, signs}};
use crate::{Lists, Span};

rule! {
    /// 不得公开详细到门牌、村组的个人住址。
    ///
    /// 写着家庭住址、现住址、户籍地址等的，住在某处的。只写到街道、乡镇的，办公地址、单位地址，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 家庭住址：新丰县丰城街道某某路1号2栋303室
    /// 户籍地址为韶关市新丰县马头镇某某村5组
    /// ```
    /// # 符合
    /// ```文
    /// 办公地址：新丰县丰城街道某某路1号
    /// 家庭住址：新丰县丰城街道
    /// ```
    "PD-24": Error over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Address], findings, |_| {
        "这是详细到门牌、村组的住址，不得公开；只写到街道、乡镇即可。".to_owned()
    });
}

/// What stands before a home address; the longest that fits is taken.
pub(in super::super) const LABELS: [&str; 24] = [
    "家庭住址", "家庭地址", "现住址", "住址", "户籍地址", "户籍所在地", "户籍所在地址", "户口所在地", "居住地址", "现居住地",
    "现居住地址", "经常居住地", "常住地址", "租住地址", "家庭详细地址", "详细住址", "家住", "现住", "居住在", "居住于",
    "户籍地", "身份证地址", "住所地址", "暂住地址",
];

/// A longer address runs into something else.
const LONGEST: usize = 80;

/// The address behind a label that ends at a byte, up to the next mark, if it reaches the door.
pub(in super::super) fn find(text: &str, label_end: usize) -> Option<Span> {
    let rest = text[label_end..].trim_start_matches(['：', ':', ' ', '\u{3000}', '为', '是', '在', '于']);
    let start = text.len() - rest.len();
    let goes_on = |c: &char| !matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '\n' | '\t' | '\r' | '|' | '｜' | '）' | ')' | '”' | '！' | '：');
    let address: String = rest.chars().take(LONGEST).take_while(goes_on).collect();
    let address = address.trim_end();
    is_to_the_door(address).then_some(Span { start, end: start + address.len() })
}

/// True for an address that says the house, the staircase, the room, the group or the village. What is masked is none.
pub(in super::super) fn is_to_the_door(address: &str) -> bool {
    let words: String = signs::plain(address);
    let known = ["号", "栋", "幢", "室", "组", "单元", "村", "弄", "楼"].iter().any(|word| words.contains(word));
    let place = words.contains(['县', '市', '区', '镇', '乡', '路', '街', '村', '巷', '苑', '园', '弄', '道', '屯', '栋', '幢']);
    known && place && !words.contains('*') && words.chars().count() >= 4
}
