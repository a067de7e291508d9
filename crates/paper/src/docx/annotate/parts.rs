//! The parts beside the main one that a comment needs: the comments, who refers to them, and what kind of part they are.

use std::fmt::Write as _;

use super::super::escaped;
use super::super::read::package::Package;
use super::Note;
use crate::xml::{Element, Tree};
use crate::{Format, Unreadable};

const TYPES: &str = "[Content_Types].xml";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The parts to be changed.
pub(super) struct Parts {
    /// Name and content of the comments.
    comments: (String, String),
    /// Where the file has none yet: the lists to enter them in.
    lists: Option<[(String, String); 2]>,
    strict: bool,
}

impl Parts {
    pub(super) fn of(package: &mut Package<'_>, main: &str, strict: bool) -> Result<Self, Unreadable> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let related = package.relations(main).into_iter().find(|relation| relation.kind == "comments");
        if let Some(related) = related
            && let Some(content) = package.part(&related.target)?
        {
            return Ok(Self { comments: (related.target, content), lists: None, strict });
        }
        // A part of that name that nobody refers to stays as it is.
        let usual = format!("{folder}comments.xml");
        let taken = package.stored(&usual).is_some();
        let comments = if taken { format!("{folder}comments-gongkai.xml") } else { usual };
        let relations = format!("{folder}_rels/{name}.rels");
        let list = package.part(&relations)?.unwrap_or_else(|| EMPTY_RELATIONS.to_owned());
        let types = package.part(TYPES)?.unwrap_or_else(|| EMPTY_TYPES.to_owned());
        let content = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{}\"></w:comments>",
            if strict { super::STRICT } else { TRANSITIONAL }
        );
        Ok(Self {
            comments: (comments, content),
            lists: Some([(relations, list), (TYPES.to_owned(), types)]),
            strict,
        })
    }

    /// The first id that no comment of the file has.
    pub(super) fn first_free(&self, main: &Tree<'_>) -> u32 {
        let comments = Tree::parse(&self.comments.1).ok();
        let there = comments.iter().flat_map(Tree::elements).filter(|element| element.is("comment"));
        let referred = main.elements().filter(|element| {
            ["commentRangeStart", "commentRangeEnd", "commentReference"].iter().any(|name| element.is(name))
        });
        let ids = there.filter_map(id).chain(referred.filter_map(id));
        ids.max().map_or(0, |most| most.saturating_add(1)).min(u32::MAX / 2)
    }

    /// Adds the notes as comments.
    pub(super) fn add(&mut self, ids: &[u32], notes: &[Note]) {
        let namespace = if self.strict { super::STRICT } else { TRANSITIONAL };
        let mut added = String::new();
        for (id, note) in ids.iter().zip(notes) {
            let author = escaped(&note.author);
            let _ = write!(
                added,
                "<w:comment xmlns:w=\"{namespace}\" w:id=\"{id}\" w:author=\"{author}\" w:initials=\"{author}\">"
            );
            for line in note.text.lines() {
                let words = escaped(line);
                let _ = write!(added, "<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>");
            }
            added.push_str(if note.text.is_empty() { "<w:p/></w:comment>" } else { "</w:comment>" });
        }
        self.comments.1 = appended(&self.comments.1, &added).unwrap_or_default();
    }

    /// All parts as they are to be written.
    pub(super) fn finish(self) -> Result<Vec<(String, String)>, Unreadable> {
        let broken = |name: &str| Unreadable::Damaged(Format::Docx, format!("其中的 {name} 不是完整的 XML"));
        let (name, content) = self.comments;
        if content.is_empty() {
            return Err(broken(&name));
        }
        let mut parts = Vec::new();
        if let Some([(relations, list), (types, kinds)]) = self.lists {
            let base = if self.strict {
                "http://purl.oclc.org/ooxml/officeDocument/relationships"
            } else {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            };
            let relation = format!(
                "<Relationship xmlns=\"{RELATIONS}\" Id=\"rIdGongkaiComments\" Type=\"{base}/comments\" Target=\"/{name}\"/>"
            );
            let kind =
                format!("<Override xmlns=\"{KINDS}\" PartName=\"/{name}\" ContentType=\"{COMMENTS}\"/>");
            let list = appended(&list, &relation).ok_or_else(|| broken(&relations))?;
            let kinds = appended(&kinds, &kind).ok_or_else(|| broken(&types))?;
            parts.extend([(relations, super::declared(list)), (types, super::declared(kinds))]);
        }
        parts.push((name, super::declared(content)));
        Ok(parts)
    }
}

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const EMPTY_RELATIONS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
const EMPTY_TYPES: &str =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>";

fn id(element: Element<'_>) -> Option<u32> {
    element.attribute("id")?.parse().ok()
}

/// The part with more at the end of its outermost element; `None` where it is no XML.
fn appended(source: &str, more: &str) -> Option<String> {
    let tree = Tree::parse(source).ok()?;
    let root = tree.root()?;
    let (before, after) = source.split_at_checked(root.closing(source)?)?;
    if root.is_empty_tag() {
        let name = root.tag(source);
        let open = before.trim_end_matches('/');
        return Some(format!("{open}>{more}</{name}{after}"));
    }
    Some(format!("{before}{more}{after}"))
}
