//! 发文字号: how documents are numbered (GB/T 9704-2012, 7.2.5; catalogue CAT-08).
//!
//! `新工发〔2024〕13号`: the code of the body, the year in 六角括号, the serial number without 第 and without zeros, 号.
//! Orders (`国务院令第711号`), announcements (`公告2024年第3号`), minutes (`纪要第3次`) and the numbers of courts
//! (`（2024）粤0233行初5号`, in round brackets, never to be mended) have forms of their own.

use std::fmt;

use crate::halfwidth;

/// How a number is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 发文字号: 新工发〔2024〕13号.
    Document,
    /// 令: 国务院令第711号.
    Order,
    /// 公告、通告: 国家税务总局公告2024年第3号.
    Announcement,
    /// 纪要: 县政府常务会议纪要第3次.
    Minutes,
    /// 案号: （2024）粤0233行初5号.
    Court,
}

impl Form {
    /// The word of the exchange format.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Order => "order",
            Self::Announcement => "announcement",
            Self::Minutes => "minutes",
            Self::Court => "court",
        }
    }
}

/// A number in its right form, taken apart; [`fmt::Display`] puts it together again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocNumber {
    /// Which form it has.
    pub form: Form,
    /// 机关代字 or what stands before the year; for a court what stands between year and number, as 粤0233行初.
    pub agency: String,
    /// The year; orders and minutes often name none.
    pub year: Option<i16>,
    /// 序号, from 1.
    pub number: u32,
}

impl DocNumber {
    /// The 发文字号 of a body: 示民公开〔2024〕3号.
    pub fn of(agency: &str, year: i16, number: u32) -> Self {
        Self { form: Form::Document, agency: agency.to_owned(), year: Some(year), number }
    }
}

impl fmt::Display for DocNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { form, agency, year, number } = self;
        match (form, year) {
            (Form::Document, Some(year)) => write!(f, "{agency}〔{year}〕{number}号"),
            (Form::Court, Some(year)) => write!(f, "（{year}）{agency}{number}号"),
            (Form::Minutes, _) => write!(f, "{agency}第{number}次"),
            (_, Some(year)) => write!(f, "{agency}{year}年第{number}号"),
            (_, None) => write!(f, "{agency}第{number}号"),
        }
    }
}

/// What is wrong with a number, the gravest first; one number may have several faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Nothing of the kind: 无, 第13号.
    NotOne,
    /// 新工发〔2024号.
    Unpaired,
    /// 新工发2024年13号.
    NoBrackets,
    /// 新工发[2024]13号.
    WrongBrackets,
    /// 新工发〔2024年〕13号.
    YearWord,
    /// 新工发〔24〕13号.
    ShortYear,
    /// 新工发〔2024〕 13号.
    Space,
    /// 新工发〔２０２４〕13号.
    FullWidth,
    /// 新工发〔2024〕第13号.
    Ordinal,
    /// 国务院令711号.
    NoOrdinal,
    /// 新工发〔2024〕013号.
    Zero,
    /// 新工发〔2024〕十三号.
    Chinese,
    /// 新工发〔2024〕号.
    NoNumber,
    /// 新工发〔2024〕13.
    NoEnding,
    /// 〔2024〕13号.
    NoAgency,
    /// 新〔2024〕13号, or more than twelve characters.
    AgencyLength,
}

