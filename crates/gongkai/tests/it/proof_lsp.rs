//! `gongkai proof --lsp` in a session with an editor over real pipes.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

struct Editor {
    server: Child,
    output: BufReader<ChildStdout>,
}

impl Editor {
    fn start() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["proof", "--lsp"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(server.stdout.take().unwrap());
        Self { server, output }
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        let input = self.server.stdin.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let (mut line, mut length) = (String::new(), 0);
        loop {
            line.clear();
            self.output.read_line(&mut line).unwrap();
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn ask(&mut self, id: u64, method: &str, params: Value) -> Value {
        self.send(json!({"id": id, "method": method, "params": params}));
        let answer = self.receive();
        assert_eq!(answer["id"], id);
        answer
    }

    fn tell(&mut self, method: &str, params: Value) -> Value {
        self.send(json!({"method": method, "params": params}));
        let notice = self.receive();
        assert_eq!(notice["method"], "textDocument/publishDiagnostics");
        notice["params"]["diagnostics"].clone()
    }
}

#[test]
fn an_editor_is_shown_findings_and_offered_edits() {
    let mut editor = Editor::start();
    assert_eq!(editor.ask(1, "textDocument/codeAction", json!({}))["error"]["code"], -32002);
    let told = editor.ask(2, "initialize", json!({"capabilities": {}}));
    assert_eq!(told["result"]["capabilities"]["textDocumentSync"]["change"], 1);
    let uri = "file:///tmp/a.txt";
    let open = json!({"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": "第一行。\n😀各科室,要认真落实。"}});
    let found = editor.tell("textDocument/didOpen", open);
    assert_eq!(found[0]["code"], "TXT-01");
    assert_eq!(found[0]["severity"], 1);
    let range = json!({"start": {"line": 1, "character": 5}, "end": {"line": 1, "character": 6}});
    assert_eq!(found[0]["range"], range, "the picture takes two units of UTF-16");
    let asked = json!({"textDocument": {"uri": uri}, "range": range, "context": {"diagnostics": []}});
    let actions = editor.ask(3, "textDocument/codeAction", asked);
    let edit = &actions["result"][0]["edit"]["changes"][uri][0];
    assert_eq!((edit["newText"].as_str(), &edit["range"]), (Some("，"), &range));
    let change = json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": "各科室，要认真落实。"}]});
    assert_eq!(editor.tell("textDocument/didChange", change), json!([]));
    assert_eq!(editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}})), json!([]));
    assert_eq!(editor.ask(4, "workspace/symbol", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask(5, "shutdown", json!(null))["result"], Value::Null);
    editor.send(json!({"method": "exit"}));
    assert!(editor.server.wait().unwrap().success());
}

#[test]
fn an_editor_that_goes_without_a_word_leaves_nothing_behind() {
    let mut editor = Editor::start();
    drop(editor.server.stdin.take());
    assert_eq!(editor.server.wait().unwrap().code(), Some(1));
}
