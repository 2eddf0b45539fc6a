"""A dry deploy of all stacks to the stand-in: made, read back, changed to a new version, and deleted again."""

import json

import pytest
from botocore.exceptions import ClientError

import standin
import templates

PARAMETERS = {
    "Environment": "cashflow-x",
    "Profile": "production",
    "ImageTag": "v1",
    "CertificateArn": standin.CERTIFICATE,
    "AlarmEmail": "ops@example.org",
}


@pytest.fixture(scope="module")
def made(aws):
    """The whole product in the account of the stand-in, until the tests of this module are done."""
    for name in templates.NAMES:
        assert aws.create(name, **PARAMETERS) == ("CREATE_COMPLETE", []), name
    yield aws
    for name in reversed(templates.NAMES):
        if name in aws.stacks():
            aws.delete(name)


def outputs(aws, name):
    (stack,) = aws.client("cloudformation").describe_stacks(StackName=f"cashflow-x-{name}")["Stacks"]
    return {it["OutputKey"]: it["OutputValue"] for it in stack["Outputs"]}


def service(aws, name):
    (found,) = aws.client("ecs").describe_services(cluster="cashflow-x", services=[name])["services"]
    return found


def container(aws, task):
    (found,) = aws.client("ecs").describe_task_definition(taskDefinition=task)["taskDefinition"]["containerDefinitions"]
    return found


def role(aws, part):
    """The policies of the role whose name has this part."""
    iam = aws.client("iam")
    (name,) = [it["RoleName"] for it in iam.list_roles()["Roles"] if part in it["RoleName"]]
    names = iam.list_role_policies(RoleName=name)["PolicyNames"]
    return [iam.get_role_policy(RoleName=name, PolicyName=it)["PolicyDocument"] for it in names]


def test_everything_that_a_template_names_is_made(made):
    for name in templates.NAMES:
        described = made.client("cloudformation").describe_stack_resources(StackName=f"cashflow-x-{name}")
        found = {it["LogicalResourceId"]: it["ResourceStatus"] for it in described["StackResources"]}
        assert set(found) == set(standin.reduced(name)["Resources"]), name
        assert set(found.values()) == {"CREATE_COMPLETE"}, name
        left_out = set(templates.load(name)["Resources"]) - set(found)
        assert all(not standin.is_known(templates.load(name)["Resources"][it]) for it in left_out)