impl Fault {
    /// The word of the exchange format.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotOne => "not a document number",
            Self::Unpaired => "brackets not paired",
            Self::NoBrackets => "brackets missing",
            Self::WrongBrackets => "wrong brackets",
            Self::YearWord => "年 inside the brackets",
            Self::ShortYear => "two-digit year",
            Self::Space => "space inside",
            Self::FullWidth => "full-width digits",
            Self::Ordinal => "第 before the number",
            Self::NoOrdinal => "第 missing",
            Self::Zero => "zero in front",
            Self::Chinese => "Chinese number",
            Self::NoNumber => "number missing",
            Self::NoEnding => "号 missing",
            Self::NoAgency => "agency code missing",
            Self::AgencyLength => "agency code too short or too long",
        }
    }

    /// What a person reads: what should stand there.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotOne => {
                "不是发文字号。发文字号由机关代字、年份、序号组成，如“新工发〔2024〕13号”；没有的不填。"
            }
            Self::Unpaired => "年份的括号没有成对，应当用六角括号“〔〕”括起年份。",
            Self::NoBrackets => "年份应当用六角括号“〔〕”括起。",
            Self::WrongBrackets => "年份的括号应当用六角括号“〔〕”。",
            Self::YearWord => "括号中只写四位年份，不写“年”字。",
            Self::ShortYear => "年份应当写全四位数字。",
            Self::Space => "发文字号中间不留空格。",
            Self::FullWidth => "发文字号中的数字用半角阿拉伯数字。",
            Self::Ordinal => "序号前不加“第”字。",
            Self::NoOrdinal => "令和公告的序号前应当有“第”字。",
            Self::Zero => "序号不编虚位，前面不加“0”。",
            Self::Chinese => "序号用阿拉伯数字。",
            Self::NoNumber => "缺少序号。",
            Self::NoEnding => "序号后缺少“号”字。",
            Self::NoAgency => "年份前缺少机关代字。",
            Self::AgencyLength => "机关代字应当是二至十二个汉字。",
        }
    }
}

/// A number that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The gravest of its faults.
    pub fault: Fault,
    /// The right form, where one can be told from what stands there.
    pub mended: Option<String>,
}

/// Reads a number that stands alone.
///
/// # Errors
/// [`Wrong`] with the gravest fault, and the right form where it can be told.
pub fn parse(text: &str) -> Result<DocNumber, Wrong> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Wrong { fault: Fault::NotOne, mended: None });
    }
    let chars: Vec<char> = text.chars().filter(|c| !is_space(*c)).map(narrow).collect();
    let mut read = Reading::default();
    read.when(text.chars().any(is_space), Fault::Space);
    read.when(text.chars().any(|c| narrow(c) != c), Fault::FullWidth);
    let number = court(&chars, &mut read)
        .or_else(|| bracketed(&chars, &mut read))
        .or_else(|| ordered(&chars, &mut read))
        .or_else(|| bare(&chars, &mut read));
    match (read.faults.iter().min().copied(), number) {
        (None, Some(number)) => Ok(number),
        (fault, number) => Err(Wrong {
            fault: fault.filter(|_| read.certain).unwrap_or(Fault::NotOne),
            mended: number.filter(|_| read.mendable()).map(|number| number.to_string()),
        }),
    }
}

