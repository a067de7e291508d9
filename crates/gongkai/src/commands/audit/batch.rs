//! Many files: read side by side, judged with what belongs together, kept on disk until they are told in order.
//!
//! The first round reads every file once, judges it by itself and remembers a card of it: whose it is, of which year, and
//! keys by which like texts are found. Only files that have a partner (last year's report, the same report as a page,
//! another body's with the same words) are read again and judged with it. So memory grows by a card a file.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

use anyhow::Context as _;
use paper::{Format, PropertyKind, Reading, Unreadable};
use report::likeness::Shingles;
use report::{Audit, Context, FileFacts, Indents, Recognised, Report, Trace, TraceKind};

use super::outcome::{Judged, Outcome, Unread};
use crate::commands::side_by_side::{guarded, progress, side_by_side};
use crate::commands::{failure, files};

/// What holds for all files.
pub(super) struct Settings {
    /// What is known beside the reports.
    pub context: Context,
    /// The body and the year where they are given.
    pub body: Option<String>,
    pub year: Option<i16>,
    /// Publication days by body, from the list of bodies.
    pub listed: HashMap<String, Option<calendar::Date>>,
}

/// What is remembered of a file.
struct Card {
    body: String,
    year: Option<i16>,
    page: bool,
    keys: Vec<u64>,
}

/// The files with which a file is judged again.
#[derive(Default, Clone, Copy)]
struct Partners {
    previous: Option<usize>,
    page: Option<usize>,
    alike: Option<usize>,
}

impl Partners {
    fn any(self) -> bool {
        self.previous.or(self.page).or(self.alike).is_some()
    }
}

/// Judges files and hands each result on in order.
///
/// # Errors
/// When results can be neither kept nor handed on.
pub(super) fn judge(
    names: &[String],
    settings: &Settings,
    each: &mut dyn FnMut(Outcome) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let bar = progress("核对", names.len());
    if let [only] = names {
        return each(first(only, settings).0);
    }
    let mut spool = Spool::new()?;
    let mut cards: Vec<Option<Card>> = Vec::with_capacity(names.len());
    let all: Vec<usize> = (0..names.len()).collect();
    side_by_side(
        &all,
        &bar,
        |index| first(&names[index], settings),
        |_, (outcome, card)| {
            cards.push(card);
            spool.put(&outcome)
        },
    )?;
    let partners = partners(&cards, settings);
    drop(cards);
    let again: Vec<usize> = (0..names.len()).filter(|index| partners[*index].any()).collect();
    let mut replaced: HashMap<usize, usize> = HashMap::new();
    bar.set_length((names.len() + again.len()) as u64);
    side_by_side(
        &again,
        &bar,
        |index| second(names, index, partners[index], settings),
        |index, outcome| {
            replaced.insert(index, spool.len());
            spool.put(&outcome)
        },
    )?;
    bar.finish_and_clear();
    for index in 0..names.len() {
        each(spool.take(replaced.get(&index).copied().unwrap_or(index))?)?;
    }
    Ok(())
}

/// Reads a file and judges it by itself.
fn first(name: &str, settings: &Settings) -> (Outcome, Option<Card>) {
    let read = guarded(|| {
        let (reading, report) = open(name, settings)?;
        let outcome = judged(name, &reading, &report, settings.context.clone(), settings);
        Ok((outcome, card(&reading, &report.report)))
    });
    match read {
        Ok((outcome, card)) => (outcome, Some(card)),
        Err(refused) => (unread(name, &refused), None),
    }
}

/// Judges a file again with its partners.
fn second(names: &[String], index: usize, partners: Partners, settings: &Settings) -> Outcome {
    let name = &names[index];
    let outcome = guarded(|| {
        let (reading, report) = open(name, settings)?;
        let other = |partner: Option<usize>| -> Option<Report> {
            let name = &names[partner?];
            guarded(|| Ok(files::report(name)?.1.report)).ok()
        };
        let mut context = settings.context.clone();
        context.previous = context.previous.or_else(|| other(partners.previous));
        context.page = other(partners.page);
        context.alike.extend(other(partners.alike));
        Ok(judged(name, &reading, &report, context, settings))
    });
    outcome.unwrap_or_else(|refused| unread(name, &refused))
}

