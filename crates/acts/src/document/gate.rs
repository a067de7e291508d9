//! What the proofreader and the privacy gate say of an item, and what is done about it. Nothing goes public with an
//! error that was neither put right nor answered for.

use std::collections::HashMap;

use office::{Answer, Content, Document, DocumentId, DocumentRefusal, Role, Spot};
use proof::{Confidence, Entry, Family, Finding, Fix, Kind, Lists, Prose};
use rule::Severity;
use serde_json::json;
use sha2::{Digest, Sha256};
use text::{Place, doc_number};

use super::write::WRITERS;
use crate::{ActError, Desk, words};

/// A finding on an item, with what was said to it.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was found; its place counts over title, line end and text.
    pub finding: Finding,
    /// Which finding it is: the same words in the same place.
    pub spot: Spot,
    /// What was said to it.
    pub answer: Option<Answer>,
}

impl Judged {
    /// Whether it still asks for something.
    pub fn is_open(&self) -> bool {
        !self.answer.as_ref().is_some_and(Answer::holds)
    }

    /// Whether it stops signature and publication.
    pub fn stops(&self) -> bool {
        self.finding.severity == Severity::Error && self.is_open()
    }

    /// Whether leaving it needs a legal basis and a second person.
    pub fn is_guarded(&self) -> bool {
        self.finding.family == Family::PersonalData && self.finding.severity == Severity::Error
    }

    /// The answer that waits for a second person.
    pub fn waits(&self) -> Option<&Answer> {
        self.answer.as_ref().filter(|answer| !answer.holds())
    }

    /// Whether its suggestion may be taken without reading the sentence again. What a person must look at is not safe:
    /// a number masked in a document that has to name it would be lost.
    pub fn is_safe(&self) -> bool {
        self.finding.fix == Fix::Safe && self.finding.suggestion.is_some() && self.is_open()
    }

    /// Where it stands: 标题, 第3段, 文号.
    pub fn place(&self) -> String {
        match self.finding.place.line {
            0 => "文号".to_owned(),
            1 => "标题".to_owned(),
            line => format!("正文第{}行", line - 1),
        }
    }

    /// A finding in a few words; personal data is not repeated.
    pub fn named(&self) -> String {
        let (place, finding) = (self.place(), &self.finding);
        if finding.family == Family::PersonalData {
            return format!("{place}有个人信息（{}）", finding.rule);
        }
        match finding.suggestion.as_deref() {
            Some("") => format!("{place}“{}”应删去", finding.quote),
            Some(right) => format!("{place}“{}”应为“{right}”", finding.quote),
            None => format!("{place}“{}”（{}）", finding.quote, finding.rule),
        }
    }
}

/// The rule on the field 文号 (CAT-08).
const NUMBER: &str = "CAT-08";

/// Reads the text being worked on with every rule: findings in the order of title, number, text.
pub fn judge(document: &Document, lists: &Lists) -> Vec<Judged> {
    judge_content(document, document.content(), lists)
}

/// Reads what the public reads with the rules and words of today; empty where nothing is published.
pub fn judge_published(document: &Document, lists: &Lists) -> Vec<Judged> {
    document
        .publication()
        .map(|publication| judge_content(document, &publication.content, lists))
        .unwrap_or_default()
}

fn judge_content(document: &Document, content: &Content, lists: &Lists) -> Vec<Judged> {
    let text = sheet(content);
    let mut found = proof::read(&Prose::of_text(&text), lists);
    let body = found.iter().position(|finding| finding.place.line > 1).unwrap_or(found.len());
    found.splice(body..body, number(content));
    let chars: Vec<char> = text.chars().collect();
    let mut seen: HashMap<String, u32> = HashMap::new();
    found
        .into_iter()
        .map(|finding| {
            let key = key(&finding, &chars);
            let nth = seen.entry(key.clone()).or_default();
            *nth += 1;
            let spot = Spot(crate::hex(&Sha256::digest(format!("{key}\n{nth}"))[..16]));
            Judged { answer: document.answer(&spot).cloned(), finding, spot }
        })
        .collect()
}

/// The text with the suggestions of some findings taken; where two overlap the first is.
pub fn mended(content: &Content, taken: &[&Judged]) -> Content {
    let mut chars: Vec<char> = sheet(content).chars().collect();
    let mut content = content.clone();
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for judged in taken {
        let Some(words) = judged.finding.suggestion.as_deref() else { continue };
        let Place { line, start, end } = judged.finding.place;
        if line == 0 {
            words.clone_into(&mut content.document_number);
        } else if let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) {
            places.push((start, end.min(chars.len()), words));
        }
    }
    places.sort_unstable();
    let mut last = 0;
    places.retain(|(start, end, _)| {
        let free = *start >= last && start <= end;
        last = if free { *end } else { last };
        free
    });
    for (start, end, words) in places.into_iter().rev() {
        chars.splice(start..end, words.chars());
    }
    let whole: String = chars.into_iter().collect();
    let (title, text) = whole.split_once('\n').unwrap_or((&whole, ""));
    (content.title, content.text) = (title.to_owned(), text.to_owned());
    content
}

