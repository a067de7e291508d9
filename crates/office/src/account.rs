//! Logins: when one opens, what a password must be (SEC-01, SEC-02, SEC-07; ASVS 6.4.1). The hashing itself, and
//! where the hashes are kept, is not this room's business.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use crate::id::{AccountId, PersonId};

/// A login of a person. The password itself is nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What is typed: lower-case letters, digits, `-`, `_`, `.`.
    pub login: String,
    /// The hash of the password.
    pub password: PasswordHash,
    /// Hashes of the passwords before, newest first.
    pub earlier: Vec<PasswordHash>,
    /// Whose.
    pub person: Option<PersonId>,
    /// The password was given by somebody else and is to be changed first.
    pub must_change: bool,
    /// Closed logins stay in the register and open nothing.
    pub disabled: bool,
    /// When the password was last set.
    pub password_changed_at: Timestamp,
    /// Failures that still count, oldest first.
    pub failures: Vec<Timestamp>,
    /// Locked until then.
    pub locked_until: Option<Timestamp>,
    /// When it was last used.
    pub last_signed_in_at: Option<Timestamp>,
}

/// The hash of a password in PHC form; it does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash in PHC form.
    pub fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The text, for whoever compares or keeps it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// SEC-02: failures that lock a login.
const FAILURES: usize = 5;
/// SEC-02: window within which failures count together.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// SEC-02: how long a login stays locked.
const LOCK: SignedDuration = SignedDuration::from_mins(30);
/// ASVS 6.4.1: how long a password given by somebody else opens anything.
const INITIAL: SignedDuration = SignedDuration::from_hours(72);
/// SEC-01: after which a password is to be changed.
const PASSWORD_AGE: SignedDuration = SignedDuration::from_hours(90 * 24);
/// SEC-07: after which a login nobody uses is closed.
const DORMANT: SignedDuration = SignedDuration::from_hours(180 * 24);
/// SEC-01: passwords before that may not come again, the present one included.
const REMEMBERED: usize = 5;

impl Account {
    /// Checks the form of a login.
    ///
    /// # Errors
    /// [`BadAccount::Login`].
    pub fn checked(self) -> Result<Self, BadAccount> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
        if (3..=32).contains(&self.login.len()) && self.login.bytes().all(good) {
            Ok(self)
        } else {
            Err(BadAccount::Login(self.login))
        }
    }

    /// Whether the right password opens it at `at`.
    pub fn may_enter(&self, at: Timestamp) -> bool {
        let used = self
            .last_signed_in_at
            .map_or(self.password_changed_at, |last| last.max(self.password_changed_at));
        let lapsed = self.must_change && at.duration_since(self.password_changed_at) >= INITIAL;
        !(self.disabled || self.is_locked(at) || lapsed || at.duration_since(used) >= DORMANT)
    }

    /// Whether it is locked after failures.
    pub fn is_locked(&self, at: Timestamp) -> bool {
        self.locked_until.is_some_and(|until| at < until)
    }

    /// Whether nothing but a new password may be done (SEC-01).
    pub fn needs_new_password(&self, at: Timestamp) -> bool {
        self.must_change || at.duration_since(self.password_changed_at) >= PASSWORD_AGE
    }

    /// Notes a failure; the fifth within a quarter of an hour locks for half an hour (SEC-02).
    #[must_use]
    pub fn failed(mut self, at: Timestamp) -> Self {
        self.failures.retain(|earlier| at.duration_since(*earlier) < WINDOW);
        self.failures.push(at);
        if self.failures.len() >= FAILURES {
            self.failures.clear();
            self.locked_until = Some(at + LOCK);
        }
        self
    }

    /// Forgets failures after a success.
    #[must_use]
    pub fn entered(mut self, at: Timestamp) -> Self {
        self.failures.clear();
        self.locked_until = None;
        self.last_signed_in_at = Some(at);
        self
    }

    /// Takes a new password; one that somebody else chose is to be changed first.
    #[must_use]
    pub fn with_password(mut self, hash: PasswordHash, must_change: bool, at: Timestamp) -> Self {
        self.earlier.insert(0, std::mem::replace(&mut self.password, hash));
        self.earlier.truncate(REMEMBERED - 1);
        self.must_change = must_change;
        self.password_changed_at = at;
        self.failures.clear();
        self.locked_until = None;
        self
    }

    /// The passwords that may not come again (SEC-01).
    pub fn used_passwords(&self) -> impl Iterator<Item = &PasswordHash> {
        std::iter::once(&self.password).chain(&self.earlier)
    }
}

/// Why a login cannot be entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadAccount {
    /// Its form.
    #[error("登录名应为3至32位小写字母、数字或者“-”“_”“.”，填写的是“{0}”")]
    Login(String),
    /// Somebody has it.
    #[error("登录名“{0}”已被使用，请换一个")]
    Taken(String),
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPassword {
    /// Its length in characters.
    #[error("密码至少10位，填写的是{0}位")]
    Short(usize),
    /// Its length in characters.
    #[error("密码最多128位，填写的是{0}位")]
    Long(usize),
    /// Fewer than three kinds of characters.
    #[error("密码应包含大写字母、小写字母、数字、符号中的三种")]
    Plain,
    /// Everybody would try it first.
    #[error("密码含有常见的组合（如“123456”“password”），容易被猜中，请换一个")]
    Common,
    /// It has the login or the body's name in it.
    #[error("密码不能含有登录名或者单位名称、代字，请换一个")]
    Names,
    /// It was in use.
    #[error("不能使用最近5次用过的密码，请换一个")]
    Used,
}

