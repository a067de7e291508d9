use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 机关用现在的名称。
    ///
    /// 2018年和2023年的机构改革以后，有的机关已经改名或者撤并；讲过去的事可以用当时的名称。有的地方仍有同名的机关，请核对。
    ///
    /// # 不符合
    /// ```文
    /// 会同县工商局
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 会同县市场监督管理局
    /// 会同县自然资源局
    /// 县文化和旅游局
    /// ```
    "TXT-90": Warning over Prose, given Lists, at Span, basis "2018年、2023年党和国家机构改革方案"
}

pub const KIND: Kind = Kind::wording(&["工商行政管理局", "工商局", "质监局", "食药监局", "国土资源局", "国土局", "卫生计生局", "卫计局", "环保局", "安监局", "农业局", "林业局", "扶贫办", "扶贫开发办公室", "乡村振兴局", "旅游局", "文广新局", "物价局", "地方税务局", "地税局", "国税局", "法制办"]);

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        // 文化和旅游局, 自然资源和林业局: today's names that end in the same way.
        if hit.before().is_none_or(|c| !"和与化电体源草及".contains(c)) {
            findings.at(hit.span, hit.word, format!("“{}”在机构改革后多已改名或者撤并，请核对现在的名称。", hit.word));
        }
    }
    // Institutions of the list, once their old name is out of use.
    let gone = |entry: &&crate::lists::Entry| match (entry.until, lists.on) {
        (Some(until), Some(on)) => until < on,
        (_, None) | (None, _) => true,
    };
    for entry in lists.entries(crate::lists::Kind::Institution).filter(gone) {
        for (start, words) in prose.text().match_indices(entry.words.as_str()) {
            let span = Span { start, end: start + words.len() };
            if !prose.text()[..start].ends_with(['原', '前']) {
                findings.at(span, words, format!("词表列明现在的名称是“{}”。", entry.instead)).propose(entry.instead.as_str());
            }
        }
    }
}
