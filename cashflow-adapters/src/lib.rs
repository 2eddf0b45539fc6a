//! Adapters for the ports of `cashflow-core`: one additive feature each, none by default.
