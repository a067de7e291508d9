use rule::{Findings, rule};

use super::Kind;
use super::support::{is_han, is_numeral, run_before};
use rule::Severity;
use crate::{Lists, Prose, Span};

rule! {
    /// 同一个词没有紧接着重复。
    ///
    /// 多打了一遍的词删去一个。“研究研究”“一件一件”等叠用，以及前一个作名词、后一个作动词的（“职工代表代表职工”作疑似提出），另作处理。
    ///
    /// # 不符合
    /// ```文
    /// 认真落实落实各项工作
    /// 县总工会的的工作
    /// 进行进行检查
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 研究研究
    /// 人人有责
    /// 失能老年人每人每月300元
    /// 一个一个解决
    /// 目的的实现
    /// 了解了了解的情况
    /// 是不是不方便
    /// 来客越来越多
    /// 取得了了不起的成绩
    /// ```
    "TXT-81": Error over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["的的", "了了", "们们", "也也", "之之"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (before, after) = (hit.before(), hit.after());
        let legitimate = match hit.word {
            "的的" => before.is_some_and(|c| "目有真众标中端".contains(c)) || after.is_some_and(|c| "确士".contains(c)),
            "了了" => after.is_some_and(|c| "解结断却然望不".contains(c)) || before.is_none() || before.is_some_and(|c| !is_han(c)),
            _ => false,
        };
        // 的的的 is told once.
        let more = hit.word.chars().next() == before;
        if !legitimate && !more {
            let one = &hit.word[..hit.word.len() / 2];
            findings.at(hit.span, hit.word, format!("“{one}”重复了。")).propose(one);
        }
    }
    for paragraph in prose.paragraphs() {
        words(prose, paragraph.span, findings);
    }
}

/// Words of two to four characters that stand twice: the longest at each place.
fn words(prose: &Prose, paragraph: Span, findings: &mut Findings<Span>) {
    let text = prose.words(paragraph);
    // For each distance, how many characters in a row are those so many characters before.
    let (mut same, mut last, mut told) = ([0_usize; 5], ['\0'; 4], 0_usize);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_han(c) {
            for back in 2..=4 {
                same[back] = if last[4 - back] == c { same[back] + 1 } else { 0 };
            }
            if let Some(back) = (2..=4).rev().find(|back| same[*back] == *back) {
                let start = end - run_before(&text[..end], 2 * back, |_| true);
                if start >= told {
                    let span = Span { start: paragraph.start + start, end: paragraph.start + end };
                    told = if doubled(prose, span, findings) { end } else { told };
                }
            }
        } else {
            same = [0; 5];
        }
        last = [last[1], last[2], last[3], if is_han(c) { c } else { '\0' }];
    }
}

/// Tells of a doubled word unless it is meant.
fn doubled(prose: &Prose, span: Span, findings: &mut Findings<Span>) -> bool {
    let words = prose.words(span);
    let one = &words[..words.len() / 2];
    let first = one.chars().next().unwrap_or('一');
    let meant = one.chars().all(|c| c == first)
        || "一每几半某两很大好越".contains(first)
        || one.chars().all(|c| is_numeral(c) || c == '〇')
        || one.chars().any(|c| "不是的了和与及在有越某".contains(c))
        || (one.ends_with('一') && one.starts_with(['年', '月', '天', '次']))
        // 老年人每人每月: a person, and each person each month.
        || one.ends_with('每')
        || LEGITIMATE.contains(&one);
    if meant {
        return false;
    }
    // 支队支队长, 火山火山口: the second may begin a longer word.
    let begins = prose.text()[span.end..].starts_with(['长', '口', '地', '员', '者', '家', '部', '性', '化', '会', '处', '室']);
    let severity = if begins || NOUNS.contains(&one) { Severity::Warning } else { Severity::Error };
    findings.at_severity(severity, span, words, format!("“{one}”重复了。")).propose(one);
    true
}

/// Words that are doubled on purpose.
const LEGITIMATE: [&str; 18] = [
    "多少", "如何", "怎样", "总结", "研究", "讨论", "商量", "交流", "考虑", "比较", "合计", "琢磨", "很多", "非常", "十分", "许多", "点滴", "哈哈",
];

/// Words that are both a thing and what is done with it, and names that may follow upon themselves.
const NOUNS: [&str; 40] = [
    "代表", "组织", "领导", "报告", "通知", "计划", "决定", "规定", "服务", "管理", "工作", "建议", "要求", "活动", "培训", "检查",
    "监督", "调查", "评价", "统计", "记录", "说明", "设计", "投资", "生产", "经营", "申请", "答复", "公开", "教育", "保护", "小组",
    "办公室", "委员会", "党组", "人民", "中国", "国家", "企业", "学习",
];
