//! What the attributes of an element say about how it looks: hidden, bold, centred, merged, numbered.

use text::Align;

use super::{
    scan::{Attribute, cut},
    sheet::Sheet,
    tag::{Tag, name_hash},
};

/// How an element looks by its own attributes; what it inherits is not in here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "attributes of an element are independent of each other")]
pub(super) struct Look {
    /// Not shown: `hidden`, `display: none`, Word's `mso-hide`.
    pub hidden: bool,
    /// Expressly shown: what a style sheet says of its class does not hide it.
    pub told: bool,
    /// On lines of its own, whatever element it is.
    pub block: bool,
    /// Struck out.
    pub struck: bool,
    /// Above the line, or (true) below it.
    pub raised: Option<bool>,
    /// Of no size, or expressly of some.
    pub tiny: Option<bool>,
    /// Bold, or expressly not.
    pub bold: Option<bool>,
    pub align: Option<Align>,
    /// A link to somewhere.
    pub link: bool,
    /// A link to a file: PDF, DOCX and so on.
    pub file: bool,
    /// A row without height, which Word adds below a table with crooked columns.
    pub flat: bool,
    /// The mark of an item that Word numbered itself.
    pub mark: bool,
    pub colspan: u16,
    pub rowspan: u16,
    pub numbering: Option<Numbering>,
    /// The first number of a list, or the number of an item.
    pub number: Option<u16>,
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// Not at all, or by marks.
    None,
    /// 1.
    Arabic,
    /// （1）
    ArabicInBrackets,
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// a. and A.
    Letters(bool),
    /// i. and I.
    Roman(bool),
}

const SUP: u32 = name_hash("sup");
const SUB: u32 = name_hash("sub");
const S: u32 = name_hash("s");
const STRIKE: u32 = name_hash("strike");
const DEL: u32 = name_hash("del");
const RT: u32 = name_hash("rt");
const RP: u32 = name_hash("rp");
const RTC: u32 = name_hash("rtc");

/// The widest span that is believed; forms are a tenth as wide.
const WIDEST: u16 = 200;
/// The tallest; a row at the end of the table ends it earlier.
const TALLEST: u16 = 2000;

