//! The folder: where files lie, damage, links, and what a killed process leaves behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use cashflow_adapters::fs::FolderFiles;
use cashflow_core::ErrorKind;
use cashflow_core::domain::{MediaType, StoredFile, UserId};
use cashflow_core::ports::FileStore;
use cashflow_core::testkit::file_store::FilesSetup;
use futures_lite::future::block_on;
use tempfile::TempDir;

const OWNER: UserId = UserId::LOCAL;
const CONTENT: &[u8] = b"\xff\xd8\xff a receipt";

fn opened() -> (TempDir, FolderFiles) {
    let root = TempDir::new().unwrap();
    let files = FolderFiles::open(root.path()).unwrap();
    (root, files)
}

fn put(files: &FolderFiles) -> StoredFile {
    block_on(files.put(OWNER, CONTENT, MediaType::Jpeg)).unwrap()
}

/// A folder for the suite.
struct Folder {
    root: TempDir,
    files: FolderFiles,
}

#[async_trait]
impl FilesSetup for Folder {
    fn files(&self) -> &dyn FileStore {
        &self.files
    }

    async fn damage(&self, owner: UserId, file: &StoredFile) {
        let path = path_for(self.root.path(), owner, file);
        let mut content = fs::read(&path).unwrap();
        content[0] ^= 1;
        fs::write(path, content).unwrap();
    }
}

async fn folder() -> Arc<dyn FilesSetup> {
    let (root, files) = opened();
    Arc::new(Folder { root, files })
}

cashflow_core::file_store_suite!(block_on, folder);

fn path_of(root: &Path, file: &StoredFile) -> PathBuf {
    path_for(root, OWNER, file)
}

fn path_for(root: &Path, owner: UserId, file: &StoredFile) -> PathBuf {
    let hash = file.sha256.to_string();
    root.join(owner.to_string()).join(&hash[..2]).join(format!("{hash}.{}", file.media_type.extension()))
}

