//! Ruling lines: pieces of one line put together, lines that touch gathered into one table.

use crate::pdf::sheet::Rule;

/// How far apart lines may lie, in points, and still be one line or touch.
pub(super) const NEAR: f32 = 3.5;
/// Pieces of a line this far apart are one line.
const GAP: f32 = 2.5;
/// Level lines reach so far beyond upright ones in a table without borders at its sides.
const OUTSIDE: f32 = 8.0;
/// A row that is one merged cell is at most so tall.
const TALLEST_ROW: f32 = 27.0;
/// Dashes are this short, and the gaps between them too.
const DASH: f32 = 8.0;

/// Puts together the pieces of each line.
pub(super) fn whole_lines(rules: &[Rule], horizontal: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.iter().filter(|rule| rule.horizontal == horizontal).copied().collect();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let count = rest.iter().take_while(|rule| rule.at - first.at < 1.2).count();
        let (level, after) = rest.split_at_mut(count);
        level.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Rule> = None;
        for rule in level.iter() {
            match &mut open {
                Some(line) if rule.from - line.to <= gap(line, rule) => line.to = line.to.max(rule.to),
                _ => {
                    lines.extend(open.replace(*rule));
                }
            }
        }
        lines.extend(open);
        rest = after;
    }
    // What stays shorter than a letter is a speck, a corner or an underline's end.
    lines.retain(|line| line.to - line.from > 3.0);
    lines
}

/// The gap over which a line runs on to its next piece.
fn gap(line: &Rule, next: &Rule) -> f32 {
    let shortest = (line.to - line.from).min(next.to - next.from);
    if shortest < DASH { GAP + shortest } else { GAP }
}

/// Lines that touch each other, in groups with at least two of each direction.
pub(super) fn groups(level: &[Rule], upright: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut upright: Vec<Rule> = upright.to_vec();
    upright.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut sets = Sets::new(level.len() + upright.len());
    for (index, line) in level.iter().enumerate() {
        let start = upright.partition_point(|other| other.at < line.from - NEAR);
        for (offset, other) in upright[start..].iter().enumerate() {
            if other.at > line.to + NEAR {
                break;
            }
            if other.from - NEAR <= line.at && line.at <= other.to + NEAR {
                sets.join(index, level.len() + start + offset);
            }
        }
    }
    join_open_rows(level, &upright, &mut sets);
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for (index, line) in level.iter().enumerate() {
        groups.entry(sets.root(index)).or_default().0.push(*line);
    }
    for (index, line) in upright.iter().enumerate() {
        groups.entry(sets.root(level.len() + index)).or_default().1.push(*line);
    }
    let alone: Vec<Rule> = groups
        .values()
        .filter(|(level, _)| level.is_empty())
        .flat_map(|(_, upright)| upright.clone())
        .collect();
    let mut groups: Vec<(Vec<Rule>, Vec<Rule>)> =
        groups.into_values().filter(|(level, upright)| level.len() >= 2 && upright.len() >= 2).collect();
    for line in alone {
        let mut beside = groups.iter_mut().filter(|(_, upright)| runs_beside(&line, upright));
        if let (Some((_, upright)), None) = (beside.next(), beside.next()) {
            upright.push(line);
        }
    }
    groups
}

/// A table without borders at its sides falls apart where a row is one merged cell: no upright line goes through it.
/// Level lines of the same length that lie a row apart, and reach beyond all upright lines, are of one table.
fn join_open_rows(level: &[Rule], upright: &[Rule], sets: &mut Sets) {
    let mut order: Vec<usize> = (0..level.len()).collect();
    order.sort_by(|a, b| level[*a].at.total_cmp(&level[*b].at));
    let open = |line: &Rule| {
        let touches = |other: &&Rule| {
            other.from - NEAR <= line.at
                && line.at <= other.to + NEAR
                && (line.from - NEAR..=line.to + NEAR).contains(&other.at)
        };
        let mut count = 0;
        let inner = upright.iter().filter(touches).all(|other| {
            count += 1;
            other.at > line.from + OUTSIDE && other.at < line.to - OUTSIDE
        });
        inner && count > 0
    };
    for pair in order.windows(2) {
        let (above, below) = (&level[pair[0]], &level[pair[1]]);
        let alike = (above.from - below.from).abs() < NEAR && (above.to - below.to).abs() < NEAR;
        if alike && below.at - above.at < TALLEST_ROW && open(above) && open(below) {
            sets.join(pair[0], pair[1]);
        }
    }
}

/// True for a line that touches nothing and runs along a table from top to bottom: the border of a label that covers
/// all rows of this page.
fn runs_beside(line: &Rule, upright: &[Rule]) -> bool {
    let from = upright.iter().map(|other| other.from).fold(f32::MAX, f32::min);
    let to = upright.iter().map(|other| other.to).fold(f32::MIN, f32::max);
    let height = (to - from).max(1.0);
    (line.from - from).abs() < 0.1 * height && (line.to - to).abs() < 0.1 * height
}

/// Positions that lie near each other, as their middles.
pub(super) fn positions(at: impl IntoIterator<Item = f32>) -> Vec<f32> {
    let mut at: Vec<f32> = at.into_iter().collect();
    at.sort_by(f32::total_cmp);
    let mut middles: Vec<(f32, f32)> = Vec::new();
    for value in at {
        match middles.last_mut() {
            Some((sum, count)) if value - *sum / *count <= NEAR => {
                *sum += value;
                *count += 1.0;
            }
            _ => middles.push((value, 1.0)),
        }
    }
    middles.into_iter().map(|(sum, count)| sum / count).collect()
}

/// Numbers gathered into sets that touch.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    pub(super) fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        self.0[high] = low;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(horizontal: bool, at: f32, from: f32, to: f32) -> Rule {
        Rule { horizontal, at, from, to }
    }

    #[test]
    fn pieces_and_dashes_become_lines() {
        let pieces =
            [rule(true, 10.0, 0.0, 50.0), rule(true, 10.4, 51.0, 90.0), rule(true, 10.0, 200.0, 250.0)];
        assert_eq!(whole_lines(&pieces, true).len(), 2);
        let dashes: Vec<Rule> =
            (0_u8..30).map(|at| f32::from(at) * 5.0).map(|x| rule(true, 4.0, x, x + 2.5)).collect();
        assert_eq!(whole_lines(&dashes, true).len(), 1);
    }

    #[test]
    fn the_border_of_a_label_beside_all_rows_belongs_to_the_table() {
        let level = [0.0, 20.0, 40.0].map(|y| rule(true, y, 100.0, 200.0));
        let mut upright = [100.0, 150.0, 200.0, 40.0].map(|x| rule(false, x, 0.0, 40.0)).to_vec();
        upright.push(rule(false, 300.0, 500.0, 600.0));
        assert_eq!(groups(&level, &upright)[0].1.len(), 4);
    }

    #[test]
    fn two_tables_are_two_groups_and_an_underline_none() {
        let level: Vec<Rule> = [0.0, 20.0, 100.0, 120.0]
            .map(|y| rule(true, y, 0.0, 100.0))
            .into_iter()
            .chain([rule(true, 60.0, 10.0, 40.0)])
            .collect();
        let upright: Vec<Rule> = [0.0, 100.0]
            .into_iter()
            .flat_map(|x| [rule(false, x, 0.0, 20.0), rule(false, x, 100.0, 120.0)])
            .collect();
        assert_eq!(groups(&level, &upright).len(), 2);
        assert_eq!(positions([1.0, 100.0, 2.0, 101.5]), [1.5, 100.75]);
    }
}
