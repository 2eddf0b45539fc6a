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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_outside_are_cut_and_what_is_none_is_nothing() {
        let permille = |value: f32| Confidence::new(value).permille();
        assert_eq!([permille(-1.0), permille(2.0), permille(f32::INFINITY)], [0, 1000, 1000]);
        assert_eq!([permille(f32::NAN), permille(f32::NEG_INFINITY), permille(-0.0)], [0, 0, 0]);
        assert_eq!([permille(0.9994), permille(0.9996), permille(0.0005)], [999, 1000, 1]);
        assert_eq!(Confidence::from_permille(1001), Confidence::CERTAIN);
    }

    #[test]
    fn each_step_comes_back_from_its_number_and_from_json() {
        for permille in 0..=1000 {
            let confidence = Confidence::from_permille(permille);
            assert_eq!(Confidence::new(confidence.as_f32()), confidence);
            let json = serde_json::to_string(&confidence).unwrap();
            assert_eq!(serde_json::from_str::<Confidence>(&json).unwrap(), confidence, "{json}");
        }
        assert_eq!(serde_json::to_string(&Confidence::from_permille(973)).unwrap(), "0.973");
    }

    #[test]
    fn it_is_shown_in_percent_and_never_rounded_up_to_certain() {
        assert_eq!(Confidence::from_permille(999).to_string(), "99 %");
        assert_eq!(Confidence::CERTAIN.to_string(), "100 %");
        assert!(Confidence::NONE < Confidence::from_permille(1));
    }
}
