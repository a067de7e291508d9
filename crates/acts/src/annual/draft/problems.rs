//! 五、存在的主要问题及改进情况, from the register of problems; 六、其他需要报告的事项, from the fees.

use office::Problem;

use super::{Material, day, sentence, stated};

pub(super) fn problems(material: &Material<'_>) -> String {
    let (own, earlier): (Vec<&Problem>, Vec<&Problem>) =
        material.facts.problems.iter().partition(|problem| problem.year == material.year);
    let mut groups = Vec::new();
    if !earlier.is_empty() {
        let became = earlier.iter().map(|problem| became(problem, material.year)).collect();
        groups.push(("以前年度问题的改进情况", became));
    }
    if own.is_empty() {
        let nothing = "本年度的自查、检查和评议没有登记新的问题。";
        groups.push(("存在的主要问题", vec![nothing.to_owned()]));
    } else {
        groups.push(("存在的主要问题", own.iter().map(|problem| sentence(&problem.text)).collect()));
        let plans: Vec<_> = own.iter().filter_map(|problem| measure(problem, material.year)).collect();
        if !plans.is_empty() {
            groups.push(("改进措施", plans));
        }
    }
    let mut lines = Vec::new();
    for ((heading, items), number) in groups.into_iter().zip(["一", "二", "三"]) {
        match items.as_slice() {
            [only] => lines.push(format!("（{number}）{heading}。{only}")),
            items => {
                lines.push(format!("（{number}）{heading}。"));
                lines.extend(items.iter().zip(1..).map(|(item, n)| format!("{n}.{item}")));
            }
        }
    }
    lines.join("\n")
}

/// What became of an earlier problem by the end of the year.
fn became(problem: &Problem, year: i16) -> String {
    let what = sentence(&problem.text);
    let opening = format!("{}年提出的“{}”问题", problem.year, what.trim_end_matches('。'));
    if let Some(done) = problem.remedied.as_ref().filter(|done| done.mark.on.year() <= year) {
        return format!("{opening}，已于{}完成整改：{}", day(done.mark.on), sentence(&done.text));
    }
    match stated(&problem.plan) {
        Some(plan) => format!("{opening}，尚在整改，措施是：{}", sentence(plan)),
        None => format!("{opening}，尚在整改。"),
    }
}

/// What was done, or is to be done, about a problem of the year.
fn measure(problem: &Problem, year: i16) -> Option<String> {
    match problem.remedied.as_ref().filter(|done| done.mark.on.year() <= year) {
        Some(done) => Some(format!("已于{}完成整改：{}", day(done.mark.on), sentence(&done.text))),
        None => stated(&problem.plan).map(sentence),
    }
}

/// FEE-37: amount and number, or that none was charged.
pub(super) fn other(material: &Material<'_>) -> String {
    let fees = material.facts.fees;
    let lapsed = material.requests("other.fee_lapsed");
    if fees.notices == 0 && fees.paid.0 == 0 && lapsed == 0 {
        return "本年度没有收取信息处理费，没有其他需要报告的事项。".to_owned();
    }
    let paid = match fees.paid.0 {
        0 => "没有收到缴费".to_owned(),
        _ => format!("{}件申请缴费共{}", fees.paid_requests, fees.paid),
    };
    let mut clauses = vec![format!("本年度发出信息处理费收费通知{}件", fees.notices), paid];
    if fees.waived.0 > 0 {
        clauses.push(format!("减免{}", fees.waived));
    }
    if lapsed > 0 {
        clauses.push(format!("因申请人逾期未缴费不再处理的申请{lapsed}件"));
    }
    format!("{}。没有其他需要报告的事项。", clauses.join("，"))
}
