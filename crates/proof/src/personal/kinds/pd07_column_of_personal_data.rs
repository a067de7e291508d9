use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen}};
use crate::{Lists, Span};

rule! {
    /// 表格中个人信息的一列，应当删去、遮盖，或者逐项确认可以公开。
    ///
    /// 列名是身份证号、证件号码、手机号码、联系电话、银行卡号、住址、出生日期、民族、健康状况、残疾等级、病情、致困原因、监护人等的，
    /// 即使各格中没有认出具体号码，也要有人看过。证件、账号一列中位数不对、被存成数值（4.40233E+17）的格，逐格指出。
    /// 空白的列和已经遮盖的列不在此列。
    ///
    /// # 不符合
    /// ```表
    /// ｜姓名｜致困原因｜
    /// ｜示例甲｜重大疾病｜
    /// ```
    /// ```表
    /// ｜序号｜身份证号｜
    /// ｜1｜4.40233E+17｜
    /// ```
    /// # 符合
    /// ```表
    /// ｜序号｜身份证号｜
    /// ｜1｜440***********000X｜
    /// ｜2｜无｜
    /// ```
    "PD-07": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Column], findings, |hit| match hit.masked {
        Some(_) => format!("这一列是证件、账号或者电话，“{}”没有遮盖，请核对。", hit.masked.as_deref().unwrap_or("*")),
        None => format!("“{}”一列是个人信息，请删去、遮盖，或者确认可以公开。", hit.words.trim()),
    });
}