/// What people choose first, in lower case.
const COMMON: [&str; 24] = [
    "123456", "654321", "password", "passw0rd", "p@ssw0rd", "p@ssword", "qwerty", "asdfgh", "zxcvbn",
    "1qaz2wsx", "abc123", "a1b2c3", "admin", "111111", "666666", "888888", "000000", "5201314", "woaini",
    "iloveyou", "welcome", "letmein", "changeme", "gongkai",
];

/// SEC-01: at least ten characters, three of four kinds, nothing common, no `names` (login, body).
///
/// # Errors
/// [`BadPassword`] says what is wrong.
pub fn check_password(password: &str, names: &[&str]) -> Result<(), BadPassword> {
    let length = password.chars().count();
    if length < 10 {
        return Err(BadPassword::Short(length));
    }
    if length > 128 {
        return Err(BadPassword::Long(length));
    }
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    if kinds.iter().filter(|kind| password.chars().any(**kind)).count() < 3 {
        return Err(BadPassword::Plain);
    }
    let lower = password.to_lowercase();
    if COMMON.iter().any(|common| lower.contains(common)) {
        return Err(BadPassword::Common);
    }
    let named = |name: &&str| name.chars().count() > 1 && lower.contains(&name.to_lowercase());
    if names.iter().any(named) {
        return Err(BadPassword::Names);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account {
            id: AccountId(1),
            login: "clerk".into(),
            password: PasswordHash::new("p0".into()),
            earlier: Vec::new(),
            person: Some(PersonId(1)),
            must_change: false,
            disabled: false,
            password_changed_at: minute(0),
            failures: Vec::new(),
            locked_until: None,
            last_signed_in_at: None,
        }
    }

    fn minute(n: i64) -> Timestamp {
        Timestamp::from_second(n * 60).unwrap()
    }

    #[test]
    fn the_fifth_failure_locks_for_half_an_hour() {
        let four = (0..4).fold(account(), |account, n| account.failed(minute(n)));
        assert!(four.may_enter(minute(4)));
        let five = four.failed(minute(4));
        assert!(!five.may_enter(minute(33)));
        assert!(five.may_enter(minute(34)));
    }

    #[test]
    fn failures_long_ago_do_not_count() {
        let spread = (0..8).fold(account(), |account, n| account.failed(minute(n * 5)));
        assert!(!spread.is_locked(minute(35)));
        let entered = (0..4).fold(account(), |account, n| account.failed(minute(n))).entered(minute(4));
        assert!(entered.failed(minute(5)).may_enter(minute(6)));
    }

    #[test]
    fn a_given_password_lapses_after_three_days_and_an_own_one_is_due_after_ninety() {
        let given = Account { must_change: true, ..account() };
        let hours = |n: i64| minute(n * 60);
        assert!(given.may_enter(hours(71)) && !given.may_enter(hours(72)));
        assert!(!account().needs_new_password(hours(90 * 24 - 1)));
        assert!(account().needs_new_password(hours(90 * 24)));
        assert!(account().may_enter(hours(180 * 24 - 1)) && !account().may_enter(hours(180 * 24)));
        let used = account().entered(hours(170 * 24));
        assert!(used.may_enter(hours(349 * 24)));
        assert!(!Account { disabled: true, ..account() }.may_enter(minute(0)));
    }

    #[test]
    fn five_passwords_are_remembered() {
        let worn = (1..=7).fold(account(), |account, n| {
            account.with_password(PasswordHash::new(format!("p{n}")), false, minute(n))
        });
        let used: Vec<_> = worn.used_passwords().map(PasswordHash::reveal).collect();
        assert_eq!(used, ["p7", "p6", "p5", "p4", "p3"]);
        assert_eq!(format!("{:?}", worn.password), "PasswordHash(…)");
    }

    #[test]
    fn passwords_are_judged_by_the_first_thing_wrong() {
        let judge = |password: &str| check_password(password, &["li.ming", "示范县民政局", "SFMZ"]);
        assert_eq!(judge("Spring-2024-rain"), Ok(()));
        assert_eq!(judge("春风又绿江南岸Aa1"), Ok(()));
        assert_eq!(judge("Short-1"), Err(BadPassword::Short(7)));
        assert_eq!(judge(&"Aa1-".repeat(40)), Err(BadPassword::Long(160)));
        assert_eq!(judge("onlysmallletters1"), Err(BadPassword::Plain));
        assert_eq!(judge("PassWord-2024x"), Err(BadPassword::Common));
        assert_eq!(judge("Li.Ming-2024x"), Err(BadPassword::Names));
        assert_eq!(judge("sfmz-Rain-2024"), Err(BadPassword::Names));
    }

    #[test]
    fn a_login_is_short_and_plain() {
        assert!(account().checked().is_ok());
        for login in ["ab", "Clerk", "王", "a b c", &"a".repeat(33)] {
            assert!(Account { login: login.into(), ..account() }.checked().is_err(), "{login}");
        }
    }
}
