//! Who asks (REGI-01 … REGI-03): the personal data of a request, which the store keeps sealed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::identity::IdentityKind;

/// The applicant's particulars. They stand nowhere but in the sealed part of the store.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Applicant {
    /// 姓名或者名称.
    pub name: String,
    /// 证件.
    pub identity: Identity,
    /// 联系方式.
    pub contact: Contact,
}

/// 身份证明.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// Which document.
    pub kind: IdentityKind,
    /// Its number, as [`checked`](super::identity::checked) keeps it.
    pub number: String,
}

/// 联系方式: at least one.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// 联系人 of an organisation; empty for a natural person.
    pub person: String,
    /// 联系电话.
    pub phone: String,
    /// 通信地址 with its postal code.
    pub address: String,
    /// 电子邮箱.
    pub email: String,
}

/// What was sealed is no applicant this program knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sealed data is no applicant of a known version")]
pub struct UnknownApplicant;

/// The form in which it is sealed: JSON that says which version it is.
#[derive(Serialize, Deserialize)]
#[serde(tag = "version")]
enum Kept<T> {
    #[serde(rename = "1")]
    One(T),
}

impl Applicant {
    /// The bytes to be sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&Kept::One(self)).expect("texts alone always serialize")
    }

    /// Reads what was sealed.
    ///
    /// # Errors
    /// [`UnknownApplicant`] for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnknownApplicant> {
        let Kept::One(applicant) = serde_json::from_slice(bytes).map_err(|_| UnknownApplicant)?;
        Ok(applicant)
    }
}

macro_rules! silent {
    ($($name:ident),*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        })*
    };
}

silent!(Applicant, Identity, Contact);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_applicant_comes_back_as_sealed_and_does_not_print() {
        let applicant = Applicant { name: "申请人甲".into(), ..Applicant::default() };
        let bytes = applicant.to_bytes();
        assert!(bytes.starts_with(br#"{"version":"1","name":"#));
        assert_eq!(Applicant::from_bytes(&bytes), Ok(applicant.clone()));
        assert_eq!(format!("{applicant:?}"), "Applicant(…)");
        assert_eq!(Applicant::from_bytes(br#"{"version":"2"}"#), Err(UnknownApplicant));
        assert_eq!(Applicant::from_bytes("申请人甲".as_bytes()), Err(UnknownApplicant));
    }
}
