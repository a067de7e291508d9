//! The task list of a report: each step with its state in words.

use acts::annual::{Checked, Weight};
use office::{AnnualReport, CellBasis, ReportPart, ReportStage};
use report::{Part, TableId, form};

use super::super::access::{PUBLISHERS, SIGNERS, WRITERS};
use super::super::staff::Staff;
use super::address;
use super::show::Seen;
use crate::parts::{Task, TaskState, Tasks};

/// Tasks under a heading.
pub struct Group {
    /// The heading.
    pub heading: &'static str,
    /// The tasks.
    pub tasks: Tasks,
}

/// All tasks of a report, as this person may do them.
pub fn groups(seen: &Seen, staff: &Staff) -> Vec<Group> {
    let words = ReportPart::ALL.into_iter().map(|part| words(seen, part, staff.is(WRITERS)));
    let mut numbers = vec![counting(seen), figures(seen)];
    numbers.extend(TableId::ALL.into_iter().map(|id| table(seen, id)));
    let steps = vec![check(seen), submission(seen, staff), signature(seen, staff), publication(seen, staff)];
    [("数字", numbers), ("文字", words.collect()), ("核对、签发和发布", steps)]
        .map(|(heading, tasks)| Group { heading, tasks: Tasks { tasks } })
        .into()
}

fn task(seen: &Seen, label: impl Into<String>, rest: &str, state: TaskState, note: String) -> Task {
    Task { label: label.into(), address: Some(address(seen.report.id, rest)), state, note }
}

fn counting(seen: &Seen) -> Task {
    let (state, note) = match (seen.stale.len(), seen.report.is_open()) {
        (0, _) => (TaskState::Done, format!("由{}统计，与现有记录一致", seen.counted)),
        (n, true) => (TaskState::Wrong, format!("统计以后记录有变动，{n}个数字与现有记录不一致，请重新统计")),
        (n, false) => {
            (TaskState::Done, format!("签发以后记录有变动，{n}个数字与现有记录不一致；已签发的版本不变"))
        }
    };
    Task { label: "按记录统计".to_owned(), address: Some("#count".to_owned()), state, note }
}

fn figures(seen: &Seen) -> Task {
    let cells = &seen.report.count().cells;
    let missing = cells.iter().filter(|cell| cell.basis == CellBasis::Missing).count();
    let stated = cells.iter().filter(|cell| matches!(cell.basis, CellBasis::Figure(_))).count();
    let (state, note) = match (missing, stated) {
        (0, _) => (TaskState::Done, format!("{stated}个数字由人工填报，都注明了来源")),
        (n, 0) => (TaskState::Open, format!("{n}个数字的记录在其他系统里，须填报，没有的填0")),
        (n, stated) => (TaskState::Begun, format!("已填报{stated}个，还有{n}个须填报，没有的填0")),
    };
    task(seen, "填报其他系统里的数字", "/figures", state, note)
}

fn table(seen: &Seen, id: TableId) -> Task {
    let beginning = format!("{}/", id.code());
    let within = |cells: &[String]| cells.iter().filter(|cell| cell.starts_with(&beginning)).count();
    let open = seen.report.is_open();
    let (stale, failing) = (within(&seen.stale), within(&seen.failing));
    let cells = seen.report.count().cells.iter().filter(|cell| cell.cell.starts_with(&beginning));
    let missing = cells.filter(|cell| cell.basis == CellBasis::Missing).count();
    let errors = seen.found.iter().filter(|found| found.finding.place.table == Some(id));
    let errors = errors.filter(|found| found.weight == Weight::Blocks).count();
    let mut notes = Vec::new();
    let mut say = |n: usize, what: &str| {
        if n > 0 {
            notes.push(format!("{n}{what}"));
        }
    };
    say(missing, "个数字尚未填报");
    say(failing, "项勾稽关系不成立");
    say(stale, "个数字与现有记录不一致");
    let state = match (open, missing + failing + errors + stale) {
        (false, _) | (true, 0) => TaskState::Done,
        (true, _) => TaskState::Wrong,
    };
    let name = &form(store::COUNTED_EDITION).table(id).name_zh;
    task(seen, format!("{} {name}", id.label()), &format!("/tables/{}", id.code()), state, notes.join("，"))
}

fn words(seen: &Seen, part: ReportPart, writes: bool) -> Task {
    let (state, note) = state_of_words(&seen.report, &seen.found, part);
    let open = writes && seen.report.is_open();
    let address = open.then(|| address(seen.report.id, &format!("/sections/{}", part.code())));
    Task { label: part.label().to_owned(), address, state, note: note.to_owned() }
}