/// The text with every number in it in its normal form, whatever brackets, blanks, widths and zeros it is typed with:
/// `新工发[2024]第013号` as `新工发〔2024〕13号`. Numbers of courts and what only looks like one stay as they are.
pub fn normalise(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some((year, number, end)) = number_at(&chars, at) {
            while out.ends_with(is_space) {
                out.pop();
            }
            out.push('〔');
            out.push_str(&year);
            out.push('〕');
            out.push_str(&number);
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Longer than any number.
const LONGEST: usize = 60;

const OPEN: [char; 8] = ['〔', '[', '(', '（', '［', '【', '{', '﹝'];
const CLOSE: [char; 8] = ['〕', ']', ')', '）', '］', '】', '}', '﹞'];

#[derive(Default)]
struct Reading {
    faults: Vec<Fault>,
    /// The form is known, whatever is missing in it.
    certain: bool,
}

impl Reading {
    fn when(&mut self, met: bool, fault: Fault) {
        if met {
            self.faults.push(fault);
        }
    }

    /// All faults but these leave no choice.
    fn mendable(&self) -> bool {
        !self.faults.iter().any(|fault| {
            matches!(
                fault,
                Fault::NotOne | Fault::NoNumber | Fault::NoAgency | Fault::AgencyLength | Fault::ShortYear
            )
        })
    }
}

/// 案号: nothing in it is mended, only read.
fn court(chars: &[char], read: &mut Reading) -> Option<DocNumber> {
    if !matches!(chars.first()?, '(' | '（') || !matches!(chars.get(5)?, ')' | '）') {
        return None;
    }
    let year = year(&chars[1..5])?;
    let rest = chars.get(6..)?;
    let digits = rest.iter().rposition(|c| !c.is_ascii_digit() && *c != '号')? + 1;
    let (agency, tail) = rest.split_at(digits);
    let [number @ .., '号'] = tail else { return None };
    if !is_han(*agency.first()?)
        || !agency.iter().all(|c| is_han(*c) || c.is_ascii_digit())
        || number.is_empty()
    {
        return None;
    }
    read.when(number[0] == '0', Fault::Zero);
    read.certain = true;
    let number = arabic(number)?;
    Some(DocNumber { form: Form::Court, agency: agency.iter().collect(), year: Some(year), number })
}

/// Code, year in some brackets, number.
fn bracketed(chars: &[char], read: &mut Reading) -> Option<DocNumber> {
    let open = chars.iter().position(|c| OPEN.contains(c));
    let close = chars.iter().position(|c| CLOSE.contains(c));
    let year_at = open.map(|open| open + 1).or_else(|| {
        close.and_then(|close| chars[..close].iter().rposition(|c| is_han(*c) && *c != '年')).map(|at| at + 1)
    })?;
    let agency = &chars[..open.unwrap_or(year_at)];
    let digits = chars[year_at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let chinese = chars[year_at..].iter().take_while(|c| is_numeral(**c)).count();
    let (length, by_word) = if digits > 0 { (digits, false) } else { (chinese, true) };
    let word = chars.get(year_at + length) == Some(&'年');
    let after = year_at + length + usize::from(word);
    if length == 0 || !agency.iter().all(|c| is_han(*c)) {
        return None;
    }
    let closed = close == Some(after);
    let pair = match (open, close) {
        (Some(open), Some(close)) if closed => {
            let place = |set: &[char; 8], c: char| set.iter().position(|mark| *mark == c);
            place(&OPEN, chars[open]).zip(place(&CLOSE, chars[close]))
        }
        _ => None,
    };
    match pair {
        Some((open, close)) => {
            let same = open == close || (open.min(close), open.max(close)) == (2, 3);
            read.when(!same, Fault::Unpaired);
            read.when(same && (open, close) != (0, 0), Fault::WrongBrackets);
        }
        None => read.faults.push(Fault::Unpaired),
    }
    read.certain = true;
    read.when(word, Fault::YearWord);
    let rest = chars.get(after + usize::from(closed)..)?;
    let number = serial(rest, '号', read, false);
    coded(agency, read);
    let digits = &chars[year_at..year_at + length];
    read.when(by_word, Fault::Chinese);
    let year = if by_word {
        crate::parse_chinese(&digits.iter().collect::<String>()).and_then(|year| i16::try_from(year).ok())
    } else {
        year(digits)
    };
    read.when(year.is_none(), Fault::ShortYear);
    Some(DocNumber::of(&agency.iter().collect::<String>(), year?, number?))
}

/// 令、公告、通告, with or without a year; 纪要第3次.
fn ordered(chars: &[char], read: &mut Reading) -> Option<DocNumber> {
    let name = chars.iter().take_while(|c| is_han(**c) && **c != '第').count();
    let head: String = chars[..name].iter().collect();
    let form = [
        ("令", Form::Order),
        ("公告", Form::Announcement),
        ("通告", Form::Announcement),
        ("纪要", Form::Minutes),
    ]
    .into_iter()
    .find(|(ending, _)| head.ends_with(ending) && head != *ending)?
    .1;
    let mut rest = &chars[name..];
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut dated = None;
    if rest.get(digits) == Some(&'年') && digits > 0 {
        dated = year(&rest[..digits]);
        read.when(dated.is_none(), Fault::ShortYear);
        rest = &rest[digits + 1..];
    }
    let numbered = rest.first() == Some(&'第') || rest.last().is_some_and(|c| matches!(c, '号' | '次'));
    if !numbered || (form == Form::Minutes && rest.last() != Some(&'次')) {
        return None;
    }
    read.certain = true;
    read.when(rest.first() != Some(&'第'), Fault::NoOrdinal);
    let number = serial(rest, if form == Form::Minutes { '次' } else { '号' }, read, true)?;
    Some(DocNumber { form, agency: head, year: dated, number })
}

/// A year without brackets: 新工发2024年13号, 新工发2024-13号.
fn bare(chars: &[char], read: &mut Reading) -> Option<DocNumber> {
    let name = chars.iter().take_while(|c| is_han(**c)).count();
    let year = year(chars.get(name..name + 4)?)?;
    let between = chars.get(name + 4)?;
    if name == 0 || !matches!(between, '年' | '-' | '—' | '－' | '/' | '.' | '·' | '、' | '第') {
        return None;
    }
    let rest = &chars[name + 4 + usize::from(*between != '第')..];
    read.faults.push(Fault::NoBrackets);
    read.certain = true;
    coded(&chars[..name], read);
    let number = serial(rest, '号', read, false)?;
    Some(DocNumber::of(&chars[..name].iter().collect::<String>(), year, number))
}

/// 序号 and 号, to the end.
fn serial(rest: &[char], ending: char, read: &mut Reading, ordinal: bool) -> Option<u32> {
    let rest = match rest {
        ['第', rest @ ..] => {
            read.when(!ordinal, Fault::Ordinal);
            rest
        }
        rest => rest,
    };
    let (digits, ended) = match rest {
        [digits @ .., last] if *last == ending => (digits, true),
        digits => (digits, false),
    };
    read.when(!ended, Fault::NoEnding);
    read.when(digits.is_empty(), Fault::NoNumber);
    read.when(digits.first() == Some(&'0'), Fault::Zero);
    if !digits.is_empty() && digits.iter().all(|c| is_numeral(*c) || matches!(c, '百' | '千')) {
        read.faults.push(Fault::Chinese);
        return crate::parse_chinese(&digits.iter().collect::<String>()).map(u32::from).filter(|n| *n > 0);
    }
    let number = arabic(digits);
    read.when(number.is_none() && !digits.is_empty() && digits.iter().any(|c| *c != '0'), Fault::NotOne);
    number
}

fn coded(agency: &[char], read: &mut Reading) {
    read.when(agency.is_empty(), Fault::NoAgency);
    read.when(!agency.is_empty() && !(2..=12).contains(&agency.len()), Fault::AgencyLength);
}

/// A number in running text at its opening bracket: year, serial and where it ends.
fn number_at(chars: &[char], at: usize) -> Option<(String, String, usize)> {
    if !OPEN.contains(chars.get(at)?) {
        return None;
    }
    let mut next = at + 1;
    let year: String = chars.get(next..next + 4)?.iter().map(|c| narrow(*c)).collect();
    year.parse::<u16>().ok().filter(|_| year.bytes().all(|b| b.is_ascii_digit()))?;
    next += 4 + usize::from(chars.get(next + 4) == Some(&'年'));
    if !CLOSE.contains(chars.get(next)?) {
        return None;
    }
    next += 1;
    let blanks = |at: usize| chars[at..].iter().take(4).take_while(|c| is_space(**c)).count();
    next += blanks(next);
    if chars.get(next) == Some(&'第') {
        next += 1;
        next += blanks(next);
    }
    let digits: String =
        chars[next..].iter().map(|c| narrow(*c)).take(8).take_while(char::is_ascii_digit).collect();
    let number = digits.trim_start_matches('0');
    if digits.is_empty() || number.is_empty() {
        return None;
    }
    next += digits.len();
    let gap = blanks(next);
    if chars.get(next + gap) == Some(&'号') {
        next += gap;
    }
    Some((year, number.to_owned(), next))
}

fn year(digits: &[char]) -> Option<i16> {
    let [first, _, _, _] = digits else { return None };
    let year = arabic(digits)?;
    i16::try_from(year).ok().filter(|_| matches!(first, '1' | '2'))
}

/// One to five digits; 0 is none.
fn arabic(digits: &[char]) -> Option<u32> {
    let fits = (1..=7).contains(&digits.len()) && digits.iter().all(char::is_ascii_digit);
    let number: u32 = fits.then(|| digits.iter().collect::<String>().parse().ok())??;
    (1..=99_999).contains(&number).then_some(number)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

fn is_numeral(c: char) -> bool {
    matches!(c, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{00AD}')
}

/// Full-width digits as half-width ones; brackets stay what they are.
fn narrow(c: char) -> char {
    if matches!(c, '０'..='９') { halfwidth(c) } else { c }
}

#[cfg(test)]
mod tests;
