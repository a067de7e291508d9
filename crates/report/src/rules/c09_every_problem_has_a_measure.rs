use std::{ops::Range, sync::LazyLock};

use rule::{Findings, Severity, rule};

use super::{basis, support::{Pattern, pattern}};
use crate::{Context, Part, Recognised, Where, recognise::Passage};

rule! {
    /// 每个问题都应当有对应的改进措施。
    ///
    /// 按主题核对：队伍、及时、内容、形式、解读、依申请、互动、审核、宣传、统筹、监督等。问题的几个主题里有一个在措施中写到，就算对应；措施里只有“健全制度”“提高质量”这样笼统的话，按提示对待；看不出主题的问题、以“补齐短板”“逐项整改”概括的措施，不作判断。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.依申请公开答复不够规范。
    /// 五 2.政策解读不多。
    /// 五 （二）改进措施。丰富图文解读。
    /// ```
    /// ```报告
    /// 五 存在的问题：一是公开内容不够全面；二是专业队伍薄弱。下一步将拓展公开内容，健全工作制度。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开意识不强。
    /// 五 2.政策解读不多。
    /// 五 （二）改进措施。组织培训，丰富图文解读。
    /// ```
    /// ```报告
    /// 五 存在的问题：一是公开不及时；二是队伍薄弱。今后将抓好整改，补齐短板。
    /// ```
    "AUD-C09": Warning over Recognised, given Context, at Where, basis basis::PROBLEMS
}

/// What a problem is about: the words that tell it, and the words of measures that answer it.
struct Topic {
    told_by: &'static [&'static str],
    answered_by: &'static [&'static str],
}

const TOPICS: [Topic; 15] = [
    Topic {
        told_by: &["意识", "认识", "重视", "主动性", "积极性"],
        answered_by: &["培训", "学习", "宣传", "教育", "意识", "认识", "重视", "组织领导", "指导", "压实"],
    },
    Topic {
        told_by: &["队伍", "人员", "业务能力", "业务水平", "专业", "素质", "业务不熟", "力量"],
        answered_by: &["培训", "学习", "队伍", "人员", "业务能力", "业务水平", "素质", "交流", "指导", "专班", "专人", "配强", "配齐", "力量"],
    },
    Topic {
        told_by: &["错别字", "标点", "差错", "不够仔细", "不严谨", "不够严谨", "审核", "把关", "校对", "错敏"],
        answered_by: &["校对", "审核", "审查", "把关", "三审", "复核", "核对", "错别字", "自查", "排查", "错敏", "读网"],
    },
    Topic {
        told_by: &["及时", "滞后", "时效", "更新"],
        answered_by: &["及时", "时效", "时限", "第一时间", "更新", "定期", "常态化", "动态", "期限", "按时"],
    },
    Topic {
        told_by: &["内容", "全面", "深度", "广度", "范围", "公开面", "数量", "信息量"],
        answered_by: &["内容", "范围", "全面", "深度", "广度", "深化", "拓展", "拓宽", "细化", "梳理", "扩大", "充实", "应公开", "应公开尽公开", "重点领域", "加大", "目录"],
    },
    Topic {
        told_by: &["形式", "方式", "单一", "渠道", "载体"],
        answered_by: &["形式", "方式", "渠道", "载体", "平台", "网站", "新媒体", "公众号", "多样", "多元", "图解", "图文", "视频", "直播", "便民", "创新"],
    },
    Topic {
        told_by: &["平台", "网站", "栏目", "新媒体", "专栏", "信息化"],
        answered_by: &["平台", "网站", "栏目", "新媒体", "公众号", "专栏", "信息化", "检索", "版面", "页面", "技术", "渠道"],
    },
    Topic { told_by: &["解读"], answered_by: &["解读", "图解", "视频", "直播", "一图读懂"] },
    Topic {
        told_by: &["依申请", "答复", "申请件", "申请办理", "办理质量"],
        answered_by: &["依申请", "答复", "申请", "研判", "会商", "办理质量", "办理流程", "法律"],
    },
    Topic {
        told_by: &["互动", "回应", "参与", "关切", "沟通"],
        answered_by: &["互动", "回应", "参与", "关切", "征集", "留言", "调查", "访谈", "座谈", "沟通", "开放日", "听取"],
    },
    Topic {
        told_by: &["制度", "机制", "流程", "不规范", "规范化", "规范性", "标准化"],
        answered_by: &["制度", "机制", "流程", "规范", "标准", "体系", "办法", "清单", "培训"],
    },
    Topic {
        told_by: &["统筹", "协调", "联动", "配合", "协同"],
        answered_by: &["统筹", "协调", "联动", "配合", "协同", "沟通", "合力", "领导", "会商", "牵头"],
    },
    Topic {
        told_by: &["基层", "乡镇", "镇街", "村", "社区", "街道"],
        answered_by: &["基层", "乡镇", "镇街", "村", "社区", "街道", "指导", "培训"],
    },
    Topic {
        told_by: &["宣传", "知晓", "影响力", "关注度"],
        answered_by: &["宣传", "知晓", "推广", "普及", "公众号", "引导", "影响力", "关注"],
    },
    Topic {
        told_by: &["监督", "考核", "督促", "检查"],
        answered_by: &["监督", "考核", "督促", "督查", "督导", "检查", "评议", "通报", "评估", "问责", "追责"],
    },
];

