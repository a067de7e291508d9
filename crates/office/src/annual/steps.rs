//! The steps of an annual report's life.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{AnnualReport, Count, FindingAnswer, Passage, ReportPart, ReportRefusal, ReportStage, Signing};
use crate::id::{BodyId, PersonId, ReportId};
use crate::mark::Mark;

type Next = Result<AnnualReport, ReportRefusal>;

impl AnnualReport {
    /// Begins a report with what was counted and drafted from the records.
    ///
    /// # Errors
    /// [`ReportRefusal::NoName`] without a seat.
    pub fn open(
        id: ReportId,
        (body, year): (BodyId, i16),
        mark: Mark,
        count: Count,
        drafted: BTreeMap<ReportPart, String>,
    ) -> Next {
        named(mark, "编制年度报告")?;
        Ok(Self::drafted(id, (body, year), mark, count, drafted))
    }

    /// What a report of the year would be now. No step: it is not kept.
    pub fn drafted(
        id: ReportId,
        (body, year): (BodyId, i16),
        mark: Mark,
        count: Count,
        drafted: BTreeMap<ReportPart, String>,
    ) -> Self {
        let passages = ReportPart::ALL.into_iter().map(|part| {
            let text = drafted.get(&part).cloned().unwrap_or_default();
            (part, Passage { text, version: 1, edited: false })
        });
        Self {
            id,
            body,
            year,
            passages: passages.collect(),
            count,
            counted: mark,
            answers: Vec::new(),
            stage: ReportStage::Draft,
            submitted: None,
            hands: Vec::new(),
            note: String::new(),
            signings: Vec::new(),
        }
    }

    /// Takes a new count. Where a number or its list changed, a submission lapses. Passages that nobody has edited
    /// follow the records; edited ones stay as they are.
    ///
    /// # Errors
    /// [`ReportRefusal::Frozen`] once signed.
    pub fn recount(mut self, mark: Mark, count: Count, drafted: &BTreeMap<ReportPart, String>) -> Next {
        named(mark, "统计")?;
        self.open_to_change()?;
        let mut changed = self.count != count;
        for (part, passage) in &mut self.passages {
            if let Some(text) = drafted.get(part).filter(|text| !passage.edited && **text != passage.text) {
                passage.text.clone_from(text);
                passage.version += 1;
                changed = true;
            }
        }
        self.count = count;
        self.counted = mark;
        if changed && self.stage == ReportStage::Submitted {
            self.lapse();
        }
        Ok(self)
    }

    /// Changes the words of a part: a submission lapses.
    ///
    /// # Errors
    /// [`ReportRefusal::Conflict`] where somebody saved after `seen` was read; `Frozen` once signed.
    pub fn edit(mut self, mark: Mark, part: ReportPart, seen: u32, text: String) -> Next {
        let person = named(mark, "修改")?;
        self.open_to_change()?;
        let passage = self.passages.entry(part).or_insert_with(|| Passage {
            text: String::new(),
            version: seen,
            edited: false,
        });
        if seen != passage.version {
            let (theirs, yours) = (passage.version, seen);
            return Err(ReportRefusal::Conflict { part: part.label(), theirs, yours });
        }
        if passage.text == text {
            return Ok(self);
        }
        *passage = Passage { text, version: seen + 1, edited: true };
        self.wrote(person);
        self.lapse();
        Ok(self)
    }

    /// Takes the words drafted from the records in place of a person's: the passage follows the records again, and a
    /// submission lapses.
    ///
    /// # Errors
    /// As [`edit`](Self::edit).
    pub fn redraft(self, mark: Mark, part: ReportPart, seen: u32, drafted: String) -> Next {
        let mut redrafted = self.edit(mark, part, seen, drafted)?;
        if let Some(passage) = redrafted.passages.get_mut(&part) {
            passage.edited = false;
        }
        Ok(redrafted)
    }

    /// Answers a warning of the audit; an earlier answer to it is replaced.
    ///
    /// # Errors
    /// [`ReportRefusal::Missing`] without words; `Frozen` once signed.
    pub fn answer(mut self, mark: Mark, finding: String, rule: String, words: String) -> Next {
        let person = named(mark, "答复核对意见")?;
        self.open_to_change()?;
        if words.trim().is_empty() {
            return Err(ReportRefusal::Missing("对该提示的说明"));
        }
        self.answers.retain(|answer| answer.finding != finding);
        self.answers.push(FindingAnswer { finding, rule, words, mark });
        self.wrote(person);
        if self.stage == ReportStage::Submitted {
            self.lapse();
        }
        Ok(self)
    }

