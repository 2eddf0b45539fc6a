//! The files of receipts, as they were uploaded.

use crate::support::{Server, User, text, ticket};

async fn uploaded(ana: &User<'_>, name: &str, content: &[u8]) -> String {
    let receipt = ana.upload("/ocr/upload", name, content).await.expect(201);
    format!("/ocr/invoices/{}/file", text(&receipt["id"]))
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte_with_its_type_and_is_kept_by_nobody_else() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let path = uploaded(&ana, "compra año.exe", &content).await;
    let file = ana.get(&path).await;
    assert_eq!((file.status, &file.bytes), (200, &content));
    assert_eq!(file.header("content-type"), "image/png");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert_eq!(file.header("cache-control"), "private, no-store");
    assert_eq!(file.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    let disposition = file.header("content-disposition");
    let whole = "filename*=UTF-8''compra%20a%C3%B1o%2Eexe";
    assert_eq!(disposition, format!("inline; filename=\"compra a_o.exe\"; {whole}"));
    let head = ana.ask("HEAD", &path).send().await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(head.header("content-length"), content.len().to_string());
    server.ask("GET", &format!("/api/v1{path}")).send().await.error(401);
    server.user("ben").await.get(&path).await.error(404);
}

#[tokio::test]
async fn who_has_the_file_is_told_so() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let path = uploaded(&ana, "a.png", &ticket("BAR SOL", "12/03/2026", "3,20")).await;
    let tag = ana.get(&path).await.header("etag").to_owned();
    let again = ana.ask("GET", &path).header("if-none-match", &tag).send().await;
    assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, tag.as_str()));
    let other = ana.ask("GET", &path).header("if-none-match", "\"other\"").send().await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn a_part_of_a_file_can_be_asked_for() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let path = uploaded(&ana, "a.png", &content).await;
    let size = content.len();
    let part = ana.ask("GET", &path).header("range", "bytes=8-19").send().await;
    assert_eq!((part.status, part.bytes.as_slice()), (206, &content[8..20]));
    assert_eq!(part.header("content-range"), format!("bytes 8-19/{size}"));
    assert_eq!(part.header("accept-ranges"), "bytes");
    let end = ana.ask("GET", &path).header("range", "bytes=-5").send().await;
    assert_eq!((end.status, end.bytes.as_slice()), (206, &content[size - 5..]));
    let outside = ana.ask("GET", &path).header("range", &format!("bytes={size}-")).send().await;
    outside.error(416);
    assert_eq!(outside.header("content-range"), format!("bytes */{size}"));
    let several = ana.ask("GET", &path).header("range", "bytes=0-1,4-5").send().await;
    assert_eq!((several.status, several.bytes.len()), (200, size));
}
