"""A client as a careful app is: it keeps its connection, and sends again, under the same key, what was not answered."""

import asyncio
import json

PATIENCE = 60


class Unanswered(Exception):
    """The connection ended before an answer was there, or a server behind the balancer did."""


class Client:
    """One connection to the load balancer."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.sent_again = 0

    async def ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, dict]:
        """Status and body. Sends again until somebody answers."""
        for _ in range(200):
            try:
                return await asyncio.wait_for(self.once(method, path, headers, body), PATIENCE)
            except (OSError, EOFError, Unanswered):
                self.sent_again += 1
                self.close()
                # So that who has just lost a server does not ask a hundred times before the next one is chosen.
                await asyncio.sleep(0.05)
        raise AssertionError(f"{method} {path}: nobody answers")

    async def once(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict]:
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        lines = [f"{method} {path} HTTP/1.1", "Host: scale", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await writer.drain()
        status, told = await head(reader)
        content = await read(reader, told)
        if told.get("connection") == "close":
            self.close()
        # Of the balancer: it has lost the server, and cannot know what became of the request.
        if status in (502, 504):
            raise Unanswered
        return status, json.loads(content) if content else {}

    def close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None


async def head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    return int(lines[0].split(" ")[1]), headers


async def read(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    content = b""
    while True:
        size = int(await reader.readline(), 16)
        content += await reader.readexactly(size)
        await reader.readexactly(2)
        if size == 0:
            return content
