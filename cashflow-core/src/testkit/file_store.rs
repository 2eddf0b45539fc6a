//! Cases of the file store.

use async_trait::async_trait;

use crate::domain::{ContentHash, MediaType, StoredFile, UserId};
use crate::error::ErrorKind;
use crate::ports::{Clock as _, FileStore, StoredObject, SystemClock};
use crate::testkit::{Bench, assert_refused, new_id};

/// A file store under test, empty, and a way to spoil what it keeps.
#[async_trait]
pub trait FilesSetup: Send + Sync {
    /// The store.
    fn files(&self) -> &dyn FileStore;

    /// Changes a byte of a stored content behind the store's back.
    async fn damage(&self, owner: UserId, file: &StoredFile);
}

/// The cases of [`FileStore`].
#[doc(hidden)]
#[macro_export]
macro_rules! __file_store_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            what_was_put_is_got_back =>
                "what was put is got back byte for byte, also an empty content and one of several megabytes",
            putting_again_changes_nothing =>
                "putting the same content again changes nothing and gives the same file",
            putting_at_the_same_time_gives_one_file =>
                "putting the same content again changes nothing and gives the same file",
            missing_and_foreign_contents_are_not_found =>
                "a missing content, or one of another owner only, is `NotFound`",
            ranges_are_got_back_exactly =>
                "a range is got back exactly, one at the end as nothing; one that begins beyond the end is `Invalid`",
            deleted_contents_are_gone => "a deleted content is gone; deleting a missing one is no error",
            owners_have_files_of_their_own =>
                "the same content of two owners is two files: deleting one keeps the other",
            lists_have_every_file_in_order =>
                "a list has every file of the owner with its size and time of storing, in the order of the hashes",
            damaged_contents_are_errors =>
                "a content that was damaged in the store is an error, never handed out",
        }
    };
}

__file_store_cases! { __case_table }

