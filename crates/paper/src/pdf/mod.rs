//! PDF in: text with its places on the page, tables from their ruling lines.
//!
//! The low-level parser is `hayro-syntax`; content streams, fonts, lines, paragraphs and tables are our own, because a
//! number must come from the cell it is printed in, and a parser of text alone does not know cells. What the file does
//! not say (which character a glyph is, where a cell ends) becomes a doubt and is never guessed.

mod flow;
mod font;
mod furniture;
mod geometry;
mod guard;
mod info;
mod interpret;
mod line;
mod sheet;
mod stream;
mod table;
mod write;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::interpret::Interpreter;
use self::line::{Line, lines};
use self::table::{Grid, Loose, fill, grids, loose};
use crate::{Format, Reading, Unreadable};

const CUT: &str = "文件超出读取的限度，只读取了前面的部分";
const TORN: &str = "文件的末尾不完整，可能没有下载完，后面的内容可能缺失";
/// The most pages that are read.
const MOST_PAGES: usize = 600;
/// A page with fewer characters than this under a picture is a scan.
const FEW_CHARACTERS: usize = 12;

/// Reads a PDF.
///
/// # Errors
/// [`Unreadable`]: no PDF, damaged beyond repair, protected by a password, scanned, without text.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    // The parser below is not ours. Should it panic on a file that nobody has seen, this file is refused and the batch
    // goes on.
    catch_unwind(AssertUnwindSafe(|| whole(bytes)))
        .unwrap_or_else(|_| Err(Unreadable::Damaged(Format::Pdf, "文件结构异常".into())))
}

fn whole(bytes: &[u8]) -> Result<Reading, Unreadable> {
    guard::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(refused)?;
    let mut interpreter = Interpreter::new();
    let mut carried = Vec::new();
    let mut pages: Vec<Content> = pdf
        .pages()
        .iter()
        .take(MOST_PAGES)
        .zip(1..)
        .map(|(page, number)| Content::read(&mut interpreter, page, number, &mut carried))
        .collect();
    if let Some(last) = pages.last_mut() {
        last.lines.extend(carried);
    }
    if pages.is_empty() {
        return Err(Unreadable::Damaged(Format::Pdf, "没有页面".into()));
    }
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let cut = interpreter.met || interpreter.budget.met || pdf.pages().len() > MOST_PAGES;
    if pages.iter().all(|page| page.characters < FEW_CHARACTERS) {
        if cut {
            return Err(Unreadable::Bounded(Format::Pdf, "内容太多"));
        }
        let blank = pages.iter().all(|page| page.characters == 0 && !page.pictured);
        if pages.iter().filter(|page| page.pictured).count() * 2 >= pages.len() {
            return Err(Unreadable::Scanned(count));
        }
        if blank {
            return Err(Unreadable::Empty(Format::Pdf));
        }
    }
    let notes = [(cut, CUT), (!ends(bytes), TORN)];
    let notes: Vec<&str> = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect();
    Ok(write::written(pages, info::properties(pdf.metadata()), &notes))
}

/// True where the file has its end mark; some programs write a little behind it.
fn ends(bytes: &[u8]) -> bool {
    bytes[bytes.len().saturating_sub(2048)..].windows(5).any(|words| words == b"%%EOF")
}

fn refused(error: LoadPdfError) -> Unreadable {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Protected(Format::Pdf),
        LoadPdfError::Decryption(_) => Unreadable::Damaged(Format::Pdf, "加密方式无法识别".into()),
        LoadPdfError::Invalid => Unreadable::Damaged(Format::Pdf, "找不到页面目录".into()),
    }
}

/// What stands on a page.
#[derive(Debug)]
struct Content {
    number: u32,
    width: f32,
    height: f32,
    /// The lines outside of tables, from top to bottom.
    lines: Vec<Line>,
    tables: Vec<Grid>,
    /// How many characters it has.
    characters: usize,
    /// Pictures or drawings cover much of it.
    pictured: bool,
    /// Its text is that of a scan's text layer.
    layered: bool,
}

impl Content {
    /// Reads a page; `carried` is the head of a table that stood at the end of the page before, and becomes that at the
    /// end of this one.
    fn read(
        interpreter: &mut Interpreter,
        page: &hayro_syntax::page::Page<'_>,
        number: u32,
        carried: &mut Vec<Line>,
    ) -> Self {
        let mut sheet = interpreter.page(page, number);
        sheet.straighten();
        let characters = sheet.glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()).count();
        let invisible = sheet.glyphs.iter().filter(|glyph| glyph.invisible).count();
        let mut tables = grids(&sheet, carried.is_empty());
        let mut glyphs = std::mem::take(&mut sheet.glyphs);
        for table in &mut tables {
            glyphs = fill(table, glyphs);
        }
        let found = loose(lines(&glyphs), std::mem::take(carried), number, sheet.height);
        let Loose { kept: lines, tables: without_rules, carried: head } = found;
        *carried = head;
        tables.extend(without_rules);
        tables.sort_by(|a, b| a.area().y0.total_cmp(&b.area().y0));
        let layered = invisible * 2 > characters.max(1);
        for table in tables.iter_mut().filter(|_| layered) {
            table.layered = true;
        }
        Self {
            number,
            width: sheet.width,
            height: sheet.height,
            lines,
            tables,
            characters,
            pictured: sheet.pictures > 0.4 || sheet.shapes > 200,
            layered,
        }
    }
}
