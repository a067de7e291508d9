use rule::{Findings, rule};

use super::Kind;
use super::support::{ends_chinese, is_han};
use crate::{Lists, Prose, Span};

rule! {
    /// 汉字旁边的逗号、分号、冒号、问号、叹号用全角。
    ///
    /// 中文里的点号占一个字的位置，是“，；：？！”；半角的“,;:?!”属于西文和数字。比例、时刻、网址里的半角符号不在此列。
    ///
    /// 已知的误报：中英文混排的程序说明里，汉字后面属于程序的半角符号。请用反引号标出程序。
    ///
    /// # 不符合
    /// ```文
    /// 各科室,要认真落实
    /// 联系电话:0751
    /// 情况如何?
    /// （以下简称《条例》),各单位
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 各科室，要认真落实
    /// 比例为1:3
    /// 会议于9:30开始
    /// 访问https://example.gov.cn
    /// 按照GB/T 9704执行，见A,B两栏
    /// ```
    "TXT-01": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 5.1"
}

pub const KIND: Kind = Kind::mark(&[",", ";", ":", "?", "!"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let before = hit.before().is_some_and(ends_chinese);
        let after = hit.word != ":" && hit.after().is_some_and(is_han);
        if before || after {
            let wide = match hit.word {
                "," => "，",
                ";" => "；",
                ":" => "：",
                "?" => "？",
                _ => "！",
            };
            findings.at(hit.span, hit.word, format!("中文里的“{}”应为全角的“{wide}”。", hit.word)).propose(wide);
        }
    }
}
