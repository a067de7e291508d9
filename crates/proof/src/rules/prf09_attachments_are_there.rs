use rule::{Findings, rule};

use super::Kind;
use super::support::{run, run_before};
use crate::{Lists, Part, Prose, Span};

rule! {
    /// 正文提到的附件，附件说明里有。
    ///
    /// 只在写了附件说明的公文里核对。“甲文件的附件2”说的是另一件公文，不提示。
    ///
    /// # 不符合
    /// ```篇
    /// 关于开展检查的通知
    /// 请按要求填报（详见附件3），于3月底前报送。
    /// 附件：1.检查表
    /// 2.汇总表
    /// ```
    ///
    /// # 符合
    /// ```篇
    /// 关于开展检查的通知
    /// 请按要求填报（详见附件2），于3月底前报送。
    /// 附件：1.检查表
    /// 2.汇总表
    /// ```
    /// ```篇
    /// 关于开展检查的通知
    /// 请填报上级通知附件3所列的表格，于3月底前报送。
    /// 附件：检查表
    /// ```
    "PRF-09": Warning over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.4"
}

pub const KIND: Kind = Kind::wording(&["附件"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let listed = listed(prose);
    if listed == 0 {
        return;
    }
    // Where the attachments themselves follow, what they name is theirs.
    for hit in prose.candidates(RULE.id) {
        if hit.paragraph().part != Part::Body {
            continue;
        }
        let (left, right) = (hit.left(), hit.right());
        let digits = run(right, 2, |c| c.is_ascii_digit());
        let near = &left[left.len() - run_before(left, 2, |c| !"（，。".contains(c))..];
        let own = near.is_empty() || near.ends_with('见') || near.ends_with("按照") || near.ends_with("填写");
        let Ok(number) = right[..digits].parse::<usize>() else { continue };
        if own && number > listed {
            let span = hit.wider(0, digits);
            let reason = format!("附件说明列了{listed}个附件，没有附件{number}。");
            findings.at(span, prose.words(span), reason);
        }
    }
}

/// How many attachments the note lists; 0 where there is none, or more than one.
fn listed(prose: &Prose) -> usize {
    let mut notes = 0;
    let mut most = 0;
    for paragraph in prose.paragraphs().iter().filter(|paragraph| paragraph.part == Part::Attachment) {
        let words = prose.words(paragraph.span);
        let body = match words.strip_prefix("附件：").or_else(|| words.strip_prefix("附件:")) {
            Some(body) => {
                notes += 1;
                most = 1.max(most);
                body
            }
            None if words.starts_with("附件") => continue,
            None => words,
        };
        let body = body.trim();
        let digits = run(body, 2, |c| c.is_ascii_digit());
        if body[digits..].starts_with(['.', '．', '、']) {
            most = most.max(body[..digits].parse().unwrap_or(0));
        }
    }
    if notes == 1 { most } else { 0 }
}
