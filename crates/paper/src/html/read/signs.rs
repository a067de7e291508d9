//! The signs by which the parts of a page are told: the report's headings and tables, lines of the site around it.

use super::{
    flow::{Item, Kind, Words},
    grid::Grid,
};

/// Words of the headings of a report.
const HEADINGS: [&str; 13] = [
    "总体情况",
    "主动公开",
    "依申请公开",
    "收到和处理",
    "公开申请",
    "行政复议",
    "行政诉讼",
    "存在的主要问题",
    "存在问题",
    "存在的问题",
    "改进",
    "其他需要",
    "信息公开",
];
/// Labels of the tables of a report, of all editions.
const LABELS: [&str; 33] = [
    "信息内容",
    "制发件数",
    "废止件数",
    "现行有效",
    "制作数量",
    "公开总数量",
    "处理决定数量",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "政府集中采购",
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "本年新收",
    "上年结转",
    "予以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "结转下年度",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "国家秘密",
    "不掌握相关",
    "主动公开政府信息",
    "政府信息公开申请",
];
/// Labels of the tables in which a site says what a page is.
const PAGE_LABELS: [&str; 22] = [
    "索引号",
    "索引编号",
    "信息索引",
    "发布机构",
    "发布机关",
    "发文机关",
    "发文单位",
    "公开日期",
    "发布日期",
    "发布时间",
    "发文日期",
    "成文日期",
    "生成日期",
    "主题分类",
    "体裁分类",
    "信息分类",
    "公开方式",
    "公开形式",
    "公开范围",
    "有效性",
    "内容概述",
    "信息名称",
];
/// What a site writes around a text.
const AROUND: [&str; 29] = [
    "当前位置",
    "您的位置",
    "所在位置",
    "您现在的位置",
    "首页",
    "字体",
    "字号",
    "打印",
    "关闭窗口",
    "关闭本页",
    "分享到",
    "分享：",
    "浏览次数",
    "浏览量",
    "访问量",
    "点击数",
    "点击量",
    "阅读次数",
    "阅读量",
    "来源：",
    "来源:",
    "发布时间",
    "发布日期",
    "公开日期",
    "索引号",
    "编辑：",
    "扫一扫",
    "视力保护",
    "收藏",
];
/// What stands behind a text, and nothing of it after.
const BEHIND: [&str; 26] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关阅读",
    "相关链接",
    "相关文章",
    "相关信息",
    "相关新闻",
    "版权所有",
    "主办单位",
    "主办：",
    "承办单位",
    "网站标识码",
    "备案号",
    "ICP备",
    "公网安备",
    "联系我们",
    "网站地图",
    "关于我们",
    "友情链接",
    "我要评论",
    "阅读原文",
    "微信扫一扫",
    "Copyright",
    "技术支持",
];

/// True for a heading or a table that only a report has.
pub(super) fn is_of_report(item: &Item) -> bool {
    match &item.kind {
        Kind::Words(words) => is_heading(words),
        Kind::Table(grid) => is_table(grid),
        Kind::Picture | Kind::File(_) | Kind::Hidden(_) => false,
    }
}

fn is_heading(words: &Words) -> bool {
    if words.linked || words.text.len() > 135 || words.text.ends_with(['。', '；', '，']) {
        return false;
    }
    let numbered = text::plain::ordinal(&words.text).is_some_and(|ordinal| ordinal.level == 1);
    (numbered || words.heading > 0 || words.bold)
        && !is_title(words)
        && HEADINGS.iter().any(|sign| words.text.contains(sign))
}

/// True where two cells are labels of the form.
pub(super) fn is_table(grid: &Grid) -> bool {
    !grid.linked && says_twice(grid, &LABELS)
}

/// True for a table in which the site says what the page is.
pub(super) fn is_about_page(grid: &Grid) -> bool {
    says_twice(grid, &PAGE_LABELS)
}

fn says_twice(grid: &Grid, labels: &[&str]) -> bool {
    grid.cells()
        .take(120)
        .filter(|cell| (6..=200).contains(&cell.text.len()) && !cell.text.as_bytes()[0].is_ascii())
        .filter(|cell| labels.iter().any(|label| cell.text.contains(label)))
        .nth(1)
        .is_some()
}

/// True for sentences.
pub(super) fn is_prose(item: &Item) -> bool {
    matches!(&item.kind, Kind::Words(words) if !words.linked && words.text.len() >= 90 && words.text.contains(['。', '；']))
}

/// True for words such as 某县2024年政府信息公开工作年度报告.
pub(super) fn is_title(words: &Words) -> bool {
    title_words(&words.text) && !words.linked
}

/// The same, of words wherever they stand.
pub(super) fn title_words(text: &str) -> bool {
    text.len() <= 240
        && (text.contains("报告") || text.contains("年报"))
        && (text.contains("公开") || text.contains('年'))
        && !text.contains(['。', '>', '：', '；', '》', '›', '/'])
        && !text.contains("当前位置")
        && text::plain::ordinal(text).is_none()
}

/// True for a line that a site sets around a text.
pub(super) fn is_around(words: &Words) -> bool {
    short(words) && (words.linked || AROUND.iter().any(|sign| words.text.contains(sign)))
}

/// True for a line that a site sets behind a text.
pub(super) fn is_behind(words: &Words) -> bool {
    short(words) && BEHIND.iter().any(|sign| words.text.contains(sign))
}

fn short(words: &Words) -> bool {
    words.text.len() <= 400 && !words.text.contains('。')
}

/// True for the name of a body or a date, as they stand at the end of a report.
pub(super) fn is_signature(words: &Words) -> bool {
    let ends = ["局", "厅", "委", "办", "府", "会", "院", "部", "室", "中心", "区", "站", "所", "队"];
    words.text.len() <= 180
        && !words.linked
        && !words.text.contains(['，', '：', ':', '|'])
        && (ends.iter().any(|end| words.text.ends_with(end)) || !text::read_dates(&words.text).is_empty())
}
