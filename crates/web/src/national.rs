//! The annual report in the national form, for both sides: its tables with captions, its files.

use acts::annual::Export;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use report::{TableId, form};
use store::COUNTED_EDITION;
use text::{Block, Document};

/// A report as a file to keep.
#[derive(Debug, Clone)]
pub struct File {
    bytes: Vec<u8>,
    kind: &'static str,
    name: String,
}

impl File {
    /// A Word document.
    ///
    /// # Errors
    /// When it cannot be written to memory.
    pub fn docx(document: &Document) -> Result<Self, String> {
        let bytes = paper::docx::write(document).map_err(|error| error.to_string())?;
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        Ok(Self {
            bytes, kind, name: format!("{}.docx", document.title.as_deref().unwrap_or("年度报告"))
        })
    }

    /// JSON.
    ///
    /// # Errors
    /// When it cannot be written to memory.
    pub fn json(export: &Export) -> Result<Self, String> {
        let mut bytes = serde_json::to_vec_pretty(export).map_err(|error| error.to_string())?;
        bytes.push(b'\n');
        Ok(Self { bytes, kind: "application/json; charset=utf-8", name: format!("{}.json", export.title) })
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
