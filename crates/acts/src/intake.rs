//! 收文: files handed in together, each read by itself and taken in or refused with a reason (第四十九条).
//!
//! Handing in keeps the files and comes back at once. Whoever reads them leases one file at a time: a reader that went
//! missing loses its lease, and what it did too late does not stand. One bad file stops none of the others.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use office::{Handed, IntakeId, Lease};
use paper::bundle::{Bundle, Member};
use paper::{Format, Unreadable};
use report::Context;
use serde_json::json;
use store::{NewFile, StoreError, Tx};

use crate::collected::{self, COLLECTORS, ConvertedFile, Judged};
use crate::{ActError, Desk};

/// How long a file may be read before somebody else may begin; longer than any limit of a conversion.
pub const LEASE: SignedDuration = SignedDuration::from_secs(150);

/// A file that interrupted the program so often is not read again.
const MOST_TRIES: i64 = 3;
/// Archives within archives are opened so deep.
const DEEPEST: u8 = 2;
/// Files in one intake, those of archives counted in.
const MOST_FILES: i64 = 5_000;

/// A file to be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// The folder it stood in; empty for none.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Converts a file of an old format to one that is read; or says in one sentence why it cannot.
pub type Converter = dyn Fn(&str, Format, &[u8]) -> Result<ConvertedFile, String> + Send + Sync;

/// What was found in a file.
#[derive(Debug)]
pub enum Found {
    /// A report.
    Report(Box<Judged>),
    /// An archive of files.
    Bundle(Vec<Member>),
    /// Nothing that can be taken in: why, one sentence.
    Nothing(String),
}

/// Hands files in. They are kept as they came, to be read one after the other.
///
/// # Errors
/// [`ActError::Refused`] from another seat, without files, or with too many.
pub fn hand_in(desk: &mut Desk<'_, '_>, files: &[GivenFile]) -> Result<IntakeId, ActError> {
    desk.needs(&COLLECTORS)?;
    let Some(seat) = desk.seat.as_ref().map(|seat| seat.id) else { return Err(ActError::NotFound) };
    let count = i64::try_from(files.len()).unwrap_or(i64::MAX);
    if files.is_empty() {
        return Err(ActError::Refused("没有可以收的文件，请选择年度报告文件".to_owned()));
    }
    if count > MOST_FILES {
        return Err(ActError::Refused(format!("一次最多收{MOST_FILES}个文件，这次有{count}个，请分几次收")));
    }
    let id = desk.tx.add_intake(desk.body.id, seat, desk.at)?;
    for (position, file) in (1..).zip(files) {
        let new =
            NewFile { position, within: &file.folder, name: &file.name, depth: 0, content: &file.bytes };
        desk.tx.add_intake_file(id, &new)?;
    }
    desk.journal("intake/hand_in", "intake", id.0, "第四十九条", &json!({ "files": count }))?;
    Ok(id)
}

