"""How many requests one, two and three servers answer behind the balancer, when all of them share the cores of this machine.

It shows what a further server costs, not what it gains: that takes a machine for each.
"""

import asyncio
import json
import os
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

from cluster import Balancer, Server, environment, wait_for
from people import Person, all_of

USERS, CONNECTIONS, HISTORY = 40, 32, 100
TICKS = os.sysconf("SC_CLK_TCK")


def run(program: str, seconds: int) -> None:
    print("| servers | what | requests/s | p50 ms | p99 ms | errors | CPU ms of the servers for each | cores busy |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="cashflow-scale-") as name:
        folder = Path(name)
        for count in (1, 2, 3):
            with ExitStack() as running:
                settings = environment(None)
                servers = [running.enter_context(Server(program, number, settings, folder)) for number in range(count)]
                for one in servers:
                    wait_for(f"{one.url}/health/ready", one.process)
                balancer = running.enter_context(Balancer(servers, folder))
                tokens = folder / "tokens"
                tokens.write_text("\n".join(asyncio.run(signed_in(balancer.port, fresh=count == 1))) + "\n")
                for operation in ("page", "create"):
                    line = measured(operation, balancer.port, tokens, servers, seconds)
                    print(f"| {count} | {operation} | {line} |", flush=True)

    print()
    sizes()


def sizes() -> None:
    """What a recorded movement takes in the database, with all indexes, by table."""
    query = """
        select c.relname, pg_total_relation_size(c.oid), (select count(*) from movements) from pg_class c
        where c.relname in ('movements', 'change_sets', 'entity_changes', 'totals') order by 2 desc
    """
    command = [
        "psql",
        "-XAtF",
        " ",
        os.environ["CASHFLOW_TEST_POSTGRES_URL"],
        "-c",
        "vacuum (full, analyze)",
        "-c",
        query,
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    lines = [line.split(" ") for line in told if line != "VACUUM"]
    print(f"| table, of {int(lines[0][2]):,} movements by {USERS} users | bytes for each movement |")
    print("|---|---|")
    for name, size, count in lines:
        print(f"| `{name}` | {int(size) / int(count):,.0f} |")
    print(f"| together | {sum(int(size) for _, size, _ in lines) / int(lines[0][2]):,.0f} |")


async def signed_in(port: int, fresh: bool) -> list[str]:
    """The users' tokens. The first time they are made, with something to show."""
    people = [Person(number, port, b"") for number in range(USERS)]
    await all_of(people, Person.sign_in if fresh else Person.log_in)
    if fresh:
        await all_of(people, lambda person: person.work(HISTORY, 0, lambda: None))
    for person in people:
        person.client.close()
    return [person.bearer["Authorization"].removeprefix("Bearer ") for person in people]


def measured(operation: str, port: int, tokens: Path, servers: list[Server], seconds: int) -> str:
    script = Path(__file__).with_name("requests.lua")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script)]
    command += [f"http://127.0.0.1:{port}", "--", operation, str(tokens)]
    own, whole = cpu(servers), busy()
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    own, whole = cpu(servers) - own, busy() - whole
    line = json.loads(next(line for line in told.splitlines() if line.startswith("{")))
    each = 1000 * own / max(line["requests"], 1)
    per_second = line["requests"] * 1e6 / line["micros"]
    cores = whole / (line["micros"] / 1e6)
    return (
        f"{per_second:,.0f} | {line['p50'] / 1000:.1f} | {line['p99'] / 1000:.1f} | {line['errors']} | {each:.2f} | "
        f"{cores:.1f} of {os.cpu_count()}"
    )


def cpu(servers: list[Server]) -> float:
    """Seconds that the servers have computed."""
    total = 0
    for server in servers:
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def busy() -> float:
    """Seconds that all cores have computed, whoever for."""
    fields = [int(field) for field in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / TICKS
