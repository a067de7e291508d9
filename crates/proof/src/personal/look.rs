//! One pass over a text for all kinds, in the order of PD-04: what one kind has taken, no other takes.

use jiff::civil::Date;

use super::around::Ground;
use super::signs::{self, Form, Run};
use super::{Hit, Kind, Verdict, columns, disguise, kinds, words};
use crate::{Prose, Span};

/// A number as found: from one group of a run to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub kind: Kind,
    pub verdict: Verdict,
    /// First and last group.
    pub groups: (usize, usize),
    /// What stands before the first group and belongs to it: 粤, （0751.
    pub lead: usize,
    /// What stands behind the last group and belongs to it: 警.
    pub tail: usize,
    /// Whether it is to be masked; numbers published by duty are not.
    pub masked: bool,
}

impl Found {
    pub fn new(kind: Kind, verdict: Verdict, first: usize, last: usize) -> Self {
        Self { kind, verdict, groups: (first, last), lead: 0, tail: 0, masked: true }
    }
}

/// Looks for a number that begins at a group of a run.
type Seek = fn(&Seat<'_>) -> Option<Found>;

/// The kinds that are numbers, in the order of PD-04.
const ORDER: [Seek; 9] = [
    kinds::credit_code,
    kinds::citizen_number,
    kinds::bank_card,
    kinds::old_citizen_number,
    kinds::mobile,
    kinds::landline,
    kinds::passport,
    kinds::travel_permit,
    kinds::plate,
];

/// A number of a person has more digits and letters than a number of the sentence.
const FEWEST: usize = 7;

/// A group of a run, and where it stands.
pub(super) struct Seat<'a> {
    pub ground: &'a Ground<'a>,
    pub run: &'a Run,
    pub first: usize,
    pub on: Option<Date>,
}

impl<'a> Seat<'a> {
    /// The digits and letters of a group, where they are plain.
    pub fn group(&self, at: usize) -> Option<String> {
        let range = self.run.groups.get(at)?.clone();
        let signs = &self.run.signs[range];
        let plain = signs.first().is_some_and(|sign| sign.form == Form::Plain);
        plain.then(|| signs.iter().map(|sign| char::from(sign.c)).collect())
    }

    /// The first digit or letter.
    pub fn begins(&self) -> u8 {
        self.run.signs[self.run.groups[self.first].start].c
    }

    /// How long a group is; 0 where there is none or it is not plain.
    pub fn length(&self, at: usize) -> usize {
        let Some(range) = self.run.groups.get(at) else { return 0 };
        if self.run.signs[range.start].form == Form::Plain { range.len() } else { 0 }
    }

    /// The one mark between a group and the next; `None` where there are more or none.
    pub fn mark(&self, at: usize) -> Option<u8> {
        let (end, start) = (self.run.groups.get(at)?.end, self.run.groups.get(at + 1)?.start);
        let [mark] = self.run.signs.get(end..start)? else { return None };
        (mark.form == Form::Mark).then_some(mark.c)
    }

    /// The last of the groups that have these lengths, with a space or a hyphen between them.
    pub fn shaped(&self, lengths: &[usize]) -> Option<usize> {
        let last = self.first + lengths.len() - 1;
        let fits = (self.first..).zip(lengths).all(|(at, length)| self.length(at) == *length);
        let parted = (self.first..last).all(|at| matches!(self.mark(at), Some(b' ' | b'-')));
        (fits && parted).then_some(last)
    }

    /// The digits and letters from this group to another.
    pub fn joined(&self, last: usize) -> String {
        let signs = self.run.between(self.first, last).iter();
        signs.filter(|sign| sign.counts()).map(|sign| char::from(sign.c)).collect()
    }

    /// The text before the first group and behind the last.
    pub fn outside(&self, last: usize) -> (&'a str, &'a str) {
        let (start, end) = (self.run.signs[self.run.groups[self.first].start].at, self.end(last));
        (&self.ground.text[..start], &self.ground.text[end..])
    }

    /// The byte after a group.
    pub fn end(&self, last: usize) -> usize {
        self.run.signs[self.run.groups[last].end - 1].end
    }

    /// What stands around the first group.
    pub fn around(&self) -> super::around::Around<'a> {
        self.ground.around(self.run.signs[self.run.groups[self.first].start].at)
    }

    /// True where a mark ties the number to other digits or letters: 0.138…, 2024-138…, …/2024-00001. Another telephone
    /// number ties nothing, and neither does a space.
    pub fn tied(&self, last: usize) -> bool {
        let alone = |at: usize| matches!(self.length(at), 7 | 8 | 11);
        let before = self.first.checked_sub(1).is_some_and(|at| self.ties(at) && !alone(at));
        before || self.ties(last) && !alone(last + 1)
    }

    fn ties(&self, at: usize) -> bool {
        matches!(self.mark(at), Some(b'.' | b',' | b'-' | b'/' | b'_')) && !self.sentence_mark(at)
    }

    /// True where the mark is one of a sentence, whatever it is as a sign: 、 and 。 part numbers.
    fn sentence_mark(&self, at: usize) -> bool {
        let sign = &self.run.signs[self.run.groups[at].end];
        let words = &self.ground.text[sign.at..sign.end];
        matches!(words, "、" | "。" | "，") || words == "," && self.length(at + 1) > 3
    }
}

/// All personal data of a text, in its order.
pub(super) fn look(prose: &Prose, on: Option<Date>) -> Vec<Hit> {
    let ground = Ground::of(prose);
    let mut hits = Vec::new();
    signs::runs(ground.text, |run| numbers(&ground, run, on, &mut hits));
    hits.sort_by_key(|hit: &Hit| hit.span);
    let said = words::look(&ground, &hits);
    hits.extend(said);
    hits.sort_by_key(|hit: &Hit| hit.span);
    let columns = columns::look(prose, &ground, &hits);
    hits.extend(columns);
    hits.sort_by_key(|hit| (hit.span, hit.kind));
    hits
}

/// The numbers of a run.
fn numbers(ground: &Ground<'_>, run: &Run, on: Option<Date>, hits: &mut Vec<Hit>) {
    let count: usize = run.groups.iter().map(ExactSizeIterator::len).sum();
    // Years, dates and counts; a plate is the only kind this short, and it follows its province.
    if count < FEWEST && !kinds::may_be_plate(ground.text, run.signs[0].at) {
        return;
    }
    let mut taken = vec![false; run.groups.len()];
    for seek in ORDER {
        for first in 0..run.groups.len() {
            if taken[first] {
                continue;
            }
            let seat = Seat { ground, run, first, on };
            let Some(found) = seek(&seat) else { continue };
            if taken[first..=found.groups.1].contains(&true) {
                continue;
            }
            taken[first..=found.groups.1].fill(true);
            let start = run.signs[run.groups[first].start].at - found.lead;
            let span = Span { start, end: seat.end(found.groups.1) + found.tail };
            hits.push(Hit::of(ground.text, found.kind, found.verdict, span, found.masked));
        }
    }
    disguise::look(ground, run, &taken, on, hits);
}
