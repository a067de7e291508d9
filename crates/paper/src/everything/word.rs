//! A story of WordprocessingML: what is printed, and beside it what is deleted, hidden, or said in field codes.

use super::package::{attribute, slot};
use super::{Builder, Everything};
use crate::xml::{Element, Space, Tree};

/// Reads a story: the document, a header, notes; comments one part each.
pub(super) fn read(all: &mut Everything, title: &str, member: &str, source: &str, tree: &Tree<'_>) {
    let Some(root) = tree.root() else { return };
    let name = match root.kind().1 {
        "hdr" => "页眉",
        "ftr" => "页脚",
        "footnotes" => "脚注",
        "endnotes" => "尾注",
        "glossaryDocument" => "构建基块",
        "comments" => {
            for (comment, number) in root.children().filter(|child| child.kind().1 == "comment").zip(1..) {
                let mut author = Builder::new(format!("{title}批注{number}的作者"), true);
                attribute(all, &mut author, member, source, comment, "author");
                all.push(author.finish());
                Story::new(all, member, source, format!("{title}批注{number}"), true).tell(comment);
            }
            return;
        }
        _ => "正文",
    };
    Story::new(all, member, source, format!("{title}{name}"), false).tell(root);
}

/// Whether words show.
#[derive(Debug, Clone, Copy, Default)]
struct Shade {
    deleted: bool,
    hidden: bool,
}

struct Story<'a> {
    all: &'a mut Everything,
    member: &'a str,
    source: &'a str,
    main: Builder,
    deleted: Builder,
    hidden: Builder,
    codes: Builder,
    labels: Builder,
    revisers: Vec<String>,
}

impl<'a> Story<'a> {
    fn new(all: &'a mut Everything, member: &'a str, source: &'a str, name: String, hidden: bool) -> Self {
        Self {
            all,
            member,
            source,
            deleted: Builder::new(format!("{name}中删除的修订"), true),
            hidden: Builder::new(format!("{name}中隐藏的文字"), true),
            codes: Builder::new(format!("{name}中的域代码"), true),
            labels: Builder::new(format!("{name}中图片的说明"), true),
            revisers: Vec::new(),
            main: Builder::new(name, hidden),
        }
    }

    fn tell(mut self, root: Element<'_>) {
        self.flow(root, Shade::default(), None);
        for part in [self.main, self.deleted, self.hidden, self.codes, self.labels] {
            let part = part.finish();
            self.all.push(part);
        }
    }

    /// Paragraphs and tables; in a cell, paragraphs are lines of it.
    fn flow(&mut self, element: Element<'_>, shade: Shade, mut cell: Option<&mut bool>) {
        for child in element.children() {
            let (_, name) = child.kind();
            let shade = self.shaded(shade, child);
            match name {
                "p" => {
                    if let Some(begun) = &mut cell
                        && std::mem::replace(*begun, true)
                    {
                        self.main.words("\n");
                    }
                    self.paragraph(child, shade, cell.is_some());
                }
                "tbl" if cell.is_none() => self.table(child, shade),
                _ => self.flow(child, shade, cell.as_deref_mut()),
            }
        }
    }

    fn shaded(&mut self, shade: Shade, element: Element<'_>) -> Shade {
        let (space, name) = element.kind();
        if space != Space::Word {
            return shade;
        }
        let revised = matches!(name, "del" | "ins" | "moveFrom" | "moveTo");
        if revised
            && let Some(author) = element.attribute("author")
            && !self.revisers.iter().any(|known| *known == author)
        {
            self.revisers.push(author.into_owned());
            let mut builder = Builder::new("修订者".to_owned(), true);
            attribute(self.all, &mut builder, self.member, self.source, element, "author");
            self.all.push(builder.finish());
        }
        let vanishes = name == "r" && is_hidden(element);
        Shade {
            deleted: shade.deleted || matches!(name, "del" | "moveFrom"),
            hidden: shade.hidden || vanishes,
        }
    }

    fn paragraph(&mut self, paragraph: Element<'_>, shade: Shade, in_cell: bool) {
        let mut boxes = Vec::new();
        self.runs(paragraph, shade, &mut boxes);
        for side in [&mut self.deleted, &mut self.hidden, &mut self.codes, &mut self.labels] {
            side.paragraph("");
        }
        if !in_cell {
            self.main.paragraph("");
        }
        for inner in boxes {
            if in_cell {
                self.main.words("\n");
            }
            self.paragraph(inner, shade, in_cell);
        }
    }

    /// The words of a paragraph; paragraphs of text boxes in it are put by.
    fn runs<'t>(&mut self, element: Element<'t>, shade: Shade, boxes: &mut Vec<Element<'t>>) {
        for child in element.children() {
            let (_, name) = child.kind();
            let shade = self.shaded(shade, child);
            match name {
                "p" => boxes.push(child),
                "t" | "delText" | "instrText" | "delInstrText" => self.words(child, name, shade),
                "br" | "cr" => self.main.words("\n"),
                "tab" if element.kind().1 == "r" => self.main.words("\t"),
                "noBreakHyphen" => self.main.words("-"),
                "docPr" | "cNvPr" => {
                    for name in ["descr", "title"] {
                        attribute(self.all, &mut self.labels, self.member, self.source, child, name);
                    }
                }
                "pPr" | "rPr" => {}
                _ => self.runs(child, shade, boxes),
            }
        }
    }

    fn words(&mut self, leaf: Element<'_>, name: &str, shade: Shade) {
        let Some(slot) = slot(self.member, self.source, leaf) else { return };
        let builder = match name {
            "instrText" | "delInstrText" => &mut self.codes,
            _ if shade.deleted || name == "delText" => &mut self.deleted,
            _ if shade.hidden => &mut self.hidden,
            _ => &mut self.main,
        };
        builder.slot(self.all, slot);
    }

    fn table(&mut self, table: Element<'_>, shade: Shade) {
        let mut rows = Vec::new();
        for row in inner(table, "tr") {
            let mut cells = Vec::new();
            for cell in inner(row, "tc") {
                let wide = cell.child("tcPr").and_then(|p| p.child("gridSpan")?.val()?.parse().ok());
                self.flow(cell, shade, Some(&mut false));
                cells.push(self.main.cell("", wide.unwrap_or(1)));
            }
            rows.push(cells);
        }
        self.main.table(rows);
    }
}

/// The elements of a name in another, also inside content controls and revisions, but not inside one another.
fn inner<'t>(element: Element<'t>, name: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    for child in element.children() {
        match child.kind().1 {
            kind if kind == name => found.push(child),
            "sdt" | "sdtContent" | "ins" | "del" | "moveTo" | "moveFrom" | "customXml" | "smartTag"
            | "AlternateContent" | "Choice" => {
                found.extend(inner(child, name));
            }
            _ => {}
        }
    }
    found
}

/// True for a run whose words do not show.
pub(crate) fn is_hidden(run: Element<'_>) -> bool {
    let properties = run.children().find(|child| child.kind().1 == "rPr");
    let on = |name: &str| {
        let found = properties.and_then(|p| p.children().find(|child| child.kind().1 == name));
        found.is_some_and(|toggle| !matches!(toggle.val().as_deref(), Some("0" | "false" | "off")))
    };
    on("vanish") || on("specVanish") || on("webHidden") && on("vanish")
}
