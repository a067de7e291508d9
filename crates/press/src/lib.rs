//! A document on pages, as an official document is laid out (GB/T 9704), and as a file that anybody can print.
//!
//! [`lay_out`] breaks a [`text::Document`] into lines and pages once; [`Pages::pdf`] and [`Pages::ofd`] write them. The layout is our own
//! because the grid of 22 lines of 28 characters, the rules for marks at the ends of lines and tables with exactly
//! merged cells are what makes the form; the same pages give the same bytes each time.

mod flow;
mod fonts;
mod line;
mod ofd;
mod opinion;
mod pdf;
mod sheet;
mod table;
mod xlsx;

use text::Document;

pub use fonts::{Fonts, NoFont};
pub use opinion::opinion;
pub use xlsx::{roll_up_xlsx, xlsx};

/// A file could not be written, for whoever runs the service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot write the file: {0}")]
pub struct Failure(String);

/// A document laid out on pages.
pub struct Pages<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    laying: flow::Laying,
}

/// Lays a document out on A4 in the faces of `fonts`.
pub fn lay_out<'a>(document: &'a Document, fonts: &'a Fonts) -> Pages<'a> {
    Pages { document, fonts, laying: flow::lay_out(document, flow::Form::Plain, fonts) }
}

/// Lays a letter out in 信函格式 (GB/T 9704-2012 第10.1条): the name of the body that signs it in red at the head, red lines
/// above and below. A document that nobody signs is laid out as any other.
pub fn lay_out_letter<'a>(document: &'a Document, fonts: &'a Fonts) -> Pages<'a> {
    Pages { document, fonts, laying: flow::lay_out(document, flow::Form::Letter, fonts) }
}

impl Pages<'_> {
    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.laying.pages.len()
    }

    /// Characters that no face has, and that are printed as 〓 (FMT-74).
    pub fn missing(&self) -> impl Iterator<Item = char> {
        self.laying.missing.iter().copied()
    }

    /// The pages as PDF/A-2a and PDF/UA-1: tagged, with bookmarks, faces embedded, language zh-CN (FMT-75).
    ///
    /// # Errors
    /// [`Failure`] when a face cannot be embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, Failure> {
        pdf::write(self)
    }

    /// The pages as OFD (GB/T 33190), with bookmarks and the faces embedded.
    ///
    /// # Errors
    /// [`Failure`] when a face cannot be embedded.
    pub fn ofd(&self) -> Result<Vec<u8>, Failure> {
        ofd::write(self)
    }
}
