//! A body with its people on a store of a test's own, and browsers that sign in to it.

use std::cell::RefCell;
use std::sync::Arc;

use acts::ActError;
use acts::setup::{self, NewAccount, Password, SetupDesk};
use axum::body::{Body as Bytes, to_bytes};
use axum::http::{Request, Response};
use jiff::civil::{Date, date};
use office::{Body, BodyId, PersonId, Role, Settings};
use statute::Regime;
use store::testing::TestStore;
use tower::ServiceExt as _;
use web::{App, Clock, Site};

/// The day on which the tests happen.
pub const DAY: Date = date(2024, 6, 5);

/// Everybody's password.
pub const PASSWORD: &str = "Spring-2024-rain";

/// 示范县民政局 with one person in each role; the login is the code of the role.
pub struct House {
    store: TestStore,
    years: Arc<web::desk::region::Years>,
    /// Its id.
    pub body: BodyId,
}

/// A browser: its cookies, and the page last seen.
pub struct Browser<'a> {
    house: &'a House,
    clock: Clock,
    https: bool,
    cookie: RefCell<String>,
}

/// What came back.
pub struct Seen {
    /// The status.
    pub status: u16,
    /// Where it leads; empty for nowhere.
    pub location: String,
    /// The page.
    pub html: String,
    /// All headers.
    pub headers: axum::http::HeaderMap,
}

impl House {
    /// Founds it.
    pub fn founded() -> Self {
        Self::founded_on(DAY)
    }

    /// Founds it on another day: a login that nobody uses for long lapses.
    pub fn founded_on(day: Date) -> Self {
        let store = store::testing::sqlite();
        let at = Clock::Fixed(day).instant();
        let body = store
            .write(|tx| {
                let mut desk = SetupDesk::installation(tx, day, at);
                let body = setup::found_body(&mut desk, body())?;
                for role in Role::ALL {
                    let person = setup::add_person(&mut desk, body, &format!("{}甲", role.label()), "科员")?;
                    setup::appoint(&mut desk, body, person, role, date(2024, 1, 1), None)?;
                    add_account(&mut desk, role.code(), person, Password::Own(PASSWORD.into()))?;
                }
                Ok::<_, ActError>(body)
            })
            .unwrap();
        Self { store, years: Arc::default(), body }
    }

    /// The store.
    pub fn store(&self) -> &store::Store {
        &self.store
    }

    /// Whether the journal vouches for everything there is.
    pub fn is_sound(&self) -> bool {
        store::verify(&self.store).unwrap().is_sound()
    }

    /// Somebody more, with these seats and a password that must be changed.
    pub fn hire(&self, login: &str, roles: &[Role]) -> PersonId {
        self.hire_on(login, roles, DAY)
    }

    /// The same on another day.
    pub fn hire_on(&self, login: &str, roles: &[Role], day: Date) -> PersonId {
        let at = Clock::Fixed(day).instant();
        self.store
            .write(|tx| {
                let mut desk = SetupDesk::installation(tx, day, at);
                let person = setup::add_person(&mut desk, self.body, &format!("{login}乙"), "科员")?;
                for role in roles {
                    setup::appoint(&mut desk, self.body, person, *role, date(2024, 1, 1), None)?;
                }
                add_account(&mut desk, login, person, Password::Own(PASSWORD.into()))?;
                Ok::<_, ActError>(person)
            })
            .unwrap()
    }

    /// Reads what was handed in, as the service does in the background.
    pub async fn read(&self) -> usize {
        let app = App::new(Clock::Fixed(DAY), Site::default(), (*self.store).clone());
        web::read_waiting(&app).await.unwrap()
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser<'_> {
        self.browser_at(Clock::Fixed(DAY))
    }

    /// The same at another time.
    pub fn browser_at(&self, clock: Clock) -> Browser<'_> {
        Browser { house: self, clock, https: false, cookie: RefCell::default() }
    }

    /// A browser in which the person of a role is signed in.
    pub async fn staff(&self, role: Role) -> Browser<'_> {
        let browser = self.browser();
        browser.sign_in(role.code()).await;
        browser
    }
}

fn add_account(
    desk: &mut SetupDesk<'_, '_>,
    login: &str,
    person: PersonId,
    password: Password,
) -> Result<(), ActError> {
    // Logins are lower-case letters, digits and dots; the codes of some roles have a line in them.
    let login = login.replace('_', "-");
    setup::add_account(desk, NewAccount { login, person, password }).map(drop)
}

