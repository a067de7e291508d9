//! Whether a name in a file's properties is a person's: organisations, programs and machines are none.

/// Words by which an organisation, a post, a program or a machine is told; lower case.
const NO_PERSON: &[&str] = &[
    "局",
    "委",
    "办公",
    "部",
    "厅",
    "处",
    "科",
    "室",
    "院",
    "所",
    "中心",
    "公司",
    "政府",
    "单位",
    "机关",
    "协会",
    "工会",
    "大学",
    "学校",
    "集团",
    "银行",
    "街道",
    "乡",
    "镇",
    "村",
    "社区",
    "用户",
    "管理",
    "作者",
    "秘书",
    "编辑",
    "文印",
    "打字",
    "系统",
    "电脑",
    "技术",
    "匿名",
    "未知",
    "公开",
    "信息",
    "政务",
    "网站",
    "老师",
    "同志",
    "桌面",
    "软件",
    "之家",
    "论坛",
    "admin",
    "user",
    "microsoft",
    "office",
    "windows",
    "wps",
    "kingsoft",
    "adobe",
    "acrobat",
    "libreoffice",
    "openoffice",
    "apache",
    "python",
    "docx",
    "xlsx",
    "aspose",
    "itext",
    "lenovo",
    "thinkpad",
    "dell",
    "hewlett",
    "asus",
    "acer",
    "huawei",
    "founder",
    "haier",
    "tsinghua",
    "samsung",
    "apple",
    "macbook",
    "desktop",
    "laptop",
    "guest",
    "test",
    "owner",
    "author",
    "unknown",
    "default",
    "company",
    "computer",
    "gov",
    "http",
];

/// The surnames of one sign that most people bear, and of two.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";
const DOUBLE_SURNAMES: [&str; 20] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "司徒", "夏侯",
    "长孙", "闻人", "轩辕", "端木", "南宫", "独孤", "申屠",
];

/// Syllables of surnames as accounts are written: zhangsan, Li Ming.
const SYLLABLES: [&str; 84] = [
    "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu", "zhu",
    "gao", "lin", "he", "guo", "ma", "luo", "liang", "song", "zheng", "xie", "han", "tang", "feng", "yu",
    "dong", "xiao", "cheng", "cao", "yuan", "deng", "fu", "shen", "zeng", "peng", "lv", "su", "lu", "jiang",
    "cai", "jia", "ding", "wei", "xue", "ye", "yan", "pan", "du", "dai", "xia", "zhong", "tian", "ren",
    "fan", "fang", "shi", "yao", "tan", "liao", "zou", "xiong", "jin", "hao", "kong", "bai", "cui", "kang",
    "mao", "qiu", "qin", "gu", "hou", "shao", "meng", "long", "duan", "lei", "qian", "yin", "qiao", "ouyang",
];

/// The name of a person, as far as a name tells: two to four Chinese characters that begin with a surname, a name of a
/// minority with its dot, a surname in pinyin with what follows it, or two capitalised words.
pub(crate) fn is_person(name: &str) -> bool {
    let name = name.trim();
    let lower = name.to_lowercase();
    if name.is_empty() || NO_PERSON.iter().any(|word| lower.contains(word)) {
        return false;
    }
    let signs: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    if signs.iter().all(|c| is_han(*c) || *c == '·' || *c == '•') {
        return is_chinese(&signs);
    }
    is_latin(name)
}

/// The name with all but its first sign hidden: it is told in results, which are handed on.
pub(crate) fn masked(name: &str) -> String {
    let mut signs = name.trim().chars();
    let first = signs.next().map_or_else(String::new, |c| c.to_string());
    let rest = signs.filter(|c| !c.is_whitespace()).count().clamp(1, 3);
    format!("{first}{}", "＊".repeat(rest))
}

fn is_chinese(signs: &[char]) -> bool {
    let Some(first) = signs.first() else { return false };
    let dotted = signs.iter().any(|c| matches!(c, '·' | '•'));
    let double: String = signs.iter().take(2).collect();
    match signs.len() {
        5..=15 => dotted,
        4 => {
            dotted
                || DOUBLE_SURNAMES.contains(&double.as_str())
                || SURNAMES.contains(*first) && SURNAMES.contains(signs[1])
        }
        2 | 3 => SURNAMES.contains(*first) || DOUBLE_SURNAMES.contains(&double.as_str()),
        _ => false,
    }
}

fn is_latin(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = bare.split([' ', '.', '_', '-']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || !words.iter().all(|word| word.chars().all(|c| c.is_ascii_alphabetic())) {
        return false;
    }
    let capitalised = |word: &&str| {
        word.len() >= 2
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word[1..].chars().all(|c| c.is_ascii_lowercase())
    };
    if words.len() == 2 && words.iter().all(capitalised) {
        return true;
    }
    let joined = words.concat().to_ascii_lowercase();
    let given = SYLLABLES.iter().filter_map(|surname| joined.strip_prefix(surname));
    joined.len() <= 20 && given.into_iter().any(|given| !given.is_empty() && syllables(given, 2))
}

/// Whether letters are one or two syllables of pinyin: initial and final.
fn syllables(letters: &str, most: u8) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: [&str; 35] = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "an", "en", "in",
        "un", "ai", "ei", "ao", "ou", "ia", "ie", "iu", "ua", "uo", "ue", "ui", "er", "a", "o", "e", "i",
        "u", "v", "van", "ve",
    ];
    if letters.is_empty() {
        return true;
    }
    most > 0
        && INITIALS.iter().filter_map(|initial| letters.strip_prefix(initial)).any(|rest| {
            FINALS.iter().filter_map(|last| rest.strip_prefix(last)).any(|rest| syllables(rest, most - 1))
        })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_organisations_and_programs() {
        for person in [
            "王小明",
            "李 明",
            "欧阳修文",
            "司马青",
            "阿依古丽·买买提",
            "zhangsan",
            "Li Ming",
            "wang.xiaoming",
            "liuyang01",
            "Zhang San",
            "John Smith",
        ] {
            assert!(is_person(person), "{person}");
        }
        for other in [
            "",
            "  ",
            "示例县民政局",
            "办公室",
            "李村镇",
            "政务公开科",
            "Administrator",
            "admin",
            "Windows 用户",
            "微软用户",
            "Microsoft Office User",
            "python-docx",
            "WPS Office",
            "User",
            "lenovo",
            "HP",
            "PC-20240101ABC",
            "DESKTOP-7H2K",
            "系统管理员",
            "Apache POI",
            "公开办",
            "1",
            "ADMIN-PC",
            "Kingsoft Office",
            "张家港市政府",
            "doc",
            "xxgk",
            "un-named",
        ] {
            assert!(!is_person(other), "{other}");
        }
    }

    #[test]
    fn names_are_told_without_telling_them() {
        assert_eq!(masked("王小明"), "王＊＊");
        assert_eq!(masked("Zhang San"), "Z＊＊＊");
    }
}
