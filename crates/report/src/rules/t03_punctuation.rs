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
    /// ```报告
    /// 一 落实“先审后发制度。
    /// 一 做好主动公开、依申请公开。
    /// 一 做好信息管理”、网站栏目、培训等工作。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 发布政务动态4条、年度报告1条，共计5条；依申请公开、信息管理、网站栏目、培训、主动公开均已落实。
    /// ```
    /// ```报告
    /// 一 落实“谁公开谁负责；
    /// 一 谁审核谁负责”的要求，做好主动公开、依申请公开、信息管理、网站栏目、培训等工作。
    /// ```
    /// ```报告
    /// 一 会议要求：“做好主动公开、依申请公开。
    /// 一 “做好信息管理。
    /// 一 “做好网站栏目、培训等工作。”
    /// ```
    "AUD-T03": Warning over Recognised, given Context, at Where, basis basis::PUNCTUATION
}

static SUM: Pattern = LazyLock::new(|| pattern(r"[^、，。；]{0,40}、(?:共计|合计|总计)[^、，。；]{0,20}"));
static CUT: Pattern = LazyLock::new(|| pattern(r"(?:^|[。；])(?P<clause>(?:按照|依照|本着)[^，。；]{1,60}的(?:原则|要求|规定|精神|部署)。)\S"));
static DOUBLED: Pattern = LazyLock::new(|| pattern(r"(?:。。|，，|、、|；；|，。|。，|、，|，、|、。|。、)[，。、；]*"));
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
    let paragraphs: Vec<_> = paragraphs(&report.prose).collect();
    for pair in PAIRS {
        unmatched(&paragraphs, pair, findings);
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

/// A mark without its partner.
type Lone<'a> = (&'a Passage, usize);

/// Quotes and brackets that have no partner: neither in their own paragraph nor, for what is quoted over several, in the
/// one beside it. Where a line seems to end a paragraph, it may still be a line that was cut.
fn unmatched(paragraphs: &[&[Passage]], pair: (char, char), findings: &mut Findings<Where>) {
    let mut waiting: Option<Lone> = None;
    for paragraph in paragraphs {
        let (mut odd, mut opened) = lone(paragraph, pair);
        if let Some(before) = waiting.take() {
            let first = paragraph.first();
            let goes_on = first.is_some_and(|line| line.part == before.0.part);
            if goes_on && !odd.is_empty() {
                odd.remove(0);
            } else if !goes_on || !quotes_on(paragraph, pair) {
                tell(before, pair, findings);
            }
        }
        if let Some(lone) = odd.first() {
            tell(*lone, pair, findings);
        } else {
            waiting = opened.pop();
        }
    }
    if let Some(before) = waiting {
        tell(before, pair, findings);
    }
}

/// Of a quotation in several paragraphs each opens with the mark, and only the last closes it (GB/T 15834).
fn quotes_on(paragraph: &[Passage], (open, _): (char, char)) -> bool {
    open == '“' && paragraph.first().is_some_and(|line| line.text.starts_with(open))
}

/// Closing and opening marks of a paragraph without a partner in it.
fn lone(paragraph: &[Passage], (open, close): (char, char)) -> (Vec<Lone<'_>>, Vec<Lone<'_>>) {
    let (mut odd, mut opened) = (Vec::new(), Vec::new());
    for passage in paragraph {
        for (at, c) in passage.text.char_indices() {
            if c == open {
                opened.push((passage, at));
            } else if c == close && opened.pop().is_none() && !is_number(&passage.text[..at]) {
                odd.push((passage, at));
            }
        }
    }
    (odd, opened)
}

fn tell((passage, at): Lone<'_>, (open, close): (char, char), findings: &mut Findings<Where>) {
    let text = format!("“{open}”和“{close}”没有成对。");
    find(findings, passage, clause_around(passage, at), text);
}

/// True before the bracket of 1） and 一）, which has no partner.
fn is_number(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}
