//! Values that a script gets.

use cashflow_facade::api::{Amount, Bytes, Day, Id, Timestamp};

use crate::raw::{Failed, Scope, Value};

/// A value of the vocabulary.
pub(crate) trait Output {
    /// For the script.
    fn output(self, scope: Scope) -> Result<Value, Failed>;
}

impl Output for () {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.undefined()
    }
}

impl Output for bool {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.boolean(self)
    }
}

/// A count, a rank, a size or a place in a feed: far below the 2^53 that a number holds exactly.
impl Output for i64 {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.number(self as f64)
    }
}

impl Output for u32 {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.number(self.into())
    }
}

impl Output for String {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.text(&self)
    }
}

impl Output for Bytes {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.buffer(&self)
    }
}

impl Output for Amount {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.text(&self.to_string())
    }
}

impl Output for Day {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.text(&self.to_string())
    }
}

/// A `Date` has milliseconds: what is finer is cut off.
impl Output for Timestamp {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.date(self.timestamp_millis() as f64)
    }
}

impl Output for Id {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        scope.text(self.hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()))
    }
}

impl<T: Output> Output for Option<T> {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        match self {
            Some(value) => value.output(scope),
            None => scope.null(),
        }
    }
}

impl<T: Output> Output for Vec<T> {
    fn output(self, scope: Scope) -> Result<Value, Failed> {
        let array = scope.array(self.len())?;
        for (at, item) in (0..).zip(self) {
            array.set_item(at, item.output(scope)?)?;
        }
        Ok(array)
    }
}
