//! How pages are built: tables in tables, elements of any kind, spans that say nonsense.

use super::{TITLE, body, check, read, report, right, site, table_with, tables};
use report::TableId;

fn of(id: TableId) -> text::Table {
    report::table(&report(2024, 0), id)
}

fn all(cell: impl Fn(&str, &str, bool) -> String + Copy) -> [String; 3] {
    TableId::ALL.map(|id| table_with(&of(id), cell))
}

#[test]
fn the_page_itself() {
    right(&site(TITLE, &body(&tables())));
}

#[test]
fn tables_inside_layout_tables() {
    let mut text = body(&tables());
    for width in [600, 800, 1000] {
        text = format!(
            "<table width={width} cellpadding=0><tr><td width=10>&nbsp;</td><td valign=top>{text}</td><td width=10></td></tr></table>"
        );
    }
    right(&site(TITLE, &text));
    // Each table in a frame of its own, in a cell with an indent beside it.
    let framed = tables().map(|table| {
        format!("<table><tr><td width=20></td><td><table><tr><td>{table}</td></tr></table></td></tr></table>")
    });
    right(&site(TITLE, &body(&framed)));
}

#[test]
fn labels_and_figures_in_any_kind_of_cell() {
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let kind = if header { "th" } else { "td" };
            format!("<{kind}{spans}>{words}</{kind}>")
        })),
    ));
    // A site that sets every cell as a label, and one that sets the figures so.
    right(&site(TITLE, &body(&all(|words, spans, _| format!("<th{spans} scope=row>{words}</th>")))));
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let kind = if header { "td" } else { "th" };
            format!("<{kind}{spans}><div>{words}</div></{kind}>")
        })),
    ));
}

/// `rowspan=0` reaches to the end; spans too large end where the table ends.
#[test]
fn spans_that_say_nonsense() {
    let [second, third, fourth] = tables();
    let wide = third.replace(" colspan=7", " colspan=99").replace("rowspan=22", "rowspan=22 colspan=1");
    right(&site(TITLE, &body(&[second.replace("colspan=4", "colspan=400"), wide, fourth.clone()])));
    // The label of the results reaches to the last line of its own group of rows.
    let results = third.find("<td rowspan=22").unwrap();
    let row = third[..results].rfind("<tr>").unwrap();
    let last = third.rfind("<tr>").unwrap();
    let grouped = format!(
        "{}<tbody>{}</tbody><tbody>{}",
        &third[..row],
        third[row..last].replace("rowspan=22", "rowspan=0"),
        &third[last..]
    );
    right(&site(TITLE, &body(&[second.clone(), grouped, fourth.clone()])));
    let tall = third.replace("rowspan=22", "rowspan=2200");
    check(&site(TITLE, &body(&[second, tall, fourth])), &[], &[]);
}

#[test]
fn fields_of_a_form_hold_the_figures() {
    right(&site(
        TITLE,
        &format!(
            "<form>{}</form>",
            body(&all(|words, spans, header| {
                if header {
                    format!("<td{spans}>{words}</td>")
                } else {
                    format!("<td{spans}><input type=text readonly value=\"{words}\"></td>")
                }
            }))
        ),
    ));
}

/// Boxes that only look like a table are none; nothing is guessed from their lines.
#[test]
fn tables_of_boxes() {
    let boxes = |id| {
        table_with(&of(id), |words, _, _| format!("<div class=cell>{words}</div>"))
            .replace("<table border=1>", "<div class=table>")
            .replace("</table>", "</div>")
            .replace("<tr>", "<div class=row>")
            .replace("</tr>", "</div>")
    };
    let page = site(TITLE, &body(&TableId::ALL.map(boxes)));
    check(
        &page,
        &[("t", "absent"), ("t2/*", "absent"), ("t3/*", "absent"), ("t4/*", "absent")],
        &["表二", "表三", "表四"],
    );
}

#[test]
fn lines_in_preformatted_text() {
    let plain = |id| {
        let rows: Vec<String> = of(id)
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("\t"))
            .collect();
        format!("<pre>{}</pre>", rows.join("\n"))
    };
    right(&site(TITLE, &body(&TableId::ALL.map(plain))));
}

#[test]
fn headings_that_are_pictures() {
    let mut text = body(&tables());
    for heading in ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    {
        text =
            text.replace(&format!("<p>{heading}</p>"), &format!("<p><img src=h.png alt=\"{heading}\"></p>"));
    }
    check(&site(TITLE, &text), &[], &["2张图片"]);
}

#[test]
fn columns_and_rows_of_the_sites_own() {
    let [second, third, fourth] = tables();
    // A column of numbers before, and one of remarks behind.
    let mut line = 0;
    let numbered: String = third
        .split_inclusive("<tr>")
        .map(|part| {
            line += 1;
            let words = match line {
                2 => "<td rowspan=3>序号</td>".to_owned(),
                1 | 3 | 4 => String::new(),
                n => format!("<td>{}</td>", n - 4),
            };
            format!("{words}{part}")
        })
        .collect();
    right(&site(TITLE, &body(&[second.clone(), numbered, fourth.clone()])));
    // The head again, as a printer repeats it on the next page.
    let head_end = third.find("<td colspan=3>一、").unwrap() - "<tr>".len();
    let head = third["<table border=1>".len()..head_end].to_owned();
    let middle = third.find("<td rowspan=3>（四）").unwrap() - "<tr>".len();
    let repeated = format!("{}{}{}", &third[..middle], head, &third[middle..]);
    let (_, found) = read(&site(TITLE, &body(&[second, repeated, fourth])));
    let wanted = report(2024, 0);
    for (id, cell) in &wanted.cells {
        assert_eq!(found.report.value(id.as_str()), &cell.value, "{id}");
    }
}
