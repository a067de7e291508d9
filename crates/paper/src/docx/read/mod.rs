//! Reads DOCX of Word and WPS, LibreOffice and scripts: what is printed, in reading order.
//!
//! What is not printed (hidden words, deleted words, comments) is left out and doubted; what is printed but stands in no
//! text (numbers of the list engine) is written out. Tables that only lay out others dissolve into what they hold.

mod label;
mod line;
mod numbering;
pub(super) mod package;
mod properties;
mod story;
mod styles;
mod symbol;
mod table;
#[cfg(test)]
pub(super) mod tests;

use text::Place;

use crate::xml::{Element, Tree};
use crate::{Format, Property, PropertyKind, Reading, Unreadable};
use numbering::Numbering;
use package::{Package, Relation};
use story::{Story, blocks};
use styles::Styles;

/// Reads a DOCX, DOCM or flat OPC file.
///
/// # Errors
/// [`Unreadable`] where the file is damaged, beyond the limits, or holds no words.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package);
    let source = package.part(&main)?.ok_or_else(|| damaged(&main))?;
    let tree = Tree::parse(&source).map_err(|fault| fault.of(Format::Docx, &main))?;
    let body = body(&tree).ok_or_else(|| damaged(&main))?;
    let relations = package.relations(&main);
    let mut missed = Vec::new();
    let sources = Sources::of(&mut package, &main, &relations, &mut missed)?;
    let trees = sources.trees(&mut missed);
    let styles = trees.styles.as_ref().map(Styles::read).unwrap_or_default();
    let mut numbering = trees.numbering.as_ref().map(Numbering::read).unwrap_or_default();
    numbering.link(&styles);
    let paragraphs = paragraphs(&tree).map(Element::id).collect();
    let mut story = Story::new(&styles, numbering, paragraphs);
    for (kind, notes) in [("脚注", &trees.footnotes), ("尾注", &trees.endnotes)] {
        story.footnotes.extend(
            notes
                .iter()
                .filter_map(Tree::root)
                .flat_map(Element::children)
                .filter_map(|note| Some(((kind, note.attribute("id")?.into_owned()), note))),
        );
    }
    story.flow(&blocks(body));
    if story.writer.is_empty() {
        let pictures = story.pictures;
        return Err(if pictures > 0 {
            Unreadable::Pictures(pictures)
        } else {
            Unreadable::Empty(Format::Docx)
        });
    }
    for (part, root) in trees.margins.iter().filter_map(|(part, tree)| Some((*part, tree.root()?))) {
        story.aside(part, root);
    }
    let pictures = story.pictures;
    let few = pictures > 0 && story.tables == 0 && story.characters < FEW;
    let mut writer = story.writer;
    if few {
        writer.doubt(
            Place::default(),
            format!("文件有{pictures}张图片，文字很少，可能是扫描件；图片中的文字没有读取。"),
        );
    }
    for part in missed {
        writer.doubt(Place::default(), format!("文件中的{part}读不出来，编号和标题可能不全。"));
    }
    comments(trees.comments.as_ref(), &mut writer);
    properties::read(&mut package, &tree, &mut writer);
    Ok(writer.finish(Format::Docx))
}

/// A document with fewer bytes of words in paragraphs, and no table, is mostly its pictures.
const FEW: usize = 600;

/// The name of the main part.
pub(super) fn main_part(package: &mut Package<'_>) -> String {
    let relations = package.relations("");
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    main.map(|main| main.target)
        .filter(|target| package.stored(target).is_some())
        .unwrap_or_else(|| "word/document.xml".to_owned())
}

/// The paragraphs of the main part, which anchors count.
pub(super) fn paragraphs<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = Element<'t>> {
    tree.elements().filter(|element| element.is("p"))
}

fn body<'t>(tree: &'t Tree<'_>) -> Option<Element<'t>> {
    tree.root().filter(|root| root.is("document"))?.child("body")
}

