//! 进度查询: number and query code, sent as a form so that no code stands in a log; then how far the request is.
//!
//! A right pair opens a page whose address works for half an hour; a wrong one gets one sentence, whichever of the two
//! was wrong, and a number tried too often in vain rests for half an hour.

mod story;

use acts::request::track;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use calendar::Calendar;
use jiff::{SignedDuration, Timestamp};
use office::{Body, InfoRequest, RequestId, letter};
use statute::Remedy;
use store::{Letters, SlipKey, StoreError, Tx};

use self::story::Letter;
use super::Sent;
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::form::Fields;
use crate::national::{File, Paper};
use crate::page::{Shell, in_words, last_day};
use crate::parts::{Banner, Chip, Crumbs, ErrorSummary, Facts, Field, Timeline};
use crate::routes::Route;

/// The routes of the progress query.
pub const ROUTES: &[Route] = &[
    Route { path: "/progress", handler: || get(ask).post(look), samples },
    Route { path: "/progress/{key}", handler: || get(show), samples: Vec::new },
    Route { path: "/progress/{key}/letters/{name}", handler: || get(letter_file), samples: Vec::new },
    Route { path: "/progress/{key}/end", handler: || post(end), samples: Vec::new },
];

/// A page that was opened stays open so long; a number that was tried in vain rests so long.
const WHILE: SignedDuration = SignedDuration::from_mins(30);

/// So many vain tries within that time are forgiven.
const FORGIVEN: i64 = 10;

const KIND: &str = "progress";

#[derive(Template)]
#[template(path = "portal/progress/ask.html")]
struct Ask<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    banner: Option<Banner>,
    errors: ErrorSummary,
    fields: [Field; 2],
}

const DONE: [(&str, &str); 1] = [("ended", "查询已经结束。")];

/// Shows the form.
pub async fn ask(shell: Shell) -> Response {
    form(&shell, StatusCode::OK, &Fields::default(), [None, None])
}

fn form(shell: &Shell, status: StatusCode, typed: &Fields, [number, code]: [Option<String>; 2]) -> Response {
    let fields = [
        Field {
            name: "number",
            label: "登记编号",
            hint: "在回执上，如SFMZ-2024-0001。",
            value: typed.typed("number"),
            error: number,
        },
        Field {
            name: "code",
            label: "查询码",
            hint: "在回执上，10位字母和数字，不分大小写。",
            value: typed.typed("code"),
            error: code,
        },
    ];
    let errors = ErrorSummary::over(&fields);
    let banner = Banner::of(&shell.query, &DONE);
    let page = Ask { shell, crumbs: Crumbs::here("进度查询"), banner, errors, fields };
    shell.respond_private(status, &page)
}

/// What came of a number and a code.
enum Looked {
    /// They belong together; the page of the request opens with this key.
    Found(SlipKey),
    /// They do not.
    Unknown,
    /// The number was tried too often.
    Resting,
}

/// Looks for the request.
pub async fn look(State(app): State<App>, shell: Shell, Sent(typed): Sent) -> Response {
    let [number, code] = ["number", "code"].map(|name| typed.text(name).map(plain).unwrap_or_default());
    let missing = |text: &str, sentence: &str| text.is_empty().then(|| sentence.to_owned());
    let errors = [missing(&number, "请填写登记编号"), missing(&code, "请填写查询码")];
    if errors.iter().any(Option::is_some) {
        return form(&shell, StatusCode::UNPROCESSABLE_ENTITY, &typed, errors);
    }
    let at = app.clock.instant();
    match app.write(move |tx| looked(tx, &number, &code, at)).await {
        Ok(Looked::Found(key)) => Redirect::to(&format!("/progress/{}", key.reveal())).into_response(),
        Ok(Looked::Unknown) => {
            let sentence = "登记编号和查询码不相符，请对照回执逐字核对".to_owned();
            form(&shell, StatusCode::UNPROCESSABLE_ENTITY, &typed, [Some(sentence), None])
        }
        Ok(Looked::Resting) => {
            let sentence = "这一编号查询失败的次数过多，请30分钟以后再试，或者联系受理单位".to_owned();
            form(&shell, StatusCode::TOO_MANY_REQUESTS, &typed, [Some(sentence), None])
        }
        Err(cause) => failure(&shell, &cause),
    }
}