    /// 谁提供: hands it in for signature. `present` is what the records say now.
    ///
    /// # Errors
    /// [`ReportRefusal`] before the year is over (AR-07), or where the records have changed since the count.
    pub fn submit(mut self, mark: Mark, present: &Count) -> Next {
        named(mark, "提交")?;
        if !matches!(self.stage, ReportStage::Draft | ReportStage::Returned { .. }) {
            return Err(self.wrong("提交签发", "草稿、退回修改"));
        }
        self.ready(mark.on, present)?;
        self.submitted = Some(mark);
        self.stage = ReportStage::Submitted;
        Ok(self)
    }

    /// Sends it back with a reason.
    ///
    /// # Errors
    /// [`ReportRefusal`] without a reason, or where it is not waiting for signature.
    pub fn send_back(mut self, mark: Mark, reason: String) -> Next {
        named(mark, "退回")?;
        if self.stage != ReportStage::Submitted {
            return Err(self.wrong("退回", "待签发"));
        }
        if reason.trim().is_empty() {
            return Err(ReportRefusal::Missing("退回理由"));
        }
        self.submitted = None;
        self.stage = ReportStage::Returned { mark, reason };
        Ok(self)
    }

    /// Whether it can be signed now; the audit comes on top.
    ///
    /// # Errors
    /// [`ReportRefusal::OwnWork`] for whoever wrote or submitted it; otherwise as [`submit`](Self::submit).
    pub fn signable(&self, mark: Mark, present: &Count) -> Result<(), ReportRefusal> {
        let person = named(mark, "签发")?;
        if self.stage != ReportStage::Submitted {
            return Err(self.wrong("签发", "待签发"));
        }
        if !self.may_sign(person) {
            return Err(ReportRefusal::OwnWork);
        }
        self.ready(mark.on, present)
    }

    /// 谁负责: signs it and freezes words, numbers and answers. `digest` makes the digest of what was signed.
    ///
    /// # Errors
    /// As [`signable`](Self::signable).
    pub fn sign(
        mut self,
        mark: Mark,
        present: &Count,
        (body_name, edition): (&str, &str),
        digest: impl FnOnce(&Signing) -> String,
    ) -> Next {
        self.signable(mark, present)?;
        let mut signing = Signing {
            number: u32::try_from(self.signings.len()).unwrap_or(u32::MAX).saturating_add(1),
            note: std::mem::take(&mut self.note),
            body_name: body_name.to_owned(),
            edition: edition.to_owned(),
            passages: self.passages.iter().map(|(part, passage)| (*part, passage.text.clone())).collect(),
            count: self.count.clone(),
            answers: self.answers.clone(),
            submitted: self.submitted,
            signed: mark,
            digest: String::new(),
            published: None,
        };
        signing.digest = digest(&signing);
        self.signings.push(signing);
        self.hands.clear();
        self.stage = ReportStage::Signed;
        Ok(self)
    }

    /// Publishes what was signed.
    ///
    /// # Errors
    /// [`ReportRefusal`] before the signature.
    pub fn publish(mut self, mark: Mark) -> Next {
        named(mark, "发布")?;
        if self.stage != ReportStage::Signed {
            return Err(self.wrong("发布", "待发布"));
        }
        if let Some(signing) = self.signings.last_mut() {
            signing.published = Some(mark);
        }
        self.stage = ReportStage::Published;
        Ok(self)
    }

    /// AR-22: begins a corrected version, with the reason that will stand in it. What was signed stays.
    ///
    /// # Errors
    /// [`ReportRefusal`] before the signature, or without a reason.
    pub fn revise(mut self, mark: Mark, note: String) -> Next {
        named(mark, "发起更正")?;
        if self.is_open() {
            return Err(self.wrong("发起更正", "待发布、已发布"));
        }
        if note.trim().is_empty() {
            return Err(ReportRefusal::Missing("更正说明"));
        }
        self.note = note;
        self.lapse();
        Ok(self)
    }

