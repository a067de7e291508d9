//! What goes back to a body about its report: the opinion on one page, and its own file with the findings as comments.

use acts::collected::Judged;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use office::Collected;
use paper::Format;
use paper::docx::{self, Note};
use press::Fonts;
use report::{Opinion, Point};

use super::item::{Seen, see};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::national::{File, NoFile};

/// Points on a page where no faces are there to measure it with.
const USUAL: usize = 6;

/// The opinion to be corrected in a word processor and sent.
pub async fn opinion_docx(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    made(&app, &staff, id, |seen, staff| {
        let opinion = opinion(seen, staff);
        let document = match Fonts::system() {
            Ok(fonts) => press::opinion(&opinion, fonts),
            Err(_) => opinion.document(USUAL),
        };
        File::docx(&document).map_err(NoFile::Failed)
    })
    .await
}

/// The same to be printed and sealed.
pub async fn opinion_pdf(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    made(&app, &staff, id, |seen, staff| {
        let fonts = Fonts::system().map_err(|error| NoFile::Unable(error.to_string()))?;
        let document = press::opinion(&opinion(seen, staff), fonts);
        let bytes =
            press::lay_out(&document, fonts).pdf().map_err(|error| NoFile::Failed(error.to_string()))?;
        Ok(File::pdf(bytes, document.title.as_deref().unwrap_or("核对意见")))
    })
    .await
}

/// The file with the findings as comments at their places; there is one for DOCX, and for what was converted to it.
pub async fn annotated(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    made(&app, &staff, id, |seen, _| {
        if !can_be_annotated(&seen.report, &seen.judged) {
            let words = "只有 DOCX 文件和转换成 DOCX 的旧版文件可以加批注";
            return Err(NoFile::Unable(words.to_owned()));
        }
        let notes: Vec<Note> = seen.judged.audit.findings.iter().map(note).collect();
        let copy = docx::annotate(&seen.bytes, &seen.judged.reading, &notes)
            .map_err(|error| NoFile::Unable(error.to_string()))?;
        let stem =
            seen.report.file_name.rsplit_once('.').map_or(seen.report.file_name.as_str(), |(stem, _)| stem);
        Ok(File::kept(copy, format!("{stem}（批注）.docx")))
    })
    .await
}

/// Whether findings can be put into the file as comments.
pub fn can_be_annotated(report: &Collected, judged: &Judged) -> bool {
    match &report.converted {
        Some(converted) => converted.name.rsplit_once('.').is_some_and(|(_, ending)| ending == "docx"),
        None => judged.reading.format == Format::Docx,
    }
}

/// Reads the report and makes a file of it, on a thread that may take its time.
async fn made(
    app: &App,
    staff: &Staff,
    id: i64,
    make: impl FnOnce(&Seen, &Staff) -> Result<File, NoFile> + Send + 'static,
) -> Response {
    let seen = match see(app, staff, id).await {
        Ok(seen) => seen,
        Err(response) => return response,
    };
    let by = staff.clone();
    match app.work(move || make(&seen, &by)).await {
        Ok(Ok(file)) => ([(CACHE_CONTROL, "no-store")], file).into_response(),
        Ok(Err(none)) => none.page(staff.shell.clone()),
        Err(error) => failure(&staff.shell, &error),
    }
}

fn opinion(seen: &Seen, staff: &Staff) -> Opinion {
    let point = |finding: &report::Finding| {
        let anchor = seen.judged.reading.anchor(finding.place.place).map(ToString::to_string);
        Point::of(finding, anchor.as_deref())
    };
    Opinion {
        unit: seen.report.unit.clone(),
        report: super::title(&seen.report),
        file: Some(seen.report.file_name.clone()),
        received_on: Some(seen.report.received.on),
        points: seen.judged.audit.findings.iter().map(point).collect(),
        reply_by: None,
        from: staff.body.name.clone(),
        on: staff.shell.today,
    }
}

/// A finding as a comment: how grave, the rule, what is wrong, the provision.
fn note(finding: &report::Finding) -> Note {
    let text = format!(
        "{}（{}）：{}\n依据：{}",
        finding.severity.label(),
        finding.rule,
        finding.explanation,
        finding.citation
    );
    Note { place: finding.place.place, author: "核对".to_owned(), text }
}
