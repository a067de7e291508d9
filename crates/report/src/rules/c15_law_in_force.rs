use rule::{Findings, rule};

use super::{basis, support::{find}};
use crate::{Context, Recognised, Where};

rule! {
    /// 引用的法规、文件应当现行有效。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 根据《中华人民共和国政府信息公开条例》（国务院令第492号，以下简称《条例》）编制，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）编制，电话：0751-0000000。
    /// ```
    "AUD-C15": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

/// Words that cite what is no longer in force, and from which report year on.
const REPEALED: [(&str, i16, &str); 5] = [
    ("国务院令第492号", 2019, "条例已于2019年修订，现行的是国务院令第711号"),
    ("国务院令第492 号", 2019, "条例已于2019年修订，现行的是国务院令第711号"),
    ("2008年5月1日起施行", 2019, "修订后的条例自2019年5月15日起施行"),
    ("国办发〔2014〕32号", 2019, "2014年的统计报表已经停用"),
    ("国办公开办函〔2019〕60号", 2021, "2021年度起用国办公开办函〔2021〕30号的格式"),
];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let year = report.report.year.unwrap_or(i16::MAX);
    for passage in &report.prose {
        for (words, from, why) in REPEALED.iter().filter(|(_, from, _)| year >= *from) {
            let _ = from;
            if let Some(at) = passage.text.find(words) {
                find(findings, passage, at..at + words.len(), format!("{why}。"));
            }
        }
    }
}
