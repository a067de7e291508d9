//! Requests of the demonstration, with the disputes that follow them: what happened, each step so many working days
//! after the one before.

use calendar::Date;
use office::request::{Medium, Route, Stance};
use office::{DisputeKind, DisputeResult, Procedure};
use serde::Deserialize;
use statute::{ApplicantKind, Channel, Outcome};

use super::day::{self, When};
use super::people::{Chair, Office};
use super::timeline::{Deed, Moment};

const FILES: [(Office, &str); 4] = [
    (Office::Bureau, include_str!("data/bureau-cases-2023.toml")),
    (Office::Bureau, include_str!("data/bureau-cases-2024.toml")),
    (Office::Bureau, include_str!("data/bureau-cases-2025.toml")),
    (Office::Bureau, include_str!("data/bureau-cases-now.toml")),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A request as its file tells it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    #[serde(skip, default = "nowhere")]
    pub office: Office,
    /// The day on which it comes in.
    on: When,
    pub channel: Channel,
    pub applicant: ApplicantKind,
    /// 姓名或者名称.
    pub name: String,
    /// What is asked for.
    pub asks: String,
    pub medium: Medium,
    pub route: Route,
    /// Who handles it.
    #[serde(default)]
    pub by: Chair,
    /// Its number and code are printed, so that its progress can be looked up.
    #[serde(default)]
    pub shown: bool,
    #[serde(default)]
    steps: Vec<Step>,
}

/// A step, `after` so many working days.
#[derive(Debug, Clone, Deserialize)]
struct Step {
    #[serde(default)]
    after: u16,
    #[serde(flatten)]
    what: What,
}

/// What is done.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum What {
    #[serde(skip)]
    File,
    Attempt {
        reached: bool,
        note: String,
    },
    Confirm {
        how: String,
    },
    Note {
        text: String,
    },
    AskCorrection {
        points: String,
        #[serde(default = "fifteen")]
        term: u16,
    },
    CorrectionNotice,
    Corrected {
        late: Option<String>,
    },
    CorrectionLapsed,
    AskReason {
        facts: String,
        within: u16,
    },
    AcceptReason,
    Delay {
        by: u16,
    },
    Extend {
        days: u16,
        reason: String,
    },
    ConsultThirdParty {
        name: String,
    },
    ConsultJointMaker {
        name: String,
    },
    ConsultOrgan {
        name: String,
    },
    LetterReceived {
        no: u16,
    },
    Opinion {
        no: u16,
        stance: Stance,
        #[serde(default)]
        reasons: String,
    },
    ChargePages {
        pages: u32,
        waived: Option<(i64, String)>,
        reason: String,
    },
    ChargeItem {
        item: u32,
        reason: String,
    },
    FeeNotice,
    Pay {
        yuan: i64,
        receipt: String,
    },
    FeeLapsed,
    FeeWithdrawn,
    Decide {
        outcome: Outcome,
        reasons: String,
        #[serde(default)]
        gives: String,
        interest: Option<String>,
    },
    OnTheSpot {
        outcome: Outcome,
        note: String,
    },
    #[serde(skip)]
    Dispatch,
    #[serde(skip)]
    Deliver,
    Withdraw,
    #[serde(skip)]
    Archive,
    Dispute {
        kind: DisputeKind,
        procedure: Procedure,
        number: String,
    },
    DisputeAnswered,
    Verdict {
        result: DisputeResult,
        #[serde(default)]
        order: String,
    },
    ReopenAsOrdered {
        number: String,
        within: Option<u16>,
    },
    ReopenOwn {
        number: String,
    },
}

fn nowhere() -> Office {
    Office::Bureau
}

fn fifteen() -> u16 {
    15
}

/// All cases of all files.
///
/// # Errors
/// When a file does not say what a case must say.
pub fn cases() -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for (office, text) in FILES {
        let file: File = toml::from_str(text)?;
        cases.extend(file.case.into_iter().map(|case| Case { office, ..case }));
    }
    Ok(cases)
}

impl Case {
    /// What is done to the `n`-th case, and when. An answer goes out, arrives and is filed away by the route that the
    /// applicant chose; what would lie after today has not happened yet.
    pub fn moments(&self, n: usize, today: Date) -> Vec<Moment> {
        let mut day = self.on.date(today);
        let mut moments = Vec::new();
        let mut put = |on, what| {
            if on <= today {
                moments.push(Moment { on, deed: Deed::Case(n, what) });
            }
        };
        put(day, What::File);
        for Step { after, what } in &self.steps {
            day = day::on(day, *after);
            put(day, what.clone());
            match what {
                What::Decide { .. } | What::OnTheSpot { .. } => {
                    let (sent, arrived) = self.sent_and_arrived(day);
                    put(sent, What::Dispatch);
                    put(arrived, What::Deliver);
                    put(day::on(arrived, 5), What::Archive);
                }
                What::CorrectionLapsed | What::FeeLapsed | What::Withdraw => {
                    put(day::on(day, 5), What::Archive);
                }
                _ => {}
            }
        }
        moments
    }

    fn sent_and_arrived(&self, answered: Date) -> (Date, Date) {
        match self.route {
            Route::InPerson => (day::on(answered, 1), day::on(answered, 1)),
            Route::Post => (day::on(answered, 1), day::on(answered, 4)),
            Route::Email | Route::Portal => (answered, answered),
        }
    }
}
