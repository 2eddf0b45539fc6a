//! Probes, documentation, and the static files of a page.

use crate::support::Server;

#[tokio::test]
async fn probes_answer_at_the_root_and_below_api() {
    let server = Server::new();
    for path in ["/health/live", "/health/ready", "/api/health/live", "/api/v1/health/ready"] {
        assert_eq!(server.ask("GET", path).send().await.expect(200)["status"], "ok", "{path}");
    }
    let head = server.ask("HEAD", "/health/live").send().await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
}

#[tokio::test]
async fn the_page_of_the_documentation_needs_no_other_host() {
    let server = Server::new();
    for base in ["", "/api", "/api/v1"] {
        let moved = server.ask("GET", &format!("{base}/docs")).send().await;
        assert_eq!((moved.status, moved.header("location")), (308, format!("{base}/docs/").as_str()));
        let page = server.ask("GET", &format!("{base}/docs/")).send().await;
        assert!(page.header("content-type").starts_with("text/html"));
        assert!(page.header("content-security-policy").contains("default-src 'self'"));
        let html = String::from_utf8(page.bytes).unwrap();
        let mut named = 0;
        for part in html.split(['"', '\'']).filter(|part| part.ends_with(".js") || part.ends_with(".css")) {
            assert!(!part.contains("//"), "{part} is of another host");
            let file =
                server.ask("GET", &format!("{base}/docs/{}", part.trim_start_matches("./"))).send().await;
            assert_eq!(file.status, 200, "{part}");
            named += 1;
        }
        assert!(named >= 3, "{html}");
        let script = server.ask("GET", &format!("{base}/docs/swagger-initializer.js")).send().await;
        assert!(String::from_utf8(script.bytes).unwrap().contains("\"../openapi.json\""));
        let document = server.ask("GET", &format!("{base}/openapi.json")).send().await.expect(200);
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        server.ask("GET", &format!("{base}/docs/../../etc/passwd")).send().await.error(404);
    }
}

#[tokio::test]
async fn a_folder_of_static_files_is_served_at_the_root_and_hides_no_route() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<title>Cashflow</title>").unwrap();
    std::fs::write(folder.path().join("app.js"), "1").unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("assets/app-1.js"), "1").unwrap();
    let server = Server::with(&[("WEB_DIR", folder.path().to_str().unwrap())]);
    let page = server.ask("GET", "/").send().await;
    assert_eq!((page.status, page.bytes.as_slice()), (200, "<title>Cashflow</title>".as_bytes()));
    assert!(page.header("content-security-policy").contains("default-src 'self'"));
    assert_eq!(page.header("cache-control"), "no-cache");
    assert!(server.ask("GET", "/app.js").send().await.header("content-type").contains("javascript"));
    // The page has addresses of its own; what a program asks for is there or not.
    for path in ["/movements", "/receipts/1?page=2"] {
        let page = server.ask("GET", path).header("accept", "text/html,*/*").send().await;
        assert_eq!(
            (page.status, page.bytes.as_slice()),
            (200, "<title>Cashflow</title>".as_bytes()),
            "{path}"
        );
        assert_eq!(page.header("cache-control"), "no-cache");
        server.ask("GET", path).send().await.error(404);
    }
    for path in ["/missing.js", "/assets/app-0.js", "/api/nope", "/api"] {
        server.ask("GET", path).header("accept", "text/html,*/*").send().await.error(404);
    }
    let asset = server.ask("GET", "/assets/app-1.js").send().await;
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    for path in ["/missing.js", "/../Cargo.toml", "/%2e%2e/%2e%2e/etc/passwd", "/api/nope", "/api"] {
        server.ask("GET", path).send().await.error(404);
    }
    server.ask("GET", "/health/live").send().await.expect(200);
    server.ask("GET", "/api/v1/me").send().await.error(401);
    server.ask("POST", "/").send().await.error(405);
}
