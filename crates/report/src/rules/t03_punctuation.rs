use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, find, pattern}};
use crate::{Context, Recognised, Where, recognise::Passage};

rule! {
    /// 标点应当使用正确。
    ///
    /// 合计之前不用顿号，状语之后不用句号，标点不叠用，汉字之间不用半角标点，括号和引号成对。
    ///
    /// # 不符合
    /// ```报告
    /// 一 发布政务动态4条、年度报告1条、共计5条；依申请公开、信息管理、网站栏目、培训、主动公开均已落实。
    /// ```
    /// ```报告
    /// 一 按照“谁提供”的原则。做好主动公开、依申请公开、信息管理、网站栏目、培训等工作。
    /// ```
    /// ```报告
    /// 引言 地址：示例县,邮编350400;电话:0751-0000000。
    /// ```
    /// ```报告
    /// 一 落实“先审后发制度，做好主动公开、依申请公开、信息管理、网站栏目、培训等工作。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 发布政务动态4条、年度报告1条，共计5条；依申请公开、信息管理、网站栏目、培训、主动公开均已落实。
    /// ```
    "AUD-T03": Warning over Recognised, given Context, at Where, basis basis::PUNCTUATION
}

static SUM: Pattern = LazyLock::new(|| pattern(r"[^、，。；]{0,40}、(?:共计|合计|总计)[^、，。；]{0,20}"));
static CUT: Pattern = LazyLock::new(|| pattern(r"(?:^|[。；])(?P<clause>(?:按照|依照|本着)[^，。；]{1,60}的(?:原则|要求|规定|精神|部署)。)\S"));
static DOUBLED: Pattern = LazyLock::new(|| pattern(r"。。|，，|、、|；；|，。|。，|、，|，、|、。|。、"));
static HALF: Pattern = LazyLock::new(|| pattern(r"[^\s，。；、]{0,8}(?:[\p{Han}）】》”][,;:!?]+|[,;!?]+[\p{Han}（《“])(?:[^\s，。；、,;:]{0,4}[,;:!?])*"));
static JOINED: Pattern = LazyLock::new(|| pattern(r"[^，。；、]{0,12}本报告、本报告[^，。；、]{0,4}"));

/// Marks of which the first opens and the second closes.
const PAIRS: [(char, char); 4] = [('“', '”'), ('（', '）'), ('《', '》'), ('〔', '〕')];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in &report.prose {
        let says = |words: &[&str]| words.iter().any(|word| passage.text.contains(word));
        if says(&["、共计", "、合计", "、总计"]) {
            every(&SUM, "合计之前应当用逗号，不用顿号。", passage, findings);
        }
        for found in CUT.captures_iter(&passage.text) {
            if let Some(clause) = found.name("clause") {
                find(findings, passage, clause.range(), "这是状语，后面应当用逗号，不用句号。");
            }
        }
        every(&DOUBLED, "两个标点叠用。", passage, findings);
        let half_width = passage.text.bytes().any(|byte| matches!(byte, b',' | b';' | b':' | b'!' | b'?'));
        if let Some(found) = HALF.find(&passage.text).filter(|_| half_width) {
            find(findings, passage, found.range(), "汉字之间应当用全角标点。");
        }
        if says(&["本报告、本报告"]) {
            every(&JOINED, "两句话之间应当用句号，不用顿号。", passage, findings);
        }
    }
    for paragraph in paragraphs(&report.prose) {
        for pair in PAIRS {
            unmatched(paragraph, pair, findings);
        }
    }
}

fn every(fault: &Pattern, why: &str, passage: &Passage, findings: &mut Findings<Where>) {
    for found in fault.find_iter(&passage.text) {
        find(findings, passage, found.range(), why);
    }
}

/// Lines that make one paragraph: text copied from a PDF is cut in the middle of its sentences.
fn paragraphs(prose: &[Passage]) -> impl Iterator<Item = &[Passage]> {
    prose.chunk_by(|line, next| {
        line.part == next.part
            && next.ordinal.is_none()
            && !line.text.ends_with(['。', '；', '：', '！', '？', ';', ':'])
    })
}

/// Quotes and brackets that have no partner in the paragraph.
fn unmatched(paragraph: &[Passage], (open, close): (char, char), findings: &mut Findings<Where>) {
    let mut opened = Vec::new();
    let mut odd = None;
    for passage in paragraph {
        for (at, c) in passage.text.char_indices() {
            if c == open {
                opened.push((passage, at));
            } else if c == close && opened.pop().is_none() && !is_number(&passage.text[..at]) {
                odd = odd.or(Some((passage, at)));
            }
        }
    }
    if let Some((passage, at)) = odd.or(opened.last().copied()) {
        let text = format!("“{open}”和“{close}”没有成对。");
        find(findings, passage, clause_around(passage, at), text);
    }
}

/// True before the bracket of 1） and 一）, which has no partner.
fn is_number(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}
