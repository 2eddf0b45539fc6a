//! The port: a document is checked here, read by the service, and mapped.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use aws_sdk_textract::Client;
use aws_sdk_textract::primitives::Blob;
use aws_sdk_textract::types::{Document as Sent, ExpenseDocument};
use cashflow_core::domain::{MediaType, ReceiptReading};
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::{Error, ErrorKind, Result};

use super::document::{Prepared, Way, check, prepare};
use super::errors::of_call;
use super::mapping::reading;
use super::settings::TextractSettings;
use super::stage::DocumentStage;
use super::{Config, jobs};
use crate::aws;

/// Reads receipts by AWS Textract's `AnalyzeExpense`. A clone shares the connections.
///
/// Pictures are JPEG, PNG or WebP of up to 10 MiB and 10,000 pixels a side. PDFs of one page are sent along; longer ones are
/// read by a job from S3 and need a [stage](Self::with_stage). In the reading, pages and boxes are pixels of the picture as a
/// viewer shows it; a page of a PDF has 180 pixels per inch.
///
/// Errors of reading: `Unreadable` (empty, damaged, cut off, protected, refused by the service), `TooLarge` (over a limit),
/// `UnsupportedMedia` (a long PDF without a stage), `Unavailable` (throttled, away, timed out, no access, not set up).
/// Attempts and times are bounded by [`TextractSettings`].
#[derive(Clone)]
pub struct TextractReader {
    client: Client,
    settings: TextractSettings,
    stage: Option<Arc<dyn DocumentStage>>,
}

impl TextractReader {
    /// With the credentials and region of the environment, the profile or the role of the task or machine. Asks nothing of
    /// the service yet.
    ///
    /// Errors: no region is set anywhere (`Invalid`, field `region`).
    pub async fn connect(settings: &TextractSettings) -> Result<Self> {
        let shared = aws::sdk_config(settings.region.clone()).await;
        if shared.region().is_none() {
            return Err(Error::invalid("region", "no AWS region is set: set it here or as AWS_REGION"));
        }
        Ok(Self::from_config(settings.client_config(&shared), settings))
    }

    /// With a configuration of the host's own, such as one made by [`TextractSettings::client_config`].
    pub fn from_config(config: Config, settings: &TextractSettings) -> Self {
        Self::from_client(Client::from_conf(config), settings)
    }

    /// With a client of the host's own. Its attempts and times hold, not those of the settings.
    pub fn from_client(client: Client, settings: &TextractSettings) -> Self {
        Self { client, settings: settings.clone(), stage: None }
    }

    /// The same with a place in S3 for PDFs of several pages.
    #[must_use]
    pub fn with_stage(mut self, stage: Arc<dyn DocumentStage>) -> Self {
        self.stage = Some(stage);
        self
    }

    async fn documents(&self, prepared: &mut Prepared) -> Result<Vec<ExpenseDocument>> {
        let content = std::mem::take(&mut prepared.content);
        if prepared.way == Way::Job {
            let Some(stage) = &self.stage else {
                let pages = prepared.sizes.len();
                let message = format!(
                    "the PDF has {pages} pages: Textract reads such from a bucket, and none is set up for it"
                );
                return Err(Error::new(ErrorKind::UnsupportedMedia, "pdf_needs_bucket", message));
            };
            return jobs::read(&self.client, &**stage, &self.settings, &content).await;
        }
        let document = Sent::builder().bytes(Blob::new(content)).build();
        let answer = self.client.analyze_expense().document(document).send().await.map_err(of_call)?;
        Ok(answer.expense_documents.unwrap_or_default())
    }
}

#[async_trait]
impl ReceiptReader for TextractReader {
    async fn read(&self, document: &Document) -> Result<ReceiptReading> {
        let (document, max_pages) = (document.clone(), self.settings.max_pages);
        let mut prepared = blocking::unblock(move || prepare(document, max_pages)).await?;
        let documents = self.documents(&mut prepared).await?;
        Ok(reading(&documents, &prepared.sizes))
    }

    async fn check(&self, content: &[u8], media_type: MediaType) -> Result<()> {
        let max_pages = self.settings.max_pages;
        match media_type {
            // Its pages are counted, which may take a while.
            MediaType::Pdf => {
                let content = content.to_vec();
                blocking::unblock(move || check(&content, media_type, max_pages)).await
            }
            _ => check(content, media_type, max_pages),
        }
    }
}

impl fmt::Debug for TextractReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextractReader")
            .field("settings", &self.settings)
            .field("stage", &self.stage)
            .finish_non_exhaustive()
    }
}
