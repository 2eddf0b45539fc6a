"""The deploy script: what it would do, and what it does with the real AWS command line against the stand-in.

Docker and curl are programs that only take notes: images are built by another stage, and nothing listens where the
stand-in says that the load balancer is.
"""

import json
import os
import shlex
import subprocess

import pytest

import command_line
import standin
import templates

SCRIPT = templates.DEPLOY / "deploy"
GIVEN = ["--environment", "cashflow-x", "--certificate", standin.CERTIFICATE, "--domain", "cash.example.org"]
# Answers as the product would give them, unless the file of failures names the tag that "runs".
CURL = """#!/usr/bin/env bash
printf '%s\\n' "curl $*" >>"$NOTES"
for word; do
  case $word in
    */api/health/ready) if [ -e "$BROKEN" ] && [ -n "$(aws cloudformation describe-stacks --stack-name cashflow-x-services \\
      --query "Stacks[0].Outputs[?OutputValue=='$(cat "$BROKEN")'].OutputKey" --output text)" ]; then printf 503; else printf 200; fi ;;
    */metrics) printf 404 ;;
    http://*) printf '301 https://cash.example.org:443/' ;;
    https://cash.example.org/) printf 200 ;;
    */authorities/*) ;;
  esac
done
case "$*" in *--output\\ /dev/null*) ;; *--output*)
  while [ "$1" != --output ]; do shift; done
  printf -- '-----BEGIN CERTIFICATE-----\\n' >"$2" ;;
esac
"""
DOCKER = """#!/usr/bin/env bash
printf '%s\\n' "docker $*" >>"$NOTES"
[ "$1" != login ] || cat >/dev/null
"""
# The stand-in runs no task to its end: this is what ECS tells of one that did.
AWS = """#!/usr/bin/env bash
printf '%s\\n' "aws $*" >>"$NOTES"
case "$1 $2 ${3:-}" in
  "ecs wait tasks-stopped") exit 0 ;;
  "ecs describe-tasks "*) printf '%s\\n' "${MIGRATION_CODE:-0}"; exit 0 ;;
  "logs tail "*) exit 0 ;;
  "ecr describe-images "*) grep -q "^docker push .*/$4:${6#imageTag=}$" "$NOTES"; exit ;;
esac
exec "$REAL_AWS" "$@"
"""


