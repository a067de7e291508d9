//! 提交、退回、签发、发布、更正: a page each that says what will happen, to what, and who will see it.

use acts::annual::{self, Checked};
use acts::{ActError, Desk};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{AnnualReport, ReportId};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::tasks::open_findings;
use super::{address, look};
use crate::app::App;
use crate::parts::{Area, ErrorSummary};

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// A step on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Submit,
    Return,
    Sign,
    Publish,
    Revise,
}

#[derive(Template)]
#[template(path = "desk/reports/step.html")]
struct Page<'a> {
    staff: &'a Staff,
    step: Step,
    seen: Seen,
    /// What will happen, in sentences.
    effects: Vec<String>,
    /// What stands in the way, in sentences.
    obstacles: Vec<String>,
    errors: ErrorSummary,
    reason: Option<Area>,
}

/// What is read for the page.
struct Seen {
    report: AnnualReport,
    stale: usize,
    found: Vec<Checked>,
}

macro_rules! pages {
    ($($show:ident $act:ident $step:ident;)+) => {
        $(
            /// Says what will happen.
            pub async fn $show(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
                show(&app, &staff, &id, Step::$step).await
            }

            /// Does it.
            pub async fn $act(
                State(app): State<App>,
                At(id): At<String>,
                staff: Staff,
                form: Form,
            ) -> Response {
                act(&app, &staff, &id, Step::$step, &form).await
            }
        )+
    };
}

pages! {
    show_submit submit Submit;
    show_return send_back Return;
    show_sign sign Sign;
    show_publish publish Publish;
    show_revise revise Revise;
}

async fn show(app: &App, staff: &Staff, id: &str, step: Step) -> Response {
    match Page::find(app, staff, id, step).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(response) => *response,
    }
}