pub(super) fn damaged(main: &str) -> Unreadable {
    Unreadable::Damaged(Format::Docx, format!("没有正文 {main}"))
}

/// Notes who commented, and that the file still holds comments.
fn comments(tree: Option<&Tree<'_>>, writer: &mut crate::reading::Writer) {
    let mut count = 0_u32;
    for comment in
        tree.and_then(Tree::root).into_iter().flat_map(Element::children).filter(|c| c.is("comment"))
    {
        count += 1;
        let value = comment.attribute("author").unwrap_or_default().into_owned();
        writer.property(Property { kind: PropertyKind::CommentBy, value });
    }
    if count > 0 {
        writer.doubt(Place::default(), format!("文件中还有{count}条批注，没有读取。"));
    }
}

/// The parts beside the main one, as characters.
struct Sources {
    styles: Option<String>,
    numbering: Option<String>,
    footnotes: Option<String>,
    endnotes: Option<String>,
    comments: Option<String>,
    margins: Vec<(&'static str, String)>,
}

/// The parts beside the main one, as trees.
struct Trees<'a> {
    styles: Option<Tree<'a>>,
    numbering: Option<Tree<'a>>,
    footnotes: Option<Tree<'a>>,
    endnotes: Option<Tree<'a>>,
    comments: Option<Tree<'a>>,
    margins: Vec<(&'static str, Tree<'a>)>,
}

/// More headers and footers are not read.
const MOST_MARGINS: usize = 24;

impl Sources {
    fn of(
        package: &mut Package<'_>,
        main: &str,
        relations: &[Relation],
        missed: &mut Vec<&'static str>,
    ) -> Result<Self, Unreadable> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut one = |kind: &str, label: &'static str| {
            let related = relations.iter().find(|relation| relation.kind == kind);
            let name = related.map_or_else(|| format!("{folder}/{kind}.xml"), |r| r.target.clone());
            optional(package.part(&name), label, missed)
        };
        let mut sources = Self {
            styles: one("styles", "样式")?,
            numbering: one("numbering", "编号")?,
            footnotes: one("footnotes", "脚注")?,
            endnotes: one("endnotes", "尾注")?,
            comments: one("comments", "批注")?,
            margins: Vec::new(),
        };
        for relation in relations {
            let part = match relation.kind.as_str() {
                "header" => "页眉",
                "footer" => "页脚",
                _ => continue,
            };
            if sources.margins.len() < MOST_MARGINS
                && let Some(source) = optional(package.part(&relation.target), part, missed)?
            {
                sources.margins.push((part, source));
            }
        }
        Ok(sources)
    }

    fn trees<'a>(&'a self, missed: &mut Vec<&'static str>) -> Trees<'a> {
        let mut tree = |source: Option<&'a String>, label: &'static str| -> Option<Tree<'a>> {
            let parsed = Tree::parse(source?);
            if parsed.is_err() {
                missed.push(label);
            }
            parsed.ok()
        };
        Trees {
            styles: tree(self.styles.as_ref(), "样式"),
            numbering: tree(self.numbering.as_ref(), "编号"),
            footnotes: tree(self.footnotes.as_ref(), "脚注"),
            endnotes: tree(self.endnotes.as_ref(), "尾注"),
            comments: tree(self.comments.as_ref(), "批注"),
            margins: self
                .margins
                .iter()
                .filter_map(|(part, source)| Some((*part, tree(Some(source), part)?)))
                .collect(),
        }
    }
}

/// A damaged part beside the main one is missed; a bomb is a bomb wherever it lies.
fn optional(
    part: Result<Option<String>, Unreadable>,
    label: &'static str,
    missed: &mut Vec<&'static str>,
) -> Result<Option<String>, Unreadable> {
    match part {
        Err(Unreadable::Damaged(..)) => {
            missed.push(label);
            Ok(None)
        }
        other => other,
    }
}
