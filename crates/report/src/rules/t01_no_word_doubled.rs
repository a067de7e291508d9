use rule::{Findings, rule};

use super::{basis, support::{clause_around, find}};
use crate::{Context, Recognised, Where, recognise::Passage};

rule! {
    /// 字词不得误写两遍。
    ///
    /// 只核对连写两遍的词（资金资金）和虚字（在在）；其他错别字由文字校对检查。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。主要存在在公开内容不够全面。
    /// ```
    /// ```报告
    /// 引言 公布资金资金分配结果，电话：0751-0000000。
    /// ```
    /// ```报告
    /// 五 （一）存在的问题。公开的的的内容不够全面，资金资金资金的分配结果公布不够及时。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。实实在在的成效还不够，一步一步改进，以及及时公开不足。
    /// ```
    "AUD-T01": Warning over Recognised, given Context, at Where, basis basis::LANGUAGE
}

/// Words of one character that are never doubled, with the neighbours among which the same signs are two words.
const SINGLE: [(char, &str, &str); 7] = [
    ('在', "实", ""),
    ('的', "目", ""),
    ('和', "", "气"),
    ('了', "", "解"),
    ('是', "", "非"),
    ('与', "", "会"),
    ('将', "", "军"),
];
/// Words that end one term and begin the next: 信息公开公开栏.
const JOINTS: [&str; 6] = ["公开", "服务", "部门", "单位", "管理", "研究"];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in &report.prose {
        doubled(passage, findings);
    }
}

fn doubled(passage: &Passage, findings: &mut Findings<Where>) {
    let mut window: [(usize, char); 5] = [(0, ' '); 5];
    // A word written ten times is one fault.
    let mut told = 0;
    let after = [(passage.text.len(), ' ')];
    for next in passage.text.char_indices().chain(after) {
        window.rotate_left(1);
        window[4] = next;
        let [first, second, third, fourth, end] = window;
        let (a, b) = (first.1, second.1);
        let pair = a != b && a == third.1 && b == fourth.1 && is_han(a) && is_han(b) && a != '一' && b != '一';
        let word = &passage.text[first.0..third.0.max(first.0)];
        if pair && !JOINTS.contains(&word) {
            if first.0 >= told {
                find(findings, passage, first.0..end.0, format!("“{word}”写了两遍。"));
            }
            told = end.0;
        }
        let single = SINGLE.iter().find(|(sign, before, behind)| {
            b != *sign && third.1 == *sign && fourth.1 == *sign && !before.contains(b) && !behind.contains(end.1)
        });
        if let Some((sign, ..)) = single {
            let clause = clause_around(passage, third.0);
            find(findings, passage, clause, format!("“{sign}”写了两遍。"));
        }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}
