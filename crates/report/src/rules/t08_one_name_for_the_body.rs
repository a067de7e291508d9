use rule::{Findings, rule};

use super::{basis, support::{find, sentences, without_end}};
use crate::{Context, Recognised, Where};

rule! {
    /// 同一句话里对本机关的称呼应当一致。
    ///
    /// # 不符合
    /// ```报告
    /// 五 尽管我们取得了成效，县民政局的工作取得了进步，但是公开内容不够全面。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 尽管我局取得了成效，但是公开内容不够全面。
    /// ```
    "AUD-T08": Info over Recognised, given Context, at Where, basis basis::LANGUAGE
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let signs: Vec<char> = report.report.body.chars().collect();
    // 县总工会 for 新丰县总工会: four characters at the end tell the body.
    let Some(tail) = signs.len().checked_sub(4).filter(|at| *at > 0) else { return };
    let short: String = signs[tail..].iter().collect();
    for (passage, sentence) in sentences(report) {
        let words = &passage.text[sentence.clone()];
        let ours = words.contains("我们");
        let named = words.replace(&report.report.body, "").contains(&short) || words.contains(&report.report.body);
        let own_group = words.contains("我们将") || words.contains("今后我们");
        if ours && named && !own_group {
            let span = without_end(passage, sentence);
            find(findings, passage, span, format!("同一句里既称“我们”，又称“{short}”，宜统一。"));
        }
    }
}
