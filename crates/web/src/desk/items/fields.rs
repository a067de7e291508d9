//! The form of an item: from its content, from what was typed, and back.

use askama::Template;
use office::{Category, Content, LegalForm, LegalKind};
use statute::StatutoryItem;

use super::merge::undecided;
use crate::form::Fields;
use crate::parts::{Area, Choice, Control, ErrorSummary, Field, Radios, Select};

/// The controls, in the order shown.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/items/fields.html")]
pub struct ItemFields {
    title: Field,
    category: Select,
    item: Select,
    kind: Radios,
    issued_on: Field,
    document_number: Field,
    index_number: Field,
    formed_on: Field,
    /// The text itself, which a merge replaces.
    pub text: Area,
}

impl askama::filters::HtmlSafe for ItemFields {}

/// The longest title, in characters.
const LONGEST_TITLE: usize = 200;
/// The longest number of a document.
const LONGEST_NUMBER: usize = 60;
/// The longest text: some sixty pages.
const LONGEST_TEXT: usize = 60_000;

impl ItemFields {
    /// An empty form.
    pub fn empty() -> Self {
        let field = |name, label, hint| Field { name, label, hint, value: String::new(), error: None };
        let select = |name, label, hint, choices| Select {
            name,
            label,
            hint,
            choices,
            chosen: String::new(),
            error: None,
        };
        let categories = Category::ALL.map(|category| Choice::new(category.code(), category.label()));
        let categories = std::iter::once(Choice::new("", "请选择")).chain(categories).collect();
        let none = Choice::new("", "不属于第二十条所列事项");
        let items = StatutoryItem::ALL
            .iter()
            .enumerate()
            .map(|(n, item)| Choice::new(item.code(), format!("（{}）{}", CHINESE[n], item.label())));
        let kinds = LegalKind::ALL.map(|kind| Choice::new(kind.row(), kind.label()));
        Self {
            title: field("title", "标题", "一行，最多200字"),
            category: select("category", "栏目", "", categories),
            item: select(
                "item",
                "法定公开内容",
                "《中华人民共和国政府信息公开条例》第二十条",
                std::iter::once(none).chain(items).collect(),
            ),
            kind: Radios {
                name: "kind",
                label: "文件种类",
                hint: "规章和行政规范性文件计入年度报告第二部分",
                choices: std::iter::once(Choice::new("", "其他信息")).chain(kinds).collect(),
                chosen: String::new(),
                error: None,
            },
            issued_on: field("issued_on", "制发日期", "规章、行政规范性文件填写，如2024-06-03"),
            document_number: field("document_number", "文号", "没有文号的不填，如示民公开〔2024〕3号"),
            index_number: field("index_number", "索引号", "尚未编号的不填"),
            formed_on: field(
                "formed_on",
                "成文日期",
                "自这一天起20个工作日内公开（第二十六条），如2024-06-03",
            ),
            text: Area {
                name: "text",
                label: "正文",
                hint: "每段一行。最多60000字",
                value: String::new(),
                rows: 20,
                error: None,
            },
        }
    }

    /// The form with a content in it.
    pub fn of(content: &Content) -> Self {
        let mut form = Self::empty();
        form.title.value.clone_from(&content.title);
        content.category.code().clone_into(&mut form.category.chosen);
        content.item.map_or("", StatutoryItem::code).clone_into(&mut form.item.chosen);
        if let Some(legal) = &content.legal {
            legal.kind.row().clone_into(&mut form.kind.chosen);
            form.issued_on.value = legal.issued_on.to_string();
        }
        form.document_number.value.clone_from(&content.document_number);
        form.index_number.value.clone_from(&content.index_number);
        form.formed_on.value = content.formed_on.to_string();
        form.text.value.clone_from(&content.text);
        form
    }

