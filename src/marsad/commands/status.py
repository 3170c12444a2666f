"""``marsad status``: an observatory in, how much it holds and what is left to do out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from marsad.commands.asking import observatory_argument, open_named


@click.command("status")
@observatory_argument
@click.option("--rejected", is_flag=True, help="List what could not be taken in, with the reasons.")
@click.option("--digest", is_flag=True, help="Show the digest of all that is kept: two observatories of the same reports, coded "
              "the same, have the same.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def command(folder: Path | None, rejected: bool, digest: bool, as_json: bool) -> None:
    """Show what the observatory holds, and the end of its history.

    The last line is the number and hash of the newest entry. Write it down elsewhere: `marsad verify --head` tells later
    whether the history before it is still the same.

    \b
    Examples:
      marsad status
      marsad status --rejected
    """
    store = open_named(folder)
    counts = store.counts()
    newest = next(store.history(newest_first=True, limit=1), None)
    told: dict[str, object] = {**counts, "rejected_by_reason": store.rejected_by_reason()}
    told["head"] = f"{newest.seq}:{newest.hash}" if newest else None
    if digest:
        told["digest"] = store.digest()
    if rejected:
        told["rejected_items"] = [{"at": one.at, "place": one.place, "message": one.message} for one in store.rejected()]
    store.close()
    click.echo(json.dumps(told, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(told)))


def _lines(told: dict[str, object]) -> list[str]:
    waiting = " (marsad update codes them)" if told["uncoded"] else ""
    apart = " (marsad link joins them)" if told["unlinked"] else ""
    lines = [
        f"reports     {told['reports']:>9,}   {told['uncoded']:,} not coded yet{waiting}, {told['unreadable']:,} unreadable",
        f"records     {told['records']:>9,}",
        f"events      {told['events']:>9,}   {told['unlinked']:,} not joined yet{apart}",
        f"incidents   {told['incidents']:>9,}",
        f"originals   {told['originals']:>9,}",
        f"judgements  {told['judgements']:>9,}",
        f"rejected    {told['rejected']:>9,}",
    ]
    reasons = told["rejected_by_reason"]
    if isinstance(reasons, dict):
        lines += [f"            {count:>9,}   {reason}" for reason, count in reasons.items()]
    items = told.get("rejected_items")
    if isinstance(items, list):
        lines += [f"  {item['at'][:19]}Z  {item['message']}" for item in items]
    lines.append(f"history     {told['entries']:>9,}   entries")
    if "digest" in told:
        lines.append(f"digest      {told['digest']}")
    if told["head"]:
        lines.append(f"head        {told['head']}")
    return lines
