use proptest::prelude::*;
use text::{Cell, Table};

use super::*;

fn pages(document: &Document) -> Vec<Page> {
    lay_out(document, Form::Plain, Fonts::system().unwrap()).pages
}

fn of(blocks: Vec<Block>) -> Document {
    Document { title: None, blocks }
}

fn words(pages: &[Page], part: Part) -> String {
    let runs = pages.iter().flat_map(|page| &page.runs).filter(|run| run.part == part);
    runs.map(Run::text).collect::<String>().replace(' ', "")
}

/// Baselines of the text on a page.
fn baselines(page: &Page) -> Vec<Pt> {
    let runs = page.runs.iter().filter(|run| matches!(run.part, Part::Block(_)));
    let mut all: Vec<Pt> = runs.map(|run| run.y).collect();
    all.dedup();
    all
}

/// FMT-06, FMT-71, FMT-72: 22 lines of 28 characters, two of them the indent.
#[test]
fn a_page_holds_22_lines_of_28_characters() {
    let full = pages(&of(vec![Block::paragraph("政".repeat(22 * 28 - 2))]));
    assert_eq!(full.len(), 1);
    let lines = baselines(&full[0]);
    assert_eq!(lines.len(), 22);
    assert!(lines.windows(2).all(|pair| (pair[1] - pair[0] - 28.99).abs() < 0.2), "{lines:?}");
    assert_eq!(pages(&of(vec![Block::paragraph("政".repeat(22 * 28 - 1))])).len(), 2);
    for run in full[0].runs.iter().filter(|run| run.part == Part::Block(0)).skip(1) {
        assert_eq!(run.glyphs.len(), 28);
        assert!((run.glyphs.iter().map(|glyph| glyph.advance).sum::<Pt>() - mm(156.0)).abs() < 0.1);
    }
}

/// FMT-44.
#[test]
fn page_numbers_stand_outside() {
    let pages = pages(&of(vec![Block::paragraph("政".repeat(30 * 28))]));
    let numbers: Vec<&Run> =
        pages.iter().flat_map(|page| &page.runs).filter(|run| run.part == Part::PageNumber).collect();
    assert_eq!(numbers.iter().map(|run| run.text()).collect::<Vec<_>>(), ["— 1 —", "— 2 —"]);
    let end = |run: &Run| run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<Pt>();
    assert!((end(numbers[0]) - (mm(210.0 - 26.0) - 14.0)).abs() < 0.1, "one character from the right edge");
    assert!((numbers[1].x - (mm(28.0) + 14.0)).abs() < 0.1, "one character from the left edge");
    assert!(numbers.iter().all(|run| (run.y - 14.0 * MIDDLE - mm(262.0 + 7.0)).abs() < 0.1), "7 mm below");
}

/// FMT-63: the mark is drawn into the line; FMT-60: it never begins the next.
#[test]
fn a_mark_is_drawn_into_the_line() {
    let text = format!("{}。{}", "政".repeat(26), "政".repeat(20));
    let pages = pages(&of(vec![Block::paragraph(text)]));
    let lines: Vec<String> =
        pages[0].runs.iter().filter(|run| run.part == Part::Block(0)).map(Run::text).collect();
    assert_eq!(lines[0], format!("{}。", "政".repeat(26)));
}

/// FMT-26, FMT-29.
#[test]
fn name_and_date_stay_with_the_text() {
    let signed = |lines: usize| {
        pages(&of(vec![
            Block::paragraph("政".repeat(28 * lines - 2)),
            Block::aligned("示范县民政局", Align::Right),
            Block::aligned("2025年1月20日", Align::Right),
        ]))
    };
    let one = signed(19);
    assert_eq!(one.len(), 1);
    let left = |part: Part| one[0].runs.iter().find(|run| run.part == part).unwrap().x;
    assert!(left(Part::Block(2)) > left(Part::Block(1)), "the date begins further to the right");
    let two = signed(21);
    assert_eq!(two.len(), 2);
    assert_eq!(words(&two[1..], Part::Block(0)).chars().count(), 28, "the last line of the text goes along");
    assert_eq!(words(&two[1..], Part::Block(1)), "示范县民政局");
}

