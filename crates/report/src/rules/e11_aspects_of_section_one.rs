use rule::{Findings, rule};

use super::{basis, support::{find, head, words_of}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 总体情况应当写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （一）主动公开。全年主动公开信息20条。
    /// 一 （二）依申请公开。没有收到申请。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E11": Warning over Recognised, given Context, at Where, basis basis::FORM
}

const ASPECTS: [(&str, &[&str]); 5] = [
    ("主动公开", &["主动公开"]),
    ("依申请公开", &["依申请", "申请"]),
    ("政府信息管理", &["信息管理", "审查制度", "审核制度", "发布审核", "审核发布", "保密审查", "先审", "清理", "四审", "三审", "公文公开属性"]),
    ("政府信息公开平台建设", &["平台建设", "网站建设", "网站功能", "栏目", "专栏", "新媒体", "公众号"]),
    ("监督保障", &["监督保障", "考核", "培训", "评议", "监督检查", "责任追究", "抓监督", "第三方评估"]),
];

/// Characters of a heading with its number; what is longer is a sentence.
const LONGEST_HEADING: usize = 24;

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let words = words_of(report, Part::Section(1));
    if words.is_empty() {
        return;
    }
    let missing: Vec<&str> = ASPECTS
        .iter()
        .filter(|(_, keys)| !keys.iter().any(|key| words.contains(key)))
        .map(|(aspect, _)| *aspect)
        .collect();
    if missing.is_empty() {
        return;
    }
    let explanation = format!("总体情况没有写到：{}。", missing.join("、"));
    // The section's own outline shows what it passes over; a first item without a heading shows nothing, and is not
    // quoted whole.
    let first_item = report.part(Part::Section(1)).find(|passage| passage.ordinal.is_some());
    let outline = first_item.filter(|passage| passage.text[passage.item_heading()].chars().count() <= LONGEST_HEADING);
    match (outline, report.heading(1), first_item) {
        (Some(passage), ..) => {
            find(findings, passage, passage.item_heading(), explanation);
        }
        (None, Some(heading), _) => {
            findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), explanation);
        }
        (None, None, Some(passage)) => {
            find(findings, passage, head(passage), explanation);
        }
        (None, None, None) => {}
    }
}
