//! The desk at which an act is done: an open transaction, a seat, a body, a day.

use calendar::Calendar;
use jiff::Timestamp;
use jiff::civil::Date;
use office::{
    AnnualReport, Body, BodyId, Document, DocumentId, InfoRequest, Mark, ReportId, RequestId, Role, Seat,
    letter,
};
use serde_json::Value;
use store::{Entry, Occasion, Tx};

use crate::ActError;

/// Who acts, for which body, on which day.
pub struct Desk<'a, 't> {
    /// The transaction in which everything happens.
    pub tx: &'a mut Tx<'t>,
    /// The seat; `None` for a member of the public.
    pub seat: Option<Seat>,
    /// The body.
    pub body: Body,
    /// The civil date of the act.
    pub on: Date,
    /// The instant, for the journal.
    pub at: Timestamp,
}

impl<'a, 't> Desk<'a, 't> {
    /// Sits down in a seat. The body is held, so that load, decide and save are one.
    ///
    /// # Errors
    /// [`ActError::Refused`] where the seat is not held on that day.
    pub fn seated(tx: &'a mut Tx<'t>, seat: Seat, on: Date, at: Timestamp) -> Result<Self, ActError> {
        if !seat.held_on(on) {
            return Err(ActError::Refused(format!("该岗位在{on}不在任期内，请联系系统管理员")));
        }
        let body = seat.body;
        Self::open(tx, Some(seat), body, on, at)
    }

    /// Serves a member of the public.
    ///
    /// # Errors
    /// [`ActError::NotFound`] for an unknown body.
    pub fn public(tx: &'a mut Tx<'t>, body: BodyId, on: Date, at: Timestamp) -> Result<Self, ActError> {
        Self::open(tx, None, body, on, at)
    }

    fn open(
        tx: &'a mut Tx<'t>,
        seat: Option<Seat>,
        body: BodyId,
        on: Date,
        at: Timestamp,
    ) -> Result<Self, ActError> {
        let body = tx.body(body)?.ok_or(ActError::NotFound)?;
        tx.hold(body.id.0)?;
        Ok(Self { tx, seat, body, on, at })
    }

    /// Hand and date of this act.
    pub fn mark(&self) -> Mark {
        match &self.seat {
            Some(seat) => Mark::seat(self.on, seat.id, seat.person),
            None => Mark::public(self.on),
        }
    }

    /// Refuses a seat without one of `roles`.
    pub(crate) fn needs(&self, roles: &[Role]) -> Result<(), ActError> {
        if self.seat.as_ref().is_some_and(|seat| roles.contains(&seat.role)) {
            return Ok(());
        }
        let names = roles.iter().map(|role| role.label()).collect::<Vec<_>>().join("、");
        Err(ActError::Refused(format!("此项须由{names}办理，请转交相应岗位")))
    }

    /// An item of this body.
    pub(crate) fn document(&mut self, id: DocumentId) -> Result<Document, ActError> {
        let body = self.body.id;
        self.tx.document(id)?.filter(|document| document.body == body).ok_or(ActError::NotFound)
    }

    /// A request to this body.
    pub(crate) fn request(&mut self, id: RequestId) -> Result<InfoRequest, ActError> {
        let body = self.body.id;
        self.tx.request(id)?.filter(|request| request.body == body).ok_or(ActError::NotFound)
    }

    /// An annual report of this body.
    pub(crate) fn report(&mut self, id: ReportId) -> Result<AnnualReport, ActError> {
        let body = self.body.id;
        self.tx.annual_report(id)?.filter(|report| report.body == body).ok_or(ActError::NotFound)
    }

    pub(crate) fn keep_report(
        &mut self,
        report: &AnnualReport,
        act: &str,
        article: &str,
        payload: &Value,
    ) -> Result<(), ActError> {
        self.tx.save_annual_report(report)?;
        self.journal(act, "report", report.id.0, article, payload)
    }

    pub(crate) fn keep_document(
        &mut self,
        document: &Document,
        act: &str,
        article: &str,
        payload: &Value,
    ) -> Result<(), ActError> {
        self.tx.save_document(document)?;
        self.tx.keep_text(document, self.mark())?;
        self.journal(act, "document", document.id.0, article, payload)
    }

    pub(crate) fn keep_request(
        &mut self,
        request: &InfoRequest,
        act: &str,
        article: &str,
        payload: &Value,
    ) -> Result<(), ActError> {
        self.tx.save_request(request)?;
        self.keep_letters(request)?;
        self.journal(act, "request", request.id.0, article, payload)
    }

    /// Keeps the letter of each step that has none yet, as it goes out now: what is done later changes no letter.
    fn keep_letters(&mut self, request: &InfoRequest) -> Result<(), ActError> {
        let kept = self.tx.letters_of(request.id)?;
        for (at, event) in request.history().iter().enumerate().filter(|(at, _)| !kept.contains_key(at)) {
            if let Some(letter) = letter::of(&self.body, request, event, Calendar::national()) {
                self.tx.keep_letter(request.id, at, &letter)?;
            }
        }
        Ok(())
    }

    /// On what occasion this act touches personal data.
    pub(crate) fn occasion(&self, article: &'static str) -> Occasion<'static> {
        let seat = self.seat.as_ref().map(|seat| seat.id.0);
        Occasion { body: self.body.id.0, at: self.at, seat, article: Some(article) }
    }

    /// Journals what was done to a record that is saved already.
    pub(crate) fn journal(
        &mut self,
        act: &str,
        kind: &str,
        id: i64,
        article: &str,
        payload: &Value,
    ) -> Result<(), ActError> {
        let entry = Entry {
            body: self.body.id.0,
            at: self.at,
            seat: self.seat.as_ref().map(|seat| seat.id.0),
            act,
            subject_kind: kind,
            subject_id: id,
            article: Some(article),
            payload,
        };
        self.tx.journal(&entry)?;
        Ok(())
    }
}
