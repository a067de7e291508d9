//! Information requests.

use calendar::Calendar;
use jiff::civil::Date;
use office::request::StageKind;
use office::{BodyId, InfoRequest, RequestId};

use super::{Page, agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a request. Its due date is kept as computed on the day of its last step.
    ///
    /// # Errors
    /// When the engine fails, or the number is taken or not of the form `{body}-{year}-{seq}`.
    pub fn save_request(&mut self, request: &InfoRequest) -> Result<(), StoreError> {
        let bad = |column: &str| StoreError::Corrupt {
            table: "request",
            column: column.to_owned(),
            id: Some(request.id.0),
        };
        let (year, seq) = numbered(&request.number).ok_or_else(|| bad("number"))?;
        let registration = &request.registration;
        let due = due_on(request, Calendar::national())?;
        // What was withdrawn before it was received is counted nowhere (CNT-01).
        let closed = request.closed().filter(|_| request.received_on().is_some());
        // Of a request answered anew, the first answer's stays (CNT-03).
        let first = request.reopenings().is_empty();
        let in_time =
            if first { request.in_time(Calendar::national()).map_err(|_| bad("in_time"))? } else { None };
        let values = values![
            request.id.0,
            request.body.0,
            year,
            seq,
            &request.number,
            registration.applicant.column(),
            registration.channel.code(),
            registration.requester.0,
            registration.submitted_on,
            request.stage().kind().code(),
            due,
            request.received_on(),
            closed.map(|closing| closing.on),
            closed.map(|closing| closing.outcome.code()),
            closed.map(|closing| closing.outcome.row()),
            &request.query_code_hash,
            json(request),
            in_time.map(i64::from),
            request.fee().map(|fee| fee.decided_on),
            request.proposal().and_then(|proposal| proposal.mark.person()).map(|person| person.0),
        ];
        self.run(sql!("request/save"), &values)?;
        let numbers =
            request.answers().iter().map(|answer| (answer.on, answer.decision.document_number.trim()));
        for (on, number) in numbers.filter(|(_, number)| !number.is_empty()) {
            let taken = values![request.body.0, on.year(), number, request.id.0];
            self.run(sql!("request/take_number"), &taken)?;
        }
        Ok(())
    }

    /// The number of the request whose answer of that year has a document number already.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn answer_numbered(
        &mut self,
        body: BodyId,
        year: i16,
        number: &str,
    ) -> Result<Option<String>, StoreError> {
        let row = self.maybe(sql!("request/taken_number"), &values![body.0, year, number.trim()])?;
        row.map(|row| row.text("number").map(str::to_owned)).transpose()
    }

    /// A request.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn request(&mut self, id: RequestId) -> Result<Option<InfoRequest>, StoreError> {
        self.maybe(sql!("request/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// A request by its number.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn request_numbered(&mut self, number: &str) -> Result<Option<InfoRequest>, StoreError> {
        self.maybe(sql!("request/by_number"), &values![number])?.as_ref().map(read).transpose()
    }

    /// A request by the digest of its query code: the same form sent twice is one request.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn request_coded(&mut self, body: BodyId, digest: &str) -> Result<Option<InfoRequest>, StoreError> {
        self.maybe(sql!("request/by_query_code"), &values![body.0, digest])?.as_ref().map(read).transpose()
    }

    /// Requests in which something is due, soonest first: the queue of 今天.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn request_queue(&mut self, body: BodyId, page: Page) -> Result<Vec<InfoRequest>, StoreError> {
        let values = values![body.0, page.size, page.after];
        self.all(sql!("request/queue"), &values)?.iter().map(read).collect()
    }

    /// Requests of a body in a stage, or in any, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_in(
        &mut self,
        body: BodyId,
        stage: Option<StageKind>,
        page: Page,
    ) -> Result<Vec<InfoRequest>, StoreError> {
        let values = values![body.0, stage.map_or("", StageKind::code), page.size, page.after];
        self.all(sql!("request/in_stage"), &values)?.iter().map(read).collect()
    }

    /// How many requests [`requests_in`](Self::requests_in) lists altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn requests_in_count(&mut self, body: BodyId, stage: Option<StageKind>) -> Result<i64, StoreError> {
        let values = values![body.0, stage.map_or("", StageKind::code)];
        self.one(sql!("request/in_stage_count"), &values)?.int("count")
    }

    /// Requests of a body in which an answer is owed or not yet delivered: what is due soonest first, then newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_unfinished(&mut self, body: BodyId, page: Page) -> Result<Vec<InfoRequest>, StoreError> {
        let values = values![body.0, page.size, page.after];
        self.all(sql!("request/unfinished"), &values)?.iter().map(read).collect()
    }

    /// Up to `most` requests of a body with a change of their registration that waits for a second person.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_proposed(&mut self, body: BodyId, most: u32) -> Result<Vec<InfoRequest>, StoreError> {
        self.all(sql!("request/proposed"), &values![body.0, most])?.iter().map(read).collect()
    }

    /// Requests of a body in one of up to three stages: what is due soonest first, then newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_at(
        &mut self,
        body: BodyId,
        stages: &[StageKind],
        page: Page,
    ) -> Result<Vec<InfoRequest>, StoreError> {
        let [a, b, c] = [0, 1, 2].map(|n| stages.get(n).or(stages.first()).map_or("", |kind| kind.code()));
        let values = values![body.0, a, b, c, page.size, page.after];
        self.all(sql!("request/at_stages"), &values)?.iter().map(read).collect()
    }

    /// How many requests of a body stand in each stage; stages without any are not named.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn request_counts(&mut self, body: BodyId) -> Result<Vec<(StageKind, i64)>, StoreError> {
        let rows = self.all(sql!("request/stage_counts"), &values![body.0])?;
        let read = |row: &Row| {
            let kind = StageKind::from_code(row.text("stage")?).ok_or_else(|| row.corrupt("stage"))?;
            Ok((kind, row.int("count")?))
        };
        rows.iter().map(read).collect()
    }

    /// Up to `most` requests whose number contains some signs, newest first; other signs than letters, digits and
    /// hyphens match nothing.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_numbered_like(
        &mut self,
        body: BodyId,
        signs: &str,
        most: u32,
    ) -> Result<Vec<InfoRequest>, StoreError> {
        if signs.is_empty() || !signs.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Ok(Vec::new());
        }
        self.all(sql!("request/numbered_like"), &values![body.0, signs, most])?.iter().map(read).collect()
    }

    /// Requests whose due date lies between two days, both included, soonest first; where the clock stands nothing is
    /// near.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_due_within(
        &mut self,
        body: BodyId,
        (first, last): (Date, Date),
        page: Page,
    ) -> Result<Vec<InfoRequest>, StoreError> {
        let values = values![body.0, first, last, page.size, page.after];
        self.all(sql!("request/due_within"), &values)?.iter().map(read).collect()
    }

    /// How many requests [`requests_due_within`](Self::requests_due_within) lists altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn requests_due_within_count(
        &mut self,
        body: BodyId,
        (first, last): (Date, Date),
    ) -> Result<i64, StoreError> {
        self.one(sql!("request/due_within_count"), &values![body.0, first, last])?.int("count")
    }

    /// How many requests [`requests_overdue`](Self::requests_overdue) lists altogether.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn requests_overdue_count(&mut self, body: BodyId, today: Date) -> Result<i64, StoreError> {
        self.one(sql!("request/overdue_count"), &values![body.0, today])?.int("count")
    }

    /// Requests whose due date lies before `today`, oldest first; where the clock stands nothing is late.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn requests_overdue(
        &mut self,
        body: BodyId,
        today: Date,
        page: Page,
    ) -> Result<Vec<InfoRequest>, StoreError> {
        let values = values![body.0, today, page.size, page.after];
        self.all(sql!("request/overdue"), &values)?.iter().map(read).collect()
    }

    /// The next number of a year, without gaps; to be taken while the body is held.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn next_request_seq(&mut self, body: BodyId, year: i16) -> Result<u32, StoreError> {
        self.one(sql!("request/next_seq"), &values![body.0, year])?.small("seq")
    }
}

