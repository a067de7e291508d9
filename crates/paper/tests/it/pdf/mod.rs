//! PDF from outside: a published report, the programs that write PDF, and files made to harm.

mod corpus;
mod hostile;
mod made;
mod published;

use paper::{Reading, Unreadable};
use text::{Block, Table};

/// A file of one page with this content; the font F is Helvetica, G a Chinese one in GBK.
pub(crate) fn page(content: &[u8]) -> Vec<u8> {
    pages(&[content], b"")
}

/// A file of several pages, with more objects behind.
pub(crate) fn pages(contents: &[&[u8]], more: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
        5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> endobj\n\
        6 0 obj <</Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H /DescendantFonts [\
        <</Subtype /CIDFontType0 /DW 1000 /W [814 939 500]>>]>> endobj\n"
        .to_vec();
    let mut kids = String::new();
    for (content, number) in contents.iter().zip(10..) {
        kids.extend(format!("{number}0 0 R ").chars());
        file.extend(
            format!(
                "{number}0 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number}1 0 R \
                 /Resources <</Font <</F 5 0 R /G 6 0 R /H 7 0 R>> /XObject <</X 8 0 R>>>>>> endobj\n\
                 {number}1 0 obj <</Length {}>> stream\n",
                content.len()
            )
            .bytes(),
        );
        file.extend(*content);
        file.extend(b"\nendstream endobj\n");
    }
    file.extend(
        format!("2 0 obj <</Type /Pages /Kids [{kids}] /Count {}>> endobj\n", contents.len()).bytes(),
    );
    file.extend(more);
    file.extend(b"trailer <</Root 1 0 R>>\n%%EOF\n");
    file
}

pub(crate) fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    paper::read("报告.pdf", bytes)
}

pub(crate) fn tables(reading: &Reading) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        match block {
            Block::Table(table) => Some(table),
            Block::Heading { .. } | Block::Paragraph { .. } => None,
        }
    }
    reading.document.blocks.iter().filter_map(table).collect()
}

/// The words of each row, with the spans of merged cells.
pub(crate) fn rows(table: &Table) -> Vec<String> {
    let cell = |cell: &text::Cell| match (cell.rowspan, cell.colspan) {
        (1, 1) => cell.text.clone(),
        (rows, columns) => format!("{}[{rows}×{columns}]", cell.text),
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
}
