//! Published items and drafts.

use calendar::Calendar;
use office::{BodyId, Category, Document, DocumentId, PublicationChannel};
use statute::StatutoryItem;

use super::{Page, agree, json};
use crate::{Row, StoreError, Tx, Value, sql, values};

/// Which published items to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Whose.
    pub body: BodyId,
    /// Of one category only.
    pub category: Option<Category>,
    /// Published in one year only.
    pub year: Option<i16>,
    /// Words that title or text must contain, as typed; empty for no search.
    pub words: String,
}

impl Tx<'_> {
    /// Saves an item.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_document(&mut self, document: &Document) -> Result<(), StoreError> {
        let publication = document.publication();
        let shown = publication.map_or(document.content(), |publication| &publication.content);
        let legal = shown.legal.filter(|_| publication.is_some());
        let first = document.versions().first().map(|version| &version.publication).or(publication);
        let values = values![
            document.id.0,
            document.body.0,
            document.stage().code(),
            document.version(),
            document.publication_due(Calendar::national()).date,
            shown.category.code(),
            publication.map(|publication| publication.content.title.clone()),
            publication.map(|publication| publication.content.text.clone()),
            publication.map(|publication| publication.on),
            legal.map(|legal| legal.kind.row()),
            legal.map(|legal| legal.issued_on),
            legal.and_then(|legal| legal.repealed_on),
            publication.and_then(|publication| publication.content.item).map(StatutoryItem::code),
            publication.map(|publication| publication.content.document_number.clone()),
            publication.map(|publication| publication.content.index_number.clone()),
            json(document),
            first.map(|publication| publication.on),
            first.map(|publication| channels(&publication.channels)),
        ];
        self.run(sql!("document/save"), &values).map(drop)
    }

    /// An item.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn document(&mut self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        self.maybe(sql!("document/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// Published items of a body with a document number, but for `other`.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn documents_numbered(
        &mut self,
        body: BodyId,
        number: &str,
        other: DocumentId,
    ) -> Result<Vec<Document>, StoreError> {
        self.all(sql!("document/numbered"), &values![body.0, number, other.0])?.iter().map(read).collect()
    }

    /// Items of a body in a stage (a word of `DocumentStage::CODES`), soonest due for publication first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn documents_in(
        &mut self,
        body: BodyId,
        stage: &str,
        page: Page,
    ) -> Result<Vec<Document>, StoreError> {
        let values = values![body.0, stage, page.size, page.after];
        self.all(sql!("document/queue"), &values)?.iter().map(read).collect()
    }

    /// Items of a body, drafts too, newest first; at a stage (a word of `DocumentStage::CODES`), in a category, or in
    /// any.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn documents_kept(
        &mut self,
        body: BodyId,
        stage: Option<&str>,
        category: Option<Category>,
        page: Page,
    ) -> Result<Vec<Document>, StoreError> {
        let category = category.map_or("", Category::code);
        let rows = match stage {
            Some(stage) => {
                let values = values![body.0, stage, category, page.size, page.after];
                self.all(sql!("document/kept_at"), &values)?
            }
            None => self.all(sql!("document/kept"), &values![body.0, category, page.size, page.after])?,
        };
        rows.iter().map(read).collect()
    }

    /// How many items of a body there are by stage and category.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn document_counts(&mut self, body: BodyId) -> Result<Vec<(String, Category, i64)>, StoreError> {
        let rows = self.all(sql!("document/kept_counts"), &values![body.0])?;
        let count = |row: &Row| {
            let category =
                Category::from_code(row.text("category")?).ok_or_else(|| row.corrupt("category"))?;
            Ok((row.text("stage")?.to_owned(), category, row.int("count")?))
        };
        rows.iter().map(count).collect()
    }

    /// What the public reads, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn published(&mut self, which: &Published, page: Page) -> Result<Vec<Document>, StoreError> {
        let mut values = which.values();
        values.extend(values![page.size, page.after]);
        self.all(sql!("document/published"), &values)?.iter().map(read).collect()
    }

    /// How many items [`published`](Self::published) lists altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn published_count(&mut self, which: &Published) -> Result<i64, StoreError> {
        self.one(sql!("document/published_count"), &which.values())?.int("count")
    }
}

impl Published {
    fn values(&self) -> Vec<Value> {
        let (first, last) = match self.year {
            Some(year) => (format!("{year:04}-01-01"), format!("{year:04}-12-31")),
            None => ("0000-01-01".to_owned(), "9999-12-31".to_owned()),
        };
        let category = self.category.map_or("", Category::code);
        values![self.body.0, category, first, last, pattern(&self.words)].into()
    }
}

/// Words as a pattern of `like`: what is special in it is taken as it stands.
pub(super) fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for letter in words.trim().to_ascii_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    if pattern.len() > 1 {
        pattern.push('%');
    }
    pattern
}

/// Channels as words in a fixed order.
fn channels(channels: &[PublicationChannel]) -> String {
    let used = PublicationChannel::ALL.into_iter().filter(|channel| channels.contains(channel));
    used.map(PublicationChannel::code).collect::<Vec<_>>().join(" ")
}

pub(super) fn read(row: &Row) -> Result<Document, StoreError> {
    let document: Document = row.json("record")?;
    agree(row, "id", row.int("id")? == document.id.0)?;
    agree(row, "stage", row.text("stage")? == document.stage().code())?;
    agree(row, "version", row.int("version")? == i64::from(document.version()))?;
    Ok(document)
}
