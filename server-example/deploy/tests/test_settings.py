"""Where real deployments break: what the templates say of the server, held against the server's own source."""

import json
import re

from templates import DEPLOY, ROOT

SERVER = ROOT / "server-example"
ADAPTERS = ROOT / "cashflow-adapters" / "src"
# What the AWS SDK reads itself.
OF_THE_SDK = {"AWS_REGION"}
# What S3 wants for each call; those that are missing here are not known to be needed.
S3_ACTIONS = {
    "abort_multipart_upload": "s3:AbortMultipartUpload",
    "complete_multipart_upload": "s3:PutObject",
    "create_multipart_upload": "s3:PutObject",
    "delete_object": "s3:DeleteObject",
    "get_object": "s3:GetObject",
    "head_object": "s3:GetObject",
    "list_objects_v2": "s3:ListBucket",
    "put_object": "s3:PutObject",
    "upload_part": "s3:PutObject",
}


def text(*folders, suffix=".rs"):
    return "\n".join(file.read_text() for folder in folders for file in sorted(folder.rglob(f"*{suffix}")))


def number(pattern, source):
    found = re.search(pattern, source)
    assert found, f"{pattern} is not in the source any more"
    return int(found[1])


def container(stacks, stack, task):
    (definition,) = stacks[stack].properties(task)["ContainerDefinitions"]
    return definition


def environment(definition):
    return {it["Name"]: it["Value"] for it in definition.get("Environment", [])}


def names(definition):
    listed = [it["Name"] for key in ("Environment", "Secrets") for it in definition.get(key, [])]
    assert len(listed) == len(set(listed)), "a variable is set twice"
    return set(listed)


def attributes(properties, key):
    return {it["Key"]: it["Value"] for it in properties[key]}


def calls(folder):
    """The operations of the AWS SDK that an adapter calls: `client.put_object()`, over lines too."""
    return set(re.findall(r"\bclient\s*\.(\w+)\(\)", text(folder))) - {"config"}


def actions(statement):
    listed = statement["Action"]
    return {listed} if isinstance(listed, str) else set(listed)


def test_every_variable_of_the_tasks_is_a_setting_of_the_server(stacks):
    known = set(re.findall(r'"([A-Z][A-Z0-9_]+)"', text(SERVER / "src" / "config"))) | OF_THE_SDK
    for stack, task in [("services", "BackendTask"), ("cluster", "MigrationTask")]:
        unknown = names(container(stacks, stack, task)) - known
        assert not unknown, f"{task} sets what the server does not read: {unknown}"


def test_nothing_that_the_server_would_write_into_its_folder_is_left_to_a_default(stacks):
    needed = {"DB_HOST", "DB_USER", "DB_PASSWORD", "DB_NAME", "JWT_SECRET"}
    assert needed <= names(container(stacks, "cluster", "MigrationTask"))
    assert needed | {"STORAGE_URL", "MIGRATIONS"} <= names(container(stacks, "services", "BackendTask"))


def test_the_values_are_ones_that_the_server_takes(stacks):
    config = text(SERVER / "src" / "config")
    set_to = environment(container(stacks, "services", "BackendTask"))
    for name in ("MIGRATIONS", "OCR_ENGINE"):
        assert f'Some("{set_to[name]}")' in config, f"{name}={set_to[name]}"
    assert set_to["DB_SSLMODE"] == "verify-full"
    assert set_to["STORAGE_URL"] == "s3://import:cashflow-x-ReceiptsBucket/receipts"
    for name in ("PORT", "DB_PORT", "DB_POOL_SIZE", "TRUSTED_PROXIES", "SHUTDOWN_GRACE_SECONDS", "QUEUE_LOG_SECONDS"):
        assert int(set_to[name]) > 0


def test_the_port_is_the_same_everywhere(stacks):
    backend = container(stacks, "services", "BackendTask")
    services, network = stacks["services"], stacks["network"]
    port = int(environment(backend)["PORT"])
    assert [it["ContainerPort"] for it in backend["PortMappings"]] == [port]
    assert services.properties("BackendTargets")["Port"] == port
    assert [it["ContainerPort"] for it in services.properties("BackendService")["LoadBalancers"]] == [port]
    assert [it["FromPort"] for it in network.properties("BackendSecurityGroup")["SecurityGroupIngress"]] == [port]
    assert port == number(r'"PORT".*?unwrap_or\((\d+)\)', text(SERVER / "src" / "config"))
    page = container(stacks, "services", "FrontendTask")["PortMappings"][0]["ContainerPort"]
    assert services.properties("FrontendTargets")["Port"] == page
    assert [it["FromPort"] for it in network.properties("FrontendSecurityGroup")["SecurityGroupIngress"]] == [page]
    to = {it["FromPort"] for it in network.properties("BalancerSecurityGroup")["SecurityGroupEgress"]}
    assert to == {port, page}


