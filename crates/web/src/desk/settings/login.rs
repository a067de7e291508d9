//! A person's login: opened, given a new password, closed, opened again.

use acts::ActError;
use acts::setup::{self, NewAccount, Password};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::PersonId;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::person::Page;
use super::setup::Done;
use crate::app::App;
use crate::form::Fields;

/// A first password, shown this once.
#[derive(Template)]
#[template(path = "desk/settings/handed.html")]
pub(super) struct Handed<'a> {
    pub staff: &'a Staff,
    pub who: &'a str,
    pub login: &'a str,
    pub password: &'a str,
    pub address: &'a str,
}

/// What is done to a login, asked before it is done.
#[derive(Template)]
#[template(path = "desk/settings/login.html")]
struct Ask<'a> {
    staff: &'a Staff,
    what: What,
    who: &'a str,
    login: &'a str,
    back: String,
}

/// What can be done to a login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Reset,
    Disable,
    Enable,
}

impl What {
    fn of(word: &str) -> Option<Self> {
        [Self::Reset, Self::Disable, Self::Enable].into_iter().find(|what| what.code() == word)
    }

    fn code(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Disable => "disable",
            Self::Enable => "enable",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Reset => "重置密码",
            Self::Disable => "停用账号",
            Self::Enable => "重新启用账号",
        }
    }

    fn consequence(self) -> &'static str {
        match self {
            Self::Reset => {
                "系统生成一个新的初始密码，只显示一次，72小时内有效，首次登录须修改。原来的密码立即失效，已登录的立即退出，因连续失败暂停登录的同时恢复。"
            }
            Self::Disable => {
                "该账号不能再登录，已登录的立即退出。办理过的事项仍记在本人名下，以后可以重新启用。"
            }
            Self::Enable => "该账号可以用原来的密码登录。",
        }
    }
}

impl IntoResponse for Handed<'_> {
    fn into_response(self) -> Response {
        self.staff.respond(StatusCode::OK, &self)
    }
}

/// Opens a login and shows its first password, this once.
pub async fn add(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let mut page = match Page::load(&app, &staff, id, &form.0).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    if page.account().is_some() {
        return page.wrong(Some(("main", "此人已有账号，不必再开通".to_owned())));
    }
    let login = match form.0.stated("login", "登录名", 40) {
        Ok(login) => login,
        Err(sentence) => {
            page.login.error = Some(sentence);
            return page.wrong(None);
        }
    };
    let typed = login.clone();
    let done = staff.set_up(&app, &form, move |desk| {
        let new = NewAccount { login, person: PersonId(id), password: Password::Made };
        let (_, password) = setup::add_account(desk, new)?;
        Ok(Done { address: format!("/desk/settings/people/{id}?done=opened"), password: Some(password) })
    });
    match done.await {
        Ok(done) => handed(&staff, page.who(), &typed, done),
        Err(ActError::Refused(sentence)) => {
            page.login.error = Some(sentence);
            page.wrong(None)
        }
        Err(error) => staff.refused(error, "/desk/settings"),
    }
}

/// Says what will happen.
pub async fn ask(State(app): State<App>, staff: Staff, At((id, what)): At<(i64, String)>) -> Response {
    let page = match Page::load(&app, &staff, id, &Fields::default()).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    let (Some(what), Some(account)) = (What::of(&what), page.account()) else { return staff.not_found() };
    let back = format!("/desk/settings/people/{id}");
    let ask = Ask { staff: &staff, what, who: page.who(), login: &account.login, back };
    staff.respond(StatusCode::OK, &ask)
}

/// Does it.
pub async fn act(
    State(app): State<App>,
    staff: Staff,
    At((id, what)): At<(i64, String)>,
    form: Form,
) -> Response {
    let page = match Page::load(&app, &staff, id, &Fields::default()).await {
        Ok(page) => page,
        Err(page) => return *page,
    };
    let (Some(what), Some(account)) = (What::of(&what), page.account().cloned()) else {
        return staff.not_found();
    };
    let login = account.id;
    let done = staff.set_up(&app, &form, move |desk| {
        let to = |done: &str| Done::to(format!("/desk/settings/people/{id}?done={done}"));
        match what {
            What::Reset => {
                let password = setup::reset_password(desk, login, Password::Made)?;
                Ok(Done { password: Some(password), ..to("reset") })
            }
            What::Disable => setup::disable_account(desk, login).map(|()| to("disabled")),
            What::Enable => setup::enable_account(desk, login).map(|()| to("enabled")),
        }
    });
    match done.await {
        Ok(done) => handed(&staff, page.who(), &account.login, done),
        Err(ActError::Refused(sentence)) => page.wrong(Some(("main", sentence))),
        Err(error) => staff.refused(error, "/desk/settings"),
    }
}

fn handed(staff: &Staff, who: &str, login: &str, done: Done) -> Response {
    match done.password {
        Some(password) => {
            Handed { staff, who, login, password: &password, address: &done.address }.into_response()
        }
        None => Redirect::to(&done.address).into_response(),
    }
}
