//! What a rule, a finding and a rule book are; the `rule!` macro.
//!
//! A rule is a value: its public id, its page (the doc comment, whose examples are tests), its severity, the provision
//! it rests on, and one pure function. It never knows where its subject came from.

mod book;
mod finding;

pub use book::{Example, Rule, RuleBook};
pub use finding::{Finding, Findings, Severity};

/// Declares the rule of a file as `RULE`. The doc comment is the page: its first line is the title, and the fenced
/// examples under `# 不符合` and `# 符合` are tests. `check` must be in scope.
///
/// ```
/// use rule::{Findings, rule};
///
/// rule! {
///     /// 数目不得为负。
///     "AUD-Z01": Error over i64, given (), at usize, basis "《示例》第一条"
/// }
///
/// fn check(subject: &i64, _context: &(), findings: &mut Findings<usize>) {
///     if *subject < 0 {
///         findings.at(0, subject.to_string(), format!("数目为{subject}。"));
///     }
/// }
///
/// assert_eq!(RULE.title(), "数目不得为负。");
/// assert_eq!(RULE.judge(&-1, &()).len(), 1);
/// ```
#[macro_export]
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $id:literal : $severity:ident over $subject:ty, given $context:ty, at $place:ty, basis $basis:expr
    ) => {
        $(#[doc = $doc])+
        pub const RULE: $crate::Rule<$subject, $context, $place> = $crate::Rule {
            id: $id,
            severity: $crate::Severity::$severity,
            page: concat!($($doc, "\n"),+),
            basis: $basis,
            check,
        };
    };
}
