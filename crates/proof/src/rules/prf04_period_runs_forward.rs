use rule::{Findings, rule};
use text::read_dates;

use super::Kind;
use super::support::{run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 起止日期先起后止。
    ///
    /// # 不符合
    /// ```文
    /// 公示期为2024年3月12日至2024年3月5日。
    /// 自2024年6月1日起至2023年12月31日止
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 公示期为2024年3月5日至2024年3月12日。
    /// 自2024年6月1日起至2024年12月31日止
    /// 2024年3月12日、2024年3月5日两次公告
    /// 由2024年3月12日改到2024年3月5日
    /// ```
    "PRF-04": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.4"
}

pub const KIND: Kind = Kind::numeral(&["至", "到", "—", "～", "-"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    const DATE: &str = "0123456789０１２３４５６７８９〇零一二三四五六七八九十年月日号.-/ ";
    let mut last = 0;
    for hit in prose.candidates(RULE.id).filter(|hit| hit.word != "到" || !hit.left().ends_with(['改', '调', '推', '提'])) {
        let (left, right) = (hit.left(), hit.right());
        let bare = left.trim_end_matches(['起', '—', '始', '开', '（', '）', '含']);
        if !bare.ends_with(['日', '号']) || hit.span.start < last {
            continue;
        }
        let start = &bare[bare.len() - run_before(bare, 16, |c| DATE.contains(c))..];
        let gap = run(right, 2, |c| c == '—');
        let end = &right[gap..gap + run(&right[gap..], 16, |c| DATE.contains(c))];
        let (starts, ends) = (read_dates(start), read_dates(end));
        let (Some(first), Some(second)) = (starts.last(), ends.first()) else { continue };
        let whole = first.start + first.len == start.chars().count() && second.start == 0;
        let (Some(from), Some(until)) = (first.date, second.date) else { continue };
        if whole && until < from {
            let long: usize = end.chars().take(second.len).map(char::len_utf8).sum();
            let before: usize = start.chars().take(first.start).map(char::len_utf8).sum();
            let before = hit.span.start - (left.len() - (bare.len() - start.len())) + before;
            let span = Span { start: before, end: hit.span.end + gap + long };
            last = span.end;
            findings.at(span, prose.words(span), format!("结束日期{until}早于开始日期{from}，请核对。"));
        }
    }
}