    fn ready(&self, on: Date, present: &Count) -> Result<(), ReportRefusal> {
        if on.year() <= self.year {
            let from = Date::new(self.year.saturating_add(1), 1, 1).unwrap_or(Date::MAX);
            return Err(ReportRefusal::YearNotOver { year: self.year, from });
        }
        match self.count.differences(present).len() {
            0 => Ok(()),
            differ => Err(ReportRefusal::Recount(differ)),
        }
    }

    fn open_to_change(&self) -> Result<(), ReportRefusal> {
        if self.is_open() { Ok(()) } else { Err(ReportRefusal::Frozen) }
    }

    fn wrote(&mut self, person: PersonId) {
        if !self.hands.contains(&person) {
            self.hands.push(person);
        }
    }

    fn lapse(&mut self) {
        self.submitted = None;
        self.stage = ReportStage::Draft;
    }

    fn wrong(&self, step: &'static str, allowed: &'static str) -> ReportRefusal {
        ReportRefusal::WrongStage { step, stage: self.stage.label(), allowed }
    }
}

fn named(mark: Mark, duty: &'static str) -> Result<PersonId, ReportRefusal> {
    mark.person().ok_or(ReportRefusal::NoName(duty))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annual::{CarriedIn, CellBasis, CellCount};
    use crate::id::SeatId;

    const CLERK: i64 = 1;
    const LEADER: i64 = 2;

    fn by(person: i64, on: Date) -> Mark {
        Mark::seat(on, SeatId(person * 10), PersonId(person))
    }

    fn january() -> Date {
        Date::constant(2025, 1, 10)
    }

    fn count(value: &str, digest: &str) -> Count {
        let cell = CellCount {
            cell: "t3/new_received/natural".into(),
            value: value.into(),
            basis: CellBasis::Records,
            records: 1,
            digest: digest.into(),
        };
        Count { cells: vec![cell], carried: CarriedIn::Records }
    }

    fn draft() -> AnnualReport {
        let drafted = BTreeMap::from([(ReportPart::Overview, "一年来的工作".to_owned())]);
        let whose = (BodyId(1), 2024);
        AnnualReport::open(ReportId(1), whose, by(CLERK, january()), count("1", "a"), drafted).unwrap()
    }

    fn signed() -> AnnualReport {
        let submitted = draft().submit(by(CLERK, january()), &count("1", "a")).unwrap();
        let whose = ("示范县民政局", "2021");
        submitted.sign(by(LEADER, january()), &count("1", "a"), whose, |_| "d".into()).unwrap()
    }

    #[test]
    fn signing_freezes_and_publishing_shows() {
        let report = signed();
        assert_eq!(report.signed().unwrap().number, 1);
        assert!(report.published().is_none());
        let edited = report.clone().edit(by(CLERK, january()), ReportPart::Overview, 1, "改".into());
        assert_eq!(edited.unwrap_err(), ReportRefusal::Frozen);
        let published = report.publish(by(CLERK, january())).unwrap();
        assert_eq!(published.published().unwrap().digest, "d");
        assert!(published.publish(by(CLERK, january())).is_err());
    }

    #[test]
    fn nobody_signs_what_he_wrote_or_submitted() {
        let whose = ("示范县民政局", "2021");
        let present = count("1", "a");
        let own = draft().submit(by(LEADER, january()), &present).unwrap();
        let refusal = own.sign(by(LEADER, january()), &present, whose, |_| String::new()).unwrap_err();
        assert_eq!(refusal, ReportRefusal::OwnWork);
        let edited = draft().edit(by(LEADER, january()), ReportPart::Other, 1, "无。".into()).unwrap();
        let submitted = edited.submit(by(CLERK, january()), &present).unwrap();
        assert!(!submitted.may_sign(PersonId(LEADER)));
        let answered = draft().answer(by(LEADER, january()), "f".into(), "AUD-A08".into(), "清理".into());
        assert!(!answered.unwrap().may_sign(PersonId(LEADER)));
    }

    #[test]
    fn two_people_editing_one_part_are_told_of_each_other_and_of_two_parts_are_not() {
        let first = draft().edit(by(CLERK, january()), ReportPart::Overview, 1, "甲".into()).unwrap();
        let conflict = first.clone().edit(by(LEADER, january()), ReportPart::Overview, 1, "乙".into());
        let wanted = ReportRefusal::Conflict { part: "一、总体情况", theirs: 2, yours: 1 };
        assert_eq!(conflict.unwrap_err(), wanted);
        assert!(first.edit(by(LEADER, january()), ReportPart::Problems, 1, "乙".into()).is_ok());
    }

    /// AR-07.
    #[test]
    fn a_year_is_reported_when_it_is_over() {
        let early = draft().submit(by(CLERK, Date::constant(2024, 12, 31)), &count("1", "a"));
        assert_eq!(early.unwrap_err().to_string(), "2024年尚未结束，年度报告最早可于2025-01-01提交和签发");
    }

    #[test]
    fn what_is_signed_is_what_the_records_say() {
        let changed = count("1", "b");
        let refusal = draft().submit(by(CLERK, january()), &changed).unwrap_err();
        assert_eq!(refusal, ReportRefusal::Recount(1));
        let submitted = draft().submit(by(CLERK, january()), &count("1", "a")).unwrap();
        assert_eq!(submitted.signable(by(LEADER, january()), &changed), Err(ReportRefusal::Recount(1)));
        let recounted = submitted.recount(by(CLERK, january()), changed, &BTreeMap::new()).unwrap();
        assert_eq!(recounted.stage(), &ReportStage::Draft);
    }

    #[test]
    fn a_recount_rewrites_only_what_nobody_has_edited() {
        let edited = draft().edit(by(CLERK, january()), ReportPart::Overview, 1, "人写的".into()).unwrap();
        let drafted = BTreeMap::from([
            (ReportPart::Overview, "新稿".to_owned()),
            (ReportPart::Other, "本年度未收取信息处理费。".to_owned()),
        ]);
        let again = edited.recount(by(CLERK, january()), count("2", "b"), &drafted).unwrap();
        assert_eq!(again.passage(ReportPart::Overview).unwrap().text, "人写的");
        assert_eq!(again.passage(ReportPart::Other).unwrap().text, "本年度未收取信息处理费。");
        assert_eq!(again.passage(ReportPart::Other).unwrap().version, 2);
    }

    #[test]
    fn what_was_drafted_can_be_taken_again_and_follows_the_records() {
        let edited = draft().edit(by(CLERK, january()), ReportPart::Overview, 1, "人写的".into()).unwrap();
        let stale = edited.clone().redraft(by(CLERK, january()), ReportPart::Overview, 1, "稿".into());
        assert!(stale.is_err());
        let again = edited.redraft(by(CLERK, january()), ReportPart::Overview, 2, "稿".into()).unwrap();
        assert!(!again.passage(ReportPart::Overview).unwrap().edited);
        let drafted = BTreeMap::from([(ReportPart::Overview, "新稿".to_owned())]);
        let counted = again.recount(by(CLERK, january()), count("2", "b"), &drafted).unwrap();
        assert_eq!(counted.passage(ReportPart::Overview).unwrap().text, "新稿");
    }

    /// AR-22.
    #[test]
    fn a_correction_is_a_new_version_and_the_old_one_stays() {
        let published = signed().publish(by(CLERK, january())).unwrap();
        assert!(published.clone().revise(by(LEADER, january()), " ".into()).is_err());
        let revised = published.revise(by(LEADER, january()), "漏计一件申请".into()).unwrap();
        assert_eq!(revised.published().unwrap().number, 1);
        let present = count("2", "b");
        let counted = revised.recount(by(CLERK, january()), present.clone(), &BTreeMap::new()).unwrap();
        let submitted = counted.submit(by(CLERK, january()), &present).unwrap();
        let whose = ("示范县民政局", "2021");
        let second = submitted.sign(by(LEADER, january()), &present, whose, |_| "e".into()).unwrap();
        assert_eq!(second.signed().unwrap().note, "漏计一件申请");
        assert_eq!((second.signings().len(), second.published().unwrap().number), (2, 1));
        let second = second.publish(by(CLERK, january())).unwrap();
        assert_eq!(second.published().unwrap().number, 2);
        assert_eq!(second.first_published().unwrap().number, 1);
    }

    #[test]
    fn it_goes_back_with_a_reason() {
        let submitted = draft().submit(by(CLERK, january()), &count("1", "a")).unwrap();
        assert!(submitted.clone().send_back(by(LEADER, january()), String::new()).is_err());
        let back = submitted.send_back(by(LEADER, january()), "请补充培训情况".into()).unwrap();
        assert_eq!(back.stage().label(), "退回修改");
        assert!(back.submit(by(CLERK, january()), &count("1", "a")).is_ok());
    }
}
