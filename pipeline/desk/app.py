"""What the desk answers: its page, the queue, parts of citations, decisions, and what happens meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Annotated, TypeVar
from urllib.parse import parse_qs

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from cache.database import Place
from pipeline.desk.guard import LOGIN, Door, Guard
from pipeline.desk.live import Hub
from pipeline.desk.pages import SCRIPTS, SHARED_STYLE, asset, card_part, desk_page, login_page, sources_part, warm_up
from pipeline.desk.session import AnotherReport, Asked, Refused, Session, Words
from pipeline.desk.sources import sides
from pipeline.errors import FootproofError
from reports.model import CitationResult, DecisionState

LONGEST_REQUEST = 500_000
"""Bytes."""
LOOK_S = 0.5
"""Seconds between two looks at the files: another desk, or a run, may have written them."""
_ASSETS = {SHARED_STYLE: "text/css", "desk.css": "text/css", **dict.fromkeys(SCRIPTS, "text/javascript")}
_Wanted = TypeVar("_Wanted")


class _Decision(msgspec.Struct, frozen=True):
    """What a browser sends to decide."""

    key: str
    version: str
    by: str
    state: DecisionState
    findings: list[tuple[Annotated[int, msgspec.Meta(ge=0)], str | None]]
    reason: str = ""


class _TakingBack(msgspec.Struct, frozen=True):
    """What a browser sends to take something back."""

    key: str
    version: str
    by: str
    lines: list[str] = []
    sent: str = ""


class Desk:
    """One desk: a session, and who looks on."""

    def __init__(self, session: Session, workspace: Place, door: Door) -> None:
        """Put it together.

        Args:
            session: what is open.
            workspace: where pages and copies are.
            door: who may come in.
        """
        self._session = session
        self._workspace = workspace
        self._door = door
        self._reading = asyncio.Lock()
        self.hub = Hub()
        warm_up()
        routes = [
            Route("/", self._page),
            Route(LOGIN, self._login, methods=["GET", "POST"]),
            *(Route(f"/{name}", _asset_of(name, kind)) for name, kind in _ASSETS.items()),
            Route("/api/queue", self._queue),
            Route("/api/card", self._card),
            Route("/api/sources", self._sources),
            Route("/api/events", self._events),
            Route("/api/decide", self._decide, methods=["POST"]),
            Route("/api/take-back", self._take_back, methods=["POST"]),
        ]
        open_paths = (LOGIN, f"/{SHARED_STYLE}", "/desk.css")
        self.app = Starlette(
            routes=routes,
            middleware=[Middleware(Guard, door=door, open_paths=open_paths)],
            exception_handlers={Refused: _refusal, AnotherReport: _refusal, FootproofError: _trouble},
            lifespan=self._living,
        )

    @asynccontextmanager
    async def _living(self, _: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
            self.hub.close()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            await self._tell_news()

    async def _tell_news(self) -> None:
        try:
            words = await asyncio.to_thread(self._session.news)
        except FootproofError:
            return  # a file that somebody is writing just now: the next look will do
        if words is None:
            self.hub.tell("report", msgspec.json.encode(self._session.version))
        elif words:
            self.hub.tell("words", _encoded(words))

    async def _page(self, _: Request) -> Response:
        return HTMLResponse(desk_page(self._session.names))

    async def _login(self, request: Request) -> Response:
        if self._door.password is None:
            return PlainTextResponse("There is no such page.\n", 404)
        if request.method != "POST":
            return HTMLResponse(login_page(refused=False))
        given = parse_qs((await _body(request)).decode("utf-8", "replace")).get("password", [""])[0]
        return self._door.with_password(request, given) or HTMLResponse(login_page(refused=True), 403)

    async def _queue(self, _: Request) -> Response:
        return Response(await asyncio.to_thread(self._session.queue), media_type="application/json")

    async def _card(self, request: Request) -> Response:
        return HTMLResponse(card_part(self._result(request)))

    async def _sources(self, request: Request) -> Response:
        result = self._result(request)
        async with self._reading:
            return HTMLResponse(sources_part(await sides(result, self._workspace)))

    async def _events(self, _: Request) -> Response:
        if self.hub.is_full:
            return PlainTextResponse("Too many look on.\n", 503)
        return StreamingResponse(self.hub.listen(), media_type="text/event-stream")

    async def _decide(self, request: Request) -> Response:
        wish = await _sent(request, _Decision)
        asked = Asked(wish.key, wish.version, wish.by)
        words = await asyncio.to_thread(self._session.decide, asked, wish.findings, wish.state, wish.reason)
        return await self._written(words)

    async def _take_back(self, request: Request) -> Response:
        wish = await _sent(request, _TakingBack)
        asked = Asked(wish.key, wish.version, wish.by)
        words = await asyncio.to_thread(self._session.take_back, asked, wish.lines, wish.sent)
        return await self._written(words)

    async def _written(self, words: Words) -> Response:
        await self._tell_news()
        return Response(_encoded(words), media_type="application/json")

    def _result(self, request: Request) -> CitationResult:
        place = request.query_params.get("place", "")
        number = int(place) if place.isascii() and place.isdigit() and len(place) < 10 else -1
        return self._session.result(number, request.query_params.get("version", ""))


def _asset_of(name: str, kind: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return Response(asset(name), media_type=kind)

    return answer


def _encoded(words: Words) -> bytes:
    return msgspec.json.encode({str(place): told for place, told in words.items()})


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_REQUEST:
            raise Refused("That is too much at once.")
    return bytes(body)


async def _sent(request: Request, kind: type[_Wanted]) -> _Wanted:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused("This takes JSON.")
    try:
        return msgspec.json.decode(await _body(request), type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused(f"That cannot be made out ({error}).") from error


async def _refusal(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", 409 if isinstance(error, AnotherReport) else 422)


async def _trouble(_: Request, error: Exception) -> Response:
    return PlainTextResponse(f"{error}\n", 500)
