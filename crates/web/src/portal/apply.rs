//! 依申请公开: what can be asked for, how, by when an answer comes and what it may cost.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use statute::{ANSWER, CORRECTION_NOTICE, Channel, EXTENSION_MAX, Period, fees};

use crate::page::Shell;

#[derive(Template)]
#[template(path = "portal/apply.html")]
struct Apply<'a> {
    shell: &'a Shell,
    periods: [(&'static str, Period); 3],
    channels: Vec<(Channel, &'static str)>,
    per_item: Vec<(u32, fees::Fen)>,
    per_page: Vec<(u32, fees::Fen)>,
}

/// Shows the page.
pub async fn show(shell: Shell) -> Response {
    let page = Apply {
        shell: &shell,
        periods: [("答复", ANSWER), ("最多延长", EXTENSION_MAX), ("告知补正", CORRECTION_NOTICE)],
        channels: Channel::ALL.into_iter().map(|channel| (channel, received(channel))).collect(),
        per_item: [10, 11, 30, 31, 41].map(|n| (n, fees::per_item(n))).to_vec(),
        per_page: [30, 31, 100, 200, 201].map(|n| (n, fees::per_page_total(n))).to_vec(),
    };
    shell.respond(StatusCode::OK, &page)
}

/// Which day is the day of receipt, in words (第三十一条).
fn received(channel: Channel) -> &'static str {
    use statute::ReceiptRule::{Confirmation, HandIn, Signature};
    match channel.receipt_rule() {
        HandIn => "提交之日",
        Signature => "行政机关签收之日",
        Confirmation => "双方确认之日",
    }
}
