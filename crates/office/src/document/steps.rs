//! The steps of an item's life.

use jiff::civil::Date;

use super::{
    Chain, Content, Document, DocumentRefusal, DocumentStage, Publication, PublicationChannel, Returned,
    SecrecyCheck, SecrecyVerdict, Version, WithdrawalGround,
};
use crate::id::{BodyId, DocumentId, PersonId};
use crate::mark::Mark;

type Next = Result<Document, DocumentRefusal>;

impl Document {
    /// Begins a draft.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without a title, or with a date that cannot be.
    pub fn draft(id: DocumentId, body: BodyId, content: Content, mark: Mark) -> Next {
        let person = named(mark, "撰写")?;
        titled(&content)?;
        content.dated(mark.on)?;
        Ok(Self {
            id,
            body,
            content,
            version: 1,
            stage: DocumentStage::Draft,
            chain: Chain::default(),
            hands: vec![person],
            returns: Vec::new(),
            answers: Vec::new(),
            publication: None,
            versions: Vec::new(),
        })
    }

    /// Changes the text: every approval lapses. What is published stays as it is until the change is, too.
    ///
    /// # Errors
    /// [`DocumentRefusal::Conflict`] where somebody saved after `seen` was read; with a date that cannot be.
    pub fn edit(mut self, mark: Mark, seen: u32, content: Content) -> Next {
        let person = named(mark, "修改")?;
        if let DocumentStage::Withdrawn { .. } = self.stage {
            return Err(self.wrong("修改", "草稿、退回修改、审核中、已发布"));
        }
        if seen != self.version {
            return Err(DocumentRefusal::Conflict { theirs: self.version, yours: seen });
        }
        titled(&content)?;
        content.dated(mark.on)?;
        if content == self.content {
            return Ok(self);
        }
        self.content = content;
        self.version += 1;
        self.chain = Chain::default();
        self.stage = DocumentStage::Draft;
        if !self.hands.contains(&person) {
            self.hands.push(person);
        }
        Ok(self)
    }

    /// 谁提供: hands it in for review.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without text, or twice.
    pub fn submit(mut self, mark: Mark) -> Next {
        named(mark, "提供")?;
        if !matches!(self.stage, DocumentStage::Draft | DocumentStage::Returned { .. }) {
            return Err(self.wrong("提交审核", "草稿、退回修改"));
        }
        if self.content.text.trim().is_empty() {
            return Err(DocumentRefusal::Missing("正文"));
        }
        // Unchanged it would only be judged again until somebody says otherwise (STA-31).
        if self.chain.secrecy.as_ref().is_some_and(|check| check.verdict == SecrecyVerdict::Secret) {
            return Err(DocumentRefusal::SecretStill);
        }
        self.chain = Chain { provided: Some(mark), ..Chain::default() };
        self.stage = DocumentStage::Submitted;
        Ok(self)
    }

    /// 谁审核: passes it.
    ///
    /// # Errors
    /// [`DocumentRefusal::OwnWork`] for whoever provided or changed it (STA-30).
    pub fn pass(mut self, mark: Mark) -> Next {
        if self.stage != DocumentStage::Submitted {
            return Err(self.wrong("审核", "待审核"));
        }
        self.approver(mark, "审核")?;
        self.chain.reviewed = Some(mark);
        self.stage = DocumentStage::Reviewed;
        Ok(self)
    }

    /// Sends it back, with a reason and the passage meant.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without a reason, or where it is with its author already.
    pub fn send_back(mut self, mark: Mark, reason: String, place: String) -> Next {
        named(mark, "退回")?;
        match self.stage {
            DocumentStage::Submitted
            | DocumentStage::Reviewed
            | DocumentStage::Cleared
            | DocumentStage::Referred
            | DocumentStage::Signed => {}
            DocumentStage::Draft
            | DocumentStage::Returned { .. }
            | DocumentStage::Published
            | DocumentStage::Withdrawn { .. } => {
                return Err(self.wrong("退回", "待审核、待保密审查、待签发、待发布"));
            }
        }
        if reason.trim().is_empty() {
            return Err(DocumentRefusal::Missing("退回理由"));
        }
        self.chain = Chain::default();
        self.returned(mark, reason, place);
        Ok(self)
    }

