//! The tree of a page, built the way the HTML standard builds it where that matters for paragraphs and tables: end tags
//! left out, rows without a table body, words between cells set before the table, wrong nesting.
//!
//! Not built: elements of characters are not opened again after wrong nesting, since only words and boxes are read. Depth
//! and number of elements are bounded; the stack of open elements remembers what a search in it would find.

use super::{
    look::Look,
    tag::{Tag, name_hash},
};

/// Deeper elements are set beside each other.
pub(super) const DEEPEST: u16 = 256;
/// Larger pages are cut off.
pub(super) const MOST_NODES: usize = 400_000;
/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// An element or some words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub tag: Tag,
    pub name: u32,
    pub look: Look,
    /// The range in the source: of the words, or of the beginning of the start tag.
    pub start: u32,
    pub end: u32,
    pub parent: u32,
    pub previous: u32,
    pub next: u32,
    pub first: u32,
    pub last: u32,
}

impl Node {
    fn new(tag: Tag, name: u32, look: Look, start: u32, end: u32) -> Self {
        let (parent, previous, next, first, last) = (NONE, NONE, NONE, NONE, NONE);
        Self { tag, name, look, start, end, parent, previous, next, first, last }
    }
}

/// The nodes of a page; the first is the page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn node(&self, id: u32) -> &Node {
        &self.nodes[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The nodes directly inside a node.
    pub(super) fn children(&self, id: u32) -> Children<'_> {
        Children { tree: self, next: self.node(id).first }
    }

    fn append(&mut self, parent: u32, node: Node) -> u32 {
        let before = self.nodes[parent as usize].last;
        let id = self.push(Node { parent, previous: before, ..node });
        self.nodes[parent as usize].last = id;
        match before {
            NONE => self.nodes[parent as usize].first = id,
            before => self.nodes[before as usize].next = id,
        }
        id
    }

    fn insert_before(&mut self, next: u32, node: Node) -> u32 {
        let Node { parent, previous, .. } = self.nodes[next as usize];
        let id = self.push(Node { parent, previous, next, ..node });
        self.nodes[next as usize].previous = id;
        match previous {
            NONE => self.nodes[parent as usize].first = id,
            previous => self.nodes[previous as usize].next = id,
        }
        id
    }

    fn push(&mut self, node: Node) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(node);
        id
    }
}

/// The nodes directly inside a node, in order.
#[derive(Debug)]
pub(super) struct Children<'a> {
    tree: &'a Tree,
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let id = self.next;
        (id != NONE).then(|| {
            self.next = self.tree.node(id).next;
            id
        })
    }
}

/// An element whose end has not come, and what lies around it.
#[derive(Debug, Clone, Copy)]
struct Open {
    id: u32,
    tag: Tag,
    name: u32,
    /// The innermost part of a table that is open: what the standard calls the insertion mode.
    mode: Tag,
    /// True where a paragraph is open and may be closed from here.
    in_paragraph: bool,
    /// How deep it lies in the tree, at most. Elements closed out of order leave the stack but not the tree.
    depth: u16,
}

/// The page: it is open until the end.
const PAGE: Open = Open { id: 0, tag: Tag::Root, name: 0, mode: Tag::Root, in_paragraph: false, depth: 0 };
const TBODY: u32 = name_hash("tbody");
const TR: u32 = name_hash("tr");

/// Builds a [`Tree`].
#[derive(Debug)]
pub(super) struct Builder {
    pub(super) tree: Tree,
    pub(super) open: Stack,
    /// The form that is open: there is never a second.
    form: u32,
    /// Inside a list of choices nothing is read.
    in_select: bool,
    /// Elements that were too deep to be opened.
    too_deep: u32,
    /// True once something was too deep or too much.
    pub(super) bounded: bool,
}

impl Open {
    fn is(&self, tag: Tag, name: u32) -> bool {
        self.tag == tag && self.name == name
    }
}

fn bounds_scope(open: &Open) -> bool {
    open.tag.bounds_scope()
}

/// The open elements.
#[derive(Debug)]
pub(super) struct Stack(Vec<Open>);

impl Stack {
    fn top(&self) -> Open {
        self.0.last().copied().unwrap_or(PAGE)
    }

