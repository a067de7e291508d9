//! Published items of the demonstration: each goes through its duty chain, day by day.

use calendar::Date;
use office::{Category, Content, LegalForm, LegalKind, PublicationChannel, WithdrawalGround};
use serde::Deserialize;
use statute::StatutoryItem;

use super::day::{self, When};
use super::people::{Chair, Office};
use super::timeline::{Deed, Moment};

const FILES: [(Office, &str); 4] = [
    (Office::Union, include_str!("data/union-items-2024.toml")),
    (Office::Union, include_str!("data/union-items.toml")),
    (Office::Bureau, include_str!("data/bureau-items.toml")),
    (Office::Bureau, include_str!("data/bureau-rules.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    item: Vec<Item>,
}

/// An item as its file tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    #[serde(skip, default = "nowhere")]
    pub office: Office,
    category: Category,
    pub title: String,
    /// 文号.
    #[serde(default)]
    number: String,
    /// 成文日期, or for a rule issued before the day of its entry; the draft is written on it or on the next working day.
    formed: When,
    /// Who writes it.
    #[serde(default)]
    pub by: Chair,
    /// Code of the item of Article 20.
    statutory: Option<StatutoryItem>,
    /// For rules and normative documents.
    legal: Option<Legal>,
    /// The reviewer sends it back once.
    returned: Option<Returned>,
    /// How far it comes.
    #[serde(default)]
    to: Reach,
    /// It is put right after it was published, and published anew.
    amended: Option<Amended>,
    /// It is taken off again.
    withdrawn: Option<Withdrawn>,
    /// Further channels beside the website.
    #[serde(default)]
    also: Vec<PublicationChannel>,
    text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Legal {
    kind: LegalKind,
    /// 成文日期 and 制发日期 of a document that is older than its entry here.
    issued: Option<Date>,
    /// The day on which it is repealed and registered so.
    repealed: Option<Date>,
}

/// Why it comes back, and what stood there before it was put right.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Returned {
    pub reason: String,
    pub place: String,
    /// The passage as it was.
    was: String,
    /// The passage as it stands in `text`.
    now: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Amended {
    on: Date,
    was: String,
    now: String,
}

/// When it is taken off, and what the public is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    on: Date,
    pub ground: WithdrawalGround,
    pub reason: String,
}

/// How far an item comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reach {
    Draft,
    Submitted,
    Returned,
    Reviewed,
    Referred,
    Cleared,
    Signed,
    #[default]
    Published,
}

/// One stroke of work on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Draft,
    Submit,
    SendBack,
    Mend,
    Pass,
    Refer,
    Clear,
    Sign,
    Publish,
    Amend,
    Repeal,
    Withdraw,
}

fn nowhere() -> Office {
    Office::Union
}

/// All items of all files.
///
/// # Errors
/// When a file does not say what an item must say.
pub fn items() -> anyhow::Result<Vec<Item>> {
    let mut items = Vec::new();
    for (office, text) in FILES {
        let file: File = toml::from_str(text)?;
        items.extend(file.item.into_iter().map(|item| Item { office, ..item }));
    }
    Ok(items)
}

impl Item {
    /// What is done to the `n`-th item, and when.
    pub fn moments(&self, n: usize, today: Date) -> Vec<Moment> {
        let mut day = day::on(self.formed.date(today), 0);
        let mut moments = Vec::new();
        let mut then = |days: u16, stroke| {
            day = day::on(day, days);
            moments.push(Moment { on: day, deed: Deed::Item(n, stroke) });
        };
        then(0, Stroke::Draft);
        let returned = self.returned.is_some();
        for (reach, days, stroke, done) in [
            (Reach::Submitted, 0, Stroke::Submit, true),
            (Reach::Returned, 1, Stroke::SendBack, returned),
            (Reach::Reviewed, 1, Stroke::Mend, returned),
            (Reach::Reviewed, 0, Stroke::Submit, returned),
            (Reach::Reviewed, 1, Stroke::Pass, true),
            (Reach::Referred, 0, Stroke::Refer, self.to == Reach::Referred),
            (Reach::Cleared, 0, Stroke::Clear, true),
            (Reach::Signed, 1, Stroke::Sign, true),
            (Reach::Published, 1, Stroke::Publish, true),
        ] {
            if done && self.to >= reach {
                then(days, stroke);
            }
        }
        let mut later = |start: Date, strokes: &[Stroke]| {
            let moment = |(days, stroke): (u16, &Stroke)| Moment {
                on: day::on(start, days),
                deed: Deed::Item(n, *stroke),
            };
            moments.extend((0..).zip(strokes).map(moment));
        };
        if let Some(amended) = &self.amended {
            use Stroke::{Amend, Clear, Pass, Publish, Sign, Submit};
            later(amended.on, &[Amend, Submit, Pass, Clear, Sign, Publish]);
        }
        if let Some(day) = self.repealed() {
            later(day, &[Stroke::Repeal]);
        }
        if let Some(withdrawn) = &self.withdrawn {
            later(withdrawn.on, &[Stroke::Withdraw]);
        }
        moments
    }

    /// The year of creation, by which index numbers are counted (CAT-50).
    pub fn year(&self, today: Date) -> i16 {
        self.formed.date(today).year()
    }

    /// 成文日期: a rule or normative document is formed on the day it is issued.
    fn formed_on(&self, today: Date) -> Date {
        let issued = self.legal.as_ref().and_then(|legal| legal.issued);
        issued.unwrap_or_else(|| self.formed.date(today))
    }

    /// The content at a stroke: before it is mended or amended, an item has its old passage.
    pub fn content(&self, stroke: Stroke, index_number: String, today: Date) -> Content {
        let formed_on = self.formed_on(today);
        let mut text = self.text.trim().to_owned();
        if let Some(amended) = self.amended.as_ref().filter(|_| stroke != Stroke::Amend) {
            text = text.replacen(&amended.now, &amended.was, 1);
        }
        if let Some(returned) = self.returned.as_ref().filter(|_| stroke == Stroke::Draft) {
            text = text.replacen(&returned.now, &returned.was, 1);
        }
        Content {
            title: self.title.clone(),
            category: self.category,
            item: self.statutory,
            legal: self.legal.as_ref().map(|legal| LegalForm {
                kind: legal.kind,
                issued_on: formed_on,
                repealed_on: None,
            }),
            document_number: self.number.clone(),
            index_number,
            formed_on,
            text,
        }
    }

    /// Why it was sent back.
    pub fn returned(&self) -> Option<&Returned> {
        self.returned.as_ref()
    }

    /// Why it was taken off.
    pub fn withdrawn(&self) -> Option<&Withdrawn> {
        self.withdrawn.as_ref()
    }

    /// The day of its repeal.
    pub fn repealed(&self) -> Option<Date> {
        self.legal.as_ref().and_then(|legal| legal.repealed)
    }

    /// Where it is published.
    pub fn channels(&self) -> Vec<PublicationChannel> {
        let mut channels = vec![PublicationChannel::Website];
        channels.extend(&self.also);
        channels
    }
}