fn incoming(root: &Path) -> Vec<PathBuf> {
    fs::read_dir(root.join(".incoming")).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn a_file_lies_under_its_owner_and_its_hash_and_nothing_else_is_left() {
    let (root, files) = opened();
    let file = put(&files);
    assert_eq!(fs::read(path_of(root.path(), &file)).unwrap(), CONTENT);
    assert!(incoming(root.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn folders_and_files_are_open_to_their_user_only() {
    use std::os::unix::fs::PermissionsExt as _;

    let parent = TempDir::new().unwrap();
    let root = parent.path().join("new/files");
    let file = put(&FolderFiles::open(&root).unwrap());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = path_of(&root, &file);
    assert_eq!(mode(&path), 0o600);
    for folder in [&root, &root.join(".incoming"), path.parent().unwrap()] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn a_damaged_file_is_refused_and_mended_by_putting_it_again() {
    let (root, files) = opened();
    let file = put(&files);
    for damage in [&b"\xff\xd8\xff a recaipt"[..], &CONTENT[..5], b""] {
        fs::write(path_of(root.path(), &file), damage).unwrap();
        let errors = [
            block_on(files.get(OWNER, &file)).unwrap_err(),
            block_on(files.get_range(OWNER, &file, 0, 1)).unwrap_err(),
        ];
        for error in errors {
            assert_eq!((error.kind(), error.code()), (ErrorKind::Internal, "file_damaged"));
        }
        assert_eq!(put(&files), file);
        assert_eq!(block_on(files.get(OWNER, &file)).unwrap(), CONTENT);
    }
}

#[test]
fn putting_a_content_again_keeps_its_time_and_its_type() {
    let (root, files) = opened();
    let file = put(&files);
    let before = block_on(files.list(OWNER, None, 9)).unwrap();
    assert_eq!(block_on(files.put(OWNER, CONTENT, MediaType::Pdf)).unwrap(), file);
    assert_eq!(block_on(files.list(OWNER, None, 9)).unwrap(), before);
    assert_eq!(fs::read_dir(path_of(root.path(), &file).parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn what_others_leave_in_the_folder_is_neither_listed_nor_in_the_way() {
    let (root, files) = opened();
    let file = put(&files);
    let folder = path_of(root.path(), &file).parent().unwrap().to_owned();
    let hash = file.sha256.to_string();
    for name in ["notes.txt", ".DS_Store", &format!("{hash}.exe"), &format!("{}.jpg", hash.to_uppercase())] {
        fs::write(folder.join(name), CONTENT).unwrap();
    }
    fs::create_dir(folder.join(format!("{}{}.png", &hash[..2], "0".repeat(62)))).unwrap();
    let listed = block_on(files.list(OWNER, None, 9)).unwrap();
    assert_eq!(listed.into_iter().map(|object| object.file).collect::<Vec<_>>(), [file]);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_folder_leads_nowhere() {
    let (root, files) = opened();
    let outside = TempDir::new().unwrap();
    let elsewhere = FolderFiles::open(outside.path()).unwrap();
    let file = put(&elsewhere);
    std::os::unix::fs::symlink(outside.path().join(OWNER.to_string()), root.path().join(OWNER.to_string()))
        .unwrap();
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap_err().kind(), ErrorKind::NotFound);
    assert!(block_on(files.list(OWNER, None, 9)).unwrap().is_empty());
    block_on(files.delete(OWNER, &file)).unwrap();
    let other = block_on(files.put(OWNER, b"%PDF-1.7", MediaType::Pdf));
    assert_eq!(other.unwrap_err().kind(), ErrorKind::Unavailable);
    assert_eq!(block_on(elsewhere.list(OWNER, None, 9)).unwrap().len(), 1, "what lies outside is untouched");
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_is_replaced_and_its_target_is_untouched() {
    let (root, files) = opened();
    let file = put(&files);
    let path = path_of(root.path(), &file);
    let secret = root.path().join("secret");
    fs::write(&secret, CONTENT).unwrap();
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(&secret, &path).unwrap();
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap_err().kind(), ErrorKind::NotFound);
    assert!(block_on(files.list(OWNER, None, 9)).unwrap().is_empty());
    put(&files);
    assert!(fs::symlink_metadata(&path).unwrap().is_file());
    assert_eq!(fs::read(&secret).unwrap(), CONTENT);
}

#[test]
fn what_a_killed_process_left_half_written_is_unseen_and_removed_after_an_hour() {
    let (root, files) = opened();
    let file = put(&files);
    let left_by_the_dead = root.path().join(".incoming/.tmpdead");
    let being_written = root.path().join(".incoming/.tmplive");
    for path in [&left_by_the_dead, &being_written] {
        fs::write(path, &CONTENT[..4]).unwrap();
    }
    let long_ago = SystemTime::now() - Duration::from_secs(61 * 60);
    fs::File::options().write(true).open(&left_by_the_dead).unwrap().set_modified(long_ago).unwrap();
    let reopened = FolderFiles::open(root.path()).unwrap();
    assert_eq!(incoming(root.path()), [being_written]);
    assert_eq!(block_on(reopened.list(OWNER, None, 9)).unwrap().len(), 1);
    assert_eq!(block_on(reopened.get(OWNER, &file)).unwrap(), CONTENT);
}

#[test]
fn several_openers_of_one_folder_may_write_and_delete_the_same_file_at_once() {
    let root = TempDir::new().unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let files = FolderFiles::open(root.path()).unwrap();
                for _ in 0..20 {
                    let file = put(&files);
                    block_on(files.delete(OWNER, &file)).unwrap();
                }
            });
        }
    });
    let files = FolderFiles::open(root.path()).unwrap();
    let file = put(&files);
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap(), CONTENT);
    assert!(incoming(root.path()).is_empty());
}

#[test]
fn a_folder_that_cannot_be_is_unavailable() {
    let parent = TempDir::new().unwrap();
    let file = parent.path().join("a-file");
    fs::write(&file, b"").unwrap();
    assert_eq!(FolderFiles::open(&file).unwrap_err().kind(), ErrorKind::Unavailable);
    let (root, files) = opened();
    block_on(files.ping()).unwrap();
    fs::remove_dir_all(root.path()).unwrap();
    assert_eq!(block_on(files.ping()).unwrap_err().kind(), ErrorKind::Unavailable);
    let put = block_on(files.put(OWNER, CONTENT, MediaType::Jpeg));
    assert_eq!(put.unwrap_err().kind(), ErrorKind::Unavailable);
}
