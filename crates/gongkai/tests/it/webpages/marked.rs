//! What editors and converters leave in the cells.

use super::{TITLE, body, check, report, right, site, table_with};
use report::TableId;

fn all(cell: impl Fn(&str, &str, bool) -> String + Copy) -> [String; 3] {
    TableId::ALL.map(|id| table_with(&report::table(&report(2024, 0), id), cell))
}

fn characters(words: &str, between: &str) -> String {
    words.chars().map(String::from).collect::<Vec<_>>().join(between)
}

#[test]
fn tables_that_word_has_made() {
    let cells = all(|words, spans, _| {
        let (mut runs, mut last) = (String::new(), None);
        for c in words.chars() {
            let kind = c.is_ascii();
            if last != Some(kind) {
                runs += if last.is_some() { "</span>" } else { "" };
                runs += if kind {
                    "<span lang=EN-US style='font-size:12.0pt;mso-bidi-font-family:宋体'>"
                } else {
                    "<span style='mso-hansi-font-family:\n  Calibri'>"
                };
            }
            last = Some(kind);
            runs.push(c);
        }
        let end = if last.is_some() { "</span>" } else { "" };
        format!(
            "<td{spans} style='width:52.0pt;border:solid windowtext 1.0pt;mso-border-alt:\n  solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\n  \
             <p class=MsoNormal align=center style='text-align:center;mso-pagination:\n  widow-orphan'><b\n  style='mso-bidi-font-weight:normal'>{runs}{end}<span\n  lang=EN-US style='color:black'><o:p></o:p></span></b></p>\n  </td>"
        )
    });
    right(&site(
        TITLE,
        &format!(
            "<style><!--\n table.MsoNormalTable {{mso-style-name:普通表格;}} p.MsoNormal {{margin:0cm;}}\n--></style>{}<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->",
            body(&cells)
        ),
    ));
}

#[test]
fn characters_that_do_not_show() {
    right(&site(
        TITLE,
        &body(&all(|words, spans, _| {
            format!("<td{spans}>&#8203;{}&#65279;</td>", characters(words, "\u{200B}"))
        })),
    ));
    right(&site(
        TITLE,
        &body(&all(|words, spans, _| format!("<td{spans}>{}</td>", characters(words, "&shy;&zwj;")))),
    ));
    right(&site(TITLE, &body(&all(|words, spans, _| format!("<td{spans}>&nbsp;&nbsp;{words}&nbsp;</td>")))));
    right(&site(TITLE, &body(&all(|words, spans, _| format!("<td{spans}>\n\t　{words}　\n</td>")))));
    right(&site(
        TITLE,
        &body(&all(|words, spans, _| format!("<td{spans}><wbr>{}</td>", characters(words, "<wbr>")))),
    ));
}

#[test]
fn labels_broken_over_lines() {
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let words = if header { characters(words, "<br>") } else { words.to_owned() };
            format!("<td{spans}><p>{words}</p></td>")
        })),
    ));
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let words = if header { characters(words, " ") } else { words.to_owned() };
            format!("<td{spans}>{words}</td>")
        })),
    ));
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let words = if header { characters(words, "</p><p>") } else { words.to_owned() };
            format!("<td{spans}><p>{words}</p><p><br></p></td>")
        })),
    ));
}

#[test]
fn marks_in_other_widths() {
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let wide = |c: char| match c {
                '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                c => c,
            };
            let words = if header {
                words.replace('（', "(").replace('）', ")").replace(['“', '”'], "\"").replace('，', ",")
            } else {
                words.chars().map(wide).collect()
            };
            format!("<td{spans}>{words}</td>")
        })),
    ));
}

/// Units behind every figure, and thousands parted.
#[test]
fn units_in_the_cells() {
    right(&site(
        TITLE,
        &body(&all(|words, spans, header| {
            let unit = if header {
                ""
            } else if words == "3.5" {
                "万元"
            } else {
                "件"
            };
            format!("<td{spans}>{words}{unit}</td>")
        })),
    ));
}

/// One cell with a note, one with two lines: neither is a number, all others are.
#[test]
fn figures_with_something_beside_them() {
    let mark = |words: &str, with: &str| words.replace(&format!("<td>{with}</td>"), "");
    assert_eq!(mark("<td>1</td>", "1"), "");
    let tables = all(|words, spans, _| format!("<td{spans}>{words}</td>"));
    let [second, third, fourth] = tables;
    let noted = second.replace("<td>10</td>", "<td>10<sup>1</sup></td>");
    assert_ne!(noted, second);
    check(
        &site(TITLE, &body(&[noted, third.clone(), fourth.clone()])),
        &[("t2/normative/issued", "text 10¹")],
        &["10¹"],
    );
    let two = second.replace("<td>10</td>", "<td><p>1</p><p>0</p></td>");
    check(
        &site(TITLE, &body(&[two, third, fourth])),
        &[("t2/normative/issued", "text 1\n0")],
        &["数字之间有空白"],
    );
}