    /// Where the innermost open element of some kind stands, looking no further than `stop` allows.
    fn find(&self, wanted: impl Fn(&Open) -> bool, stop: impl Fn(&Open) -> bool) -> Option<usize> {
        for (at, open) in self.0.iter().enumerate().rev() {
            if wanted(open) {
                return Some(at);
            }
            if stop(open) {
                return None;
            }
        }
        None
    }

    fn push(&mut self, id: u32, tag: Tag, name: u32) {
        let around = self.top();
        let mode = if tag == Tag::Table || tag.is_table_part() { tag } else { around.mode };
        let in_paragraph = match tag {
            Tag::P => true,
            tag if tag.bounds_scope() || tag == Tag::Button => false,
            _ => around.in_paragraph,
        };
        self.0.push(Open { id, tag, name, mode, in_paragraph, depth: around.depth + 1 });
    }

    /// Closes the elements above the innermost one of `tags`, but never the page.
    fn clear_to(&mut self, tags: &[Tag]) {
        while self.0.len() > 1 && !tags.contains(&self.top().tag) {
            self.0.pop();
        }
    }

    fn truncate(&mut self, len: usize) {
        self.0.truncate(len.max(1));
    }
}

impl Builder {
    pub(super) fn new() -> Self {
        let mut tree = Tree { nodes: Vec::with_capacity(4096) };
        tree.push(Node::new(Tag::Root, 0, Look::default(), 0, 0));
        Self { tree, open: Stack(vec![PAGE]), form: NONE, in_select: false, too_deep: 0, bounded: false }
    }

    /// Words; `blank` where they are nothing but white space.
    pub(super) fn words(&mut self, start: u32, end: u32, blank: bool) {
        let open = self.open.top();
        let between = matches!(open.tag, Tag::Table | Tag::Tbody | Tag::Tr);
        if self.in_select || (between && blank) {
            return;
        }
        self.insert(Node::new(Tag::Text, 0, Look::default(), start, end), between);
    }

    /// A start tag whose content is no markup, or has none: it stands where it is and is closed at once.
    pub(super) fn leaf(&mut self, tag: Tag, look: Look, at: u32) {
        if self.in_select {
            return;
        }
        if tag == Tag::Hr {
            self.close_paragraph();
        }
        let foster = matches!(self.open.top().tag, Tag::Table | Tag::Tbody | Tag::Tr);
        self.insert(Node::new(tag, 0, look, at, at), foster);
    }

    /// A field of a form and where what it shows stands in the source.
    pub(super) fn field(&mut self, tag: Tag, look: Look, start: u32, end: u32) {
        if self.in_select {
            return;
        }
        let foster = matches!(self.open.top().tag, Tag::Table | Tag::Tbody | Tag::Tr);
        self.insert(Node::new(tag, 0, look, start, end), foster);
    }

    /// A start tag.
    pub(super) fn start(&mut self, tag: Tag, name: u32, look: Look, at: u32) {
        if self.in_select {
            let leaves = matches!(tag, Tag::Select | Tag::Input | Tag::Textarea)
                || (self.open.top().mode != Tag::Root && (tag.is_table_part() || tag == Tag::Table));
            if leaves {
                self.leave_select();
            }
            if !leaves || tag == Tag::Select {
                return;
            }
        }
        if tag.is_table_part() || tag == Tag::Table {
            self.start_in_table(tag, name, look, at);
        } else {
            self.start_in_body(tag, name, look, at);
        }
    }

    fn start_in_table(&mut self, tag: Tag, name: u32, look: Look, at: u32) {
        // Each pass closes an element that cannot contain the new one, until one can.
        loop {
            match self.open.top().mode {
                Tag::Td | Tag::Th | Tag::Caption if tag != Tag::Table => self.close_cell(),
                Tag::Tr => {
                    if matches!(tag, Tag::Td | Tag::Th) {
                        self.open.clear_to(&[Tag::Tr]);
                        break self.open_element(tag, name, look, at);
                    }
                    if tag == Tag::Table {
                        self.close_table();
                        continue;
                    }
                    self.open.clear_to(&[Tag::Tr]);
                    self.pop();
                }
                Tag::Tbody => match tag {
                    Tag::Tr => {
                        self.open.clear_to(&[Tag::Tbody]);
                        break self.open_element(tag, name, look, at);
                    }
                    Tag::Td | Tag::Th => {
                        self.open.clear_to(&[Tag::Tbody]);
                        self.open_element(Tag::Tr, TR, Look::default(), at);
                    }
                    Tag::Table => self.close_table(),
                    _ => {
                        self.open.clear_to(&[Tag::Tbody]);
                        self.pop();
                    }
                },
                Tag::Table => {
                    self.open.clear_to(&[Tag::Table]);
                    match tag {
                        Tag::Table => {
                            self.close_table();
                            continue;
                        }
                        Tag::Td | Tag::Th | Tag::Tr => {
                            self.open_element(Tag::Tbody, TBODY, Look::default(), at);
                        }
                        Tag::Col => break,
                        _ => break self.open_element(tag, name, look, at),
                    }
                }
                _ => {
                    // Outside a table its parts mean nothing.
                    if tag == Tag::Table {
                        self.close_paragraph();
                        self.open_element(tag, name, look, at);
                    }
                    break;
                }
            }
            if self.open.top().depth >= DEEPEST {
                break;
            }
        }
    }

