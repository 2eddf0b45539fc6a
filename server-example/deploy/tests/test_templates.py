"""What must hold on AWS and no stand-in keeps, asserted on the templates for both profiles."""

import json
import re

import templates

GIB = 2**30
# Memory of the classes of instances that the profiles have.
MEMORY = {"db.t4g.micro": 1 * GIB, "db.m7g.large": 8 * GIB}


def every(stacks, kind):
    return [it["Properties"] for stack in stacks.values() for it in stack.resources.values() if it["Type"] == kind]


def containers(stacks):
    return [it for task in every(stacks, "AWS::ECS::TaskDefinition") for it in task["ContainerDefinitions"]]


def statements(stacks):
    for role in every(stacks, "AWS::IAM::Role"):
        for policy in role.get("Policies", []):
            yield from policy["PolicyDocument"]["Statement"]


def test_containers_are_locked_down(stacks):
    assert len(containers(stacks)) == 3
    for it in containers(stacks):
        assert it["User"] == "65532:65532"
        assert it["ReadonlyRootFilesystem"] is True
        assert it["LinuxParameters"] == {"InitProcessEnabled": False, "Capabilities": {"Drop": ["ALL"]}}
        assert not it.get("Privileged")
        assert it["LogConfiguration"]["LogDriver"] == "awslogs"


def test_no_secret_is_a_plain_variable(stacks):
    for it in containers(stacks):
        for variable in it.get("Environment", []):
            assert not any(word in variable["Name"] for word in ("PASSWORD", "SECRET", "KEY")), variable
        for secret in it.get("Secrets", []):
            assert secret["ValueFrom"].startswith("import:cashflow-x-"), secret


def test_the_parts_of_the_database_come_from_the_fields_of_its_secret(stacks):
    backend = stacks["services"].properties("BackendTask")["ContainerDefinitions"][0]
    fields = {
        it["Name"]: it["ValueFrom"].split(":", 2)[2] for it in backend["Secrets"] if it["ValueFrom"].count(":") > 1
    }
    assert fields == {
        "DB_HOST": "host::",
        "DB_USER": "username::",
        "DB_PASSWORD": "password::",
        "DB_NAME": "dbname::",
        "JWT_SECRET": "current::",
        "JWT_SECRET_PREVIOUS": "previous::",
    }
    # The secret of the tokens has both from the start; a blank one counts as not set.
    made = stacks["data"].properties("TokenSecret")["GenerateSecretString"]
    assert json.loads(made["SecretStringTemplate"]) == {"previous": " "} and made["GenerateStringKey"] == "current"
    assert made["PasswordLength"] >= 32
    assert stacks["data"].properties("DatabaseSecretAttachment")["TargetType"] == "AWS::RDS::DBInstance"


def test_services_roll_and_go_back_by_themselves(stacks):
    for it in every(stacks, "AWS::ECS::Service"):
        rollout = it["DeploymentConfiguration"]
        assert rollout["DeploymentCircuitBreaker"] == {"Enable": True, "Rollback": True}
        assert (rollout["MinimumHealthyPercent"], rollout["MaximumPercent"]) == (100, 200)
        assert it["HealthCheckGracePeriodSeconds"] >= 30
        # With it a release would undo what scaling did.
        assert "DesiredCount" not in it


def test_the_backend_scales_by_its_processor_its_requests_and_its_queue(stacks, profile):
    services = stacks["services"]
    target = services.properties("BackendScale")
    assert target["MinCapacity"] == {"test": 1, "production": 2}[profile] < target["MaxCapacity"]
    policies = {
        it["PolicyName"]: it["TargetTrackingScalingPolicyConfiguration"]
        for it in every(stacks, "AWS::ApplicationAutoScaling::ScalingPolicy")
        if it["ScalingTargetId"] == {"Ref": "BackendScale"}
    }
    assert set(policies) == {"cpu", "requests", "queue-age"}
    measured = policies["queue-age"]["CustomizedMetricSpecification"]
    made = stacks["cluster"].properties("QueueAge")["MetricTransformations"][0]
    assert (measured["Namespace"], measured["MetricName"]) == (made["MetricNamespace"], made["MetricName"])
    alarm = stacks["watch"].properties("QueueAge")
    assert (alarm["Namespace"], alarm["MetricName"]) == (made["MetricNamespace"], made["MetricName"])
    assert measured["Unit"] == alarm["Unit"] == made["Unit"]
    assert policies["queue-age"]["TargetValue"] < alarm["Threshold"], "scaling is to come before the alarm"


