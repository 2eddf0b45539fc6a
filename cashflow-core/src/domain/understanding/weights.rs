//! The weights of the linear models, in the order of their features.
//!
//! Set by hand, then moved as little as the development receipts ask for (a softmax over the candidates of each receipt, held
//! back towards the hand-set values; checked by cross-validation over merchants).

/// For `total::FEATURES`.
pub(super) const TOTAL: [f32; 45] = [
    2.36, 1.83, 1.87, 1.40, -0.85, 0.28, -0.78, 0.42, 0.60, 0.29, 0.20, -1.49, -1.89, -1.05, -0.52, -1.10,
    0.30, 0.85, 0.12, 0.59, 1.21, 1.03, 0.15, 0.49, 0.56, -0.16, 0.60, -0.00, -0.52, 0.56, -1.04, 0.54, 0.13,
    0.20, -0.95, 0.45, 0.21, 0.24, -1.04, 0.21, -0.60, 2.05, -0.21, -0.00, -1.27,
];

/// For `merchant::FEATURES`.
pub(super) const MERCHANT: [f32; 49] = [
    1.31, 0.53, 0.01, -1.10, -1.51, 2.35, 0.66, 0.94, -0.75, -2.48, -1.89, -2.14, 2.80, 1.19, -1.05, -1.38,
    -0.63, 0.87, 0.14, -1.27, -1.22, -0.92, -1.05, -2.02, -2.00, -1.02, -2.11, 0.32, -0.73, -1.65, -0.58,
    0.18, -0.06, -0.38, 1.41, 0.18, 0.38, 1.33, 2.12, 0.60, -0.88, -0.38, 0.13, 0.56, -2.11, 0.37, -1.08,
    1.14, -0.23,
];
