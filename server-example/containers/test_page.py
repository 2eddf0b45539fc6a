"""The image of the page, run as ECS would run it."""

import re
from pathlib import Path

from engine import HOST, NETWORK, RESTRICTED, ROOT, WEB_IMAGE, Container, inspect_image, podman
from test_server import cannot_write, status

PAGE = {"Accept": "text/html,*/*"}


def servers_policy() -> str:
    """The policy that the server gives its own page."""
    source = (ROOT / "server-example/src/web.rs").read_text()
    text = re.search(r'PAGE_POLICY.*?from_static\(\s*"(.*?)",?\s*\)', source, re.DOTALL).group(1)
    return re.sub(r"\\\n\s*", "", text)


def test_the_image_holds_no_secret_and_is_not_run_by_root() -> None:
    config = inspect_image(WEB_IMAGE)["Config"]
    assert config["User"] == "65532:65532"
    assert config["StopSignal"] == "SIGQUIT"
    assert {variable.split("=", 1)[0] for variable in config["Env"]} <= {"PATH"}


def test_it_runs_without_rights_and_its_files_cannot_be_written(page: Container) -> None:
    process = page.process()
    told = status(process)
    assert told["Uid"].split() == ["65532"] * 4
    assert int(told["CapEff"], 16) == 0
    for file in ("made", "usr/share/cashflow/made", "etc/cashflow/made"):
        cannot_write(process, file)


def test_the_page_and_every_place_in_it_are_the_same_and_are_asked_for_anew(page: Container) -> None:
    front = page.ask("GET", "/", headers=PAGE)
    assert (front.status, front.headers["content-type"]) == (200, "text/html")
    assert b'<meta name="cashflow-api" content=""' in front.body
    assert front.headers["cache-control"] == "no-cache"
    for place in ("/movements", "/receipts/review", "/index.html"):
        answer = page.ask("GET", place, headers=PAGE)
        assert (answer.status, answer.body) == (200, front.body), place
        assert answer.headers["cache-control"] == "no-cache"
    assert page.ask("HEAD", "/movements", headers=PAGE).status == 200


def test_what_is_not_there_is_not_answered_with_the_page(page: Container) -> None:
    for place in ("/assets/none.js", "/none.png", "/none", "/assets"):
        assert page.ask("GET", place, headers={"Accept": "*/*"}).status in (301, 404), place
    for place in ("/assets/none.js", "/api/v1/movements", "/api"):
        assert page.ask("GET", place, headers=PAGE).status == 404, place


def test_what_has_a_hash_in_its_name_is_kept_for_ever_and_the_service_worker_is_not(page: Container) -> None:
    front = page.ask("GET", "/", headers=PAGE).body.decode()
    script = re.search(r'src="(/assets/[^"]+\.js)"', front).group(1)
    answer = page.ask("GET", script, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert "javascript" in answer.headers["content-type"]
    for file in ("/sw.js", "/theme.js", "/manifest.webmanifest"):
        assert page.ask("GET", file).headers["cache-control"] == "no-cache", file
    assert page.ask("GET", "/manifest.webmanifest").headers["content-type"] == "application/manifest+json"


def test_its_headers_are_those_of_the_server(page: Container) -> None:
    headers = page.ask("GET", "/", headers=PAGE).headers
    assert headers["content-security-policy"] == servers_policy()
    source = (ROOT / "server-example/src/http/security.rs").read_text()
    always = re.findall(r'\((?:header::|HeaderName::from_static\(")([\w-]+).*?from_static\("(.*?)"\)\)', source)
    assert len(always) == 5, always
    for name, value in always:
        assert headers[name.lower().replace("_", "-")] == value, name
    assert headers["server"] == "nginx", "it tells its version"


def test_the_origin_of_the_api_is_a_setting_of_the_run() -> None:
    api = "https://api.example.org"
    with Container(WEB_IMAGE, 8080, [], {"CASHFLOW_API": f"{api}/"}) as page:
        page.wait_for("/healthz")
        front = page.ask("GET", "/movements", headers=PAGE)
        assert f'<meta name="cashflow-api" content="{api}"'.encode() in front.body
        assert f"connect-src 'self' {api};" in front.headers["content-security-policy"]
        podman("stop", "--time", "10", page.name)
        assert page.state()["ExitCode"] == 0


def test_a_setting_that_is_no_origin_stops_the_start_with_one_line_that_names_it() -> None:
    for name in ("CASHFLOW_API", "CASHFLOW_BACKEND"):
        for wrong in ("api.example.org", 'https://a";include /etc/passwd;"', "https://a/path", "https://"):
            done = podman("run", "--rm", *RESTRICTED, *NETWORK, f"--env={name}={wrong}", WEB_IMAGE, check=False)
            assert (done.returncode, done.stderr) == (
                1,
                f"cashflow-web: {name}: not an origin such as https://api.example.org\n",
            )


def test_it_can_stand_before_the_server(server: Container) -> None:
    with Container(WEB_IMAGE, 8080, [], {"CASHFLOW_BACKEND": f"http://{HOST}:{server.port}"}) as page:
        page.wait_for("/healthz")
        answer = page.ask("GET", "/api/v1/movements?limit=1")
        assert answer.status == 401
        assert answer.json()["error"]["type"] == "unauthenticated", answer.body
        assert page.ask("GET", "/metrics", headers={"Accept": "*/*"}).status == 404, "only /api goes on"
        assert Path(page.process() / "root/tmp/cashflow-web.conf").is_file()
