//! Web pages, real ones and hostile ones.

mod pages;
mod sites;

use text::Block;

/// A page as short lines: H heading, P paragraph, T table with rows parted by `/` and cells by `|`.
pub fn shape(bytes: &[u8]) -> String {
    let reading = paper::read("page.html", bytes).expect("a page that can be read");
    let lines = reading.document.blocks.iter().map(|block| match block {
        Block::Heading { level, text, .. } => format!("H{level} {text}"),
        Block::Paragraph { text, .. } => format!("P {text}"),
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| {
                    let span = match (cell.colspan, cell.rowspan) {
                        (1, 1) => String::new(),
                        (wide, tall) => format!("[{wide}x{tall}]"),
                    };
                    format!("{}{span}", cell.text.replace('\n', "⏎"))
                });
                cells.collect::<Vec<_>>().join("|")
            });
            format!("T {}", rows.collect::<Vec<_>>().join(" / "))
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