    /// 保密审查 by a named person, with reasons (STA-31, STA-32). A secret item goes back to its author, an unsure
    /// one waits for the authority's word.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without reasons, or for whoever provided or changed it.
    pub fn check_secrecy(mut self, mark: Mark, verdict: SecrecyVerdict, reasons: String) -> Next {
        if !matches!(self.stage, DocumentStage::Reviewed | DocumentStage::Referred) {
            return Err(self.wrong("保密审查", "待保密审查、已报请确定是否涉密"));
        }
        self.approver(mark, "作保密审查")?;
        if reasons.trim().is_empty() {
            return Err(DocumentRefusal::Missing("保密审查的依据和理由"));
        }
        match verdict {
            SecrecyVerdict::Clear => self.stage = DocumentStage::Cleared,
            SecrecyVerdict::Unsure => self.stage = DocumentStage::Referred,
            SecrecyVerdict::Secret => {
                self.returned(mark, DocumentRefusal::Secret.to_string(), reasons.clone());
            }
        }
        self.chain.secrecy = Some(SecrecyCheck { mark, verdict, reasons });
        Ok(self)
    }

    /// 谁负责: signs it.
    ///
    /// # Errors
    /// [`DocumentRefusal::OwnWork`] for whoever provided or changed it.
    pub fn sign(mut self, mark: Mark) -> Next {
        if self.stage != DocumentStage::Cleared {
            return Err(self.wrong("签发", "待签发"));
        }
        self.approver(mark, "签发")?;
        self.chain.signed = Some(mark);
        self.stage = DocumentStage::Signed;
        Ok(self)
    }

    /// Publishes what was signed; an earlier publication moves to the versions.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without a channel, or before it was formed.
    pub fn publish(mut self, mark: Mark, channels: Vec<PublicationChannel>) -> Next {
        named(mark, "发布")?;
        if self.stage != DocumentStage::Signed {
            return Err(self.wrong("发布", "待发布"));
        }
        if channels.is_empty() {
            return Err(DocumentRefusal::NoChannel);
        }
        let (formed, today) = (self.content.formed_on, mark.on);
        if formed > today {
            return Err(DocumentRefusal::FormedLater { formed, today });
        }
        self.retire(mark.on);
        self.publication = Some(Publication {
            content: self.content.clone(),
            version: self.version,
            on: mark.on,
            channels,
            chain: self.chain.clone(),
        });
        self.hands.clear();
        self.returns.clear();
        self.stage = DocumentStage::Published;
        Ok(self)
    }

    fn returned(&mut self, mark: Mark, reason: String, place: String) {
        let version = self.version;
        self.returns.push(Returned { version, mark, reason: reason.clone(), place: place.clone() });
        self.stage = DocumentStage::Returned { mark, reason, place };
    }

    /// Takes it off, with a reason for the public.
    ///
    /// # Errors
    /// [`DocumentRefusal`] where nothing is published, or without a reason.
    pub fn withdraw(mut self, mark: Mark, ground: WithdrawalGround, reason: String) -> Next {
        named(mark, "撤下")?;
        if self.publication.is_none() {
            return Err(self.wrong("撤下", "已发布"));
        }
        if reason.trim().is_empty() {
            return Err(DocumentRefusal::Missing("撤下理由"));
        }
        self.retire(mark.on);
        self.stage = DocumentStage::Withdrawn { mark, ground, reason };
        Ok(self)
    }

    /// Registers the repeal of a rule or normative document, which table two counts; the text is not touched.
    ///
    /// # Errors
    /// [`DocumentRefusal`] for anything else, or a date before the issue.
    pub fn repeal(mut self, mark: Mark, repealed: Date) -> Next {
        named(mark, "登记废止")?;
        if self.publication.is_none() {
            return Err(self.wrong("登记废止", "已发布"));
        }
        let legal = self.content.legal.as_mut().ok_or(DocumentRefusal::NotLegal)?;
        let issued = legal.issued_on;
        if repealed < issued {
            return Err(DocumentRefusal::RepealedEarlier { repealed, issued });
        }
        legal.repealed_on = Some(repealed);
        let published = self.publication.as_mut().and_then(|publication| publication.content.legal.as_mut());
        if let Some(published) = published {
            published.repealed_on = Some(repealed);
        }
        Ok(self)
    }

    fn retire(&mut self, until: Date) {
        if let Some(publication) = self.publication.take() {
            self.versions.push(Version { publication, until });
        }
    }