def dry(*arguments):
    """The commands of a dry run, which has no way to AWS."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}
    command = [SCRIPT, "--dry-run", "--region", "eu-west-1", *GIVEN, *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == ""
    return [shlex.split(line[2:]) for line in ran.stderr.splitlines() if line.startswith("+ ")]


def starts(commands, *words):
    return [index for index, it in enumerate(commands) if it[: len(words)] == list(words)]


def stacks_of(commands):
    return [it[it.index("--stack-name") + 1] for it in commands if "create-change-set" in it]


def test_a_dry_run_shows_everything_in_the_order_in_which_it_must_happen():
    commands = dry("--tag", "v1", "up")
    order = ["registry", "network", "data", "cluster", "services", "watch"]
    assert stacks_of(commands) == [f"cashflow-x-{it}" for it in order]
    made = {commands[it][4]: it for it in starts(commands, "aws", "cloudformation", "execute-change-set")}
    shown = {commands[it][4]: it for it in starts(commands, "aws", "cloudformation", "describe-change-set")}
    assert set(made) == set(shown) and all(shown[it] < made[it] for it in made), "a change set is shown first"
    (pushed, also_pushed), (run,) = starts(commands, "docker", "push"), starts(commands, "aws", "ecs", "run-task")
    (waited,) = starts(commands, "aws", "ecs", "wait", "tasks-stopped")
    assert made["cashflow-x-registry"] < pushed < also_pushed < made["cashflow-x-cluster"]
    assert made["cashflow-x-data"] < made["cashflow-x-cluster"] < run < waited < made["cashflow-x-services"]
    assert made["cashflow-x-services"] < starts(commands, "curl", "--silent")[0]


def test_a_dry_run_gives_each_stack_the_parameters_that_it_has():
    for command in dry("--tag", "v1", "--profile", "production", "--email", "ops@example.org", "up"):
        if "create-change-set" in command:
            name = command[4].removeprefix("cashflow-x-")
            first = command.index("--parameters") + 1
            given = {
                it.split(",")[0].removeprefix("ParameterKey=")
                for it in command[first : command.index("--capabilities")]
            }
            declared = templates.load(name)["Parameters"]
            needed = {key for key, it in declared.items() if "Default" not in it}
            assert needed <= given <= set(declared), name


def test_a_release_leaves_network_and_data_alone():
    commands = dry("--tag", "v2", "release")
    assert stacks_of(commands) == ["cashflow-x-cluster", "cashflow-x-services"]


def test_going_back_builds_nothing_and_runs_no_migration():
    commands = dry("--tag", "v1", "rollback")
    assert stacks_of(commands) == ["cashflow-x-services"]
    assert not starts(commands, "docker") and not starts(commands, "aws", "ecs", "run-task")


def test_nothing_that_holds_data_is_deleted():
    deleted = {it[4] for it in dry("down") if it[:3] == ["aws", "cloudformation", "delete-stack"]}
    assert deleted == {f"cashflow-x-{it}" for it in ("watch", "services", "cluster")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Usage:"),
        (["fly"], "unknown command fly"),
        (["--fly", "up"], "unknown option --fly"),
        (["--tag"], "--tag needs a value"),
        (["--profile", "huge", "status"], "--profile is test or production"),
        (["--environment", "X", "status"], "--environment"),
        (["rollback"], "--tag is needed"),
        (["--tag", "v1", "services"], "--certificate is needed"),
        (["--tag", "v1", "--certificate", "arn", "release"], "--domain is needed"),
        (["up", "down"], "one command at a time"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_done(arguments, said):
    environment = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "AWS_REGION": "eu-west-1"}
    ran = subprocess.run([SCRIPT, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode != 0 and said in ran.stderr
    assert "+ " not in ran.stderr


class Account:
    """The script with the stand-in for AWS, and notes of what it ran."""

    def __init__(self, aws, program, folder):
        self.aws, self.notes, self.broken = aws, folder / "notes", folder / "broken"
        reduced = folder / "templates"
        programs = folder / "bin"
        for made in (reduced, programs):
            made.mkdir()
        for name in templates.NAMES:
            (reduced / f"{name}.yaml").write_text(json.dumps(standin.reduced(name)))
        for name, source in [("curl", CURL), ("docker", DOCKER), ("aws", AWS)]:
            (programs / name).write_text(source)
            (programs / name).chmod(0o755)
        self.options = [*GIVEN, "--region", standin.REGION, "--templates", reduced]
        self.environment = {
            **standin.KEYS,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(folder),
            "AWS_ENDPOINT_URL": aws.endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "REAL_AWS": str(program),
            "NOTES": str(self.notes),
            "BROKEN": str(self.broken),
            "SMOKE_PAUSE": "0",
        }

    def run(self, *arguments, yes=("--yes",), **environment):
        """The exit code and what was said; the notes are of this run alone, but for the images, which stay."""
        if self.notes.exists():
            kept = [line for line in self.notes.read_text().splitlines(True) if line.startswith("docker push")]
            self.notes.write_text("".join(kept))
        command = [SCRIPT, *self.options, *yes, *arguments]
        ran = subprocess.run(
            command,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return ran.returncode, ran.stderr

    def did(self, words):
        return [line for line in self.notes.read_text().splitlines() if line.startswith(words)]

    def serves(self):
        (stack,) = self.aws.client("cloudformation").describe_stacks(StackName="cashflow-x-services")["Stacks"]
        return {it["OutputKey"]: it["OutputValue"] for it in stack["Outputs"]}["ImageTag"]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    process, program = command_line.start(tmp_path_factory.mktemp("aws"))
    yield program
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def account(aws, program, tmp_path_factory):
    account = Account(aws, program, tmp_path_factory.mktemp("script"))
    code, said = account.run("--tag", "v1", "up")
    assert code == 0, said
    yield account
    for name in reversed(templates.NAMES):
        if name in aws.stacks():
            aws.delete(name)


def test_an_empty_account_has_the_product_afterwards(account):
    assert account.aws.stacks() == dict.fromkeys(templates.NAMES, "CREATE_COMPLETE")
    assert account.serves() == "v1"
    read = account.aws.client("secretsmanager").get_secret_value
    authorities = read(SecretId="cashflow-x/database-authorities")["SecretString"]
    assert authorities.startswith("-----BEGIN CERTIFICATE-----")


def test_doing_it_again_changes_nothing(account):
    code, said = account.run("--tag", "v1", "up")
    assert code == 0, said
    assert said.count("is as it should be") == len(templates.NAMES)
    assert not account.did("docker build") and not account.did("aws cloudformation execute-change-set")


def test_a_new_version_is_migrated_and_then_served(account):
    code, said = account.run("--tag", "v2", "release")
    assert code == 0, said
    assert account.serves() == "v2"
    assert len(account.did("docker build")) == 2
    assert len(account.did("aws ecs run-task")) == 1


def test_a_version_that_fails_the_smoke_test_is_replaced_by_the_one_before(account):
    before = account.serves()
    account.broken.write_text("broken-1")
    code, said = account.run("--tag", "broken-1", "release")
    account.broken.unlink()
    assert code != 0 and f"{before} serves again" in said
    assert account.serves() == before


def test_a_migration_that_fails_leaves_the_services_as_they_were(account):
    before = account.serves()
    code, said = account.run("--tag", "v3", "release", MIGRATION_CODE="1")
    assert code != 0 and "the migration failed" in said
    assert account.serves() == before
    assert not [it for it in account.did("aws cloudformation") if "cashflow-x-services" in it]


def test_a_version_is_gone_back_to_by_hand(account):
    assert account.run("--tag", "v1", "rollback")[0] == 0
    assert account.serves() == "v1"
    code, said = account.run("--tag", "never-built", "rollback")
    assert code != 0 and "there is no image never-built" in said
    assert account.serves() == "v1"


def test_nothing_is_changed_when_nobody_says_yes(account):
    code, said = account.run("--tag", "v4", "services", yes=())
    assert code != 0 and "nobody is here to say yes" in said
    assert account.serves() != "v4"


def test_down_leaves_what_holds_data(account):
    code, said = account.run("down")
    assert code == 0, said
    assert set(account.aws.stacks()) == {"registry", "network", "data"}
