//! How like two texts are once numbers, marks and names are taken out, and which passages they share (AUD-X03).

use std::collections::HashMap;
use std::ops::Range;

/// Characters in one shingle.
const WINDOW: usize = 6;
/// Letters of a text that are looked at; no section of a report is as long.
const MOST: usize = 50_000;
/// Texts with fewer letters resemble one another without being copied.
pub const SHORTEST: usize = 80;
/// Values in a signature.
const SIGNATURE: usize = 64;
/// The six highest bits of a hash tell its bin.
const BIN_SHIFT: u32 = 64 - SIGNATURE.trailing_zeros();
/// So that bins do not depend on the order in which shingles are kept.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// Bands of a signature: two texts that are nine tenths alike share a band of eight values almost always.
const BANDS: usize = 8;

/// A text without digits, marks and names: its letters and where each stands in the text, in bytes.
struct Bare {
    letters: Vec<char>,
    at: Vec<usize>,
}

fn bare(words: &str, names: &[&str]) -> Bare {
    let mut bare = Bare { letters: Vec::new(), at: Vec::new() };
    let mut skip_to = 0;
    for (at, letter) in words.char_indices() {
        if at < skip_to || bare.letters.len() == MOST {
            continue;
        }
        if let Some(name) = names.iter().find(|name| !name.is_empty() && words[at..].starts_with(**name)) {
            skip_to = at + name.len();
        } else if letter.is_alphabetic() {
            bare.letters.push(letter);
            bare.at.push(at);
        }
    }
    bare
}

/// The shingles of a text: the distinct runs of six letters, as numbers in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shingles(Vec<u64>);

impl Shingles {
    /// The shingles of a text without digits, marks and `names`; `None` for a text shorter than [`SHORTEST`].
    pub fn of(words: &str, names: &[&str]) -> Option<Self> {
        let letters = bare(words, names).letters;
        if letters.len() < SHORTEST {
            return None;
        }
        let mut shingles: Vec<u64> = letters.windows(WINDOW).map(hash).collect();
        shingles.sort_unstable();
        shingles.dedup();
        Some(Self(shingles))
    }

    /// The share of shingles that both have among those that either has: 0 to 1.
    pub fn likeness(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut shared) = (0, 0, 0_u32);
        while let (Some(a), Some(b)) = (self.0.get(left), other.0.get(right)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    left += 1;
                    right += 1;
                }
            }
        }
        let both = u32::try_from(self.0.len() + other.0.len()).unwrap_or(u32::MAX) - shared;
        if both == 0 { 0.0 } else { f64::from(shared) / f64::from(both) }
    }

    /// The keys under which texts that may be nine tenths alike are found together: one a band of the MinHash signature.
    pub fn keys(&self) -> impl Iterator<Item = (usize, u64)> {
        let signature = self.signature();
        (0..BANDS).map(move |band| {
            let rows = &signature[band * SIGNATURE / BANDS..(band + 1) * SIGNATURE / BANDS];
            (band, rows.iter().fold(band as u64, |key, row| mix(key ^ row)))
        })
    }

    /// The least shingle of each of 64 bins into which they fall by one hash (one permutation hashing); an empty bin takes
    /// the value of the next that is filled.
    fn signature(&self) -> [u64; SIGNATURE] {
        let mut least = [None::<u64>; SIGNATURE];
        for shingle in &self.0 {
            let value = mix(shingle ^ SEED);
            let bin = &mut least[usize::try_from(value >> BIN_SHIFT).unwrap_or_default()];
            *bin = Some(bin.map_or(value, |before| before.min(value)));
        }
        let next = |bin: usize| (0..SIGNATURE).find_map(|step| least[(bin + step) % SIGNATURE]);
        std::array::from_fn(|bin| next(bin).unwrap_or_default())
    }
}

fn hash(window: &[char]) -> u64 {
    window.iter().fold(0xcbf2_9ce4_8422_2325, |hash, letter| mix(hash ^ u64::from(*letter)))
}

