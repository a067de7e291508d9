//! One pass over the characters: how many there are up to each stretch, the marks that come in pairs, the odd ones.

/// A mark that opens or closes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The byte at which it stands.
    pub at: u32,
    /// Which it is.
    pub mark: char,
}

impl Mark {
    /// Where it stands.
    pub fn span(self) -> super::Span {
        let start = self.at as usize;
        super::Span { start, end: start + self.mark.len_utf8() }
    }
}

/// What one pass finds.
pub struct Survey {
    /// How many scalars stand before each stretch.
    pub counts: Counts,
    /// Paired marks in order; a line feed stands between those of different paragraphs.
    pub marks: Vec<Mark>,
    /// Odd characters in order.
    pub odd: Vec<(u32, char)>,
}

impl Survey {
    /// Looks at every character once.
    pub fn of(text: &str) -> Self {
        let (mut marks, mut odd) = (Vec::new(), Vec::new());
        let mut counts = Counts::default();
        let (mut stretch, mut scalars) = (0_usize, 0_u32);
        for (at, c) in text.char_indices() {
            while at >= stretch {
                counts.0.push(scalars);
                stretch += STRETCH;
            }
            scalars = scalars.saturating_add(1);
            if matches!(c, '\u{4e00}'..='\u{9fff}' | '，' | '、' | '。' | '0'..='9' | 'a'..='z') {
                continue;
            }
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            match c {
                // Many paragraphs hold none: one line feed is enough between two marks.
                '\n' | '\r' | '\t' if marks.last().is_none_or(|last: &Mark| last.mark == '\n') => {}
                '\n' | '\r' | '\t' => marks.push(Mark { at, mark: '\n' }),
                '“' | '”' | '‘' | '’' | '（' | '）' | '(' | ')' | '《' | '》' | '〈' | '〉' | '〔' | '〕'
                | '【' | '】' | '[' | ']' | '［' | '］' => marks.push(Mark { at, mark: c }),
                _ if is_odd(c) => odd.push((at, c)),
                _ => {}
            }
        }
        Self { counts, marks, odd }
    }
}

/// Invisible, control, private-use, compatibility characters and full-width digits and letters (TXT-05, 19, 20).
fn is_odd(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2e80}'..='\u{2fdf}' | '\u{3164}' | '\u{e000}'..='\u{faff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{fff0}'..='\u{ffff}'
        | '\u{2f800}'..='\u{2fa1f}' | '\u{e0000}'..='\u{10ffff}')
}

/// A Chinese character (the Unicode script Han, as far as it is written).
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '〇' | '々' | '\u{3400}'..='\u{4dbf}' | '\u{2e80}'..='\u{2fdf}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Every how many bytes the scalars are counted.
const STRETCH: usize = 512;

/// How many scalars stand before each stretch of [`STRETCH`] bytes (before its first whole character).
#[derive(Debug, Clone, Default)]
pub struct Counts(Vec<u32>);

impl Counts {
    /// How many scalars stand before a byte at a character boundary.
    pub fn scalars_before(&self, text: &str, byte: usize) -> usize {
        let stretch = (byte / STRETCH).min(self.0.len().saturating_sub(1));
        let Some(counted) = self.0.get(stretch) else { return 0 };
        let from = text.ceil_char_boundary(stretch * STRETCH).min(byte);
        *counted as usize + text[from..byte].chars().count()
    }
}
