//! `gongkai proof --lsp`: the Language Server Protocol over standard input and output, so that an editor shows findings
//! while a text is written and offers the suggestions as edits.
//!
//! Whole texts are exchanged (full synchronisation); positions are counted in UTF-16, as every editor can.

mod positions;

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use proof::{Finding, Lists, Prose};
use rule::Severity;
use serde_json::{Value, json};

use self::positions::{Position, positions};

/// The largest message that is read, in bytes.
const LARGEST: usize = 64 << 20;

/// A text that is open in the editor, as it was last read.
type Findings = Vec<(Position, Position, Finding)>;

/// Serves one editor until it says goodbye; the exit status the protocol asks for.
///
/// # Errors
/// When a message is not of the protocol, or the editor can no longer be written to.
pub(super) fn serve(input: &mut impl BufRead, output: &mut impl Write) -> anyhow::Result<ExitCode> {
    let mut session = Session::default();
    while let Some(message) = read(input)? {
        let method = message["method"].as_str().unwrap_or_default();
        if method == "exit" {
            return Ok(ExitCode::from(u8::from(!session.shut_down)));
        }
        let answers = session.answer(method, &message["params"]);
        if let Some(id) = message.get("id").filter(|_| !method.is_empty()) {
            let answer = match answers.result {
                Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
                Err((code, words)) => {
                    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": words}})
                }
            };
            write(output, &answer)?;
        }
        for notice in answers.notices {
            write(output, &notice)?;
        }
    }
    Ok(ExitCode::from(1))
}

/// What is said in return to one message.
struct Answers {
    result: Result<Value, (i32, &'static str)>,
    notices: Vec<Value>,
}

impl Answers {
    fn result(result: Value) -> Self {
        Self { result: Ok(result), notices: Vec::new() }
    }

    fn refused(code: i32, words: &'static str) -> Self {
        Self { result: Err((code, words)), notices: Vec::new() }
    }
}

/// The open texts by their addresses.
#[derive(Default)]
struct Session {
    open: BTreeMap<String, Findings>,
    initialized: bool,
    shut_down: bool,
}

impl Session {
    fn answer(&mut self, method: &str, params: &Value) -> Answers {
        let document = &params["textDocument"];
        let uri = document["uri"].as_str().unwrap_or_default().to_owned();
        match method {
            "initialize" => {
                self.initialized = true;
                Answers::result(capabilities())
            }
            _ if !self.initialized => Answers::refused(-32002, "the session has not been initialized"),
            "shutdown" => {
                self.shut_down = true;
                Answers::result(Value::Null)
            }
            "textDocument/didOpen" => self.read(uri, document["text"].as_str().unwrap_or_default()),
            "textDocument/didChange" => {
                let changes = params["contentChanges"].as_array();
                let last =
                    changes.and_then(|changes| changes.last()).and_then(|change| change["text"].as_str());
                self.read(uri, last.unwrap_or_default())
            }
            "textDocument/didClose" => {
                self.open.remove(&uri);
                let notices = vec![diagnostics(&uri, &Vec::new())];
                Answers { notices, ..Answers::result(Value::Null) }
            }
            "textDocument/codeAction" => Answers::result(self.actions(&uri, &params["range"])),
            _ => Answers::refused(-32601, "no such method"),
        }
    }

    /// Proofreads a text and tells the editor what was found.
    fn read(&mut self, uri: String, text: &str) -> Answers {
        let found =
            proof::read(&Prose::of_text(text), &Lists::default().published_on(crate::commands::today()));
        let offsets = found.iter().flat_map(|one| [one.place.start, one.place.end]);
        let at = positions(text, offsets.collect());
        let place = |offset: u32| at.get(&offset).copied().unwrap_or_default();
        let found: Findings =
            found.into_iter().map(|one| (place(one.place.start), place(one.place.end), one)).collect();
        let notices = vec![diagnostics(&uri, &found)];
        self.open.insert(uri, found);
        Answers { notices, ..Answers::result(Value::Null) }
    }

    /// The suggestions that touch a range, as edits.
    fn actions(&self, uri: &str, range: &Value) -> Value {
        let (from, to) = (Position::of(&range["start"]), Position::of(&range["end"]));
        let found = self.open.get(uri).map(Vec::as_slice).unwrap_or_default();
        let touching = found.iter().filter(|(start, end, _)| *start <= to && from <= *end);
        let action = |(start, end, finding): &(Position, Position, Finding)| {
            let words = finding.suggestion.as_deref()?;
            let title = match words {
                "" => format!("删去“{}”", finding.quote),
                _ => format!("“{}”改为“{words}”", finding.quote),
            };
            let edit = json!({"range": {"start": start.json(), "end": end.json()}, "newText": words});
            Some(json!({
                "title": title,
                "kind": "quickfix",
                "isPreferred": finding.fix == proof::Fix::Safe,
                "diagnostics": [diagnostic(*start, *end, finding)],
                "edit": {"changes": {uri: [edit]}},
            }))
        };
        Value::Array(touching.filter_map(action).collect())
    }
}

fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": {"openClose": true, "change": 1},
            "codeActionProvider": {"codeActionKinds": ["quickfix"]},
        },
        "serverInfo": {"name": "gongkai", "version": env!("CARGO_PKG_VERSION")},
    })
}

fn diagnostics(uri: &str, found: &Findings) -> Value {
    let diagnostics: Vec<Value> =
        found.iter().map(|(start, end, finding)| diagnostic(*start, *end, finding)).collect();
    json!({
        "jsonrpc": "2.0",
        "method": "textDocument/publishDiagnostics",
        "params": {"uri": uri, "diagnostics": diagnostics},
    })
}

fn diagnostic(start: Position, end: Position, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Info => 3,
    };
    json!({
        "range": {"start": start.json(), "end": end.json()},
        "severity": severity,
        "code": finding.rule,
        "source": "gongkai",
        "message": format!("{}（{}）", finding.reason.trim_end_matches('。'), finding.citation),
    })
}

/// One message: headers, a blank line, so many bytes of JSON. `None` at the end of the input.
fn read(input: &mut impl BufRead) -> anyhow::Result<Option<Value>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line).context("reading a header")? == 0 {
            return Ok(None);
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse::<usize>().context("reading the length of a message")?);
        }
    }
    let Some(length) = length else { bail!("a message has no length") };
    if length > LARGEST {
        bail!("a message of {length} bytes is larger than {LARGEST}");
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body).context("reading a message")?;
    serde_json::from_slice(&body).map(Some).context("a message is not JSON")
}

fn write(output: &mut impl Write, message: &Value) -> anyhow::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()?;
    Ok(())
}