/// The finaliser of splitmix64: every bit of the input moves every bit of the output.
fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Pairs of texts that are at least so much alike, with their likeness. Texts are compared with those only that share a
/// band, so that a thousand reports do not mean half a million comparisons.
pub fn alike(texts: &[Option<Shingles>], least: f64) -> Vec<(usize, usize, f64)> {
    let mut bands: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    for (index, shingles) in texts.iter().enumerate() {
        for key in shingles.iter().flat_map(Shingles::keys) {
            bands.entry(key).or_default().push(index);
        }
    }
    let mut pairs: Vec<(usize, usize)> = bands
        .into_values()
        .flat_map(|members| {
            let pairs: Vec<(usize, usize)> = members
                .iter()
                .enumerate()
                .flat_map(|(n, left)| members[n + 1..].iter().map(move |right| (*left, *right)))
                .collect();
            pairs
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .filter_map(|(left, right)| {
            let likeness = texts[left].as_ref()?.likeness(texts[right].as_ref()?);
            (likeness >= least).then_some((left, right, likeness))
        })
        .collect()
}

/// A passage that two texts share, numbers and names apart: where it stands in each, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// In the left text.
    pub left: Range<usize>,
    /// In the right text.
    pub right: Range<usize>,
}

/// Letters of the shortest passage that is shown as shared.
const SHORTEST_PASSAGE: usize = 20;
/// Places of one seed that are tried: phrases of the field recur, and the longest match is among the first few.
const MOST_PLACES: usize = 8;

/// The longest passages that two texts share, in the order of the right one, none overlapping there.
pub fn shared(left: &str, right: &str, names: &[&str]) -> Vec<Shared> {
    let (a, b) = (bare(left, names), bare(right, names));
    let mut seeds: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, window) in a.letters.windows(SHORTEST_PASSAGE / 2).enumerate() {
        let places = seeds.entry(hash(window)).or_default();
        if places.len() < MOST_PLACES {
            places.push(at);
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at + SHORTEST_PASSAGE <= b.letters.len() {
        let places = seeds.get(&hash(&b.letters[at..at + SHORTEST_PASSAGE / 2]));
        let length = |from: usize| {
            a.letters[from..].iter().zip(&b.letters[at..]).take_while(|(left, right)| left == right).count()
        };
        let longest =
            places.into_iter().flatten().map(|from| (length(*from), *from)).max_by_key(|(len, _)| *len);
        match longest {
            Some((length, from)) if length >= SHORTEST_PASSAGE => {
                found.push(Shared { left: span(&a, from, length), right: span(&b, at, length) });
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// The bytes from the first letter of a run to the end of its last.
fn span(text: &Bare, from: usize, length: usize) -> Range<usize> {
    let last = from + length - 1;
    text.at[from]..text.at[last] + text.letters[last].len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "（一）主动公开。全年主动公开政府信息20条，通过政府网站公开18条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件，做到应公开尽公开。（四）平台建设。更新政府网站栏目。";

    #[test]
    fn numbers_and_names_do_not_count() {
        let left = format!("示范县民政局{LONG}");
        let right = format!("样本县财政局{}", LONG.replace("20", "36").replace("18", "31"));
        let names = ["示范县民政局", "样本县财政局"];
        let [a, b] = [&left, &right].map(|words| Shingles::of(words, &names).unwrap());
        assert!((a.likeness(&b) - 1.0).abs() < 1e-9);
        assert_eq!(alike(&[Some(a), None, Some(b)], 0.9).len(), 1);
    }

    #[test]
    fn other_words_are_not_alike() {
        let other = "本机关依法履行职责，编制并公布了权责清单，围绕养老服务、社会救助、殡葬管理等群众关心的事项，在政府公报和便民服务大厅公布办理依据、条件、程序和时限，年内答复群众来信来电，组织开放日活动，邀请群众代表参加座谈。";
        let [a, b] = [LONG, other].map(|words| Shingles::of(words, &[]).unwrap());
        assert!(a.likeness(&b) < 0.05);
        assert_eq!(alike(&[Some(a), Some(b)], 0.9), []);
        assert_eq!(Shingles::of("太短", &[]), None);
    }

    #[test]
    fn shared_passages_point_into_both_texts() {
        let left = "甲文开头。落实发布审核制度，及时清理失效文件，做到应公开尽公开。甲文结尾。";
        let right = "乙文的另一种开头，共12件。落实发布审核制度，及时清理失效文件，做到应公开尽公开！";
        let found = shared(left, right, &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(&left[found[0].left.clone()], "落实发布审核制度，及时清理失效文件，做到应公开尽公开");
        assert_eq!(&left[found[0].left.clone()], &right[found[0].right.clone()]);
    }
}
