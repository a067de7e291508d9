//! Where a store is.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::StoreError;

/// Where a store is: `sqlite:path`, `sqlite::memory:` or `postgres://user:password@host/database`.
///
/// Neither `Debug` nor `Display` shows a password.
#[derive(Clone, PartialEq, Eq)]
pub enum Url {
    /// One file, with its key file beside it.
    SqliteFile(PathBuf),
    /// A database that is gone when the store is dropped.
    SqliteMemory,
    /// A server, as a libpq connection URL.
    Postgres(String),
}

impl FromStr for Url {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text == "sqlite::memory:" {
            Ok(Self::SqliteMemory)
        } else if let Some(path) = text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            Ok(Self::SqliteFile(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Err(StoreError::Url)
        }
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SqliteFile(path) => write!(f, "sqlite:{}", path.display()),
            Self::SqliteMemory => f.write_str("sqlite::memory:"),
            Self::Postgres(url) => {
                let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", ""));
                // A password may also stand among the parameters, so those are not shown at all.
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                write!(f, "{scheme}://{}", place.split('?').next().unwrap_or_default())
            }
        }
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_and_passwords_are_not_shown() {
        assert_eq!("sqlite:a/b.db".parse::<Url>().unwrap(), Url::SqliteFile("a/b.db".into()));
        assert_eq!("sqlite::memory:".parse::<Url>().unwrap(), Url::SqliteMemory);
        let server: Url = "postgres://clerk:s3cret@db.internal:5432/gongkai?password=s3cret".parse().unwrap();
        assert_eq!(format!("{server} {server:?}").matches("s3cret").count(), 0);
        assert_eq!(server.to_string(), "postgres://db.internal:5432/gongkai");
        for wrong in ["", "sqlite:", "mysql://x", "gongkai.db"] {
            assert!(wrong.parse::<Url>().is_err(), "{wrong}");
        }
    }
}
