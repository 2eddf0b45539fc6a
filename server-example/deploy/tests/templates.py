"""The templates as data: read with CloudFormation's short forms, and worked out for given parameters."""

import re
from pathlib import Path

import yaml

DEPLOY = Path(__file__).resolve().parent.parent
ROOT = DEPLOY.parent.parent
# In the order in which they are made.
NAMES = ["registry", "network", "data", "cluster", "services", "watch"]
# Not among those that every installation has.
ALTERNATIVE = "pages"


class _Loader(yaml.SafeLoader):
    pass


def _short(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _short)


def load(name):
    """A template, its functions in their long form."""
    return yaml.load((DEPLOY / f"{name}.yaml").read_text(), Loader=_Loader)


def of_type(template, kind):
    """The resources of a type, by their names."""
    return {name: it for name, it in template["Resources"].items() if it["Type"] == kind}


class Worked:
    """A template worked out as far as parameters tell: what only AWS knows stays as it is written."""

    def __init__(self, name, **parameters):
        self.template = load(name)
        declared = self.template.get("Parameters", {})
        assert set(parameters) <= set(declared), f"{name} has no parameters {set(parameters) - set(declared)}"
        self.parameters = {key: it["Default"] for key, it in declared.items() if "Default" in it} | parameters
        self.resources = {
            key: self.work(it)
            for key, it in self.template["Resources"].items()
            if "Condition" not in it or self.holds({"Condition": it["Condition"]})
        }

    def properties(self, name):
        return self.resources[name]["Properties"]

    def holds(self, condition):
        ((function, value),) = condition.items()
        if function == "Condition":
            return self.holds(self.template["Conditions"][value])
        if function == "Fn::Not":
            return not self.holds(value[0])
        assert function == "Fn::Equals", f"unknown function {function}"
        return self.work(value[0]) == self.work(value[1])

    def work(self, value):
        if isinstance(value, list):
            return [self.work(it) for it in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((function, argument),) = value.items()
            if function == "Ref":
                return self.parameters.get(argument, value)
            if function == "Fn::FindInMap":
                name, first, second = self.work(argument)
                return self.template["Mappings"][name][first][second]
            if function == "Fn::If":
                name, yes, no = argument
                return self.work(yes if self.holds({"Condition": name}) else no)
            if function == "Fn::Sub" and isinstance(argument, str):
                return self._sub(argument, {})
            if function == "Fn::Sub":
                return self._sub(argument[0], {key: self.work(it) for key, it in argument[1].items()})
            if function == "Fn::ImportValue":
                return f"import:{self.work(argument)}"
        return {key: self.work(it) for key, it in value.items()}

    def _sub(self, text, names):
        known = self.parameters | {key: it for key, it in names.items() if isinstance(it, str)}
        return re.sub(r"\$\{([^!}]+)\}", lambda found: str(known.get(found[1], found[0])), text)


def worked(profile):
    """All templates for a profile, as the deploy script fills them."""
    common = {"Environment": "cashflow-x"}
    return {
        "registry": Worked("registry", **common),
        "network": Worked("network", Profile=profile, **common),
        "data": Worked("data", Profile=profile, **common),
        "cluster": Worked("cluster", Profile=profile, ImageTag="v1", **common),
        "services": Worked("services", Profile=profile, ImageTag="v1", CertificateArn="arn:aws:acm:x", **common),
        "watch": Worked("watch", Profile=profile, AlarmEmail="ops@example.org", **common),
    }
