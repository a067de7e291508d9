use rule::{Findings, rule};

use crate::{Lists, Prose, Span};

rule! {
    /// 表示“当作”的是“作为”，不写“做为”。
    ///
    /// “做为民服务的好干部”是“做”加“为民服务”，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 做为重点工作
    /// ```
    /// # 符合
    /// ```文
    /// 作为重点工作
    /// 做为民服务的好干部
    /// ```
    "TXT-72": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“作为”条"
}

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for (start, words) in prose.text().match_indices("做为") {
        let end = start + words.len();
        if prose.text()[end..].starts_with('民') {
            continue;
        }
        findings.at(Span { start, end }, words, "“做为”应为“作为”。").propose("作为");
    }
}
