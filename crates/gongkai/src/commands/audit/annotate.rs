//! Annotated copies: the findings as comments in a DOCX, at the words they are about.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use paper::docx::{self, Note};

use super::outcome::{Found, Judged};
use crate::commands::files;

/// Writes the copies into a folder, each under the name of its file; a name met twice gets a number.
pub(super) struct Copies {
    folder: PathBuf,
    names: HashSet<String>,
    /// How many were written.
    pub written: usize,
    /// Files that are no DOCX, so that there is nothing to comment in.
    pub others: usize,
}

impl Copies {
    /// Copies go into this folder, which is made where it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn into(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("不能建立文件夹{}", folder.display()))?;
        Ok(Self { folder: folder.to_owned(), names: HashSet::new(), written: 0, others: 0 })
    }

    /// Writes the copy of a judged file; one that is no DOCX is only counted.
    ///
    /// # Errors
    /// When the file cannot be read again or the copy cannot be written.
    pub fn add(&mut self, judged: &Judged) -> anyhow::Result<()> {
        let Some(file) = judged.file.as_deref().filter(|name| *name != "-") else {
            self.others += 1;
            return Ok(());
        };
        let bytes = fs::read(file).with_context(|| file.to_owned())?;
        if paper::Format::of(file, &bytes) != paper::Format::Docx {
            self.others += 1;
            return Ok(());
        }
        let reading = files::open(file).with_context(|| file.to_owned())?;
        let notes: Vec<Note> = judged.findings.iter().map(note).collect();
        let copy = docx::annotate(&bytes, &reading, &notes).with_context(|| file.to_owned())?;
        let name = self.name(file);
        let path = self.folder.join(name);
        fs::write(&path, copy).with_context(|| super::cannot_write(&path))?;
        self.written += 1;
        Ok(())
    }

    fn name(&mut self, file: &str) -> String {
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut name = format!("{stem}（批注）.docx");
        let mut number = 1;
        while !self.names.insert(name.clone()) {
            number += 1;
            name = format!("{stem}（批注{number}）.docx");
        }
        name
    }
}

/// A finding as a comment: how grave, the rule, what is wrong, the provision.
fn note(found: &Found) -> Note {
    let place = text::Place { line: found.place.line, start: found.place.start, end: found.place.end };
    let mut text = format!("{}（{}）：{}", found.severity.label(), found.rule, found.explanation);
    if let Some(proposal) = &found.proposal {
        text = format!("{text}建议改为“{proposal}”。");
    }
    Note { place, author: "gongkai".to_owned(), text: format!("{text}\n依据：{}", found.citation) }
}
