//! 审核 and 保密审查: what changed comes first, then the decision.

use acts::{ActError, document};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{DocumentStage, SecrecyVerdict};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Area, Choice, Control, ErrorSummary, Field, Radios};

#[derive(Template)]
#[template(path = "desk/items/review.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    errors: ErrorSummary,
    decision: Decision,
    /// One answer for each question; empty before it is the turn of the secrecy check.
    questions: Vec<Radios>,
    reasons: Area,
}

struct Decision {
    choice: Radios,
    reason: Area,
    place: Field,
}

/// What a secrecy check looks at, one by one (第十四条至第十六条; STA-31).
const QUESTIONS: [(&str, &str, &str); 5] = [
    ("q-secret", "国家秘密", "依法确定为国家秘密的政府信息（第十四条）"),
    ("q-forbidden", "法律、行政法规禁止公开", "第十四条"),
    ("q-security", "危及国家安全、公共安全、经济安全、社会稳定", "公开后可能危及的（第十四条）"),
    ("q-third", "商业秘密、个人隐私", "公开会对第三方合法权益造成损害的（第十五条）"),
    ("q-internal", "内部事务、过程性信息和行政执法案卷", "可以不予公开的（第十六条）"),
];

/// The longest reason, in characters.
const LONGEST: usize = 2_000;

/// Shows what changed, and the form of the decision that is due.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    match load(&app, &staff, id).await {
        Ok(item) => staff.respond(StatusCode::OK, &Page::new(&staff, &item, &Fields::default())),
        Err(page) => *page,
    }
}

/// 同意 or 退回.
pub async fn decide(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let mut page = Page::new(&staff, &item, &form.0);
    let reason = page.decision.reason.read(&form.0, "退回理由");
    let place = page.decision.place.read(&form.0, "指出的位置");
    let document = item.document.id;
    let done = match (page.decision.choice.chosen.as_str(), reason, place) {
        ("pass", Some(_), Some(_)) => {
            let act = staff.act(&app, &form, move |desk| {
                document::review_pass(desk, document)?;
                Ok(format!("/desk/items/{document}/review?done=passed"))
            });
            act.await
        }
        ("return", Some(reason), Some(_)) if reason.is_empty() => {
            page.decision.reason.error = Some("退回的，请写明理由，便于提供人修改".to_owned());
            return page.wrong(None);
        }
        ("return", Some(reason), Some(place)) => {
            let act = staff.act(&app, &form, move |desk| {
                document::send_back(desk, document, reason, place)?;
                Ok(format!("/desk/items/{document}?done=returned"))
            });
            act.await
        }
        ("pass" | "return", _, _) => return page.wrong(None),
        _ => {
            page.decision.choice.error = Some("请选择同意或者退回".to_owned());
            return page.wrong(None);
        }
    };
    match done {
        Err(ActError::Refused(sentence)) => page.wrong(Some(sentence)),
        done => staff.went(done, &item.address()),
    }
}

