//! The encoding that a Type 1 font program brings itself, in its readable part: `dup 49 /one put`.

use super::names;

/// Fills the table from the font program; leaves it as it is where the program has no encoding of its own.
pub(super) fn encoding(program: &[u8], table: &mut [Option<char>; 256]) {
    let readable = program.windows(5).position(|words| words == b"eexec").unwrap_or(program.len());
    let text = String::from_utf8_lossy(&program[..readable.min(1 << 16)]);
    let Some((_, rest)) = text.split_once("/Encoding") else { return };
    if rest.trim_start().starts_with("StandardEncoding") {
        return;
    }
    let mut found = [None; 256];
    let mut words = rest.split_ascii_whitespace();
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                let code = words.next().and_then(|code| code.parse::<usize>().ok());
                let name = words.next().and_then(|name| name.strip_prefix('/'));
                if let (Some(slot), Some(name)) = (code.and_then(|code| found.get_mut(code)), name) {
                    *slot = names::character(name);
                }
            }
            "readonly" | "def" if found.iter().any(Option::is_some) => break,
            _ => {}
        }
    }
    *table = found;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_encoding_wins() {
        let mut table = [Some('x'); 256];
        encoding(
            b"%!PS /Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 1 /seven put\ndup 2 /g12 put\nreadonly def eexec",
            &mut table,
        );
        assert_eq!((table[1], table[2], table[65]), (Some('7'), None, None));
        let mut table = [Some('x'); 256];
        encoding(b"/Encoding StandardEncoding def eexec", &mut table);
        assert_eq!(table[1], Some('x'));
    }
}