def test_https_is_served_and_http_leads_there(made):
    elb = made.client("elbv2")
    (balancer,) = elb.describe_load_balancers()["LoadBalancers"]
    assert balancer["Scheme"] == "internet-facing"
    public = set(outputs(made, "network")["PublicSubnets"].split(","))
    assert {it["SubnetId"] for it in balancer["AvailabilityZones"]} == public
    listeners = {
        it["Port"]: it for it in elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    }
    assert set(listeners) == {80, 443}
    https = listeners[443]
    assert https["Protocol"] == "HTTPS" and https["SslPolicy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06"
    assert [it["CertificateArn"] for it in https["Certificates"]] == [standin.CERTIFICATE]
    (redirect,) = listeners[80]["DefaultActions"]
    assert redirect["Type"] == "redirect"
    redirect = redirect["RedirectConfig"]
    assert (redirect["Protocol"], redirect["Port"], redirect["StatusCode"]) == ("HTTPS", "443", "HTTP_301")

    groups = {it["Port"]: it for it in elb.describe_target_groups()["TargetGroups"]}
    assert {port: it["HealthCheckPath"] for port, it in groups.items()} == {3000: "/health/ready", 8080: "/healthz"}
    assert {it["TargetType"] for it in groups.values()} == {"ip"}
    rules = elb.describe_rules(ListenerArn=https["ListenerArn"])["Rules"]
    leads = {
        tuple(it["Conditions"][0]["Values"]) if it["Conditions"] else None: it["Actions"][0]["TargetGroupArn"]
        for it in rules
    }
    assert leads == {
        ("/api/*", "/docs", "/docs/*", "/openapi.json"): groups[3000]["TargetGroupArn"],
        None: groups[8080]["TargetGroupArn"],
    }


def test_tasks_are_on_fargate_in_private_subnets_without_public_addresses(made):
    private = set(outputs(made, "network")["PrivateSubnets"].split(","))
    for name, port in [("backend", 3000), ("frontend", 8080)]:
        found = service(made, name)
        assert found["launchType"] == "FARGATE"
        placed = found["networkConfiguration"]["awsvpcConfiguration"]
        assert placed["assignPublicIp"] == "DISABLED" and set(placed["subnets"]) == private
        assert [(it["containerName"], it["containerPort"]) for it in found["loadBalancers"]] == [(name, port)]
        assert found["deploymentConfiguration"]["deploymentCircuitBreaker"] == {"enable": True, "rollback": True}
        definition = container(made, f"cashflow-x-{name}")
        assert definition["readonlyRootFilesystem"] and definition["user"] == "65532:65532"
        repository = outputs(made, "registry")[f"{name.title()}Repository"]
        assert definition["image"] == f"{repository}:v1"


def test_private_subnets_lead_nowhere(made):
    routes = made.client("ec2").describe_route_tables()["RouteTables"]
    found = outputs(made, "network")
    for kind, is_public in [("Public", True), ("Private", False), ("Database", False)]:
        subnets = set(found[f"{kind}Subnets"].split(","))
        (table,) = [it for it in routes if {at.get("SubnetId") for at in it["Associations"]} == subnets]
        leads_out = [it for it in table["Routes"] if it.get("DestinationCidrBlock") == "0.0.0.0/0"]
        assert bool(leads_out) == is_public, kind


def test_the_database_is_encrypted_and_private_and_protected(made):
    (database,) = made.client("rds").describe_db_instances()["DBInstances"]
    assert database["StorageEncrypted"] is True and database["PubliclyAccessible"] is False
    assert database["MultiAZ"] is True and database["DeletionProtection"] is True
    assert database["BackupRetentionPeriod"] == 35
    subnets = {it["SubnetIdentifier"] for it in database["DBSubnetGroup"]["Subnets"]}
    assert subnets == set(outputs(made, "network")["DatabaseSubnets"].split(","))
    groups = [it["VpcSecurityGroupId"] for it in database["VpcSecurityGroups"]]
    (group,) = made.client("ec2").describe_security_groups(GroupIds=groups)["SecurityGroups"]
    (entry,) = group["IpPermissions"]
    assert (entry["FromPort"], entry["ToPort"], entry["IpRanges"]) == (5432, 5432, [])
    backend = outputs(made, "network")["BackendSecurityGroup"]
    assert [it["GroupId"] for it in entry["UserIdGroupPairs"]] == [backend]


def test_the_secret_of_the_database_has_the_fields_that_the_tasks_read(made):
    read = made.client("secretsmanager").get_secret_value
    secret = json.loads(read(SecretId="cashflow-x/database")["SecretString"])
    assert {"host", "username", "password", "dbname"} <= set(secret)
    assert len(secret["password"]) == 48
    tokens = json.loads(read(SecretId="cashflow-x/tokens")["SecretString"])
    assert tokens["previous"].strip() == "" and len(tokens["current"]) == 64


def test_buckets_are_closed(made):
    s3, found = made.client("s3"), outputs(made, "data")
    for name in ("ReceiptsBucket", "LogBucket"):
        bucket = found[name]
        blocked = s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
        assert set(blocked.values()) == {True} and len(blocked) == 4
        assert s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        policy = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
        denied = [it for it in policy["Statement"] if it["Effect"] == "Deny"]
        assert {"Bool": {"aws:SecureTransport": "false"}} in [it["Condition"] for it in denied]
        assert denied[0]["Resource"] == [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    assert s3.get_bucket_versioning(Bucket=found["ReceiptsBucket"])["Status"] == "Enabled"


def test_the_backend_may_do_what_it_must_and_nothing_else(made):
    bucket = outputs(made, "data")["ReceiptsBucket"]
    (policy,) = role(made, "BackendTaskRole")
    assert [(it["Action"], it["Resource"]) for it in policy["Statement"]] == [
        (
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            f"arn:aws:s3:::{bucket}/receipts/*",
        ),
        ("s3:ListBucket", f"arn:aws:s3:::{bucket}"),
        (["textract:AnalyzeExpense", "textract:GetExpenseAnalysis", "textract:StartExpenseAnalysis"], "*"),
    ]
    definition = made.client("ecs").describe_task_definition(taskDefinition="cashflow-x-backend")["taskDefinition"]
    assert "BackendTaskRole" in definition["taskRoleArn"]
    environment = {it["name"]: it["value"] for it in container(made, "cashflow-x-backend")["environment"]}
    assert environment["STORAGE_URL"] == f"s3://{bucket}/receipts"


def test_images_are_scanned_and_written_once(made):
    for it in made.client("ecr").describe_repositories()["repositories"]:
        assert it["imageTagMutability"] == "IMMUTABLE" and it["imageScanningConfiguration"] == {"scanOnPush": True}


def test_logs_end_and_give_the_numbers_of_the_queue(made):
    logs = made.client("logs")
    ends = {it["logGroupName"]: it["retentionInDays"] for it in logs.describe_log_groups()["logGroups"]}
    assert ends == {"/cashflow-x/backend": 90, "/cashflow-x/frontend": 90, "/cashflow-x/network": 30}
    filters = logs.describe_metric_filters(logGroupName="/cashflow-x/backend")["metricFilters"]
    names = {it["metricTransformations"][0]["metricName"] for it in filters}
    assert names == {"ReceiptQueueAge", "ReceiptQueueLength"}


def test_alarms_look_at_what_there_is(made):
    alarms = {it["AlarmName"]: it for it in made.client("cloudwatch").describe_alarms()["MetricAlarms"]}
    assert len(alarms) == 7
    (database,) = made.client("rds").describe_db_instances()["DBInstances"]
    (dimension,) = alarms["cashflow-x-database-storage"]["Dimensions"]
    assert dimension["Value"] == database["DBInstanceIdentifier"]
    (topic,) = made.client("sns").list_topics()["Topics"]
    assert all(it["AlarmActions"] == [topic["TopicArn"]] for it in alarms.values())
    elb = made.client("elbv2")
    (balancer,) = elb.describe_load_balancers()["LoadBalancers"]
    (dimension,) = alarms["cashflow-x-balancer-errors"]["Dimensions"]
    assert balancer["LoadBalancerArn"].endswith(f":loadbalancer/{dimension['Value']}")


def test_a_new_version_changes_the_services_and_nothing_else(made):
    before = {name: service(made, name)["taskDefinition"] for name in ("backend", "frontend")}
    address = outputs(made, "services")["Address"]
    assert made.update("services", **PARAMETERS | {"ImageTag": "v2"}) == ("UPDATE_COMPLETE", [])
    for name, definition in before.items():
        now = service(made, name)["taskDefinition"]
        assert now != definition
        assert container(made, now)["image"].endswith(":v2")
        # What was before is there to go back to.
        assert container(made, definition)["image"].endswith(":v1")
    assert outputs(made, "services")["Address"] == address
    assert outputs(made, "services")["ImageTag"] == "v2"


def test_a_network_that_is_in_use_cannot_be_deleted(made):
    with pytest.raises(ClientError, match="is imported by"):
        made.client("cloudformation").delete_stack(StackName="cashflow-x-network")


def test_all_of_it_can_be_deleted(made):
    # Somebody who means it takes the protection away first.
    (database,) = made.client("rds").describe_db_instances()["DBInstances"]
    made.client("rds").modify_db_instance(
        DBInstanceIdentifier=database["DBInstanceIdentifier"], DeletionProtection=False, ApplyImmediately=True
    )
    for name in reversed(templates.NAMES):
        made.delete(name)
    assert made.stacks() == {}
    assert made.client("ecs").list_clusters()["clusterArns"] == []
    assert made.client("elbv2").describe_load_balancers()["LoadBalancers"] == []
