//! Characters above and below the line: marks of notes, which are none of the figure before them.

/// A digit as it stands above or below the line, so that it is not taken for a digit of the number before it.
pub(crate) fn raised(c: char, below: bool) -> char {
    let digits = if below { "₀₁₂₃₄₅₆₇₈₉" } else { "⁰¹²³⁴⁵⁶⁷⁸⁹" };
    let plain = text::halfwidth(c);
    plain.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize)).unwrap_or(c)
}

/// The same for words.
pub(crate) fn raised_words(words: &str, below: bool) -> String {
    words.chars().map(|c| raised(c, below)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_nothing_else() {
        assert_eq!((raised('2', false), raised('０', true), raised('注', false)), ('²', '₀', '注'));
        assert_eq!(raised_words("[12]", false), "[¹²]");
    }
}
