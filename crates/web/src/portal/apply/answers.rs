//! The controls of each question, and what can stand as an answer.

use std::fmt::Display;

use jiff::civil::Date;
use office::request::{Identity, IdentityKind, Medium, Route, identity, telephone};
use statute::ApplicantKind;

use super::draft::Draft;
use crate::form::Fields;
use crate::parts::{Area, Choice, Control, Field, OwnField, Radios};

/// Anything that can be filled in and shown.
pub trait Shown: Control + Display + Send {}

impl<T: Control + Display + Send> Shown for T {}

/// The controls of a page.
pub type Controls = Vec<Box<dyn Shown>>;

/// The longest name, address and description, in characters.
const NAME: usize = 100;
const ADDRESS: usize = 200;
const WANTED: usize = 2000;

/// The sentence of an answer that cannot stand; a good one is taken.
fn taken<T>(answer: Option<Result<T, String>>, into: &mut T) -> Option<String> {
    match answer? {
        Ok(good) => {
            *into = good;
            None
        }
        Err(sentence) => Some(sentence),
    }
}

/// What the field shows: what was typed, else what is known.
fn shown(name: &str, typed: Option<&Fields>, known: &str) -> String {
    typed.map_or_else(|| known.to_owned(), |fields| fields.typed(name))
}

fn chosen<T: Copy>(
    typed: Option<&Fields>,
    name: &str,
    of: impl Fn(&str) -> Option<T>,
) -> Option<Result<Option<T>, String>> {
    let fields = typed?;
    Some(fields.text(name).and_then(of).map(Some).ok_or_else(|| "请选择其中一项".to_owned()))
}

/// 申请人类别.
pub fn kind(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.kind.map_or("", ApplicantKind::column).to_owned();
    let error = taken(chosen(typed, "kind", ApplicantKind::from_column), &mut draft.kind);
    let choice = |kind: ApplicantKind| {
        let hint = if kind == ApplicantKind::Natural { "以个人名义申请的选这一项" } else { "" };
        Choice { hint, ..Choice::new(kind.column(), kind.to_string()) }
    };
    vec![Box::new(Radios {
        name: "kind",
        label: "您以什么身份申请？",
        hint: "年度报告按这一分类统计申请人。",
        choices: ApplicantKind::ALL.map(choice).to_vec(),
        chosen: shown("kind", typed, &known),
        error,
    })]
}

/// 姓名或者名称.
pub fn name(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let (label, hint) = if draft.natural() {
        ("姓名", "与身份证件上的姓名一致。")
    } else {
        ("单位名称", "与营业执照或者登记证书上的名称一致。")
    };
    let known = draft.applicant.name.clone();
    let answer = typed.map(|fields| fields.stated("name", label, NAME));
    let error = taken(answer, &mut draft.applicant.name);
    let field = Field { name: "name", label, hint, value: shown("name", typed, &known), error };
    let autocomplete = if draft.natural() { "name" } else { "organization" };
    vec![Box::new(OwnField { field, input: "text", autocomplete })]
}

/// Documents that can prove who this kind of applicant is.
pub fn offered(draft: &Draft) -> [IdentityKind; 2] {
    let usual = if draft.natural() { IdentityKind::ResidentCard } else { IdentityKind::CreditCode };
    [usual, IdentityKind::Other]
}

