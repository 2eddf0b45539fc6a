//! The stage in S3: SeaweedFS, which checks signatures, and from which the stand-in fetches like the service.

use std::sync::Arc;

use aws_sdk_s3::Client;
use aws_sdk_textract::config::{BehaviorVersion, Credentials, Region, SharedCredentialsProvider};
use cashflow_adapters::s3::{Addressing, S3Files, S3Settings};
use cashflow_adapters::textract::{S3Stage, SdkConfig};
use cashflow_core::ErrorKind;
use cashflow_core::domain::UserId;
use cashflow_core::ports::ReceiptReader as _;
use cashflow_core::testkit::new_id;
use cashflow_test_services::shared::{SharedS3, s3};
use cashflow_textract_standin::{Objects, Options, S3Access, StandIn};

use crate::files::pdf;
use crate::support::{block_on, reader, refusal, settings, stand_in};

fn config(server: &SharedS3) -> SdkConfig {
    let credentials = Credentials::new(&server.access_key, &server.secret_key, None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(server.region.clone()))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build()
}

struct World {
    stage: S3Files,
    stand_in: StandIn,
    client: Client,
    bucket: String,
}

/// A bucket, a stage in it, and a stand-in that reads it with this secret.
async fn world(secret: Option<&str>) -> World {
    let server = s3();
    let id: UserId = new_id();
    let bucket = format!("test-{id}");
    let own = aws_sdk_s3::config::Builder::from(&config(&server))
        .endpoint_url(&server.endpoint)
        .force_path_style(true)
        .build();
    let client = Client::from_conf(own);
    client.create_bucket().bucket(&bucket).send().await.unwrap();
    let settings = S3Settings::new(&bucket)
        .unwrap()
        .with_prefix("being-read")
        .unwrap()
        .with_endpoint_url(&server.endpoint)
        .with_addressing(Addressing::Path);
    let access = S3Access {
        endpoint: server.endpoint.clone(),
        region: server.region.clone(),
        access_key: server.access_key.clone(),
        secret_key: secret.unwrap_or(&server.secret_key).to_owned(),
    };
    let default_answer = Some("invoice-23-pages.json".to_owned());
    let options = Options { objects: Objects::S3(access), default_answer, ..Options::default() };
    let stage = S3Files::with_config(&config(&server), &settings).unwrap();
    World { stage, stand_in: stand_in(options).await, client, bucket }
}

async fn keys(world: &World) -> Vec<String> {
    let listed = world.client.list_objects_v2().bucket(&world.bucket).send().await.unwrap();
    listed.contents().iter().map(|object| object.key().unwrap().to_owned()).collect()
}

#[test]
fn a_long_pdf_is_read_from_the_bucket_and_does_not_stay_there() {
    block_on(async {
        let world = world(None).await;
        let settings = settings(&world.stand_in.url()).with_max_pages(30);
        let reader = reader(&settings).with_stage(Arc::new(S3Stage::new(world.stage.clone())));
        let reading = reader.read(&pdf(23)).await.unwrap();
        assert_eq!((reading.pages.len(), reading.typed.len()), (23, 23));
        assert!(keys(&world).await.is_empty());
    });
}

#[test]
fn a_bucket_that_the_service_may_not_read_says_so_and_the_document_waits_there() {
    block_on(async {
        let world = world(Some("another-secret")).await;
        let settings = settings(&world.stand_in.url());
        let reader = reader(&settings).with_stage(Arc::new(S3Stage::new(world.stage.clone())));
        assert_eq!(refusal(&reader, &pdf(2)).await, (ErrorKind::Unavailable, "textract_bucket_unreadable"));
        assert!(matches!(&keys(&world).await[..], [key] if key.starts_with("being-read/")));
    });
}
