//! Offsets in Unicode scalars as lines and UTF-16 units, as the protocol counts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// A place in a text: line and UTF-16 unit, both from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    line: u64,
    unit: u64,
}

impl Position {
    /// As the editor writes it.
    pub(super) fn of(value: &Value) -> Self {
        let number = |key: &str| value[key].as_u64().unwrap_or_default();
        Self { line: number("line"), unit: number("character") }
    }

    /// As the editor reads it.
    pub(super) fn json(self) -> Value {
        json!({"line": self.line, "character": self.unit})
    }
}

/// The positions of some offsets, in one pass over the text.
pub(super) fn positions(text: &str, mut offsets: Vec<u32>) -> BTreeMap<u32, Position> {
    offsets.sort_unstable();
    offsets.dedup();
    let mut wanted = offsets.into_iter().peekable();
    let mut found = BTreeMap::new();
    let mut here = Position::default();
    let mut chars = text.chars().peekable();
    let mut at = 0_u32;
    loop {
        if wanted.next_if_eq(&at).is_some() {
            found.insert(at, here);
        }
        let Some(c) = chars.next() else { return found };
        at = at.saturating_add(1);
        let ends = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
        if ends {
            here = Position { line: here.line + 1, unit: 0 };
        } else {
            here.unit += c.len_utf16() as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_units() {
        let at = positions("a😀b\r\n中\rd\n", vec![0, 2, 5, 6, 7, 9]);
        let found: Vec<(u64, u64)> = at.values().map(|place| (place.line, place.unit)).collect();
        assert_eq!(found, [(0, 0), (0, 3), (1, 0), (1, 1), (2, 0), (3, 0)]);
    }
}
