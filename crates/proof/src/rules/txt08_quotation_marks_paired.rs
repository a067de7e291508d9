use rule::{Findings, rule};

use super::Kind;
use super::support::{is_closing, marks_by_paragraph};
use crate::prose::Mark;
use crate::{Lists, Prose, Span};

rule! {
    /// 引号成对。
    ///
    /// 每一段里前引号和后引号成对，先前后后。引文分成几段的，每段开头用前引号，只在最后一段末尾用后引号。外文的撇号不算引号。
    ///
    /// # 不符合
    /// ```文
    /// ”十四五“规划
    /// “十四五规划
    /// ```
    ///
    /// # 符合
    /// ```文
    /// “十四五”规划
    /// It’s 好的
    /// ’98春节联欢晚会
    /// ```
    /// ```篇
    /// “第一段
    /// “第二段
    /// “第三段。”
    /// ```
    "TXT-08": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.8"
}

pub const KIND: Kind = Kind::mark(&[]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let mut left: Option<(Span, Mark)> = None;
    for marks in marks_by_paragraph(prose) {
        let unpaired = unpaired(prose, marks);
        let whole = prose.paragraph(marks[0].span().start).map_or(marks[0].span(), |paragraph| paragraph.span);
        let starts = unpaired.first().filter(|mark| mark.mark == '“' && mark.span().start == whole.start);
        // A quotation of several paragraphs opens each of them.
        let goes_on = prose.words(whole).starts_with('“') && follows(prose, left.map(|(span, _)| span), whole);
        if let Some((_, mark)) = left.take().filter(|_| !goes_on) {
            tell(mark, None, findings);
        }
        match (unpaired.as_slice(), starts) {
            ([_], Some(mark)) => left = Some((whole, *mark)),
            ([first, second], _) if is_closing(first.mark) && !is_closing(second.mark) => {
                tell(*first, Some(if first.mark == '”' { "“" } else { "‘" }), findings);
                tell(*second, Some(if second.mark == '“' { "”" } else { "’" }), findings);
            }
            (all, _) => all.iter().for_each(|mark| tell(*mark, None, findings)),
        }
    }
    if let Some((_, mark)) = left {
        tell(mark, None, findings);
    }
}

/// True where nothing but blanks stands between one paragraph and the other.
fn follows(prose: &Prose, before: Option<Span>, after: Span) -> bool {
    before.is_some_and(|before| prose.text()[before.end..after.start].trim().is_empty())
}

fn tell(mark: Mark, right: Option<&str>, findings: &mut Findings<Span>) {
    let other = if is_closing(mark.mark) { "前" } else { "后" };
    let found = findings.at(mark.span(), mark.mark, format!("“{}”没有配对的{other}引号。", mark.mark));
    if let Some(right) = right {
        found.propose(right);
    }
}

/// The quotation marks of a paragraph that have no partner, in order.
fn unpaired(prose: &Prose, marks: &[Mark]) -> Vec<Mark> {
    let (mut open, mut alone): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    for mark in marks {
        let partner = match mark.mark {
            '“' | '‘' => {
                open.push(*mark);
                continue;
            }
            '”' => '“',
            '’' => '‘',
            _ => continue,
        };
        if open.last().is_some_and(|last| last.mark == partner) {
            open.pop();
        } else if !is_apostrophe(prose, *mark) {
            alone.push(*mark);
        }
    }
    alone.append(&mut open);
    alone.sort_unstable_by_key(|mark| mark.at);
    alone
}

/// It’s, 5’30”, ’98: between Latin letters, behind a digit, or before the two digits of a year.
fn is_apostrophe(prose: &Prose, mark: Mark) -> bool {
    let span = mark.span();
    let year = || {
        let digits = prose.text()[span.end..].chars().map(text::halfwidth).take_while(char::is_ascii_digit);
        mark.mark == '’' && digits.take(3).count() == 2
    };
    prose.text()[..span.start].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric()) || year()
}
