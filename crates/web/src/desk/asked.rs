//! What a form of the workbench asks, what was answered, and what is wrong with it.

use std::fmt;

use jiff::civil::Date;
use office::request::telephone;
use statute::Fen;
use text::halfwidth;

use crate::form::Fields;
use crate::parts::{Area, Choice, Control, ErrorSummary, Field, Radios, Select};

/// The longest text of several lines, in characters.
const LONGEST: usize = 4000;

/// The longest line, in characters.
const LINE: usize = 200;

/// One question of a form.
#[derive(Debug, Clone)]
pub enum Asked {
    /// One line.
    Line(Field),
    /// Several lines.
    Text(Area),
    /// One of a few.
    One(Radios),
    /// One of many.
    List(Select),
    /// Settled on a page before: sent along, not asked again.
    Settled {
        /// Its name.
        name: &'static str,
        /// What it is called.
        label: &'static str,
        /// The word sent.
        value: String,
        /// What people read.
        shown: String,
    },
}

impl Asked {
    /// One line.
    pub fn line(name: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self::Line(Field { name, label, hint, value: String::new(), error: None })
    }

    /// A date, with the day that stands there at first.
    pub fn date(name: &'static str, label: &'static str, hint: &'static str, first: Option<Date>) -> Self {
        let value = first.map_or(String::new(), |day| day.to_string());
        Self::Line(Field { name, label, hint, value, error: None })
    }

    /// Several lines.
    pub fn text(name: &'static str, label: &'static str, hint: &'static str) -> Self {
        Self::Text(Area { name, label, hint, value: String::new(), rows: 4, error: None })
    }

    /// One of a few.
    pub fn one(name: &'static str, label: &'static str, hint: &'static str, choices: Vec<Choice>) -> Self {
        Self::One(Radios { name, label, hint, choices, chosen: String::new(), error: None })
    }

    /// One of many.
    pub fn list(name: &'static str, label: &'static str, hint: &'static str, choices: Vec<Choice>) -> Self {
        Self::List(Select { name, label, hint, choices, chosen: String::new(), error: None })
    }

    /// The same with an answer that stands there at first.
    #[must_use]
    pub fn with(mut self, first: impl Into<String>) -> Self {
        *self.value_mut() = first.into();
        self
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Line(field) => field.name,
            Self::Text(area) => area.name,
            Self::One(radios) => radios.name,
            Self::List(select) => select.name,
            Self::Settled { name, .. } => name,
        }
    }

    /// What it is called.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Line(field) => field.label,
            Self::Text(area) => area.label,
            Self::One(radios) => radios.label,
            Self::List(select) => select.label,
            Self::Settled { label, .. } => label,
        }
    }

    /// The answer, as it is sent.
    pub fn value(&self) -> &str {
        match self {
            Self::Line(field) => &field.value,
            Self::Text(area) => &area.value,
            Self::One(radios) => &radios.chosen,
            Self::List(select) => &select.chosen,
            Self::Settled { value, .. } => value,
        }
    }

    /// The answer, as people read it.
    pub fn shown(&self) -> &str {
        let among = |choices: &'_ [Choice], word: &str| choices.iter().position(|c| c.value == word);
        match self {
            Self::Line(field) => &field.value,
            Self::Text(area) => &area.value,
            Self::One(radios) => {
                among(&radios.choices, &radios.chosen).map_or("", |at| &radios.choices[at].label)
            }
            Self::List(select) => {
                among(&select.choices, &select.chosen).map_or("", |at| &select.choices[at].label)
            }
            Self::Settled { shown, .. } => shown,
        }
    }

    fn value_mut(&mut self) -> &mut String {
        match self {
            Self::Line(field) => &mut field.value,
            Self::Text(area) => &mut area.value,
            Self::One(radios) => &mut radios.chosen,
            Self::List(select) => &mut select.chosen,
            Self::Settled { value, .. } => value,
        }
    }

    fn blame(&mut self, sentence: String) {
        match self {
            Self::Line(field) => field.error = Some(sentence),
            Self::Text(area) => area.error = Some(sentence),
            Self::One(radios) => radios.error = Some(sentence),
            Self::List(select) => select.error = Some(sentence),
            Self::Settled { .. } => {}
        }
    }

    fn as_control(&self) -> Option<&dyn Control> {
        match self {
            Self::Line(field) => Some(field),
            Self::Text(area) => Some(area),
            Self::One(radios) => Some(radios),
            Self::List(select) => Some(select),
            Self::Settled { .. } => None,
        }
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(field) => field.fmt(f),
            Self::Text(area) => area.fmt(f),
            Self::One(radios) => radios.fmt(f),
            Self::List(select) => select.fmt(f),
            Self::Settled { .. } => Ok(()),
        }
    }
}

