use rule::{Findings, rule};

use super::{SENSITIVE, super::{Kind, Seen, names}};
use crate::{Lists, Span};

rule! {
    /// 不得把姓名和病情、残疾、信仰、前科、困难情况写在一起。
    ///
    /// 这些字样前后十五字以内有姓名的；同一句中有姓名、又有住处或者单位的，放宽到六十字。没有号码也能认出是谁。
    ///
    /// # 不符合
    /// ```文
    /// 困难职工张三丰患尿毒症，家庭年收入2万元
    /// 张三丰，家住马头镇某某村，因突发疾病住院治疗，经医院诊断为癌症
    /// ```
    /// # 符合
    /// ```文
    /// 关心残疾职工，帮扶特困家庭
    /// 全年走访低保户30户
    /// ```
    "PD-27": Warning over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Sensitive], findings, |hit| {
        format!("姓名和“{}”写在一起，可以认出是谁；请删去，或者改为概括的说法（如：因病致困）。", hit.words)
    });
}

/// Words of health, faith, criminal record and poverty.
pub(in super::super) const WORDS: [&str; 44] = [
    "病情", "诊断", "患有", "癌", "尿毒症", "精神障碍", "艾滋", "乙肝", "残疾", "怀孕", "流产", "信教", "前科", "刑满",
    "吸毒", "戒毒", "低保", "特困", "致困原因", "家庭年收入", "负债", "离异", "单亲", "孤儿", "留守儿童", "身患", "罹患",
    "白血病", "肿瘤", "肾衰竭", "精神病", "抑郁症", "智力障碍", "脑瘫", "瘫痪", "丧偶", "服刑", "肺结核", "性病",
    "糖尿病", "心脏病", "重病", "因病致困", "因病致贫",
];

/// A name stands as near as this.
const NEAR: usize = 15;
/// In a sentence that also says where somebody lives or works, as near as this.
const FAR: usize = 60;
/// Words that say where.
const WHERE: [&str; 8] = ["家住", "住在", "镇", "村", "社区", "街道", "小区", "单位"];

/// True where a name stands near the word at a span.
pub(in super::super) fn find(text: &str, word: Span) -> bool {
    let near = window(text, word, NEAR);
    if names::find(near).is_some() {
        return true;
    }
    let far = sentence(text, word);
    names::find(far).is_some() && WHERE.iter().any(|place| far.contains(place))
}

/// So many characters before and after, inside the line; a name at its edge is not cut.
fn window(text: &str, word: Span, count: usize) -> &str {
    let line = |c: &(usize, char)| !matches!(c.1, '\n' | '\t' | '|');
    let before = text[..word.start].char_indices().rev().take_while(line);
    // A sentence ends what a name is said of.
    let before = before.take_while(|c| !matches!(c.1, '。' | '；')).take(count).last();
    let behind = text[word.end..].char_indices().take_while(line).take_while(|c| c.1 != '。').take(count).last();
    let start = before.map_or(word.start, |(at, _)| at);
    let end = behind.map_or(word.end, |(at, c)| word.end + at + c.len_utf8());
    &text[start..end]
}

fn sentence(text: &str, word: Span) -> &str {
    window(text, word, FAR)
}
