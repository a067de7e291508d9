//! People, the seats they sit in, and the logins they come in by.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{AccountId, BodyId, PersonId, SeatId};

/// Somebody who works for a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The body that keeps the entry.
    pub body: BodyId,
    /// 姓名.
    pub name: String,
    /// 职务.
    pub post: String,
}

/// 岗位: a person acting for a body in a role, from a day, until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// For which body.
    pub body: BodyId,
    /// Who sits in it.
    pub person: PersonId,
    /// What it may do.
    pub role: Role,
    /// First day.
    pub from: Date,
    /// Last day; `None` for an open end.
    pub until: Option<Date>,
}

impl Seat {
    /// Whether the seat is held on `day`.
    pub fn held_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What a seat may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 经办人: writes, registers, handles.
    Clerk,
    /// 审核人: reviews items, checks secrecy.
    Reviewer,
    /// 签发人（分管领导）: signs items, answers and reports.
    Leader,
    /// 政府信息公开工作机构负责人: approves extensions (第三十三条).
    OfficeHead,
    /// 主管部门: orders, reopens, looks on (第四十六条、第四十七条).
    Supervisor,
    /// 审计员: reads the journal, changes nothing (SEC-08).
    Auditor,
    /// 系统管理员: bodies, people, logins (SEC-08).
    Admin,
}

impl Role {
    /// All, in the order of the work.
    pub const ALL: [Self; 7] = [
        Self::Clerk,
        Self::Reviewer,
        Self::Leader,
        Self::OfficeHead,
        Self::Supervisor,
        Self::Auditor,
        Self::Admin,
    ];

    /// The word stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Reviewer => "reviewer",
            Self::Leader => "leader",
            Self::OfficeHead => "office_head",
            Self::Supervisor => "supervisor",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
        }
    }

    /// The role of a stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clerk => "经办人",
            Self::Reviewer => "审核人",
            Self::Leader => "签发人",
            Self::OfficeHead => "工作机构负责人",
            Self::Supervisor => "主管部门",
            Self::Auditor => "审计员",
            Self::Admin => "系统管理员",
        }
    }
}

impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.label())
    }
}

/// A login. The password itself is nowhere; its argon2 hash is a value of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose.
    pub person: PersonId,
    /// What is typed: lower-case letters, digits, `-`, `_`, `.`.
    pub login: String,
    /// Instants of failures that still count, oldest first, in milliseconds.
    pub failures: Vec<i64>,
    /// Locked until this instant, in milliseconds.
    pub locked_until: Option<i64>,
    /// Closed logins stay in the register and open nothing.
    pub closed: bool,
}

/// SEC-02: failures that lock a login.
const FAILURES: usize = 5;
/// SEC-02: window within which failures count together, in milliseconds.
const WINDOW: i64 = 15 * 60 * 1000;
/// SEC-02: how long a login stays locked, in milliseconds.
const LOCK: i64 = 30 * 60 * 1000;

impl Account {
    /// Whether it may be tried at `at`.
    pub fn is_locked(&self, at: Timestamp) -> bool {
        self.locked_until.is_some_and(|until| at.as_millisecond() < until)
    }

    /// Notes a failure; the fifth within a quarter of an hour locks for half an hour (SEC-02).
    #[must_use]
    pub fn failed(mut self, at: Timestamp) -> Self {
        let at = at.as_millisecond();
        self.failures.retain(|earlier| at - earlier < WINDOW);
        self.failures.push(at);
        if self.failures.len() >= FAILURES {
            self.failures.clear();
            self.locked_until = Some(at + LOCK);
        }
        self
    }

    /// Forgets failures after a success.
    #[must_use]
    pub fn succeeded(mut self) -> Self {
        self.failures.clear();
        self.locked_until = None;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account {
            id: AccountId(1),
            person: PersonId(1),
            login: "clerk".into(),
            failures: Vec::new(),
            locked_until: None,
            closed: false,
        }
    }

    fn minute(n: i64) -> Timestamp {
        Timestamp::from_millisecond(n * 60_000).unwrap()
    }

    #[test]
    fn the_fifth_failure_locks_for_half_an_hour() {
        let four = (0..4).fold(account(), |account, n| account.failed(minute(n)));
        assert!(!four.is_locked(minute(4)));
        let five = four.failed(minute(4));
        assert!(five.is_locked(minute(33)));
        assert!(!five.is_locked(minute(34)));
    }

    #[test]
    fn failures_long_ago_do_not_count() {
        let spread = (0..8).fold(account(), |account, n| account.failed(minute(n * 5)));
        assert!(!spread.is_locked(minute(35)));
    }

    #[test]
    fn a_seat_is_held_from_its_first_to_its_last_day() {
        let seat = Seat {
            id: SeatId(1),
            body: BodyId(1),
            person: PersonId(1),
            role: Role::Clerk,
            from: Date::constant(2024, 1, 1),
            until: Some(Date::constant(2024, 6, 30)),
        };
        assert!(seat.held_on(Date::constant(2024, 6, 30)));
        assert!(!seat.held_on(Date::constant(2024, 7, 1)));
        assert!(!seat.held_on(Date::constant(2023, 12, 31)));
    }
}