/// Leases the next file to whoever reads, with what is in it.
///
/// # Errors
/// When the store fails.
pub fn lease(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<(Lease, Vec<u8>)>, StoreError> {
    let Some(lease) = tx.lease_file(now, now + LEASE)? else { return Ok(None) };
    let content = tx.intake_content(lease.file)?.unwrap_or_default();
    Ok(Some((lease, content)))
}

/// Reads a leased file. Needs no store and takes its time. A file that interrupted the program before is not read again
/// and again.
pub fn read(lease: &Lease, bytes: &[u8], convert: Option<&Converter>) -> Found {
    if lease.tries >= MOST_TRIES {
        return Found::Nothing(format!(
            "读这个文件时程序中断了{MOST_TRIES}次，没有再读；请在原来的软件中重新保存后再试"
        ));
    }
    if Format::of(&lease.name, bytes) == Format::Archive {
        return bundle(lease, bytes).unwrap_or_else(|refused| Found::Nothing(refused.to_string()));
    }
    match collected::judge_converting(&lease.name, bytes, &Context::default(), convert) {
        Ok(judged) => Found::Report(Box::new(judged)),
        Err(refused) => Found::Nothing(refused.to_string()),
    }
}

fn bundle(lease: &Lease, bytes: &[u8]) -> Result<Found, Unreadable> {
    if lease.depth >= DEEPEST {
        let words = format!("压缩包里套着压缩包，超过{DEEPEST}层，没有再打开；请解压后再收");
        return Ok(Found::Nothing(words));
    }
    let members: Vec<Member> = match Bundle::open(bytes) {
        Ok(bundle) => bundle.collect(),
        Err(Unreadable::NoText(_)) => {
            let words = "这种压缩包打不开，只能打开ZIP格式的；请解压后再收，或者另存为ZIP压缩包";
            return Ok(Found::Nothing(words.to_owned()));
        }
        Err(refused) => return Err(refused),
    };
    if members.is_empty() {
        return Ok(Found::Nothing("压缩包里没有文件".to_owned()));
    }
    Ok(Found::Bundle(members))
}

/// Writes down what was found in a leased file: a report is taken in from the seat that handed it in. False where the
/// lease was lost meanwhile; then nothing is changed.
///
/// # Errors
/// When the store fails.
pub fn settle(
    tx: &mut Tx<'_>,
    (lease, bytes): (&Lease, &[u8]),
    found: Found,
    on: Date,
    at: Timestamp,
) -> Result<bool, ActError> {
    // The lease is looked at before anything is written: what is done under a lost one must not stand.
    tx.hold(lease.body.0)?;
    if !tx.lease_stands(lease)? {
        return Ok(false);
    }
    let handed = match found {
        Found::Nothing(sentence) => Handed::Refused(sentence),
        Found::Bundle(members) => unpack(tx, lease, members)?,
        Found::Report(judged) => match taken(tx, lease, bytes, &judged, on, at) {
            Ok(report) => Handed::Taken(report),
            Err(ActError::Refused(sentence)) => Handed::Refused(sentence),
            Err(failure) => return Err(failure),
        },
    };
    Ok(tx.settle_file(lease, &handed)?)
}

fn taken(
    tx: &mut Tx<'_>,
    lease: &Lease,
    bytes: &[u8],
    judged: &Judged,
    on: Date,
    at: Timestamp,
) -> Result<office::CollectedId, ActError> {
    let seat = tx.seat(lease.seat)?.ok_or(ActError::NotFound)?;
    let mut desk = Desk::seated(tx, seat, on, at)?;
    collected::take_in(&mut desk, &lease.name, bytes, judged)
}

/// Puts the files of an archive behind it; those that cannot be taken out are listed with the reason.
fn unpack(tx: &mut Tx<'_>, lease: &Lease, members: Vec<Member>) -> Result<Handed, ActError> {
    let more = i64::try_from(members.len()).unwrap_or(i64::MAX);
    if tx.intake_files_in(lease.intake)?.saturating_add(more) > MOST_FILES {
        let words = format!("连同压缩包里的，一次最多收{MOST_FILES}个文件；请把压缩包分成几个，分几次收");
        return Ok(Handed::Refused(words));
    }
    for member in members {
        let within = [lease.within.as_str(), &lease.name, &member.folder];
        let within: Vec<&str> = within.into_iter().filter(|part| !part.is_empty()).collect();
        let (content, refused) = match &member.content {
            Ok(content) => (content.as_slice(), None),
            Err(refused) => (&[][..], Some(Handed::Refused(refused.to_string()))),
        };
        let new = NewFile {
            position: lease.position,
            within: &within.join("/"),
            name: &member.name,
            depth: lease.depth + 1,
            content,
        };
        tx.add_intake_file_as(lease.intake, &new, refused.as_ref())?;
    }
    Ok(Handed::Opened(format!("压缩包，里面有{more}个文件")))
}
