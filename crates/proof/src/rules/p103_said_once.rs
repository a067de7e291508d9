use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::{Lists, Prose, Span};

rule! {
    /// 意思相同的词只用一个。
    ///
    /// “仍然还”“尽可能……尽快”等说了两遍。
    ///
    /// # 不符合
    /// ```文
    /// 仍然还有一定的距离
    /// 尽可能及时将结果尽快公开
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 仍有一定的距离
    /// 尽快将结果公开
    /// ```
    "P103": Info over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["仍然还", "依然还", "仍旧还", "仍还", "尽可能", "尽量"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if let Some(one) = hit.word.strip_suffix('还') {
            findings.at(hit.span, hit.word, format!("“{one}”和“还”意思重复，只留一个。")).propose(one);
            continue;
        }
        let near = &hit.right()[..run(hit.right(), 40, |c| !"。；！？".contains(c))];
        if let Some(at) = near.find("尽快").filter(|_| !near.contains('、') || near.contains('将')) {
            let span = hit.wider(0, at + "尽快".len());
            findings.at(span, prose.words(span), format!("“{}”和“尽快”意思重复，只留一个。", hit.word));
        }
    }
}