impl askama::filters::HtmlSafe for Asked {}

/// A form: its questions with the answers, and what is wrong.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The questions in their order.
    pub asked: Vec<Asked>,
    /// What is wrong with the form as a whole.
    pub refusal: Option<String>,
}

impl Sheet {
    /// A form as it is first shown.
    pub fn new(asked: Vec<Asked>) -> Self {
        Self { asked, refusal: None }
    }

    /// The same form with what was sent, whole.
    #[must_use]
    pub fn answered(mut self, sent: &Fields) -> Self {
        for asked in &mut self.asked {
            let settled = matches!(asked, Asked::Settled { .. });
            if let Some(text) = sent.text(asked.name()).filter(|_| !settled) {
                text.clone_into(asked.value_mut());
            }
        }
        self
    }

    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.refusal.is_none() && self.asked.iter().filter_map(Asked::as_control).all(|c| c.error().is_none())
    }

    /// The box above the heading; the sentence about the whole form leads to the first question.
    pub fn summary(&self) -> ErrorSummary {
        let summary = ErrorSummary::of(self.asked.iter().filter_map(Asked::as_control));
        match &self.refusal {
            Some(sentence) => {
                let first = self.asked.iter().find(|asked| asked.as_control().is_some());
                summary.and(first.map_or("main", Asked::name), sentence.clone())
            }
            None => summary,
        }
    }

    /// Puts a sentence beside a question, or on top where there is no such question.
    pub fn blame(&mut self, name: &str, sentence: impl Into<String>) {
        let sentence = sentence.into();
        match self.asked.iter_mut().find(|asked| asked.name() == name && asked.as_control().is_some()) {
            Some(asked) => asked.blame(sentence),
            None => self.refusal = Some(sentence),
        }
    }

    fn find(&self, name: &str) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.name() == name)
    }

    /// A text, trimmed; empty where nothing was answered.
    pub fn text(&mut self, name: &str) -> String {
        let Some(asked) = self.find(name) else { return String::new() };
        let (label, sent) = (asked.label(), sent(name, asked.value()));
        let read = match asked {
            Asked::Text(_) => sent.lines(name, label, LONGEST),
            Asked::Line(_) | Asked::One(_) | Asked::List(_) | Asked::Settled { .. } => {
                sent.line(name, label, LINE)
            }
        };
        match read {
            Ok(text) => text.trim().to_owned(),
            Err(sentence) => {
                self.blame(name, sentence);
                String::new()
            }
        }
    }

    /// A text that must be there.
    pub fn needed(&mut self, name: &str) -> String {
        if self.is_blank(name) {
            let label = self.find(name).map_or("", Asked::label);
            self.blame(name, format!("请填写{label}"));
            return String::new();
        }
        self.text(name)
    }

    /// A date, or nothing.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let asked = self.find(name)?;
        let (label, sent) = (asked.label(), sent(name, asked.value()));
        sent.date(name, label).unwrap_or_else(|sentence| {
            self.blame(name, sentence);
            None
        })
    }

    /// A date that must be there.
    pub fn needed_date(&mut self, name: &str) -> Option<Date> {
        let date = self.date(name);
        if date.is_none() && self.is_blank(name) {
            let label = self.find(name).map_or("", Asked::label);
            self.blame(name, format!("请填写{label}，如2024-06-03"));
        }
        date
    }

    /// A whole number that must be there.
    pub fn needed_number(&mut self, name: &str) -> Option<u16> {
        let asked = self.find(name)?;
        let (label, sent) = (asked.label(), sent(name, asked.value()));
        match sent.number(name, label) {
            Ok(Some(number)) => return Some(number),
            Ok(None) => self.blame(name, format!("请填写{label}，如10")),
            Err(sentence) => self.blame(name, sentence),
        }
        None
    }

    /// An amount in yuan, or nothing.
    pub fn money(&mut self, name: &str) -> Option<Fen> {
        if self.is_blank(name) {
            return None;
        }
        let asked = self.find(name)?;
        let label = asked.label();
        let typed: String = asked.value().chars().take(40).collect();
        let amount = fen(&typed);
        if amount.is_none() {
            self.blame(name, format!("{label}应为以元为单位的金额，如100或者100.50，现为“{typed}”"));
        }
        amount
    }

    /// One of the choices, which must be made.
    pub fn chosen<T>(&mut self, name: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let asked = self.find(name)?;
        let (label, chosen) = (asked.label(), of(asked.value()));
        if chosen.is_none() {
            self.blame(name, format!("请选择{label}"));
        }
        chosen
    }

    /// A telephone number as it is dialled in China, or nothing.
    pub fn telephone(&mut self, name: &str) -> String {
        let typed = self.text(name);
        match telephone::checked(&typed) {
            Ok(number) => number,
            Err(wrong) => {
                self.blame(name, wrong.to_string());
                typed
            }
        }
    }

    /// Whether nothing was answered.
    pub fn is_blank(&self, name: &str) -> bool {
        self.find(name).is_none_or(|asked| asked.value().trim().is_empty())
    }
}

