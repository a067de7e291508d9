use rule::{Findings, rule};
use text::parse_chinese;

use super::Kind;
use super::support::run;
use crate::{Lists, Prose, Span};

rule! {
    /// 条文的序号连续。
    ///
    /// 段首的“第一条”“第二条”依次排列，不跳号，不重号；又从第一条开始的，是另一件公文或者附件。
    ///
    /// # 不符合
    /// ```篇
    /// 第一条　为了规范公开工作，制定本办法。
    /// 第二条　本办法适用于本县。
    /// 第四条　县政府办公室负责组织实施。
    /// ```
    ///
    /// # 符合
    /// ```篇
    /// 第一条　为了规范公开工作，制定本办法。
    /// 第二条　本办法适用于本县。
    /// 第三条　县政府办公室负责组织实施。
    /// ```
    /// ```篇
    /// 第五条　修改为：
    /// 第九条　删去第二款。
    /// ```
    "PRF-10": Warning over Prose, given Lists, at Span, basis "《行政法规制定程序条例》第六条"
}

pub const KIND: Kind = Kind::numeral(&["第"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    // Only a text that begins with its first article and goes on is counted through.
    let mut last = 0;
    for hit in prose.candidates(RULE.id).filter(|hit| hit.paragraph().span.start == hit.span.start) {
        let right = hit.right();
        let digits = run(right, 6, |c| "〇零一二三四五六七八九十百千".contains(c));
        let Some(rest) = right[digits..].strip_prefix('条') else { continue };
        if !rest.starts_with(['　', ' ']) {
            continue;
        }
        let Some(number) = parse_chinese(&right[..digits]) else { continue };
        let span = hit.wider(0, digits + '条'.len_utf8());
        if last >= 2 && number != last + 1 && number != 1 {
            let reason = format!("前一条是第{}条，这一条应为第{}条。", text::chinese(last), text::chinese(last + 1));
            findings.at(span, prose.words(span), reason);
        }
        last = if number == last + 1 || number == 1 || last >= 2 { number } else { 0 };
    }
}
