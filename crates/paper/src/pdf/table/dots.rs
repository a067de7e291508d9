//! Dotted lines: dots in a row, level or upright.

use crate::pdf::sheet::Rule;

/// The most dots that are looked at; more are a pattern or a picture.
const MOST_DOTS: usize = 120_000;
/// The fewest dots of a line, and the widest gap between two.
const FEWEST: usize = 5;
const WIDEST: f32 = 6.5;

/// The lines that dots make.
pub(super) fn lines(dots: &[(f32, f32)]) -> Vec<Rule> {
    if dots.len() > MOST_DOTS {
        return Vec::new();
    }
    let turned: Vec<(f32, f32)> = dots.iter().map(|(x, y)| (*y, *x)).collect();
    let mut found = runs(dots, true);
    found.extend(runs(&turned, false));
    found
}

/// Runs of dots: each as where along the line it stands, and on which line.
fn runs(dots: &[(f32, f32)], horizontal: bool) -> Vec<Rule> {
    let level = |dot: &(f32, f32)| (dot.1 * 2.0).round();
    let mut dots = dots.to_vec();
    dots.sort_by(|a, b| level(a).total_cmp(&level(b)).then(a.0.total_cmp(&b.0)));
    let mut found = Vec::new();
    let mut start = 0;
    while start < dots.len() {
        let near = |pair: &[(f32, f32)]| {
            (level(&pair[0]) - level(&pair[1])).abs() < 0.5 && pair[1].0 - pair[0].0 < WIDEST
        };
        let count = 1 + dots[start..].windows(2).take_while(|pair| near(pair)).count();
        let run = &dots[start..start + count];
        start += count;
        if count >= FEWEST {
            found.push(Rule { horizontal, at: run[0].1, from: run[0].0, to: run[count - 1].0 });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_in_a_row_are_a_line_and_a_speck_is_none() {
        let mut dots: Vec<(f32, f32)> = (0_u8..40).map(|at| (f32::from(at) * 1.5, 20.0)).collect();
        dots.extend((0_u8..40).map(|at| (30.0, f32::from(at) * 1.5)));
        dots.push((200.0, 20.0));
        let found = lines(&dots);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].horizontal, found[0].from), (true, 0.0));
        assert!(!found[1].horizontal);
    }
}
