"""The task definitions of server-example/deploy, with values in the place of what AWS would fill in."""

from pathlib import Path

import yaml

TEMPLATES = Path(__file__).parents[1] / "deploy"


class Template(yaml.SafeLoader):
    """YAML with the short forms of CloudFormation: `!Ref Name` is `{"Ref": "Name"}`."""


def short_form(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> dict:
    if isinstance(node, yaml.ScalarNode):
        return {name: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


Template.add_multi_constructor("!", short_form)


class Task:
    """A task definition with one container, in the sizes of the profile `test`."""

    def __init__(self, stack: str, resource: str) -> None:
        path = TEMPLATES / f"{stack}.yaml"
        assert path.is_file(), f"{path} is missing: the containers are run with the settings that stand there"
        with path.open() as file:
            template = yaml.load(file, Template)
        self.sizes = template["Mappings"]["Sizes"]["test"]
        self.parameters = {name: of.get("Default") for name, of in template["Parameters"].items()}
        self.properties = template["Resources"][resource]["Properties"]
        (self.container,) = self.properties["ContainerDefinitions"]

    def environment(self, values: dict[str, str]) -> dict[str, str]:
        """Its variables. `values` has those that the template does not say itself."""
        variables, wanted = {}, set()
        for variable in self.container.get("Environment", []):
            value = self.value(variable["Value"])
            if value is None:
                wanted.add(variable["Name"])
            else:
                variables[variable["Name"]] = value
        wanted.update(secret["Name"] for secret in self.container.get("Secrets", []))
        assert wanted <= set(values), f"the task is given {sorted(wanted)}, the test knows {sorted(values)}"
        return variables | {name: values[name] for name in wanted}

    def value(self, value: object) -> str | None:
        """A text that the template says; none when AWS would say it."""
        if isinstance(value, str):
            return value
        if isinstance(value, dict) and "Ref" in value:
            return self.parameters.get(value["Ref"])
        if isinstance(value, dict) and "FindInMap" in value:
            return str(self.sizes[value["FindInMap"][2]])
        return None

    def limits(self) -> list[str]:
        """Processor and memory, as podman takes them."""
        cpu, memory = self.value(self.properties["Cpu"]), self.value(self.properties["Memory"])
        return [f"--cpus={int(cpu) / 1024}", f"--memory={memory}m"]

    @property
    def command(self) -> list[str]:
        return self.container.get("Command", [])

    @property
    def port(self) -> int:
        (mapping,) = self.container["PortMappings"]
        return mapping["ContainerPort"]
