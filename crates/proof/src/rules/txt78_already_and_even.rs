use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::{Lists, Prose, Span};

rule! {
    /// “即使”“即将”用“即”，“既然”用“既”。
    ///
    /// “既使用……又……”“既将……又……”里，“既”与“又”配合，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 既使如此
    /// 既将开工
    /// 即然如此
    /// 自既日起
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 即使如此
    /// 即将开工
    /// 既然如此
    /// 既使用方便又省钱
    /// 既便于查阅
    /// 既使企业受益，又使职工受益
    /// 既将安全放在首位，又抓好服务
    /// 既刻苦又认真
    /// ```
    "TXT-78": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“即使”“既然”条"
}

pub const KIND: Kind = Kind::wording(&["既使", "既便", "既将", "既刻", "既日起", "即然"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let near = &right[..run(right, 40, |c| !"。；！？".contains(c))];
        let after = |words: &[&str]| words.iter().any(|word| right.starts_with(word));
        let paired = near.contains('又');
        let wrong = match hit.word {
            "既使" => !paired && after(&["是", "如", "在", "有", "没", "遇", "到", "不"]),
            "既便" => !paired && after(&["是", "如", "在", "有", "没", "遇"]),
            "既将" => {
                !paired
                    && !near.contains('也')
                    && after(&["于", "在", "开", "举", "到", "来", "进行", "召开", "启动", "完成", "结束", "竣工", "投入"])
            }
            "既刻" => hit.after().is_none_or(|c| !"苦板".contains(c)),
            "即然" => !right.starts_with('后'),
            _ => true,
        };
        if wrong {
            let fixed = if hit.word == "即然" { "既然".to_owned() } else { hit.word.replace('既', "即") };
            findings.at(hit.span, hit.word, format!("“{}”应为“{fixed}”。", hit.word)).propose(fixed);
        }
    }
}