/// Upper case, half-width, without spaces: as numbers and codes are written on a receipt.
fn plain(typed: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    let letters = typed.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(narrow);
    letters.take(80).map(|c| c.to_ascii_uppercase()).collect()
}

fn looked(tx: &mut Tx<'_>, number: &str, code: &str, at: Timestamp) -> Result<Looked, StoreError> {
    // The right code always opens: otherwise anybody could keep an applicant out by guessing wrongly.
    let Some(request) = track(tx, number, code)? else {
        if tx.vain_tries(number, at, WHILE)? >= FORGIVEN {
            return Ok(Looked::Resting);
        }
        tx.tried_in_vain(number, at, WHILE)?;
        return Ok(Looked::Unknown);
    };
    let key = SlipKey::random()?;
    tx.keep_slip(KIND, &key, &request.id.0.to_be_bytes(), at, WHILE)?;
    Ok(Looked::Found(key))
}

#[derive(Template)]
#[template(path = "portal/progress/show.html")]
struct Progress<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    key: &'a str,
    body: &'a Body,
    request: &'a InfoRequest,
    chip: Option<Chip>,
    facts: Facts,
    timeline: Timeline,
    /// The answer, once it has gone out.
    answer: Option<Answered>,
    letters: Vec<Letter>,
}

/// The answer that went out last, and what can be done about it.
struct Answered {
    outcome: &'static str,
    on: String,
    document_number: String,
    remedy: String,
    /// The last days for the remedies, once the answer has arrived.
    terms: Vec<(&'static str, String)>,
}

/// Shows how far a request is.
pub async fn show(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let Some(key) = SlipKey::parse(&key) else { return over(&shell) };
    let (at, wanted) = (app.clock.instant(), key.clone());
    match app.read(move |tx| opened(tx, &wanted, at)).await {
        Ok(Some(found)) => shell.respond_private(StatusCode::OK, &Progress::of(&shell, &key, &found)),
        Ok(None) => over(&shell),
        Err(cause) => failure(&shell, &cause),
    }
}

/// A request that was found by its code: whose it is, how it stands, and its letters.
type Found = (Body, InfoRequest, Letters);

fn opened(tx: &mut Tx<'_>, key: &SlipKey, at: Timestamp) -> Result<Option<Found>, StoreError> {
    let Some(data) = tx.slip(KIND, key, at)? else { return Ok(None) };
    let Ok(id) = <[u8; 8]>::try_from(data.as_slice()) else { return Ok(None) };
    let Some(request) = tx.request(RequestId(i64::from_be_bytes(id)))? else { return Ok(None) };
    let letters = tx.letters_of(request.id)?;
    Ok(tx.body(request.body)?.map(|body| (body, request, letters)))
}

/// Gives a letter as a file: `3.pdf` is what the third step sent. Whom it is for is not written in it, as on the page.
pub async fn letter_file(
    State(app): State<App>,
    Path((key, name)): Path<(String, String)>,
    shell: Shell,
) -> Response {
    let asked = name.split_once('.').and_then(|(at, kind)| Some((at.parse().ok()?, Paper::of(kind)?)));
    let Some(key) = SlipKey::parse(&key) else { return over(&shell) };
    let Some((wanted, paper)) = asked else { return NotFound(shell).into_response() };
    let at = app.clock.instant();
    let (request, letters) = match app.read(move |tx| opened(tx, &key, at)).await {
        Ok(Some((_, request, letters))) => (request, letters),
        Ok(None) => return over(&shell),
        Err(cause) => return failure(&shell, &cause),
    };
    let told = story::letters(&request, &letters).into_iter().any(|letter: Letter| letter.at == wanted);
    let Some(letter) = letters.get(&wanted).filter(|_| told).cloned() else {
        return NotFound(shell).into_response();
    };
    let name = format!("{}{}", request.number, letter.title.as_deref().unwrap_or_default());
    match File::letter(letter, name, paper).await {
        Ok(file) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
        Err(missing) => missing.page(shell),
    }
}

#[derive(Template)]
#[template(path = "portal/progress/over.html")]
struct Over<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
}

