//! The package: parts by name, and what refers to what (OPC), as a zip archive or as one flat XML file.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::archive::Archive;
use crate::xml::{Element, Tree, characters};
use crate::{Format, Unreadable};

/// The parts of a package.
pub(in crate::docx) struct Package<'a> {
    parts: Parts<'a>,
    /// Names as stored, by the form in which they are compared.
    names: HashMap<String, String>,
}

enum Parts<'a> {
    Zip(Archive<'a>),
    Flat(HashMap<String, Vec<u8>>),
}

/// What a part refers to.
#[derive(Debug, Clone)]
pub(in crate::docx) struct Relation {
    /// The last word of its type: `styles`, `footnotes`; transitional and strict types share it.
    pub kind: String,
    /// The part's name, without a leading slash.
    pub target: String,
}

impl<'a> Package<'a> {
    pub(in crate::docx) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let parts = if bytes.starts_with(b"PK") {
            Parts::Zip(Archive::open(Format::Docx, bytes)?)
        } else {
            Parts::Flat(flat(bytes)?)
        };
        let names = match &parts {
            Parts::Zip(archive) => archive.names().map(|name| (compared(&name), name.into_owned())).collect(),
            Parts::Flat(parts) => parts.keys().map(|name| (compared(name), name.clone())).collect(),
        };
        Ok(Self { parts, names })
    }

    /// The stored name of a part, whatever its case and slashes.
    pub(in crate::docx) fn stored(&self, name: &str) -> Option<&str> {
        self.names.get(&compared(name)).map(String::as_str)
    }

    /// The bytes of a part; nothing where there is none.
    pub(in crate::docx) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(stored) = self.names.get(&compared(name)) else { return Ok(None) };
        match &mut self.parts {
            Parts::Zip(archive) => archive.member(stored),
            Parts::Flat(parts) => Ok(parts.get(stored).cloned()),
        }
    }

    /// The characters of a part; nothing where there is none.
    pub(in crate::docx) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let read = match characters(&bytes) {
            Some(Cow::Owned(text)) => Some(text),
            Some(Cow::Borrowed(text)) if text.len() < bytes.len() => Some(text.to_owned()),
            Some(Cow::Borrowed(_)) => String::from_utf8(bytes).ok(),
            None => None,
        };
        read.map(Some).ok_or_else(|| Unreadable::Damaged(Format::Docx, format!("其中的 {name} 不是文字")))
    }

    /// What a part refers to, or the package itself where the name is empty. A list that cannot be read is empty:
    /// the usual names are tried then.
    pub(in crate::docx) fn relations(&mut self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let separator = if folder.is_empty() { "" } else { "/" };
        let list = self.part(&format!("{folder}{separator}_rels/{name}.rels")).ok().flatten();
        list.as_deref().map(|list| relations(list, folder)).unwrap_or_default()
    }
}

fn relations(list: &str, folder: &str) -> Vec<Relation> {
    let Ok(tree) = Tree::parse(list) else { return Vec::new() };
    let mut found = Vec::new();
    for relation in tree.root().into_iter().flat_map(Element::children) {
        if relation.attribute("TargetMode").as_deref() == Some("External") {
            continue;
        }
        let (Some(kind), Some(target)) = (relation.attribute("Type"), relation.attribute("Target")) else {
            continue;
        };
        found.push(Relation {
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: resolved(folder, &target),
        });
    }
    found
}

/// A target seen from a folder, as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Names are compared without case; some writers store them with the other slash.
fn compared(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// The parts of a flat package: each its own XML, as it stands in the whole.
fn flat(bytes: &[u8]) -> Result<HashMap<String, Vec<u8>>, Unreadable> {
    let whole =
        characters(bytes).ok_or_else(|| Unreadable::Damaged(Format::Docx, "文件不是 XML 文字".to_owned()))?;
    let tree = Tree::parse(&whole).map_err(|fault| fault.of(Format::Docx, "文件"))?;
    let mut parts = HashMap::new();
    for part in tree.root().into_iter().flat_map(Element::children) {
        let inner =
            part.children().find(|data| data.kind().1 == "xmlData").and_then(|data| data.children().next());
        if let (Some(name), Some(inner)) = (part.attribute("name"), inner) {
            let source = whole.get(inner.span()).unwrap_or_default();
            parts.insert(name.trim_start_matches('/').to_owned(), source.as_bytes().to_vec());
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolved("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "../../../a.xml"), "a.xml");
    }
}
