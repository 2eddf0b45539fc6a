"""Three servers under load, of which one is killed and another stopped: nothing is lost, nothing done twice, nothing mixed up."""

import asyncio
import collections
import os
import signal
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from cluster import ROOT, Balancer, Server, Textract, environment, wait_for
from people import Person, all_of

PEOPLE, MOVEMENTS, RECEIPTS = 12, 60, 4
# How long reading may take. A lease is 30 seconds longer: so long a receipt waits whose server was killed.
READING_SECONDS = 10
# As many receipts a server reads at once: so many may be in work where one is killed or stopped.
AT_ONCE = 4


def run(server: str, textract: str) -> None:
    with tempfile.TemporaryDirectory(prefix="cashflow-scale-") as name, ExitStack() as running:
        folder = Path(name)
        # Each reading takes a while, so that some are in work whenever a server ends.
        stand_in = running.enter_context(Textract(textract, folder))
        stand_in.plan(["latency:300"] * 500)
        settings = environment(stand_in)
        settings |= {"OCR_TIMEOUT_SECONDS": str(READING_SECONDS), "OCR_AT_ONCE": str(AT_ONCE)}
        servers = [running.enter_context(Server(server, number, settings, folder)) for number in range(3)]
        for one in servers:
            wait_for(f"{one.url}/health/ready", one.process)
        balancer = running.enter_context(Balancer(servers, folder))
        asyncio.run(Story(servers, balancer, stand_in).told())


class Story:
    """What happens."""

    def __init__(self, servers: list[Server], balancer: Balancer, textract: Textract) -> None:
        self.servers, self.textract = servers, textract
        photo = (ROOT / "examples/receipts/es-ferreteria.jpg").read_bytes()
        self.people = [Person(number, balancer.port, photo) for number in range(PEOPLE)]
        self.acknowledged = 0

    async def told(self) -> None:
        began = time.monotonic()
        await all_of(self.people, Person.sign_in)
        await self.load()
        sent_again = sum(person.client.sent_again for person in self.people)
        print(f"{self.acknowledged} writes acknowledged to {PEOPLE} users; {sent_again} requests were sent again")
        await all_of(self.people, Person.finds_all_movements_and_no_others)
        pairs = zip(self.people, self.people[1:] + self.people[:1], strict=True)
        await asyncio.gather(*(one.cannot_see(other) for one, other in pairs))
        print("every acknowledged movement is there, once; the totals are their sums; nobody sees another's")
        await self.drained()
        self.read_once()
        print(f"{time.monotonic() - began:.0f} s")

    async def load(self) -> None:
        """A third of it with three servers, a third with two, the rest with one."""
        whole = PEOPLE * (MOVEMENTS + RECEIPTS)
        reached = {share: asyncio.Event() for share in (1, 2)}

        def acknowledged() -> None:
            self.acknowledged += 1
            for share, event in reached.items():
                if self.acknowledged * 3 >= whole * share:
                    event.set()

        work = asyncio.gather(*(person.work(MOVEMENTS, RECEIPTS, acknowledged) for person in self.people))
        await until(reached[1], work)
        assert self.servers[0].end(signal.SIGKILL) == -signal.SIGKILL
        print(f"one server killed after {self.acknowledged} acknowledged writes")
        await until(reached[2], work)
        at = self.acknowledged
        # Beside the load, which goes on.
        code = await asyncio.to_thread(self.servers[1].end, signal.SIGTERM)
        assert code == 0, f"the stopped server ended with {code}"
        messages = [line.get("message") for line in self.servers[1].messages()]
        assert messages[-1] == "stopped", messages[-1]
        print(f"another stopped after {at}, which ended well")
        await work
        assert self.acknowledged == whole
        served = [sum(line.get("message") == "answered" for line in one.messages()) for one in self.servers]
        assert min(served) > 0, served
        print(f"requests answered by each server: {served}")

    async def drained(self) -> None:
        """Every receipt is read; those of the killed server once their lease has ended."""
        until = time.monotonic() + 30 + READING_SECONDS + 60
        while True:
            statuses = collections.Counter()
            for person in self.people:
                statuses.update((await person.statuses_of_receipts()).values())
            if set(statuses) == {"review"}:
                assert statuses["review"] == PEOPLE * RECEIPTS
                return
            assert not statuses["failed"] and time.monotonic() < until, statuses
            await asyncio.sleep(0.2)

    def read_once(self) -> None:
        """Each was asked for once; again only what was in work where a server ended; and each was stored once."""
        asked = collections.Counter(request["sha256"] for request in self.textract.requests())
        wanted = {sha256 for person in self.people for sha256 in person.receipts.values()}
        assert asked.keys() == wanted, "receipts were not read, or something else was"
        again = sum(asked.values()) - len(wanted)
        # A machine that is too busy may need longer than a reading is allowed to take: then it is tried again, visibly.
        late = int(psql("select count(*) from change_sets where reason = 'receipts.postpone'")[0][0])
        assert again <= 2 * AT_ONCE + late, asked
        stored = readings_in_the_journal()
        assert stored == {receipt: 1 for person in self.people for receipt in person.receipts}, stored
        print(f"{len(wanted)} receipts read and stored once each; {late} readings took too long")
        print(f"Textract was asked again {again} times: what was in work where a server ended, or took too long")
        row, journal = bytes_of_a_receipt()
        print(f"a receipt takes {row} bytes as a row, and {journal} in the journal")


async def until(event: asyncio.Event, work: asyncio.Future) -> None:
    """Until the event, or a failure of the work."""
    waiting = asyncio.ensure_future(event.wait())
    await asyncio.wait({waiting, work}, return_when=asyncio.FIRST_COMPLETED)
    if work.done():
        work.result()
    waiting.cancel()


def bytes_of_a_receipt() -> tuple[int, int]:
    """Of its row, and of the change sets that took it in, leased it and stored its reading."""
    query = """
        select (select avg(pg_column_size(r.*)) from receipts r)::int,
            (select sum(pg_column_size(c.*)) from change_sets c where reason like 'receipts.%')
                / (select count(*) from receipts)
    """
    row, journal = psql(query)[0]
    return int(row), int(journal)


def readings_in_the_journal() -> dict[str, int]:
    """How often a reading of each receipt was stored: the change sets by which one came under review."""
    query = """
        select e.entity_id, count(*) from entity_changes e
        join change_sets c on c.user_id = e.user_id and c.sequence = e.sequence
        where c.reason = 'receipts.read' group by 1
    """
    return {receipt: int(count) for receipt, count in psql(query)}


def psql(query: str) -> list[list[str]]:
    command = ["psql", "-XAtF", " ", os.environ["CASHFLOW_TEST_POSTGRES_URL"], "-c", query]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line.split(" ") for line in told.splitlines()]
