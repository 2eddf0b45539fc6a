//! Opening: what the configuration says, and a reader of the host's own.

use std::sync::Arc;

use cashflow_facade::api::{self, ReceiptReader};
use napi::Env;
use napi::bindgen_prelude::{PromiseRaw, Unknown};
use napi_derive::napi;

use crate::calls::run_as;
use crate::conv;
use crate::generated::Cashflow;
use crate::reader::{HostReader, Read};

/// Opens what a configuration names.
#[napi]
pub fn open<'env>(
    env: &'env Env,
    config: Unknown<'_>,
    reader: Option<Read<'_>>,
) -> napi::Result<PromiseRaw<'env, Cashflow>> {
    let config: api::Config = conv::argument("config", config)?;
    let host = reader.as_ref().map(HostReader::new).transpose()?;
    let host = host.map(|host| host as Arc<dyn ReceiptReader>);
    run_as(env, None, api::Cashflow::open(config, host), |_, opened| Ok(Cashflow(opened)))
}

/// The version of the native module, which the package compares with its own.
#[napi]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
