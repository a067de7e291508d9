//! The list engine: numbers that Word counts itself and that stand nowhere in the text.

use std::collections::HashMap;

use super::label;
use super::styles::{Styles, number};
use crate::xml::{Element, Tree};

/// Levels of a list.
const LEVELS: usize = 9;
/// The longest text of a level that is written, in characters.
const LONGEST_TEXT: usize = 60;

/// The lists of a document and where each stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: Vec<Pattern>,
    lists: HashMap<u32, List>,
}

/// An `abstractNum`: lists that share one count together.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The style of lists that says it instead.
    link: Option<String>,
    counts: [Option<u32>; LEVELS],
}

/// A `num`.
#[derive(Debug, Default)]
struct List {
    pattern: usize,
    restarts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
    begun: bool,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
    suffix: String,
    restart: Option<usize>,
    plain_digits: bool,
    hidden: bool,
    style: Option<String>,
}

impl Numbering {
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut numbering = Self::default();
        let mut ids: HashMap<u32, usize> = HashMap::new();
        for element in tree.root().into_iter().flat_map(Element::children) {
            if element.is("abstractNum") {
                if let Some(id) = attribute(element, "abstractNumId") {
                    ids.insert(id, numbering.patterns.len());
                }
                numbering.patterns.push(pattern(element));
            } else if element.is("num") {
                let refers = element.child("abstractNumId").and_then(number::<u32>);
                let Some(pattern) = refers.and_then(|id| ids.get(&id)) else { continue };
                if let Some(id) = attribute(element, "numId") {
                    numbering.lists.insert(id, list(element, *pattern));
                }
            }
        }
        numbering
    }

    /// Follows links from lists to styles of lists and back.
    pub(super) fn link(&mut self, styles: &Styles) {
        let linked = |pattern: &Pattern| {
            let list = styles.list(pattern.link.as_deref()?)?;
            self.lists.get(&list).map(|list| list.pattern)
        };
        let targets: Vec<Option<usize>> = self.patterns.iter().map(linked).collect();
        for list in self.lists.values_mut() {
            if let Some(Some(target)) = targets.get(list.pattern) {
                list.pattern = *target;
            }
        }
    }

    /// The level of a list that belongs to a style.
    pub(super) fn level_of(&self, list: u32, style: &str) -> Option<u8> {
        let pattern = self.patterns.get(self.lists.get(&list)?.pattern)?;
        let at = pattern.levels.iter().position(|level| level.style.as_deref() == Some(style))?;
        u8::try_from(at).ok()
    }

    /// Counts one paragraph on and gives the words before it: 一、 or “1. ”.
    pub(super) fn next(&mut self, list: u32, level: u8) -> Option<String> {
        let at = usize::from(level).min(LEVELS - 1);
        let list = self.lists.get_mut(&list)?;
        let pattern = self.patterns.get_mut(list.pattern)?;
        let rules: [&Level; LEVELS] =
            std::array::from_fn(|level| list.levels[level].as_ref().unwrap_or(&pattern.levels[level]));
        let start = |level: usize| list.restarts[level].unwrap_or(rules[level].start);
        let counts = &mut pattern.counts;
        if !list.begun {
            for (count, restart) in counts.iter_mut().zip(&list.restarts) {
                *count = count.filter(|_| restart.is_none());
            }
        }
        list.begun = true;
        for (level, count) in counts.iter_mut().enumerate().take(at) {
            count.get_or_insert(start(level));
        }
        counts[at] = Some(counts[at].map_or(start(at), |count| count.saturating_add(1)));
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restarts = rules[deeper].restart.is_none_or(|after| at < after);
            *count = count.filter(|_| !restarts);
        }
        let counts = *counts;
        let rule = rules[at];
        if rule.hidden || rule.format == "bullet" {
            return None;
        }
        let words = written(rule, &rules, |level| counts[level].unwrap_or_else(|| start(level)));
        Some(words).filter(|words| !words.trim().is_empty())
    }
}

/// The text of a level with its numbers, and what parts it from the paragraph.
fn written(rule: &Level, rules: &[&Level; LEVELS], count: impl Fn(usize) -> u32) -> String {
    let mut words = String::new();
    let mut characters = rule.text.chars().take(LONGEST_TEXT).peekable();
    while let Some(c) = characters.next() {
        let level = characters.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| *digit > 0);
        match level {
            Some(level) if c == '%' => {
                characters.next();
                let at = level as usize - 1;
                let format = if rule.plain_digits { "decimal" } else { rules[at].format.as_str() };
                words.extend(label::number(format, count(at)));
            }
            _ => words.push(c),
        }
    }
    // A number in digits must not grow together with one that the paragraph begins with.
    let ascii = words.ends_with(|c: char| c.is_ascii() || c.is_numeric());
    if rule.suffix == "space" || (rule.suffix != "nothing" && ascii) {
        words.push(' ');
    }
    words
}

