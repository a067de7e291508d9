//! Names and other words that stand on one line, wherever they come from: pages, the command line, files.

/// Why words cannot stand on one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// Longer than a name is.
    #[error("{label}最多{most}个字，填写的有{count}个字")]
    Long {
        /// What it is.
        label: &'static str,
        /// Characters it may have.
        most: usize,
        /// Characters it has.
        count: usize,
    },
    /// A line end, another sign that is not seen, or one that turns the direction of writing.
    #[error("{label}的第{at}个字是换行、制表符或者其他看不见的字符，请删去")]
    Unseen {
        /// What it is.
        label: &'static str,
        /// Which character, from 1.
        at: usize,
    },
}

/// The words without space around them.
///
/// # Errors
/// [`BadLine`] for more than `most` characters, or one that is not seen.
pub(crate) fn line(label: &'static str, words: &str, most: usize) -> Result<String, BadLine> {
    let words = words.trim();
    let count = words.chars().count();
    if count > most {
        return Err(BadLine::Long { label, most, count });
    }
    let turns =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match words.chars().position(|c| c.is_control() || c == '\u{fffd}' || turns(c)) {
        Some(before) => Err(BadLine::Unseen { label, at: before + 1 }),
        None => Ok(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_can_be_seen() {
        assert_eq!(line("姓名", " 阿依古丽·买买提 ", 20).unwrap(), "阿依古丽·买买提");
        assert_eq!(
            line("姓名", &"长".repeat(21), 20).unwrap_err().to_string(),
            "姓名最多20个字，填写的有21个字"
        );
        for (words, at) in
            [("甲\n乙", 2), ("甲乙\t", 0), ("甲\u{202e}乙", 2), ("\u{200b}甲", 1), ("甲\u{1b}[31m", 2)]
        {
            let said = line("姓名", words, 20);
            // What is trimmed away does no harm.
            match at {
                0 => assert_eq!(said.unwrap(), "甲乙"),
                at => assert_eq!(said.unwrap_err(), BadLine::Unseen { label: "姓名", at }),
            }
        }
    }
}
