use rule::{Findings, rule};

use super::Kind;
use super::support::{is_han, is_numeral, joined, run, run_before};
use crate::Part;
use crate::{Lists, Prose, Span};

rule! {
    /// 汉字之间没有空格。
    ///
    /// 汉字与汉字之间不空格。章、条、款号后的空格，表格、落款里的空格，“目　录”“姓　名”这样拉开的两个字，并排的姓名，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 工 会组织
    /// 服务　职工
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 工会组织
    /// 第一条　为了
    /// 2024年3月5日　星期二
    /// 目　录
    /// 张三　李四　王五　赵六
    /// 本报讯　国庆假期，景区游人如织。
    /// 今年的主题是“健康城镇　健康体魄”。
    /// ```
    "TXT-17": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 5.1"
}

pub const KIND: Kind = Kind::mark(&[" ", "　"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    // The end of the last paragraph that was looked at as a whole, and whether it is a row or a slogan.
    let mut known = (0, false);
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let (left, right) = (&prose.text()[..span.start], &prose.text()[span.end..]);
        let between = left.chars().next_back().is_some_and(|c| is_han(c) && !"条章节编款目录件送日".contains(c))
            && right.chars().next().is_some_and(is_han);
        if !between {
            continue;
        }
        let spread = run_before(left, 2, is_han) == HAN && run(right, 2, is_han) == HAN;
        let Some(paragraph) = prose.paragraph(span.start).filter(|p| !matches!(p.part, Part::Cell | Part::Signature))
        else {
            continue;
        };
        if known.0 != paragraph.span.end {
            known = (paragraph.span.end, is_row(prose.words(paragraph.span)));
        }
        if spread || known.1 || is_set_apart(prose, paragraph.span, span) {
            continue;
        }
        findings.at(span, prose.words(span), "汉字之间多了空格。").propose("");
    }
}

/// How many bytes a Chinese character has.
const HAN: usize = '一'.len_utf8();

/// 第一部分　概况, and a heading in two halves: 厉行节约　反对浪费.
fn is_set_apart(prose: &Prose, paragraph: Span, blank: Span) -> bool {
    let left = &prose.text()[paragraph.start.min(blank.start)..blank.start];
    let right = &prose.text()[blank.end..paragraph.end.max(blank.end)];
    let numbered = left.starts_with('第') && left.ends_with("部分");
    // 本报讯　, 新华社北京1月1日电　: what begins a piece of news.
    let newsflash = left.len() <= 16 * HAN && left.ends_with(['讯', '电']);
    let near = |marks: [char; 2]| left.chars().rev().take(16).find(|c| marks.contains(c));
    let quoted = near(['“', '”']) == Some('“') && right.chars().take(16).any(|c| c == '”');
    let short = left.len() + right.len() < 30 * HAN && !prose.words(paragraph).contains(['，', '。', '；']);
    let halves =
        (quoted || short) && run_before(left, 4, is_han) == 4 * HAN && run(right, 4, is_han) == 4 * HAN;
    numbered || newsflash || (halves && prose.words(blank).contains('　'))
}

/// Several short groups parted by blanks, no sentence: names, columns, a numbered caption.
fn is_row(words: &str) -> bool {
    let groups = words.split([' ', '　']).filter(|group| !group.is_empty()).count();
    let captioned = words.starts_with(['表', '图']) && words.chars().nth(1).is_some_and(|c| is_numeral(c) || c.is_ascii_digit());
    captioned || (groups > 3 && !words.contains(['，', '。', '；']))
}
