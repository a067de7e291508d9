//! Characters that programs write for others that look the same: radicals for Chinese characters, ligatures for letters.

/// The characters meant by one that was written; nothing for those that are nobody's.
pub(in crate::pdf) fn plain(c: char) -> Plain {
    match c {
        '\u{2F00}'..='\u{2FD5}' => {
            let at = usize::try_from(u32::from(c) - 0x2F00).unwrap_or(usize::MAX);
            KANGXI.chars().nth(at).map_or(Plain::Nothing, Plain::One)
        }
        '\u{2E80}'..='\u{2EFF}' => RADICALS
            .iter()
            .find(|(radical, _)| *radical == c)
            .map_or(Plain::One(c), |(_, plain)| Plain::One(*plain)),
        'ﬀ' => Plain::Many("ff"),
        'ﬁ' => Plain::Many("fi"),
        'ﬂ' => Plain::Many("fl"),
        'ﬃ' => Plain::Many("ffi"),
        'ﬄ' => Plain::Many("ffl"),
        'ﬅ' | 'ﬆ' => Plain::Many("st"),
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' => Plain::One(' '),
        // Soft hyphens, joiners and marks of direction are not seen.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {
            Plain::Nothing
        }
        // What a font has for itself alone has no meaning outside it.
        '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => Plain::Unknown,
        c if c.is_control() => Plain::Nothing,
        c => Plain::One(c),
    }
}

/// What [`plain`] makes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) enum Plain {
    /// One character.
    One(char),
    /// Several.
    Many(&'static str),
    /// None that is seen.
    Nothing,
    /// Nobody knows.
    Unknown,
}

/// The characters of the 214 radicals of Kangxi, U+2F00 to U+2FD5, as fonts for simplified Chinese draw them: 户 has one
/// glyph with its radical, 戶 has not.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生\
    用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷\
    豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\
";

/// The supplementary radicals that are characters of their own.
const RADICALS: [(char, char); 48] = [
    ('⺀', '冫'),
    ('⺊', '卜'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺕', '彐'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺷', '羊'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻥', '鱼'),
    ('⻨', '麦'),
    ('⺎', '兀'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺛', '旡'),
    ('⻑', '長'),
    ('⻤', '鬼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻩', '黄'),
    ('⻪', '黾'),
    ('⻫', '斉'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻯', '竜'),
    ('⻰', '龙'),
    ('⻱', '龜'),
    ('⻲', '亀'),
    ('⻳', '龟'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_become_what_is_meant() {
        assert_eq!(plain('⼀'), Plain::One('一'));
        assert_eq!(plain('⾏'), Plain::One('行'));
        assert_eq!(plain('⻚'), Plain::One('页'));
        assert_eq!(plain('⼾'), Plain::One('户'));
        assert_eq!(plain('⻰'), Plain::One('龙'));
        assert_eq!(plain('ﬁ'), Plain::Many("fi"));
        assert_eq!(plain('\u{E123}'), Plain::Unknown);
        assert_eq!(KANGXI.chars().count(), 214);
    }
}
