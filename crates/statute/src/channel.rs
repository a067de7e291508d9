//! How a request comes in, and which day is the day of receipt (第三十一条; RCV-01 … RCV-09).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::citation::{Citation, regulation_item, regulation_paragraph};

/// 提交渠道.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// 当面提交 (RCV-01).
    InPerson,
    /// 挂号信、EMS 等需签收的邮寄 (RCV-02).
    SignedPost,
    /// 平常信函等无需签收的邮寄 (RCV-03).
    OrdinaryPost,
    /// 网上申请 (RCV-04).
    Portal,
    /// 电子邮件 (RCV-04, RCV-09).
    Email,
    /// 传真 (RCV-05).
    Fax,
    /// 口头提出, put into writing by the office (RCV-06).
    Oral,
}

/// Which day becomes the day of receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptRule {
    /// The day of handing in.
    HandIn,
    /// The day on which the body signs for the letter.
    Signature,
    /// The day on which both sides confirm.
    Confirmation,
}

impl Channel {
    /// All, in the order of the article.
    pub const ALL: [Self; 7] = [
        Self::InPerson,
        Self::SignedPost,
        Self::OrdinaryPost,
        Self::Portal,
        Self::Email,
        Self::Fax,
        Self::Oral,
    ];

    /// The rule that fixes the day of receipt.
    pub fn receipt_rule(self) -> ReceiptRule {
        match self {
            Self::InPerson | Self::Oral => ReceiptRule::HandIn,
            Self::SignedPost => ReceiptRule::Signature,
            Self::OrdinaryPost | Self::Portal | Self::Email | Self::Fax => ReceiptRule::Confirmation,
        }
    }

    /// Where the Regulation says so.
    pub fn basis(self) -> Citation {
        match self {
            Self::InPerson => regulation_item(31, 1),
            Self::SignedPost | Self::OrdinaryPost => regulation_item(31, 2),
            Self::Portal | Self::Email | Self::Fax => regulation_item(31, 3),
            Self::Oral => regulation_paragraph(29, 1),
        }
    }

    /// Id of the rule.
    pub fn rule(self) -> &'static str {
        match self {
            Self::InPerson => "RCV-01",
            Self::SignedPost => "RCV-02",
            Self::OrdinaryPost => "RCV-03",
            Self::Portal | Self::Email => "RCV-04",
            Self::Fax => "RCV-05",
            Self::Oral => "RCV-06",
        }
    }

    /// The word stored and used in exchanges.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::SignedPost => "signed_post",
            Self::OrdinaryPost => "ordinary_post",
            Self::Portal => "portal",
            Self::Email => "email",
            Self::Fax => "fax",
            Self::Oral => "oral",
        }
    }

    /// The channel of a stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InPerson => "当面提交",
            Self::SignedPost => "邮寄（需签收）",
            Self::OrdinaryPost => "平常信函（无需签收）",
            Self::Portal => "网上申请",
            Self::Email => "电子邮件",
            Self::Fax => "传真",
            Self::Oral => "口头申请",
        })
    }
}
