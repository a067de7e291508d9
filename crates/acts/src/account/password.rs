//! Argon2id: hashing, comparing, and passwords made by the program.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use office::PasswordHash;

use super::random;
use crate::ActError;

/// 19 MiB, two passes, one lane: what OWASP asks at least of Argon2id, about 20 ms of one core.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The hash of a password, with a salt of its own.
///
/// # Errors
/// [`ActError::Refused`] where the system gives no random bytes or no memory.
pub(crate) fn hash(password: &str) -> Result<PasswordHash, ActError> {
    let salt = random::<16>()?;
    let _turn = Turn::wait();
    let hashed = argon2()?.hash_password_with_salt(password.as_bytes(), &salt);
    hashed.map(|hash| PasswordHash::new(hash.to_string())).map_err(refused)
}

/// Whether `password` is the one of `hash`. Without a hash, as for an unknown login, it does the same work and says no.
///
/// # Errors
/// As [`hash`].
pub(super) fn fits(password: &str, hash: Option<&PasswordHash>) -> Result<bool, ActError> {
    let _turn = Turn::wait();
    let argon2 = argon2()?;
    let known = hash.and_then(|hash| argon2::PasswordHash::new(hash.reveal()).ok());
    match known {
        Some(known) => Ok(argon2.verify_password(password.as_bytes(), &known).is_ok()),
        None => argon2.hash_password_with_salt(password.as_bytes(), &[0; 16]).map(|_| false).map_err(refused),
    }
}

/// A password for the first time: fifteen random letters and digits in three groups, without those that are mistaken
/// for one another; about 70 bits (ASVS 6.4.1).
///
/// # Errors
/// [`ActError::Refused`] where the system gives no random bytes.
pub(crate) fn initial() -> Result<String, ActError> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyzACDE23456";
    let mut groups = Vec::with_capacity(3);
    for _ in 0..3 {
        let bytes = random::<5>()?;
        groups.push(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect::<String>());
    }
    Ok(groups.join("-"))
}

/// How many hash at the same time; whoever comes with a flood of guesses waits, and takes neither memory nor all cores.
const TURNS: u32 = 4;

static FREE: Mutex<u32> = Mutex::new(TURNS);
static FREED: Condvar = Condvar::new();

/// One of the turns to hash.
struct Turn;

impl Turn {
    fn wait() -> Self {
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = FREED.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        FREED.notify_one();
    }
}

fn argon2() -> Result<Argon2<'static>, ActError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(refused)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn refused<E: std::fmt::Display>(failure: E) -> ActError {
    tracing::error!(%failure, "a password could not be hashed");
    ActError::Refused("系统暂时无法办理，请稍后再试".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let kept = hash("Spring-2024-rain").unwrap();
        assert!(kept.reveal().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.reveal());
        assert!(fits("Spring-2024-rain", Some(&kept)).unwrap());
        assert!(!fits("Spring-2024-Rain", Some(&kept)).unwrap());
        assert!(!fits("", Some(&PasswordHash::new("x".into()))).unwrap());
        assert!(!fits("Spring-2024-rain", None).unwrap());
        assert_ne!(kept, hash("Spring-2024-rain").unwrap());
    }

    #[test]
    fn many_wait_for_their_turn_and_all_get_it() {
        let kept = hash("Spring-2024-rain").unwrap();
        let fitting = std::thread::scope(|scope| {
            let one = || scope.spawn(|| fits("Spring-2024-rain", Some(&kept)).unwrap());
            let all: Vec<_> = (0..16).map(|_| one()).collect();
            all.into_iter().map(|one| one.join().unwrap()).filter(|fits| *fits).count()
        });
        assert_eq!((fitting, *FREE.lock().unwrap() <= TURNS), (16, true));
    }

    #[test]
    fn a_made_password_is_long_and_never_the_same() {
        let made: std::collections::BTreeSet<_> = (0..50).map(|_| initial().unwrap()).collect();
        assert_eq!(made.len(), 50);
        assert!(made.iter().all(|password| password.len() == 17));
    }
}
