//! People and the seats they sit in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{BodyId, PersonId, SeatId};
use crate::line::{BadLine, line};

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

impl Person {
    /// Checks a new entry.
    ///
    /// # Errors
    /// [`BadPerson`].
    pub fn checked(self) -> Result<Self, BadPerson> {
        let (name, post) = (line("姓名", &self.name, 40)?, line("职务", &self.post, 40)?);
        if name.is_empty() { Err(BadPerson::NoName) } else { Ok(Self { name, post, ..self }) }
    }
}

/// Why somebody cannot be entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadPerson {
    /// The name is missing.
    #[error("请填写姓名")]
    NoName,
    /// Words that cannot stand on one line.
    #[error(transparent)]
    Line(#[from] BadLine),
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
    /// Checks an appointment beside the other seats of the same person.
    ///
    /// # Errors
    /// [`BadSeat`]: its days, the same seat twice, or duties that one person may not combine (SEC-08).
    pub fn checked(self, others: &[Self]) -> Result<Self, BadSeat> {
        if let Some(until) = self.until.filter(|until| *until < self.from) {
            return Err(BadSeat::Days { from: self.from, until });
        }
        for other in others.iter().filter(|other| other.id != self.id && other.overlaps(&self)) {
            if other.body == self.body && other.role == self.role {
                return Err(BadSeat::Twice(self.role));
            }
            let auditor = [other.role, self.role].contains(&Role::Auditor);
            if auditor && other.role != self.role {
                return Err(BadSeat::Auditor);
            }
        }
        Ok(self)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| self.from <= until)
    }

    /// Whether the seat is held on `day`.
    pub fn held_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Why an appointment cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSeat {
    /// It ends before it begins.
    #[error("任期止日（{until}）早于起日（{from}），请核对日期")]
    Days {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// The person holds it already.
    #[error("此人在这段时间已任{0}，不必重复任命")]
    Twice(Role),
    /// SEC-08: who reads the journal does not act.
    #[error("审计员只查看日志，不能同时担任其他岗位，请另行指定人员")]
    Auditor,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_does_nothing_else_and_no_seat_is_held_twice() {
        let day = |month| Date::constant(2024, month, 1);
        let seat = |id, role, from, until| Seat {
            id: SeatId(id),
            body: BodyId(1),
            person: PersonId(1),
            role,
            from: day(from),
            until,
        };
        let held = [seat(1, Role::Clerk, 3, Some(Date::constant(2024, 5, 31)))];
        let judge = |role, from, until| seat(2, role, from, until).checked(&held).map(drop);
        assert_eq!(judge(Role::Leader, 3, None), Ok(()));
        assert_eq!(judge(Role::Clerk, 4, None), Err(BadSeat::Twice(Role::Clerk)));
        assert_eq!(judge(Role::Clerk, 6, None), Ok(()));
        assert_eq!(judge(Role::Auditor, 1, Some(day(3))), Err(BadSeat::Auditor));
        assert_eq!(judge(Role::Auditor, 1, Some(day(2))), Ok(()));
        assert!(matches!(judge(Role::Leader, 3, Some(day(2))), Err(BadSeat::Days { .. })));
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