/// 身份证明: which document, and its number.
pub fn proof(draft: &mut Draft, typed: Option<&Fields>, today: Date) -> Controls {
    let offered = offered(draft);
    let known = draft.applicant.identity.clone();
    let known_kind = if offered.contains(&known.kind) { known.kind } else { offered[0] };
    let kind = typed.map_or(Some(known_kind), |fields| {
        fields.text("document").and_then(IdentityKind::from_code).filter(|kind| offered.contains(kind))
    });
    let kind_error = kind.is_none().then(|| "请选择一种证件".to_owned());
    let answer = typed.and_then(|fields| {
        let kind = kind?;
        let typed = fields.text("number").unwrap_or_default();
        let number = identity::checked(kind, typed, today).map_err(|wrong| wrong.to_string());
        Some(number.map(|number| Identity { kind, number }))
    });
    let error = taken(answer, &mut draft.applicant.identity);
    let choice = |kind: IdentityKind| {
        let hint = if kind == IdentityKind::Other {
            "如护照、港澳居民来往内地通行证、登记证书"
        } else {
            ""
        };
        Choice { hint, ..Choice::new(kind.code(), kind.label()) }
    };
    vec![
        Box::new(Radios {
            name: "document",
            label: "用哪一种证件证明身份？",
            hint: "",
            choices: offered.map(choice).to_vec(),
            chosen: shown("document", typed, known_kind.code()),
            error: kind_error,
        }),
        Box::new(Field {
            name: "number",
            label: "证件号码",
            hint: "加密保存，只有办理申请的人员登记理由后才能查看。",
            value: shown("number", typed, &known.number),
            error,
        }),
    ]
}

/// 联系方式: at least one way.
pub fn contact(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let organisation = !draft.natural();
    let known = draft.applicant.contact.clone();
    let contact = &mut draft.applicant.contact;
    let mut controls: Controls = Vec::new();
    if organisation {
        let answer = typed.map(|fields| fields.stated("person", "联系人", NAME));
        let error = taken(answer, &mut contact.person);
        let value = shown("person", typed, &known.person);
        let hint = "办理中由谁联系。";
        let field = Field { name: "person", label: "联系人", hint, value, error };
        controls.push(Box::new(OwnField { field, input: "text", autocomplete: "name" }));
    }
    let nothing = typed.is_some_and(|fields| {
        ["phone", "address", "email"]
            .into_iter()
            .all(|name| fields.text(name).is_none_or(|text| text.trim().is_empty()))
    });
    let phone_error = if nothing {
        Some("联系电话、通信地址、电子邮箱请至少填写一项".to_owned())
    } else {
        taken(typed.map(phone), &mut contact.phone)
    };
    let address_error =
        taken(typed.map(|fields| fields.line("address", "通信地址", ADDRESS)), &mut contact.address);
    let email_error = taken(typed.map(email), &mut contact.email);
    let field = |name, label, hint, known: &str, error| {
        let value = shown(name, typed, known);
        let (input, autocomplete) = match name {
            "phone" => ("tel", "tel"),
            "email" => ("email", "email"),
            _ => ("text", "address-line1"),
        };
        let field = Field { name, label, hint, value, error };
        Box::new(OwnField { field, input, autocomplete }) as Box<dyn Shown>
    };
    let hint = "补正、缴费等事项会用它联系您，如010-00000000。";
    controls.push(field("phone", "联系电话", hint, &known.phone, phone_error));
    let hint = "选择邮寄的必须填写，并写明邮政编码。";
    controls.push(field("address", "通信地址", hint, &known.address, address_error));
    let hint = "选择电子邮件的必须填写。";
    controls.push(field("email", "电子邮箱", hint, &known.email, email_error));
    controls
}

/// Half-width letters and signs, without spaces at the ends.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    };
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}

fn phone(fields: &Fields) -> Result<String, String> {
    telephone::checked(&fields.line("phone", "联系电话", 40)?).map_err(|wrong| wrong.to_string())
}

fn email(fields: &Fields) -> Result<String, String> {
    let text = narrow(&fields.line("email", "电子邮箱", NAME)?);
    if text.is_empty() {
        return Ok(text);
    }
    let whole = text.split_once('@').is_some_and(|(name, host)| {
        let dotted = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        !name.is_empty() && dotted && !host.contains('@') && !text.contains(char::is_whitespace)
    });
    if whole {
        Ok(text)
    } else {
        Err("电子邮箱应为“名称@域名”的形式，如name@example.com".to_owned())
    }
}

