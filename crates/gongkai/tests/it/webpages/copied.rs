//! A table twice, a table cut in two, a year beside another.

use super::{TITLE, body, body_of, check, read, report, right, site, table, tables};
use report::TableId;

/// A table cut before the row that begins with these words.
fn cut(table: &str, before: &str) -> (String, String) {
    let at = table.find(before).unwrap();
    let row = table[..at].rfind("<tr>").unwrap();
    (format!("{}</table>", &table[..row]), format!("<table border=1>{}", &table[row..]))
}

#[test]
fn a_table_cut_in_two() {
    let [second, third, fourth] = tables();
    let (above, below) = cut(&third, "（四）无法提供");
    let below_alone = below.clone();
    right(&site(TITLE, &body(&[second.clone(), format!("{above}{below_alone}"), fourth.clone()])));
    right(&site(
        TITLE,
        &body(&[second.clone(), format!("{above}<p>&nbsp;</p><div>{below}</div>"), fourth.clone()]),
    ));
    let (law, others) = cut(&second, "第二十条第（五）项");
    let (licence, penalty) = cut(&others, "第二十条第（六）项");
    right(&site(TITLE, &body(&[format!("{law}{licence}{penalty}"), third, fourth])));
}

/// A last line alone on the next page.
#[test]
fn the_last_line_cut_off() {
    let [second, third, fourth] = tables();
    let (above, last) = cut(&third, "四、结转下年度继续办理");
    let (head, figures) = cut(&fourth, "<td>1</td>");
    right(&site(TITLE, &body(&[second, format!("{above}{last}"), format!("{head}{figures}")])));
}

/// For telephones and for desks: both are shown by style sheets that a reader does not know.
#[test]
fn every_table_twice() {
    let twice = tables().map(|table| format!("<div class=pc>{table}</div><div class=mobile>{table}</div>"));
    right(&site(TITLE, &body(&twice)));
    let hidden = tables().map(|table| {
        format!("<div>{table}</div><div style=\"display:none\">{}</div>", table.replace(">1<", ">9<"))
    });
    check(&site(TITLE, &body(&hidden)), &[], &["不显示"]);
    let text = body(&tables());
    right(&site(TITLE, &format!("<div class=pc>{text}</div><div class=mobile>{text}</div>")));
}

/// The second copy says otherwise: the first is read, and every difference is said.
#[test]
fn a_table_twice_with_other_figures() {
    let [second, third, fourth] = tables();
    let other = second.replace("<td>10</td>", "<td>11</td>");
    check(&site(TITLE, &body(&[format!("{second}{other}"), third, fourth])), &[], &["先是“10”，后是“11”"]);
}

/// Two years on one page are two reports. Whichever is read, it is read alone, and it is said that there is another.
#[test]
fn two_years_on_one_page() {
    let of = |year, more| {
        let report = report(year, more);
        let tables = TableId::ALL.map(|id| table(&report::table(&report, id)));
        format!("<h2>{}</h2>{}", report.title, body_of(&report, &tables))
    };
    for (title, text) in [
        (TITLE, of(2024, 0) + &of(2023, 3)),
        ("示例县民政局历年政府信息公开工作年度报告", of(2024, 0) + &of(2023, 3)),
    ] {
        let (reading, found) = read(&site(title, &text));
        let doubts: Vec<&String> = reading
            .doubts
            .iter()
            .map(|doubt| &doubt.text)
            .chain(found.doubts.iter().map(|doubt| &doubt.text))
            .collect();
        assert!(doubts.iter().any(|doubt| doubt.contains("不止一份")), "{doubts:#?}");
        let wanted = report(2024, 0);
        assert_eq!(found.report.year, Some(2024));
        for (id, cell) in &wanted.cells {
            assert_eq!(found.report.value(id.as_str()), &cell.value, "{id}");
        }
        assert_eq!(
            found.report.sections.iter().find(|s| s.id == "s1").map(|s| s.text.as_str()),
            Some(wanted.section("s1"))
        );
        assert_eq!(found.report.signed_on, wanted.signed_on);
    }
}

/// Last year's report in a panel that is not open.
#[test]
fn another_year_in_a_hidden_panel() {
    let old = report(2023, 3);
    let tables_2023 = TableId::ALL.map(|id| table(&report::table(&old, id)));
    let page = site(
        TITLE,
        &format!(
            "<div class=tab>{}</div><div class=tab style=\"display: none\">{}</div><!-- {} -->",
            body(&tables()),
            body_of(&old, &tables_2023),
            tables_2023[0]
        ),
    );
    right(&page);
}