    fn approver(&self, mark: Mark, duty: &'static str) -> Result<(), DocumentRefusal> {
        let person = named(mark, duty)?;
        if self.may_approve(person) { Ok(()) } else { Err(DocumentRefusal::OwnWork(duty)) }
    }

    fn wrong(&self, step: &'static str, allowed: &'static str) -> DocumentRefusal {
        DocumentRefusal::WrongStage { step, stage: self.stage.label(), allowed }
    }
}

fn named(mark: Mark, duty: &'static str) -> Result<PersonId, DocumentRefusal> {
    mark.person().ok_or(DocumentRefusal::NoName(duty))
}

fn titled(content: &Content) -> Result<(), DocumentRefusal> {
    if content.title.trim().is_empty() { Err(DocumentRefusal::Missing("标题")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::SeatId;
    use crate::{Category, LegalForm, LegalKind};

    const CLERK: i64 = 1;
    const REVIEWER: i64 = 2;
    const LEADER: i64 = 3;

    fn by(person: i64) -> Mark {
        Mark::seat(Date::constant(2024, 6, 3), SeatId(person * 10), PersonId(person))
    }

    fn content(text: &str) -> Content {
        Content {
            title: "示范县民政局2024年部门预算".into(),
            category: Category::Work,
            item: None,
            legal: None,
            document_number: String::new(),
            index_number: String::new(),
            formed_on: Date::constant(2024, 5, 30),
            text: text.into(),
        }
    }

    fn draft() -> Document {
        Document::draft(DocumentId(1), BodyId(1), content("正文"), by(CLERK)).unwrap()
    }

    fn cleared() -> Document {
        let passed = draft().submit(by(CLERK)).unwrap().pass(by(REVIEWER)).unwrap();
        passed.check_secrecy(by(REVIEWER), SecrecyVerdict::Clear, "不涉及国家秘密".into()).unwrap()
    }

    fn published() -> Document {
        let signed = cleared().sign(by(LEADER)).unwrap();
        signed.publish(by(CLERK), vec![PublicationChannel::Website]).unwrap()
    }

    #[test]
    fn three_named_persons_stand_behind_what_is_published() {
        let document = published();
        let publication = document.publication().unwrap();
        let chain = &publication.chain;
        assert_eq!(chain.provided.unwrap().person(), Some(PersonId(CLERK)));
        assert_eq!(chain.reviewed.unwrap().person(), Some(PersonId(REVIEWER)));
        assert_eq!(chain.signed.unwrap().person(), Some(PersonId(LEADER)));
        assert!(document.hands().is_empty());
    }

    /// STA-30: who wrote or changed it neither reviews, checks nor signs it.
    #[test]
    fn nobody_approves_his_own_change() {
        let submitted = draft().submit(by(REVIEWER)).unwrap();
        assert_eq!(submitted.clone().pass(by(CLERK)).unwrap_err(), DocumentRefusal::OwnWork("审核"));
        assert_eq!(submitted.pass(by(REVIEWER)).unwrap_err(), DocumentRefusal::OwnWork("审核"));
        assert_eq!(cleared().sign(by(CLERK)).unwrap_err(), DocumentRefusal::OwnWork("签发"));
        let changed = cleared().edit(by(LEADER), 1, content("改")).unwrap();
        let again = changed.submit(by(CLERK)).unwrap().pass(by(REVIEWER)).unwrap();
        let again = again.check_secrecy(by(REVIEWER), SecrecyVerdict::Clear, "不涉密".into()).unwrap();
        assert_eq!(again.sign(by(LEADER)).unwrap_err(), DocumentRefusal::OwnWork("签发"));
    }

    #[test]
    fn any_change_lapses_every_approval() {
        let changed = cleared().edit(by(CLERK), 1, content("新正文")).unwrap();
        assert_eq!((changed.stage(), changed.chain()), (&DocumentStage::Draft, &Chain::default()));
        assert_eq!(changed.version(), 2);
        let same = cleared().edit(by(CLERK), 1, content("正文")).unwrap();
        assert_eq!(same.stage(), &DocumentStage::Cleared);
    }

    #[test]
    fn two_people_editing_are_told_of_each_other() {
        let first = draft().edit(by(CLERK), 1, content("甲")).unwrap();
        let second = first.edit(by(REVIEWER), 1, content("乙")).unwrap_err();
        assert_eq!(second, DocumentRefusal::Conflict { theirs: 2, yours: 1 });
    }

    #[test]
    fn the_public_reads_the_old_text_until_the_new_one_is_published() {
        let editing = published().edit(by(CLERK), 1, content("更正后")).unwrap();
        assert_eq!(editing.publication().unwrap().content.text, "正文");
        let passed = editing.submit(by(CLERK)).unwrap().pass(by(REVIEWER)).unwrap();
        let clear = passed.check_secrecy(by(REVIEWER), SecrecyVerdict::Clear, "不涉密".into()).unwrap();
        let signed = clear.sign(by(LEADER)).unwrap();
        let second = signed.publish(by(CLERK), vec![PublicationChannel::Website]).unwrap();
        assert_eq!(second.publication().unwrap().content.text, "更正后");
        assert_eq!(second.versions()[0].publication.content.text, "正文");
        let gone = second.withdraw(by(CLERK), WithdrawalGround::Mistake, "数字有误".into()).unwrap();
        assert!(gone.publication().is_none());
        assert_eq!(gone.versions().len(), 2);
    }

    #[test]
    fn a_secret_goes_back_and_a_doubt_waits() {
        let reviewed = draft().submit(by(CLERK)).unwrap().pass(by(REVIEWER)).unwrap();
        let check = |verdict| reviewed.clone().check_secrecy(by(REVIEWER), verdict, "理由".into()).unwrap();
        let secret = check(SecrecyVerdict::Secret);
        assert!(matches!(secret.stage(), DocumentStage::Returned { .. }));
        assert_eq!(secret.submit(by(CLERK)).unwrap_err(), DocumentRefusal::SecretStill);
        let unsure = check(SecrecyVerdict::Unsure);
        assert!(unsure.clone().sign(by(LEADER)).is_err());
        let settled =
            unsure.check_secrecy(by(REVIEWER), SecrecyVerdict::Clear, "县保密局答复".into()).unwrap();
        assert_eq!(settled.stage(), &DocumentStage::Cleared);
    }

    #[test]
    fn steps_out_of_order_are_refused() {
        assert!(draft().pass(by(REVIEWER)).is_err());
        assert!(draft().sign(by(LEADER)).is_err());
        assert!(cleared().publish(by(CLERK), vec![PublicationChannel::Website]).is_err());
        assert!(draft().send_back(by(REVIEWER), "理由".into(), String::new()).is_err());
        assert!(published().submit(by(CLERK)).is_err());
        let early = cleared().sign(by(LEADER)).unwrap();
        assert_eq!(early.publish(by(CLERK), vec![]).unwrap_err(), DocumentRefusal::NoChannel);
        assert_eq!(
            draft().submit(Mark::public(Date::constant(2024, 6, 3))).unwrap_err(),
            DocumentRefusal::NoName("提供")
        );
    }

    #[test]
    fn a_repeal_is_registered_without_touching_the_text() {
        assert_eq!(
            published().repeal(by(CLERK), Date::constant(2024, 7, 1)).unwrap_err(),
            DocumentRefusal::NotLegal
        );
        let issued_on = Date::constant(2024, 5, 30);
        let legal = Some(LegalForm { kind: LegalKind::NormativeDocument, issued_on, repealed_on: None });
        let text = Content { legal, ..content("办法") };
        let signed = {
            let draft = Document::draft(DocumentId(2), BodyId(1), text, by(CLERK)).unwrap();
            let passed = draft.submit(by(CLERK)).unwrap().pass(by(REVIEWER)).unwrap();
            passed
                .check_secrecy(by(REVIEWER), SecrecyVerdict::Clear, "不涉密".into())
                .unwrap()
                .sign(by(LEADER))
                .unwrap()
        };
        let document = signed.publish(by(CLERK), vec![PublicationChannel::Gazette]).unwrap();
        assert!(document.clone().repeal(by(CLERK), Date::constant(2024, 5, 1)).is_err());
        let repealed = document.repeal(by(CLERK), Date::constant(2024, 12, 1)).unwrap();
        assert_eq!(
            repealed.publication().unwrap().content.legal.unwrap().repealed_on,
            Some(Date::constant(2024, 12, 1))
        );
        assert_eq!(repealed.version(), 1);
    }
}