    fn start_in_body(&mut self, tag: Tag, name: u32, look: Look, at: u32) {
        match tag {
            Tag::Wrapper => return,
            Tag::Select => {
                self.leaf(tag, look, at);
                self.in_select = true;
                return;
            }
            Tag::Form => {
                let in_table = matches!(self.open.top().mode, Tag::Table | Tag::Tbody | Tag::Tr);
                if self.form != NONE {
                    return;
                }
                if in_table {
                    // A form between rows is opened and closed at once; its end tag is passed over.
                    self.form = 0;
                    return;
                }
                self.close_paragraph();
                self.form = u32::try_from(self.tree.len()).unwrap_or(NONE);
            }
            Tag::Li => self.close_item(|other| other == Tag::Li),
            Tag::Dd | Tag::Dt => self.close_item(|other| matches!(other, Tag::Dd | Tag::Dt)),
            Tag::Button => {
                if let Some(at) = self.open.find(|open| open.tag == Tag::Button, bounds_scope) {
                    self.open.truncate(at);
                }
            }
            Tag::Option if self.open.top().tag == Tag::Option => self.pop(),
            Tag::A => {
                if let Some(at) = self.open.find(|open| open.tag == Tag::A, bounds_scope) {
                    self.close_formatting(at);
                }
            }
            tag if tag.is_box() => {
                self.close_paragraph();
                if matches!(tag, Tag::H(_)) && matches!(self.open.top().tag, Tag::H(_)) {
                    self.pop();
                }
            }
            _ => {}
        }
        self.open_element(tag, name, look, at);
    }