def test_health_is_asked_where_the_server_answers(stacks):
    paths = json.loads((SERVER / "openapi.json").read_text())["paths"]
    ready = stacks["services"].properties("BackendTargets")["HealthCheckPath"]
    assert "get" in paths[ready] and "503" in paths[ready]["get"]["responses"]


def test_the_container_asks_its_health_by_a_command_of_the_program(stacks):
    program, command = container(stacks, "services", "BackendTask")["HealthCheck"]["Command"][1:]
    image = (SERVER / "Dockerfile").read_text()
    assert f'ENTRYPOINT ["{program}"]' in image
    main = (SERVER / "src" / "main.rs").read_text()
    assert command in re.search(r"enum Command \{.*?\n\}", main, re.DOTALL)[0].lower()
    assert container(stacks, "cluster", "MigrationTask")["Command"] == ["migrate"] and "Migrate," in main


def test_the_internet_reaches_the_resources_and_their_document_and_nothing_that_operates_the_server(stacks):
    patterns = stacks["services"].properties("BackendRule")["Conditions"][0]["PathPatternConfig"]["Values"]

    def reached(path):
        return any(re.fullmatch(re.escape(it).replace(r"\*", ".*"), path) for it in patterns)

    paths = json.loads((SERVER / "openapi.json").read_text())["paths"]
    resources = [it for it in paths if it.startswith("/api/")]
    assert len(resources) > 20 and all(reached(it) for it in resources)
    assert reached("/docs") and reached("/docs/index.css") and reached("/openapi.json")
    for path in ("/metrics", "/health/ready", "/health/live", "/", "/movements", "/assets/index.js", "/documents"):
        assert not reached(path), path


def test_times_fit_into_one_another(stacks):
    services = stacks["services"]
    backend = container(stacks, "services", "BackendTask")
    request = number(r"request_time: Duration::from_secs\((\d+)\)", text(SERVER / "src" / "config"))
    grace = int(environment(backend)["SHUTDOWN_GRACE_SECONDS"])
    drained = attributes(services.properties("BackendTargets"), "TargetGroupAttributes")
    assert request <= int(drained["deregistration_delay.timeout_seconds"])
    # Fargate takes at most two minutes.
    assert request <= grace < backend["StopTimeout"] <= 120
    kept = number(r"HEAD_TIME: Duration = Duration::from_secs\((\d+)\)", (SERVER / "src" / "serve.rs").read_text())
    balancer = attributes(services.properties("LoadBalancer"), "LoadBalancerAttributes")
    assert int(balancer["idle_timeout.timeout_seconds"]) < kept


def test_one_proxy_is_trusted_and_it_adds_to_the_header(stacks):
    balancer = attributes(stacks["services"].properties("LoadBalancer"), "LoadBalancerAttributes")
    assert balancer["routing.http.xff_header_processing.mode"] == "append"
    assert environment(container(stacks, "services", "BackendTask"))["TRUSTED_PROXIES"] == "1"


def test_the_role_may_do_exactly_what_the_adapters_ask_of_aws(stacks):
    (policy,) = stacks["cluster"].properties("BackendTaskRole")["Policies"]
    objects, bucket, textract = policy["PolicyDocument"]["Statement"]
    of_s3 = {S3_ACTIONS[call] for call in calls(ADAPTERS / "s3")}
    assert actions(objects) | actions(bucket) == of_s3
    assert actions(bucket) == {"s3:ListBucket"}
    of_textract = {f"textract:{call.title().replace('_', '')}" for call in calls(ADAPTERS / "textract")}
    assert actions(textract) == of_textract and of_textract
    name = "arn:${AWS::Partition}:s3:::import:cashflow-x-ReceiptsBucket"
    assert (objects["Resource"], bucket["Resource"]) == (f"{name}/receipts/*", name)
    assert bucket["Condition"] == {"StringLike": {"s3:prefix": "receipts/*"}}
    assert textract["Resource"] == "*"


