//! An item with everything its pages show of it.

use acts::ActError;
use acts::document::{Judged, judge};
use axum::response::Response;
use calendar::Calendar;
use jiff::civil::Date;
use office::{Content, Document, DocumentId, DocumentStage, Mark, SecrecyVerdict};
use statute::StatutoryItem;
use store::{Journalled, Saved, StoreError, Tx};

use super::super::people::{People, day};
use super::super::staff::Staff;
use crate::app::App;
use crate::page::last_day;
use crate::parts::{Chip, Diff, Facts, Moment, Signature, Signatures, Steps, Tense, Timeline};

/// An item, its history and the people in it.
pub struct Item {
    /// The record.
    pub document: Document,
    /// Who stands behind it.
    pub people: People,
    /// Its versions, newest first.
    pub texts: Vec<Saved>,
    history: Vec<Journalled>,
    /// What a reviewer or signer last saw, or the public reads; none for what is new throughout.
    seen: Option<(String, Content)>,
    /// What the proofreader and the privacy gate say of it.
    pub judged: Vec<Judged>,
}

/// Acts after which a reader has seen the text as it then stood, and what they are called.
const LOOKS: [(&str, &str); 4] = [
    ("document/review_pass", "上次审核通过"),
    ("document/send_back", "上次退回"),
    ("document/sign", "上次签发"),
    ("document/publish", "上次发布"),
];

/// The item of an address; a page that says there is none where this seat has no business with it.
pub async fn load(app: &App, staff: &Staff, id: i64) -> Result<Item, Box<Response>> {
    let (body, today) = (staff.seat.body, staff.shell.today);
    let found = app.read(move |tx| Item::read(tx, DocumentId(id), today)).await;
    match found {
        Ok(Some(item)) if item.document.body == body => Ok(item),
        Ok(_) => Err(staff.not_found().into()),
        Err(error) => Err(staff.refused(error, "/desk/items").into()),
    }
}

impl Item {
    fn read(tx: &mut Tx<'_>, id: DocumentId, today: Date) -> Result<Option<Self>, ActError> {
        let Some(document) = tx.document(id)? else { return Ok(None) };
        let history = tx.journal_of_record(document.body.0, "document", id.0)?;
        let texts = tx.texts_of(id)?;
        let mut people = People::default().with_marks(tx, &marks(&document))?.with_journal(tx, &history)?;
        for person in texts.iter().filter_map(|saved| saved.by) {
            people.add(tx, person)?;
        }
        let seen = seen(tx, &document, &history)?;
        let Some(body) = tx.body(document.body)? else { return Ok(None) };
        let judged = judge(&document, &acts::words::lists(tx, &body, today)?);
        Ok(Some(Self { document, people, texts, history, seen, judged }))
    }

    /// Whether its text can still be changed.
    pub fn is_open(&self) -> bool {
        !matches!(self.document.stage(), DocumentStage::Withdrawn { .. })
    }

    /// How many findings stop signature and publication.
    pub fn stops(&self) -> usize {
        self.judged.iter().filter(|judged| judged.stops()).count()
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.document.content().title
    }

    /// The address of its page.
    pub fn address(&self) -> String {
        format!("/desk/items/{}", self.document.id)
    }

    /// How long is left to publish it (第二十六条); none once it is published, or taken off.
    pub fn chip(&self, today: Date) -> Option<Chip> {
        is_waiting(&self.document).then(|| {
            let due = self.document.publication_due(Calendar::national());
            Chip::until(due.date, today, Calendar::national())
        })
    }

    /// The sum behind the last day for publishing it.
    pub fn steps(&self) -> Steps {
        let due = self.document.publication_due(Calendar::national());
        Steps { caption: format!("最迟{}公开", last_day(due.last_day())), steps: due.steps }
    }

    /// Its particulars.
    pub fn facts(&self) -> Facts {
        particulars(self.document.content())
            .into_iter()
            .fold(Facts::default(), |facts, (name, value)| facts.with(name, value))
    }

    /// The signature row.
    pub fn signatures(&self) -> Signatures {
        let chain = self.document.chain();
        let by = |mark: Option<&Mark>, decision| mark.map(|mark| self.people.signed(mark, decision, ""));
        let secrecy = chain
            .secrecy
            .as_ref()
            .map(|check| self.people.signed(&check.mark, verdict(check.verdict), &check.reasons));
        let signatures = vec![
            Signature {
                duty: "提供", by: by(chain.provided.as_ref(), "提交审核"), missing: "待提供人提交"
            },
            Signature {
                duty: "审核", by: by(chain.reviewed.as_ref(), "审核通过"), missing: "待审核人审核"
            },
            Signature { duty: "保密审查", by: secrecy, missing: "待审核人作保密审查" },
            Signature {
                duty: "签发", by: by(chain.signed.as_ref(), "签发"), missing: "待签发人签发"
            },
        ];
        Signatures { signatures }
    }

