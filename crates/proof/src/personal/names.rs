//! Names of persons: how they are masked (PD-32), and where in a sentence one stands.

/// Surnames of two characters.
const DOUBLE: [&str; 19] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙",
    "夏侯", "轩辕", "端木", "百里", "南宫", "呼延",
];

/// Surnames of one character, the most frequent first.
const SINGLE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭\
陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申\
耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连\
芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

/// Words that begin like a name and are none.
const WORDS: [&str; 96] = [
    "高度", "高血", "方面", "方法", "方案", "方式", "黄金", "周期", "周边", "严重", "严格", "许多", "马上",
    "安全", "安排", "江西", "江苏", "万元", "和平", "和谐", "白血", "金额", "常年", "于是", "关于", "关注",
    "关心", "关爱", "任何", "任务", "成员", "成立", "成为", "应当", "应急", "全部", "全面", "全年", "全体",
    "全省", "全县", "时间", "时期", "文件", "文化", "明确", "解决", "解读", "管理", "向社", "单位", "单亲",
    "项目", "连续", "农民", "农村", "司法", "华南", "卫生", "师范", "党员", "党委", "商业", "边远", "温馨",
    "康复", "石油", "程序", "程度", "包括", "包含", "武装", "曾经", "曾患", "何时", "何种", "易地", "尚未",
    "尚有", "左右", "申请", "申报", "路径", "古代", "简要", "简单", "麻醉", "季度", "古树", "平均", "冷链",
    "房屋", "游客", "查询", "通过", "费用",
];

/// Who is called so before the name.
const TITLES: [&str; 40] = [
    "职工",
    "会员",
    "学生",
    "患者",
    "申请人",
    "同志",
    "村民",
    "居民",
    "农民工",
    "户主",
    "其子",
    "其女",
    "儿子",
    "女儿",
    "丈夫",
    "妻子",
    "父亲",
    "母亲",
    "之子",
    "之女",
    "孙子",
    "孙女",
    "受害人",
    "被害人",
    "当事人",
    "工人",
    "教师",
    "员工",
    "儿童",
    "孤儿",
    "姓名",
    "姓名：",
    "老人",
    "对象",
    "家属",
    "配偶",
    "慰问了",
    "帮助",
    "救助",
    "慰问",
];

/// What may follow a name.
const AFTER: [&str; 58] = [
    "患",
    "因",
    "身患",
    "被",
    "确诊",
    "系",
    "家",
    "的",
    "于",
    "同志",
    "同学",
    "女士",
    "先生",
    "小朋友",
    "，",
    "。",
    "、",
    "；",
    "（",
    "(",
    ",",
    "：",
    ":",
    " ",
    "\t",
    "|",
    "本人",
    "及其",
    "夫妇",
    "一家",
    "一户",
    "住院",
    "突发",
    "不幸",
    "今年",
    "现年",
    "从小",
    "自幼",
    "离异",
    "信教",
    "曾",
    "属",
    "是",
    "为",
    "有",
    "长期",
    "常年",
    "罹患",
    "残疾",
    "怀孕",
    "流产",
    "吸毒",
    "戒毒",
    "丧偶",
    "就读",
    "病",
    "父母",
    "诊断",
];

/// The name as PD-32 masks it: 张*, 张*丰, 欧阳*丰, parts of a name with a dot each their first character.
pub(super) fn mask(name: &str) -> String {
    let name = name.trim();
    let dots = ['·', '•', '・'];
    if name.contains(dots) {
        let part = |part: &str| part.chars().next().map(|first| format!("{first}*")).unwrap_or_default();
        return name.split(dots).map(part).collect::<Vec<_>>().join("·");
    }
    let chars: Vec<char> = name.chars().collect();
    let stars = |first: usize, last: usize| {
        let middle = "*".repeat(chars.len().saturating_sub(first + last));
        let head: String = chars.iter().take(first).collect();
        let tail: String = chars.iter().skip(chars.len().saturating_sub(last)).collect();
        format!("{head}{middle}{tail}")
    };
    match chars.len() {
        0 => String::new(),
        1 => "*".to_owned(),
        2 => stars(1, 0),
        3 if DOUBLE.iter().any(|surname| name.starts_with(surname)) => stars(2, 0),
        4 if DOUBLE.iter().any(|surname| name.starts_with(surname)) => stars(2, 1),
        _ => stars(1, 1),
    }
}

/// True for what a cell of a column of names holds: two to four Chinese characters that begin with a surname, or parts
/// with dots. Masked names are none.
pub(super) fn is_name(words: &str) -> bool {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let count = words.chars().count();
    if words.contains(['·', '•']) {
        return count >= 4 && words.chars().all(|c| han(c) || matches!(c, '·' | '•'));
    }
    (2..=4).contains(&count) && words.chars().all(han) && begins(&words) && !is_word(&words) && !vague(&words)
}

/// 张某, 李某某: no one can be found by it.
fn vague(words: &str) -> bool {
    words.contains('某')
}

fn begins(words: &str) -> bool {
    words.chars().next().is_some_and(|c| SINGLE.contains(c))
        || DOUBLE.iter().any(|surname| words.starts_with(surname))
}

fn is_word(words: &str) -> bool {
    WORDS.iter().any(|word| words.starts_with(word))
}

/// The first name in some words, as bytes: after the beginning, a mark or a title, and before a mark or what is said of
/// a person. 张某 counts here: with an illness and a village it may be enough.
pub(super) fn find(words: &str) -> Option<(usize, usize)> {
    words.char_indices().find_map(|(at, _)| name_at(words, at).map(|end| (at, end)))
}

fn name_at(words: &str, at: usize) -> Option<usize> {
    let (before, rest) = words.split_at(at);
    if !begins(rest) || is_word(rest) {
        return None;
    }
    let fresh = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    if !fresh && !TITLES.iter().any(|title| before.ends_with(title)) {
        return None;
    }
    let surname = if DOUBLE.iter().any(|surname| rest.starts_with(surname)) { 2 } else { 1 };
    [surname + 2, surname + 1].into_iter().find_map(|count| {
        let end = rest.char_indices().nth(count).map_or(rest.len(), |(end, _)| end);
        let name = &rest[..end];
        let han = name.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) || c == '*');
        let ends = end == rest.len() || AFTER.iter().any(|after| rest[end..].starts_with(after));
        (han && name.chars().count() == count && ends).then_some(at + end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_masked_by_their_length() {
        for (name, masked) in [
            ("张三", "张*"),
            ("张三丰", "张*丰"),
            ("欧阳三丰", "欧阳*丰"),
            ("欧阳丰", "欧阳*"),
            ("张李三丰", "张**丰"),
            ("阿卜杜·热合曼", "阿*·热*"),
            ("爱新觉罗", "爱**罗"),
        ] {
            assert_eq!(mask(name), masked);
        }
    }

    #[test]
    fn a_name_is_told_by_what_stands_around_it() {
        let found = |words: &str| find(words).map(|(start, end)| words[start..end].to_owned());
        assert_eq!(found("困难职工张三丰患尿毒症").as_deref(), Some("张三丰"));
        assert_eq!(found("张三，因病致困").as_deref(), Some("张三"));
        assert_eq!(found("欧阳某某因残疾").as_deref(), Some("欧阳某某"));
        assert_eq!(found("严重患者的诊断"), None);
        assert_eq!(found("关于残疾职工的规定"), None);
        assert!(is_name("张三") && !is_name("合计") && !is_name("张某") && !is_name("张*"));
    }
}