/// 404: the half hour is over, or the address is not whole.
fn over(shell: &Shell) -> Response {
    let crumbs = Crumbs::here("查询已经结束").below("进度查询", "/progress");
    shell.respond_private(StatusCode::NOT_FOUND, &Over { shell, crumbs })
}

/// Closes the page before its time.
pub async fn end(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let Some(key) = SlipKey::parse(&key) else { return over(&shell) };
    match app.write(move |tx| tx.drop_slip(&key)).await {
        Ok(()) => Redirect::to("/progress?done=ended").into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

impl<'a> Progress<'a> {
    fn of(shell: &'a Shell, key: &'a SlipKey, (body, request, letters): &'a Found) -> Self {
        let registration = &request.registration;
        let facts = Facts::default()
            .with("受理单位", body.name.as_str())
            .with("登记编号", request.number.as_str())
            .with("提交日期", registration.submitted_on.to_string())
            .with("收到申请之日", request.received_on().map_or("待确认".to_owned(), |day| day.to_string()))
            .with("申请内容", registration.description.as_str())
            .with("载体形式", registration.medium.label())
            .with("获取方式", registration.route.label());
        Self {
            shell,
            crumbs: Crumbs::here(request.number.as_str()).below("进度查询", "/progress"),
            key: key.reveal(),
            chip: story::chip(request, shell.today),
            facts,
            timeline: story::timeline(body, request, shell.today),
            answer: answered(body, request),
            letters: story::letters(request, letters),
            body,
            request,
        }
    }
}

fn answered(body: &Body, request: &InfoRequest) -> Option<Answered> {
    let answer = request.answer()?;
    let decision = &answer.decision;
    let delivery = answer.delivery.as_ref();
    // An answer on the spot has no letter that would have to arrive.
    let on_the_spot = decision.document_number.is_empty();
    if delivery.is_none() && !on_the_spot {
        return None;
    }
    let (clause, remedy) = letter::remedy(body, decision.outcome);
    let arrived = delivery.and_then(|delivery| delivery.arrived_on).or(on_the_spot.then_some(answer.on));
    let calendar = Calendar::national();
    let day = |due: statute::due::Due| last_day(due.last_day());
    let terms = match (clause, arrived) {
        (Remedy::ReconsiderationFirst, Some(arrived)) => {
            vec![("行政复议截止", day(statute::due::reconsideration(arrived, calendar)))]
        }
        (Remedy::ReconsiderationOrSuit | Remedy::ThirdParty, Some(arrived)) => vec![
            ("行政复议截止", day(statute::due::reconsideration(arrived, calendar))),
            ("行政诉讼截止", day(statute::due::direct_suit(arrived, calendar))),
        ],
        (Remedy::None | Remedy::Complaint, _) | (_, None) => Vec::new(),
    };
    Some(Answered {
        outcome: decision.outcome.label(),
        on: in_words(answer.on),
        document_number: decision.document_number.clone(),
        remedy,
        terms,
    })
}

fn samples() -> Vec<(String, u16)> {
    let mut samples: Vec<_> =
        ["/progress", "/progress?done=ended"].map(|address| (address.to_owned(), 200)).to_vec();
    samples.push((format!("/progress/{}", "0".repeat(32)), 404));
    samples.push(("/progress/x".to_owned(), 404));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_are_read_however_they_are_typed() {
        assert_eq!(plain(" ｓｆｍｚ－2024-0001\u{3000}"), "SFMZ-2024-0001");
        assert_eq!(plain("a b\u{0}c"), "ABC");
        assert_eq!(plain(&"x".repeat(9000)).len(), 80);
    }
}
