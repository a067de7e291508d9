//! Published items of the demonstration: each goes through its duty chain, day by day.

use calendar::Date;
use office::{Category, Content, LegalForm, LegalKind, PublicationChannel};
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
    /// 成文日期; the draft is written on it or on the next working day.
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
    /// Further channels beside the website.
    #[serde(default)]
    also: Vec<PublicationChannel>,
    text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Legal {
    kind: LegalKind,
    /// 制发日期, where it is not the day of formation.
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

/// How far an item comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reach {
    Draft,
    Submitted,
    Returned,
    Reviewed,
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
    Clear,
    Sign,
    Publish,
    Repeal,
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
            (Reach::Cleared, 0, Stroke::Clear, true),
            (Reach::Signed, 1, Stroke::Sign, true),
            (Reach::Published, 1, Stroke::Publish, true),
        ] {
            if done && self.to >= reach {
                then(days, stroke);
            }
        }
        if let Some(day) = self.legal.as_ref().and_then(|legal| legal.repealed) {
            moments.push(Moment { on: day::on(day, 0), deed: Deed::Item(n, Stroke::Repeal) });
        }
        moments
    }

    /// The year of creation, by which index numbers are counted (CAT-50).
    pub fn year(&self, today: Date) -> i16 {
        self.formed.date(today).year()
    }

    /// The content at a stroke: before it is mended, a returned item has its old passage.
    pub fn content(&self, stroke: Stroke, index_number: String, today: Date) -> Content {
        let formed_on = self.formed.date(today);
        let text = self.text.trim();
        let text = match (&self.returned, stroke) {
            (Some(returned), Stroke::Draft) => text.replacen(&returned.now, &returned.was, 1),
            _ => text.to_owned(),
        };
        Content {
            title: self.title.clone(),
            category: self.category,
            item: self.statutory,
            legal: self.legal.as_ref().map(|legal| LegalForm {
                kind: legal.kind,
                issued_on: legal.issued.unwrap_or(formed_on),
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
