//! Writes a reading line by line: every block and cell gets its place, every line its anchor.

use text::{Align, Block, Cell, Document, Place, Table};

use super::{Anchor, Doubt, Format, Property, Reading};

/// Builds a [`Reading`] in reading order.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    chars: u32,
    anchors: Vec<Anchor>,
    document: Document,
    properties: Vec<Property>,
    doubts: Vec<Doubt>,
}

impl Writer {
    /// An empty reading.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes words as one line, or several where they have line ends; returns where they stand. Their lines all have
    /// this anchor. White space around them is left out.
    pub fn line(&mut self, words: &str, anchor: &Anchor) -> Place {
        let words = words.trim();
        let count = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let line = u32::try_from(self.anchors.len() + 1).unwrap_or(u32::MAX);
        let place = Place { line, start: self.chars, end: self.chars.saturating_add(count) };
        for _ in words.split('\n') {
            self.anchors.push(anchor.clone());
        }
        self.text.push_str(words);
        self.text.push('\n');
        self.chars = place.end.saturating_add(1);
        place
    }

    /// Adds the title of the document, where the file marks one in its text; returns where it stands.
    pub fn title(&mut self, words: &str, anchor: &Anchor) -> Place {
        let place = self.line(words, anchor);
        self.document.title.get_or_insert_with(|| words.trim().to_owned());
        self.push(Block::Paragraph { text: words.trim().to_owned(), place, align: Align::Center });
        place
    }

    /// Adds a heading and returns where it stands; empty ones are left out and stand nowhere.
    pub fn heading(&mut self, level: u8, words: &str, anchor: &Anchor) -> Place {
        if words.trim().is_empty() {
            return Place::default();
        }
        let place = self.line(words, anchor);
        self.push(Block::Heading { level, text: words.trim().to_owned(), place });
        place
    }

    /// Adds a paragraph and returns where it stands; empty ones are left out and stand nowhere.
    pub fn paragraph(&mut self, words: &str, align: Align, anchor: &Anchor) -> Place {
        if words.trim().is_empty() {
            return Place::default();
        }
        let place = self.line(words, anchor);
        self.push(Block::Paragraph { text: words.trim().to_owned(), place, align });
        place
    }

    /// Adds a table, its cells a line each, row by row; `cells` come with their anchors and get their places here. Returns
    /// the places of the cells.
    pub fn table(&mut self, caption: Option<String>, rows: Vec<Vec<(Cell, Anchor)>>) -> Vec<Vec<Place>> {
        let mut at: Option<Place> = None;
        let rows: Vec<Vec<Cell>> = rows
            .into_iter()
            .map(|row| {
                row.into_iter()
                    .map(|(cell, anchor)| {
                        let place = self.line(&cell.text, &anchor);
                        let from = at.map_or(place, |from| Place { end: place.end, ..from });
                        at = Some(from);
                        Cell { place, text: cell.text.trim().to_owned(), ..cell }
                    })
                    .collect()
            })
            .collect();
        let places = rows.iter().map(|row| row.iter().map(|cell| cell.place).collect()).collect();
        if let Some(place) = at {
            self.push(Block::Table(Table { caption, rows, place }));
        }
        places
    }

    /// Notes what the file says about itself or about people; the same thing is noted once.
    pub fn property(&mut self, property: Property) {
        if !property.value.trim().is_empty() && !self.properties.contains(&property) {
            self.properties.push(property);
        }
    }

    /// Notes what could not be read.
    pub fn doubt(&mut self, place: Place, words: impl Into<String>) {
        let doubt = Doubt { place, text: words.into() };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// True where nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.document.blocks.is_empty()
    }

    /// The reading.
    pub fn finish(self, format: Format) -> Reading {
        Reading {
            format,
            encoding: None,
            document: self.document,
            text: self.text,
            anchors: self.anchors,
            properties: self.properties,
            doubts: self.doubts,
        }
    }

    fn push(&mut self, block: Block) {
        self.document.blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_point_into_the_text_and_lines_to_their_anchors() {
        let at = |paragraph| Anchor { paragraph: Some(paragraph), ..Anchor::default() };
        let mut writer = Writer::new();
        writer.heading(1, " 一、总体情况 ", &at(0));
        writer.paragraph("  ", Align::Left, &at(1));
        writer.table(None, vec![vec![(Cell::new("规章"), at(2)), (Cell::new("1\n2"), at(3))]]);
        writer.paragraph("正文。", Align::Left, &at(4));
        let reading = writer.finish(Format::Docx);
        assert_eq!(reading.text, "一、总体情况\n规章\n1\n2\n正文。\n");
        let chars: Vec<char> = reading.text.chars().collect();
        let words =
            |place: Place| -> String { chars[place.start as usize..place.end as usize].iter().collect() };
        let Block::Table(table) = &reading.document.blocks[1] else { panic!("a table") };
        assert_eq!(words(table.rows[0][1].place), "1\n2");
        let Block::Paragraph { place, .. } = reading.document.blocks[2] else { panic!("a paragraph") };
        assert_eq!((words(place).as_str(), place.line), ("正文。", 5));
        assert_eq!(reading.anchor(place), Some(&at(4)));
        assert_eq!(reading.anchor(table.rows[0][1].place), Some(&at(3)));
        assert_eq!(reading.anchor(Place::default()), None);
    }
}
