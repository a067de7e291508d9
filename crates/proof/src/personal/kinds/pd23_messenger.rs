use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, signs}};
use crate::{Lists, Span};

rule! {
    /// 公开微信号、QQ号，应当确认不是个人的账号。
    ///
    /// # 不符合
    /// ```文
    /// 微信号：abc_12345
    /// QQ：10000000
    /// ```
    /// # 符合
    /// ```文
    /// 微信公众号“示范工会”
    /// 微信扫码关注
    /// ```
    "PD-23": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Messenger], findings, |_| "这是微信或者QQ账号，请核对；是个人账号的应当遮盖。".to_owned());
}

/// The account behind 微信 or QQ that ends at a byte: five to twenty letters, digits, `_` and `-`.
pub(in super::super) fn find(text: &str, label_end: usize) -> Option<Span> {
    let rest = &text[label_end..];
    let rest = rest.strip_prefix("账号").or_else(|| rest.strip_prefix("号码")).or_else(|| rest.strip_prefix('号')).unwrap_or(rest);
    let rest = rest.trim_start_matches(['：', ':', ' ', '\u{3000}', '为', '是', '(', '（']);
    let start = text.len() - rest.len();
    let part = |c: &char| {
        let half = text::halfwidth(*c);
        half.is_ascii_alphanumeric() || matches!(half, '_' | '-') || matches!(signs::class(*c), signs::Class::Hidden)
    };
    let account: String = rest.chars().take(40).take_while(part).collect();
    let length = signs::plain(&account).chars().count();
    (5..=20).contains(&length).then_some(Span { start, end: start + account.len() })
}
