//! Our values in PostgreSQL's types.

use std::error::Error;

use ::postgres::types::private::BytesMut;
use ::postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::Value;

type Cause = Box<dyn Error + Sync + Send>;

impl ToSql for Value {
    /// The server infers each parameter's type from the statement; a value goes into it or is refused.
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Cause> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Self::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Self::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Self::Text(text), ty) if <&str as ToSql>::accepts(ty) => text.as_str().to_sql(ty, out),
            (Self::Blob(bytes), &Type::BYTEA) => bytes.as_slice().to_sql(ty, out),
            (Self::Int(_), _) => Err(format!("an integer for a parameter of type {ty}").into()),
            (Self::Text(_), _) => Err(format!("a text for a parameter of type {ty}").into()),
            (Self::Blob(_), _) => Err(format!("bytes for a parameter of type {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Cause> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Self::from),
            Type::INT4 => i32::from_sql(ty, raw).map(Self::from),
            Type::INT2 => i16::from_sql(ty, raw).map(Self::from),
            Type::BOOL => bool::from_sql(ty, raw).map(Self::from),
            Type::BYTEA => Ok(Self::from(raw)),
            _ => <&str as FromSql>::from_sql(ty, raw).map(Self::from),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, Cause> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::BYTEA)
            || <&str as FromSql>::accepts(ty)
    }
}
