"""A ZIP in, its members out as carriers; bombs are refused by what the archive says of itself, before it is unpacked."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.report import readable

# What a broken, locked or foreign member raises when it is read.
BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, NotImplementedError, ValueError, struct.error,
    OSError,
)
_SMALL = 1_000_000  # bytes: a member of less is no bomb, whatever its ratio
_DIRECTORY = 64_000_000  # bytes of the list of members: it is held in memory before anything is known of it
_ENDS, _WIDE_ENDS = b"PK\x05\x06", b"PK\x06\x06"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def open_members(carrier: Carrier, options: IntakeOptions) -> Iterator[Carrier | InputError]:
    """The members in the order they are stored, archives among them opened, and an InputError for each that cannot be."""
    if carrier.depth > options.limits.depth:
        raise InputError("an archive in an archive in an archive", place=carrier.place, hint="unpack the outer ones first")
    with open_archive(carrier) as archive:
        members = check_members(archive, carrier, options.limits)
        if not members:
            raise InputError("an empty archive", place=carrier.place)
        for member in members:
            yield from _open_member(archive, member, carrier, options)


def open_archive(carrier: Carrier) -> zipfile.ZipFile:
    """The archive, its list of members read; InputError when it is none, or the list alone is a bomb."""
    listed = _directory_size(carrier)
    if listed > _DIRECTORY:
        raise InputError("too many members", place=carrier.place, hint=f"their list alone has {readable(listed)}")
    carrier.stream.seek(0)
    try:
        return zipfile.ZipFile(carrier.stream)
    except BROKEN as broken:
        raise InputError("a broken ZIP", place=carrier.place, hint=str(broken)) from broken


def check_members(archive: zipfile.ZipFile, carrier: Carrier, limits: Limits) -> list[zipfile.ZipInfo]:
    """The members that may hold reports; InputError when their number, size, ratio or overlap is that of a bomb."""
    members = archive.infolist()
    if len(members) > limits.entries:
        raise InputError("too many members", place=carrier.place, hint=f"{len(members)}, limit {limits.entries}")
    total, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    most = limits.archive_bytes if carrier.depth == 0 else 4 * limits.file_bytes
    if total > most:
        raise InputError("too large", place=carrier.place, hint=f"{readable(total)} unpacked, limit {readable(most)}")
    if packed > carrier.size():
        raise InputError("members that overlap", place=carrier.place, hint="made to unpack to more than it holds")
    for member in members:
        if member.file_size > max(_SMALL, limits.ratio * member.compress_size):
            ratio = member.file_size // max(1, member.compress_size)
            hint = f"'{shown(member.filename)}' unpacks {ratio} times, limit {limits.ratio}"
            raise InputError("a bomb", place=carrier.place, hint=hint)
    return [member for member in members if not _is_furniture(member)]


def shown(name: str) -> str:
    """A member's name for people: what could spoof or break a line is made visible."""
    return _UNPRINTABLE.sub(lambda match: f"\\x{ord(match[0]):02x}", name)


def _open_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, carrier: Carrier, options: IntakeOptions
) -> Iterator[Carrier | InputError]:
    from marsad.intake.readers import open_carrier

    name = shown(member.filename)
    place = f"{carrier.place}!{name}"
    try:
        data = _unpack(archive, member, place, options.limits)
    except InputError as error:
        yield error
        return
    yield from open_carrier(Carrier(
        io.BytesIO(data), member.filename, place, url=carrier.url, collected=carrier.collected, depth=carrier.depth + 1,
        member=carrier.within(name),
    ), options)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, limits: Limits) -> bytes:
    if member.file_size > limits.file_bytes:
        hint = f"{readable(member.file_size)}, limit {readable(limits.file_bytes)} for one member: unpack the archive first"
        raise InputError("too large", place=place, hint=hint)
    if member.flag_bits & 1:
        raise InputError("locked by a password", place=place, hint="unpack the archive first")
    try:
        with archive.open(member) as stream:
            return stream.read(limits.file_bytes + 1)  # zipfile stops at the size that was checked
    except BROKEN as broken:
        raise InputError("a broken member", place=place, hint=str(broken) or type(broken).__name__) from broken


def _is_furniture(member: zipfile.ZipInfo) -> bool:
    """Folders, and what systems add to archives: __MACOSX/, .DS_Store."""
    parts = member.filename.split("/")
    return member.is_dir() or parts[0] == "__MACOSX" or parts[-1].startswith(".")


def _directory_size(carrier: Carrier) -> int:
    """Bytes of the list of members as the archive's end says; 0 when there is no end, which zipfile will say."""
    size = carrier.size()
    carrier.stream.seek(max(0, size - 66_000))
    tail = carrier.stream.read()
    at = tail.rfind(_ENDS)
    if at < 0 or len(tail) < at + 16:
        return 0
    wide = tail.rfind(_WIDE_ENDS)
    if wide >= 0 and len(tail) >= wide + 48:
        return int.from_bytes(tail[wide + 40:wide + 48], "little")
    return int.from_bytes(tail[at + 12:at + 16], "little")
