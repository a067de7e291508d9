//! The tables of a text: which cell stands in which row and column, with its span in the prepared text.

use text::{Block, Table};

use crate::Span;

/// More columns than any table has; what stands further right counts as standing there.
const WIDEST: u32 = 1_000;

/// A cell with words, at its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridCell {
    /// Where its words stand.
    pub span: Span,
    /// Its row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u32,
    /// How many columns it covers.
    pub wide: u32,
}

/// A table: its cells in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The cells row by row.
    pub cells: Vec<GridCell>,
}

impl Grid {
    /// A table whose cells have these spans, in reading order; cells without a span are left out.
    pub(crate) fn of(table: &Table, mut span: impl FnMut(&text::Cell) -> Option<Span>) -> Self {
        let mut grid = Self::default();
        // Columns that cells of rows above still cover: first, end, rows left.
        let mut covered: Vec<(u32, u32, u16)> = Vec::new();
        for (row, cells) in (0..).zip(&table.rows) {
            let mut column = 0;
            let mut next: Vec<(u32, u32, u16)> =
                covered.iter().filter(|open| open.2 > 1).map(|open| (open.0, open.1, open.2 - 1)).collect();
            for cell in cells {
                while let Some(open) = covered.iter().find(|open| open.0 <= column && column < open.1) {
                    column = open.1;
                }
                let wide = u32::from(cell.colspan.max(1)).min(WIDEST);
                if let Some(span) = span(cell) {
                    grid.cells.push(GridCell { span, row, column, wide });
                }
                if cell.rowspan > 1 && next.len() < 1_000 {
                    next.push((column, column + wide, cell.rowspan - 1));
                }
                column = (column + wide).min(WIDEST);
            }
            // The last number is how many further rows, this one over, are covered.
            covered = next;
        }
        grid
    }

    /// The tables that plain text draws with tabs, bars or commas.
    pub(crate) fn all_of_text(source: &str) -> Vec<Self> {
        let drawn = ["\t", "|", "｜", "│", "┃", "║"].iter().any(|mark| source.contains(mark));
        if !drawn && source.matches(',').take(12).count() < 12 {
            return Vec::new();
        }
        let mut bytes = Bytes::new(source);
        let document = text::plain::read(source);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading { .. } | Block::Paragraph { .. } => None,
        });
        tables
            .map(|table| Self::of(table, |cell| (!cell.place.is_none()).then(|| bytes.span(cell.place))))
            .collect()
    }
}

/// Turns places in characters into spans in bytes; quick where they rise.
struct Bytes<'a> {
    source: &'a str,
    chars: u32,
    byte: usize,
}

impl<'a> Bytes<'a> {
    fn new(source: &'a str) -> Self {
        Self { source, chars: 0, byte: 0 }
    }

    fn at(&mut self, chars: u32) -> usize {
        if chars < self.chars {
            (self.chars, self.byte) = (0, 0);
        }
        let rest = &self.source[self.byte..];
        let more = (chars - self.chars) as usize;
        self.byte += rest.char_indices().nth(more).map_or(rest.len(), |(at, _)| at);
        self.chars = chars;
        self.byte
    }

    fn span(&mut self, place: text::Place) -> Span {
        let start = self.at(place.start);
        Span { start, end: self.at(place.end).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use text::Cell;

    use super::*;

    #[test]
    fn columns_count_the_cells_above_that_reach_down() {
        let span = |_: &Cell| Some(Span { start: 0, end: 0 });
        let table = Table {
            rows: vec![
                vec![Cell::header("甲", 1, 3), Cell::header("乙", 2, 1)],
                vec![Cell::new("丙"), Cell::new("丁")],
                vec![Cell::new("戊")],
                vec![Cell::new("己")],
            ],
            ..Table::default()
        };
        let columns: Vec<(u32, u32)> =
            Grid::of(&table, span).cells.iter().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(columns, [(0, 0), (0, 1), (1, 1), (1, 2), (2, 1), (3, 0)]);
    }

    #[test]
    fn tables_in_plain_text_have_the_bytes_of_their_cells() {
        let source = "名单\n姓名\t电话\n张某\t无\n完。";
        let [grid] = &Grid::all_of_text(source)[..] else { panic!("a table") };
        let words: Vec<&str> =
            grid.cells.iter().map(|cell| &source[cell.span.start..cell.span.end]).collect();
        assert_eq!(words, ["姓名", "电话", "张某", "无"]);
        assert!(Grid::all_of_text("没有表格，只有一句话。").is_empty());
    }
}
