"""Users who record movements and upload receipts, remember what was acknowledged, and look afterwards whether it is there."""

import asyncio
import hashlib
import json
import random
import uuid
from collections.abc import Callable
from decimal import Decimal

from client import Client

JSON = {"Content-Type": "application/json"}
PASSWORD = "correct horse battery"


class Person:
    """A user with a connection of their own."""

    def __init__(self, number: int, port: int, photo: bytes) -> None:
        self.number = number
        self.client = Client(port)
        self.photo = photo
        self.random = random.Random(number)
        self.bearer: dict[str, str] = {}
        # Acknowledged: the movement's amount by its id, the photo's hash by the receipt's id.
        self.movements: dict[str, Decimal] = {}
        self.receipts: dict[str, str] = {}

    async def sign_in(self) -> None:
        name = f"person-{self.number}"
        fields = {"name": name, "email": f"{name}@example.org", "password": PASSWORD}
        status, body = await self.client.ask("POST", "/api/v1/auth/register", JSON, json.dumps(fields).encode())
        assert status == 201, body
        await self.log_in()

    async def log_in(self) -> None:
        fields = {"email": f"person-{self.number}@example.org", "password": PASSWORD}
        status, body = await self.client.ask("POST", "/api/v1/auth/login", JSON, json.dumps(fields).encode())
        assert status == 200, body
        self.bearer = {"Authorization": f"Bearer {body['token']}"}

    async def work(self, movements: int, receipts: int, acknowledged: Callable[[], None]) -> None:
        """So many of each, mixed; `acknowledged` hears of each."""
        todo = [self.record] * movements + [self.upload] * receipts
        self.random.shuffle(todo)
        for step in todo:
            await step()
            acknowledged()

    async def record(self) -> None:
        amount = Decimal(self.random.randrange(1, 20_000)) / 100
        fields = {
            "amount": str(amount),
            "kind": "expense",
            "movement_date": f"2026-{self.random.randrange(1, 13):02}-{self.random.randrange(1, 29):02}",
            "description": f"of person {self.number}",
        }
        # The same key each time it is sent: however often that is, it happens once.
        headers = self.bearer | JSON | {"Idempotency-Key": uuid.UUID(int=self.random.getrandbits(128)).hex}
        status, body = await self.client.ask("POST", "/api/v1/movements", headers, json.dumps(fields).encode())
        assert status == 201, body
        assert body["id"] not in self.movements, "two writes were answered with one movement"
        self.movements[body["id"]] = amount

    async def upload(self) -> None:
        # A photo of its own: what stands behind its end is not shown.
        photo = self.photo + f"{self.number}/{len(self.receipts)}".encode()
        head = b'--frame\r\nContent-Disposition: form-data; name="file"; filename="ticket.jpg"\r\n\r\n'
        form = head + photo + b"\r\n--frame--\r\n"
        headers = self.bearer | {"Content-Type": "multipart/form-data; boundary=frame"}
        status, body = await self.client.ask("POST", "/api/v1/ocr/upload", headers, form)
        # 200: it was taken in, and the answer got lost.
        assert status in (200, 201), body
        self.receipts[body["id"]] = hashlib.sha256(photo).hexdigest()

    async def items(self, path: str) -> list[dict]:
        """All items of a list, page by page."""
        items, cursor = [], ""
        while True:
            status, body = await self.client.ask("GET", f"{path}?limit=50{cursor}", self.bearer)
            assert status == 200, body
            items += body["items"]
            if not body.get("next_cursor"):
                return items
            cursor = f"&cursor={body['next_cursor']}"

    async def finds_all_movements_and_no_others(self) -> None:
        found = await self.items("/api/v1/movements")
        amounts = {item["id"]: Decimal(item["amount"]) for item in found}
        assert len(amounts) == len(found), "the list repeats a movement"
        lost, foreign = self.movements.keys() - amounts.keys(), amounts.keys() - self.movements.keys()
        assert not lost, f"person {self.number}: {len(lost)} acknowledged movements are lost"
        assert not foreign, f"person {self.number} sees {len(foreign)} movements that are not theirs or were made twice"
        assert amounts == self.movements
        assert all(item["description"] == f"of person {self.number}" for item in found)
        path = "/api/v1/reports/summary?from=2026-01-01&to=2026-12-31"
        _, report = await self.client.ask("GET", path, self.bearer)
        assert Decimal(report["totals"][0]["expense"]) == sum(self.movements.values()), "the totals are not the sum"

    async def cannot_see(self, other: "Person") -> None:
        for path, ids in (("movements", other.movements), ("ocr/invoices", other.receipts)):
            for one in list(ids)[:3]:
                status, _ = await self.client.ask("GET", f"/api/v1/{path}/{one}", self.bearer)
                assert status == 404, f"person {self.number} is answered {status} for somebody else's"

    async def statuses_of_receipts(self) -> dict[str, str]:
        found = {item["id"]: item["status"] for item in await self.items("/api/v1/ocr/invoices")}
        assert found.keys() == self.receipts.keys(), f"person {self.number}: receipts are lost, doubled or foreign"
        return found


async def all_of(people: list[Person], work: Callable[[Person], object]) -> None:
    await asyncio.gather(*(work(person) for person in people))
