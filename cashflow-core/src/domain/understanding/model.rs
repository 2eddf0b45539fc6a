//! The scored choice: a linear model over features, turned into probabilities over the candidates.

/// A linear model; its weights are in [`weights`](super::weights).
#[derive(Debug, Clone, Copy)]
pub(super) struct Linear<'a> {
    pub weights: &'a [f32],
}

impl Linear<'_> {
    /// The score of a candidate.
    pub(super) fn score(self, features: &[f32]) -> f32 {
        self.weights.iter().zip(features).map(|(w, f)| w * f).sum()
    }
}

/// The best of some scores, and its share of the whole: the probability that it is the right one.
pub(super) fn best(scores: impl Iterator<Item = f32>) -> Option<(usize, f32)> {
    let scores: Vec<f32> = scores.collect();
    let (index, top) = scores.iter().copied().enumerate().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    Some((index, 1.0 / sum.max(1.0)))
}
