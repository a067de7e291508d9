//! Records whose rows the journal vouches for.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{Row, Statement, StoreError, Tx, Value, sql, values};

/// A kind of journalled record: after each act the journal keeps the digest of its rows, so that an edit behind the
/// program's back is found.
///
/// A null column does not count in the digest, so a later migration may add nullable columns without touching what
/// was journalled before. Columns that change without an act (counters, when last seen) are left out of the
/// statements.
#[derive(Debug)]
pub struct Record {
    /// Its name in the journal: `request`.
    pub kind: &'static str,
    /// Its name for people: 申请.
    pub label: &'static str,
    /// Returns `id` and the columns the digest covers, `where id >= $1 and id <= $2 order by id limit $3`.
    pub rows: &'static Statement,
    /// Rows in other tables that belong to it, if any. Each returns the record's `id` and columns,
    /// `where … >= $1 and … <= $2`, ordered by id and then in a fixed order.
    pub parts: &'static [&'static Statement],
    /// How many are compared at once: fewer where a record brings a file along.
    pub at_once: i64,
}

/// Records compared at once where they are small.
const MANY: i64 = 1000;
/// Records compared at once where each brings a file along.
const FEW: i64 = 20;

/// All kinds of journalled records. A new kind is one line here, its statement and an act that journals it.
pub const RECORDS: &[Record] = &[
    // Failed attempts and the like are not covered.
    rows("account", "账号", sql!("account/journalled")),
    // Sealed: an exchanged or restored cipher text is found.
    rows("subject", "当事人信息", sql!("subject/journalled")),
    rows("body", "单位", sql!("body/journalled")),
    rows("person", "人员", sql!("person/journalled")),
    rows("seat", "岗位", sql!("seat/journalled")),
    // With the text of every version. Due dates follow the calendar and are not covered (CAL-16).
    Record {
        kind: "document",
        label: "信息",
        rows: sql!("document/journalled"),
        parts: &[sql!("document_text/journalled")],
        at_once: MANY,
    },
    // With the letters that went out.
    Record {
        kind: "request",
        label: "申请",
        rows: sql!("request/journalled"),
        parts: &[sql!("letter/journalled")],
        at_once: MANY,
    },
    rows("dispute", "复议诉讼案件", sql!("dispute/journalled")),
    rows("figure", "填报数据", sql!("figure/journalled")),
    rows("problem", "问题", sql!("problem/journalled")),
    // With the files they came in.
    Record {
        kind: "collected",
        label: "收到的年度报告",
        rows: sql!("collected/journalled"),
        parts: &[sql!("collected/journalled_files")],
        at_once: FEW,
    },
    rows("region", "报告单位名单", sql!("region/journalled")),
    rows("words", "词表", sql!("words/journalled")),
    // With the lists frozen behind its numbers.
    Record {
        kind: "report",
        label: "年度报告",
        rows: sql!("report/journalled"),
        parts: &[sql!("report/journalled_lists")],
        at_once: MANY,
    },
];

/// A kind with one table.
const fn rows(kind: &'static str, label: &'static str, rows: &'static Statement) -> Record {
    Record { kind, label, rows, parts: &[], at_once: MANY }
}

/// A record's digest, by its id.
pub(crate) type Digests = BTreeMap<i64, [u8; 32]>;

impl Record {
    /// The digest of one record as it stands now, `None` where there is none.
    pub(crate) fn digest(&self, tx: &mut Tx<'_>, id: i64) -> Result<Option<[u8; 32]>, StoreError> {
        Ok(self.digests(tx, id, id, 1)?.remove(&id))
    }

    /// The digests of at most `limit` records from `first` to `last`.
    pub(crate) fn digests(
        &self,
        tx: &mut Tx<'_>,
        first: i64,
        last: i64,
        limit: i64,
    ) -> Result<Digests, StoreError> {
        let mut hashes = BTreeMap::new();
        for row in tx.all(self.rows, &values![first, last, limit])? {
            let mut hash = Sha256::new();
            hash.update(self.kind.as_bytes());
            update(&mut hash, &row);
            hashes.insert(row.int("id")?, hash);
        }
        if let (Some((&first, _)), Some((&last, _))) = (hashes.first_key_value(), hashes.last_key_value()) {
            for part in self.parts {
                for row in tx.all(part, &values![first, last])? {
                    if let Some(hash) = hashes.get_mut(&row.int("id")?) {
                        hash.update(part.name().as_bytes());
                        update(hash, &row);
                    }
                }
            }
        }
        Ok(hashes.into_iter().map(|(id, hash)| (id, hash.finalize().into())).collect())
    }
}

/// Adds a row: names and values, each with its length, so that no two rows have the same bytes.
fn update(hash: &mut Sha256, row: &Row) {
    hash.update(b"\nrow");
    for (name, value) in row.pairs() {
        if *value != Value::Null {
            field(hash, name, value);
        }
    }
}

/// Adds one named value. The same on both engines, so that a journal can move from one to the other.
pub(crate) fn field(hash: &mut Sha256, name: &str, value: &Value) {
    hash.update(format!("\n{name}="));
    match value {
        Value::Null => hash.update(b"null"),
        Value::Int(number) => hash.update(format!("int {number}")),
        Value::Text(text) => {
            hash.update(format!("text {}:", text.len()));
            hash.update(text.as_bytes());
        }
        Value::Blob(bytes) => {
            hash.update(format!("blob {}:", bytes.len()));
            hash.update(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(pairs: &[(&str, Value)]) -> String {
        let columns = pairs.iter().map(|(name, _)| (*name).to_owned()).collect();
        let values = pairs.iter().map(|(_, value)| value.clone()).collect();
        let mut hash = Sha256::new();
        update(&mut hash, &Row { statement: "request/journalled", columns, values });
        crate::hex(&hash.finalize())
    }

    #[test]
    fn different_rows_have_different_digests() {
        let rows: [&[(&str, Value)]; 6] = [
            &[("a", Value::from(1))],
            &[("a", Value::from("1"))],
            &[("a", Value::from("")), ("b", Value::from("1"))],
            &[("a", Value::from("\nb=text 1:1"))],
            &[("a", Value::from(vec![b'1']))],
            &[("b", Value::from(1))],
        ];
        let digests: std::collections::BTreeSet<_> = rows.iter().map(|row| digest(row)).collect();
        assert_eq!(digests.len(), rows.len());
    }

    #[test]
    fn a_new_nullable_column_leaves_old_digests_as_they_are() {
        assert_eq!(digest(&[("a", Value::from(1)), ("new", Value::Null)]), digest(&[("a", Value::from(1))]));
    }
}