impl Look {
    /// Reads the attributes of a start tag.
    pub(super) fn of(tag: Tag, attributes: &[Attribute<'_>], sheet: &Sheet) -> Self {
        let mut look = Self { colspan: 1, rowspan: 1, ..Self::default() };
        for Attribute { name, value } in attributes {
            let is = |other: &str| name.eq_ignore_ascii_case(other);
            match name.as_bytes().first().map(u8::to_ascii_lowercase) {
                Some(b's') if is("style") => look.style(value),
                Some(b's') if is("start") => look.number = span(value, 9999),
                Some(b'v') if is("value") && tag == Tag::Li => look.number = span(value, 9999),
                Some(b'a') if is("align") => look.align = align(value).or(look.align),
                Some(b'h') if is("hidden") => look.hidden = !value.eq_ignore_ascii_case("until-found"),
                Some(b'h') if is("href") && tag == Tag::A => {
                    look.link = true;
                    look.file = is_file(value);
                }
                Some(b'h') if is("height") => look.flat = value.trim() == "0",
                Some(b'c') if is("colspan") => look.colspan = span(value, WIDEST).unwrap_or(1).max(1),
                Some(b'r') if is("rowspan") => look.rowspan = span(value, TALLEST).unwrap_or(1),
                Some(b't') if is("type") && tag == Tag::Ol => look.numbering = Numbering::of_type(value),
                Some(b'c') if is("class") => {
                    look.take(sheet.says(b'.', value));
                    if tag == Tag::Ol {
                        look.numbering = look.numbering.or_else(|| Numbering::of_class(value));
                    }
                }
                Some(b'i') if is("id") => look.take(sheet.says(b'#', value)),
                _ => {}
            }
        }
        look
    }

    /// How an element looks by its name alone.
    pub(super) fn named(self, name: u32) -> Self {
        match name {
            SUP => Self { raised: self.raised.or(Some(false)), ..self },
            SUB => Self { raised: self.raised.or(Some(true)), ..self },
            S | STRIKE | DEL => Self { struck: true, ..self },
            // The reading set above characters, and the brackets for programs that cannot.
            RT | RP | RTC => Self { hidden: true, ..self },
            _ => self,
        }
    }

    /// Adds what a style sheet says.
    pub(super) fn take(&mut self, said: Self) {
        self.hidden |= said.hidden && !self.told;
        self.block |= said.block;
        self.struck |= said.struck;
        self.raised = self.raised.or(said.raised);
        self.tiny = self.tiny.or(said.tiny);
    }

    /// True where it says something that a style sheet may say of a class.
    pub(super) fn tells(&self) -> bool {
        self.hidden || self.block || self.struck || self.raised.is_some() || self.tiny == Some(true)
    }

    pub(super) fn style(&mut self, style: &str) {
        let mut rest = style;
        while !rest.is_empty() {
            let (one, after) = cut(rest, b';', b';').unwrap_or((rest, ""));
            rest = after;
            let one = one.trim_start();
            if !matches!(
                one.as_bytes().first(),
                Some(b'b' | b'd' | b'v' | b't' | b'f' | b'm' | b'l' | b'h' | b'A'..=b'Z')
            ) {
                continue;
            }
            if let Some((name, value)) = cut(one, b':', b':') {
                self.declaration(name.trim_end(), value.trim());
            }
        }
    }

    fn declaration(&mut self, name: &str, value: &str) {
        let starts =
            |words: &str| value.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
        match name.to_ascii_lowercase().as_str() {
            "display" => {
                self.hidden = starts("none");
                self.told = !self.hidden;
                let inside = ["none", "inline", "contents", "ruby", "inherit", "initial", "unset", "revert"];
                self.block = !inside.iter().any(|kind| starts(kind));
            }
            "visibility" => self.hidden |= starts("hidden") || starts("collapse"),
            "mso-hide" => self.hidden |= starts("all"),
            "mso-list" => self.mark |= starts("ignore"),
            "vertical-align" | "baseline-shift" => {
                self.raised = match () {
                    () if starts("super") => Some(false),
                    () if starts("sub") => Some(true),
                    () => self.raised,
                };
            }
            "text-decoration" | "text-decoration-line" => {
                self.struck |= value.split_whitespace().any(|word| word.eq_ignore_ascii_case("line-through"));
            }
            "font-size" => self.tiny = Some(is_nought(value)),
            "text-align" => self.align = align(value).or(self.align),
            "font-weight" => {
                let heavy = value.split_whitespace().next().and_then(|n| n.parse::<u16>().ok());
                self.bold = Some(heavy.map_or_else(|| starts("bold"), |weight| weight >= 600));
            }
            "height" => self.flat |= matches!(value, "0" | "0px" | "0pt" | "0.0pt" | "0cm"),
            "list-style" | "list-style-type" => {
                self.numbering = Numbering::of_style(value).or(self.numbering);
            }
            _ => {}
        }
    }
}

/// True for 0, 0px and 0.0pt.
fn is_nought(value: &str) -> bool {
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%' || c.is_whitespace());
    !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | '.'))
}

fn align(value: &str) -> Option<Align> {
    let value = value.trim();
    let is = |words: &[&str]| {
        words.iter().any(|w| value.get(..w.len()).is_some_and(|v| v.eq_ignore_ascii_case(w)))
    };
    match () {
        () if is(&["center", "middle"]) => Some(Align::Center),
        () if is(&["right", "end"]) => Some(Align::Right),
        () if is(&["left", "justify", "start"]) => Some(Align::Left),
        () => None,
    }
}

/// The number at the beginning of a value, at most `most`; nothing where there is none.
fn span(value: &str, most: u16) -> Option<u16> {
    let digits = value.trim_start().trim_start_matches('+');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let digits = &digits[..end];
    (!digits.is_empty())
        .then(|| digits.parse::<u64>().map_or(most, |n| u16::try_from(n).unwrap_or(most).min(most)))
}