fn body() -> Body {
    Body {
        id: BodyId(0),
        name: "示范县民政局".into(),
        short_name: "县民政局".into(),
        code: "SFMZ".into(),
        document_code: "示民公开".into(),
        regime: Regime::Organ,
        government: false,
        settings: Settings { disclosure_office: "局办公室".into(), ..Settings::default() },
    }
}

impl Browser<'_> {
    /// Signs in and is let in.
    pub async fn sign_in(&self, login: &str) {
        let login = login.replace('_', "-");
        let seen = self.post("/sign-in", &[("login", &login), ("password", PASSWORD)]).await;
        assert_eq!(seen.status, 303, "{}", seen.html);
    }

    /// Asks for a page.
    pub async fn get(&self, address: &str) -> Seen {
        self.send(Request::get(address).body(Bytes::empty()).unwrap()).await
    }

    /// Sends a form as a browser does from a page of the site.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Seen {
        self.post_from(address, fields, "same-origin").await
    }

    /// Opens a page with a form for files and sends it with these: name and content.
    pub async fn upload(&self, page: &str, files: &[(&str, &[u8])]) -> Seen {
        let opened = self.get(page).await;
        self.send_files(&opened, page, files).await
    }

    /// Sends the form for files of a page that was opened before.
    pub async fn send_files(&self, opened: &Seen, page: &str, files: &[(&str, &[u8])]) -> Seen {
        let mut body = Vec::new();
        for (name, value) in opened.hidden(page) {
            let head =
                format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, content) in files {
            let field = "form-data; name=\"files\"";
            let head = format!("--part\r\nContent-Disposition: {field}; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--part--\r\n");
        let request = Request::post(page)
            .header("content-type", "multipart/form-data; boundary=part")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Bytes::from(body)).unwrap()).await
    }

    /// Sends a form from somewhere.
    pub async fn post_from(&self, address: &str, fields: &[(&str, &str)], from: &str) -> Seen {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", from);
        self.send(request.body(Bytes::from(body)).unwrap()).await
    }

    /// Opens a page, fills in its form and sends it: hidden fields are sent as they stand there.
    pub async fn fill(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Seen {
        let seen = self.get(page).await;
        assert_eq!(seen.status, 200, "{page}: {}", seen.html);
        self.fill_in(&seen, action, fields).await
    }

    /// The same with a page that was opened before.
    pub async fn fill_in(&self, page: &Seen, action: &str, fields: &[(&str, &str)]) -> Seen {
        let hidden = page.hidden(action);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.post(action, &[&hidden, fields].concat()).await
    }

    async fn send(&self, mut request: Request<Bytes>) -> Seen {
        let cookie = self.cookie.borrow().clone();
        request.headers_mut().insert("cookie", cookie.parse().unwrap());
        request.headers_mut().insert("host", "localhost".parse().unwrap());
        let site = Site { name: "示范县政府信息公开".into(), https: self.https, ..Site::default() };
        let app = App::new(self.clock, site, (*self.house.store).clone());
        let app = App { years: self.house.years.clone(), ..app };
        let response: Response<Bytes> = app.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 8 << 20).await.unwrap();
        if let Some(set) = parts.headers.get("set-cookie").and_then(|value| value.to_str().ok()) {
            set.split(';').next().unwrap().clone_into(&mut self.cookie.borrow_mut());
        }
        let location = parts.headers.get("location").and_then(|value| value.to_str().ok());
        Seen {
            status: parts.status.as_u16(),
            location: location.unwrap_or_default().to_owned(),
            html: String::from_utf8_lossy(&bytes).into_owned(),
            headers: parts.headers,
        }
    }

    /// The same browser, to whom the site is served by HTTPS.
    pub fn over_https(self) -> Self {
        Self { https: true, ..self }
    }

    /// The same browser at another time.
    pub fn later(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }
}

impl Seen {
    /// The hidden fields of the form with an action.
    pub fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let start = format!(" action=\"{action}\"");
        let form =
            self.html.split(&start).nth(1).unwrap_or_else(|| panic!("no form {action} in {}", self.html));
        let form = form.split("</form>").next().unwrap();
        let inputs = form.split("<input type=\"hidden\"").skip(1);
        let value = |input: &str, name: &str| {
            let text = input.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap();
            unescape(text)
        };
        inputs.map(|input| (value(input, "name"), value(input, "value"))).collect()
    }

    /// Whether words stand in the page.
    pub fn says(&self, words: &str) -> bool {
        self.html.contains(words)
    }
}

fn unescape(text: &str) -> String {
    let text = text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    text.replace("&#38;", "&")
}
