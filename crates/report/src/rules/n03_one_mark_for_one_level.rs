use std::collections::BTreeMap;

use rule::{Findings, rule};

use super::{basis, support::{find, head, numbering}};
use crate::{Context, Recognised, Where, recognise::Passage};

rule! {
    /// 同一组序号后面的标点应当一致。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开内容不够全面。
    /// 五 2．更新不够及时。
    /// 五 3.形式不够多样。
    /// 五 （二）改进措施。加强培训。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开内容不够全面。
    /// 五 2.更新不够及时。
    /// 五 3.形式不够多样。
    /// 五 （二）改进措施。及时更新，丰富形式，拓展内容。
    /// ```
    "AUD-N03": Warning over Recognised, given Context, at Where, basis basis::LAYOUT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut lists: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for step in numbering(report) {
        lists.entry(step.list).or_default().push(step.passage);
    }
    for list in lists.values() {
        let mark = |passage: &Passage| passage.ordinal.map_or(' ', |ordinal| ordinal.mark);
        let count = |wanted: char| list.iter().filter(|passage| mark(passage) == wanted).count();
        let mut marks: Vec<char> = Vec::new();
        for passage in list {
            if !marks.contains(&mark(passage)) {
                marks.push(mark(passage));
            }
        }
        let Some(usual) = marks.iter().copied().max_by_key(|wanted| (count(*wanted), *wanted == mark(list[0]))) else { continue };
        for odd in marks.iter().filter(|other| **other != usual) {
            if let Some(passage) = list.iter().find(|passage| mark(passage) == *odd) {
                let words = format!("同一组序号多数用“{usual}”，这里用“{odd}”。");
                find(findings, passage, head(passage), words);
            }
        }
    }
}
