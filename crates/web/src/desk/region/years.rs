//! A year of the collection as it was computed last: kept until the collection changes, because every page of a wide
//! region would otherwise load all numbers of all its bodies.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use acts::ActError;
use acts::collected::roll_up_of;
use office::{Body, BodyId, Collected};
use report::RollUp;
use report::region::{Standing, UnitResult};
use store::{Page, Sought, StoreError, Tx};
use text::{Block, Document};

use super::chart::{Chart, Received, of_bodies, of_outcomes, of_outliers};

/// Years that are kept; the least recently computed goes first.
const MOST: usize = 24;

/// The groups of rules, by the letter in their ids.
pub const GROUPS: [(char, &str); 10] = [
    ('E', "格式"),
    ('L', "标签"),
    ('P', "期限"),
    ('B', "数字格"),
    ('A', "勾稽"),
    ('X', "跨年"),
    ('C', "文表"),
    ('N', "序号"),
    ('T', "文字"),
    ('F', "文件"),
];

/// A year of a region, ready to be shown.
#[derive(Debug)]
pub struct Year {
    /// The sums, with the names of the files.
    pub roll_up: RollUp,
    /// A row a body.
    pub rows: Vec<Row>,
    /// How outcomes are shared, who received most, who stands out.
    pub charts: Vec<Chart>,
    /// The sums in the tables of the form, as HTML.
    pub html: String,
}

/// A body and what the checks of each group found.
#[derive(Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its report.
    pub address: Option<String>,
    /// What became of its report: one of [`standing`]'s codes.
    pub code: &'static str,
    /// The same in words.
    pub standing: String,
    /// Findings by group.
    pub counts: Vec<u32>,
}

impl Row {
    /// Whether something is to be done about it.
    pub fn trouble(&self) -> bool {
        !matches!(self.code, "counted" | "merged")
    }
}

/// What was computed of the collections, each with the version of the collection it was computed from.
#[derive(Debug, Default)]
pub struct Years {
    whole: Kept<Arc<Year>>,
    received: Kept<Received>,
    rules: Kept<Arc<[(String, i64)]>>,
}

impl Years {
    /// A year, computed anew where the collection has changed since.
    ///
    /// # Errors
    /// [`ActError::Refused`] where the list of bodies cannot be read; [`ActError::Store`] when the store fails.
    pub fn of(&self, tx: &mut Tx<'_>, body: &Body, region: &str, year: i16) -> Result<Arc<Year>, ActError> {
        let version = tx.collected_version(body.id)?;
        self.whole.of((body.id, year), version, || Ok(Arc::new(Year::compute(tx, body, region, year)?)))
    }

    /// The requests received in a year.
    ///
    /// # Errors
    /// When the store fails.
    pub fn received(&self, tx: &mut Tx<'_>, body: BodyId, year: i16) -> Result<Received, StoreError> {
        let version = tx.collected_version(body)?;
        self.received.of((body, year), version, || Ok(Received::of(year, &tx.collected_numbers(body, year)?)))
    }

    /// The rules that the reports of a year, or of all, break, with how many reports break each.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rules(
        &self,
        tx: &mut Tx<'_>,
        body: BodyId,
        year: Option<i16>,
    ) -> Result<Arc<[(String, i64)]>, StoreError> {
        let version = tx.collected_version(body)?;
        let key = (body, year.unwrap_or_default());
        self.rules.of(key, version, || Ok(tx.collected_rules(body, year)?.into()))
    }
}

type ByYear<T> = HashMap<(BodyId, i16), (i64, T)>;

#[derive(Debug)]
struct Kept<T>(Mutex<ByYear<T>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Kept<T> {
    /// What is known of this version, or what is computed now. Nobody waits for another's computing.
    fn of<E>(
        &self,
        key: (BodyId, i16),
        version: i64,
        compute: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let known = self.lock().get(&key).filter(|(of, _)| *of == version).map(|(_, known)| known.clone());
        if let Some(known) = known {
            return Ok(known);
        }
        let computed = compute()?;
        let mut kept = self.lock();
        let oldest = kept.iter().min_by_key(|(_, (version, _))| *version).map(|(key, _)| *key);
        if let Some(oldest) = oldest.filter(|_| kept.len() >= MOST) {
            kept.remove(&oldest);
        }
        kept.insert(key, (version, computed.clone()));
        Ok(computed)
    }

    fn lock(&self) -> MutexGuard<'_, ByYear<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Year {
    fn compute(tx: &mut Tx<'_>, body: &Body, region: &str, year: i16) -> Result<Self, ActError> {
        let numbers = tx.collected_numbers(body.id, year)?;
        let before = tx.collected_numbers(body.id, year - 1)?;
        let roll_up = roll_up_of(tx, body, region, year, (&numbers, &before))?;
        let sought = Sought { year: Some(year), ..Sought::default() };
        let reports = tx.collected_listed(body.id, &sought, Page::whole())?;
        let by_id: BTreeMap<String, &Collected> =
            reports.iter().map(|report| (report.id.to_string(), report)).collect();
        let rows = roll_up.units.iter().map(|unit| row(unit, &by_id)).collect();
        let roll_up = named(roll_up, &by_id);
        let charts =
            [of_outcomes(year, &numbers), of_bodies(year, &numbers), of_outliers(year, &numbers, &before)];
        Ok(Self {
            rows,
            charts: charts.into_iter().flatten().collect(),
            html: paper::html::fragment(&sums(roll_up.document())),
            roll_up,
        })
    }
}

/// The roll-up with the names of the files for their numbers in the store.
fn named(mut roll_up: RollUp, reports: &BTreeMap<String, &Collected>) -> RollUp {
    let units = roll_up.units.iter_mut().flat_map(|unit| unit.sources.iter_mut());
    for source in units.chain(roll_up.strangers.iter_mut().map(|one| &mut one.source)) {
        if let Some(report) = reports.get(source) {
            source.clone_from(&report.file_name);
        }
    }
    roll_up
}

/// The sums and what they break: what comes after the list of bodies, which has a page of its own.
fn sums(mut document: Document) -> Document {
    let first =
        |block: &Block| matches!(block, Block::Heading { level: 1, text, .. } if text.starts_with("二、"));
    if let Some(at) = document.blocks.iter().position(first) {
        document.blocks.drain(..at);
    }
    Document { title: None, blocks: document.blocks }
}

fn row(unit: &UnitResult, reports: &BTreeMap<String, &Collected>) -> Row {
    let report = unit.sources.first().and_then(|source| reports.get(source));
    let count = |group: char| {
        let of_group = |(rule, count): (&String, &u32)| {
            rule.strip_prefix("AUD-").is_some_and(|id| id.starts_with(group)).then_some(*count)
        };
        report.map_or(0, |report| report.rules.iter().filter_map(of_group).sum())
    };
    let (code, standing) = standing(&unit.standing);
    Row {
        name: unit.name.clone(),
        address: report.map(|report| format!("/desk/region/{}", report.id)),
        code,
        standing,
        counts: GROUPS.into_iter().map(|(group, _)| count(group)).collect(),
    }
}

/// What became of a body's report: a code, and words.
fn standing(standing: &Standing) -> (&'static str, String) {
    match standing {
        Standing::Counted => ("counted", "已计入".to_owned()),
        Standing::Missing => ("missing", "没有报告".to_owned()),
        Standing::Twice => ("twice", "几份不一致".to_owned()),
        Standing::OtherEdition { edition } => ("edition", format!("使用{}年版", edition.code())),
        Standing::Merged { into } => ("merged", format!("并入{into}")),
    }
}
