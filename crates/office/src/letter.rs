//! 文书: the letters that steps of a request send, as text above the seal (requests.md §7).
//!
//! A letter follows from the record right after the step, and is kept as it then stands: the same words stand in the
//! preview, on paper and before the applicant, whatever is done later. It states receipt and number of the request, what was found, the articles, and for decisions the
//! remedy that the body's regime gives (requests.md §8); notices of procedure state none (REM-C).

use calendar::{Calendar, Date};
use statute::{
    AGENCY_OPINION, ANSWER, CORRECTION_NOTICE, Citation, DocKind, FEE_PAYMENT, Instrument, Outcome, Remedy,
    THIRD_PARTY_OPINION,
};
use text::{Align, Block, Document, format_date};

use crate::body::Body;
use crate::request::{Answer, Event, Happening, InfoRequest, Party};

/// Stands for the applicant's name where that is not shown.
const ADDRESSEE: &str = "申请人：";

/// Stands for a third party's name.
const THIRD_PARTY: &str = "第三方：";

/// The letter that a step sends, as the record states it right after the step; `None` for steps that send none, and for those whose
/// facts a later restart has dropped.
pub fn of(body: &Body, request: &InfoRequest, event: &Event, calendar: &Calendar) -> Option<Document> {
    let (kind, number, paragraphs) = match &event.what {
        Happening::Decided { document_number, .. } => {
            let answer = request.answers().iter().find(|answer| {
                answer.on == event.mark.on && answer.decision.document_number == *document_number
            })?;
            let kind = answer.decision.outcome.document();
            (kind, document_number.as_str(), answer_words(body, request, answer))
        }
        other => {
            let (kind, words) = notice(body, request, other, calendar)?;
            (kind, "", words)
        }
    };
    let mut blocks = Vec::with_capacity(paragraphs.len() + 4);
    if !number.is_empty() {
        blocks.push(Block::aligned(number, Align::Center));
    }
    let third = matches!(event.what, Happening::HoldOpened { .. });
    let whom = if third { addressee(request, &event.what) } else { ADDRESSEE.to_owned() };
    blocks.push(Block::aligned(whom, Align::Flush));
    // What people write in several lines stands in several paragraphs.
    let lines = paragraphs.iter().flat_map(|words| words.lines()).map(str::trim);
    blocks.extend(lines.filter(|words| !words.is_empty()).map(Block::paragraph));
    blocks.push(Block::aligned(body.name.as_str(), Align::Right));
    blocks.push(Block::aligned(format_date(event.mark.on), Align::Right));
    Some(Document { title: Some(kind.name().to_owned()), blocks })
}

/// The letter with the name of whom it is for, as it goes on paper; a letter to an organ names it already.
pub fn addressed(mut letter: Document, name: &str) -> Document {
    let masked = |block: &&mut Block| matches!(block, Block::Paragraph { text, .. } if text == ADDRESSEE || text == THIRD_PARTY);
    if let Some(Block::Paragraph { text, .. }) = letter.blocks.iter_mut().find(masked) {
        *text = format!("{name}：");
    }
    letter
}

/// What the body is to be told about a decision: the clause of its regime with the places of this body.
pub fn remedy(body: &Body, outcome: Outcome) -> (Remedy, String) {
    let clause = outcome.remedy().under(body.regime);
    (clause, clause.sentence(&body.remedy_places()))
}

/// What a body calls itself: 本机关, or 本单位 where it is none.
fn own(body: &Body) -> &'static str {
    if body.regime.statutory() { "本机关" } else { "本单位" }
}

/// 根据, or 参照 where the Regulation does not bind (STA-97).
fn under(body: &Body) -> &'static str {
    if body.regime.statutory() { "根据" } else { "参照" }
}

/// The articles: the Regulation by its title once, other instruments by theirs.
fn basis(citations: &[Citation]) -> String {
    let mut named = false;
    let mut place = |citation: &Citation| {
        let again = named && citation.instrument == Instrument::Regulation2019;
        named |= citation.instrument == Instrument::Regulation2019;
        if again { citation.brief() } else { citation.to_string() }
    };
    citations.iter().map(&mut place).collect::<Vec<_>>().join("、")
}