    /// An end tag.
    pub(super) fn end(&mut self, tag: Tag, name: u32, at: u32) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if self.in_select {
            let leaves = tag == Tag::Select
                || (self.open.top().mode != Tag::Root && (tag.is_table_part() || tag == Tag::Table));
            if leaves {
                self.leave_select();
            }
            if !leaves || tag == Tag::Select {
                return;
            }
        }
        match tag {
            Tag::Table => self.end_table(),
            tag if tag.is_table_part() => self.end_in_table(tag, name),
            Tag::P => {
                if !self.open.top().in_paragraph {
                    self.open_element(Tag::P, name, Look::default(), at);
                }
                self.close_paragraph();
            }
            Tag::Br => self.leaf(Tag::Br, Look::default(), at),
            Tag::H(_) => self.close_if_open(|open| matches!(open.tag, Tag::H(_)), bounds_scope),
            Tag::Li => self.close_if_open(
                |open| open.tag == Tag::Li,
                |open| bounds_scope(open) || matches!(open.tag, Tag::Ol | Tag::Ul),
            ),
            Tag::Form => {
                let form = std::mem::replace(&mut self.form, NONE);
                if let Some(at) = self.open.find(|open| open.id == form && form > 0, bounds_scope) {
                    self.generate_ends();
                    if at + 1 == self.open.0.len() {
                        self.open.truncate(at);
                    } else {
                        self.remove(at);
                    }
                }
            }
            tag if tag.is_formatting() => {
                if let Some(at) = self.open.find(|open| open.is(tag, name), bounds_scope) {
                    self.close_formatting(at);
                }
            }
            tag if tag.is_special() => {
                self.close_if_open(|open| open.is(tag, name), bounds_scope);
            }
            _ => {
                if let Some(at) = self.open.find(|open| open.is(tag, name), |open| open.tag.is_special()) {
                    self.open.truncate(at);
                }
            }
        }
    }

    fn end_table(&mut self) {
        loop {
            match self.open.top().mode {
                Tag::Td | Tag::Th | Tag::Caption => {
                    if self.open.find(|open| open.tag == Tag::Table, |_| false).is_none() {
                        return;
                    }
                    self.close_cell();
                }
                Tag::Tr | Tag::Tbody | Tag::Table => return self.close_table(),
                _ => return,
            }
        }
    }

    fn end_in_table(&mut self, tag: Tag, name: u32) {
        let mode = self.open.top().mode;
        match tag {
            Tag::Td | Tag::Th | Tag::Caption if mode == tag => self.close_cell(),
            Tag::Tr if self.has_open(|open| open.tag == Tag::Tr) => self.close_part(Tag::Tr),
            Tag::Tbody if self.has_open(|open| open.is(Tag::Tbody, name)) => self.close_part(Tag::Tbody),
            _ => {}
        }
    }

    /// True where a part of the innermost table is open and no caption stands in between.
    fn has_open(&self, wanted: impl Fn(&Open) -> bool) -> bool {
        self.open.find(wanted, |open| matches!(open.tag, Tag::Table | Tag::Root | Tag::Caption)).is_some()
    }

    /// Closes a row or a group of rows, with the cell that is open in it.
    fn close_part(&mut self, part: Tag) {
        self.open.clear_to(&[part]);
        self.pop();
    }

    fn close_cell(&mut self) {
        self.open.clear_to(&[Tag::Td, Tag::Th, Tag::Caption]);
        self.pop();
    }

    fn close_table(&mut self) {
        self.open.clear_to(&[Tag::Table]);
        self.pop();
    }

    fn close_paragraph(&mut self) {
        if self.open.top().in_paragraph
            && let Some(at) = self.open.find(|open| open.tag == Tag::P, bounds_scope)
        {
            self.open.truncate(at);
        }
    }

    fn close_item(&mut self, same: impl Fn(Tag) -> bool) {
        const PASSED: [u32; 3] = [name_hash("div"), name_hash("address"), name_hash("p")];
        let stop = |open: &Open| open.tag.is_special() && !PASSED.contains(&open.name);
        if let Some(at) = self.open.find(|open| same(open.tag), stop) {
            self.open.truncate(at);
        }
        self.close_paragraph();
    }

    fn close_if_open(&mut self, wanted: impl Fn(&Open) -> bool, stop: impl Fn(&Open) -> bool) {
        if let Some(at) = self.open.find(wanted, stop) {
            self.open.truncate(at);
        }
    }

    /// Closes an element of characters; boxes opened inside it stay open.
    fn close_formatting(&mut self, at: usize) {
        if self.open.0[at + 1..].iter().any(|open| open.tag.is_special()) {
            self.remove(at);
        } else {
            self.open.truncate(at);
        }
    }

    /// Takes an element that bounds no scope out of the middle of the stack.
    fn remove(&mut self, at: usize) {
        self.open.0.remove(at);
    }

    fn generate_ends(&mut self) {
        while self.open.top().tag.ends_by_itself() {
            self.pop();
        }
    }

    fn leave_select(&mut self) {
        self.in_select = false;
    }

    fn pop(&mut self) {
        self.open.truncate(self.open.0.len() - 1);
    }

    fn open_element(&mut self, tag: Tag, name: u32, look: Look, at: u32) {
        let part = tag.is_table_part();
        let foster = !part && matches!(self.open.top().tag, Tag::Table | Tag::Tbody | Tag::Tr);
        let id = self.insert(Node::new(tag, name, look, at, at), foster);
        if self.open.top().depth >= DEEPEST {
            self.too_deep = self.too_deep.saturating_add(1);
            self.bounded = true;
        } else {
            self.open.push(id, tag, name);
            self.too_deep = 0;
        }
    }

    /// Sets a node into the innermost open element, or before the table where it stands between cells.
    fn insert(&mut self, node: Node, foster: bool) -> u32 {
        let parent = self.open.top().id;
        if foster && let Some(at) = self.open.find(|open| open.tag == Tag::Table, |_| false) {
            return self.tree.insert_before(self.open.0[at].id, node);
        }
        self.tree.append(parent, node)
    }

    /// True when the page is larger than is read.
    pub(super) fn is_full(&self) -> bool {
        self.tree.len() >= MOST_NODES
    }
}
