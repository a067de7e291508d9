//! Verification: every chain walked, every journalled record compared with its last entry (LOG-06).

use std::collections::HashMap;
use std::fmt;

use crate::journal::{GENESIS, digest_of};
use crate::{Record, Row, Store, StoreError, Tx, hex, sql, values};

/// What a verification went through and what it found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// The head of every chain, to be printed and kept elsewhere: who removes entries together with their head can
    /// only be found by comparing with an older print.
    pub chains: Vec<Head>,
    /// Journal rows read.
    pub entries: u64,
    /// Records compared.
    pub records: u64,
    /// Everything that is not as the program left it.
    pub problems: Vec<Broken>,
}

/// The end of a body's chain.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    /// The body; 0 is the installation.
    pub body: i64,
    /// How many entries.
    pub count: i64,
    /// The digest of the last.
    pub digest: String,
}

/// Something that is not as the program left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// An entry whose content does not have its digest.
    EntryChanged {
        /// Whose chain.
        body: i64,
        /// Its number.
        seq: i64,
    },
    /// An entry that does not continue the one before: that one was replaced, digest and all.
    LinkBroken {
        /// Whose chain.
        body: i64,
        /// Its number.
        seq: i64,
    },
    /// Entries missing in the middle or at the beginning, both ends included.
    EntriesRemoved {
        /// Whose chain.
        body: i64,
        /// The first missing.
        from: i64,
        /// The last missing.
        to: i64,
    },
    /// Entries missing at the end.
    TailRemoved {
        /// Whose chain.
        body: i64,
        /// How many there must be.
        due: i64,
        /// The last there is.
        last: i64,
    },
    /// Entries after the end the chain knows.
    EntriesAdded {
        /// Whose chain.
        body: i64,
        /// How many there must be.
        due: i64,
        /// The last there is.
        last: i64,
    },
    /// The chain's end is not its last entry: that entry or the head was replaced.
    HeadChanged {
        /// Whose chain.
        body: i64,
    },
    /// Entries without a chain.
    ChainRemoved {
        /// Whose chain.
        body: i64,
    },
    /// A record that is not as its last act left it.
    RecordChanged {
        /// What it is called.
        label: &'static str,
        /// Its number.
        id: i64,
    },
    /// A record no act ever made.
    RecordAdded {
        /// What it is called.
        label: &'static str,
        /// Its number.
        id: i64,
    },
    /// A record that is gone although no act removed it.
    RecordRemoved {
        /// What it is called.
        label: &'static str,
        /// Its number.
        id: i64,
    },
    /// A record journalled in two chains, so that its last act cannot be told.
    RecordInTwoChains {
        /// What it is called.
        label: &'static str,
        /// Its number.
        id: i64,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryChanged { body, seq } => {
                write!(f, "{}第{seq}条日志的内容被改动过。", Chain(*body))
            }
            Self::LinkBroken { body, seq } => {
                write!(f, "{}第{seq}条日志与前一条不衔接，前一条被替换过。", Chain(*body))
            }
            Self::EntriesRemoved { body, from, to } if from == to => {
                write!(f, "{}第{from}条日志被删除。", Chain(*body))
            }
            Self::EntriesRemoved { body, from, to } => {
                write!(f, "{}第{from}条至第{to}条日志被删除。", Chain(*body))
            }
            Self::TailRemoved { body, due, last } => {
                write!(f, "{}应有{due}条日志，末尾只到第{last}条，其后的被删除。", Chain(*body))
            }
            Self::EntriesAdded { body, due, last } => {
                write!(f, "{}应有{due}条日志，却有第{last}条，多出的不是本系统写入的。", Chain(*body))
            }
            Self::HeadChanged { body } => {
                write!(f, "{}记录的末条校验值与最后一条日志不符，其中一处被改动过。", Chain(*body))
            }
            Self::ChainRemoved { body } => write!(f, "{}有日志，却没有链首记录。", Chain(*body)),
            Self::RecordChanged { label, id } => {
                write!(f, "{label}（编号{id}）与最后一次办理后的内容不符，被绕过本系统改动过。")
            }
            Self::RecordAdded { label, id } => {
                write!(f, "{label}（编号{id}）没有任何日志，不是由本系统写入的。")
            }
            Self::RecordRemoved { label, id } => {
                write!(f, "{label}（编号{id}）在日志中有记载，记录本身却不见了。")
            }
            Self::RecordInTwoChains { label, id } => {
                write!(f, "{label}（编号{id}）的日志分在两个机关名下，无法判断哪一条在后。")
            }
        }
    }
}

/// A body's chain, for a sentence.
struct Chain(i64);

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            crate::INSTALLATION => f.write_str("系统日志中"),
            body => write!(f, "机关（编号{body}）的日志中"),
        }
    }
}

