use rule::{Findings, rule};

use super::{SENSITIVE, super::{Kind, Seen}};
use crate::{Lists, Span};

rule! {
    /// 受助人员的名单，逐人逐项核对后才能公开。
    ///
    /// 有姓名一列又有金额一列的表格，题目是救助、帮扶、补助、慰问、资助、助学、低保、困难人员名单、公示、花名册的。
    /// 可以列序号、姓名（或者遮盖后的姓名）、镇街或者单位、救助类别、金额、期间、异议电话；不得列证件号码、电话、账号、
    /// 住址、子女姓名、病情。姓名已经遮盖的不在此列。
    ///
    /// # 不符合
    /// ```表
    /// ｜序号｜姓名｜慰问金（元）｜
    /// ｜1｜张三丰｜1000｜
    /// ```
    /// ```文
    /// 2024年困难职工帮扶对象名单公示
    /// ```
    /// # 符合
    /// ```表
    /// ｜序号｜姓名｜慰问金（元）｜
    /// ｜1｜张*丰｜1000｜
    /// ```
    /// ```文
    /// 2024年帮扶工作情况
    /// ```
    "PD-28": Warning over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::AidList], findings, |_| {
        "这是受助人员名单，请逐项核对：只留序号、姓名（可以遮盖）、镇街或者单位、类别、金额。".to_owned()
    });
}
