use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 不用样子像汉字的部首和兼容字符。
    ///
    /// 从PDF复制出来的文字，有的字是“康熙部首”等兼容字符，看着一样，检索不到。
    ///
    /// # 不符合
    /// ```文
    /// ⼯会
    /// ⼈民
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 工会
    /// 人民
    /// ```
    "TXT-20": Error over Prose, given Lists, at Span, basis "《通用规范汉字表》"
}

pub const KIND: Kind = Kind::characters();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let compatible = |c: char| matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}');
    for (span, c) in prose.odd().filter(|(_, c)| compatible(*c)) {
        let reason = format!("“{c}”是兼容字符U+{:04X}，不是通常的汉字，检索不到。", u32::from(c));
        let found = findings.at(span, c, reason);
        if let Some(usual) = usual(c) {
            found.propose(usual);
        }
    }
}

/// The ordinary character of a radical of the Kangxi dictionary.
fn usual(c: char) -> Option<char> {
    let at = u32::from(c).checked_sub(0x2f00).and_then(|at| usize::try_from(at).ok())?;
    RADICALS.chars().nth(at)
}

/// The 214 radicals in their order from U+2F00.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_radicals_are_in_order() {
        assert_eq!(RADICALS.chars().count(), 214);
        assert_eq!((usual('⼀'), usual('⼯'), usual('⼈'), usual('⽉'), usual('⿕')), (Some('一'), Some('工'), Some('人'), Some('月'), Some('龠')));
    }
}
