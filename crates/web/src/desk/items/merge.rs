//! Two texts that grew out of one, put together again.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What stands before the other person's words where both changed the same passage.
pub const THEIRS: &str = "【对方的文字】";
/// What stands before one's own.
pub const MINE: &str = "【您的文字】";
/// What stands after them.
pub const END: &str = "【以上两段请择一保留】";

/// Whether a text still has places that were not decided.
pub fn undecided(text: &str) -> bool {
    [THEIRS, MINE, END].iter().any(|mark| text.contains(mark))
}

/// Puts together what both made of a text, by paragraph. What only one of them changed is taken over; where both
/// changed the same passage both stand in the result, marked, for a person to decide.
pub fn merge(base: &str, mine: &str, theirs: &str) -> String {
    let [b, m, t] = [base, mine, theirs].map(|text| text.split('\n').collect::<Vec<_>>());
    let (in_mine, in_theirs) = (kept(&b, &m), kept(&b, &t));
    let mut merged: Vec<&str> = Vec::new();
    let (mut from_b, mut from_m, mut from_t) = (0, 0, 0);
    let both = (0..b.len()).filter_map(|at| Some((at, in_mine[at]?, in_theirs[at]?)));
    for (at_b, at_m, at_t) in both.chain([(b.len(), m.len(), t.len())]) {
        passage(&mut merged, &b[from_b..at_b], &m[from_m..at_m], &t[from_t..at_t]);
        merged.extend(b.get(at_b));
        (from_b, from_m, from_t) = (at_b + 1, at_m + 1, at_t + 1);
    }
    merged.join("\n")
}

fn passage<'a>(merged: &mut Vec<&'a str>, base: &[&'a str], mine: &[&'a str], theirs: &[&'a str]) {
    if mine == base || mine == theirs {
        merged.extend(theirs);
    } else if theirs == base {
        merged.extend(mine);
    } else {
        merged.push(THEIRS);
        merged.extend(theirs);
        merged.push(MINE);
        merged.extend(mine);
        merged.push(END);
    }
}

/// For each paragraph of the base, where it stands in the other text; none where it does not.
fn kept(base: &[&str], other: &[&str]) -> Vec<Option<usize>> {
    let mut kept = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Myers, base, other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for n in 0..len {
                kept[old_index + n] = Some(new_index + n);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_changed_is_taken_over() {
        let base = "一\n二\n三\n四";
        assert_eq!(merge(base, "一改\n二\n三\n四", "一\n二\n三\n四\n五"), "一改\n二\n三\n四\n五");
        assert_eq!(merge(base, "一\n三\n四", "一\n二\n三\n四改"), "一\n三\n四改");
        assert_eq!(merge(base, base, "全部重写"), "全部重写");
        assert_eq!(merge("", "甲", ""), "甲");
    }

    #[test]
    fn what_both_changed_stands_twice_and_is_marked() {
        let merged = merge("一\n二\n三", "一\n二甲\n三", "一\n二乙\n三");
        assert_eq!(merged, format!("一\n{THEIRS}\n二乙\n{MINE}\n二甲\n{END}\n三"));
        assert!(undecided(&merged) && !undecided("一\n二甲\n三"));
    }

    #[test]
    fn the_same_change_twice_is_one_change() {
        assert_eq!(merge("一\n二", "一\n二改", "一\n二改"), "一\n二改");
    }
}
