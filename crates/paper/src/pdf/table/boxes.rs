//! Tables whose cells are boxes: a background or a frame each, with gaps between them instead of lines.

use crate::pdf::geometry::Area;
use crate::pdf::sheet::Rule;

use super::rules::Sets;

/// Cells this far apart, in points, are neighbours.
const FARTHEST: f32 = 8.0;
/// What is smaller is a mark and no cell.
const SMALLEST: f32 = 8.5;
/// More boxes than any page of a report has; such a page is a drawing.
const MOST_BOXES: usize = 1500;
/// The share of a table that its cells cover, gaps left out.
const COVERED: f32 = 0.9;

/// The tables that boxes make, each as its box and the lines around its cells; one row alone only where that may be.
pub(super) fn tables(boxes: &[Area], rows_alone: bool) -> Vec<(Area, Vec<Rule>)> {
    let cells = innermost(boxes);
    let mut sets = Sets::new(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        for (other, next) in cells.iter().enumerate().skip(at + 1) {
            if beside(cell, next).is_some() || below(cell, next).is_some() {
                sets.join(at, other);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, Vec<Area>> = std::collections::BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        groups.entry(sets.root(at)).or_default().push(*cell);
    }
    let found: Vec<(Area, bool, Vec<Rule>)> =
        groups.into_values().filter_map(|cells| table(&cells)).collect();
    // A row alone is the end of a table on another page; several rows apart are stripes.
    let alone = found.iter().filter(|(_, several, _)| !several).count();
    found
        .into_iter()
        .filter(|(_, several, _)| *several || rows_alone && alone == 1)
        .map(|(area, _, rules)| (area, rules))
        .collect()
}

/// Boxes that hold no other box; a frame drawn as two boxes, or drawn twice, counts once.
fn innermost(boxes: &[Area]) -> Vec<Area> {
    let mut boxes: Vec<Area> =
        boxes.iter().filter(|area| area.width() > SMALLEST && area.height() > SMALLEST).copied().collect();
    if boxes.len() > 2 * MOST_BOXES {
        return Vec::new();
    }
    let size = |area: &Area| area.width() * area.height();
    boxes.sort_by(|a, b| size(a).total_cmp(&size(b)));
    let mut cells: Vec<Area> = Vec::new();
    for area in boxes {
        let holds = |cell: &Area| {
            let (x, y) = cell.center();
            (area.x0..area.x1).contains(&x) && (area.y0..area.y1).contains(&y)
        };
        if !cells.iter().any(holds) {
            cells.push(area);
        }
    }
    cells.truncate(MOST_BOXES);
    cells
}

/// The middle of the gap between two cells side by side.
fn beside(a: &Area, b: &Area) -> Option<f32> {
    let (left, right) = if a.x0 < b.x0 { (a, b) } else { (b, a) };
    let level = a.y1.min(b.y1) - a.y0.max(b.y0) > 0.5 * a.height().min(b.height());
    ((right.x0 - left.x1).abs() < FARTHEST && level).then(|| f32::midpoint(left.x1, right.x0))
}

/// The middle of the gap between two cells one above the other.
fn below(a: &Area, b: &Area) -> Option<f32> {
    let (upper, lower) = if a.y0 < b.y0 { (a, b) } else { (b, a) };
    let level = a.x1.min(b.x1) - a.x0.max(b.x0) > 0.5 * a.width().min(b.width());
    ((lower.y0 - upper.y1).abs() < FARTHEST && level).then(|| f32::midpoint(upper.y1, lower.y0))
}

/// The lines of a table whose cells these are, and whether it has several rows; nothing where they leave much of it
/// uncovered.
fn table(cells: &[Area]) -> Option<(Area, bool, Vec<Rule>)> {
    let wide: Vec<Area> = cells.iter().map(|cell| widened(cell, cells)).collect();
    let area = Area::of(wide.iter().flat_map(|cell| [(cell.x0, cell.y0), (cell.x1, cell.y1)]));
    let covered: f32 = wide.iter().map(|cell| cell.width() * cell.height()).sum();
    let rows = wide.iter().any(|cell| cell.y0 > area.y0 + SMALLEST);
    let columns = wide.iter().any(|cell| cell.x0 > area.x0 + SMALLEST);
    let size = area.width() * area.height();
    if !columns || covered < COVERED * size || covered > 1.1 * size {
        return None;
    }
    let rules = wide.iter().flat_map(|cell| {
        [
            Rule { horizontal: true, at: cell.y0, from: cell.x0, to: cell.x1 },
            Rule { horizontal: true, at: cell.y1, from: cell.x0, to: cell.x1 },
            Rule { horizontal: false, at: cell.x0, from: cell.y0, to: cell.y1 },
            Rule { horizontal: false, at: cell.x1, from: cell.y0, to: cell.y1 },
        ]
    });
    Some((area, rows, rules.collect()))
}

/// A cell widened to the middle of the gaps around it.
fn widened(cell: &Area, cells: &[Area]) -> Area {
    let mut wide = *cell;
    for other in cells.iter().filter(|other| *other != cell) {
        if let Some(x) = beside(cell, other) {
            if other.x0 > cell.x0 { wide.x1 = x } else { wide.x0 = x }
        } else if let Some(y) = below(cell, other) {
            if other.y0 > cell.y0 { wide.y1 = y } else { wide.y0 = y }
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(x: f32, y: f32, width: f32, height: f32) -> Area {
        Area { x0: x, y0: y, x1: x + width, y1: y + height }
    }

    #[test]
    fn boxes_with_gaps_are_a_table() {
        let mut boxes = vec![cell(0.0, 0.0, 200.0, 60.0)];
        boxes.extend([
            cell(2.0, 2.0, 96.0, 26.0),
            cell(102.0, 2.0, 96.0, 26.0),
            cell(2.0, 32.0, 196.0, 26.0),
        ]);
        let found = tables(&boxes, true);
        assert_eq!(found.len(), 1);
        assert!(found[0].1.iter().any(|rule| !rule.horizontal && (rule.at - 100.0).abs() < 0.1));
    }

    #[test]
    fn stripes_and_pictures_are_none() {
        let stripes: Vec<Area> = [0.0, 40.0, 80.0]
            .into_iter()
            .flat_map(|y| [cell(0.0, y, 100.0, 20.0), cell(100.0, y, 100.0, 20.0)])
            .collect();
        assert!(tables(&stripes, true).is_empty());
        assert!(tables(&[cell(0.0, 0.0, 90.0, 90.0)], true).is_empty());
    }
}
