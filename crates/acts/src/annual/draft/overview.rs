//! 一、总体情况: the five aspects of the form, each from what the records show.

use office::{Category, Problem};

use super::{Material, STATED, joined, listed, stated, whole_and_parts};

pub(super) fn overview(material: &Material<'_>) -> String {
    let Material { body, year, .. } = material;
    let how = if material.bound() { "依照" } else { "参照" };
    let aspects = [
        ("主动公开情况", proactive(material)),
        ("依申请公开情况", on_request(material)),
        ("政府信息管理情况", management(material)),
        ("政府信息公开平台建设情况", platform(material)),
        ("监督保障情况", supervision(material)),
    ];
    let mut lines = vec![format!("{year}年，{}{how}《条例》开展政府信息公开工作，主要情况如下：", body.name)];
    for ((heading, words), number) in aspects.into_iter().zip(["一", "二", "三", "四", "五"]) {
        lines.push(format!("（{number}）{heading}。{words}"));
    }
    lines.join("\n")
}

fn proactive(material: &Material<'_>) -> String {
    let facts = material.facts;
    let published = i64::from(facts.published());
    if published == 0 {
        return "全年没有新增主动公开的信息。".to_owned();
    }
    let (other, named): (Vec<_>, Vec<_>) =
        facts.categories.iter().partition(|(category, _)| *category == Category::Other);
    let categories = named.into_iter().chain(other);
    let categories: Vec<_> = categories.map(|(c, n)| (c.label(), i64::from(n))).collect();
    let whole = whole_and_parts(published, "条", &categories);
    let channels = listed(facts.channels.iter().map(|(c, n)| (c.label(), i64::from(*n))), "条");
    let shared = facts.channels.iter().map(|(_, n)| i64::from(*n)).sum::<i64>() > published;
    match (channels.as_slice(), facts.channels.as_slice()) {
        ([], _) => format!("全年主动公开信息{whole}。"),
        (_, [(only, n)]) if i64::from(*n) == published => {
            format!("全年主动公开信息{whole}，通过{}公开。", only.label())
        }
        (channels, _) => {
            let note = if shared { "（同一信息通过多个渠道公开的分别计入）" } else { "" };
            format!("全年主动公开信息{whole}。从公开渠道看，{}{note}。", joined(channels))
        }
    }
}

fn on_request(material: &Material<'_>) -> String {
    let (new, carried) = (material.requests("new_received"), material.requests("carried_in"));
    if new == 0 && carried == 0 {
        return "全年各渠道均未收到公民、法人和其他组织提出的政府信息公开申请，没有上年结转的申请。"
            .to_owned();
    }
    let received = match new {
        0 => "全年各渠道均未收到公民、法人和其他组织提出的政府信息公开申请".to_owned(),
        new => format!("全年收到政府信息公开申请{new}件"),
    };
    let carried = match carried {
        0 => "没有上年结转的申请".to_owned(),
        carried => format!("上年结转{carried}件"),
    };
    let ways: Vec<_> =
        material.facts.ways_in.iter().map(|(channel, n)| (channel.to_string(), i64::from(*n))).collect();
    let ways = match listed(ways.iter().map(|(name, n)| (name.as_str(), *n)), "件").join("、") {
        ways if ways.is_empty() => ways,
        ways => format!("从提出渠道看，{ways}。"),
    };
    format!("{received}，{carried}。{ways}{}。{}", settled(material), punctual(material))
}

