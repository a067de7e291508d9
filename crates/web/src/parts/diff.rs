//! 对照: what changed between two texts, by paragraph, and within a paragraph by character.

use askama::Template;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The difference of two texts. Marks are 【增】 and 【删】 for readers of the screen and in print, too.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/diff.html")]
pub struct Diff {
    blocks: Vec<Block>,
}

impl askama::filters::HtmlSafe for Diff {}

/// A paragraph, or a run of paragraphs that stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    /// Unchanged.
    Same(Vec<String>),
    /// Only in the old text.
    Gone(String),
    /// Only in the new text.
    New(String),
    /// In both, with changes within.
    Changed(Vec<Span>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    kind: Kind,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Same,
    Gone,
    New,
}

/// Beyond these sizes paragraphs are shown whole: comparing takes longer the more differs.
const LONGEST_PARAGRAPH: usize = 3_000;
const MOST_PARAGRAPHS: usize = 3_000;

impl Diff {
    /// Compares two texts.
    pub fn between(old: &str, new: &str) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) = (paragraphs(old), paragraphs(new));
        let mut blocks = Vec::new();
        for op in ops(&old, &new) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    let run = &old[old_index..old_index + len];
                    blocks.push(Block::Same(run.iter().map(|p| (*p).to_owned()).collect()));
                }
                DiffOp::Delete { old_index, old_len, .. } => {
                    gone(&mut blocks, &old[old_index..old_index + old_len]);
                }
                DiffOp::Insert { new_index, new_len, .. } => {
                    added(&mut blocks, &new[new_index..new_index + new_len]);
                }
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    let (from, to) =
                        (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                    let both = old_len.min(new_len);
                    for (a, b) in from.iter().zip(to) {
                        match within(a, b) {
                            Some(spans) => blocks.push(Block::Changed(spans)),
                            None => {
                                blocks.extend([Block::Gone((*a).to_owned()), Block::New((*b).to_owned())]);
                            }
                        }
                    }
                    gone(&mut blocks, &from[both..]);
                    added(&mut blocks, &to[both..]);
                }
            }
        }
        Self { blocks }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| matches!(block, Block::Same(_)))
    }
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect()
}

fn ops(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len() > MOST_PARAGRAPHS || new.len() > MOST_PARAGRAPHS {
        let whole = DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() };
        return if old == new {
            vec![DiffOp::Equal { old_index: 0, new_index: 0, len: old.len() }]
        } else {
            vec![whole]
        };
    }
    capture_diff_slices(Algorithm::Myers, old, new)
}

fn gone(blocks: &mut Vec<Block>, paragraphs: &[&str]) {
    blocks.extend(paragraphs.iter().map(|p| Block::Gone((*p).to_owned())));
}

fn added(blocks: &mut Vec<Block>, paragraphs: &[&str]) {
    blocks.extend(paragraphs.iter().map(|p| Block::New((*p).to_owned())));
}

/// What changed within a paragraph; nothing where less than a third stayed, or it is too long to compare.
fn within(old: &str, new: &str) -> Option<Vec<Span>> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    if a.len() > LONGEST_PARAGRAPH || b.len() > LONGEST_PARAGRAPH {
        return None;
    }
    let (mut spans, mut same) = (Vec::new(), 0);
    let mut push = |kind, letters: &[char]| spans.push(Span { kind, text: letters.iter().collect() });
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                same += len;
                push(Kind::Same, &a[old_index..old_index + len]);
            }
            DiffOp::Delete { old_index, old_len, .. } => push(Kind::Gone, &a[old_index..old_index + old_len]),
            DiffOp::Insert { new_index, new_len, .. } => push(Kind::New, &b[new_index..new_index + new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(Kind::Gone, &a[old_index..old_index + old_len]);
                push(Kind::New, &b[new_index..new_index + new_len]);
            }
        }
    }
    (same * 3 >= a.len().max(b.len())).then_some(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        Diff::between(old, new).render().unwrap()
    }

    #[test]
    fn a_changed_figure_is_marked_within_its_paragraph() {
        let html =
            shown("低保标准为每月600元。\n自公布之日起施行。", "低保标准为每月650元。\n自公布之日起施行。");
        assert!(html.contains("低保标准为每月6"), "{html}");
        assert!(html.contains("【删】") && html.contains("【增】"), "{html}");
        assert!(html.contains("自公布之日起施行。"), "{html}");
    }

    #[test]
    fn a_paragraph_that_has_little_in_common_is_shown_whole() {
        let diff = Diff::between("甲乙丙丁", "子丑寅卯");
        assert_eq!(diff.blocks, [Block::Gone("甲乙丙丁".into()), Block::New("子丑寅卯".into())]);
    }

    #[test]
    fn line_ends_and_empty_lines_are_no_change() {
        assert!(Diff::between("甲\r\n\r\n乙\r\n", "甲\n乙").is_empty());
        assert!(!Diff::between("甲", "甲\n乙").is_empty());
    }

    #[test]
    fn markup_in_a_text_is_text() {
        assert!(!shown("<b>甲</b>", "<script>乙</script>").contains("<script"));
    }

    #[test]
    fn long_texts_are_compared_without_end_of_patience() {
        let many = |word: &str| (0..20_000).map(|n| format!("{word}{n}")).collect::<Vec<_>>().join("\n");
        assert!(!Diff::between(&many("甲"), &many("乙")).is_empty());
        assert!(!Diff::between(&"甲".repeat(60_000), &"乙".repeat(60_000)).is_empty());
    }
}