/// ELM: receipt, way, number and the request in short.
fn opening(body: &Body, request: &InfoRequest) -> String {
    let registration = &request.registration;
    let day = request.received_on().unwrap_or(registration.submitted_on);
    format!(
        "{}于{}收到您（单位）以{}方式提出的政府信息公开申请，登记编号{}，申请获取：{}。",
        own(body),
        format_date(day),
        registration.channel,
        request.number,
        registration.description.trim_end_matches('。'),
    )
}

fn answer_words(body: &Body, request: &InfoRequest, answer: &Answer) -> Vec<String> {
    let decision = &answer.decision;
    let articles = decision.outcome.basis();
    let rule = if articles.is_empty() {
        String::new()
    } else {
        format!("{}{}的规定，", under(body), basis(&articles))
    };
    let interest = decision.public_interest.as_ref().map_or(String::new(), |interest| {
        format!("第三方不同意公开，但不公开可能对公共利益造成重大影响：{}", interest.reasons)
    });
    let mut said = said(body, decision.outcome);
    if decision.particulars.trim().is_empty() {
        said = without_announcement(said);
    }
    vec![
        opening(body, request),
        closed(&format!("经审查，{}", decision.reasons)),
        interest,
        format!("{rule}{}答复如下：{said}", own(body)),
        decision.particulars.clone(),
        remedy(body, decision.outcome).1,
    ]
}

/// A sentence with its full stop.
fn closed(words: &str) -> String {
    let words = words.trim_end();
    let ended = words.trim_end_matches(['”', '’', '）']).ends_with(['。', '！', '？']);
    if ended { words.to_owned() } else { format!("{}。", words.trim_end_matches(['，', '；', '、'])) }
}

/// A finding whose last clause announces what follows, for a letter in which nothing follows.
fn without_announcement(finding: String) -> String {
    match finding.rsplit_once('，') {
        Some((found, last)) if last.contains("如下") || last.contains("以下途径") => {
            format!("{found}。")
        }
        _ => finding,
    }
}

/// The sentence that an outcome says, in the name of this body.
fn said(body: &Body, outcome: Outcome) -> String {
    finding(outcome).replace("本机关", own(body))
}

/// The sentence that each outcome says.
fn finding(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::AlreadyPublic => "您申请的政府信息已经主动公开，获取的方式、途径如下。",
        Outcome::Granted => "您申请的政府信息可以公开，提供的信息或者获取的方式、途径和时间如下。",
        Outcome::GrantedInPart => {
            "您申请的信息中含有不应当公开的内容，能够作区分处理，现向您提供可以公开的内容，对不予公开的内容说明理由如下。"
        }
        Outcome::StateSecret => "您申请的信息依法确定为国家秘密，不予公开。",
        Outcome::ForbiddenByLaw => "您申请的信息属于法律、行政法规禁止公开的政府信息，不予公开。",
        Outcome::Security => "您申请的信息公开后可能危及国家安全、公共安全、经济安全、社会稳定，不予公开。",
        Outcome::ThirdPartyRights => "您申请的信息公开后会对第三方合法权益造成损害，不予公开。",
        Outcome::InternalAffairs => "您申请的信息属于本机关内部事务信息，不予公开。",
        Outcome::Deliberative => "您申请的信息属于本机关在履行行政管理职能过程中形成的过程性信息，不予公开。",
        Outcome::EnforcementFile => "您申请的信息属于行政执法案卷信息，不予公开。",
        Outcome::StatutoryInquiry => {
            "您申请的信息，有关法律、行政法规对其获取有特别规定，请依照该规定办理，办理途径如下。"
        }
        Outcome::NotFound => "经检索，您申请的政府信息不存在，检索情况如下。",
        Outcome::NotHeld => "您申请的政府信息不属于本机关负责公开。",
        Outcome::NeedsCreation => "本机关没有您申请的现成信息，需要对现有政府信息进行加工、分析，不予提供。",
        Outcome::StillUnclear => "您的申请经补正后内容仍不明确，本机关无法提供。",
        Outcome::Petition => {
            "您提出的事项属于信访、投诉、举报等，不作为政府信息公开申请处理，可以通过相应渠道提出。"
        }
        Outcome::Duplicate => "本机关已就您申请公开的同一政府信息作出答复，不予重复处理。",
        Outcome::Publication => "您要求提供的是政府公报、报刊、书籍等公开出版物，可以通过以下途径获取。",
        Outcome::Excessive => "您申请公开政府信息的数量、频次明显超过合理范围，说明的理由不合理，不予处理。",
        Outcome::Reissue => "您要求对已经获取的政府信息进行确认或者重新出具，不予处理。",
        Outcome::CorrectionLapsed => "您无正当理由逾期不补正，视为放弃申请，本机关不再处理该申请。",
        Outcome::FeeUnpaid => "您逾期未缴纳信息处理费，视为放弃申请，本机关不再处理该申请。",
        Outcome::OtherHandling => "您提出的事项不属于政府信息公开申请，处理情况如下。",
        Outcome::InArchives => "您申请的信息已经移交国家档案馆，请依照档案管理的规定向有关档案馆查阅。",
    }
}

