"""The shapes of the API: what it takes and what it gives, with examples, for its own check and for the OpenAPI page."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from marsad.web.text import AnyJson, Text, Why, Words

Item = TypeVar("Item")
Json = dict[str, Any]
EVENT_KEY = "3f" * 32 + "#e1"
DIGEST = "9c" * 32


class Closed(BaseModel):
    """A body in which a word that we do not know is a mistake, not something to pass over."""

    model_config = ConfigDict(extra="forbid")


class Page(BaseModel, Generic[Item]):
    """A stretch of a list. ``next`` is the cursor of the following one, null at the end."""

    items: list[Item]
    total: int = Field(examples=[1])
    next: str | None = None


class Names(BaseModel):
    ar: str | None = Field(default=None, examples=["دوما"])
    en: str | None = Field(default=None, examples=["Douma"])


class Place(BaseModel):
    id: str | None = Field(examples=["geonames:170592"])
    name: Names
    lat: float | None = Field(examples=[33.572])
    lon: float | None = Field(examples=[36.403])
    radius_km: float | None = Field(examples=[5.0])
    precision: str | None = Field(description="what the place is: town, governorate, country …", examples=["city"])
    country: str | None = Field(default=None, examples=["SYR"])
    admin1: str | None = Field(default=None, examples=["Rif Dimashq"])


class Range(BaseModel):
    """Low and high over the figures told, null where none is; ``claims`` says how many events tell one."""

    low: int | None = Field(examples=[7])
    high: int | None = Field(examples=[11])
    open: bool = Field(description="somebody says at least as many, or more")
    claims: int = Field(examples=[3])


class PartyName(BaseModel):
    entity: str | None = Field(examples=["sy.regime-forces"])
    name: Names


class Summary(BaseModel):
    """An incident as lists show it."""

    id: str = Field(examples=["i-0123456789ab"])
    kind: str | None = Field(examples=["ASSAULT"])
    mode: str | None = Field(examples=["aerial"])
    status: str | None = Field(examples=["happened"])
    earliest: str | None = Field(examples=["2018-02-18"])
    latest: str | None = Field(examples=["2018-02-18"])
    place: Place | None
    killed: Range
    injured: Range
    actors: list[PartyName]
    targets: list[PartyName]
    weapons: list[str] = Field(examples=[["aircraft"]])
    reports: int = Field(examples=[4])
    voices: int = Field(description="reports that are no echo of one another", examples=[3])
    denied: bool
    doubted: bool
    review: str | None = Field(examples=["unreviewed"])


class MapCluster(BaseModel):
    lat: float
    lon: float
    count: int
    killed_high: int | None
    denied: int = Field(description="how many of them somebody denies")
    bbox: tuple[float, float, float, float]


class MapPoint(BaseModel):
    id: str
    lat: float
    lon: float
    radius_km: float | None
    precision: str | None
    kind: str | None
    killed_high: int | None
    denied: bool


class MapArea(BaseModel):
    place_id: str | None
    name: Names
    lat: float
    lon: float
    radius_km: float | None
    precision: str | None
    count: int
    killed_high: int | None
    ids: list[str] = Field(description="the first 40")


class MapPage(BaseModel):
    """What to draw: areas below, then clusters and points. An imprecise place is an area, never a point."""

    clusters: list[MapCluster]
    points: list[MapPoint]
    areas: list[MapArea]
    total: int = Field(description="incidents that the filters allow, with and without a place")
    unplaced: int = Field(description="of them, those without coordinates")


class Bucket(BaseModel):
    start: str = Field(examples=["2018-02-19"])
    count: int
    killed_low: int | None = Field(description="sum over incidents, each counted once by its lowest figure; null: none tells one")
    killed_high: int | None


class Timeline(BaseModel):
    bucket: Literal["day", "week", "month"]
    buckets: list[Bucket]
    undated: int = Field(description="incidents whose day nobody tells")


class Facet(BaseModel):
    value: str = Field(examples=["ASSAULT"])
    label: Names
    count: int


class Me(BaseModel):
    """Who asks, and the token that unsafe requests send back as X-CSRF-Token."""

    account: Account | None
    can: list[Literal["read", "review", "admin"]]
    public: bool
    local: bool = Field(description="no accounts: the user of this machine")
    csrf: str = Field(examples=["5e" * 32])


class Account(BaseModel):
    name: str = Field(examples=["layla"])
    role: Literal["reader", "reviewer", "admin"]


class SignIn(Closed):
    name: Annotated[Words, Field(examples=["layla"])]
    password: Annotated[str, Field(max_length=2000, examples=["a long sentence of your own"])]


class Quote(Closed):
    """A stretch of the report's text in Unicode code points, half-open."""

    start: int = Field(ge=0, le=10**9, examples=[0])
    end: int = Field(ge=1, le=10**9, examples=[4])


class ReviewBody(Closed):
    """What a reviewer does to an event. ``field``, ``item``, ``value`` and ``quote`` belong to `correct`."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"act": "accept", "shown": DIGEST},
        {"act": "correct", "field": "status", "value": "planned", "why": "it was announced only", "shown": DIGEST},
    ]})
    act: Literal["accept", "correct", "reject", "note"]
    shown: str = Field(description="the digest of the event that was shown", pattern="^[0-9a-f]{64}$")
    why: Why = ""
    field: Words | None = None
    item: int | None = Field(default=None, ge=0, le=100_000, description="which item of the list; null adds one")
    value: AnyJson = Field(default=None, description="what the field should be; null takes an item out")
    quote: Quote | None = None
    blind: bool = Field(default=False, description="a second opinion that changes nothing")


class EventBody(Closed):
    """A happening that the coder missed: the words that name it and what they say."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [
        {"kind": "PROTEST", "mode": "demo", "quote": {"start": 0, "end": 4}, "why": "the coder missed it"},
    ]})
    kind: Words
    mode: Words | None = None
    status: Words = "happened"
    scope: Words = "single"
    quote: Quote
    date: AnyJson = None
    places: list[AnyJson] = Field(default=[], max_length=50)
    actors: list[AnyJson] = Field(default=[], max_length=50)
    targets: list[AnyJson] = Field(default=[], max_length=50)
    casualties: list[AnyJson] = Field(default=[], max_length=50)
    weapons: list[AnyJson] = Field(default=[], max_length=50)
    claims: list[AnyJson] = Field(default=[], max_length=50)
    why: Why


class JoinBody(Closed):
    a: Words = Field(examples=["i-0123456789ab"])
    b: Words = Field(examples=["i-ba9876543210"])
    why: Why = Field(examples=["one raid, told twice"])


class SplitBody(Closed):
    events: list[Words] = Field(min_length=1, max_length=2000, examples=[[EVENT_KEY]])
    why: Why = Field(examples=["the second is of another day"])


class UndoBody(Closed):
    entry: int = Field(ge=1, le=2**53, examples=[42])
    why: Why = Field(examples=["a slip"])


class ReadBody(Closed):
    """A report to read now; nothing of it is kept."""

    text: Text = Field(max_length=400_000, examples=["قصفت طائرات حربية مساء الأحد بلدة مسرابا، ما أدى إلى مقتل 14 شخصاً."])
    title: Words | None = None
    outlet: Words | None = None
    published: Words | None = Field(default=None, examples=["2018-02-19"])


Me.model_rebuild()
