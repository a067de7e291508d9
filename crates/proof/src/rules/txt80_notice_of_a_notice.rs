use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 标题里“的通知”不重复。
    ///
    /// 转发通知的，省去一层“的通知”，或者里层加书名号。
    ///
    /// # 不符合
    /// ```文
    /// 关于转发省总工会关于做好帮扶工作的通知的通知
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 关于转发省总工会做好帮扶工作文件的通知
    /// ```
    "TXT-80": Warning over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.1"
}

pub const KIND: Kind = Kind::wording(&["的通知的通知", "的通知》的通知", "的意见的意见", "的决定的决定"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        findings.at(hit.span, hit.word, format!("“{}”重复，省去一层。", hit.word));
    }
}
