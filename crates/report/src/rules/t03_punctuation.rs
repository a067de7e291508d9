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
static CUT: Pattern = LazyLock::new(|| pattern(r"(?:^|[。；])(?P<clause>(?:按照|依照|本着|遵循|围绕)[^，。；]{1,60}的(?:原则|要求|规定|精神|部署)。)\S"));
static DOUBLED: Pattern = LazyLock::new(|| pattern(r"。。|，，|、、|；；|，。|。，|、，|，、|、。|。、"));
static HALF: Pattern = LazyLock::new(|| pattern(r"[^\s，。；、]{0,8}(?:[\p{Han}）】》”][,;:!?]+|[,;!?]+[\p{Han}（《“])(?:[^\s，。；、,;:]{0,4}[,;:!?])*"));
static JOINED: Pattern = LazyLock::new(|| pattern(r"[^，。；、]{0,12}本报告、本报告[^，。；、]{0,4}"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in &report.prose {
        for found in SUM.find_iter(&passage.text) {
            find(findings, passage, found.range(), "合计之前应当用逗号，不用顿号。");
        }
        for found in CUT.captures_iter(&passage.text) {
            if let Some(clause) = found.name("clause") {
                find(findings, passage, clause.range(), "这是状语，后面应当用逗号，不用句号。");
            }
        }
        for found in DOUBLED.find_iter(&passage.text) {
            find(findings, passage, found.range(), "两个标点叠用。");
        }
        if let Some(found) = HALF.find(&passage.text) {
            find(findings, passage, found.range(), "汉字之间应当用全角标点。");
        }
        for found in JOINED.find_iter(&passage.text) {
            find(findings, passage, found.range(), "两句话之间应当用句号，不用顿号。");
        }
        unmatched(passage, findings);
    }
}

/// Quotes and brackets that have no partner in the paragraph.
fn unmatched(passage: &Passage, findings: &mut Findings<Where>) {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('（', '）'), ('《', '》'), ('〔', '〕')];
    for (open, close) in PAIRS {
        let (mut depth, mut last) = (0_u32, None);
        let mut odd = None;
        for (at, c) in passage.text.char_indices() {
            // （一） and the like are numbers: their halves always stand together.
            if c == open {
                depth += 1;
                last = Some(at);
            } else if c == close && depth == 0 {
                odd = odd.or(Some(at));
            } else if c == close {
                depth -= 1;
            }
        }
        if let Some(at) = odd.or(last.filter(|_| depth > 0)) {
            let text = format!("“{open}”和“{close}”没有成对。");
            find(findings, passage, clause_around(passage, at), text);
        }
    }
}
