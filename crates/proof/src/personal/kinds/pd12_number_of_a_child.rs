use rule::{Findings, rule};

use super::{SENSITIVE, super::{Kind, Seen}};
use crate::{Lists, Span};

rule! {
    /// 未满十四周岁儿童的公民身份号码，全部遮盖。
    ///
    /// 年龄按拟发布之日计算，满十四周岁的当天不再算未满。
    ///
    /// # 不符合
    /// ```文
    /// 监护人为其申请救助，身份证号440233201506010005
    /// ```
    /// # 符合
    /// ```文
    /// 监护人为其申请救助，身份证号******************
    /// ```
    "PD-12": Error over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::MinorNumber], findings, |_| {
        "这是未满十四周岁儿童的公民身份号码，不得公开，应当全部遮盖。".to_owned()
    });
}
