//! What reads receipts.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use cashflow_core::domain::ReceiptReading;
use cashflow_core::{CashflowBuilder, ports};

use super::storage::Storage;
use crate::api::{ApiError, Config, Engine, ReceiptReader, Result};
use crate::convert;

/// A host's reader behind the core's port.
struct HostReader(Arc<dyn ReceiptReader>);

impl fmt::Debug for HostReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostReader")
    }
}

#[async_trait]
impl ports::ReceiptReader for HostReader {
    async fn read(&self, document: &ports::Document) -> cashflow_core::Result<ReceiptReading> {
        let read = self.0.read(document.clone().into()).await;
        read.and_then(convert::reading::reading).map_err(convert::core_error)
    }
}

pub(super) async fn open(
    builder: CashflowBuilder,
    config: &Config,
    host: Option<Arc<dyn ReceiptReader>>,
    storage: &Storage,
) -> Result<CashflowBuilder> {
    match (host, config.reader) {
        (Some(_), Some(_)) => {
            Err(ApiError::invalid("reader", "is set, and the host passes a reader of its own: one only"))
        }
        (Some(host), None) => Ok(builder.reader(HostReader(host))),
        (None, Some(Engine::Local)) => local(builder, config.models.as_deref()),
        (None, Some(Engine::Textract)) => textract(builder, storage).await,
        (None, None) => Ok(builder),
    }
}

/// The models are loaded for the first receipt; when they are missing, reading says so.
#[cfg(feature = "local-ocr")]
fn local(builder: CashflowBuilder, models: Option<&str>) -> Result<CashflowBuilder> {
    use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};

    let models = models.map_or_else(ModelSource::default, |folder| ModelSource::Dir(folder.into()));
    Ok(builder.reader(LocalOcr::on_demand(models, LocalOcrSettings::default())))
}

#[cfg(not(feature = "local-ocr"))]
fn local(_: CashflowBuilder, _: Option<&str>) -> Result<CashflowBuilder> {
    Err(super::not_built_in("reader", "the local engine"))
}

#[cfg(feature = "textract")]
async fn textract(builder: CashflowBuilder, storage: &Storage) -> Result<CashflowBuilder> {
    use cashflow_adapters::textract::{TextractReader, TextractSettings};

    let reader = TextractReader::connect(&TextractSettings::default()).await?;
    // With files in S3, documents of several pages are put beside them for as long as they are read.
    #[cfg(feature = "s3")]
    if let Storage::S3(url) = storage {
        let stage = super::storage::bucket(&format!("{}/being-read", url.trim_end_matches('/'))).await?;
        let stage = cashflow_adapters::textract::S3Stage::new(stage);
        return Ok(builder.reader(reader.with_stage(Arc::new(stage))));
    }
    #[cfg(not(feature = "s3"))]
    let _ = storage;
    Ok(builder.reader(reader))
}

#[cfg(not(feature = "textract"))]
async fn textract(_: CashflowBuilder, _: &Storage) -> Result<CashflowBuilder> {
    Err(super::not_built_in("reader", "Textract"))
}