/// Results of the year: 本年度办结38件，其中…；结转下年度继续办理2件.
fn settled(material: &Material<'_>) -> String {
    const GROUPS: [(&str, &str); 6] = [
        ("予以公开", "granted"),
        ("部分公开", "partial"),
        ("不予公开", "refused."),
        ("无法提供", "unable."),
        ("不予处理", "not_processed."),
        ("其他处理", "other."),
    ];
    let carried_out = material.requests("carried_out");
    let carried_out = match carried_out {
        0 => "没有结转下年度继续办理的申请".to_owned(),
        n => format!("结转下年度继续办理{n}件"),
    };
    let results = material.requests("results_total");
    if results == 0 {
        return format!("本年度没有办结的申请；{carried_out}");
    }
    let group = |beginning: &str| -> i64 {
        let in_group =
            |row: &str| row == beginning || (beginning.ends_with('.') && row.starts_with(beginning));
        let cells = material.tally.cells.iter();
        let cells = cells.filter_map(|(id, cell)| {
            let row = id.as_str().strip_prefix("t3/")?.strip_suffix("/total")?;
            in_group(row).then(|| cell.value.and_then(report::Number::whole).unwrap_or_default())
        });
        cells.sum()
    };
    let parts = GROUPS.map(|(name, beginning)| (name, group(beginning)));
    format!("本年度办结{}；{carried_out}", whole_and_parts(results, "件", &parts))
}

/// Whether answers went out in time (CLK-21).
fn punctual(material: &Material<'_>) -> String {
    let (answered, in_time) = (material.facts.answered, material.facts.in_time);
    match answered - in_time.min(answered) {
        _ if answered == 0 => String::new(),
        0 if answered == 1 => "已送出的1件答复在法定期限内作出。".to_owned(),
        0 => format!("已送出的{answered}件答复均在法定期限内作出。"),
        late => format!("已送出的{answered}件答复中，{in_time}件在法定期限内作出，{late}件超过法定期限。"),
    }
}

fn management(material: &Material<'_>) -> String {
    let mut sentences = Vec::new();
    if material.facts.published() > 0 {
        let chain = "公开的信息均经提供、审核、保密审查和签发后发布，各环节责任人和日期有记录可查。";
        sentences.push(chain.to_owned());
    }
    for (name, row) in [("规章", "rules"), ("行政规范性文件", "normative")] {
        let count = |column| material.tally.whole(&format!("t2/{row}/{column}"));
        let [issued, repealed, in_force] = ["issued", "repealed", "in_force"].map(count);
        if issued + repealed + in_force > 0 {
            sentences.push(format!(
                "本年度制发{name}{issued}件，废止{repealed}件，截至年底现行有效{in_force}件。"
            ));
        }
    }
    match sentences.as_slice() {
        [] => "本年度没有制发、废止规章和行政规范性文件。".to_owned(),
        sentences => sentences.concat(),
    }
}

fn platform(material: &Material<'_>) -> String {
    let channels: Vec<_> = material.facts.channels.iter().map(|(c, _)| c.label().to_owned()).collect();
    let through = match channels.as_slice() {
        [] => String::new(),
        channels => format!("信息通过{}发布。", joined(channels)),
    };
    format!("{through}政府信息公开平台设有信息检索、网上申请、办理进度查询和年度报告栏目。")
}

fn supervision(material: &Material<'_>) -> String {
    let Material { body, year, facts, .. } = material;
    let office = stated(&body.settings.disclosure_office).unwrap_or(&body.name);
    let mut sentences = vec![format!("政府信息公开工作由{office}承担。")];
    let done: Vec<_> = STATED
        .iter()
        .filter_map(|(address, what, unit)| Some(format!("{what}{}{unit}", facts.stated.get(*address)?)))
        .collect();
    if !done.is_empty() {
        sentences.push(format!("全年{}。", done.join("，")));
    }
    let own: Vec<&Problem> = facts.problems.iter().filter(|problem| problem.year == *year).collect();
    let mended =
        |problem: &&&Problem| problem.remedied.as_ref().is_some_and(|done| done.mark.on.year() <= *year);
    let mended = own.iter().filter(mended).count();
    if !own.is_empty() {
        sentences.push(format!("本年度登记需要改进的问题{}项，年底前完成整改{mended}项。", own.len()));
    }
    sentences.concat()
}