fn open(name: &str, settings: &Settings) -> anyhow::Result<(Reading, Recognised)> {
    let (reading, mut report) = files::report(name)?;
    if let Some(body) = &settings.body {
        report.report.body.clone_from(body);
    }
    report.report.year = settings.year.or(report.report.year);
    Ok((reading, report))
}

fn judged(
    name: &str,
    reading: &Reading,
    report: &Recognised,
    mut context: Context,
    settings: &Settings,
) -> Outcome {
    context.file = facts(reading);
    if context.published_on.is_none() {
        context.published_on = published(reading);
        context.published_by_page = context.published_on.is_some();
    }
    if let Some(published_on) = settings.listed.get(&text::squeeze(&report.report.body)) {
        context.listed = Some(report::Listed { reported: true, published_on: *published_on });
    }
    let audit = Audit::of(Some(name), report, &context);
    Outcome::Judged(Judged::of(audit, Some(reading)))
}

/// The day of publication that a web page states in its head.
fn published(reading: &Reading) -> Option<calendar::Date> {
    let stated = reading.properties.iter().find(|property| property.kind == PropertyKind::Published)?;
    let day: String = stated.value.trim().chars().take_while(|c| !c.is_whitespace() && *c != 'T').collect();
    text::parse_date(&day).or_else(|| day.parse().ok())
}

/// Why a file was not judged; of one that is all pictures that is a finding, too.
fn unread(name: &str, refused: &anyhow::Error) -> Outcome {
    let pages = refused.chain().find_map(|cause| match cause.downcast_ref::<Unreadable>()? {
        Unreadable::Scanned(pages) => Some(*pages),
        Unreadable::NoText(Format::Picture) => Some(1),
        _ => None,
    });
    let findings = pages.map(|pages| {
        let file = FileFacts { pictured_pages: pages, ..FileFacts::default() };
        let nothing = report::recognise(&text::Document::default());
        let audit = Audit::of(None, &nothing, &Context { file, ..Context::default() });
        Judged::of(audit, None).findings.into_iter().filter(|found| found.rule == "AUD-F04").collect()
    });
    Outcome::Unread(Unread {
        file: name.to_owned(),
        error: failure::told(refused),
        findings: findings.unwrap_or_default(),
    })
}

/// What a file says about itself.
fn facts(reading: &Reading) -> FileFacts {
    let traces = reading.properties.iter().filter_map(|property| {
        let kind = match property.kind {
            PropertyKind::Author => TraceKind::Author,
            PropertyKind::LastSavedBy => TraceKind::LastSavedBy,
            PropertyKind::Manager => TraceKind::Manager,
            PropertyKind::CommentBy => TraceKind::Comment,
            PropertyKind::RevisionBy => TraceKind::Revision,
            PropertyKind::Company
            | PropertyKind::Title
            | PropertyKind::Application
            | PropertyKind::Published => return None,
        };
        Some(Trace { kind, name: property.value.clone() })
    });
    let indents =
        if reading.format == Format::Text { Indents::of(&reading.text) } else { Indents::default() };
    FileFacts { pictured_pages: 0, traces: traces.collect(), indents }
}

fn card(reading: &Reading, report: &Report) -> Card {
    let keys = [(1_u32, "s1"), (5, "s5"), (6, "s6")].into_iter().flat_map(|(number, id)| {
        let shingles = Shingles::of(report.section(id), &[report.body.as_str()]);
        shingles.into_iter().flat_map(move |shingles| {
            // The keys tell their bands apart; sections are told apart here.
            shingles.keys().map(move |(_, key)| key.rotate_left(number)).collect::<Vec<_>>()
        })
    });
    Card {
        body: text::squeeze(&report.body),
        year: report.year,
        page: reading.format == Format::Html,
        keys: keys.collect(),
    }
}