/// 保密审查.
pub async fn check_secrecy(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let mut page = Page::new(&staff, &item, &form.0);
    let Some((verdict, reasons)) = page.verdict(&form.0) else { return page.wrong(None) };
    let document = item.document.id;
    let done = staff.act(&app, &form, move |desk| {
        document::check_secrecy(desk, document, verdict, reasons)?;
        let done = if verdict == SecrecyVerdict::Secret { "returned" } else { "cleared" };
        Ok(format!("/desk/items/{document}?done={done}"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => page.wrong(Some(sentence)),
        done => staff.went(done, &item.address()),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, item: &'a Item, typed: &Fields) -> Self {
        let answers = || {
            let choice = |code, label| Choice::new(code, label);
            vec![choice("no", "不涉及"), choice("yes", "涉及"), choice("unsure", "不能确定")]
        };
        let question = |(name, label, hint)| Radios {
            name,
            label,
            hint,
            choices: answers(),
            chosen: typed.whole(name),
            error: None,
        };
        let decision = Decision {
            choice: Radios {
                name: "decision",
                label: "结论",
                hint: "",
                choices: vec![Choice::new("pass", "同意"), Choice::new("return", "退回修改")],
                chosen: typed.whole("decision"),
                error: None,
            },
            reason: area("reason", "退回理由", "退回的填写", typed),
            place: Field {
                name: "place",
                label: "指出的位置",
                hint: "退回的填写，如第二段；针对全文的不填",
                value: typed.whole("place"),
                error: None,
            },
        };
        Self {
            staff,
            item,
            errors: ErrorSummary::default(),
            decision,
            questions: QUESTIONS.map(question).into(),
            reasons: area("reasons", "依据和理由", "逐件写明作出结论的依据和理由", typed),
        }
    }

    /// Whether 审核 is due; otherwise, or afterwards, an item can only be sent back here.
    fn is_review(&self) -> bool {
        self.item.document.stage() == &DocumentStage::Submitted
    }

    /// Whether 保密审查 is due.
    fn is_secrecy(&self) -> bool {
        matches!(self.item.document.stage(), DocumentStage::Reviewed | DocumentStage::Referred)
    }

    /// Whether it can still be sent back: it is on its way, and not with its author.
    fn is_on_its_way(&self) -> bool {
        matches!(
            self.item.document.stage(),
            DocumentStage::Reviewed
                | DocumentStage::Cleared
                | DocumentStage::Referred
                | DocumentStage::Signed
        )
    }

    fn is_own(&self) -> bool {
        !self.item.document.may_approve(self.staff.seat.person)
    }

    /// The verdict that the answers give, with the reasons as they are kept.
    fn verdict(&mut self, typed: &Fields) -> Option<(SecrecyVerdict, String)> {
        for question in &mut self.questions {
            if !matches!(question.chosen.as_str(), "no" | "yes" | "unsure") {
                question.error = Some(format!("请选择是否涉及{}", question.label));
            }
        }
        // What belongs to a third party or may be kept inside is no secret: the item is mended, not locked away.
        for question in &mut self.questions[3..] {
            if question.chosen == "yes" {
                question.error = Some(format!("涉及{}的，请退回修改，处理后再审查", question.label));
            }
        }
        let reasons = self.reasons.read(typed, "依据和理由")?;
        if reasons.is_empty() {
            self.reasons.error = Some("请填写保密审查的依据和理由".to_owned());
        }
        let wrong = self.questions.iter().any(|question| question.error.is_some());
        if wrong || self.reasons.error.is_some() {
            return None;
        }
        let any = |answer: &str| self.questions.iter().any(|question| question.chosen == answer);
        let verdict = match (any("yes"), any("unsure")) {
            (true, _) => SecrecyVerdict::Secret,
            (false, true) => SecrecyVerdict::Unsure,
            (false, false) => SecrecyVerdict::Clear,
        };
        let answers: Vec<_> = self
            .questions
            .iter()
            .map(|question| {
                let answer = question.choices.iter().find(|choice| choice.value == question.chosen);
                format!("{}：{}", question.label, answer.map_or("", |choice| choice.label.as_str()))
            })
            .collect();
        Some((verdict, format!("{}。{reasons}", answers.join("；"))))
    }

    fn wrong(mut self, sentence: Option<String>) -> Response {
        let Decision { choice, reason, place } = &self.decision;
        let controls: Vec<&dyn Control> = [choice as &dyn Control, reason, place]
            .into_iter()
            .chain(self.questions.iter().map(|question| question as &dyn Control))
            .chain([&self.reasons as &dyn Control])
            .collect();
        let mut errors = ErrorSummary::of(controls);
        if let Some(sentence) = sentence {
            errors = errors.and("main", sentence);
        }
        self.errors = errors;
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

fn area(name: &'static str, label: &'static str, hint: &'static str, typed: &Fields) -> Area {
    Area { name, label, hint, value: typed.whole(name), rows: 4, error: None }
}

impl Area {
    /// The text, or its sentence noted beside the field.
    fn read(&mut self, typed: &Fields, label: &str) -> Option<String> {
        match typed.lines(self.name, label, LONGEST) {
            Ok(text) => Some(text),
            Err(sentence) => {
                self.error = Some(sentence);
                None
            }
        }
    }
}

impl Field {
    /// The words, or their sentence noted beside the field.
    fn read(&mut self, typed: &Fields, label: &str) -> Option<String> {
        match typed.line(self.name, label, LONGEST) {
            Ok(text) => Some(text),
            Err(sentence) => {
                self.error = Some(sentence);
                None
            }
        }
    }
}