async fn act(app: &App, staff: &Staff, id: &str, step: Step, form: &Form) -> Response {
    let mut page = match Page::find(app, staff, id, step).await {
        Ok(page) => page,
        Err(response) => return *response,
    };
    let mut words = String::new();
    if let Some(reason) = &mut page.reason {
        reason.value = form.0.whole("reason");
        match form.0.lines("reason", reason.label, LONGEST) {
            Ok(typed) if typed.is_empty() => return page.wrong(format!("请填写{}", step.reason())),
            Ok(typed) => words = typed,
            Err(sentence) => return page.wrong(sentence),
        }
    }
    let id = page.seen.report.id;
    let done = staff.act(app, form, move |desk| {
        step.happen(desk, id, words)?;
        Ok(address(id, &format!("?done={}", step.done())))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => page.wrong(sentence),
        done => staff.went(done, &address(id, "")),
    }
}

impl<'a> Page<'a> {
    async fn find(app: &App, staff: &'a Staff, id: &str, step: Step) -> Result<Self, Box<Response>> {
        let today = staff.shell.today;
        let seen = look(app, staff, id, move |tx, body, report| {
            let stale = annual::stale_cells(tx, body, &report)?.len();
            let found = annual::findings(tx, body, &report, today)?;
            Ok(Seen { report, stale, found })
        });
        let seen = seen.await?;
        let reason = (!step.reason().is_empty()).then(|| Area {
            name: "reason",
            label: step.reason(),
            hint: step.hint(),
            value: String::new(),
            rows: 4,
            error: None,
        });
        let (effects, obstacles) = (step.effects(&seen, staff), step.obstacles(&seen, staff));
        Ok(Self { staff, step, seen, effects, obstacles, errors: ErrorSummary::default(), reason })
    }

    fn wrong(mut self, sentence: String) -> Response {
        let at = if self.reason.is_some() { "reason" } else { "act" };
        self.errors = ErrorSummary::default().and(at, sentence.clone());
        if let Some(reason) = &mut self.reason {
            reason.error = Some(sentence);
        }
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

impl Step {
    fn happen(self, desk: &mut Desk<'_, '_>, id: ReportId, words: String) -> Result<(), ActError> {
        match self {
            Self::Submit => annual::submit(desk, id),
            Self::Return => annual::send_back(desk, id, words),
            Self::Sign => annual::sign(desk, id),
            Self::Publish => annual::publish(desk, id),
            Self::Revise => annual::revise(desk, id, words),
        }
    }

    /// The word of the banner on the next page.
    fn done(self) -> &'static str {
        match self {
            Self::Submit => "submitted",
            Self::Return => "returned",
            Self::Sign => "signed",
            Self::Publish => "published",
            Self::Revise => "revised",
        }
    }

    /// The last part of the address.
    fn code(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Sign => "sign",
            Self::Publish => "publish",
            Self::Revise => "revise",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Submit => "提交签发",
            Self::Return => "退回修改",
            Self::Sign => "审定签发",
            Self::Publish => "发布",
            Self::Revise => "发起更正",
        }
    }

    /// What the button says.
    fn button(self) -> &'static str {
        match self {
            Self::Submit => "提交签发",
            Self::Return => "退回修改",
            Self::Sign => "签发报告",
            Self::Publish => "发布报告",
            Self::Revise => "发起更正",
        }
    }

    /// What must be written; empty for nothing.
    fn reason(self) -> &'static str {
        match self {
            Self::Return => "退回理由",
            Self::Revise => "更正说明",
            Self::Submit | Self::Sign | Self::Publish => "",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Return => "写明哪一部分要改、怎样改，撰写人能看到",
            Self::Revise => "写明哪里有误、怎样更正；这段话将印在新版本的引言里，公众能看到",
            Self::Submit | Self::Sign | Self::Publish => "",
        }
    }

    fn effects(self, seen: &Seen, staff: &Staff) -> Vec<String> {
        let report = &seen.report;
        let count = report.count();
        let (numbers, year) = (count.cells.len(), report.year);
        let lists = count.cells.iter().filter(|cell| cell.records > 0).count();
        let name = &staff.body.name;
        match self {
            Self::Submit => vec![
                format!("《{name}{year}年政府信息公开工作年度报告》交签发人审定，您记为提交人。"),
                "没有参与撰写和提交的签发人可以签发，也可以写明理由退回。".to_owned(),
                "提交以后再改动文字或者数字的，须重新提交。".to_owned(),
            ],
            Self::Return => vec![
                "报告回到撰写人处，状态成为“退回修改”，退回理由显示在报告首页。".to_owned(),
                "改好以后须重新提交。".to_owned(),
            ],
            Self::Sign => vec![
                format!("七部分文字和{numbers}个数字就此定稿，不再随记录变动。"),
                format!(
                    "其中{lists}个数字背后的记录清单连同校验值一并保存，以后记录有变动，仍可查明签发时计入了哪些记录。"
                ),
                format!("{}年度报告的“上年结转”按这里“结转下年度继续办理”的清单结转，不再填写。", year + 1),
                format!("您（{}）记为签发人，落款日期为今天（{}）。", staff.name(), staff.shell.today),
                "签发以后发现错误的，只能发起更正，另出新版本。".to_owned(),
            ],
            Self::Publish => vec![
                format!(
                    "《{name}{year}年政府信息公开工作年度报告》立即出现在门户的年度报告栏目和{name}的页面上，任何人都可以查阅。"
                ),
                "同时提供Word文档和JSON数据下载。".to_owned(),
                format!("发布日期记为今天（{}），由系统写入，不能更改。", staff.shell.today),
            ],
            Self::Revise => vec![
                "报告重新成为草稿，可以重新统计和修改文字；更正稿同样须核对、提交、签发、发布。".to_owned(),
                "已签发的版本原样保留。在新版本发布以前，公众看到的仍是原版本。".to_owned(),
                "新版本的引言写明这是更正后的版本和更正说明。".to_owned(),
            ],
        }
    }

    fn obstacles(self, seen: &Seen, staff: &Staff) -> Vec<String> {
        let mut obstacles = Vec::new();
        if !matches!(self, Self::Submit | Self::Sign) {
            return obstacles;
        }
        if staff.shell.today.year() <= seen.report.year {
            let year = seen.report.year;
            obstacles.push(format!("{year}年尚未结束，最早可于{}-01-01办理。", year + 1));
        }
        if seen.stale > 0 {
            obstacles
                .push(format!("统计以后记录有变动，{}个数字与现有记录不一致，请先重新统计。", seen.stale));
        }
        match open_findings(&seen.found) {
            (0, 0) => {}
            (errors, warnings) => obstacles
                .push(format!("核对未通过：错误{errors}处须改正，警告{warnings}处须改正或者作出说明。")),
        }
        if self == Self::Sign && !seen.report.may_sign(staff.seat.person) {
            obstacles.push("您撰写或者提交过本报告，须由没有参与的签发人签发。".to_owned());
        }
        obstacles
    }
}
