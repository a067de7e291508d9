//! A document as HTML: a fragment for a page of ours, or a whole page that stands alone.

use text::{Align, Block, Cell, Document, Table};

/// Style of a page that stands alone: readable on screen and on paper, no request to anywhere.
const STYLE: &str = "body{max-width:60em;margin:2em auto;padding:0 1em;line-height:1.8;\
font-family:\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif;color:#1c2430}\
h1{text-align:center;font-size:1.6em}h2{font-size:1.25em}h3,h4,h5,h6{font-size:1.05em}\
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1em 0;font-size:.9em}\
th,td{border:1px solid #6b7789;padding:.3em .5em;font-weight:400}\
caption{text-align:start}.centre{text-align:center}.end{text-align:end}\
td.end{font-variant-numeric:tabular-nums}@media print{body{margin:0;max-width:none}}";

/// A whole page in Simplified Chinese. All words are escaped.
pub fn page(document: &Document) -> String {
    let [mut out, end] = frame(document.title.as_deref().unwrap_or("文档"));
    out.push_str(&fragment(document));
    out.push_str(&end);
    out
}

/// What stands before and behind the fragments of a whole page with this title.
pub fn frame(title: &str) -> [String; 2] {
    let mut out = String::from("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    escape(title, &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n<h1>");
    escape(title, &mut out);
    out.push_str("</h1>\n");
    [out, "</main>\n</body>\n</html>\n".to_owned()]
}

/// The blocks without the title, to stand in a page of ours under its `h1`. All words are escaped; how a block is
/// set is a class (`centre`, `end`), since our pages allow no style of their own.
pub fn fragment(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text, .. } => {
                let tag = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(&1, &5) - 1)];
                out.push('<');
                out.push_str(tag);
                out.push('>');
                escape(text, &mut out);
                out.push_str("</");
                out.push_str(tag);
                out.push_str(">\n");
            }
            Block::Paragraph { text, align, .. } => {
                out.push_str("<p");
                class(*align, &mut out);
                out.push('>');
                escape(text, &mut out);
                out.push_str("</p>\n");
            }
            Block::Table(rows) => table(rows, &mut out),
        }
    }
    out
}

fn table(table: &Table, out: &mut String) {
    let label = table.caption.as_deref().unwrap_or("表格，可左右滚动");
    out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    escape(label, out);
    out.push_str("\">\n<table>\n");
    if let Some(caption) = &table.caption {
        out.push_str("<caption>");
        escape(caption, out);
        out.push_str("</caption>\n");
    }
    let head = table.head();
    for (number, row) in table.rows.iter().enumerate() {
        out.push_str(if number == 0 && head > 0 { "<thead><tr>" } else { "<tr>" });
        for (at, each) in row.iter().enumerate() {
            let labels_row = row[at + 1..].iter().any(|later| !later.header);
            cell(each, labels_row, out);
        }
        out.push_str(if number + 1 == head { "</tr></thead>\n" } else { "</tr>\n" });
    }
    out.push_str("</table>\n</div>\n");
}

fn cell(cell: &Cell, labels_row: bool, out: &mut String) {
    let tag = if cell.header { "th" } else { "td" };
    out.push('<');
    out.push_str(tag);
    if cell.header {
        let scope = match (labels_row, cell.rowspan > 1, cell.colspan > 1) {
            (true, true, _) => "rowgroup",
            (true, false, _) => "row",
            (false, _, true) => "colgroup",
            (false, _, false) => "col",
        };
        out.push_str(" scope=\"");
        out.push_str(scope);
        out.push('"');
    }
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span > 1 {
            let number = span.to_string();
            out.extend([" ", name, "=\"", &number, "\""]);
        }
    }
    class(cell.align, out);
    out.push('>');
    escape(&cell.text, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn class(align: Align, out: &mut String) {
    out.push_str(match align {
        Align::Left | Align::Flush => "",
        Align::Center => " class=\"centre\"",
        Align::Right => " class=\"end\"",
    });
}

/// Appends `text` with the characters escaped that mean something in HTML text and quoted attributes.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let rows = vec![
            vec![Cell::header("项目", 1, 2), Cell::header("申请人情况", 2, 1)],
            vec![Cell::header("自然人", 1, 1), Cell::header("总计", 1, 1)],
            vec![
                Cell::header("一、本年新收", 1, 1),
                Cell::new("1").aligned(Align::Right),
                Cell::new("<b>").aligned(Align::Right),
            ],
        ];
        Document {
            title: Some("甲&乙".into()),
            blocks: vec![
                Block::heading(1, "一、总体情况"),
                Block::aligned("2025年1月6日", Align::Right),
                Block::Table(Table { caption: Some("表\"三\"".into()), rows, ..Table::default() }),
            ],
        }
    }

    #[test]
    fn blocks_become_headings_paragraphs_and_tables() {
        let html = fragment(&document());
        assert!(html.starts_with("<h2>一、总体情况</h2>\n<p class=\"end\">2025年1月6日</p>\n"), "{html}");
        assert!(html.contains("<th scope=\"col\" rowspan=\"2\" class=\"centre\">项目</th>"), "{html}");
        assert!(
            html.contains("<th scope=\"colgroup\" colspan=\"2\" class=\"centre\">申请人情况</th>"),
            "{html}"
        );
        assert!(
            html.contains("<th scope=\"row\" class=\"centre\">一、本年新收</th><td class=\"end\">1</td>"),
            "{html}"
        );
    }

    #[test]
    fn every_word_is_escaped() {
        let html = page(&document());
        assert!(html.contains("<title>甲&amp;乙</title>") && html.contains("<h1>甲&amp;乙</h1>"));
        assert!(html.contains("&lt;b&gt;") && !html.contains("<b>"));
        assert!(html.contains("aria-label=\"表&quot;三&quot;\""));
    }
}