/// Name and words of a notice.
fn notice(
    body: &Body,
    request: &InfoRequest,
    what: &Happening,
    calendar: &Calendar,
) -> Option<(DocKind, Vec<String>)> {
    let open = opening(body, request);
    let by = |citation: &Citation| format!("{}{citation}的规定，", under(body));
    Some(match what {
        Happening::Received { .. } => {
            let (promise, note) = promised(request, request.received_on()?, calendar)?;
            let words = format!("{}{}{promise}{note}", by(&ANSWER.basis), own(body));
            (DocKind::Receipt, vec![open, words])
        }
        Happening::CorrectionAsked { .. } => {
            let correction = request.correction()?;
            let ask = format!("{}您的申请内容不明确，请一次性补正以下事项：", by(&CORRECTION_NOTICE.basis));
            let term = format!(
                "请自收到本告知书之日起{}个工作日内补正。无正当理由逾期不补正的，视为放弃申请，{}不再处理该申请；\
                 答复期限自收到补正的申请之日起计算。",
                correction.term,
                own(body),
            );
            (DocKind::CorrectionNotice, vec![open, ask, correction.points.clone(), term])
        }
        Happening::Extended { days } => {
            let extension = request.extension()?;
            let (promise, note) = promised(request, extension.on, calendar)?;
            let words = format!(
                "因{}，{}经政府信息公开工作机构负责人同意，延长答复期限{days}个工作日，{promise}{note}",
                extension.reason.trim_end_matches('。'),
                by(&ANSWER.basis),
            );
            (DocKind::ExtensionNotice, vec![open, words])
        }
        other => return special(body, request, other, open),
    })
}

/// By when the answer is promised, as counted on a day; and, where that day may still move (CLK-58, CAL-19), by what.
fn promised(request: &InfoRequest, on: Date, calendar: &Calendar) -> Option<(String, &'static str)> {
    let reading = request.reading(on, calendar).ok()??;
    let day = format_date(reading.reply_due);
    if !reading.provisional {
        return Some((format!("将在{day}以前答复。"), ""));
    }
    let note = if request.holds().iter().any(|hold| hold.end.is_none()) {
        "征求意见尚未结束，所需时间不计算在答复期限内，答复的日期以征求意见结束后计算的为准。"
    } else {
        "有关年份的放假安排尚未公布，答复的日期以放假安排公布后计算的为准。"
    };
    Some((format!("预计在{day}（预估）以前答复。"), note))
}

