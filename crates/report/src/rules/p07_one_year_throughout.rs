use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match_near, find, pattern}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 题目、正文和落款的年度应当一致。
    ///
    /// 与上年作比较的不算；统计期限由AUD-P01至P03核对。
    ///
    /// # 不符合
    /// ```报告
    /// 一 2023年，我局认真落实政府信息公开各项要求，开展培训、主动公开、依申请公开、网站栏目和信息管理工作。
    /// ```
    /// ```报告
    /// 引言 现公布2023年政府信息公开工作年度报告，电话：0751-0000000。
    /// ```
    /// ```报告
    /// 题目 示例县民政局2023年政府信息公开工作年度报告
    /// 一 2024年主动公开信息20条。2024年没有收到依申请公开，2024年开展培训，栏目和信息管理均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 与2023年相比，主动公开的数量有所增加；依申请公开、信息管理、网站栏目、培训都已落实。
    /// ```
    "AUD-P07": Error over Recognised, given Context, at Where, basis basis::LOGIC
}

static OWN_YEAR: Pattern = LazyLock::new(|| pattern(r"(?P<year>(?:19|20)[0-9]{2})年度?政府信息公开(?:工作)?年度报告"));
static YEAR: Pattern = LazyLock::new(|| pattern(r"(?P<year>20[0-9]{2})\s*年"));
static OPENING: Pattern = LazyLock::new(|| pattern(r"^(?:（一）[^，。]{0,12}[。：])?(?P<year>20[0-9]{2})年(?:以来|度)?，"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let Some(year) = report.report.year else { return };
    let other = |found: &regex::Captures<'_>| found["year"].parse::<i16>().ok().filter(|found| *found != year);
    for (passage, found) in each_match_near(report, &["年度报告"], &OWN_YEAR) {
        // Further on, last year's report may well be spoken of: it was published in this one.
        let comparing = passage.part != Part::Introduction
            || ["上一年", "去年", "上年"].iter().any(|word| passage.text.contains(word));
        if let (Some(wrong), Some(words)) = (other(&found).filter(|_| !comparing), found.get(0)) {
            find(findings, passage, words.range(), format!("题目是{year}年，这里写的是{wrong}年。"));
        }
    }
    for part in [Part::Section(1), Part::Section(6)] {
        let Some(passage) = report.part(part).next() else { continue };
        let Some(found) = OPENING.captures(&passage.text) else { continue };
        let stated = found.name("year").map(|y| y.range()).unwrap_or_default();
        // A report speaks of its own year first; the year before is a slip, the year after an outlook.
        if let Some(wrong) = other(&found).filter(|wrong| *wrong < year) {
            let span = stated.start..stated.end + "年".len();
            find(findings, passage, span, format!("题目是{year}年，这一部分开头写的是{wrong}年，像是沿用上一年的文字。"));
        }
    }
    other_year_in_text(report, year, findings);
    if let (Some(signed), Some(quoted)) = (report.report.signed_on.filter(|d| d.year() > year.saturating_add(1)), &report.signed_on) {
        let words = format!("题目是{year}年，落款是{}年。", signed.year());
        findings.at(quoted.at.clone(), quoted.text.clone(), words);
    }
}

/// A title with another year than the whole text: the text names its own year often, the year of the title hardly ever.
fn other_year_in_text(report: &Recognised, year: i16, findings: &mut Findings<Where>) {
    const OFTEN: usize = 3;
    let mut named: [(i16, usize); 3] = [(year.saturating_sub(1), 0), (year, 0), (year.saturating_add(1), 0)];
    let near = report.prose.iter().filter(|p| matches!(p.part, Part::Introduction | Part::Section(1 | 5)));
    for found in near.flat_map(|passage| YEAR.captures_iter(&passage.text)) {
        let stated = found["year"].parse::<i16>().unwrap_or(0);
        if let Some((_, count)) = named.iter_mut().find(|(known, _)| *known == stated) {
            *count += 1;
        }
    }
    let own = named[1].1;
    let other = named.into_iter().find(|(known, count)| *known != year && *count >= OFTEN && own * 4 <= *count);
    if let Some((wrong, count)) = other {
        let words = format!("题目是{year}年，正文有{count}处写的是{wrong}年。");
        findings.at(report.title.at.clone(), report.title.text.clone(), words);
    }
}
