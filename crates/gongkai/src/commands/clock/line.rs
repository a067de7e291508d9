//! A case as a line of JSON, and what is wrong with a line, said of its field.

use std::fmt;

use calendar::{Date, WorkingDays};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use statute::clock::{Case, Hold, HoldKind};

const CASE: &[&str] =
    &["receipt", "corrected_receipt", "fee_notice_received", "fee_paid", "holds", "extension_wd", "as_of"];
const HOLD: &[&str] = &["kind", "sent", "received", "end"];

/// A case and the day it is looked at. All fields but `receipt` may be left out or be `null`; a field that is not
/// ours, or is there twice, is refused.
pub(super) fn read(line: &[u8]) -> Result<(Case, Option<Date>), String> {
    if line.trim_ascii().is_empty() {
        return Err("这是空行，每行应为一个案件".to_owned());
    }
    let node: Node = serde_json::from_slice(line).map_err(|error| {
        if error.is_eof() {
            return "这一行不是完整的JSON，请核对引号和括号".to_owned();
        }
        format!("这一行不是JSON：第{}个字节处写法不对", error.column())
    })?;
    let mut fields = Fields::of(node, "", CASE)?;
    let missing = "缺少receipt，请写明收到申请之日，如 {\"receipt\":\"2025-03-03\"}";
    let case = Case {
        receipt: fields.date("receipt")?.ok_or(missing)?,
        corrected_receipt: fields.date("corrected_receipt")?,
        fee_notice_received: fields.date("fee_notice_received")?,
        fee_paid: fields.date("fee_paid")?,
        holds: holds(fields.take("holds"))?,
        extension: WorkingDays(extension(&fields.take("extension_wd"))?),
    };
    Ok((case, fields.date("as_of")?))
}

fn extension(node: &Node) -> Result<u16, String> {
    let days = match node {
        Node::Null => Some(0),
        Node::Whole(days) => u16::try_from(*days).ok(),
        _ => None,
    };
    days.ok_or_else(|| format!("extension_wd应为延长的工作日数，如 10；所写的是{node}"))
}

fn holds(node: Node) -> Result<Vec<Hold>, String> {
    let list = match node {
        Node::Null => return Ok(Vec::new()),
        Node::List(list) => list,
        other => return Err(format!("holds应为数组，如 [{{\"sent\":\"2025-03-07\"}}]；所写的是{other}")),
    };
    list.into_iter().enumerate().map(|(n, node)| hold(node, &format!("holds第{}项", n + 1))).collect()
}

fn hold(node: Node, place: &str) -> Result<Hold, String> {
    let mut fields = Fields::of(node, place, HOLD)?;
    let kind = match fields.take("kind") {
        Node::Null => HoldKind::ThirdParty,
        Node::Text(word) if word == "third_party" => HoldKind::ThirdParty,
        Node::Text(word) if word == "agency" => HoldKind::Agency,
        other => {
            let words = "“third_party”（第三方）或者“agency”（其他机关）";
            return Err(format!("{place}的kind应为{words}；所写的是{other}"));
        }
    };
    let sent = fields.date("sent")?.ok_or_else(|| format!("{place}缺少sent，请写明发出征求意见之日"))?;
    Ok(Hold { kind, sent, received: fields.date("received")?, end: fields.date("end")? })
}

/// The fields of an object, taken one by one.
struct Fields {
    whose: String,
    left: Vec<(String, Node)>,
}

impl Fields {
    fn of(node: Node, place: &str, known: &[&str]) -> Result<Self, String> {
        let Node::Fields(left) = node else {
            let what = if place.is_empty() { "这一行" } else { place };
            return Err(format!("{what}应为一个对象，写在 {{ }} 中；所写的是{node}"));
        };
        let whose = if place.is_empty() { String::new() } else { format!("{place}的") };
        for (n, (name, _)) in left.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                return Err(format!("{whose}“{}”不是字段名；可以写：{}", short(name), known.join("、")));
            }
            if left[..n].iter().any(|(other, _)| other == name) {
                return Err(format!("{whose}{name}写了两次，请只留一个"));
            }
        }
        Ok(Self { whose, left })
    }

    fn take(&mut self, name: &str) -> Node {
        let found = self.left.iter().position(|(other, _)| other == name);
        found.map_or(Node::Null, |at| self.left.swap_remove(at).1)
    }

    fn date(&mut self, name: &str) -> Result<Option<Date>, String> {
        let date = match self.take(name) {
            Node::Null => return Ok(None),
            Node::Text(text) => text.parse().map_err(|_| Node::Text(text)),
            other => Err(other),
        };
        let whose = &self.whose;
        date.map(Some).map_err(|node| format!("{whose}{name}应为实有的日期，如“2025-03-03”；所写的是{node}"))
    }
}

/// Any JSON, with every field of an object as it stands.
enum Node {
    Null,
    Flag(bool),
    Whole(u64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

/// As it is named to whoever wrote it.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str(" null"),
            Self::Flag(flag) => write!(f, " {flag}"),
            Self::Whole(number) => write!(f, " {number}"),
            Self::Number(number) => write!(f, " {number}"),
            Self::Text(text) => write!(f, "“{}”", short(text)),
            Self::List(_) => f.write_str("数组"),
            Self::Fields(_) => f.write_str("对象"),
        }
    }
}

/// The beginning of a word that somebody else wrote.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    let start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() { format!("{start}……") } else { start }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Whole(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "no field takes a negative number; it is only named")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Node::Fields(fields))
    }
}
