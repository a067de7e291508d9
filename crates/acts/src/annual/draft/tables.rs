//! What stands beside tables two, three and four: where there is nothing to report, that is said in words.

use office::DisputeKind;
use report::TableId;

use super::{Material, whole_and_parts};

pub(super) fn disclosure(material: &Material<'_>) -> String {
    let cells = material.tally.cells.iter().filter(|(id, _)| id.as_str().starts_with(TableId::T2.code()));
    let nothing = cells.into_iter().all(|(_, cell)| cell.value.is_some_and(report::Number::is_zero));
    if !nothing {
        return String::new();
    }
    "本年度没有制发、废止规章和行政规范性文件，没有作出行政许可、行政处罚、行政强制处理决定，没有收取行政事业性收费。"
        .to_owned()
}

pub(super) fn requests(material: &Material<'_>) -> String {
    if material.requests("new_received") + material.requests("carried_in") > 0 {
        return String::new();
    }
    "本年度没有收到政府信息公开申请，也没有上年结转的申请。".to_owned()
}

pub(super) fn disputes(material: &Material<'_>) -> String {
    const COLUMNS: [(&str, &str); 4] = [
        ("结果维持", "upheld"),
        ("结果纠正", "corrected"),
        ("其他结果", "other_result"),
        ("尚未审结", "pending"),
    ];
    let counted = |kinds: &[DisputeKind]| {
        let sum = |column| kinds.iter().map(|kind| material.disputes(kind.group(), column)).sum::<i64>();
        (sum("total"), COLUMNS.map(|(name, column)| (name, sum(column))))
    };
    let reviews = counted(&[DisputeKind::Review]);
    let suits = counted(&[DisputeKind::SuitDirect, DisputeKind::SuitAfterReview]);
    let told = |what: &str, (total, parts): &(i64, [(&str, i64); 4])| match total {
        0 => None,
        total => Some(format!("{what}{}", whole_and_parts(*total, "件", parts))),
    };
    match (told("行政复议", &reviews), told("行政诉讼", &suits)) {
        (None, None) => "本年度没有发生因政府信息公开引起的行政复议和行政诉讼。".to_owned(),
        (Some(reviews), None) => {
            format!("本年度因政府信息公开引起的{reviews}；没有发生因政府信息公开引起的诉讼。")
        }
        (None, Some(suits)) => {
            format!("本年度因政府信息公开引起的{suits}；没有发生因政府信息公开引起的复议。")
        }
        (Some(reviews), Some(suits)) => format!("本年度因政府信息公开引起的{reviews}；{suits}。"),
    }
}
