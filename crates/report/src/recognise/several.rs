//! Several reports in one document: a page with one year below the other, or the same report twice for two kinds of
//! screens. The first is read; the others are left out, and said to be there where they say anything else.

use text::squeeze;

use super::{Doubt, outline::Piece, title};
use crate::{Part, Where};

/// How far above its first heading a report begins, in pieces.
const MOST_ABOVE: usize = 15;

/// Cuts the pieces behind the first report; returns what is to be said of the rest.
pub(super) fn keep_first(pieces: &mut Vec<Piece<'_>>) -> Option<Doubt> {
    let mut firsts = (0..pieces.len()).filter(|at| is_first_heading(&pieces[*at]));
    let begins = firsts.next()?;
    // In a list of contents the headings come again without a table between them.
    let again = firsts.find(|at| pieces[begins..*at].iter().any(holds_table))?;
    let from = beginning(pieces, begins, again);
    let rest = pieces.split_off(from);
    let title = rest.first().and_then(|piece| match piece {
        Piece::Text { text, .. } if title::is_title(text) => Some(text.trim()),
        _ => None,
    });
    let known: std::collections::HashSet<String> = pieces.iter().flat_map(words).collect();
    let other = rest.iter().flat_map(words).any(|words| !known.contains(&words));
    let place = rest.iter().find_map(|piece| match piece {
        Piece::Text { place, .. } => Some(*place),
        Piece::Table(_) => None,
    });
    other.then(|| {
        let named = title.map(|words| format!("（后面还有“{}”）", super::passage::cut(words)));
        let text = format!(
            "文件里不止一份年度报告{}，只读取了第一份；请把各份报告分开后核对。",
            named.unwrap_or_default()
        );
        Doubt::new(Where::part(Part::Introduction, place.unwrap_or_default()), text)
    })
}

fn is_first_heading(piece: &Piece<'_>) -> bool {
    let Piece::Text { text, .. } = piece else { return false };
    text.len() <= 60 && matches!(squeeze(text).trim_start_matches('#'), "一、总体情况" | "总体情况")
}

/// A table, or one whose cells run together.
fn holds_table(piece: &Piece<'_>) -> bool {
    match piece {
        Piece::Table(table) => table.rows.iter().flatten().any(|cell| squeeze(&cell.text) == "信息内容"),
        Piece::Text { text, .. } => text.contains("信息内容"),
    }
}

/// Where the report begins whose first heading stands at `again`: at its title, behind the date of the one before, or there.
fn beginning(pieces: &[Piece<'_>], begins: usize, again: usize) -> usize {
    for at in (begins + 1..again).rev().take(MOST_ABOVE) {
        let Piece::Text { text, .. } = &pieces[at] else { return again };
        if title::is_title(text) {
            return at;
        }
        if text.chars().count() <= 20 && text::parse_date(text.trim()).is_some() {
            return at + 1;
        }
    }
    again
}

/// The words of a piece, a cell or a paragraph each.
fn words(piece: &Piece<'_>) -> Vec<String> {
    match piece {
        Piece::Text { text, .. } => vec![squeeze(text)],
        // A row as a whole: that a figure stands somewhere says nothing.
        Piece::Table(table) => table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| squeeze(&cell.text) + "|").collect::<String>())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::read_text;

    fn one(year: u16, figure: u16) -> String {
        format!(
            "示例县民政局{year}年政府信息公开工作年度报告\n\n一、总体情况\n正文{year}。\n\n二、主动公开政府信息情况\n\n\
             信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t{figure}\t1\t9\n\n六、其他需要报告的事项\n无。\n\
             示例县民政局\n{}年1月16日\n\n",
            year + 1
        )
    }

    #[test]
    fn the_first_report_is_read_and_the_others_named() {
        let found = read_text(&(one(2024, 12) + &one(2023, 5)));
        assert_eq!(
            (found.report.year, found.report.number("t2/normative/issued")),
            (Some(2024), Some(12_u32.into()))
        );
        assert_eq!(found.report.section("s1"), "正文2024。");
        let said = "文件里不止一份年度报告（后面还有“示例县民政局2023年政府信息公开工作年度报告”）";
        assert!(found.doubts.iter().any(|doubt| doubt.text.starts_with(said)), "{:?}", found.doubts);
    }

    #[test]
    fn the_same_report_twice_is_one() {
        let found = read_text(&(one(2024, 12) + &one(2024, 12)));
        assert!(!found.doubts.iter().any(|doubt| doubt.text.contains("不止一份")), "{:?}", found.doubts);
        assert_eq!(found.report.section("s1"), "正文2024。");
    }

    #[test]
    fn a_list_of_contents_begins_no_report() {
        let contents = "目录\n一、总体情况\n二、主动公开政府信息情况\n六、其他需要报告的事项\n\n";
        let found = read_text(&one(2024, 12).replacen("\n\n一", &format!("\n\n{contents}一"), 1));
        assert!(!found.doubts.iter().any(|doubt| doubt.text.contains("不止一份")), "{:?}", found.doubts);
        assert_eq!(found.report.section("s1"), "正文2024。");
    }
}
