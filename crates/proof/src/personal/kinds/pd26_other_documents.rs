use rule::{Findings, rule};

use super::{SENSITIVE, super::{Kind, Seen, signs}};
use crate::{Lists, Span};

rule! {
    /// 不得公开军人证件、驾驶证、社保卡、医保卡、学籍、残疾人证的号码。
    ///
    /// 这些号码没有共同的格式，只认列名和前面的字样，后面要有六位以上字母、数字。
    ///
    /// # 不符合
    /// ```文
    /// 社保卡号：A12345678
    /// 驾驶证档案编号：440200000000
    /// ```
    /// # 符合
    /// ```文
    /// 凭社保卡领取
    /// 学籍号：******678
    /// “四有”档案编号：440233—0007
    /// ```
    "PD-26": Error over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    let kinds = [Kind::MilitaryCard, Kind::DrivingLicence, Kind::SocialSecurity];
    seen.report(&kinds, findings, |hit| format!("这是{}，不得公开，请遮盖。", hit.kind.label()));
}

/// What stands before the number, and what it then is.
pub(in super::super) const LABELS: [(&str, Kind); 21] = [
    ("军官证", Kind::MilitaryCard),
    ("士兵证", Kind::MilitaryCard),
    ("军人证", Kind::MilitaryCard),
    ("警官证", Kind::MilitaryCard),
    ("文职干部证", Kind::MilitaryCard),
    ("驾驶证", Kind::DrivingLicence),
    ("驾照", Kind::DrivingLicence),
    ("档案编号", Kind::DrivingLicence),
    ("社保卡", Kind::SocialSecurity),
    ("社会保障卡", Kind::SocialSecurity),
    ("社会保障号", Kind::SocialSecurity),
    ("社保号", Kind::SocialSecurity),
    ("社保编号", Kind::SocialSecurity),
    ("医保卡", Kind::SocialSecurity),
    ("医保号", Kind::SocialSecurity),
    ("医疗保险号", Kind::SocialSecurity),
    ("学籍号", Kind::SocialSecurity),
    ("学籍", Kind::SocialSecurity),
    ("残疾人证", Kind::SocialSecurity),
    ("残疾证", Kind::SocialSecurity),
    ("低保证", Kind::SocialSecurity),
];

/// What may stand between a label and its number.
const BETWEEN: [&str; 12] =
    ["档案编号", "编号", "号码", "证号", "卡号", "字第", "号", "：", ":", " ", "为", "\u{3000}"];

/// The number behind a label that ends at a byte: at least six letters or digits.
pub(in super::super) fn find(text: &str, label_end: usize) -> Option<Span> {
    let mut rest = &text[label_end..];
    while let Some(next) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    let start = text.len() - rest.len();
    let part = |c: &char| {
        matches!(signs::class(*c), signs::Class::Sign(_, signs::Form::Plain | signs::Form::Odd) | signs::Class::Hidden)
            || matches!(text::halfwidth(*c), '-')
    };
    let number: String = rest.chars().take(40).take_while(part).collect();
    let number = number.trim_end_matches(|c: char| !c.is_alphanumeric());
    let plain = signs::plain(number);
    let signs = plain.bytes().filter(u8::is_ascii_alphanumeric).count();
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    // Files of every kind are numbered; the number of a driver's file has twelve digits in a row.
    let file = text[..label_end].ends_with("档案编号");
    let enough = if file { number.len() == 12 && digits == 12 } else { signs >= 6 && digits >= 4 };
    enough.then_some(Span { start, end: start + number.len() })
}
