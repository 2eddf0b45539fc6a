//! What lies in the bucket: where, as what, once, and encrypted as asked for.

use aws_sdk_s3::types::ServerSideEncryption;
use aws_smithy_types::base64;
use cashflow_adapters::s3::Encryption;
use cashflow_core::ErrorKind;
use cashflow_core::domain::{ContentHash, MediaType};
use cashflow_core::ports::FileStore as _;
use cashflow_core::testkit::new_id;

use crate::support::{CONTENT, OWNER, TestBucket, block_on, key, put};

#[test]
fn a_file_lies_under_its_owner_and_its_hash_with_its_type_and_checksum() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let file = put(&bucket.files()).await;
        assert_eq!(bucket.keys().await, [key(OWNER, &file)]);
        let found = bucket.head(&key(OWNER, &file)).await;
        assert_eq!(found.content_type(), Some("image/jpeg"));
        assert_eq!(found.content_length(), Some(CONTENT.len() as i64));
        let checksum = base64::encode(ContentHash::of(CONTENT).as_bytes());
        assert_eq!(found.checksum_sha256(), Some(checksum.as_str()));
    });
}

#[test]
fn sixteen_writers_of_one_content_make_one_object_and_all_succeed() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let owner = new_id();
        let writers: Vec<_> = (0..16)
            .map(|n| {
                let files = bucket.files();
                let media_type = MediaType::ALL[n % MediaType::ALL.len()];
                tokio::spawn(async move { files.put(owner, CONTENT, media_type).await })
            })
            .collect();
        let mut stored = Vec::new();
        for writer in writers {
            stored.push(writer.await.unwrap().unwrap());
        }
        let found = bucket.head(&key(owner, &stored[0])).await;
        let first: MediaType = found.content_type().unwrap().parse().unwrap();
        assert!(stored.iter().all(|file| file.media_type == first), "all know the type that won");
        assert_eq!(bucket.keys().await.len(), 1);
    });
}

#[test]
fn what_is_there_is_never_written_over_even_if_it_is_not_what_its_key_says() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = put(&files).await;
        for other in [&b"shorter"[..], b"\xff\xd8\xff a recaipt", b"something that is longer than it was"] {
            bucket.overwrite(&key(OWNER, &file), other).await;
            let errors = [
                files.put(OWNER, CONTENT, MediaType::Jpeg).await.map(drop).unwrap_err(),
                files.get(OWNER, &file).await.map(drop).unwrap_err(),
            ];
            for error in errors {
                assert_eq!((error.kind(), error.code()), (ErrorKind::Internal, "file_damaged"));
            }
            let found = bucket.head(&key(OWNER, &file)).await;
            assert_eq!(
                found.content_length(),
                Some(other.len() as i64),
                "it is left for somebody to look at"
            );
        }
    });
}

#[test]
fn s3_encrypts_with_its_own_keys_when_it_is_told_to() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files_with(&bucket.settings().with_encryption(Encryption::S3Keys));
        let file = put(&files).await;
        let found = bucket.head(&key(OWNER, &file)).await;
        assert_eq!(found.server_side_encryption(), Some(&ServerSideEncryption::Aes256));
        assert_eq!(files.get(OWNER, &file).await.unwrap(), CONTENT);
    });
}

#[test]
fn a_file_can_be_looked_up_by_its_hash() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = put(&files).await;
        let found = files.look_up(OWNER, file.sha256).await.unwrap().unwrap();
        assert_eq!(found.file, file);
        assert_eq!([found], *files.list(OWNER, None, 9).await.unwrap());
        assert_eq!(files.look_up(new_id(), file.sha256).await.unwrap(), None);
        assert_eq!(files.look_up(OWNER, ContentHash::of(b"nothing")).await.unwrap(), None);
    });
}

#[test]
fn a_list_passes_over_what_is_no_file_of_ours_and_goes_on_behind_it() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = put(&files).await;
        for n in 0..5 {
            bucket.overwrite(&format!("production/{OWNER}/000{n}-note.txt"), b"a note").await;
        }
        bucket.overwrite("elsewhere", b"a note").await;
        for limit in [1, 2, 9] {
            let listed = files.list(OWNER, None, limit).await.unwrap();
            assert_eq!(listed.iter().map(|object| &object.file).collect::<Vec<_>>(), [&file], "{limit}");
        }
    });
}

#[test]
fn a_ping_leaves_one_object_that_no_list_shows() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        for _ in 0..3 {
            files.ping().await.unwrap();
        }
        assert_eq!(bucket.keys().await, ["production/.ping"]);
        assert!(files.list(OWNER, None, 9).await.unwrap().is_empty());
    });
}