/// Bytes of every value in no simple order.
fn bytes(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

pub async fn what_was_put_is_got_back(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let contents = [vec![], vec![0], b"\r\n\0\xff\xfe".to_vec(), bytes(70_000, 1), bytes(6_000_001, 2)];
    let types = [MediaType::Png, MediaType::Jpeg, MediaType::Pdf, MediaType::WebP];
    let mut stored = Vec::new();
    for (content, media_type) in contents.iter().zip(types.into_iter().cycle()) {
        let file = files.put(owner, content, media_type).await.unwrap();
        let expected =
            StoredFile { sha256: ContentHash::of(content), media_type, size: content.len() as u64 };
        assert_eq!(file, expected);
        stored.push(file);
    }
    for (content, file) in contents.iter().zip(&stored) {
        let got = files.get(owner, file).await.unwrap();
        assert!(got == *content, "{} bytes came back as {} others", content.len(), got.len());
    }
    files.ping().await.unwrap();
}

pub async fn putting_again_changes_nothing(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let first = files.put(owner, b"a photo", MediaType::Jpeg).await.unwrap();
    let listed = files.list(owner, None, 10).await.unwrap();
    assert_eq!(files.put(owner, b"a photo", MediaType::Jpeg).await.unwrap(), first);
    let as_another = files.put(owner, b"a photo", MediaType::Png).await.unwrap();
    assert_eq!(as_another, first, "also when it is said to be something else");
    assert_eq!(files.list(owner, None, 10).await.unwrap(), listed);
    assert_eq!(files.get(owner, &first).await.unwrap(), b"a photo");
}

pub async fn putting_at_the_same_time_gives_one_file(bench: Bench<dyn FilesSetup>) {
    let owner = new_id();
    let content = bytes(300_000, 7);
    let puts = (0..4).map(|_| {
        let (setup, content) = (bench.under_test(), content.clone());
        async move { setup.files().put(owner, &content, MediaType::Jpeg).await.unwrap() }
    });
    let stored = bench.at_once(puts).await;
    assert!(stored.iter().all(|file| *file == stored[0]));
    assert_eq!(bench.files().list(owner, None, 10).await.unwrap().len(), 1);
    assert!(bench.files().get(owner, &stored[0]).await.unwrap() == content);
}

pub async fn missing_and_foreign_contents_are_not_found(bench: Bench<dyn FilesSetup>) {
    let (files, owner, other) = (bench.files(), new_id(), new_id());
    let foreign = files.put(other, b"theirs", MediaType::Png).await.unwrap();
    let missing = StoredFile { sha256: ContentHash::of(b"nothing"), media_type: MediaType::Png, size: 7 };
    for file in [&foreign, &missing] {
        assert_refused(files.get(owner, file).await, ErrorKind::NotFound, "the whole");
        assert_refused(files.get_range(owner, file, 0, 1).await, ErrorKind::NotFound, "a part");
    }
    files.delete(owner, &foreign).await.unwrap();
    assert_eq!(files.get(other, &foreign).await.unwrap(), b"theirs", "nobody deletes another's");
}

pub async fn ranges_are_got_back_exactly(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let content = bytes(10_000, 3);
    let file = files.put(owner, &content, MediaType::Pdf).await.unwrap();
    let ranges = [
        (0, 1),
        (0, 10_000),
        (1, 9_999),
        (4_096, 4_096),
        (9_999, 1),
        (17, 0),
        (0, 20_000),
        (9_000, u64::MAX),
    ];
    for (start, length) in ranges {
        let got = files.get_range(owner, &file, start, length).await.unwrap();
        let end = start.saturating_add(length).min(10_000) as usize;
        assert!(got == content[start as usize..end], "{length} bytes from {start}");
    }
    for length in [0, 1, u64::MAX] {
        assert_eq!(files.get_range(owner, &file, 10_000, length).await.unwrap(), b"", "at the end");
        for start in [10_001, u64::MAX] {
            let outcome = files.get_range(owner, &file, start, length).await;
            assert_refused(outcome, ErrorKind::Invalid, "beyond the end");
        }
    }
    let empty = files.put(owner, b"", MediaType::Pdf).await.unwrap();
    assert_eq!(files.get_range(owner, &empty, 0, 5).await.unwrap(), b"");
    assert_refused(files.get_range(owner, &empty, 1, 5).await, ErrorKind::Invalid, "beyond nothing");
}

pub async fn deleted_contents_are_gone(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let file = files.put(owner, b"a photo", MediaType::Jpeg).await.unwrap();
    let kept = files.put(owner, b"another", MediaType::Jpeg).await.unwrap();
    for _ in 0..2 {
        files.delete(owner, &file).await.unwrap();
        assert_refused(files.get(owner, &file).await, ErrorKind::NotFound, "what was deleted");
        assert_refused(files.get_range(owner, &file, 0, 1).await, ErrorKind::NotFound, "what was deleted");
    }
    let listed: Vec<StoredFile> =
        files.list(owner, None, 10).await.unwrap().into_iter().map(|object| object.file).collect();
    assert_eq!(listed, std::slice::from_ref(&kept));
    files.delete(new_id(), &file).await.unwrap();
    assert_eq!(files.put(owner, b"a photo", MediaType::Jpeg).await.unwrap(), file, "it may come again");
    assert_eq!(files.get(owner, &file).await.unwrap(), b"a photo");
}

pub async fn owners_have_files_of_their_own(bench: Bench<dyn FilesSetup>) {
    let (files, one, two) = (bench.files(), new_id(), new_id());
    let ours = files.put(one, b"a photo", MediaType::Jpeg).await.unwrap();
    let theirs = files.put(two, b"a photo", MediaType::Jpeg).await.unwrap();
    assert_eq!(ours, theirs);
    files.delete(one, &ours).await.unwrap();
    assert_refused(files.get(one, &ours).await, ErrorKind::NotFound, "the one that was deleted");
    assert_eq!(files.get(two, &theirs).await.unwrap(), b"a photo");
    assert_eq!(files.list(one, None, 10).await.unwrap(), []);
    assert_eq!(files.list(two, None, 10).await.unwrap().len(), 1);
}

pub async fn lists_have_every_file_in_order(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let day = std::time::Duration::from_secs(86_400);
    let before = SystemClock.now();
    let mut expected = Vec::new();
    for size in 0..60 {
        expected.push(files.put(owner, &bytes(size, 9), MediaType::Jpeg).await.unwrap());
    }
    files.put(new_id(), b"of another", MediaType::Jpeg).await.unwrap();
    expected.sort_by_key(|file| file.sha256);
    let all: Vec<StoredObject> = files.list(owner, None, 1_000).await.unwrap();
    assert_eq!(all.iter().map(|object| object.file.clone()).collect::<Vec<_>>(), expected);
    let within =
        |object: &StoredObject| object.stored_at.plus(day) > before && object.stored_at < before.plus(day);
    assert!(all.iter().all(within), "each was stored about now");
    for limit in [1, 7, 59, 60, 61] {
        let (mut read, mut after) = (Vec::new(), None);
        loop {
            let page = files.list(owner, after, limit).await.unwrap();
            assert!(page.len() <= limit);
            let Some(last) = page.last() else { break };
            assert!(Some(last.file.sha256) > after, "the list goes on");
            after = Some(last.file.sha256);
            read.extend(page);
        }
        assert_eq!(read, all, "in lists of {limit}");
    }
    assert_eq!(files.list(owner, None, 0).await.unwrap(), []);
    assert_eq!(files.list(owner, Some(ContentHash::from_bytes([0xff; 32])), 5).await.unwrap(), []);
    assert_eq!(files.list(owner, Some(ContentHash::from_bytes([0; 32])), 5).await.unwrap(), all[..5]);
    assert_eq!(files.list(new_id(), None, 5).await.unwrap(), []);
}

pub async fn damaged_contents_are_errors(bench: Bench<dyn FilesSetup>) {
    let (files, owner) = (bench.files(), new_id());
    let file = files.put(owner, &bytes(5_000, 4), MediaType::Jpeg).await.unwrap();
    let sound = files.put(owner, b"sound", MediaType::Jpeg).await.unwrap();
    bench.damage(owner, &file).await;
    assert_refused(files.get(owner, &file).await, ErrorKind::Internal, "a damaged content");
    assert_eq!(files.get(owner, &sound).await.unwrap(), b"sound");
}
