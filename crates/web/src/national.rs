//! The annual report in the national form, for both sides: its tables with captions, its files.

use std::fmt::Display;

use acts::annual::Export;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use press::Fonts;
use report::{Report, TableId, form};
use statute::DocKind;
use store::COUNTED_EDITION;
use text::{Block, Document};

use crate::error::{Unable, failure};
use crate::page::Shell;

/// What a report can be kept as, in the order of the links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pages to print and to archive.
    Pdf,
    /// A Word document.
    Docx,
    /// Pages in the national format.
    Ofd,
    /// A workbook with formulas.
    Xlsx,
    /// Data.
    Json,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Docx, Self::Ofd, Self::Xlsx, Self::Json];

    /// `pdf`: what its addresses and file names end with.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Ofd => "ofd",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The kind with an extension.
    pub fn of(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// What a link to it says.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "Word文档（DOCX）",
            Self::Ofd => "OFD",
            Self::Xlsx => "Excel工作簿（XLSX）",
            Self::Json => "数据（JSON）",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Ofd => "application/ofd",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// What a letter can be kept as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// To print and to archive.
    Pdf,
    /// To be worked on.
    Docx,
}

impl Paper {
    /// The kind with an extension.
    pub fn of(extension: &str) -> Option<Self> {
        match extension {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            _ => None,
        }
    }
}

/// What a file is made of.
pub struct Source {
    /// The report as it is shown.
    pub report: Report,
    /// The report of the year before, for the relations across years.
    pub before: Option<Report>,
    /// What the JSON holds.
    pub export: Export,
}

/// Why there is no file.
#[derive(Debug)]
pub enum NoFile {
    /// This machine cannot make it; the sentence is for the reader.
    Unable(String),
    /// It went wrong.
    Failed(String),
}

impl NoFile {
    /// The page that says so.
    pub fn page(self, shell: Shell) -> Response {
        match self {
            Self::Unable(words) => Unable { shell, words }.into_response(),
            Self::Failed(cause) => failure(&shell, &cause),
        }
    }
}

impl Source {
    /// Makes a file, on a thread that may take its time.
    ///
    /// # Errors
    /// [`NoFile::Unable`] without Chinese faces on this machine; [`NoFile::Failed`] when it cannot be written.
    pub async fn file(self, kind: Kind) -> Result<File, NoFile> {
        let made = tokio::task::spawn_blocking(move || {
            let bytes = self.bytes(kind)?;
            Ok(File {
                bytes,
                kind: kind.media_type(),
                name: format!("{}.{}", self.report.title, kind.extension()),
            })
        });
        made.await.unwrap_or_else(|stopped| Err(NoFile::Failed(stopped.to_string())))
    }

    fn bytes(&self, kind: Kind) -> Result<Vec<u8>, NoFile> {
        let document = || report::compose(&self.report);
        match kind {
            Kind::Pdf => press::lay_out(&document(), fonts()?).pdf().map_err(failed),
            Kind::Ofd => press::lay_out(&document(), fonts()?).ofd().map_err(failed),
            Kind::Docx => paper::docx::write(&document()).map_err(failed),
            Kind::Xlsx => press::xlsx(&self.report, self.before.as_ref()).map_err(failed),
            Kind::Json => {
                let mut bytes = serde_json::to_vec_pretty(&self.export).map_err(failed)?;
                bytes.push(b'\n');
                Ok(bytes)
            }
        }
    }
}

/// The faces of this machine.
fn fonts() -> Result<&'static Fonts, NoFile> {
    Fonts::system().map_err(|error| NoFile::Unable(error.to_string()))
}

fn failed(error: impl Display) -> NoFile {
    NoFile::Failed(error.to_string())
}

/// A report as a file to keep.
#[derive(Debug, Clone)]
pub struct File {
    bytes: Vec<u8>,
    kind: &'static str,
    name: String,
}

impl File {
    /// A document that is no annual report as a Word document.
    ///
    /// # Errors
    /// When it cannot be written to memory.
    pub fn docx(document: &Document) -> Result<Self, String> {
        let bytes = paper::docx::write(document).map_err(|error| error.to_string())?;
        let name = format!("{}.docx", document.title.as_deref().unwrap_or("文档"));
        Ok(Self { bytes, kind: Kind::Docx.media_type(), name })
    }

    /// A letter as PDF in the form of letters (FMT-50), the receipt plain, or as a Word document; `name` without ending.
    ///
    /// # Errors
    /// [`NoFile::Unable`] without Chinese faces on this machine; [`NoFile::Failed`] when it cannot be written.
    pub async fn letter(letter: Document, name: String, on: Paper) -> Result<Self, NoFile> {
        let made = tokio::task::spawn_blocking(move || {
            let plain = letter.title.as_deref() == Some(DocKind::Receipt.name());
            let (bytes, kind) = match on {
                Paper::Pdf if plain => (press::lay_out(&letter, fonts()?).pdf().map_err(failed)?, Kind::Pdf),
                Paper::Pdf => (press::lay_out_letter(&letter, fonts()?).pdf().map_err(failed)?, Kind::Pdf),
                Paper::Docx => (paper::docx::write(&letter).map_err(failed)?, Kind::Docx),
            };
            Ok(Self { bytes, kind: kind.media_type(), name: format!("{name}.{}", kind.extension()) })
        });
        made.await.unwrap_or_else(|stopped| Err(NoFile::Failed(stopped.to_string())))
    }

    /// A PDF of this name.
    pub fn pdf(bytes: Vec<u8>, name: &str) -> Self {
        Self { bytes, kind: Kind::Pdf.media_type(), name: format!("{name}.pdf") }
    }

    /// A file as it is kept: to be saved, never to be shown by the browser, whatever it holds.
    pub fn kept(bytes: Vec<u8>, name: String) -> Self {
        Self { bytes, kind: "application/octet-stream", name }
    }
}

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let name: String = form_urlencoded::byte_serialize(self.name.as_bytes()).collect();
        let disposition = format!("attachment; filename*=UTF-8''{}", name.replace('+', "%20"));
        let mut response = ([(CONTENT_TYPE, self.kind)], self.bytes).into_response();
        if let Ok(disposition) = HeaderValue::try_from(disposition) {
            response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
        }
        response
    }
}

/// The document with the name of each table above it: the form has none, but readers of a page need one.
pub fn captioned(mut document: Document) -> Document {
    let tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading { .. } | Block::Paragraph { .. } => None,
    });
    for (table, id) in tables.zip(TableId::ALL) {
        let name = &form(COUNTED_EDITION).table(id).name_zh;
        table.caption = Some(format!("{} {name}", id.label()));
    }
    document
}
