//! One row of an answer.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{StoreError, Value};

/// The names of an answer's columns, shared by its rows.
pub(crate) type Columns = Arc<[String]>;

/// A row with typed getters by column name. A value of the wrong kind is [`StoreError::Corrupt`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub(crate) statement: &'static str,
    pub(crate) columns: Columns,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The value of a column as it is.
    ///
    /// # Errors
    /// `Corrupt` when the statement does not return that column.
    pub fn value(&self, column: &str) -> Result<&Value, StoreError> {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.values.get(place)).ok_or_else(|| self.corrupt(column))
    }

    /// Columns and values, in the statement's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.columns.iter().map(String::as_str).zip(&self.values)
    }

    /// An integer.
    ///
    /// # Errors
    /// `Corrupt` when it is absent or no integer.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        self.maybe_int(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// An integer or nothing.
    ///
    /// # Errors
    /// `Corrupt` when it is something else.
    pub fn maybe_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            Value::Text(_) | Value::Blob(_) => Err(self.corrupt(column)),
        }
    }

    /// An integer that fits a smaller type, e.g. `row.small::<u16>("year")`.
    ///
    /// # Errors
    /// `Corrupt` when it is absent, no integer or out of range.
    pub fn small<T: TryFrom<i64>>(&self, column: &str) -> Result<T, StoreError> {
        T::try_from(self.int(column)?).map_err(|_| self.corrupt(column))
    }

    /// A truth value, kept as 0 or 1.
    ///
    /// # Errors
    /// `Corrupt` when it is anything else.
    pub fn flag(&self, column: &str) -> Result<bool, StoreError> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt(column)),
        }
    }

    /// A text.
    ///
    /// # Errors
    /// `Corrupt` when it is absent or no text.
    pub fn text(&self, column: &str) -> Result<&str, StoreError> {
        self.maybe_text(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// A text or nothing.
    ///
    /// # Errors
    /// `Corrupt` when it is something else.
    pub fn maybe_text(&self, column: &str) -> Result<Option<&str>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            Value::Int(_) | Value::Blob(_) => Err(self.corrupt(column)),
        }
    }

    /// Bytes.
    ///
    /// # Errors
    /// `Corrupt` when they are absent or no bytes.
    pub fn blob(&self, column: &str) -> Result<&[u8], StoreError> {
        self.maybe_blob(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// Bytes or nothing.
    ///
    /// # Errors
    /// `Corrupt` when it is something else.
    pub fn maybe_blob(&self, column: &str) -> Result<Option<&[u8]>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Blob(bytes) => Ok(Some(bytes)),
            Value::Int(_) | Value::Text(_) => Err(self.corrupt(column)),
        }
    }

    /// A civil date, kept as ISO text.
    ///
    /// # Errors
    /// `Corrupt` when it is absent or no date.
    pub fn date(&self, column: &str) -> Result<Date, StoreError> {
        self.maybe_date(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// A civil date or nothing.
    ///
    /// # Errors
    /// `Corrupt` when it is something else.
    pub fn maybe_date(&self, column: &str) -> Result<Option<Date>, StoreError> {
        let text = self.maybe_text(column)?;
        text.map(str::parse).transpose().map_err(|_| self.corrupt(column))
    }

    /// An instant, kept as milliseconds UTC.
    ///
    /// # Errors
    /// `Corrupt` when it is absent or no instant.
    pub fn instant(&self, column: &str) -> Result<Timestamp, StoreError> {
        self.maybe_instant(column)?.ok_or_else(|| self.corrupt(column))
    }

    /// An instant or nothing.
    ///
    /// # Errors
    /// `Corrupt` when it is something else.
    pub fn maybe_instant(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        let number = self.maybe_int(column)?;
        number.map(Timestamp::from_millisecond).transpose().map_err(|_| self.corrupt(column))
    }

    /// A value of ours kept as JSON text.
    ///
    /// # Errors
    /// `Corrupt` when it is absent or does not read as `T`.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T, StoreError> {
        serde_json::from_str(self.text(column)?).map_err(|_| self.corrupt(column))
    }

    /// The failure that says this row's column breaks an invariant; for `TryFrom<&Row>`.
    pub fn corrupt(&self, column: &str) -> StoreError {
        let id = self.columns.iter().position(|name| name == "id");
        let id = id.and_then(|place| match self.values.get(place) {
            Some(Value::Int(id)) => Some(*id),
            _ => None,
        });
        let table = self.statement.split('/').next().unwrap_or(self.statement);
        StoreError::Corrupt { table, column: column.to_owned(), id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        let pairs = [
            ("id", Value::Int(7)),
            ("on", Value::Text("2024-02-30".into())),
            ("formed_on", Value::Text("2024-02-29".into())),
            ("open", Value::Int(2)),
            ("note", Value::Null),
            ("stage", Value::Text("{".into())),
        ];
        let columns = pairs.iter().map(|(name, _)| (*name).to_owned()).collect();
        Row {
            statement: "request/find",
            columns,
            values: pairs.into_iter().map(|(_, value)| value).collect(),
        }
    }

    fn corrupt<T: std::fmt::Debug>(answer: Result<T, StoreError>, wanted: &str) {
        let said = answer.unwrap_err();
        assert!(
            matches!(&said, StoreError::Corrupt { table: "request", column, id: Some(7) } if column == wanted),
            "{said:?}"
        );
    }

    #[test]
    fn good_values_come_as_their_types() {
        let row = row();
        assert_eq!(row.small::<u8>("id").unwrap(), 7);
        assert_eq!(row.date("formed_on").unwrap(), jiff::civil::date(2024, 2, 29));
        assert_eq!(row.maybe_text("note").unwrap(), None);
        assert_eq!(row.maybe_date("note").unwrap(), None);
    }

    #[test]
    fn a_value_that_breaks_an_invariant_names_table_column_and_row() {
        let row = row();
        corrupt(row.date("on"), "on");
        corrupt(row.int("on"), "on");
        corrupt(row.flag("open"), "open");
        corrupt(row.text("note"), "note");
        corrupt(row.text("missing"), "missing");
        corrupt(row.json::<Vec<u8>>("stage"), "stage");
        corrupt(row.blob("id"), "id");
        assert_eq!(row.corrupt("on").to_string(), "corrupt value in request.on of row 7");
    }
}
