//! Styles: what a paragraph or a run gets from the style it names and the styles that one is based on.

use std::collections::HashMap;

use text::Align;

use crate::xml::{Element, Tree};

/// Longer chains are cyclic or hostile.
const LONGEST_CHAIN: usize = 20;

/// What a style gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// The level of the heading, from 1.
    pub heading: Option<u8>,
    /// An entry of a table of contents.
    pub contents: bool,
    /// Hidden.
    pub hidden: Option<bool>,
    /// Struck out.
    pub struck: Option<bool>,
    /// Above the line, or (true) below it.
    pub raised: Option<bool>,
    /// Numbering: which, and on which level.
    pub number: Option<u32>,
    pub level: Option<u8>,
    pub align: Option<Align>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Style,
}

impl Styles {
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let raw: HashMap<String, (Style, Option<String>, bool)> = tree
            .root()
            .into_iter()
            .flat_map(Element::children)
            .filter(|style| style.is("style"))
            .filter_map(|style| Some((style.attribute("styleId")?.into_owned(), own(style))))
            .collect();
        let styles: HashMap<String, Style> = raw.keys().map(|id| (id.clone(), inherited(id, &raw))).collect();
        let usual = raw.iter().find(|(_, (.., usual))| *usual).and_then(|(id, _)| styles.get(id));
        Self { usual: usual.cloned().unwrap_or_default(), styles }
    }

    /// The style of this id; the usual one where none is named.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.usual)
    }

    /// The style of a run.
    pub(super) fn run(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }

    /// The numbering a style of lists stands for.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.styles.get(id)?.number
    }
}

fn own(style: Element<'_>) -> (Style, Option<String>, bool) {
    let name = style.child("name").and_then(Element::val).unwrap_or_default().to_lowercase();
    let named = |prefix: &str| name.strip_prefix(prefix).and_then(|rest| rest.trim().parse::<u8>().ok());
    let paragraph = style.child("pPr");
    let numbering = paragraph.and_then(|p| p.child("numPr"));
    let outline =
        paragraph.and_then(|p| p.child("outlineLvl")).and_then(number::<u8>).filter(|level| *level < 9);
    let heading = named("heading").or_else(|| named("标题")).filter(|level| (1..=9).contains(level));
    let of_run = |name: &str| style.child("rPr").and_then(|run| run.child(name));
    let given = Style {
        heading: heading.or(outline.map(|level| level + 1)),
        contents: named("toc").or_else(|| named("目录")).is_some(),
        hidden: of_run("vanish").map(on),
        struck: of_run("strike").or_else(|| of_run("dstrike")).map(on),
        raised: of_run("vertAlign").and_then(off_the_line),
        number: numbering.and_then(|n| n.child("numId")).and_then(number),
        level: numbering.and_then(|n| n.child("ilvl")).and_then(number),
        align: paragraph.and_then(|p| p.child("jc")).map(alignment),
    };
    let based_on = style.child("basedOn").and_then(Element::val).map(std::borrow::Cow::into_owned);
    let usual = style.attribute("default").is_some_and(|value| truth(&value))
        && style.attribute("type").as_deref() == Some("paragraph");
    (given, based_on, usual)
}

fn inherited(id: &str, raw: &HashMap<String, (Style, Option<String>, bool)>) -> Style {
    let mut whole = Style::default();
    let mut next = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some((style, based_on, _)) = next.and_then(|id| raw.get(id)) else { break };
        whole.heading = whole.heading.or(style.heading);
        whole.contents |= style.contents;
        whole.hidden = whole.hidden.or(style.hidden);
        whole.struck = whole.struck.or(style.struck);
        whole.raised = whole.raised.or(style.raised);
        whole.number = whole.number.or(style.number);
        whole.level = whole.level.or(style.level);
        whole.align = whole.align.or(style.align);
        next = based_on.as_deref();
    }
    whole
}

/// The number in the `val` of an element.
pub(super) fn number<N: std::str::FromStr>(element: Element<'_>) -> Option<N> {
    element.val()?.trim().parse().ok()
}

/// Whether a switch is on: it is where nothing else is said.
pub(super) fn on(element: Element<'_>) -> bool {
    element.val().is_none_or(|value| truth(&value))
}

fn truth(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}

/// Whether a `vertAlign` sets above the line (false) or below it (true).
pub(super) fn off_the_line(element: Element<'_>) -> Option<bool> {
    match element.val().as_deref() {
        Some("superscript") => Some(false),
        Some("subscript") => Some(true),
        _ => None,
    }
}

/// How a `jc` sets.
pub(super) fn alignment(element: Element<'_>) -> Align {
    match element.val().as_deref() {
        Some("center") => Align::Center,
        Some("right" | "end") => Align::Right,
        _ => Align::Left,
    }
}
