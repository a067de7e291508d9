use rule::{Findings, Severity, rule};

use super::basis;
use crate::{Context, Part, Recognised, Report, Where, likeness::{Shingles, shared}};

rule! {
    /// 报告不得照抄上年的报告，也不得照抄其他机关的报告。
    ///
    /// 去掉数字和名称之后，引言和总体情况、问题和改进情况、其他事项与另一份报告相同的部分达到九成以上的，应当核对；列出最长的几段。其余部分重写、但有百字以上与上年一字不差的，作为提示。
    ///
    /// # 不符合
    /// ```报告
    /// 上年一 （一）主动公开。全年主动公开政府信息20条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// 一 （一）主动公开。全年主动公开政府信息36条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// ```
    /// ```报告
    /// 他报一 （一）主动公开。样本市教育局主动公开政府信息20条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// 一 （一）主动公开。示例县民政局主动公开政府信息36条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// ```
    /// # 符合
    /// ```报告
    /// 上年一 （一）主动公开。全年主动公开政府信息20条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。
    /// ```
    "AUD-X03": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

/// Introductions say what the form asks for in the same words every year; by themselves they tell nothing.
const WITH_INTRODUCTION: &str = "引言和总体情况";

/// So much alike counts as copied.
const COPIED: f64 = 0.9;
/// Passages that are shown, and the letters shown of each.
const SHOWN: usize = 2;
const LONGEST: usize = 40;

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let others = context.previous.iter().map(|other| (other, true)).chain(context.alike.iter().map(|other| (other, false)));
    for (other, own) in others {
        for (number, what, texts) in parts(&report.report, other) {
            compare(report, other, own, (number, what, texts), findings);
        }
    }
}

/// Whatever is told in words: the introduction with section 一, 五, 六.
fn parts(now: &Report, other: &Report) -> [(u8, &'static str, [String; 2]); 4] {
    let whole = |report: &Report| format!("{}\n{}", report.introduction, report.section("s1"));
    let of = |id: &str| [now, other].map(|report| report.section(id).to_owned());
    [
        (1, "总体情况", of("s1")),
        (1, WITH_INTRODUCTION, [now, other].map(whole)),
        (5, "问题和改进情况", of("s5")),
        (6, "其他需要报告的事项", of("s6")),
    ]
}

fn compare(
    report: &Recognised,
    other: &Report,
    own: bool,
    (number, what, [now, before]): (u8, &'static str, [String; 2]),
    findings: &mut Findings<Where>,
) {
    let names = [report.report.body.as_str(), other.body.as_str()];
    let (Some(a), Some(b)) = (Shingles::of(&now, &names), Shingles::of(&before, &names)) else { return };
    let likeness = a.likeness(&b);
    let Some(heading) = report.heading(number) else { return };
    if likeness < COPIED {
        if own && what != WITH_INTRODUCTION {
            long_passage(report, number, &before, &now, &names, findings);
        }
        return;
    }
    // The introduction with section 一 tells nothing new where section 一 alone was told.
    let told = findings.so_far().iter().any(|finding| finding.place.section == Some(Part::Section(number)) && finding.explanation.contains(whose(other, own).as_str()));
    if told {
        return;
    }
    let mut passages = shared(&before, &now, &names);
    passages.sort_by_key(|passage| std::cmp::Reverse(passage.right.len()));
    let shown: Vec<String> = passages
        .iter()
        .take(SHOWN)
        .map(|passage| {
            let words: String = now[passage.right.clone()].chars().map(|c| if c == '\n' { ' ' } else { c }).take(LONGEST).collect();
            format!("“{words}……”")
        })
        .collect();
    let percent = format!("{:.0}", (likeness * 100.0).floor());
    let words = format!("{what}去掉数字和名称后与{}有{percent}%相同，如{}。", whose(other, own), shown.join("、"));
    findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), words);
}

/// Letters of a passage that nobody writes twice in the same words.
const LONG: usize = 100;

/// A long passage that stood in last year's report word for word, where the rest was written anew.
fn long_passage(report: &Recognised, number: u8, before: &str, now: &str, names: &[&str], findings: &mut Findings<Where>) {
    let letters = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count();
    let longest = shared(before, now, names).into_iter().map(|passage| &now[passage.right]).max_by_key(|words| letters(words));
    let Some(words) = longest.filter(|words| letters(words) >= LONG) else { return };
    let first = words.lines().next().unwrap_or_default();
    let stands = report.part(Part::Section(number)).find_map(|passage| Some((passage, passage.text.find(first)?)));
    if let Some((passage, at)) = stands {
        let span = at..at + first.len();
        let text = format!("这一段有{}个字与上年报告完全相同，只有年度和数字不同。", letters(words));
        findings.at_severity(Severity::Info, passage.at(span.clone()), passage.quote(span), text);
    }
}

fn whose(other: &Report, own: bool) -> String {
    if own { "上年报告".to_owned() } else { format!("{}的报告", other.body) }
}
