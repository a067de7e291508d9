//! Lines that hold a whole row of a table: its cells parted by tabs, by bars as in Markdown and in old mail, or by commas.

/// Bars between cells, drawn or typed.
const BARS: [char; 5] = ['|', '｜', '│', '┃', '║'];

/// The cells of a line that holds a whole row, each with the characters before it; `None` if the line is no row.
pub(crate) fn cells_of_row(line: &str) -> Option<Vec<(&str, usize)>> {
    let trimmed = line.trim();
    let bar = BARS.into_iter().find(|bar| trimmed.starts_with(*bar) && trimmed.ends_with(*bar));
    let separator = if let Some(bar) = bar.filter(|bar| trimmed.len() > bar.len_utf8()) {
        bar
    } else if line.trim_start_matches('\t').contains('\t') && !line.trim().is_empty() {
        '\t'
    } else {
        return None;
    };
    let mut parts = Vec::new();
    let mut skip = 0;
    for part in line.split(separator) {
        parts.push((part, skip));
        skip += part.chars().count() + 1;
    }
    if separator != '\t' {
        parts.remove(0);
        parts.pop();
    } else if trailing_blank_only(&parts) {
        return None;
    }
    Some(parts)
}

/// True for a single cell that merely has tabs behind it.
fn trailing_blank_only(parts: &[(&str, usize)]) -> bool {
    parts.iter().filter(|(part, _)| !part.trim().is_empty()).count() == 1
        && parts.iter().position(|(part, _)| !part.trim().is_empty()).is_some_and(|at| at <= 1)
        && parts.len() <= 2
}

/// True for a line that draws a rule of a table: `├──┼──┤`, `+---+---+`.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let drawn = |c: char| ('\u{2500}'..='\u{257F}').contains(&c) && !BARS.contains(&c);
    let typed = line.starts_with('+') && line.ends_with('+') && line.contains("--");
    line.chars().any(drawn) && line.chars().all(|c| drawn(c) || c.is_whitespace())
        || typed && line.chars().all(|c| matches!(c, '+' | '-' | '='))
}

/// True for a file of comma-separated values: most lines are parted by as many commas as the first of them, and none by tabs.
pub(crate) fn is_comma_separated(source: &str) -> bool {
    let (mut lines, mut parted, mut most) = (0_usize, 0_usize, 0_usize);
    for line in source.lines().filter(|line| !line.trim().is_empty()).take(400) {
        let commas = line.matches(',').count();
        if line.contains('\t') || line.trim_start().starts_with(BARS) {
            return false;
        }
        lines += 1;
        parted += usize::from(commas >= 2);
        most = most.max(commas);
    }
    lines >= 4 && most >= 3 && parted * 10 >= lines * 7
}

/// The cells of a line of comma-separated values, quotation marks around them left out; `None` where only the first has words.
pub(crate) fn cells_of_values(line: &str) -> Option<Vec<(&str, usize)>> {
    let mut parts = Vec::new();
    let (mut start, mut skip, mut quoted) = (0, 0, false);
    for (chars, (at, c)) in line.char_indices().enumerate() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                parts.push((&line[start..at], skip));
                start = at + 1;
                skip = chars + 1;
            }
            _ => {}
        }
    }
    parts.push((&line[start..], skip));
    let bare = parts.into_iter().map(|(part, skip)| {
        let inner = part.trim();
        match inner.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(words) => {
                let before = part.chars().take_while(|c| c.is_whitespace()).count();
                (words, skip + before + 1)
            }
            None => (part, skip),
        }
    });
    let cells: Vec<(&str, usize)> = bare.collect();
    (cells.len() > 1 && cells.iter().skip(1).any(|(part, _)| !part.trim().is_empty())).then_some(cells)
}
