//! What people said to the findings of the proofreader and of the privacy gate on an item.
//!
//! An answer stands for one finding: its rule, the same words, in the same place. When the words or what stands around
//! them change, the finding is open again. The words themselves are not kept here: they may be personal data.

use serde::{Deserialize, Serialize};

use super::{Document, DocumentRefusal, DocumentStage};
use crate::mark::Mark;

/// Which finding an answer is about: a digest of the rule, the words and what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spot(pub String);

/// Why a finding was left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which finding.
    pub spot: Spot,
    /// The rule that found it.
    pub rule: String,
    /// Who says so, and when.
    pub mark: Mark,
    /// Why.
    pub reason: String,
    /// For personal data that is to be public all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
}

/// 放行: personal data is published on a legal basis, and two people stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The law that orders the publication.
    pub basis: String,
    /// The second person; none while one is awaited.
    pub seconded: Option<Mark>,
}

impl Answer {
    /// Whether it holds: a waiver of personal data holds when a second person has agreed.
    pub fn holds(&self) -> bool {
        self.waiver.as_ref().is_none_or(|waiver| waiver.seconded.is_some())
    }
}

impl Document {
    /// What was said to findings, oldest first.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// What was said to one finding.
    pub fn answer(&self, spot: &Spot) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.spot == *spot)
    }

    /// 忽略并说明: leaves a finding as it is, with the reason. `basis` is for personal data: the law that orders its
    /// publication; a second person must agree to it.
    ///
    /// # Errors
    /// [`DocumentRefusal`] without a reason, or where the item is taken off.
    pub fn leave(
        mut self,
        mark: Mark,
        spot: Spot,
        rule: &str,
        reason: String,
        basis: Option<String>,
    ) -> Result<Self, DocumentRefusal> {
        self.answerable(mark)?;
        if reason.trim().is_empty() {
            return Err(DocumentRefusal::Missing("不改的理由"));
        }
        if basis.as_ref().is_some_and(|basis| basis.trim().is_empty()) {
            return Err(DocumentRefusal::Missing("公开个人信息的法律依据"));
        }
        let waiver = basis.map(|basis| Waiver { basis, seconded: None });
        self.answers.retain(|answer| answer.spot != spot);
        self.answers.push(Answer { spot, rule: rule.to_owned(), mark, reason, waiver });
        Ok(self)
    }

    /// The second person agrees that personal data is published on the basis named.
    ///
    /// # Errors
    /// [`DocumentRefusal::OwnWork`] for whoever asked for it or has a hand in the text, or where nobody asked.
    pub fn second(mut self, mark: Mark, spot: &Spot) -> Result<Self, DocumentRefusal> {
        self.answerable(mark)?;
        let free = mark.person().is_some_and(|person| self.may_approve(person));
        let waiting = |answer: &&mut Answer| {
            answer.spot == *spot && answer.waiver.as_ref().is_some_and(|waiver| waiver.seconded.is_none())
        };
        let answer = self.answers.iter_mut().find(waiting).ok_or(DocumentRefusal::NothingToSecond)?;
        if !free || answer.mark.person() == mark.person() {
            return Err(DocumentRefusal::OwnWork("确认放行个人信息"));
        }
        if let Some(waiver) = &mut answer.waiver {
            waiver.seconded = Some(mark);
        }
        Ok(self)
    }

    fn answerable(&self, mark: Mark) -> Result<(), DocumentRefusal> {
        mark.person().ok_or(DocumentRefusal::NoName("答复检查结果"))?;
        match self.stage {
            DocumentStage::Withdrawn { .. } => Err(DocumentRefusal::WrongStage {
                step: "答复检查结果",
                stage: self.stage.label(),
                allowed: "草稿、退回修改、审核中、已发布",
            }),
            DocumentStage::Draft
            | DocumentStage::Returned { .. }
            | DocumentStage::Submitted
            | DocumentStage::Reviewed
            | DocumentStage::Cleared
            | DocumentStage::Referred
            | DocumentStage::Signed
            | DocumentStage::Published => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::id::{BodyId, DocumentId, PersonId, SeatId};
    use crate::{Category, Content};

    fn by(person: i64) -> Mark {
        Mark::seat(Date::constant(2024, 6, 3), SeatId(person * 10), PersonId(person))
    }

    fn spot() -> Spot {
        Spot("0a".into())
    }

    fn item() -> Document {
        let content = Content {
            title: "名单公示".into(),
            category: Category::Work,
            item: None,
            legal: None,
            document_number: String::new(),
            index_number: String::new(),
            formed_on: Date::constant(2024, 6, 3),
            text: "正文".into(),
        };
        Document::draft(DocumentId(1), BodyId(1), content, by(1)).unwrap()
    }

    #[test]
    fn an_answer_needs_a_reason_and_the_newer_one_counts() {
        let refused = item().leave(by(1), spot(), "TXT-72", " ".into(), None).unwrap_err();
        assert_eq!(refused, DocumentRefusal::Missing("不改的理由"));
        let item = item().leave(by(1), spot(), "TXT-72", "书名".into(), None).unwrap();
        let item = item.leave(by(2), spot(), "TXT-72", "原文如此".into(), None).unwrap();
        assert_eq!(item.answers().len(), 1);
        assert!(item.answer(&spot()).unwrap().holds());
        assert!(item.answer(&Spot("0b".into())).is_none());
    }

    #[test]
    fn personal_data_passes_on_a_basis_and_with_a_second_person_only() {
        let basis = Some("第二十条第（六）项".to_owned());
        let refused = item().leave(by(1), spot(), "PD-01", "公示".into(), Some(String::new())).unwrap_err();
        assert_eq!(refused, DocumentRefusal::Missing("公开个人信息的法律依据"));
        assert_eq!(item().second(by(2), &spot()).unwrap_err(), DocumentRefusal::NothingToSecond);
        let asked = item().leave(by(3), spot(), "PD-01", "公示".into(), basis).unwrap();
        assert!(!asked.answer(&spot()).unwrap().holds());
        // Neither who asked nor who wrote the text is the second person.
        for own in [3, 1] {
            let refused = asked.clone().second(by(own), &spot()).unwrap_err();
            assert_eq!(refused, DocumentRefusal::OwnWork("确认放行个人信息"));
        }
        let passed = asked.second(by(2), &spot()).unwrap();
        assert!(passed.answer(&spot()).unwrap().holds());
        assert_eq!(passed.second(by(4), &spot()).unwrap_err(), DocumentRefusal::NothingToSecond);
    }

    #[test]
    fn answers_outlive_a_change_of_the_text_and_old_records_have_none() {
        let item = item().leave(by(1), spot(), "TXT-72", "书名".into(), None).unwrap();
        let content = Content { text: "新的正文".into(), ..item.content().clone() };
        let edited = item.edit(by(1), 1, content).unwrap();
        assert_eq!(edited.answers().len(), 1);
        let mut record = serde_json::to_value(&edited).unwrap();
        record.as_object_mut().unwrap().remove("answers");
        assert!(serde_json::from_value::<Document>(record).unwrap().answers().is_empty());
    }
}