/// 采用: takes the suggestions of some findings of version `seen`; as any change it lapses every approval. Gives the new
/// version.
///
/// # Errors
/// [`ActError::Refused`] where none of them stands any longer; [`ActError::Conflict`] where somebody saved first.
pub fn take(desk: &mut Desk<'_, '_>, id: DocumentId, seen: u32, spots: &[Spot]) -> Result<u32, ActError> {
    desk.needs(&WRITERS)?;
    let before = desk.document(id)?;
    let lists = words::lists(desk.tx, &desk.body, desk.on)?;
    let judged = judge(&before, &lists);
    let taken: Vec<&Judged> =
        judged.iter().filter(|one| spots.contains(&one.spot) && one.finding.suggestion.is_some()).collect();
    if taken.is_empty() {
        return Err(gone());
    }
    let content = mended(before.content(), &taken);
    let document = match before.clone().edit(desk.mark(), seen, content) {
        Err(DocumentRefusal::Conflict { .. }) => return Err(ActError::Conflict(Box::new(before))),
        other => other?,
    };
    let rules: Vec<&str> = taken.iter().map(|one| one.finding.rule).collect();
    let payload = json!({ "version": document.version(), "rules": rules });
    desk.keep_document(&document, "document/mend", "第六条", &payload)?;
    Ok(document.version())
}

/// 忽略并说明: leaves a finding as it is, with the reason; an error of personal data needs the legal basis, too, and
/// waits for a second person.
///
/// # Errors
/// [`ActError::Refused`] without reason or basis, or where the finding does not stand any longer.
pub fn leave(
    desk: &mut Desk<'_, '_>,
    id: DocumentId,
    spot: &Spot,
    reason: String,
    basis: String,
) -> Result<(), ActError> {
    desk.needs(&WRITERS)?;
    let document = desk.document(id)?;
    let judged = standing(desk, &document, spot)?;
    let basis = judged.is_guarded().then_some(basis);
    let act = if basis.is_some() { "document/let_pass" } else { "document/leave" };
    let rule = judged.finding.rule;
    let payload = json!({ "version": document.version(), "rule": rule, "reason": reason, "basis": basis });
    let document = document.leave(desk.mark(), spot.clone(), rule, reason, basis)?;
    desk.keep_document(&document, act, "第六条", &payload)
}

/// The second person agrees that personal data goes public.
///
/// # Errors
/// [`ActError::Refused`] for whoever asked for it or has a hand in the text.
pub fn second(desk: &mut Desk<'_, '_>, id: DocumentId, spot: &Spot) -> Result<(), ActError> {
    desk.needs(&[Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?;
    let judged = standing(desk, &document, spot)?;
    let payload = json!({ "version": document.version(), "rule": judged.finding.rule });
    let document = document.second(desk.mark(), spot)?;
    desk.keep_document(&document, "document/second", "第十五条", &payload)
}

/// 加入词表: the words of a finding are right at this body.
///
/// # Errors
/// [`ActError::Refused`] for anything but a finding about words.
pub fn allow(desk: &mut Desk<'_, '_>, id: DocumentId, spot: &Spot) -> Result<(), ActError> {
    desk.needs(&WRITERS)?;
    let document = desk.document(id)?;
    let judged = standing(desk, &document, spot)?;
    if judged.finding.family != Family::Characters {
        return Err(ActError::Refused("只有用词可以加入词表；这一处请改正，或者说明不改的理由".to_owned()));
    }
    let entry = Entry::new(Kind::Allowed, judged.finding.quote, "");
    words::put(desk, entry)
}

/// Refuses an item with an error that nobody put right or answered for.
pub(super) fn clean(desk: &mut Desk<'_, '_>, document: &Document, step: &str) -> Result<(), ActError> {
    let lists = words::lists(desk.tx, &desk.body, desk.on)?;
    let judged = judge(document, &lists);
    let open: Vec<&Judged> = judged.iter().filter(|judged| judged.stops()).collect();
    if open.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = open.iter().take(3).map(|judged| judged.named()).collect();
    let more = if open.len() > 3 { "等" } else { "" };
    Err(ActError::Refused(format!(
        "本件还有{}处错误没有处理，不能{step}：{}{more}。请改正，或者写明不改的理由；个人信息确须公开的，写明法律依据和理由，并由第二人确认",
        open.len(),
        named.join("，"),
    )))
}

fn standing(desk: &mut Desk<'_, '_>, document: &Document, spot: &Spot) -> Result<Judged, ActError> {
    let lists = words::lists(desk.tx, &desk.body, desk.on)?;
    judge(document, &lists).into_iter().find(|judged| judged.spot == *spot).ok_or_else(gone)
}

fn gone() -> ActError {
    ActError::Refused("这一处已经改变，请返回本件重新查看检查结果".to_owned())
}

/// What is read: the title, then the text.
fn sheet(content: &Content) -> String {
    format!("{}\n{}", content.title.replace('\n', " "), content.text)
}

/// The rule, the words, and what stands around them.
fn key(finding: &Finding, chars: &[char]) -> String {
    const AROUND: usize = 12;
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX).min(chars.len());
    let (start, end) = (at(finding.place.start), at(finding.place.end));
    let around = |range: &[char]| range.iter().collect::<String>();
    let before = around(&chars[start.saturating_sub(AROUND)..start]);
    let after = around(&chars[end.max(start)..(end.max(start) + AROUND).min(chars.len())]);
    format!("{}\n{}\n{before}\n{after}", finding.rule, finding.quote)
}

/// What is wrong with the field 文号.
fn number(content: &Content) -> Option<Finding> {
    let typed = content.document_number.trim();
    if typed.is_empty() {
        return None;
    }
    let wrong = doc_number::parse(typed).err()?;
    let severity = if wrong.mended.is_some() { Severity::Error } else { Severity::Warning };
    Some(Finding {
        rule: NUMBER,
        severity,
        confidence: if severity == Severity::Error { Confidence::Certain } else { Confidence::Likely },
        family: Family::Numerals,
        place: Place::default(),
        quote: typed.to_owned(),
        suggestion: wrong.mended,
        fix: Fix::Suggested,
        reason: wrong.fault.words().to_owned(),
        citation: "GB/T 9704—2012 7.2.5",
    })
}
