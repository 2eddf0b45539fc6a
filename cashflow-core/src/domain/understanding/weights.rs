//! The weights of the linear models, in the order of their features.
//!
//! Set by hand, then moved as little as the development receipts ask for (a softmax over the candidates of each receipt, held
//! back towards the hand-set values; checked by cross-validation over merchants).

/// For `total::FEATURES`.
pub(super) const TOTAL: [f32; 45] = [
    2.64, 2.01, 2.01, 1.41, -0.85, 0.27, -0.79, 0.39, 0.55, 0.31, 0.20, -1.50, -1.88, -1.04, -0.52, -1.09,
    0.30, 0.86, 0.19, 0.68, 1.33, 1.28, -0.66, 0.51, 0.51, -0.15, 0.54, 0.07, -0.49, 0.53, -1.01, 0.54, 0.12,
    0.18, -0.95, 0.45, 0.20, 0.23, -1.04, 0.21, -0.61, 2.03, -0.21, -0.00, -1.85,
];

/// For `merchant::FEATURES`.
pub(super) const MERCHANT: [f32; 51] = [
    1.31, 0.57, -0.02, -1.13, -1.51, 2.30, 0.67, 0.92, -0.72, -2.45, -1.69, -1.99, 2.73, 1.35, -1.03, -1.52,
    -0.68, 0.86, -1.77, 0.22, -1.47, -1.22, -0.87, -1.08, -2.02, -2.00, -1.02, -2.10, 0.34, -0.76, -1.61,
    -0.61, 0.15, -0.08, -0.40, 1.55, 0.11, 0.39, 1.35, 2.12, 0.57, -0.87, -0.20, 0.14, 0.57, -2.12, 0.21,
    -1.07, 1.14, -0.24, 3.20,
];