/// Notices of Article 35, of consultations and of the fee, and those that close a case without an answer.
fn special(
    body: &Body,
    request: &InfoRequest,
    what: &Happening,
    open: String,
) -> Option<(DocKind, Vec<String>)> {
    let excess = format!("{}{}的规定，", under(body), Citation::article(Instrument::Regulation2019, 35));
    Some(match what {
        Happening::ReasonAsked { until } => {
            let facts = request.inquiry()?.facts.clone();
            let ask = format!("{excess}请您在{}以前说明理由。", format_date(*until));
            (DocKind::ReasonNotice, vec![open, facts, ask])
        }
        Happening::Delayed { until } => {
            let words = format!(
                "{excess}您说明的理由合理，但{}不能在规定的期限内答复，将延迟至{}以前答复。",
                own(body),
                format_date(*until)
            );
            (DocKind::DelayNotice, vec![open, words])
        }
        Happening::HoldOpened { no, .. } => consultation(body, request, *no)?,
        Happening::FeeDecided { .. } => {
            let fee = request.fee()?;
            let by = Citation::article(Instrument::Regulation2019, 42);
            let sum = format!(
                "{}{by}和《{}》的规定，{}决定{}，应缴纳信息处理费{}。{}",
                under(body),
                Instrument::FeeMeasures.title(),
                own(body),
                fee.basis.label(),
                fee.charged(),
                fee.reason,
            );
            let term = format!(
                "请自收到本通知次日起{}内缴纳；逾期未缴纳的，视为放弃申请，{}不再处理该申请。\
                 答复期限自缴费完成次日起重新计算。",
                FEE_PAYMENT.days,
                own(body),
            );
            (DocKind::FeeNotice, vec![open, sum, term])
        }
        Happening::CorrectionLapsed => {
            let finding = said(body, Outcome::CorrectionLapsed);
            let clause = remedy(body, Outcome::CorrectionLapsed).1;
            (DocKind::CorrectionLapsed, vec![open, finding, clause])
        }
        Happening::FeeLapsed => {
            let finding = said(body, Outcome::FeeUnpaid);
            (DocKind::FeeLapsed, vec![open, finding, remedy(body, Outcome::FeeUnpaid).1])
        }
        Happening::Withdrawn => {
            (DocKind::Withdrawal, vec![open, format!("您已撤回上述申请，{}不再处理该申请。", own(body))])
        }
        _ => return None,
    })
}

/// Whom a consultation letter is addressed to: a third party's name is sealed elsewhere.
fn addressee(request: &InfoRequest, what: &Happening) -> String {
    let Happening::HoldOpened { no, .. } = what else { return ADDRESSEE.to_owned() };
    let hold = request.holds().iter().find(|hold| hold.no == *no);
    match hold.map(|hold| &hold.party) {
        Some(Party::JointMaker(name) | Party::OtherOrgan(name)) => format!("{name}："),
        Some(Party::ThirdParty(_)) | None => THIRD_PARTY.to_owned(),
    }
}

/// The letter to a third party does not name the applicant; the one to an organ says what silence means.
fn consultation(body: &Body, request: &InfoRequest, no: u16) -> Option<(DocKind, Vec<String>)> {
    let hold = request.holds().iter().find(|hold| hold.no == no)?;
    let open = format!(
        "{}收到一件政府信息公开申请，登记编号{}，申请获取：{}。",
        own(body),
        request.number,
        request.registration.description.trim_end_matches('。')
    );
    let by = |article| {
        format!("{}{}的规定，", under(body), Citation::article(Instrument::Regulation2019, article))
    };
    Some(match &hold.party {
        Party::ThirdParty(_) => {
            let ask = format!(
                "该信息涉及您（单位）的合法权益。{}请自收到本征询书之日起{}内提出是否同意公开的意见；\
                 逾期未提出意见的，由{}依照条例的规定决定是否公开。",
                by(32),
                THIRD_PARTY_OPINION.days,
                own(body),
            );
            (DocKind::ThirdPartyLetter, vec![open, ask])
        }
        Party::JointMaker(_) => {
            let ask = format!(
                "该信息由{}牵头、与贵单位共同制作。{}请自收到本函之日起{}内提出意见，逾期未提出意见的视为同意公开。",
                own(body),
                by(34),
                AGENCY_OPINION.days,
            );
            (DocKind::AgencyLetter, vec![open, ask])
        }
        Party::OtherOrgan(_) => {
            let ask =
                format!("该信息涉及贵单位。{}请自收到本函之日起{}内提出意见。", by(11), AGENCY_OPINION.days);
            (DocKind::AgencyLetter, vec![open, ask])
        }
    })
}