/// FMT-50: the name 30 mm below the edge, red lines of 170 mm 4 mm below it and 20 mm above the lower edge, the number at
/// the right, no page number on the first page.
#[test]
fn a_letter_has_its_head() {
    let blocks = vec![
        Block::aligned("示民公开〔2025〕1号", Align::Center),
        Block::aligned("申请人：", Align::Flush),
        Block::paragraph("政".repeat(30 * 28)),
        Block::aligned("示范县民政局", Align::Right),
        Block::aligned("2025年1月20日", Align::Right),
    ];
    let letter = Document { title: Some("政府信息公开申请答复书".into()), blocks };
    let pages = lay_out(&letter, Form::Letter, Fonts::system().unwrap()).pages;
    let first = &pages[0];
    let find = |part: Part| first.runs.iter().find(|run| run.part == part).unwrap();
    let mark = find(Part::Mark);
    assert_eq!((mark.text().as_str(), mark.size), ("示范县民政局", 36.0));
    assert!((mark.y - 0.88 * 36.0 - mm(30.0)).abs() < 0.1, "{}", mark.y);
    let near = |found: Pt, wanted: Pt| (found - wanted).abs() < 0.1;
    assert_eq!(first.bars.len(), 4);
    assert!(first.bars.iter().all(|bar| near(bar.x, mm(20.0)) && near(bar.width, mm(170.0))));
    assert!(near(first.bars[0].y, mm(34.0) + 36.0) && first.bars[0].height > first.bars[1].height);
    assert!(near(first.bars[3].y + first.bars[3].height, mm(277.0)));
    assert!(first.bars[3].height > first.bars[2].height);
    let number = find(Part::Block(0));
    let end = |run: &Run| run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<Pt>();
    let end = first.runs.iter().filter(|run| run.part == Part::Block(0)).map(end).fold(0.0, Pt::max);
    assert!(near(end, mm(210.0 - 26.0)), "{end}");
    assert!(find(Part::Title).y > number.y + 2.0 * LINE, "two lines below the number");
    assert!(first.runs.iter().all(|run| run.part != Part::PageNumber));
    assert!(pages[1].runs.iter().any(|run| run.part == Part::PageNumber) && pages[1].bars.is_empty());
    let numbered = pages.iter().flat_map(|page| &page.runs).filter(|run| run.part == Part::Block(0));
    assert_eq!(numbered.map(Run::text).collect::<String>(), "示民公开〔2025〕1号", "once");
}

/// FMT-24, FMT-31.
#[test]
fn attachments_are_named_and_begin_a_page() {
    let blocks = vec![
        Block::paragraph("正文。"),
        Block::paragraph(format!("附件：1.{}", "名".repeat(40))),
        Block::paragraph("2.格式"),
        Block::aligned("示范县民政局", Align::Right),
        Block::aligned("2025年1月20日", Align::Right),
        Block::aligned("附件1", Align::Flush),
        Block::aligned("名称", Align::Center),
        Block::paragraph("内容。"),
    ];
    let pages = pages(&of(blocks));
    assert_eq!(pages.len(), 2);
    let runs = |page: &Page, block: usize| -> Vec<(Pt, Pt)> {
        page.runs.iter().filter(|run| run.part == Part::Block(block)).map(|run| (run.x, run.y)).collect()
    };
    let note = runs(&pages[0], 1);
    assert!((note[0].0 - CORNER.0 - 2.0 * PITCH).abs() < 0.1, "two characters in");
    let text = runs(&pages[0], 0)[0].1;
    assert!((note[0].1 - text - 2.0 * LINE).abs() < 0.1, "a line below the text");
    let second = note.last().unwrap();
    assert!(second.1 > note[0].1 && (second.0 - note[1].0).abs() < 8.0, "turned to the name: {note:?}");
    let number = runs(&pages[0], 2)[0].0;
    assert!((number - CORNER.0 - 5.0 * PITCH).abs() < 0.1, "below the first number");
    let mark = pages[1].runs.iter().find(|run| run.part == Part::Block(5)).unwrap();
    assert!((mark.x - CORNER.0).abs() < 0.1 && mark.y < CORNER.1 + LINE);
    let title = pages[1].runs.iter().find(|run| run.part == Part::Block(6)).unwrap();
    assert!(
        (CORNER.1 + 2.0 * LINE..CORNER.1 + 3.0 * LINE).contains(&title.y),
        "on the third line: {}",
        title.y
    );
}

