//! What the words of a report are drafted from, beside the tables.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::{Body, Category, Problem, PublicationChannel};
use statute::{Channel, Fen};

use super::Span;
use crate::{Row, Statement, StoreError, Tx, records, sql, values};

/// Facts of a year that stand in no table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearFacts {
    /// Items first published in the year, by category; none with nought.
    pub categories: Vec<(Category, u32)>,
    /// The same by channel; an item published through two channels counts in both.
    pub channels: Vec<(PublicationChannel, u32)>,
    /// Requests received in the year, by the channel they came in by; none with nought.
    pub ways_in: Vec<(Channel, u32)>,
    /// Requests closed in the year whose answer went out.
    pub answered: u32,
    /// How many of these in time (CLK-21).
    pub in_time: u32,
    /// 信息处理费.
    pub fees: FeeFacts,
    /// Problems entered for the year, and earlier ones that were open when it began.
    pub problems: Vec<Problem>,
    /// Facts stated by hand, by their address (`s1/trainings`).
    pub stated: BTreeMap<String, String>,
}

/// 信息处理费 of a year (FEE-37).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FeeFacts {
    /// Fees decided.
    pub notices: u32,
    /// Requests for which something was paid.
    pub paid_requests: u32,
    /// What was paid.
    pub paid: Fen,
    /// What was waived.
    pub waived: Fen,
}

impl YearFacts {
    /// How many items were first published in the year.
    pub fn published(&self) -> u32 {
        self.categories.iter().map(|(_, count)| count).sum()
    }
}

impl Tx<'_> {
    /// Facts of a year that stand in no table.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn year_facts(&mut self, body: &Body, year: i16) -> Result<YearFacts, StoreError> {
        let span = Span::of(body.id, year);
        let by_category = self.named_counts(sql!("tally/by_category"), &span)?;
        let by_channels = self.named_counts(sql!("tally/by_channels"), &span)?;
        let by_way_in = self.named_counts(sql!("tally/by_way_in"), &span)?;
        let in_time = self.one(sql!("tally/in_time"), &span.values())?;
        let problems = self.all(sql!("tally/problems"), &values![body.id.0, year, &span.first])?;
        let figures = self.figures(body.id, year)?;
        let stated = figures.into_iter().filter(|figure| figure.cell.starts_with('s'));
        let through = |channel: PublicationChannel| {
            let all = by_channels.iter();
            all.filter(|(codes, _)| codes.split(' ').any(|code| code == channel.code())).map(|(_, n)| n).sum()
        };
        Ok(YearFacts {
            categories: present(Category::ALL.map(|c| (c, by_category.get(c.code()).copied().unwrap_or(0)))),
            channels: present(PublicationChannel::ALL.map(|channel| (channel, through(channel)))),
            ways_in: present(Channel::ALL.map(|c| (c, by_way_in.get(c.code()).copied().unwrap_or(0)))),
            answered: in_time.small("answered")?,
            in_time: in_time.small("in_time")?,
            fees: self.fee_facts(&span)?,
            problems: problems.iter().map(|row| row.json("record")).collect::<Result<_, _>>()?,
            stated: stated.map(|figure| (figure.cell, figure.number)).collect(),
        })
    }

    fn named_counts(
        &mut self,
        statement: &Statement,
        span: &Span,
    ) -> Result<BTreeMap<String, u32>, StoreError> {
        let named = |row: &Row| Ok((row.text("name")?.to_owned(), row.small("count")?));
        self.all(statement, &span.values())?.iter().map(named).collect()
    }

    /// Fees are few: their records are read one by one.
    fn fee_facts(&mut self, span: &Span) -> Result<FeeFacts, StoreError> {
        let mut facts = FeeFacts::default();
        for row in self.all(sql!("tally/charged"), &values![span.body.0, &span.last])? {
            let request = records::request(&row)?;
            let Some(fee) = request.fee() else { continue };
            let within = |day: Date| span.holds(Some(day));
            if within(fee.decided_on) {
                facts.notices += 1;
                facts.waived.0 += fee.waived.as_ref().map_or(0, |waiver| waiver.amount.0);
            }
            let paid: i64 =
                fee.payments.iter().filter(|paid| within(paid.on)).map(|paid| paid.amount.0).sum();
            facts.paid_requests += u32::from(paid > 0);
            facts.paid.0 += paid;
        }
        Ok(facts)
    }
}

fn present<T, const N: usize>(counts: [(T, u32); N]) -> Vec<(T, u32)> {
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}
