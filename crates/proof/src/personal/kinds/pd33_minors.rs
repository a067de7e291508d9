use rule::{Findings, rule};

use super::{SENSITIVE, super::{Kind, Seen}};
use crate::{Lists, Span};

rule! {
    /// 未成年人和受害人的名单不写姓名。
    ///
    /// 用“张某”加序号。
    ///
    /// # 不符合
    /// ```表
    /// ｜序号｜学生姓名｜年级｜
    /// ｜1｜张三丰｜三年级｜
    /// ```
    /// ```文
    /// 受害人张三丰，今年12岁
    /// ```
    /// # 符合
    /// ```表
    /// ｜序号｜学生姓名｜年级｜
    /// ｜1｜张某1｜三年级｜
    /// ```
    /// ```文
    /// 年满十六周岁的公民
    /// ```
    "PD-33": Warning over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Minors], findings, |_| {
        "这里写着未成年人或者受害人的姓名，请改为“某”加序号（如：张某1）。".to_owned()
    });
}
