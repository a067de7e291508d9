//! The body: its names, where remedies lie, how it is reached.

use acts::ActError;
use acts::setup;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::{Body, InternetConfirm, Settings};

use super::super::staff::{Form, Staff};
use super::setup::Done;
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Area, Banner, Choice, Control, ErrorSummary, Field, Radios};

#[derive(Template)]
#[template(path = "desk/settings/body.html")]
struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    errors: ErrorSummary,
    lines: Vec<Field>,
    confirm: Radios,
    guide: Area,
}

/// Lines of the form: name, label and hint.
const LINES: [(&str, &str, &str); 12] = [
    ("name", "单位全称", "与公章一致"),
    ("short_name", "简称", "行文中使用，如县民政局"),
    ("document_code", "发文机关代字", "如示民公开，用于〔2024〕3号前"),
    ("disclosure_office", "政府信息公开工作机构", "第四条"),
    ("authority", "行政复议机关", "写入答复书的救济告知"),
    ("court", "有管辖权的人民法院", "写入答复书的救济告知"),
    ("complaint_office", "投诉、申诉机构", "适用申诉的单位填写"),
    ("address", "办公地址", "当面提交申请的地址"),
    ("hours", "办公时间", ""),
    ("phone", "联系电话", ""),
    ("fax", "传真号码", "没有传真的不填"),
    ("email", "电子邮箱", ""),
];

/// Shows the form.
pub async fn show(staff: Staff) -> Response {
    let page = Page {
        banner: Banner::of(&staff.shell.query, &[("saved", "单位信息已保存。")]),
        ..Page::of(&staff, &staff.body)
    };
    staff.respond(StatusCode::OK, &page)
}

/// Saves it.
pub async fn change(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let mut page = Page::of(&staff, &staff.body);
    let Some(body) = page.read(&form.0) else { return page.wrong(None) };
    let done = staff.set_up(&app, &form, move |desk| {
        setup::change_body(desk, body)?;
        Ok(Done::to("/desk/settings/body?done=saved".to_owned()))
    });
    match done.await {
        Ok(done) => Redirect::to(&done.address).into_response(),
        Err(ActError::Refused(sentence)) => page.wrong(Some(sentence)),
        Err(error) => staff.refused(error, "/desk/settings"),
    }
}

impl<'a> Page<'a> {
    fn of(staff: &'a Staff, body: &Body) -> Self {
        let s = &body.settings;
        let values = [
            &body.name,
            &body.short_name,
            &body.document_code,
            &s.disclosure_office,
            &s.authority,
            &s.court,
            &s.complaint_office,
            &s.address,
            &s.hours,
            &s.phone,
            &s.fax,
            &s.email,
        ];
        let line = |((name, label, hint), value): ((&'static str, &'static str, &'static str), &String)| {
            Field { name, label, hint, value: value.clone(), error: None }
        };
        let confirm = match s.internet_confirm {
            InternetConfirm::Auto => "auto",
            InternetConfirm::Manual => "manual",
        };
        Self {
            staff,
            banner: None,
            errors: ErrorSummary::default(),
            lines: LINES.into_iter().zip(values).map(line).collect(),
            confirm: Radios {
                name: "confirm",
                label: "网上申请的收到日期",
                hint: "以双方确认之日为收到申请之日（第三十一条）",
                choices: vec![
                    Choice::new("auto", "提交后平台自动出具回执，提交之日即为确认之日"),
                    Choice::new("manual", "由经办人确认，确认之日为收到申请之日"),
                ],
                chosen: confirm.to_owned(),
                error: None,
            },
            guide: Area {
                name: "guide",
                label: "政府信息公开指南",
                hint: "每段一行，公开在本单位的页面（第十二条）。最多20000字",
                value: s.guide.clone(),
                rows: 16,
                error: None,
            },
        }
    }

    /// The body as the form says; `None` where something is wrong.
    fn read(&mut self, typed: &Fields) -> Option<Body> {
        let mut values = Vec::new();
        for field in &mut self.lines {
            field.value = typed.typed(field.name);
            match typed.line(field.name, field.label, 200) {
                Ok(value) => values.push(value),
                Err(sentence) => field.error = Some(sentence),
            }
        }
        self.guide.value = typed.whole("guide");
        self.confirm.chosen = typed.whole("confirm");
        let guide = match typed.lines("guide", "政府信息公开指南", 20_000) {
            Ok(guide) => Some(guide),
            Err(sentence) => {
                self.guide.error = Some(sentence);
                None
            }
        };
        let internet_confirm = match self.confirm.chosen.as_str() {
            "auto" => InternetConfirm::Auto,
            "manual" => InternetConfirm::Manual,
            _ => {
                self.confirm.error = Some("请选择网上申请的收到日期怎样确定".to_owned());
                return None;
            }
        };
        let guide = guide?;
        let [
            name,
            short_name,
            document_code,
            disclosure_office,
            authority,
            court,
            complaint_office,
            address,
            hours,
            phone,
            fax,
            email,
        ] = <[String; 12]>::try_from(values).ok()?;
        let before = Body::clone(&self.staff.body);
        let settings = Settings {
            internet_confirm,
            authority,
            court,
            complaint_office,
            disclosure_office,
            address,
            hours,
            phone,
            fax,
            email,
            guide,
            ..before.settings
        };
        Some(Body { name, short_name, document_code, settings, ..before })
    }

    fn wrong(mut self, sentence: Option<String>) -> Response {
        let lines = self.lines.iter().map(|line| line as &dyn Control);
        let mut errors = ErrorSummary::of(lines.chain([&self.confirm as &dyn Control, &self.guide]));
        if let Some(sentence) = sentence {
            errors = errors.and("name", sentence);
        }
        self.errors = errors;
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
