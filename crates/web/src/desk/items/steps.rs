//! What comes next for an item, and whether this seat does it.

use office::{Document, DocumentStage};

use super::super::access::{PUBLISHERS, REVIEWERS, SIGNERS, WITHDRAWERS, WRITERS};
use super::super::staff::Staff;

/// The next step.
pub struct Next {
    /// What is asked of whom: 请审核, 等待签发人签发.
    pub words: String,
    /// What this seat can do about it now; the first one is meant.
    pub acts: Vec<Act>,
}

/// Something that can be done.
pub struct Act {
    /// Verb and object.
    pub label: &'static str,
    /// The page, or where the form is sent.
    pub address: String,
    /// Whether it is done by sending a form.
    pub sends: bool,
}

impl Next {
    /// What comes next. Acts that the law or the chain of duties would refuse this seat are not offered.
    pub fn of(document: &Document, staff: &Staff) -> Self {
        let at = |step: &str| format!("/desk/items/{}/{step}", document.id);
        let go = |label, step| Act { label, address: at(step), sends: false };
        let free = document.may_approve(staff.seat.person);
        let edit = staff.is(WRITERS).then(|| go("修改", "edit"));
        let (words, act) = match document.stage() {
            DocumentStage::Draft | DocumentStage::Returned { .. } => {
                let submit = Act { label: "提交审核", address: at("submit"), sends: true };
                let returned = matches!(document.stage(), DocumentStage::Returned { .. });
                let words = if returned {
                    "请按退回意见修改后重新提交审核"
                } else {
                    "请写完后提交审核"
                };
                (words, staff.is(WRITERS).then_some(submit))
            }
            DocumentStage::Submitted => approval(staff.is(REVIEWERS), free, "审核", go("审核", "review")),
            DocumentStage::Reviewed => {
                approval(staff.is(REVIEWERS), free, "作保密审查", go("作保密审查", "review"))
            }
            DocumentStage::Referred => {
                approval(staff.is(REVIEWERS), free, "按答复作保密审查", go("作保密审查", "review"))
            }
            DocumentStage::Cleared => approval(staff.is(SIGNERS), free, "签发", go("签发", "sign")),
            DocumentStage::Signed => {
                let may = staff.is(PUBLISHERS);
                let words = if may { "请发布" } else { "等待经办人发布" };
                (words, may.then(|| go("发布", "publish")))
            }
            DocumentStage::Published => ("已发布。需要更正的，修改后重新审核、签发、发布", None),
            DocumentStage::Withdrawn { .. } => ("已撤下", None),
        };
        let mut acts: Vec<Act> = act.into_iter().collect();
        if !matches!(document.stage(), DocumentStage::Withdrawn { .. }) {
            acts.extend(edit);
        }
        if document.publication().is_some() {
            let legal = document.content().legal.is_some_and(|legal| legal.repealed_on.is_none());
            acts.extend((legal && staff.is(PUBLISHERS)).then(|| go("登记废止", "repeal")));
            acts.extend(staff.is(WITHDRAWERS).then(|| go("撤下", "withdraw")));
        }
        Self { words: words.to_owned(), acts }
    }
}

/// An approval: asked of whoever may, explained to whoever wrote it, waited for by the others.
fn approval(seated: bool, free: bool, step: &'static str, act: Act) -> (&'static str, Option<Act>) {
    match (seated, free, step) {
        (true, true, "审核") => ("请审核", Some(act)),
        (true, true, "签发") => ("请签发", Some(act)),
        (true, true, _) => ("请作保密审查", Some(act)),
        (true, false, "签发") => ("您提供或者修改过本件，等待其他签发人签发", None),
        (true, false, _) => ("您提供或者修改过本件，等待其他审核人办理", None),
        (false, _, "签发") => ("等待签发人签发", None),
        (false, _, "审核") => ("等待审核人审核", None),
        (false, _, _) => ("等待审核人作保密审查", None),
    }
}
