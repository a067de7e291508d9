//! Rules and rule books.

use crate::{Finding, Findings, Severity};

/// One rule over a subject `S`, given a context `C`, finding at places `P`.
#[derive(Debug)]
pub struct Rule<S, C, P> {
    /// The public id: AUD-A01. Never reused.
    pub id: &'static str,
    /// How much a finding usually weighs.
    pub severity: Severity,
    /// The page in Markdown: the doc comment of the rule.
    pub page: &'static str,
    /// The provision it rests on.
    pub basis: &'static str,
    /// The rule itself.
    pub check: fn(&S, &C, &mut Findings<P>),
}

/// One example of a rule's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// True under 不符合: the rule must find it. False under 符合: it must not.
    pub wrong: bool,
    /// The word after the opening fence, which tells the harness how to read the example.
    pub kind: String,
    /// The lines between the fences.
    pub text: String,
}

impl<S, C, P> Rule<S, C, P> {
    /// The first line of the page.
    pub fn title(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim()
    }

    /// The page as Markdown, without the blank that doc comments have before each line.
    pub fn markdown(&self) -> String {
        let lines: Vec<&str> =
            self.page.lines().map(|l| l.strip_prefix(' ').unwrap_or(l).trim_end()).collect();
        lines.join("\n")
    }

    /// Runs the rule.
    pub fn judge(&self, subject: &S, context: &C) -> Vec<Finding<P>> {
        let mut findings = Findings::new(self.id, self.severity, self.basis);
        (self.check)(subject, context, &mut findings);
        findings.into_vec()
    }

    /// The fenced examples of the page.
    pub fn examples(&self) -> Vec<Example> {
        let page = self.markdown();
        let (mut found, mut wrong, mut open) = (Vec::new(), true, None::<(String, Vec<&str>)>);
        for line in page.lines() {
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(kind)) => open = Some((kind.to_owned(), Vec::new())),
                (Some(_), Some(_)) => {
                    if let Some((kind, lines)) = open.take() {
                        found.push(Example { wrong, kind, text: lines.join("\n") });
                    }
                }
                (Some((_, lines)), None) => lines.push(line),
                (None, None) if line.starts_with("# 不符合") => wrong = true,
                (None, None) if line.starts_with("# 符合") => wrong = false,
                (None, None) => {}
            }
        }
        found
    }
}

/// Rules in the order in which they run.
#[derive(Debug)]
pub struct RuleBook<S: 'static, C: 'static, P: 'static> {
    rules: &'static [Rule<S, C, P>],
}

impl<S, C, P> RuleBook<S, C, P> {
    /// A book of these rules.
    pub const fn new(rules: &'static [Rule<S, C, P>]) -> Self {
        Self { rules }
    }

    /// The rules in order.
    pub fn rules(&self) -> &'static [Rule<S, C, P>] {
        self.rules
    }

    /// The rule with this id.
    pub fn find(&self, id: &str) -> Option<&'static Rule<S, C, P>> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Runs every rule in order.
    pub fn judge(&self, subject: &S, context: &C) -> Vec<Finding<P>> {
        self.rules.iter().flat_map(|rule| rule.judge(subject, context)).collect()
    }
}