    /// The form as it was filled in.
    pub fn typed(fields: &Fields) -> Self {
        let mut form = Self::empty();
        for field in [
            &mut form.title,
            &mut form.issued_on,
            &mut form.document_number,
            &mut form.index_number,
            &mut form.formed_on,
        ] {
            field.value = fields.whole(field.name);
        }
        form.category.chosen = fields.whole("category");
        form.item.chosen = fields.whole("item");
        form.kind.chosen = fields.whole("kind");
        form.text.value = fields.whole("text").replace("\r\n", "\n");
        form
    }

    /// What the form says; `None` where something is wrong, and the controls then say what. A repeal that is
    /// registered `before` stays registered.
    pub fn content(&mut self, fields: &Fields, before: Option<&Content>) -> Option<Content> {
        let title = note(fields.stated("title", "标题", LONGEST_TITLE), &mut self.title.error);
        let category = Category::from_code(&self.category.chosen);
        if category.is_none() {
            self.category.error = Some("请选择栏目".to_owned());
        }
        let item = StatutoryItem::from_code(&self.item.chosen);
        if item.is_none() && !self.item.chosen.is_empty() {
            self.item.error = Some("请从列表中选择".to_owned());
        }
        let legal = self.legal(fields, before);
        let number = fields.line("document_number", "文号", LONGEST_NUMBER);
        let document_number = note(number, &mut self.document_number.error);
        let index_number =
            note(fields.line("index_number", "索引号", LONGEST_NUMBER), &mut self.index_number.error);
        let formed_on = note(fields.stated_date("formed_on", "成文日期"), &mut self.formed_on.error);
        let text = note(fields.lines("text", "正文", LONGEST_TEXT), &mut self.text.error);
        if text.as_deref().is_some_and(undecided) {
            self.text.error = Some(
                "正文里还有没有决定的段落，请在“【对方的文字】”和“【您的文字】”之间择一，并删去标记"
                    .to_owned(),
            );
        }
        if self.controls().iter().any(|control| control.error().is_some()) {
            return None;
        }
        Some(Content {
            title: title?,
            category: category?,
            item,
            legal,
            document_number: document_number?,
            index_number: index_number?,
            formed_on: formed_on?,
            text: text?,
        })
    }

    fn legal(&mut self, fields: &Fields, before: Option<&Content>) -> Option<LegalForm> {
        if self.kind.chosen.is_empty() {
            return None;
        }
        let Some(kind) = LegalKind::from_row(&self.kind.chosen) else {
            self.kind.error = Some("请选择文件种类".to_owned());
            return None;
        };
        let issued_on = note(fields.stated_date("issued_on", "制发日期"), &mut self.issued_on.error)?;
        let repealed_on = before.and_then(|content| content.legal).and_then(|legal| legal.repealed_on);
        Some(LegalForm { kind, issued_on, repealed_on })
    }

    /// Puts a refusal beside the date that it is about; gives it back where it is about none.
    pub fn blame(&mut self, sentence: String) -> Option<String> {
        let dates = [&mut self.formed_on, &mut self.issued_on];
        match dates.into_iter().find(|field| sentence.starts_with(field.label)) {
            Some(field) => field.error = Some(sentence),
            None => return Some(sentence),
        }
        None
    }

    /// The controls, in the order shown.
    fn controls(&self) -> [&dyn Control; 9] {
        [
            &self.title,
            &self.category,
            &self.item,
            &self.kind,
            &self.issued_on,
            &self.document_number,
            &self.index_number,
            &self.formed_on,
            &self.text,
        ]
    }

    /// The summary of what is wrong.
    pub fn errors(&self) -> ErrorSummary {
        ErrorSummary::of(self.controls())
    }
}

/// The value, or its sentence noted beside the field.
fn note<T>(read: Result<T, String>, error: &mut Option<String>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(sentence) => {
            *error = Some(sentence);
            None
        }
    }
}

/// Numbers of the items of Article 20.
const CHINESE: [&str; 15] =
    ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"];
