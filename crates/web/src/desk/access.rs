//! Who may open which page of the workbench. The table of routes states it, the gate holds it.

use axum::routing::MethodRouter;
use office::Role;

use crate::app::App;

/// Who may open a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever is signed in, with or without a seat: own password, choice of seat, signing out.
    SignedIn,
    /// Whoever works from a seat of one of these roles.
    Seat(&'static [Role]),
}

/// One address of the workbench.
pub struct StaffRoute {
    /// The path, in the router's notation.
    pub path: &'static str,
    /// Who may open it, by whatever method.
    pub access: Access,
    /// What answers there.
    pub handler: fn() -> MethodRouter<App>,
}

/// Every seat.
pub const ALL: Access = Access::Seat(&Role::ALL);

/// Who looks at the body's records: everybody but the administrator, who sets up and does not look (SEC-08).
pub const READERS: &[Role] =
    &[Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead, Role::Supervisor, Role::Auditor];

/// Who writes items.
pub const WRITERS: &[Role] = &[Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead];

/// Who reviews items and checks their secrecy.
pub const REVIEWERS: &[Role] = &[Role::Reviewer, Role::Leader, Role::OfficeHead];

/// Who publishes what was signed, and registers a repeal.
pub const PUBLISHERS: &[Role] = &[Role::Clerk, Role::Leader, Role::OfficeHead];

/// Who takes off what is published.
pub const WITHDRAWERS: &[Role] = &[Role::Leader, Role::OfficeHead];

/// Who signs.
pub const SIGNERS: &[Role] = &[Role::Leader];

/// Who sets up people, seats and logins.
pub const ADMINS: &[Role] = &[Role::Admin];

impl Access {
    /// Whether a seat of this role may.
    pub fn admits(self, role: Role) -> bool {
        match self {
            Self::SignedIn => true,
            Self::Seat(roles) => roles.contains(&role),
        }
    }

    /// The roles by name: 经办人、审核人.
    pub fn names(self) -> String {
        match self {
            Self::SignedIn => "已登录的人员".to_owned(),
            Self::Seat(roles) => roles.iter().map(|role| role.label()).collect::<Vec<_>>().join("、"),
        }
    }
}
