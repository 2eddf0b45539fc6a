//! Large files: sent in parts, put together once.

use cashflow_core::ErrorKind;
use cashflow_core::domain::MediaType;
use cashflow_core::ports::FileStore as _;
use cashflow_test_services::{FaultProxy, Plan};

use crate::support::{OWNER, TestBucket, block_on, key};

const MIB: usize = 1024 * 1024;

/// Bytes that differ from part to part.
fn large(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n ^ (n >> 8) ^ (n >> 16)) as u8).collect()
}

#[test]
fn a_file_larger_than_a_part_is_sent_in_parts_and_comes_back_whole() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files_with(&bucket.settings().with_part_size(5 * MIB as u64).unwrap());
        // The largest that is sent whole, then one byte more, then three parts of which the last is small.
        for (length, parts) in [(5 * MIB, None), (5 * MIB + 1, Some("-2")), (10 * MIB + 17, Some("-3"))] {
            let content = large(length);
            let file = files.put(OWNER, &content, MediaType::Pdf).await.unwrap();
            assert_eq!(file.size, length as u64);
            let found = bucket.head(&key(OWNER, &file)).await;
            let tag = found.e_tag().unwrap().trim_matches('"');
            assert!(parts.map_or(!tag.contains('-'), |parts| tag.ends_with(parts)), "{tag}");
            assert_eq!(found.content_type(), Some("application/pdf"));
            assert!(files.get(OWNER, &file).await.unwrap() == content);
            let middle = files.get_range(OWNER, &file, 5 * MIB as u64 - 3, 6).await.unwrap();
            assert_eq!(middle, content[5 * MIB - 3..(5 * MIB + 3).min(length)]);
            assert_eq!(files.put(OWNER, &content, MediaType::Png).await.unwrap(), file, "it is found again");
        }
    });
}

#[test]
fn several_writers_of_one_large_file_make_one_object_and_leave_no_parts() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let settings = bucket.settings().with_part_size(5 * MIB as u64).unwrap();
        let content = large(6 * MIB);
        let writers: Vec<_> = (0..4)
            .map(|_| {
                let (files, content) = (bucket.files_with(&settings), content.clone());
                tokio::spawn(async move { files.put(OWNER, &content, MediaType::Pdf).await })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        assert_eq!(bucket.keys().await.len(), 1);
        let begun = bucket.client.list_multipart_uploads().bucket(&bucket.name).send().await.unwrap();
        assert!(begun.uploads().is_empty(), "{begun:?}");
    });
}

#[test]
fn a_large_file_whose_connection_is_cut_is_not_there_and_goes_through_later() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let port = bucket.server.endpoint.rsplit_once(':').unwrap().1.parse().unwrap();
        let proxy = FaultProxy::start(port).unwrap();
        let settings = bucket.settings().with_endpoint_url(proxy.in_front_of(&bucket.server.endpoint));
        let files = bucket.files_with(&settings.with_part_size(5 * MIB as u64).unwrap());
        let content = large(11 * MIB);
        // What a part is asked with; the requests before and after it pass.
        proxy.set(Plan::CutBefore(b"partNumber=2".to_vec()));
        let error = files.put(OWNER, &content, MediaType::Pdf).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert!(proxy.faults() >= 3, "it is tried three times");
        assert!(bucket.keys().await.is_empty());
        let begun = bucket.client.list_multipart_uploads().bucket(&bucket.name).send().await.unwrap();
        assert!(begun.uploads().is_empty(), "{begun:?}");
        proxy.set(Plan::Pass);
        let file = files.put(OWNER, &content, MediaType::Pdf).await.unwrap();
        assert!(files.get(OWNER, &file).await.unwrap() == content);
        // The answer to the last request is lost: done is done.
        files.delete(OWNER, &file).await.unwrap();
        proxy.set_once(Plan::LoseAnswerTo(b"CompleteMultipartUpload".to_vec()));
        assert_eq!(files.put(OWNER, &content, MediaType::Pdf).await.unwrap(), file);
        assert!(files.get(OWNER, &file).await.unwrap() == content);
    });
}
