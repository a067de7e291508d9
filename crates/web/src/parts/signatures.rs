//! 签字栏: 谁提供、谁审核、谁负责, each with name, post, date and decision; who is missing is named, too.

use askama::Template;

/// One duty and who stands for it.
#[derive(Debug, Clone)]
pub struct Signature {
    /// 提供、审核、保密审查、签发.
    pub duty: &'static str,
    /// Who, and when; none while nobody does.
    pub by: Option<Signed>,
    /// Whose turn it is, or what is waited for; shown where nobody stands for it yet.
    pub missing: &'static str,
}

/// Who stands for a duty.
#[derive(Debug, Clone)]
pub struct Signed {
    /// 姓名.
    pub name: String,
    /// 职务 or the seat.
    pub post: String,
    /// The date.
    pub on: String,
    /// 同意, 不涉密…
    pub decision: String,
    /// Reasons; empty for none.
    pub remark: String,
}

/// The row.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/signatures.html")]
pub struct Signatures {
    /// The duties, in order.
    pub signatures: Vec<Signature>,
}

impl askama::filters::HtmlSafe for Signatures {}
