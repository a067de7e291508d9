//! One value in a row or a parameter.

use jiff::Timestamp;
use jiff::civil::Date;

/// A value as both engines keep it: no booleans, no floating point, no engine types.
///
/// Dates are ISO text, instants integer milliseconds UTC, money integer 分, truth 0 or 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Absent.
    Null,
    /// `bigint`.
    Int(i64),
    /// `text`.
    Text(String),
    /// `bytea`.
    Blob(Vec<u8>),
}

/// Parameters in the order of their numbers: `values![id, "2024-05-06", None::<i64>]` is `$1`, `$2`, `$3`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

macro_rules! from {
    ($($type:ty => |$value:ident| $body:expr;)*) => {
        $(impl From<$type> for Value {
            fn from($value: $type) -> Self {
                $body
            }
        })*
    };
}

from! {
    i64 => |value| Self::Int(value);
    i32 => |value| Self::Int(value.into());
    u32 => |value| Self::Int(value.into());
    i16 => |value| Self::Int(value.into());
    u16 => |value| Self::Int(value.into());
    u8 => |value| Self::Int(value.into());
    bool => |value| Self::Int(value.into());
    &str => |value| Self::Text(value.to_owned());
    String => |value| Self::Text(value);
    &String => |value| Self::Text(value.clone());
    Vec<u8> => |value| Self::Blob(value);
    &[u8] => |value| Self::Blob(value.to_vec());
    Date => |value| Self::Text(value.to_string());
    Timestamp => |value| Self::Int(value.as_millisecond());
    &serde_json::Value => |value| Self::Text(value.to_string());
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_text_and_instants_milliseconds() {
        assert_eq!(
            values![
                jiff::civil::date(2024, 5, 6),
                Timestamp::from_millisecond(1_700_000_000_123).unwrap(),
                true
            ],
            [Value::Text("2024-05-06".into()), Value::Int(1_700_000_000_123), Value::Int(1)]
        );
        assert_eq!(Value::from(None::<Date>), Value::Null);
        assert_eq!(Value::from(Some("甲")), Value::Text("甲".into()));
    }
}