/// Finds what belongs together: the year before of the same body, the page of a file, the first other body with a like text.
fn partners(cards: &[Option<Card>], settings: &Settings) -> Vec<Partners> {
    let mut by_year: HashMap<(&str, i16, bool), usize> = HashMap::new();
    for (index, card) in cards.iter().enumerate() {
        let Some(card) = card else { continue };
        if let Some(year) = card.year.filter(|_| !card.body.is_empty()) {
            by_year.entry((&card.body, year, card.page)).or_insert(index);
        }
    }
    let by_key = by_key(cards);
    let find = |body: &str, year: i16| {
        let of = |page: bool| by_year.get(&(body, year, page)).copied();
        of(false).or_else(|| of(true))
    };
    let partner = |index: usize| -> Option<Partners> {
        let card = cards[index].as_ref()?;
        let mut partners = Partners::default();
        // With one name or year for all files they do not tell them apart.
        if let Some(year) = card.year.filter(|_| settings.body.is_none() && settings.year.is_none()) {
            partners.previous = find(&card.body, year - 1);
            partners.page = by_year.get(&(card.body.as_str(), year, true)).copied().filter(|_| !card.page);
        }
        let with = |key: &u64| by_key[by_key.partition_point(|(other, _)| other < key)..].iter();
        let mut others =
            card.keys.iter().flat_map(|key| with(key).take_while(move |(other, _)| other == key));
        let other_body = |(_, at): &&(u64, usize)| {
            cards[*at].as_ref().is_some_and(|other| !other.body.is_empty() && other.body != card.body)
        };
        partners.alike = others.find(other_body).map(|(_, at)| *at);
        Some(partners)
    };
    (0..cards.len()).map(|index| partner(index).unwrap_or_default()).collect()
}

/// In order of the keys: for each that two bodies have, the first file of the two first of them. Whoever else has the
/// text is compared with one of these.
fn by_key(cards: &[Option<Card>]) -> Vec<(u64, usize)> {
    let of = |(index, card): (usize, &Option<Card>)| -> Vec<(u64, usize)> {
        card.iter().flat_map(|card| &card.keys).map(|key| (*key, index)).collect()
    };
    let mut keyed: Vec<(u64, usize)> = cards.iter().enumerate().flat_map(of).collect();
    keyed.sort_unstable();
    let body = |at: usize| cards[at].as_ref().map(|card| &card.body);
    let mut kept = Vec::new();
    for same in keyed.chunk_by(|(key, _), (other, _)| key == other) {
        let first = same[0];
        if let Some(second) = same.iter().find(|(_, at)| body(*at) != body(first.1)) {
            kept.extend([first, *second]);
        }
    }
    kept
}

/// Results on disk, each found again by its number.
struct Spool {
    file: BufWriter<File>,
    places: Vec<(u64, usize)>,
    end: u64,
}

impl Spool {
    fn new() -> anyhow::Result<Self> {
        let file = tempfile::tempfile().context("不能建立暂存文件")?;
        Ok(Self { file: BufWriter::new(file), places: Vec::new(), end: 0 })
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    fn put(&mut self, outcome: &Outcome) -> anyhow::Result<()> {
        let bytes = serde_json::to_vec(outcome)?;
        self.file.write_all(&bytes).context("不能写暂存文件")?;
        self.places.push((self.end, bytes.len()));
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn take(&mut self, number: usize) -> anyhow::Result<Outcome> {
        let (start, length) = self.places[number];
        self.file.flush()?;
        let mut file = BufReader::new(self.file.get_ref());
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = vec![0; length];
        let read: io::Result<()> = file.read_exact(&mut bytes);
        read.context("不能读暂存文件")?;
        Ok(serde_json::from_slice(&bytes)?)
    }
}