/// Measures that answer any problem.
const ANSWERS_ALL: [&str; 9] =
    ["补齐", "短板", "逐项", "逐一", "整改到位", "抓紧整改", "抓好整改", "积极整改", "上述问题"];
/// Measures that touch every problem and answer none.
const GENERAL: [&str; 9] = ["制度", "机制", "质量", "水平", "责任", "监督", "考核", "检查", "规范"];

/// From such a sentence on, measures are told.
static TURN: Pattern = LazyLock::new(|| {
    pattern(r"^[（）()一二三四五六七八九十0-9.．、 ]*(?:[^，。；]{0,14}(?:措施|改进情况|改进方向|努力方向|工作打算|整改)|下一步|今后|为此|针对|对此|20[0-9]{2}年[^。]{0,60}将)|[我本][\p{Han}]{0,6}(?:将|拟|要)|将(?:继续|进一步|采取|从以下|着力|重点|加强|通过|针对|围绕|按照|严格|积极|认真|不断|持续|坚持|以|拓展|丰富)")
});
static ENUMERATED: Pattern = LazyLock::new(|| pattern(r"[一二三四五六七八九]是"));
const PROBLEM: [&str; 4] = ["问题", "不足", "困难", "差距"];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let Parted { problems, measures } = parted(report);
    if measures.is_empty() || ANSWERS_ALL.iter().any(|word| measures.contains(word)) {
        return;
    }
    for (passage, span) in problems {
        let words = &passage.text[span.clone()];
        // The first clause says what the problem is, what follows how it shows.
        let first = words.find(['，', '。', '；']).map_or(words, |end| &words[..end]);
        let of = |words: &str| -> Vec<&Topic> {
            TOPICS.iter().filter(|topic| topic.told_by.iter().any(|word| words.contains(word))).collect()
        };
        let mut topics = of(first);
        if topics.is_empty() {
            topics = of(words);
        }
        let answered = |topic: &&Topic| topic.answered_by.iter().any(|word| measures.contains(word));
        if topics.is_empty() || topics.iter().any(answered) {
            continue;
        }
        let touched = GENERAL.iter().any(|word| measures.contains(word));
        let (severity, text) = if touched {
            (Severity::Info, "改进措施里没有专门针对这个问题的，只有笼统的说法。")
        } else {
            (Severity::Warning, "改进措施里没有针对这个问题的。")
        };
        findings.at_severity(severity, passage.at(span.clone()), passage.quote(span), text);
    }
}

/// Section 五 cut in two.
struct Parted<'a> {
    /// Each problem with its passage.
    problems: Vec<(&'a Passage, Range<usize>)>,
    /// The words of all measures.
    measures: String,
}

fn parted(report: &Recognised) -> Parted<'_> {
    let mut parted = Parted { problems: Vec::new(), measures: String::new() };
    let (mut told, mut turned) = (false, false);
    for passage in report.part(Part::Section(5)) {
        let mut item: Option<Range<usize>> = None;
        for sentence in passage.sentences() {
            let words = &passage.text[sentence.clone()];
            let heading = passage.ordinal.is_some_and(|ordinal| ordinal.level <= 2) && sentence.start == 0;
            let problem = PROBLEM.iter().any(|word| words.contains(word));
            // A heading that names problems and measures together opens the problems.
            if heading && problem && !words.contains("措施") {
                (told, turned) = (true, false);
            } else if TURN.is_match(words) {
                turned = told || problem || turned;
            } else if problem && !turned {
                told = true;
            }
            if turned {
                parted.measures.push_str(words);
                continue;
            }
            if !told || heading && passage.sentences().count() == 1 {
                continue;
            }
            if ENUMERATED.is_match(words) {
                enumerated(passage, &sentence, &mut parted.problems);
            } else if passage.ordinal.is_some_and(|ordinal| ordinal.level >= 3) {
                let start = item.as_ref().map_or(sentence.start, |item| item.start);
                item = Some(start..sentence.end);
            }
        }
        parted.problems.extend(item.map(|span| (passage, without_number(passage, span))));
    }
    parted
}

/// 一是……；二是……: each a problem of its own.
fn enumerated<'a>(passage: &'a Passage, sentence: &Range<usize>, problems: &mut Vec<(&'a Passage, Range<usize>)>) {
    let words = &passage.text[sentence.clone()];
    let starts: Vec<usize> = ENUMERATED.find_iter(words).map(|found| found.start()).collect();
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(words.len());
        let end = start + words[*start..end].trim_end_matches(['，', '；', '。', '、']).len();
        problems.push((passage, sentence.start + start..sentence.start + end));
    }
}

/// An item without its number, as much of it as a quotation holds.
fn without_number(passage: &Passage, span: Range<usize>) -> Range<usize> {
    let skip = passage.ordinal.map_or(0, |ordinal| ordinal.len);
    let start = passage.text.char_indices().nth(skip).map_or(span.start, |(at, _)| at.max(span.start));
    let start = start.min(span.end);
    start..start + passage.quote(start..span.end).len()
}
