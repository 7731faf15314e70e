//! Reading JSON into records without one copy of the reader for every type: `serde`'s generic readers cost a phone 90 kB more.
//!
//! Writing stays with `serde`, and so does everything at the other end of the wire; a test reads back what `serde` wrote for
//! every type. A field that is added to a record does not compile here until it is read.

mod care;
mod lists;
mod phone;
mod records;
mod registers;
#[cfg(test)]
mod tests;
mod wire;

use serde_json::{Map, Value};

/// Text that does not say what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unreadable JSON")]
pub struct Unreadable;

/// Can be read from JSON.
pub trait Read: Sized {
    /// The value, if it is one.
    fn read(value: Value) -> Option<Self>;
}

/// Reads a whole text.
///
/// # Errors
/// When it is not JSON or not a `T`.
pub fn from_str<T: Read>(text: &str) -> Result<T, Unreadable> {
    parse(text).and_then(T::read).ok_or(Unreadable)
}

#[inline(never)]
fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The members of an object.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The members of `value`, if it is an object.
    #[inline(never)]
    pub fn of(value: Value) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self(map)),
            _ => None,
        }
    }

    /// Takes a member; one that is missing reads as `null`.
    pub fn take<T: Read>(&mut self, name: &str) -> Option<T> {
        T::read(self.value(name))
    }

    #[inline(never)]
    fn value(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or(Value::Null)
    }

    /// Takes the member that says which variant this is.
    #[inline(never)]
    pub fn tag(&mut self, name: &str) -> Option<String> {
        String::read(self.value(name))
    }

    /// The members that are left, each with its name.
    pub fn members(self) -> impl Iterator<Item = (String, Value)> {
        self.0.into_iter()
    }

    /// The members that are left, as a value.
    pub fn rest(self) -> Value {
        Value::Object(self.0)
    }
}

/// Reads an object into a struct, member by member.
macro_rules! record {
    ($($type:ty { $($field:ident: $name:literal),+ $(,)? })+) => {$(
        impl crate::json::Read for $type {
            #[inline(never)]
            fn read(value: serde_json::Value) -> Option<Self> {
                let mut fields = crate::json::Fields::of(value)?;
                Some(Self { $($field: fields.take($name)?),+ })
            }
        }
    )+};
}

/// Reads a word into an enum without data; a variant that is not listed does not compile.
macro_rules! words {
    ($($type:ident { $($variant:ident: $name:literal),+ $(,)? })+) => {$(
        impl crate::json::Read for $type {
            #[inline(never)]
            fn read(value: serde_json::Value) -> Option<Self> {
                const _: fn($type) = |known| match known { $($type::$variant => ()),+ };
                match value.as_str()? { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

/// Reads a string that parses.
macro_rules! text {
    ($($type:ty),+ $(,)?) => {$(
        impl crate::json::Read for $type {
            #[inline(never)]
            fn read(value: serde_json::Value) -> Option<Self> {
                value.as_str()?.parse().ok()
            }
        }
    )+};
}

/// Reads a wrapper around one value.
macro_rules! wraps {
    ($($type:ident),+) => {$(
        impl crate::json::Read for $type {
            fn read(value: serde_json::Value) -> Option<Self> {
                crate::json::Read::read(value).map(Self)
            }
        }
    )+};
}

pub(crate) use {record, text, words, wraps};

macro_rules! number {
    ($($type:ty),+) => {$(
        impl Read for $type {
            fn read(value: Value) -> Option<Self> {
                value.as_i64()?.try_into().ok()
            }
        }
    )+};
}

number!(u8, u16, u32, u64, i8, i32, i64);

impl Read for Value {
    fn read(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl Read for String {
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Read for bool {
    fn read(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value) -> Option<Self> {
        match value {
            Value::Array(items) => {
                // Collecting into an option costs a phone twice as much for each type.
                let mut list = Self::with_capacity(items.len());
                for item in items {
                    list.push(T::read(item)?);
                }
                Some(list)
            }
            _ => None,
        }
    }
}