impl Verification {
    /// Whether everything is as the program left it.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Walks every chain and every kind of journalled record, on one snapshot; people go on working meanwhile.
///
/// # Errors
/// When the database cannot be read.
pub fn verify(store: &Store) -> Result<Verification, StoreError> {
    store.read(|tx| {
        let mut walk = Walk { records: tx.shared.records, ..Walk::default() };
        walk.chains(tx)?;
        for (kind, record) in walk.records.iter().enumerate() {
            walk.compare(tx, kind, record)?;
        }
        walk.missing();
        Ok(walk.found)
    })
}

/// Rows read at a time.
const PAGE: i64 = 1000;

#[derive(Default)]
struct Walk {
    records: &'static [Record],
    found: Verification,
    /// What the journal says last of each record: the chain and the digest, by kind (its place in the list) and id.
    last: HashMap<(usize, i64), Last>,
}

struct Last {
    body: i64,
    digest: Option<[u8; 32]>,
    torn: bool,
}

impl Walk {
    fn chains(&mut self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        for row in tx.all(sql!("chain/all"), &[])? {
            let (body, count) = (row.int("body")?, row.int("count")?);
            let head = Head { body, count, digest: row.text("digest")?.to_owned() };
            self.chain(tx, &head)?;
            self.found.chains.push(head);
        }
        for row in tx.all(sql!("journal/bodies"), &[])? {
            let body = row.int("body")?;
            self.found.problems.push(Broken::ChainRemoved { body });
            self.walk(tx, body)?;
        }
        Ok(())
    }

    fn chain(&mut self, tx: &mut Tx<'_>, head: &Head) -> Result<(), StoreError> {
        let (last, digest) = self.walk(tx, head.body)?;
        let (body, due) = (head.body, head.count);
        if last < due {
            self.found.problems.push(Broken::TailRemoved { body, due, last });
        } else if last > due {
            self.found.problems.push(Broken::EntriesAdded { body, due, last });
        } else if digest != head.digest {
            self.found.problems.push(Broken::HeadChanged { body });
        }
        Ok(())
    }

    /// Walks one chain; returns number and digest of its last entry.
    fn walk(&mut self, tx: &mut Tx<'_>, body: i64) -> Result<(i64, String), StoreError> {
        let (mut last, mut prev) = (0, GENESIS.to_owned());
        loop {
            let rows = tx.all(sql!("journal/after"), &values![body, last, PAGE])?;
            if rows.is_empty() {
                return Ok((last, prev));
            }
            for row in &rows {
                let seq = row.int("seq")?;
                let read = self.entry(row, body, seq, last, &prev);
                last = seq;
                row.text("digest").unwrap_or_default().clone_into(&mut prev);
                if read.is_err() {
                    // A value of another type than the program ever writes.
                    self.found.problems.push(Broken::EntryChanged { body, seq });
                }
                self.found.entries += 1;
            }
        }
    }

    /// Looks at one entry, after the one numbered `last` with digest `prev`.
    fn entry(&mut self, row: &Row, body: i64, seq: i64, last: i64, prev: &str) -> Result<(), StoreError> {
        self.note(row, body)?;
        let digest = row.text("digest")?;
        let link = row.text("prev_digest")?;
        if seq > last + 1 {
            self.found.problems.push(Broken::EntriesRemoved { body, from: last + 1, to: seq - 1 });
        } else if link != prev {
            self.found.problems.push(Broken::LinkBroken { body, seq });
        }
        if digest_of(row)? != digest {
            self.found.problems.push(Broken::EntryChanged { body, seq });
        }
        Ok(())
    }

    fn note(&mut self, row: &Row, body: i64) -> Result<(), StoreError> {
        let kind = row.text("kind")?;
        let Some(kind) = self.records.iter().position(|record| record.kind == kind) else { return Ok(()) };
        let digest = row.maybe_text("record_digest")?.map(unhex);
        let id = row.int("subject")?;
        let torn = self.last.get(&(kind, id)).is_some_and(|last| last.torn || last.body != body);
        // A digest that is not even one was changed, which the entry's own digest has already told.
        let digest = digest.map(Option::unwrap_or_default);
        self.last.insert((kind, id), Last { body, digest, torn });
        Ok(())
    }

    /// Compares the records of a kind with the journal, taking from it what has been compared.
    fn compare(&mut self, tx: &mut Tx<'_>, kind: usize, record: &'static Record) -> Result<(), StoreError> {
        let label = record.label;
        let mut first = i64::MIN;
        loop {
            let digests = record.digests(tx, first, i64::MAX, record.at_once)?;
            let Some((&last, _)) = digests.last_key_value() else { return Ok(()) };
            for (id, digest) in digests {
                self.found.records += 1;
                match self.last.remove(&(kind, id)) {
                    Some(Last { torn: true, .. }) => {
                        self.found.problems.push(Broken::RecordInTwoChains { label, id });
                    }
                    Some(Last { digest: Some(known), .. }) if known == digest => {}
                    Some(_) => self.found.problems.push(Broken::RecordChanged { label, id }),
                    None => self.found.problems.push(Broken::RecordAdded { label, id }),
                }
            }
            if last == i64::MAX {
                return Ok(());
            }
            first = last + 1;
        }
    }

    /// What is left in the journal's list has no record, which is right only where an act removed it.
    fn missing(&mut self) {
        let left = self.last.drain().filter(|(_, last)| last.digest.is_some());
        let mut left: Vec<_> = left.map(|((kind, id), _)| (kind, id)).collect();
        left.sort_unstable();
        for (kind, id) in left {
            let label = self.records[kind].label;
            self.found.problems.push(Broken::RecordRemoved { label, id });
        }
    }
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    (hex(&bytes) == text).then_some(bytes)
}
