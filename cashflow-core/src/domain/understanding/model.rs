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

/// A probability made less sure of itself: its log-odds times a factor below one, as cross-validation over merchants asks for.
pub(super) fn calm(probability: f32, factor: f32) -> f32 {
    let p = probability.clamp(1e-4, 1.0 - 1e-4);
    let odds = (p / (1.0 - p)).ln() * factor;
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_score_wins_with_its_share() {
        let (index, share) = best([0.0, 2.0, 2.0].into_iter()).unwrap();
        assert_eq!(index, 1);
        assert!((0.4..0.5).contains(&share));
        assert_eq!(best(std::iter::empty()), None);
        assert_eq!(best(std::iter::once(-5.0)).map(|b| b.0), Some(0));
    }

    #[test]
    fn calming_keeps_the_order_and_the_middle() {
        assert!((calm(0.5, 0.5) - 0.5).abs() < 1e-6);
        assert!(calm(0.99, 0.6) < 0.99 && calm(0.99, 0.6) > calm(0.9, 0.6));
        assert!(calm(f32::NAN, 0.5).is_nan() || calm(1.0, 0.5) < 1.0);
    }
}