/// 所需政府信息.
pub fn wanted(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.wanted.clone();
    let answer = typed.map(|fields| match fields.lines("wanted", "所需信息的描述", WANTED)?.trim() {
        "" => Err("请写明所需信息的名称、文号或者其他便于查找的特征".to_owned()),
        text => Ok(text.to_owned()),
    });
    let error = taken(answer, &mut draft.wanted);
    vec![Box::new(Area {
        name: "wanted",
        label: "您需要什么信息？",
        hint: "写明名称、文号，或者其他便于查找的特征，如时间、地区、事项。一件申请写一项内容，最多2000字。不需要写用途和理由。",
        value: typed.map_or(known, |fields| fields.whole("wanted")),
        rows: 8,
        error,
    })]
}

/// 载体形式.
pub fn medium(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.medium.map_or("", Medium::code).to_owned();
    let error = taken(chosen(typed, "medium", Medium::from_code), &mut draft.medium);
    vec![Box::new(Radios {
        name: "medium",
        label: "您希望得到哪一种形式的信息？",
        hint: "按照申请的形式提供可能危及载体安全或者成本过高的，会以其他适当形式提供（第四十条）。",
        choices: Medium::ALL.map(|medium| Choice::new(medium.code(), medium.label())).to_vec(),
        chosen: shown("medium", typed, &known),
        error,
    })]
}

/// Whether there is a contact that this way of getting the information needs (REGI-03).
pub fn reachable(draft: &Draft, route: Route) -> Result<(), String> {
    let contact = &draft.applicant.contact;
    match route {
        Route::Post if contact.address.is_empty() => {
            Err("选择邮寄的，请先返回“联系方式”填写通信地址，或者选择其他方式".to_owned())
        }
        Route::Email if contact.email.is_empty() => {
            Err("选择电子邮件的，请先返回“联系方式”填写电子邮箱，或者选择其他方式".to_owned())
        }
        Route::Post | Route::Email | Route::InPerson | Route::Portal => Ok(()),
    }
}

/// 获取方式, which needs the contact that goes with it.
pub fn route(draft: &mut Draft, typed: Option<&Fields>) -> Controls {
    let known = draft.route.map_or("", Route::code).to_owned();
    let answer = chosen(typed, "route", Route::from_code).map(|answer| match answer {
        Ok(Some(route)) => reachable(draft, route).map(|()| Some(route)),
        other => other,
    });
    let mut error = taken(answer, &mut draft.route);
    if typed.is_none()
        && let Some(route) = draft.route
    {
        error = reachable(draft, route).err();
    }
    let choice = |route: Route| {
        let hint = match route {
            Route::InPerson => "到受理地点领取",
            Route::Post => "寄到您的通信地址，不收邮费",
            Route::Email => "发到您的电子邮箱",
            Route::Portal => "凭编号和查询码在本平台查看",
        };
        Choice { hint, ..Choice::new(route.code(), route.label()) }
    };
    vec![Box::new(Radios {
        name: "route",
        label: "您希望怎样得到信息和答复？",
        hint: "",
        choices: Route::ALL.map(choice).to_vec(),
        chosen: shown("route", typed, &known),
        error,
    })]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_telephone_number_is_digits_however_they_are_typed() {
        let read = |typed| phone(&fields(&[("phone", typed)]));
        assert_eq!(read("　０１０－００００００００　"), Ok("010-00000000".into()));
        assert_eq!(read(""), Ok(String::new()));
        assert!(read("123").unwrap_err().contains("现为3位数字"));
        assert!(read("电话").unwrap_err().contains("“电”"));
    }

    #[test]
    fn an_address_of_mail_has_a_name_and_a_host() {
        let read = |typed| email(&fields(&[("email", typed)]));
        assert_eq!(read("ａ＠example.com"), Ok("a@example.com".into()));
        for wrong in ["a", "a@b", "@b.c", "a@b@c.d", "a b@c.d", "a@b..c"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