fn pattern(element: Element<'_>) -> Pattern {
    let mut pattern = Pattern {
        link: element.child("numStyleLink").and_then(Element::val).map(std::borrow::Cow::into_owned),
        ..Pattern::default()
    };
    for lvl in element.children().filter(|child| child.is("lvl")) {
        if let Some(slot) = attribute::<usize>(lvl, "ilvl").and_then(|at| pattern.levels.get_mut(at)) {
            *slot = level(lvl);
        }
    }
    pattern
}

fn list(element: Element<'_>, pattern: usize) -> List {
    let mut list = List { pattern, ..List::default() };
    for change in element.children().filter(|child| child.is("lvlOverride")) {
        let Some(at) = attribute::<usize>(change, "ilvl").filter(|at| *at < LEVELS) else { continue };
        list.restarts[at] = change.child("startOverride").and_then(number);
        list.levels[at] = change.child("lvl").map(level);
    }
    list
}

fn level(element: Element<'_>) -> Level {
    let words = |name: &str| element.child(name).and_then(Element::val).unwrap_or_default().into_owned();
    // Word hides formats that older programs do not know behind an alternative.
    let format = element.child("numFmt").or_else(|| element.descendants().find(|below| below.is("numFmt")));
    Level {
        start: element.child("start").and_then(number).unwrap_or(0),
        format: format.and_then(Element::val).unwrap_or_default().into_owned(),
        text: words("lvlText"),
        suffix: words("suff"),
        restart: element.child("lvlRestart").and_then(number),
        plain_digits: element.child("isLgl").is_some_and(super::styles::on),
        hidden: element.child("rPr").and_then(|r| r.child("vanish")).is_some_and(super::styles::on),
        style: element.child("pStyle").and_then(Element::val).map(std::borrow::Cow::into_owned),
    }
}

fn attribute<N: std::str::FromStr>(element: Element<'_>, name: &str) -> Option<N> {
    element.attribute(name)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(inner: &str) -> Numbering {
        let source = format!(
            "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{inner}</w:numbering>"
        );
        Numbering::read(&Tree::parse(&source).unwrap())
    }

    fn lvl(at: u8, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    }

    fn report() -> String {
        format!(
            "<w:abstractNum w:abstractNumId='7'>{}{}{}</w:abstractNum>",
            lvl(0, "chineseCountingThousand", "%1、", ""),
            lvl(1, "chineseCounting", "（%2）", "<w:suff w:val='nothing'/>"),
            lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
        )
    }

    #[test]
    fn levels_count_and_begin_again_under_a_higher_one() {
        let mut lists =
            numbering(&format!("{}<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>", report()));
        let said: Vec<_> = [0, 1, 1, 0, 1, 2, 2].map(|level| lists.next(1, level).unwrap()).into();
        assert_eq!(said, ["一、", "（一）", "（二）", "二、", "（一）", "2.1.1 ", "2.1.2 "]);
        assert_eq!(lists.next(9, 0), None);
    }

    #[test]
    fn lists_of_one_pattern_count_on_unless_told_to_restart() {
        let mut lists = numbering(&format!(
            "{}<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>",
            report()
        ));
        let said: Vec<_> = [1, 2, 3, 3, 1].map(|list| lists.next(list, 0).unwrap()).into();
        assert_eq!(said, ["一、", "二、", "五、", "六、", "七、"]);
    }

    #[test]
    fn a_level_may_go_on_counting() {
        let mut lists = numbering(&format!(
            "<w:abstractNum w:abstractNumId='0'>{}{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
            lvl(0, "chineseCounting", "%1、", ""),
            lvl(1, "decimalFullWidth", "%2．", "<w:lvlRestart w:val='0'/>"),
        ));
        let said: Vec<_> = [0, 1, 0, 1].map(|level| lists.next(1, level).unwrap()).into();
        assert_eq!(said, ["一、", "１．", "二、", "２．"]);
    }

    #[test]
    fn a_bullet_is_no_words() {
        let mut lists = numbering(&format!(
            "<w:abstractNum w:abstractNumId='0'>{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
            lvl(0, "bullet", "\u{F0B7}", ""),
        ));
        assert_eq!(lists.next(1, 0), None);
    }
}