def test_the_database_is_private_encrypted_and_backed_up(stacks, profile):
    it = stacks["data"].properties("Database")
    assert (it["StorageEncrypted"], it["PubliclyAccessible"]) == (True, False)
    assert it["BackupRetentionPeriod"] >= 7
    is_production = profile == "production"
    assert (it["MultiAZ"], it["DeletionProtection"]) == (is_production, is_production)
    kept = stacks["data"].resources["Database"]
    assert (kept["DeletionPolicy"], kept["UpdateReplacePolicy"]) == ("Snapshot", "Snapshot")
    parameters = stacks["data"].properties("DatabaseParameters")["Parameters"]
    assert parameters["rds.force_ssl"] == "1"
    assert parameters["log_parameter_max_length"] == "0" == parameters["log_parameter_max_length_on_error"]


def test_the_password_is_made_by_aws_and_stands_nowhere(stacks):
    it = stacks["data"].properties("Database")
    assert it["MasterUserPassword"] == "{{resolve:secretsmanager:${DatabaseSecret}:SecretString:password}}"
    made = stacks["data"].properties("DatabaseSecret")["GenerateSecretString"]
    assert made["PasswordLength"] >= 32 and {"/", "@", '"', " "} <= set(made["ExcludeCharacters"])


def test_connections_of_all_tasks_fit_into_the_database(stacks):
    services = stacks["services"]
    pool = next(
        int(it["Value"])
        for it in services.properties("BackendTask")["ContainerDefinitions"][0]["Environment"]
        if it["Name"] == "DB_POOL_SIZE"
    )
    # While a release rolls there are twice as many tasks.
    most = 2 * services.properties("BackendScale")["MaxCapacity"] * pool
    # RDS gives one for each 9,531,392 bytes, of what the system leaves of the memory: three quarters at least.
    offered = MEMORY[stacks["data"].properties("Database")["DBInstanceClass"]] * 3 // 4 // 9_531_392
    assert most < offered
    assert stacks["watch"].properties("DatabaseConnections")["Threshold"] < offered


