//! How sure a recognised value is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A probability from 0 to 1 in steps of a thousandth, so that it compares and stores exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Confidence(u16);

impl Confidence {
    /// Certain: what a person said.
    pub const CERTAIN: Self = Self(1000);
    /// Knows nothing.
    pub const NONE: Self = Self(0);

    /// From a number of 0 to 1; anything outside is cut, not-a-number is 0.
    pub fn new(value: f32) -> Self {
        // A float-to-integer cast saturates and turns not-a-number into 0.
        Self((value.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// From thousandths; over 1000 is 1000.
    pub const fn from_permille(permille: u16) -> Self {
        Self(if permille > 1000 { 1000 } else { permille })
    }

    /// In thousandths.
    pub const fn permille(self) -> u16 {
        self.0
    }

    /// As a number of 0 to 1.
    pub fn as_f32(self) -> f32 {
        f32::from(self.0) / 1000.0
    }
}

impl fmt::Display for Confidence {
    /// As a percentage: `97 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0 / 10)
    }
}

impl Serialize for Confidence {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f32::deserialize(deserializer).map(Self::new)
    }
}