def test_the_endpoint_of_s3_lets_through_what_the_role_may(stacks):
    (policy,) = stacks["cluster"].properties("BackendTaskRole")["Policies"]
    objects, bucket, _ = policy["PolicyDocument"]["Statement"]
    own, _ = stacks["network"].properties("S3Endpoint")["PolicyDocument"]["Statement"]
    assert actions(own) == actions(objects) | actions(bucket)


def test_the_stage_that_is_cleared_is_the_one_that_the_server_uses(stacks):
    assert "/being-read" in (SERVER / "src" / "adapters" / "textract.rs").read_text()
    rules = stacks["data"].properties("ReceiptsBucket")["LifecycleConfiguration"]["Rules"]
    expiring = {it.get("Prefix"): it["ExpirationInDays"] for it in rules if "ExpirationInDays" in it}
    assert expiring == {"receipts/being-read/": 1}, "nothing else of the receipts may expire"


def test_numbers_are_made_of_log_lines_that_the_server_writes(stacks):
    source = (SERVER / "src" / "worker" / "queue.rs").read_text()
    for name in ("QueueAge", "QueueLength"):
        properties = stacks["cluster"].properties(name)
        (made,) = properties["MetricTransformations"]
        field = re.fullmatch(r"\$\.(\w+)", made["MetricValue"])[1]
        assert f"{field} = " in source
        assert properties["FilterPattern"] == f"{{ $.{field} >= 0 }}"
    period = int(environment(container(stacks, "services", "BackendTask"))["QUEUE_LOG_SECONDS"])
    assert period <= stacks["watch"].properties("QueueAge")["Period"]


def test_the_database_is_known_by_authorities_that_the_script_puts_into_a_secret(stacks):
    for stack, task in [("services", "BackendTask"), ("cluster", "MigrationTask")]:
        secrets = {it["Name"]: it["ValueFrom"] for it in container(stacks, stack, task)["Secrets"]}
        assert secrets["DB_SSLROOTCERT"] == "import:cashflow-x-DatabaseAuthorities"
    name = stacks["data"].properties("DatabaseAuthorities")["Name"]
    assert name == "cashflow-x/database-authorities"
    assert '--secret-id "$environment/database-authorities"' in (DEPLOY / "deploy").read_text()


def test_the_page_may_write_where_its_task_has_a_volume(stacks):
    image = (ROOT / "examples" / "web" / "Dockerfile").read_text()
    mounted = [it["ContainerPath"] for it in container(stacks, "services", "FrontendTask")["MountPoints"]]
    assert mounted == ["/tmp"]
    # Without it ECS mounts a folder that only root may write to.
    assert re.search(r'^VOLUME \["/tmp"\]$', image, re.MULTILINE), "the image of the page names no VOLUME /tmp"


def test_the_page_answers_where_its_health_is_asked(stacks):
    targets = stacks["services"].properties("FrontendTargets")
    settings = text(ROOT / "examples" / "web" / "nginx", suffix=".conf")
    assert f"location = {targets['HealthCheckPath']} " in settings
    assert f"listen {targets['Port']};" in settings
    assert f"EXPOSE {targets['Port']}" in (ROOT / "examples" / "web" / "Dockerfile").read_text()


def test_the_page_asks_the_api_of_its_own_host(stacks):
    assert "Environment" not in container(stacks, "services", "FrontendTask")


def test_the_database_has_the_major_version_that_the_tests_run_on(stacks):
    database = stacks["data"].properties("Database")
    documented = (ADAPTERS / "postgres" / "store.rs").read_text()
    major = database["EngineVersion"].split(".")[0]
    assert f"PostgreSQL database ({major} or newer)" in documented
    assert stacks["data"].properties("DatabaseParameters")["Family"] == f"postgres{major}"


def test_the_operations_page_has_what_alarms_name(stacks):
    page = (DEPLOY / "operations.md").read_text()
    headings = set(re.findall(r"^#+ (.+)$", page, re.MULTILINE))
    for name, alarm in stacks["watch"].resources.items():
        if alarm["Type"] == "AWS::CloudWatch::Alarm":
            named = re.search(r'operations\.md, "(.+)"', alarm["Properties"]["AlarmDescription"])[1]
            assert named in headings, f"{name} names {named}"
