//! The tree that tells a reader of the file what is a heading, a paragraph, a cell, and in which order (PDF/UA).

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use text::{Block, Document, Table};

use crate::sheet::Part;
use crate::table::{self, Outline};

/// What was marked on the pages, by what it belongs to.
#[derive(Default)]
pub(super) struct Tags {
    found: HashMap<Part, Vec<Identifier>>,
}

impl Tags {
    pub(super) fn found(&mut self, part: Part, id: Identifier) {
        self.found.entry(part).or_default().push(id);
    }

    /// The tree of a document: each part once, in reading order.
    pub(super) fn tree(mut self, document: &Document) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(super::LANGUAGE.to_owned()));
        if let Some(group) = self.group(Part::Mark, Tag::P) {
            tree.push(group);
        }
        let mut level = 0;
        let heading = Tag::Hn(NonZeroU16::MIN, document.title.clone());
        if let Some(group) = self.group(Part::Title, heading) {
            tree.push(group);
            level = 1;
        }
        let above = level;
        for (at, block) in document.blocks.iter().enumerate() {
            match block {
                Block::Heading { level: own, text, .. } => {
                    // A reader of headings must not meet a gap: the level grows by one at most.
                    let wanted = u16::from((*own).clamp(1, 5)) + above;
                    let next = NonZeroU16::MIN.saturating_add(level.min(wanted.saturating_sub(1)));
                    if let Some(group) = self.group(Part::Block(at), Tag::Hn(next, Some(text.clone()))) {
                        tree.push(group);
                        level = next.get();
                    }
                }
                Block::Paragraph { .. } => {
                    if let Some(group) = self.group(Part::Block(at), Tag::P) {
                        tree.push(group);
                    }
                }
                Block::Table(table) => {
                    if let Some(group) = self.table(at, table) {
                        tree.push(group);
                    }
                }
            }
        }
        tree
    }

    fn group(&mut self, part: Part, tag: impl Into<TagKind>) -> Option<TagGroup> {
        let ids = self.found.remove(&part)?;
        Some(TagGroup::with_children(tag, ids.into_iter().map(Node::from).collect()))
    }

    fn table(&mut self, at: usize, table: &Table) -> Option<TagGroup> {
        let cells = table::outlines(table);
        let head = table.head();
        let (mut top, mut body) = (TagGroup::new(Tag::THead), TagGroup::new(Tag::TBody));
        let mut numbers = (0..cells.len()).peekable();
        for row in 0..table.rows.len() {
            let mut line = TagGroup::new(Tag::TR);
            while let Some(number) = numbers.next_if(|number| cells[*number].row == row) {
                line.push(self.cell(Part::Cell(at, number), cells[number], row < head));
            }
            if row < head { top.push(line) } else { body.push(line) }
        }
        let mut group = TagGroup::new(Tag::Table);
        if let Some(caption) = self.group(Part::Caption(at), Tag::Caption) {
            group.push(caption);
        }
        if head > 0 {
            group.push(top);
        }
        group.push(body);
        (!cells.is_empty()).then_some(group)
    }

    fn cell(&mut self, part: Part, cell: Outline, top: bool) -> TagGroup {
        let span = |slots: usize| u32::try_from(slots).ok().and_then(NonZeroU32::new).filter(|n| n.get() > 1);
        let (rows, columns) = (span(cell.rows), span(cell.columns));
        let kind: TagKind = if cell.header {
            let scope = if top { TableHeaderScope::Column } else { TableHeaderScope::Row };
            Tag::TH(scope).with_row_span(rows).with_col_span(columns).into()
        } else {
            Tag::TD.with_row_span(rows).with_col_span(columns).into()
        };
        let ids = self.found.remove(&part).unwrap_or_default();
        TagGroup::with_children(kind, ids.into_iter().map(Node::from).collect())
    }
}
