//! Labelled controls with their hint and their error, and the summary of all errors of a form.

use askama::Template;

/// A one-line input.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    /// Name and id.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What was typed.
    pub value: String,
    /// What is wrong with it, and how to put it right.
    pub error: Option<String>,
}

/// A one-line input for something about the person himself, which his browser may know (WCAG 2.1, 1.3.5).
#[derive(Debug, Clone, Template)]
#[template(path = "parts/own.html")]
pub struct OwnField {
    /// The input.
    pub field: Field,
    /// Its type: `text`, `tel`, `email`.
    pub input: &'static str,
    /// What the browser is told it is: `name`, `tel`…
    pub autocomplete: &'static str,
}

/// A secret: never shown again once it was sent.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/secret.html")]
pub struct SecretField {
    /// Name and id.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What the browser's store of passwords is told: `current-password` or `new-password`.
    pub autocomplete: &'static str,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// A text of several lines.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/area.html")]
pub struct Area {
    /// Name and id.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What was typed, whole.
    pub value: String,
    /// Height in lines.
    pub rows: u8,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The word sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// A line below it; empty for none.
    pub hint: &'static str,
}

/// One of a few: radio buttons.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/radios.html")]
pub struct Radios {
    /// Name of the buttons; id of the first.
    pub name: &'static str,
    /// The legend.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// The word chosen; empty for none yet.
    pub chosen: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// One of many: a list that opens.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/select.html")]
pub struct Select {
    /// Name and id.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// The word chosen.
    pub chosen: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Any number of a few: boxes to tick.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/boxes.html")]
pub struct Boxes {
    /// Name of the boxes; id of the first.
    pub name: &'static str,
    /// The legend.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// The words chosen.
    pub chosen: Vec<String>,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Choice {
    /// A choice without a line below it.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: "" }
    }
}

impl Boxes {
    /// Whether a box is ticked.
    pub fn has(&self, value: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen == value)
    }
}

/// What the summary of errors needs of a control.
pub trait Control {
    /// The id that the summary leads to, and what is wrong.
    fn error(&self) -> Option<(&'static str, &str)>;
}

macro_rules! controls {
    ($($control:ty),*) => {
        $(impl Control for $control {
            fn error(&self) -> Option<(&'static str, &str)> {
                Some((self.name, self.error.as_deref()?))
            }
        }
        impl askama::filters::HtmlSafe for $control {})*
    };
}

controls!(Field, SecretField, Area, Radios, Select, Boxes);

impl Control for OwnField {
    fn error(&self) -> Option<(&'static str, &str)> {
        self.field.error()
    }
}

impl askama::filters::HtmlSafe for OwnField {}

/// The box above the heading that names every field to be changed.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/error_summary.html")]
pub struct ErrorSummary {
    errors: Vec<(&'static str, String)>,
}

impl askama::filters::HtmlSafe for ErrorSummary {}

impl ErrorSummary {
    /// The summary over the fields of a form, in their order.
    pub fn over<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        Self::of(fields.into_iter().map(|field| field as &dyn Control))
    }

    /// The summary over controls of several kinds, in their order.
    pub fn of<'a>(controls: impl IntoIterator<Item = &'a dyn Control>) -> Self {
        let errors = controls.into_iter().filter_map(Control::error);
        Self { errors: errors.map(|(name, sentence)| (name, sentence.to_owned())).collect() }
    }

    /// The same with a sentence about the form as a whole before the others; it leads to `name`.
    pub fn and(mut self, name: &'static str, sentence: String) -> Self {
        self.errors.insert(0, (name, sentence));
        self
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}
