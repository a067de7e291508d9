//! Figures in plain text: a cell a line, rows parted by tabs, tables of Markdown, drawn tables, comma-separated values.

use super::{HERE, Of, all, check};

#[derive(Clone, Copy, Debug)]
enum Way {
    CellALine,
    Tabs,
    Markdown,
    Drawn,
    Commas,
}

const ALL: [Way; 5] = [Way::CellALine, Way::Tabs, Way::Markdown, Way::Drawn, Way::Commas];

fn file(way: Way, of: Of, cell: &str) -> Vec<u8> {
    let table = of.table();
    let rows: Vec<String> = table
        .iter()
        .map(|row| match way {
            Way::CellALine => row.iter().map(|words| format!("\t{words}\n")).collect::<String>() + "\n",
            Way::Tabs => row.join("\t") + if row.len() == 1 { "\t\t\t\n" } else { "\n" },
            Way::Markdown => format!("| {} |\n", row.join(" | ")),
            Way::Drawn => format!("├──┼──┤\n│{}│\n", row.join("│")),
            Way::Commas => row.join(",") + &",".repeat(4 - row.len()) + "\n",
        })
        .collect();
    let end = if let Way::Drawn = way { "└──┴──┘\n" } else { "" };
    let commas = if let Way::Commas = way { ",,," } else { "" };
    let title = of.title();
    format!(
        "{title}{commas}\n\n一、总体情况{commas}\n\n正文。{commas}\n\n二、主动公开政府信息情况{commas}\n\n{}{end}\n\n示例县民政局{commas}\n",
        rows.concat()
    )
    .replace(HERE, cell)
    .into_bytes()
}

fn text(ways: &[Way], of: Of, cases: &[(&str, &str)]) {
    for way in ways {
        let name = format!("{way:?}.txt");
        all(cases, |written, expected| {
            check(of, &name, |cell| file(*way, of, cell), ("7", written), expected)
        });
    }
}

#[test]
fn plain_ways() {
    text(
        &ALL,
        Of::Count,
        &[
            ("12", "12"),
            ("１２", "12"),
            ("12件", "12"),
            ("12 件", "12"),
            ("1，234", "1234"),
            ("", "blank"),
            ("　", "blank"),
            ("-", "text -"),
            ("—", "text —"),
            ("/", "text /"),
            ("无", "text 无"),
            ("零", "text 零"),
            ("1 2", "text 1 2"),
            ("1　2", "text 1　2"),
            ("12%", "text 12%"),
            ("12²", "text 12²"),
            ("12[1]", "text 12[1]"),
            ("1.5", "?1.5"),
            ("1\u{200B}2", "12"),
            ("12。", "text 12。"),
            ("~~12~~", "text ~~12~~"),
        ],
    );
    text(&ALL[..4], Of::Count, &[("1,234", "1234"), ("12,34", "text 12,34")]);
    text(
        &ALL,
        Of::Signed,
        &[("－2", "-2"), ("−2", "-2"), ("–2", "-2"), ("减2", "-2"), ("+3", "3"), ("- 2", "-2")],
    );
    text(
        &ALL,
        Of::Amount,
        &[("3.50", "3.5"), ("3.5万元", "3.5"), ("35000元", "text 35000元"), ("3. 5", "text 3. 5")],
    );
}

/// In quotation marks a comma parts thousands, and a line end is no end of the row.
#[test]
fn quoted_values() {
    text(
        &[Way::Commas],
        Of::Count,
        &[
            ("\"1,234\"", "1234"),
            ("\"12\"", "12"),
            ("\"1\n2\"", "text 1⏎2"),
            ("\"\"", "blank"),
            ("\"12\n件\"", "12"),
        ],
    );
}

/// A row of a drawn table may be set on several lines; figures under each other are never one.
#[test]
fn lines_of_a_drawn_cell_are_not_glued() {
    let make = |second: &str| {
        let file = String::from_utf8(file(Way::Drawn, Of::Count, HERE)).unwrap();
        file.replace("│这里│1│9│", &format!("│7│1│9│\n│　│{second}│　│　│")).into_bytes()
    };
    let cases = [("件", "7"), ("0件", "?7"), ("3", "?7"), (".5", "?7"), ("　", "7")];
    all(&cases, |written, expected| check(Of::Count, "Drawn.txt", make, ("", written), expected));
}
