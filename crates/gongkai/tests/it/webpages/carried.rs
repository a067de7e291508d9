//! Pages that carry the report in something else: a frame, a script, a file, lines of text.

use super::{TITLE, body, check, read, right, site, tables};

const NOTHING: [(&str, &str); 3] = [("t2/*", "absent"), ("t3/*", "absent"), ("t4/*", "absent")];

fn escaped(html: &str) -> String {
    html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// As a string of JavaScript, in ASCII.
fn ascii(html: &str) -> String {
    let mut out = String::new();
    for unit in html.encode_utf16() {
        match u8::try_from(unit).ok().map(char::from) {
            Some('"') => out += "\\\"",
            Some('\n') => out += "\\n",
            Some('/') => out += "\\/",
            Some('<') => out += "\\u003c",
            Some(c) if c.is_ascii() => out.push(c),
            _ => out += &format!("\\u{unit:04x}"),
        }
    }
    out
}

/// What is in a frame is part of the page when it stands in the page itself.
#[test]
fn a_frame_with_its_own_source() {
    let text = body(&tables());
    right(&site(
        TITLE,
        &format!(
            "<iframe width=100% srcdoc=\"{}\"></iframe>",
            escaped(&format!("<html><body>{text}</body></html>"))
        ),
    ));
    right(&site(TITLE, &format!("<iframe srcdoc='{}'></iframe>", text.replace('\'', "&#39;"))));
}

/// A frame from elsewhere is not there.
#[test]
fn a_frame_from_elsewhere() {
    let page = site(TITLE, "<iframe src=\"/art/2025/1/17/art_1.html\" width=100%></iframe>");
    check(&page, &NOTHING, &["框架"]);
}

#[test]
fn a_report_in_a_script() {
    let text = body(&tables());
    for script in [
        format!(
            "<div id=c></div><script>var data = {{\"title\":\"{TITLE}\",\"content\":\"{}\"}};document.getElementById('c').innerHTML = data.content;</script>",
            ascii(&text)
        ),
        format!(
            "<div id=app></div><script type=\"application/json\" id=__NEXT_DATA__>{{\"props\":{{\"id\":1,\"html\":\"{}\"}}}}</script>",
            ascii(&text)
        ),
        format!("<script>document.write('{}')</script>", text.replace('\'', "\\'").replace('\n', "\\n")),
        format!("<script>var html = `{text}`;</script>"),
        format!("<textarea id=content style=\"display:none\">{}</textarea>", escaped(&text)),
        format!("<template id=t>{text}</template>"),
    ] {
        check(&site(TITLE, &script), &[], &["报告正文写在网页的"]);
    }
}

/// A script that only speaks of the report is not the report.
#[test]
fn scripts_that_carry_nothing() {
    let text = body(&tables());
    right(&site(
        TITLE,
        &format!(
            "<script>var labels = [\"<td>信息内容</td><td>行政许可</td>\", \"<table></table>\"];</script>{text}"
        ),
    ));
}

#[test]
fn a_page_with_files_only() {
    for link in [
        "<a href=/P020250117.pdf>附件：年度报告.pdf</a>",
        "<a href='/f/1.wps'>示例县民政局2024年政府信息公开工作年度报告</a>",
        "<a href=\"down.jsp?f=1.docx\">点击下载</a>",
    ] {
        check(&site(TITLE, &format!("<p>{link}</p>")), &NOTHING, &["附件"]);
    }
    check(&site(TITLE, "<p><embed src=/1.pdf type=application/pdf></p>"), &NOTHING, &["附件"]);
    check(&site(TITLE, "<p><object data=/1.pdf type=application/pdf></object></p>"), &NOTHING, &["附件"]);
}

/// The whole report as lines, the figures of a row behind its label: without cells nothing is certain.
#[test]
fn lines_parted_by_breaks() {
    let lines = |id| {
        let table = report::table(&super::report(2024, 0), id);
        let rows = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("　"));
        rows.collect::<Vec<_>>().join("<br>\n")
    };
    let page = site(TITLE, &body(&report::TableId::ALL.map(lines)));
    check(&page, &NOTHING, &["表二", "表三", "表四"]);
}

/// Pictures for all three tables.
#[test]
fn tables_that_are_pictures() {
    let pictures = ["2", "3", "4"].map(|n| format!("<p><img src=table{n}.png></p>"));
    check(&site(TITLE, &body(&pictures)), &NOTHING, &["3张图片"]);
    let (_, found) = read(&site(TITLE, &body(&pictures)));
    assert_eq!(found.report.sections.len(), 6);
}