def test_buckets_are_blocked_and_encrypted_and_speak_tls_only(stacks):
    buckets = {name: it for name, it in stacks["data"].resources.items() if it["Type"] == "AWS::S3::Bucket"}
    assert set(buckets) == {"ReceiptsBucket", "LogBucket"}
    for name, bucket in buckets.items():
        it = bucket["Properties"]
        assert set(it["PublicAccessBlockConfiguration"].values()) == {True}
        assert it["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert bucket["DeletionPolicy"] == "Retain"
        document = stacks["data"].properties(f"{name}Policy")["PolicyDocument"]
        denied = [st for st in document["Statement"] if st["Effect"] == "Deny"]
        assert any(st["Condition"] == {"Bool": {"aws:SecureTransport": "false"}} for st in denied)
    receipts = buckets["ReceiptsBucket"]["Properties"]
    assert receipts["VersioningConfiguration"] == {"Status": "Enabled"}
    rules = receipts["LifecycleConfiguration"]["Rules"]
    assert any(it.get("AbortIncompleteMultipartUpload") for it in rules)


def test_private_subnets_have_no_way_to_the_internet(stacks):
    network = stacks["network"]
    assert not every(stacks, "AWS::EC2::NatGateway")
    routes = every(stacks, "AWS::EC2::Route")
    assert [it["RouteTableId"] for it in routes] == [{"Ref": "PublicRoutes"}]
    assert all(it["MapPublicIpOnLaunch"] is False for it in every(stacks, "AWS::EC2::Subnet"))
    for it in every(stacks, "AWS::ECS::Service"):
        placed = it["NetworkConfiguration"]["AwsvpcConfiguration"]
        assert placed["AssignPublicIp"] == "DISABLED"
        assert placed["Subnets"] == {"Fn::Split": [",", "import:cashflow-x-PrivateSubnets"]}
    zones = {
        name: it["Properties"]["AvailabilityZone"]["Fn::Select"][0]
        for name, it in network.resources.items()
        if it["Type"] == "AWS::EC2::Subnet"
    }
    assert len(zones) == 6 and all(
        zones[f"{kind}Subnet{zone}"] == index
        for kind in ("Public", "Private", "Database")
        for index, zone in enumerate("AB")
    )


def test_what_the_tasks_need_of_aws_has_an_endpoint(stacks, profile):
    services = {it["ServiceName"].rsplit("${AWS::Region}.", 1)[1]: it for it in every(stacks, "AWS::EC2::VPCEndpoint")}
    assert set(services) == {"s3", "ecr.api", "ecr.dkr", "logs", "secretsmanager", "textract"}
    zones = {"test": 1, "production": 2}[profile]
    for name, it in services.items():
        if name != "s3":
            assert len(it["SubnetIds"]) == zones and it["PrivateDnsEnabled"] is True
    local = templates.Worked("network", Environment="cashflow-x", Profile=profile, OcrEngine="local")
    assert "TextractEndpoint" not in local.resources


def test_only_the_load_balancer_hears_the_internet(stacks):
    for name, it in stacks["network"].resources.items():
        if it["Type"] == "AWS::EC2::SecurityGroup":
            open_ports = {rule["FromPort"] for rule in it["Properties"]["SecurityGroupIngress"] if "CidrIp" in rule}
            assert open_ports == ({443, 80} if name == "BalancerSecurityGroup" else set()), name
            leaving = it["Properties"]["SecurityGroupEgress"]
            assert leaving, f"{name}: without a rule AWS would allow everything"
            # To AWS, which its endpoints stand for; the rest stays inside.
            anywhere = {rule["FromPort"] for rule in leaving if not rule["CidrIp"].startswith(("10.20.", "127."))}
            assert anywhere <= {443}, name


def test_behind_cloudfront_nobody_else_is_heard(profile):
    given = {"Environment": "cashflow-x", "Profile": profile, "EdgePrefixList": "pl-1a2b"}
    group = templates.Worked("network", **given).properties("BalancerSecurityGroup")
    (entry,) = group["SecurityGroupIngress"]
    assert (entry["FromPort"], entry["ToPort"], entry["SourcePrefixListId"]) == (443, 443, "pl-1a2b")


def test_https_is_the_only_way(stacks, profile):
    services = stacks["services"]
    https, http = services.properties("HttpsListener"), services.properties("HttpListener")
    assert (https["Port"], https["Protocol"]) == (443, "HTTPS")
    assert https["SslPolicy"].startswith("ELBSecurityPolicy-TLS13-1-2-")
    (action,) = http["DefaultActions"]
    assert (http["Port"], action["Type"]) == (80, "redirect")
    assert action["RedirectConfig"] == {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    attributes = {it["Key"]: it["Value"] for it in services.properties("LoadBalancer")["LoadBalancerAttributes"]}
    assert attributes["deletion_protection.enabled"] == ("true" if profile == "production" else "false")
    assert attributes["routing.http.drop_invalid_header_fields.enabled"] == "true"


def test_images_are_scanned_and_never_overwritten(stacks):
    repositories = every(stacks, "AWS::ECR::Repository")
    assert len(repositories) == 2
    for it in repositories:
        assert it["ImageScanningConfiguration"] == {"ScanOnPush": True}
        assert it["ImageTagMutability"] == "IMMUTABLE"
        rules = json.loads(it["LifecyclePolicy"]["LifecyclePolicyText"])["rules"]
        assert {rule["action"]["type"] for rule in rules} == {"expire"}


def test_no_role_may_do_everything_somewhere_or_something_everywhere(stacks):
    # AWS knows no resources for these.
    everywhere = {
        "ecr:GetAuthorizationToken",
        "textract:AnalyzeExpense",
        "textract:GetExpenseAnalysis",
        "textract:StartExpenseAnalysis",
    }
    for statement in statements(stacks):
        listed = statement["Action"]
        listed = {listed} if isinstance(listed, str) else set(listed)
        assert not any("*" in action for action in listed), statement
        assert statement["Resource"] != "*" or listed <= everywhere, statement


def test_the_execution_roles_start_their_own_tasks_only(stacks):
    def may(role):
        (policy,) = stacks["cluster"].properties(role)["Policies"]
        return policy["PolicyDocument"]["Statement"]

    read = [it for it in may("BackendExecutionRole") if it["Action"] == "secretsmanager:GetSecretValue"]
    assert read[0]["Resource"] == [
        f"import:cashflow-x-{name}" for name in ("DatabaseSecret", "DatabaseAuthorities", "TokenSecret")
    ]
    assert not any("secretsmanager" in str(it["Action"]) for it in may("FrontendExecutionRole"))
    for role, own in [("BackendExecutionRole", "backend"), ("FrontendExecutionRole", "frontend")]:
        named = [it["Resource"] for it in may(role) if "ecr:BatchGetImage" in it["Action"]]
        assert named[0].endswith(f":repository/cashflow-x/{own}")
    assert "TaskRoleArn" not in stacks["services"].properties("FrontendTask")
    assert "TaskRoleArn" not in stacks["cluster"].properties("MigrationTask")


def test_logs_end(stacks):
    groups = every(stacks, "AWS::Logs::LogGroup")
    assert len(groups) == 3 and all(it["RetentionInDays"] >= 14 for it in groups)


def test_alarms_tell_somebody(stacks):
    alarms = every(stacks, "AWS::CloudWatch::Alarm")
    measured = {it.get("MetricName") for it in alarms} | {
        metric["MetricStat"]["Metric"]["MetricName"]
        for it in alarms
        for metric in it.get("Metrics", [])
        if "MetricStat" in metric
    }
    assert {
        "HTTPCode_Target_5XX_Count",
        "HTTPCode_ELB_5XX_Count",
        "TargetResponseTime",
        "ReceiptQueueAge",
        "FreeStorageSpace",
        "CPUUtilization",
    } <= measured
    assert all(it["AlarmActions"] == [{"Ref": "Alarms"}] for it in alarms)
    silent = templates.Worked("watch", Environment="cashflow-x", Profile="test")
    assert "AlarmsByEmail" not in silent.resources and "AlarmsByEmail" in stacks["watch"].resources


def test_the_dashboard_is_json_that_shows_something(stacks):
    widgets = json.loads(stacks["watch"].properties("Dashboard")["DashboardBody"])["widgets"]
    assert len(widgets) >= 6 and all(it["properties"]["title"] for it in widgets)


def test_what_one_stack_imports_another_exports_under_that_name(stacks):
    exported, made = set(), set()
    for name in templates.NAMES:
        stack = stacks[name]
        imported = set(re.findall(r"import:([A-Za-z0-9-]+)", json.dumps(stack.resources)))
        assert imported <= exported, f"{name} imports what no stack before it exports: {imported - exported}"
        made |= imported
        for output in stack.template.get("Outputs", {}).values():
            if "Export" in output:
                exported.add(stack.work(output["Export"]["Name"]))
    assert made, "nothing is imported at all"


def test_templates_have_no_anchors_and_are_small_enough_to_be_sent():
    for name in templates.NAMES:
        source = (templates.DEPLOY / f"{name}.yaml").read_text()
        assert "<<:" not in source and "&" not in source.replace("&&", "")
        # What the API takes in one request.
        assert len(source.encode()) <= 51_200