/// One answer, for the readers of fields.
fn sent(name: &str, value: &str) -> Fields {
    Fields::of_pairs([(name.to_owned(), value.to_owned())])
}

/// An amount in yuan with at most two decimals.
fn fen(typed: &str) -> Option<Fen> {
    let plain: String =
        typed.chars().filter(|c| !c.is_whitespace()).map(halfwidth).filter(|c| *c != ',').collect();
    let plain = plain.strip_suffix('元').unwrap_or(&plain);
    let (yuan, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |part: &str| part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
    if yuan.is_empty() || !digits(yuan) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{decimals:0<2}").parse().ok()?;
    Some(Fen(yuan.parse::<i64>().ok()? * 100 + cents))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_understood_as_people_write_them() {
        for (typed, amount) in [("100", 10_000), ("１００．５元", 10_050), ("1,200.05", 120_005), ("0.5", 50)]
        {
            assert_eq!(fen(typed), Some(Fen(amount)), "{typed}");
        }
        for typed in ["-1", "一百", "1.234", ".5", "9999999999", ""] {
            assert_eq!(fen(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_wrong_stands_beside_its_question_or_on_top() {
        let questions =
            vec![Asked::line("days", "延长工作日数", ""), Asked::date("on", "收到日期", "", None)];
        let typed = Fields::of_query("days=x&on=2024-02-30");
        let mut form = Sheet::new(questions).answered(&typed);
        assert_eq!((form.needed_number("days"), form.needed_date("on")), (None, None));
        assert!(form.refusal.is_none() && !form.is_clean());
        form.blame("nothing", "本件已答复");
        assert_eq!(form.refusal.as_deref(), Some("本件已答复"));
        assert_eq!(form.asked[0].value(), "x");
        let mut long = Sheet::new(vec![Asked::line("a", "名称", "")]).answered(&sent("a", &"长".repeat(300)));
        long.text("a");
        assert!(!long.is_clean());
    }
}