fn state_of_words(report: &AnnualReport, found: &[Checked], part: ReportPart) -> (TaskState, &'static str) {
    let wrong = found.iter().any(|found| found.weight == Weight::Blocks && concerns(found, part));
    let Some(passage) = report.passage(part) else { return (TaskState::Open, "") };
    let beside_table = matches!(part, ReportPart::Disclosure | ReportPart::Requests | ReportPart::Disputes);
    match (wrong, passage.text.trim().is_empty(), passage.edited) {
        (true, ..) => (TaskState::Wrong, "核对发现须改正的问题"),
        (_, true, _) if beside_table => (TaskState::Done, "只列表格，可以不写文字"),
        (_, true, _) => (TaskState::Open, "还没有文字"),
        (_, _, true) => (TaskState::Done, "已由人修改，不随记录更新"),
        (_, _, false) if *report.stage() == ReportStage::Draft => (TaskState::Begun, "由记录起草，请核阅"),
        (_, _, false) => (TaskState::Done, "由记录起草"),
    }
}

/// Whether a finding stands in the words of a part.
pub fn concerns(found: &Checked, part: ReportPart) -> bool {
    part_of(found) == Some(part)
}

/// The part in whose words a finding stands.
pub fn part_of(found: &Checked) -> Option<ReportPart> {
    let place = &found.finding.place;
    match place.section.filter(|_| place.table.is_none())? {
        Part::Introduction => Some(ReportPart::Introduction),
        Part::Section(number) => ReportPart::from_code(&format!("s{number}")),
        Part::Title | Part::Signature => None,
    }
}

/// How many findings block, and how many wait for an answer.
pub fn open_findings(found: &[Checked]) -> (usize, usize) {
    let open = |weight| found.iter().filter(|found| found.weight == weight && found.is_open()).count();
    (open(Weight::Blocks), open(Weight::NeedsAnswer))
}

fn check(seen: &Seen) -> Task {
    let (state, note) = match open_findings(&seen.found) {
        _ if !seen.report.is_open() => (TaskState::Done, "签发时已经通过".to_owned()),
        (0, 0) => (TaskState::Done, "没有未处理的错误和警告".to_owned()),
        (0, warnings) => (TaskState::Begun, format!("{warnings}处警告须改正或者作出说明")),
        (errors, 0) => (TaskState::Wrong, format!("{errors}处错误须改正")),
        (errors, warnings) => {
            (TaskState::Wrong, format!("{errors}处错误须改正，{warnings}处警告须改正或者作出说明"))
        }
    };
    task(seen, "核对", "/check", state, note)
}

fn submission(seen: &Seen, staff: &Staff) -> Task {
    let over = staff.shell.today.year() > seen.report.year;
    let clear = over && seen.stale.is_empty() && open_findings(&seen.found) == (0, 0);
    let (state, note) = match (seen.report.stage(), &seen.returned) {
        (ReportStage::Returned { .. }, Some((by, reason))) => {
            (TaskState::Wrong, format!("{by}退回：{reason}"))
        }
        (ReportStage::Draft | ReportStage::Returned { .. }, _) if !over => {
            let year = seen.report.year;
            (TaskState::Blocked, format!("{year}年尚未结束，最早可于{}-01-01提交", year + 1))
        }
        (ReportStage::Draft | ReportStage::Returned { .. }, _) if !clear => {
            (TaskState::Blocked, "数字与记录一致、核对没有未处理的错误和警告以后提交".to_owned())
        }
        (ReportStage::Draft | ReportStage::Returned { .. }, _) => (TaskState::Open, String::new()),
        (ReportStage::Submitted | ReportStage::Signed | ReportStage::Published, _) => {
            (TaskState::Done, format!("由{}提交", seen.submitted))
        }
    };
    let open = matches!(seen.report.stage(), ReportStage::Draft | ReportStage::Returned { .. });
    let address = (open && staff.is(WRITERS)).then(|| address(seen.report.id, "/submit"));
    Task { label: "提交签发".to_owned(), address, state, note }
}

fn signature(seen: &Seen, staff: &Staff) -> Task {
    let (state, note) = match seen.report.stage() {
        ReportStage::Draft | ReportStage::Returned { .. } => (TaskState::Blocked, "提交以后签发".to_owned()),
        ReportStage::Submitted => {
            (TaskState::Open, "由没有参与撰写和提交的签发人审定，也可以退回修改".to_owned())
        }
        ReportStage::Signed | ReportStage::Published => {
            (TaskState::Done, format!("由{}签发", seen.last_signing().0))
        }
    };
    let open = *seen.report.stage() == ReportStage::Submitted && staff.is(SIGNERS);
    let address = open.then(|| address(seen.report.id, "/sign"));
    Task { label: "审定签发".to_owned(), address, state, note }
}

fn publication(seen: &Seen, staff: &Staff) -> Task {
    let (state, note) = match seen.report.stage() {
        ReportStage::Draft | ReportStage::Returned { .. } | ReportStage::Submitted => {
            (TaskState::Blocked, "签发以后发布".to_owned())
        }
        ReportStage::Signed => (TaskState::Open, String::new()),
        ReportStage::Published => (TaskState::Done, format!("由{}发布", seen.last_signing().1)),
    };
    let open = *seen.report.stage() == ReportStage::Signed && staff.is(PUBLISHERS);
    let address = open.then(|| address(seen.report.id, "/publish"));
    Task { label: "发布".to_owned(), address, state, note }
}
