//! The suite of all readers.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use cashflow_adapters::textract::TextractReader;
use cashflow_core::domain::MediaType;
use cashflow_core::ports::{Document, ReceiptReader};
use cashflow_core::testkit::ReaderSetup;
use cashflow_textract_standin::{Fault, StandIn};

use crate::files::{document, jpeg, pdf, png};
use crate::support::{bakery, block_on, reader, settings};

struct Reader {
    reader: TextractReader,
    /// One that is busy for ever.
    busy: StandIn,
    _stand_in: StandIn,
}

const BLANK: u8 = 1;

impl ReaderSetup for Reader {
    fn reader(&self) -> &dyn ReceiptReader {
        &self.reader
    }

    fn printed(&self) -> (Document, Vec<String>) {
        (jpeg(0), ["PANADERIA", "Horno", "15,55"].map(str::to_owned).into())
    }

    fn blank(&self) -> Document {
        png(BLANK)
    }

    fn undecodable(&self) -> Vec<Document> {
        let cut = |whole: Document, share: usize| {
            let length = whole.content.len() * share / 100;
            document(whole.content[..length].to_vec(), whole.media_type)
        };
        let mut all =
            vec![cut(png(0), 50), cut(png(0), 90), cut(jpeg(0), 50), cut(jpeg(0), 95), cut(pdf(1), 40)];
        for media_type in MediaType::ALL.iter().copied() {
            all.extend(
                [Vec::new(), b"plain text".to_vec(), vec![0; 100]].map(|bad| document(bad, media_type)),
            );
        }
        all
    }

    fn too_large(&self) -> Document {
        let mut large = jpeg(0);
        large.content.resize((10 << 20) + 1, 0);
        large
    }

    fn unsupported(&self) -> Option<Document> {
        Some(pdf(2))
    }

    fn away(&self) -> Vec<Arc<dyn ReceiptReader>> {
        self.busy.plan([Fault::ThroughputExceeded; 64]);
        let once = |url: &str| settings(url).with_attempts(NonZeroU32::MIN);
        let short = Duration::from_millis(300);
        vec![
            Arc::new(reader(&settings(&self.busy.url()))),
            // A port that nothing listens on.
            Arc::new(reader(&once("http://127.0.0.1:1").with_timeouts(short, short))),
        ]
    }
}

async fn setup() -> Arc<dyn ReaderSetup> {
    let (stand_in, busy) = (bakery().await, bakery().await);
    stand_in.answer(&png(BLANK).content, "blank.json").unwrap();
    Arc::new(Reader { reader: reader(&settings(&stand_in.url())), busy, _stand_in: stand_in })
}

cashflow_core::receipt_reader_suite!(block_on, setup);
