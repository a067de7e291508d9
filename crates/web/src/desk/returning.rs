//! Where somebody wanted to go when he had to sign in, and what he had typed.
//!
//! What was typed travels in the pages themselves, as hidden fields of the sign-in form, and comes back for a last
//! look behind it. Nothing of it is kept on the server, so nobody who is not signed in can fill the server with it,
//! and nothing is left lying about if he does not come back.

use askama::Template;

use crate::form::Fields;

/// Where to go after signing in.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/return.html")]
pub struct Return {
    /// The page, or the address the form was sent to.
    to: String,
    /// The fields of the form; none for a page.
    typed: Option<Vec<(String, String)>>,
}

impl askama::filters::HtmlSafe for Return {}

/// Fields that are not what somebody typed: they belong to the session that is over. Secrets are typed anew.
const OWN: [&str; 5] = ["csrf", "password", "present", "new", "again"];

/// What the names of typed fields begin with on the way.
const PREFIX: &str = "typed.";

/// Where those go who did not want to go anywhere in particular.
const HOME: &str = "/desk";

impl Return {
    /// Back to a page.
    pub fn page(address: &str) -> Self {
        Self { to: local(address), typed: None }
    }

    /// Back to a form that was sent.
    pub fn form(address: &str, fields: &Fields) -> Self {
        let typed = fields.pairs().filter(|(name, _)| !OWN.contains(name));
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { to: local(address), typed: Some(typed) }
    }

    /// What the hidden fields of a door's form, or the query of its address, say.
    pub fn of(fields: &Fields) -> Self {
        let typed = fields.pairs().filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?, value)));
        let typed: Vec<_> = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let sent = fields.text("sent").is_some();
        Self { to: local(fields.text("to").unwrap_or_default()), typed: sent.then_some(typed) }
    }

    /// The address.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// What was typed, for the form it was typed into.
    pub fn typed(&self) -> Option<&[(String, String)]> {
        self.typed.as_deref()
    }

    /// An address that leads to this place by way of a door.
    pub fn through(&self, door: &str) -> String {
        if self.to == HOME {
            return door.to_owned();
        }
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("to", &self.to).finish();
        format!("{door}?{query}")
    }
}

/// An address of the workbench, and nothing else (ASVS 3.7.2).
fn local(address: &str) -> String {
    let own = address.strip_prefix(HOME).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if own && plain { address.to_owned() } else { HOME.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_workbench_are_returned_to() {
        for (address, expected) in [
            ("/desk/items/5?a=b", "/desk/items/5?a=b"),
            ("/desk?filter=mine", "/desk?filter=mine"),
            ("https://example.org/desk", "/desk"),
            ("//example.org/desk", "/desk"),
            ("/deskexample.org", "/desk"),
            ("/desk\r\nset-cookie: a=b", "/desk"),
            ("/desk/\\example.org", "/desk"),
            ("", "/desk"),
        ] {
            assert_eq!(Return::page(address).to(), expected, "{address}");
        }
    }

    #[test]
    fn what_was_typed_survives_the_doors_and_secrets_do_not() {
        let fields = Fields::of_form("title=甲&text=乙%0A丙&csrf=x&password=geheim".as_bytes());
        let back = Return::form("/desk/items", &fields);
        let html = back.render().unwrap();
        assert!(html.contains("乙\n丙") && !html.contains("geheim"));
        let again: Vec<_> =
            back.typed().unwrap().iter().map(|(n, v)| (format!("{PREFIX}{n}"), v.clone())).collect();
        let own = [("to".to_owned(), "/desk/items".to_owned()), ("sent".to_owned(), "1".to_owned())];
        assert_eq!(Return::of(&Fields::of_pairs(own.into_iter().chain(again))), back);
    }
}