pub(super) fn is_file(address: &str) -> bool {
    const ENDINGS: [&str; 11] =
        [".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".rtf", ".ofd", ".zip", ".rar"];
    // The file may be named behind the program that sends it: down.jsp?file=1.docx.
    address.split(['?', '#', '&', '=']).any(|part| {
        let part = part.trim_end();
        ENDINGS.iter().any(|ending| {
            part.len() >= ending.len()
                && part.get(part.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        })
    })
}

impl Numbering {
    fn of_type(value: &str) -> Option<Self> {
        match value.trim() {
            "1" => Some(Self::Arabic),
            "a" => Some(Self::Letters(false)),
            "A" => Some(Self::Letters(true)),
            "i" => Some(Self::Roman(false)),
            "I" => Some(Self::Roman(true)),
            _ => None,
        }
    }

    fn of_style(value: &str) -> Option<Self> {
        value.split_whitespace().find_map(|word| match word.to_ascii_lowercase().as_str() {
            "none" | "disc" | "circle" | "square" => Some(Self::None),
            "decimal" | "decimal-leading-zero" => Some(Self::Arabic),
            "cjk-ideographic"
            | "cjk-decimal"
            | "simp-chinese-informal"
            | "simp-chinese-formal"
            | "trad-chinese-informal"
            | "trad-chinese-formal" => Some(Self::Chinese),
            "lower-alpha" | "lower-latin" => Some(Self::Letters(false)),
            "upper-alpha" | "upper-latin" => Some(Self::Letters(true)),
            "lower-roman" => Some(Self::Roman(false)),
            "upper-roman" => Some(Self::Roman(true)),
            _ => None,
        })
    }

    /// The classes of UEditor, an editor of many sites: cn is 一、, cn1 and cn2 are （一）, num is 1., num1 and num2 are （1）.
    fn of_class(value: &str) -> Option<Self> {
        value.split_whitespace().find_map(|word| match word {
            "custom_cn" => Some(Self::Chinese),
            "custom_cn1" | "custom_cn2" => Some(Self::ChineseInBrackets),
            "custom_num" => Some(Self::Arabic),
            "custom_num1" | "custom_num2" => Some(Self::ArabicInBrackets),
            _ => None,
        })
    }

    /// The mark before an item.
    pub(super) fn mark(self, number: u16) -> String {
        match self {
            Self::None => String::new(),
            Self::Arabic => format!("{number}."),
            Self::ArabicInBrackets => format!("（{number}）"),
            Self::Chinese => format!("{}、", chinese(number)),
            Self::ChineseInBrackets => format!("（{}）", chinese(number)),
            Self::Letters(upper) => {
                let letter = char::from(b'a' + u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0));
                format!("{}.", if upper { letter.to_ascii_uppercase() } else { letter })
            }
            Self::Roman(upper) => {
                let roman = roman(number);
                format!("{}.", if upper { roman.to_uppercase() } else { roman })
            }
        }
    }
}

/// 一 to 九十九; larger numbers in digits.
fn chinese(number: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u16| DIGITS[usize::from(n % 10)];
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        _ => number.to_string(),
    }
}

fn roman(mut number: u16) -> String {
    const SIGNS: [(u16, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    number %= 400;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            number -= value;
            out.push_str(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(style: &str) -> Look {
        Look::of(Tag::P, &[Attribute { name: "STYLE", value: style }], &Sheet::default())
    }

    #[test]
    fn styles_are_read() {
        assert!(styled("color:red; DISPLAY : none").hidden);
        assert!(!styled("display:none;display:block").hidden);
        assert!(styled("visibility:hidden").hidden && styled("mso-hide:all").hidden);
        assert!(styled("display:none;display:block").block && styled("display:flex").block);
        assert!(!styled("display:inline-block").block && !styled("display:none").block);
        assert_eq!(styled("vertical-align: super;font-size:8pt").raised, Some(false));
        assert_eq!(styled("vertical-align:middle").raised, None);
        assert!(styled("text-decoration:underline line-through red").struck);
        assert_eq!((styled("font-size:0pt").tiny, styled("font-size:10pt").tiny), (Some(true), Some(false)));
        assert_eq!(styled("font-weight:700").bold, Some(true));
        assert_eq!(styled("font-weight: normal").bold, Some(false));
        assert_eq!(styled("text-align: center").align, Some(Align::Center));
        assert!(styled("mso-list:Ignore").mark);
        assert_eq!(styled("list-style-type: simp-chinese-informal").numbering, Some(Numbering::Chinese));
    }

    #[test]
    fn spans_are_bounded() {
        let spans = |value: &str| {
            let attributes = [Attribute { name: "colspan", value }, Attribute { name: "rowspan", value }];
            let look = Look::of(Tag::Td, &attributes, &Sheet::default());
            (look.colspan, look.rowspan)
        };
        assert_eq!(spans("3"), (3, 3));
        assert_eq!(spans(" 4px"), (4, 4));
        assert_eq!(spans("0"), (1, 0));
        assert_eq!(spans("-5"), (1, 1));
        assert_eq!(spans("99999999999999999999999999"), (WIDEST, TALLEST));
    }

    #[test]
    fn items_are_numbered_as_shown() {
        assert_eq!(Numbering::Chinese.mark(12), "十二、");
        assert_eq!(Numbering::ChineseInBrackets.mark(20), "（二十）");
        assert_eq!(Numbering::Roman(true).mark(9), "IX.");
        assert_eq!(Numbering::Letters(false).mark(2), "b.");
    }

    #[test]
    fn links_to_files_are_told() {
        assert!(is_file("P0202.PDF?x=1") && is_file("down.jsp?id=3&f=1.docx") && !is_file("index.html"));
    }
}