#[cfg(test)]
mod tests {
    use calendar::WorkingDays;
    use jiff::civil::date;
    use statute::{ApplicantKind, Channel, Regime};

    use super::*;
    use crate::body::Settings;
    use crate::id::{BodyId, PersonId, RequestId, SeatId, SubjectId};
    use crate::mark::Mark;
    use crate::request::{Decision, Medium, Registration, Route};
    use crate::testing;

    const DAY: Date = date(2025, 3, 3);

    fn mark(on: Date) -> Mark {
        Mark::seat(on, SeatId(1), PersonId(1))
    }

    fn request() -> InfoRequest {
        let registration = Registration {
            channel: Channel::InPerson,
            submitted_on: DAY,
            applicant: ApplicantKind::Natural,
            requester: SubjectId(1),
            description: "2024年城乡低保资金发放汇总表".into(),
            medium: Medium::Paper,
            route: Route::Post,
        };
        let number = "SFMZ-2025-0001".to_owned();
        InfoRequest::submit(RequestId(1), BodyId(1), number, String::new(), registration, mark(DAY))
            .and_then(|request| request.receive(mark(DAY), DAY, "当面提交".into()))
            .unwrap()
    }

    fn body(regime: Regime) -> Body {
        let settings = Settings {
            authority: "示范县人民政府".into(),
            court: "示范县人民法院".into(),
            complaint_office: "示范县总工会办公室".into(),
            ..Settings::default()
        };
        Body { regime, settings, ..testing::body() }
    }

    fn last(body: &Body, request: &InfoRequest) -> String {
        of(body, request, request.history().last().unwrap(), Calendar::national()).unwrap().plain_text()
    }

    fn answered(outcome: Outcome) -> InfoRequest {
        let decision = Decision {
            outcome,
            document_number: "示民公开〔2025〕1号".into(),
            reasons: "该信息载有商业秘密。".into(),
            particulars: "检索了档案室2024年目录。".into(),
            public_interest: None,
        };
        request().decide(mark(date(2025, 3, 10)), decision).unwrap()
    }

    /// REM-A, REM-B, REM-E.
    #[test]
    fn an_answer_names_the_remedy_of_the_regime() {
        let refused = answered(Outcome::ThirdPartyRights);
        let words = last(&body(Regime::Organ), &refused);
        assert!(words.contains("应当先自收到本告知书之日起60日内向示范县人民政府申请行政复议"), "{words}");
        assert!(words.contains("第十五条") && words.contains("根据《中华人民共和国政府信息公开条例》"));
        assert_eq!(words.matches("政府信息公开条例》").count(), 1, "{words}");
        let words = last(&body(Regime::Voluntary), &refused);
        assert!(words.contains("向示范县总工会办公室提出申诉") && words.contains("参照《"), "{words}");
        assert!(words.contains("本单位答复如下") && !words.contains("本机关"), "{words}");
        let words = last(&body(Regime::Organ), &answered(Outcome::Granted));
        assert!(words.contains("6个月内向示范县人民法院提起行政诉讼"), "{words}");
    }

    /// REM-C: a notice of procedure says what happens and by when, and no remedy.
    #[test]
    fn a_notice_states_the_new_day_and_no_remedy() {
        let body = body(Regime::Organ);
        let extended = request()
            .extend(mark(DAY), WorkingDays(10), "需要检索档案".into(), Calendar::national())
            .unwrap();
        let words = last(&body, &extended);
        assert!(words.contains("将在2025年4月15日以前答复") && !words.contains("复议"), "{words}");
        let asked = request()
            .request_correction(mark(DAY), "一、请写明年度。".into(), WorkingDays(15), Calendar::national())
            .unwrap();
        let words = last(&body, &asked);
        assert!(words.contains("补正告知书") && words.contains("15个工作日") && words.contains("请写明年度"));
    }

