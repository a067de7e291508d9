//! Writing an item: a new draft, a change, and what happens where two people write at once.

use acts::{ActError, document};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{Content, Document, DocumentId, DocumentStage};
use store::StoreError;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::fields::ItemFields;
use super::item::{load, sheet};
use super::merge::merge;
use crate::app::App;
use crate::error::failure;
use crate::form::Fields;
use crate::parts::{Diff, ErrorSummary};

#[derive(Template)]
#[template(path = "desk/items/edit.html")]
struct Page<'a> {
    staff: &'a Staff,
    /// Title of the item; none for a new one.
    title: Option<String>,
    action: String,
    back: String,
    /// The version that the writer began with.
    seen: u32,
    /// What a change brings with it.
    warning: &'static str,
    errors: ErrorSummary,
    fields: ItemFields,
}

/// Two people wrote at once.
#[derive(Template)]
#[template(path = "desk/items/conflict.html")]
struct Conflict<'a> {
    staff: &'a Staff,
    action: String,
    back: String,
    theirs: &'a Document,
    who: String,
    mine: Vec<(String, String)>,
    my_text: String,
    diff: Diff,
    merged: ItemFields,
    undecided: bool,
}

/// Shows an empty form.
pub async fn begin(staff: Staff) -> Response {
    staff.respond(StatusCode::OK, &Page::new(&staff, ItemFields::empty()))
}

/// Saves a new draft.
pub async fn draft(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut fields = ItemFields::typed(&form.0);
    let Some(content) = fields.content(&form.0, None) else {
        return Page::new(&staff, fields).wrong(None);
    };
    let done = staff.act(&app, &form, |desk| {
        let id = document::draft(desk, content)?;
        Ok(format!("/desk/items/{id}?done=drafted"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => Page::new(&staff, fields).wrong(Some(sentence)),
        done => staff.went(done, "/desk/items"),
    }
}

/// Shows the form with the text as it stands.
pub async fn open(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    if let DocumentStage::Withdrawn { .. } = item.document.stage() {
        let sentence = "本件已撤下，不能修改，请另建一件".to_owned();
        return staff.refused(ActError::Refused(sentence), &item.address());
    }
    let page = Page::of(&staff, &item.document, ItemFields::of(item.document.content()));
    staff.respond(StatusCode::OK, &page)
}

/// Saves a change.
pub async fn save(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let seen = form.0.number("seen", "版本").ok().flatten().map_or(0, u32::from);
    let mut fields = ItemFields::typed(&form.0);
    let Some(content) = fields.content(&form.0, Some(item.document.content())) else {
        return Page { seen, ..Page::of(&staff, &item.document, fields) }.wrong(None);
    };
    let id = item.document.id;
    let (mine, before) = (content.clone(), item.document.version());
    let done = staff.act(&app, &form, move |desk| {
        let version = document::edit(desk, id, seen, content)?;
        let done = if version == before { "same" } else { "saved" };
        Ok(format!("/desk/items/{id}?done={done}"))
    });
    match done.await {
        Err(ActError::Conflict(theirs)) => conflict(&app, &staff, &theirs, seen, &mine, &form.0).await,
        Err(ActError::Refused(sentence)) => {
            Page { seen, ..Page::of(&staff, &item.document, fields) }.wrong(Some(sentence))
        }
        done => staff.went(done, &item.address()),
    }
}

/// Hands an item in for review.
pub async fn submit(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let back = format!("/desk/items/{id}");
    let done = staff.act(&app, &form, move |desk| {
        document::submit(desk, DocumentId(id))?;
        Ok(format!("/desk/items/{id}?done=submitted"))
    });
    staff.went(done.await, &back)
}

/// Shows both texts, what differs, and the three ways on. Nothing of either is lost: theirs is saved, and mine is in
/// the page.
async fn conflict(
    app: &App,
    staff: &Staff,
    theirs: &Document,
    seen: u32,
    mine: &Content,
    typed: &Fields,
) -> Response {
    let (id, version) = (theirs.id, theirs.version());
    let read = app.read(move |tx| {
        let base = tx.text_at(id, seen)?;
        let saved = tx.text_at(id, version)?;
        let who = saved.and_then(|(saved, _)| saved.by).map(|by| tx.person(by)).transpose()?.flatten();
        Ok::<_, StoreError>((base, who))
    });
    let (base, who) = match read.await {
        Ok(read) => read,
        Err(error) => return failure(&staff.shell, &error),
    };
    // Without the text both began with, everything that differs is for a person to decide.
    let base = base.map(|(_, content)| content.text).unwrap_or_default();
    let mut merged = ItemFields::of(mine);
    merged.text.value = merge(&base, &mine.text, &theirs.content().text);
    let own = |name: &str| !matches!(name, "csrf" | "once" | "seen");
    let pairs = typed.pairs().filter(|(name, _)| own(name));
    let page = Conflict {
        staff,
        action: format!("/desk/items/{id}/edit"),
        back: format!("/desk/items/{id}"),
        who: who.map_or_else(|| "他人".to_owned(), |person| person.name),
        mine: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        my_text: mine.text.clone(),
        diff: Diff::between(&sheet(theirs.content()), &sheet(mine)),
        undecided: super::merge::undecided(&merged.text.value),
        merged,
        theirs,
    };
    staff.respond(StatusCode::CONFLICT, &page)
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, fields: ItemFields) -> Self {
        Self {
            staff,
            title: None,
            action: "/desk/items/new".to_owned(),
            back: "/desk/items".to_owned(),
            seen: 0,
            warning: "",
            errors: ErrorSummary::default(),
            fields,
        }
    }

    fn of(staff: &'a Staff, document: &Document, fields: ItemFields) -> Self {
        let back = format!("/desk/items/{}", document.id);
        Self {
            title: Some(document.content().title.clone()),
            action: format!("{back}/edit"),
            back,
            seen: document.version(),
            warning: warning(document.stage()),
            ..Self::new(staff, fields)
        }
    }

    fn wrong(mut self, sentence: Option<String>) -> Response {
        let sentence = sentence.and_then(|sentence| self.fields.blame(sentence));
        self.errors = self.fields.errors();
        if let Some(sentence) = sentence {
            self.errors = self.errors.and("title", sentence);
        }
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

/// What a change brings with it at a stage.
pub(super) fn warning(stage: &DocumentStage) -> &'static str {
    match stage {
        DocumentStage::Draft | DocumentStage::Returned { .. } | DocumentStage::Withdrawn { .. } => "",
        DocumentStage::Published => {
            "公众仍然看到已发布的文本；修改经审核、保密审查、签发和发布以后才会替换。"
        }
        DocumentStage::Submitted
        | DocumentStage::Reviewed
        | DocumentStage::Cleared
        | DocumentStage::Referred
        | DocumentStage::Signed => {
            "保存修改以后，已有的审核、保密审查和签发失效，须重新提交审核；修改的人不能审核和签发本件。"
        }
    }
}