    /// Against what [`changes`](Self::changes) compares: 上次退回（第2版）.
    pub fn compared_with(&self) -> Option<&str> {
        self.seen.as_ref().map(|(label, _)| label.as_str())
    }

    /// What changed since a reader last saw it; none for what is new throughout.
    pub fn changes(&self) -> Option<Diff> {
        self.seen.as_ref().map(|(_, content)| Diff::between(&sheet(content), &sheet(self.document.content())))
    }

    /// What happened to it, the newest first.
    pub fn timeline(&self) -> Timeline {
        let moment = |entry: &Journalled| {
            let article = entry.article.as_deref().unwrap_or_default();
            let version = entry.payload.get("version").and_then(serde_json::Value::as_u64);
            let version = version.map(|version| format!("第{version}版")).unwrap_or_default();
            let words = [self.people.at_seat(entry.seat), version, article.to_owned()];
            let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
            Moment::done(day(entry.at).to_string(), label(&entry.act), words.join(" · ")).at(Tense::Done)
        };
        Timeline { moments: self.history.iter().rev().map(moment).collect() }
    }
}

/// Whether its publication is still to come.
pub fn is_waiting(document: &Document) -> bool {
    document.publication().is_none() && !matches!(document.stage(), DocumentStage::Withdrawn { .. })
}

/// The particulars of a text, by name.
pub fn particulars(content: &Content) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("栏目", content.category.label().to_owned()),
        ("法定公开内容", content.item.map_or("不属于", StatutoryItem::label).to_owned()),
    ];
    if let Some(legal) = &content.legal {
        facts.push(("文件种类", legal.kind.label().to_owned()));
        facts.push(("制发日期", legal.issued_on.to_string()));
        facts.push(("废止日期", legal.repealed_on.map(|day| day.to_string()).unwrap_or_default()));
    }
    facts.push(("文号", content.document_number.clone()));
    facts.push(("索引号", content.index_number.clone()));
    facts.push(("成文日期", content.formed_on.to_string()));
    facts
}

/// A text with its particulars, as it is compared.
pub fn sheet(content: &Content) -> String {
    let line =
        |(name, value): (&str, String)| format!("{name}：{}", if value.is_empty() { "无" } else { &value });
    let title = ("标题", content.title.clone());
    let mut lines: Vec<String> = std::iter::once(title).chain(particulars(content)).map(line).collect();
    lines.push(content.text.clone());
    lines.join("\n")
}

/// What people call a verdict of the secrecy check.
fn verdict(verdict: SecrecyVerdict) -> &'static str {
    match verdict {
        SecrecyVerdict::Clear => "不涉密，可以公开",
        SecrecyVerdict::Secret => "涉密，不得公开",
        SecrecyVerdict::Unsure => "不能确定，已报请确定",
    }
}

/// What people call an act of the journal.
fn label(act: &str) -> &str {
    match act {
        "document/draft" => "起草",
        "document/edit" => "修改",
        "document/mend" => "采用检查建议",
        "document/leave" => "说明检查结果",
        "document/let_pass" => "申请放行个人信息",
        "document/second" => "确认放行个人信息",
        "document/submit" => "提交审核",
        "document/review_pass" => "审核通过",
        "document/send_back" => "退回修改",
        "document/check_secrecy" => "保密审查",
        "document/sign" => "签发",
        "document/publish" => "发布",
        "document/withdraw" => "撤下",
        "document/repeal" => "登记废止",
        other => other,
    }
}

fn marks(document: &Document) -> Vec<Mark> {
    let chain = document.chain();
    let mut marks: Vec<Mark> = [chain.provided, chain.reviewed, chain.signed].into_iter().flatten().collect();
    for answer in document.answers() {
        marks.push(answer.mark);
        marks.extend(answer.waiver.as_ref().and_then(|waiver| waiver.seconded));
    }
    marks.extend(chain.secrecy.as_ref().map(|check| check.mark));
    if let DocumentStage::Returned { mark, .. } | DocumentStage::Withdrawn { mark, .. } = document.stage() {
        marks.push(*mark);
    }
    marks
}

/// The text as somebody last saw it who was to approve it.
fn seen(
    tx: &mut Tx<'_>,
    document: &Document,
    history: &[Journalled],
) -> Result<Option<(String, Content)>, StoreError> {
    for entry in history.iter().rev() {
        let Some((_, label)) = LOOKS.iter().find(|(act, _)| *act == entry.act) else { continue };
        let version = entry.payload.get("version").and_then(serde_json::Value::as_u64);
        let Some(version) = version.and_then(|version| u32::try_from(version).ok()) else { continue };
        if version == document.version() {
            continue;
        }
        if let Some((_, content)) = tx.text_at(document.id, version)? {
            return Ok(Some((format!("{label}（第{version}版）"), content)));
        }
    }
    let published = document.publication().filter(|publication| publication.version != document.version());
    Ok(published
        .map(|publication| (format!("已发布的第{}版", publication.version), publication.content.clone())))
}