/// The due date on the day of the last step.
pub(super) fn due_on(request: &InfoRequest, calendar: &Calendar) -> Result<Option<Date>, StoreError> {
    let last = request.history().last().map_or(request.registration.submitted_on, |event| event.mark.on);
    let due = request.due(calendar, last).map_err(|_| StoreError::Corrupt {
        table: "request",
        column: "due_on".to_owned(),
        id: Some(request.id.0),
    })?;
    Ok(due.map(|due| due.date))
}

/// Year and sequence of `{body}-{year}-{seq}`.
fn numbered(number: &str) -> Option<(i16, u32)> {
    let mut parts = number.rsplit('-');
    let seq = parts.next()?.parse().ok()?;
    Some((parts.next()?.parse().ok()?, seq))
}

pub(crate) fn read(row: &Row) -> Result<InfoRequest, StoreError> {
    let request: InfoRequest = row.json("record")?;
    agree(row, "id", row.int("id")? == request.id.0)?;
    agree(row, "number", row.text("number")? == request.number)?;
    agree(row, "stage", row.text("stage")? == request.stage().kind().code())?;
    agree(row, "received_on", row.maybe_date("received_on")? == request.received_on())?;
    let closed = request.closed().filter(|_| request.received_on().is_some());
    agree(row, "closed_on", row.maybe_date("closed_on")? == closed.map(|closing| closing.on))?;
    Ok(request)
}
