"""The stand-in for AWS: a process on a free port of this machine, and the templates without what it does not know."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

import templates

REGION = "eu-west-1"
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
CERTIFICATE = f"arn:aws:acm:{REGION}:000000000000:certificate/of-the-tests"
# What it does not know is asserted on the templates. A type that is not here and that it does not know fails the test.
UNKNOWN_TYPES = {
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::EC2::FlowLog",
}
PATIENCE = 60


class Standin:
    """AWS as far as the tests go. The account is empty at the start."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            # By default it listens to the whole network.
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
        }
        self.log = folder / "standin.log"
        with self.log.open("w") as log:
            program = Path(sys.executable).with_name("ministack")
            self.process = subprocess.Popen([program], env=environment, cwd=folder, stdout=log, stderr=log)
        self.clients = {}
        try:
            self._until(lambda: self.client("cloudformation").list_stacks())
        except BaseException:
            self.stop()
            raise

    def client(self, service):
        if service not in self.clients:
            keys = {key.lower(): value for key, value in KEYS.items()}
            self.clients[service] = boto3.client(service, endpoint_url=self.endpoint, region_name=REGION, **keys)
        return self.clients[service]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def create(self, name, **parameters):
        self.client("cloudformation").create_stack(**self._stack(name, parameters))
        return self.ended(name)

    def update(self, name, **parameters):
        self.client("cloudformation").update_stack(**self._stack(name, parameters))
        return self.ended(name)

    def delete(self, name):
        self.client("cloudformation").delete_stack(StackName=f"cashflow-x-{name}")
        self._until(lambda: name not in self.stacks())

    def stacks(self):
        """The stacks that there are, and their states."""
        listed = self.client("cloudformation").list_stacks()["StackSummaries"]
        states = {it["StackName"].removeprefix("cashflow-x-"): it["StackStatus"] for it in listed}
        return {name: state for name, state in states.items() if state != "DELETE_COMPLETE"}

    def ended(self, name):
        """The state of a stack when nothing changes any more, and why."""
        client = self.client("cloudformation")

        def state():
            (stack,) = client.describe_stacks(StackName=f"cashflow-x-{name}")["Stacks"]
            return None if stack["StackStatus"].endswith("IN_PROGRESS") else stack

        stack = self._until(state)
        events = client.describe_stack_events(StackName=f"cashflow-x-{name}")["StackEvents"]
        failed = [it.get("ResourceStatusReason") for it in events if "FAILED" in it["ResourceStatus"]]
        return stack["StackStatus"], failed

    def _stack(self, name, parameters):
        template = reduced(name)
        declared = template.get("Parameters", {})
        return {
            "StackName": f"cashflow-x-{name}",
            "TemplateBody": json.dumps(template),
            "Parameters": [
                {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items() if key in declared
            ],
            "Capabilities": ["CAPABILITY_IAM"],
        }

    def _until(self, works):
        """Asks until there is an answer. The stand-in tells by no other way that it is done."""
        deadline = time.monotonic() + PATIENCE
        while True:
            assert self.process.poll() is None, f"the stand-in ended:\n{self.log.read_text()}"
            with contextlib.suppress(BotoCoreError, ClientError):
                if answer := works():
                    return answer
            assert time.monotonic() < deadline, f"nothing happens:\n{self.log.read_text()[-2000:]}"
            time.sleep(0.05)


def is_known(resource):
    # It knows alarms, but no arithmetic in them.
    return resource["Type"] not in UNKNOWN_TYPES and "Metrics" not in resource.get("Properties", {})


def reduced(name):
    """A template without what the stand-in does not know."""
    template = templates.load(name)
    template["Resources"] = {key: it for key, it in template["Resources"].items() if is_known(it)}
    return template