#[test]
fn a_heading_is_not_the_last_line_of_a_page() {
    let pages = pages(&of(vec![
        Block::paragraph("政".repeat(21 * 28 - 2)),
        Block::heading(1, "一、总体情况"),
        Block::paragraph("正文。"),
    ]));
    assert_eq!(
        (words(&pages[..1], Part::Block(1)), words(&pages[1..], Part::Block(1))),
        (String::new(), "一、总体情况".into())
    );
}

#[test]
fn a_cell_longer_than_a_page_is_printed_whole() {
    let long: String = (0..3_000_u32).map(|n| char::from_u32(0x4E00 + n).unwrap()).collect();
    let rows = vec![
        vec![Cell::header("项目", 1, 1), Cell::header("说明", 1, 1)],
        vec![Cell::new("甲"), Cell::new(long.clone())],
        vec![Cell::new("乙"), Cell::new("完")],
    ];
    let pages = pages(&of(vec![Block::Table(Table { rows, ..Table::default() })]));
    assert!(pages.len() > 1);
    assert_eq!(words(&pages, Part::Cell(0, 3)), long);
    assert_eq!(words(&pages, Part::Cell(0, 5)), "完");
    assert!(inside(&pages));
}

#[test]
fn a_table_of_labels_alone_does_not_take_a_page_a_row() {
    let rows = (0..100).map(|n| vec![Cell::header(format!("行{n}"), 1, 1)]).collect();
    let pages = pages(&of(vec![Block::Table(Table { rows, ..Table::default() })]));
    assert!(pages.len() < 8, "{} pages", pages.len());
}

/// Whether all runs and rules are inside the text block; a mark's empty half may stand over its right edge.
fn inside(pages: &[Page]) -> bool {
    let (left, right) = (CORNER.0 - 0.6, CORNER.0 + BLOCK.0 + 9.0);
    let (top, bottom) = (CORNER.1 - 0.6, CORNER.1 + BLOCK.1 + 1.0);
    pages.iter().all(|page| {
        let runs = page.runs.iter().filter(|run| run.part != Part::PageNumber).all(|run| {
            let end = run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<Pt>();
            run.x >= left && end <= right && run.y >= top && run.y <= bottom
        });
        let within = |(x, y): (Pt, Pt)| x >= left && x <= right && y >= top && y <= bottom;
        runs && page.rules.iter().all(|rule| within(rule.from) && within(rule.to))
    })
}

fn cells() -> impl Strategy<Value = Cell> {
    let words = prop_oneof!["[0-9]{1,7}", "[政府信息公开，。（）]{0,30}", "[a-z]{1,40}", "[0-9]{30}"];
    (words, 0_u16..4, 0_u16..5, any::<bool>()).prop_map(|(text, colspan, rowspan, header)| Cell {
        colspan,
        rowspan,
        header,
        ..Cell::new(text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_table_is_printed_whole_and_inside(
        rows in prop::collection::vec(prop::collection::vec(cells(), 0..9), 0..60),
        before in 0_usize..700,
    ) {
        let table = Table { rows, ..Table::default() };
        let document = of(vec![Block::paragraph("政".repeat(before)), Block::Table(table.clone())]);
        let pages = pages(&document);
        prop_assert!(inside(&pages));
        for (number, cell) in crate::table::texts(&table).into_iter().enumerate() {
            prop_assert_eq!(words(&pages, Part::Cell(1, number)), cell);
        }
    }

    #[test]
    fn any_words_are_printed_in_order(text in "[政府a-z0-9 ，。（）“”—…/.@%]{1,400}", level in 1_u8..6) {
        let document = of(vec![Block::heading(level, text.clone()), Block::paragraph(text.clone())]);
        let pages = pages(&document);
        let wanted = text.replace(' ', "");
        prop_assert_eq!(words(&pages, Part::Block(0)), wanted.clone());
        prop_assert_eq!(words(&pages, Part::Block(1)), wanted);
        prop_assert!(inside(&pages));
    }
}