    #[test]
    fn points_written_in_lines_are_paragraphs() {
        let points = "一、请写明年度。\n\n二、请写明名称。".to_owned();
        let asked =
            request().request_correction(mark(DAY), points, WorkingDays(15), Calendar::national()).unwrap();
        let event = asked.history().last().unwrap();
        let letter = of(&body(Regime::Organ), &asked, event, Calendar::national()).unwrap();
        for point in ["一、请写明年度。", "二、请写明名称。"] {
            assert!(letter.blocks.contains(&Block::paragraph(point)), "{point}: {letter:?}");
        }
    }

    #[test]
    fn an_answer_announces_only_what_follows_and_its_reasons_end_with_a_full_stop() {
        let words = |outcome, reasons: &str, particulars: &str| {
            let decision = Decision {
                outcome,
                document_number: "示民公开〔2025〕1号".into(),
                reasons: reasons.into(),
                particulars: particulars.into(),
                public_interest: None,
            };
            last(&body(Regime::Organ), &request().decide(mark(date(2025, 3, 10)), decision).unwrap())
        };
        let way = words(Outcome::Publication, "该年鉴公开出版", "示范县图书馆地方文献室。");
        assert!(
            way.contains("可以通过以下途径获取。\n示范县图书馆") && way.contains("公开出版。\n"),
            "{way}"
        );
        let none = words(Outcome::Publication, "该年鉴（2024年卷）公开出版。", " ");
        assert!(none.contains("等公开出版物。\n") && !none.contains("以下途径"), "{none}");
        assert!(!none.contains("。。"), "{none}");
        let none = words(Outcome::AlreadyPublic, "经查“已经公开。”", "");
        assert!(none.contains("已经主动公开。\n") && !none.contains("”。"), "{none}");
    }

    #[test]
    fn the_name_is_written_where_it_was_masked() {
        let refused = answered(Outcome::Granted);
        let event = refused.history().last().unwrap();
        let letter = of(&body(Regime::Organ), &refused, event, Calendar::national()).unwrap();
        let words = addressed(letter, "申请人甲").plain_text();
        assert!(words.contains("\n申请人甲：\n") && !words.contains("申请人：\n"), "{words}");
    }

    /// GB/T 9704 7.3.2: 主送机关 begins at the left edge, every other paragraph is indented.
    #[test]
    fn whom_a_letter_is_for_begins_at_the_edge() {
        for request in [
            answered(Outcome::Granted),
            request().open_hold(mark(DAY), Party::ThirdParty(SubjectId(2))).unwrap(),
        ] {
            let event = request.history().last().unwrap();
            let letter = of(&body(Regime::Organ), &request, event, Calendar::national()).unwrap();
            let flush = letter.blocks.iter().filter_map(|block| match block {
                Block::Paragraph { text, align: Align::Flush, .. } => Some(text.as_str()),
                _ => None,
            });
            let flush: Vec<_> = flush.collect();
            assert!(matches!(flush[..], [ADDRESSEE | THIRD_PARTY]), "{flush:?}");
        }
    }

    /// DOC-08: the third party is not told who asks.
    #[test]
    fn a_third_party_letter_names_nobody() {
        let asked = request().open_hold(mark(DAY), Party::ThirdParty(SubjectId(2))).unwrap();
        let words = last(&body(Regime::Organ), &asked);
        assert!(
            words.contains("第三方：") && words.contains("15个工作日") && !words.contains("申请人"),
            "{words}"
        );
        let organ = Party::JointMaker("示范县财政局".into());
        let words = last(&body(Regime::Organ), &request().open_hold(mark(DAY), organ).unwrap());
        assert!(words.contains("示范县财政局：") && words.contains("视为同意公开"), "{words}");
    }
}
