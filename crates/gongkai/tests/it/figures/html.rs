//! Figures in the cells of web pages.

use super::{HERE, Of, all, check};

fn page(of: Of, cell: &str) -> Vec<u8> {
    let rows: String = of
        .table()
        .iter()
        .map(|row| {
            let wide = if row.len() == 1 { 4 } else { 1 };
            let last = if row.len() == 2 { 3 } else { wide };
            let cells = row.iter().enumerate().map(|(at, words)| {
                let span = if at + 1 == row.len() { last } else { 1 };
                format!("<td colspan={span}>{words}</td>")
            });
            format!("<tr>{}</tr>", cells.collect::<String>())
        })
        .collect();
    let rows = rows.replace(HERE, cell);
    let sheet =
        "<style>.no{display:none}.up{vertical-align:super}.gone{text-decoration:line-through}</style>";
    let title = of.title();
    format!(
        "<html><head><title>{title}</title>{sheet}</head><body><h1>{title}</h1><p>一、总体情况</p><p>正文。</p>\
         <p>二、主动公开政府信息情况</p><table>{rows}</table><p>示例县民政局</p></body></html>"
    )
    .into_bytes()
}

fn html(of: Of, cases: &[(impl AsRef<str>, &str)]) {
    all(cases, |written, expected| check(of, "a.html", |cell| page(of, cell), ("7", written), expected));
}

#[test]
fn plain_ways() {
    html(
        Of::Count,
        &[
            ("12", "12"),
            ("１２", "12"),
            ("1,234", "1234"),
            ("1，234", "1234"),
            ("12件", "12"),
            ("&nbsp;12&nbsp;", "12"),
            ("1&#8203;2", "12"),
            ("<span>1</span><span>2</span>", "12"),
            ("", "blank"),
            ("&nbsp;", "blank"),
            ("<p>　</p>", "blank"),
            ("-", "text -"),
            ("/", "text /"),
            ("—", "text —"),
            ("无", "text 无"),
            ("零", "text 零"),
            ("12%", "text 12%"),
            ("12（其中网上2）", "text 12（其中网上2）"),
            ("1.5", "?1.5"),
            ("-2", "-2"),
            ("&minus;2", "-2"),
            ("－2", "-2"),
        ],
    );
    html(
        Of::Signed,
        &[
            ("-2", "-2"),
            ("–2", "-2"),
            ("—2", "text —2"),
            ("﹣2", "-2"),
            ("减2", "-2"),
            ("增3", "3"),
            ("+3", "3"),
            ("-<br>2", "text -⏎2"),
            ("减<br>2", "text 减⏎2"),
        ],
    );
    html(
        Of::Amount,
        &[
            ("3.50", "3.5"),
            ("3．5", "3.5"),
            ("1,234.5", "1234.5"),
            ("3.5万元", "3.5"),
            ("35000元", "text 35000元"),
            ("3.<br>5", "text 3.⏎5"),
            ("3<br>.5", "text 3⏎.5"),
        ],
    );
}

/// Two lines are never one number.
#[test]
fn lines_are_not_glued() {
    html(
        Of::Count,
        &[
            ("1<br>2", "text 1⏎2"),
            ("<p>1</p><p>2</p>", "text 1⏎2"),
            ("<div>1</div><div>2</div>", "text 1⏎2"),
            ("1 2", "text 1 2"),
            ("1&nbsp;2", "text 1 2"),
            ("1&emsp;2", "text 1 2"),
            ("1\n2", "text 1 2"),
            ("<span>1</span> <span>2</span>", "text 1 2"),
            ("<ul><li>1</li><li>2</li></ul>", "text 1⏎2"),
            ("<span style='display:block'>1</span><span style='display:block'>2</span>", "text 1⏎2"),
            ("1<span style='display:block'>2</span>", "text 1⏎2"),
            ("1<hr>2", "text 1⏎2"),
            ("<dl><dt>1</dt><dd>2</dd></dl>", "text 1⏎2"),
            ("<pre>1\n2</pre>", "text 1⏎2"),
            ("1,<br>234", "text 1,⏎234"),
            ("12<br>件", "12"),
            ("<p>12</p><p>&nbsp;</p>", "12"),
        ],
    );
}

/// Marks of notes are none of the figure.
#[test]
fn raised_figures_are_notes() {
    html(
        Of::Count,
        &[
            ("12<sup>1</sup>", "text 12¹"),
            ("12<sub>3</sub>", "text 12₃"),
            ("12<sup><a href=#n1>[1]</a></sup>", "text 12[¹]"),
            ("12<span style='vertical-align:super'>1</span>", "text 12¹"),
            ("12<span style='vertical-align: sub;font-size:8px'>1</span>", "text 12₁"),
            ("12<span class=up>1</span>", "text 12¹"),
            ("12²", "text 12²"),
            ("12①", "text 12①"),
            ("12*", "text 12*"),
            ("12<sup>*</sup>", "text 12*"),
            ("<sup></sup>12", "12"),
            ("<span style='vertical-align:middle'>12</span>", "12"),
        ],
    );
}

/// What the page does not show is no figure, and what it shows struck out is none either.
#[test]
fn hidden_and_struck_figures_are_not_read() {
    html(
        Of::Count,
        &[
            ("<span style='display:none'>1</span>2", "2"),
            ("1<span class=no>2</span>", "1"),
            ("1<span hidden>2</span>", "1"),
            ("1<span style='visibility:hidden'>2</span>", "1"),
            ("1<span style='font-size:0'>2</span>", "1"),
            ("1<span style='font-size:0px'>2</span>", "1"),
            ("1<span style='mso-hide:all'>2</span>", "1"),
            ("1<!-- 2 -->", "1"),
            ("1<!--[if gte mso 9]>2<![endif]-->", "1"),
            ("1<script>2</script>", "1"),
            ("1<noscript>2</noscript>", "1"),
            ("1<template>2</template>", "1"),
            ("<s>1</s>2", "?2"),
            ("<del>1</del>2", "?2"),
            ("<strike>1</strike>2", "?2"),
            ("<span style='text-decoration:line-through'>1</span>2", "?2"),
            ("<span style='text-decoration: line-through red'>1</span>2", "?2"),
            ("<span style='text-decoration-line:line-through'>1</span>2", "?2"),
            ("<span class=gone>1</span>2", "?2"),
            ("<del>12</del>", "?blank"),
            ("<ins>1</ins>2", "12"),
            ("<u>12</u>", "12"),
            ("<ruby>12<rt>3</rt></ruby>", "12"),
            ("<ruby>12<rp>(</rp><rt>3</rt><rp>)</rp></ruby>", "12"),
        ],
    );
}

/// A field of a form shows its value; a page that was saved while it was filled in has its figures there.
#[test]
fn fields_show_their_values() {
    html(
        Of::Count,
        &[
            ("<input value=12>", "12"),
            ("<input type=text value=' 12 '>", "12"),
            ("<input type=hidden value=3>12", "12"),
            ("<input type=checkbox value=3>12", "12"),
            ("<input>", "blank"),
            ("<textarea>12</textarea>", "12"),
            ("<select><option>1</option><option selected>2</option></select>", "?blank"),
            ("<input value=1><input value=2>", "text 1 2"),
        ],
    );
}
