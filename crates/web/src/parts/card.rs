//! 列表行: a published item in a list, with its state as shape and word.

use askama::Template;
use jiff::civil::Date;
use store::Listed;

use super::Marked;

/// 有效性: a shape beside the word, so that colour is never needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Template)]
#[template(
    source = r#"<span class="state-tag{% if *self != Self::InForce %} state-ended{% endif %}"><span aria-hidden="true">{{ self.shape() }}</span> {{ self.word() }}</span>"#,
    ext = "html"
)]
pub enum StateTag {
    /// 有效.
    InForce,
    /// 废止.
    Repealed,
    /// 已撤下.
    Withdrawn,
}

impl askama::filters::HtmlSafe for StateTag {}

impl StateTag {
    /// The state of a rule or normative document on a day; other items have none.
    pub fn on(day: Date, legal: bool, repealed_on: Option<Date>) -> Option<Self> {
        let repealed = repealed_on.is_some_and(|repealed| repealed <= day);
        legal.then_some(if repealed { Self::Repealed } else { Self::InForce })
    }

    fn shape(self) -> &'static str {
        match self {
            Self::InForce => "●",
            Self::Repealed => "✕",
            Self::Withdrawn => "■",
        }
    }

    /// What people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::InForce => "有效",
            Self::Repealed => "已废止",
            Self::Withdrawn => "已撤下",
        }
    }
}

/// A row of a list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/card.html")]
pub struct Card {
    /// Where it leads.
    pub address: String,
    /// 标题, the words searched for marked.
    pub title: Marked,
    /// 文号、发布机构、栏目, whatever there is.
    pub particulars: Vec<String>,
    /// 发布日期.
    pub on: Date,
    /// 有效性.
    pub state: Option<StateTag>,
    /// A line of the text; none where lists are short.
    pub line: Option<Marked>,
}

impl askama::filters::HtmlSafe for Card {}

impl Card {
    /// The row of an item, without a line of its text.
    pub fn of(listed: &Listed, body: Option<&str>, today: Date) -> Self {
        let number = Some(listed.document_number.as_str()).filter(|number| !number.is_empty());
        let particulars = number.into_iter().chain(body).chain([listed.category.label()]);
        Self {
            address: format!("/items/{}", listed.id.0),
            title: Marked::plain(&listed.title),
            particulars: particulars.map(str::to_owned).collect(),
            on: listed.published_on,
            state: StateTag::on(today, listed.legal.is_some(), listed.repealed_on),
            line: None,
        }
    }

    /// The same with the beginning of the text.
    pub fn with_line(mut self, listed: &Listed) -> Self {
        let words = listed.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = words.chars().take(60).collect();
        let more = if words.chars().count() > 60 { "…" } else { "" };
        self.line = Some(Marked::plain(&format!("{line}{more}")));
        self
    }
}
