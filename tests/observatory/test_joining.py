"""Linking a store: what is new joins, ids stay, people are heard, all of it is in the history and on the commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli import app
from marsad.errors import MarsadError
from marsad.model.capture import Capture
from marsad.model.incident import Tie
from marsad.model.kept import short_key
from marsad.model.link import Level
from marsad.model.question import Question
from marsad.model.record import Coder
from marsad.observatory.joining import join_store, judge, undo_judgement, view_incident
from marsad.observatory.review import Opinion, review
from marsad.store import Store, make_store, open_store
from marsad.store.canonical import digest_of
from tests.linking.told import OBSERVATORY, REUTERS, SHELLED, SHELLING, Json, explosion, shelling

CODER = Coder("marsad", "0", "test")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "observatory")
    yield made
    made.close()


class NoNames:
    """To refuse an event nothing is looked up."""

    def party(self, entity: str) -> Json | None:
        raise AssertionError(entity)

    def place(self, place_id: str) -> Json | None:
        raise AssertionError(place_id)


def keep(store: Store, *records: Json) -> list[str]:
    """The records in the store; the keys of their first events."""
    keys = []
    for told in records:
        doc = told["document"]
        day = date.fromisoformat(doc["published"])
        kept = store.add_report(Capture(doc["text"], id=doc["id"], outlet=doc["outlet"], published=day))
        store.add_record(kept.key, told, CODER)
        keys.append(f"{kept.key}#e1")
    return keys


def home(store: Store, key: str) -> str:
    found = store.event(key).incident
    assert found
    return found


def test_the_events_of_a_store_come_to_their_incidents(store: Store) -> None:
    a, b, c = keep(store, shelling("a"), shelling("b", SHELLED), explosion("c"))
    done = join_store(store)
    assert home(store, a) == home(store, b) != home(store, c)
    assert (done.reports, done.events, done.fresh, done.joined, done.apart) == (3, 3, 3, 2, 1)


def test_what_comes_later_joins_and_the_id_stays(store: Store) -> None:
    a, c = keep(store, shelling("a"), explosion("c"))
    join_store(store)
    before = home(store, a), home(store, c)
    b, = keep(store, shelling("b", SHELLED))
    done = join_store(store)
    assert (home(store, a), home(store, c)) == before and home(store, b) == before[0]
    assert (done.fresh, done.changed) == (1, 1)
    again = join_store(store)
    assert (again.fresh, again.changed, again.compared) == (0, 0, 0)


def test_copies_are_kept_and_are_one_voice(store: Store) -> None:
    text = SHELLING + " وقال سكان إن القذائف سقطت قرب المسجد الكبير بعد صلاة العصر وإن فرق الإسعاف تأخرت في الوصول إلى المكان"
    keys = keep(store, shelling("a", text), shelling("b", text, outlet="other.example"), shelling("c", SHELLED))
    done = join_store(store)
    assert done.echoes == 2
    seen = store.incident(home(store, keys[0]))
    assert (seen.reports, seen.voices) == (3, 2)
    assert len(list(store.reports())) == 3


def test_what_a_judgement_moved_goes_back_whichever_of_its_entries_is_named(store: Store) -> None:
    a, c = keep(store, shelling("a"), explosion("c"))
    join_store(store)
    before = home(store, a), home(store, c)
    told = judge(store, *before, "same", author="salma", why="told as one attack")
    joined = next(store.history(acts=("join",)))
    assert told == f"joined into {home(store, a)}, as entry {joined.seq}" and home(store, a) == home(store, c)
    (noted,) = joined.body["judgements"]
    undo_judgement(store, noted, author="salma", why="two after all")
    assert (home(store, a), home(store, c)) == before and store.judgements() == []
    for seq in (noted, joined.seq):
        with pytest.raises(MarsadError, match="undone already"):
            undo_judgement(store, seq, author="salma", why="again")
    with pytest.raises(MarsadError, match=f"are the same incident: name two of its events, as `marsad incident {before[0]}`"):
        judge(store, before[0], a, "different", author="salma", why="no")


def test_a_pair_waits_until_a_person_has_spoken(store: Store, tmp_path: Path) -> None:
    a, c = sorted(keep(store, shelling("a"), explosion("c")))
    join_store(store)
    levels = (Level("place", "same", 1.8), Level("day", "no", 0.0), Level("words", "hardly", -0.5))
    store.set_incidents("test", [Tie(a, c, 0.2, "ask", levels)], [])

    def listed() -> str:
        return CliRunner().invoke(app, ["judge", "--dir", str(tmp_path / "observatory")]).stdout

    assert [(tie.a, tie.b) for tie in store.doubts(limit=5)] == [(a, c)] and store.count_doubts() == 1
    shown = listed().splitlines()
    assert len(shown) == 5 and f"{home(store, a)}  {short_key(a)}" in shown[0] and SHELLING[:30] in "".join(shown)
    assert shown[4].strip() == "place same +1.8, words hardly -0.5"
    judge(store, a, c, "different", author="salma", why="another town")
    assert store.doubts(limit=5) == [] and store.count_doubts() == 0 and listed() == ""
    undo_judgement(store, next(store.history(acts=("judgement",))).seq, author="salma", why="not sure")
    assert store.count_doubts() == 1
    shown_key = digest_of(store.event(c).body)
    review(store, c, Opinion("reject", "salma", shown_key, "no such thing"), NoNames())
    assert store.count_doubts() == 0


def test_a_pair_that_was_joined_waits_no_more(store: Store) -> None:
    a, c = sorted(keep(store, shelling("a"), explosion("c")))
    join_store(store)
    store.set_incidents("test", [Tie(a, c, 0.2, "ask", ())], [])
    judge(store, a, c, "same", author="salma", why="one attack")
    assert store.count_doubts() == 0


def test_a_judgement_needs_a_reason(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["judge", "same", "a#e1", "b#e1"])
    assert result.exit_code != 0 and "say why" in str(result.exception)


def test_voices_are_counted_in_one_way_before_and_after_people_speak(store: Store) -> None:
    text = SHELLING + " وقال سكان إن القذائف سقطت قرب المسجد الكبير بعد صلاة العصر وإن فرق الإسعاف تأخرت في الوصول إلى المكان"
    told = [shelling("a", text), shelling("b", text, outlet="other.example"), shelling("c", SHELLED)]
    claims = told[2]["events"][0]["claims"]  # two sources in one report are no two voices
    claims += [{**claims[0], "source": {**party, **claims[0]["evidence"]}} for party in (OBSERVATORY, REUTERS)]
    keys = keep(store, *told)
    join_store(store)
    name = home(store, keys[0])
    for voices, sources in ((2, 3), (1, 1)):
        seen = view_incident(store, name)
        assert len(seen["voices"]["said_by"]) == sources
        assert store.incident(name).voices == seen["voices"]["independent"] == seen["summary"]["voices"] == voices
        shown = digest_of(store.event(keys[2]).body)
        review(store, keys[2], Opinion("reject", "salma", shown, "of another day"), NoNames())


def test_a_join_holds_when_all_is_weighed_anew_until_it_is_taken_back(store: Store) -> None:
    a, b, c = keep(store, shelling("a"), shelling("b", SHELLED), explosion("c"))
    join_store(store)
    judge(store, home(store, a), home(store, c), "same", author="salma", why="told as one attack")
    assert home(store, a) == home(store, b) == home(store, c)
    join_store(store, anew=True)
    assert home(store, a) == home(store, b) == home(store, c)
    act = next(store.history(acts=("join",)))
    undo_judgement(store, act.seq, author="salma", why="two after all")
    join_store(store, anew=True)
    assert home(store, a) == home(store, b) != home(store, c)
    assert list(store.verify()) == []


def test_a_parting_holds_in_later_runs_and_can_be_taken_back(store: Store) -> None:
    a, b = keep(store, shelling("a"), shelling("b", SHELLED))
    join_store(store)
    judge(store, a, b, "different", author="salma", why="morning and evening")
    assert home(store, a) != home(store, b)
    join_store(store, anew=True)
    assert home(store, a) != home(store, b)
    undo_judgement(store, next(store.history(acts=("split",))).seq, author="salma", why="one after all")
    assert home(store, a) == home(store, b)


def test_a_judgement_before_any_linking_is_heard_by_the_first_run(store: Store) -> None:
    a, b = keep(store, shelling("a"), shelling("b", SHELLED))
    judge(store, a, b, "different", author="salma", why="two days")
    join_store(store)
    assert home(store, a) != home(store, b)
    entry = next(store.history(acts=("judgement",))).seq
    undo_judgement(store, entry, author="salma", why="misread")
    with pytest.raises(MarsadError, match="already"):
        undo_judgement(store, entry, author="salma", why="again")
    join_store(store, anew=True)
    assert home(store, a) == home(store, b)


def test_the_same_store_linked_again_from_the_start_is_the_same(store: Store, tmp_path: Path) -> None:
    told = [shelling("a"), shelling("b", SHELLED), explosion("c")]
    keep(store, *told)
    join_store(store)
    other = make_store(tmp_path / "other")
    keep(other, *reversed(told))
    join_store(other)
    assert [(one.id, one.reports) for one in other.incidents(Question(order="key"))] == [
        (one.id, one.reports) for one in store.incidents(Question(order="key"))]
    other.close()


def test_an_incident_that_was_joined_is_shown_where_it_went(store: Store) -> None:
    a, c = keep(store, shelling("a"), explosion("c"))
    join_store(store)
    first, second = home(store, a), home(store, c)
    judge(store, first, second, "same", author="salma", why="one attack")
    assert {view_incident(store, first)["id"], view_incident(store, second)["id"]} == {home(store, a)}


# The commands.


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    return result.exit_code, result.stdout


def test_link_list_show_and_judge_from_the_command_line(store: Store) -> None:
    a, b, _ = keep(store, shelling("a"), shelling("b", SHELLED), explosion("c"))
    folder = str(store.folder)
    assert run("link", folder)[0] == 0
    _, listed = run("incidents", "--dir", folder, "--json")
    assert {json.loads(line)["reports"] for line in listed.splitlines()} == {1, 2}
    assert run("incidents", "--dir", folder, "--count")[1] == "2\n"
    name = home(open_store(folder), a)
    _, page = run("incident", name, "--dir", folder, "--why", "--no-color", "--width", "100")
    assert name in page and "place same, rare" in page and "ثلاثة باعة" in page
    _, arabic = run("incident", name, "--dir", folder, "--lang", "ar", "--no-color")
    assert "أصوات مستقلة" in arabic
    view = json.loads(run("incident", name, "--dir", folder, "--json")[1])
    assert view["tolls"]["killed"]["low"] == 3
    assert run("judge", "different", a, b, "--dir", folder, "--why", "two", "--by", "salma")[0] == 0
    assert run("incidents", "--dir", folder, "--count")[1] == "3\n"


def test_records_are_linked_through_a_pipe(tmp_path: Path) -> None:
    told = shelling("a"), shelling("b", SHELLED), explosion("c")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    result = CliRunner().invoke(app, ["link", "-"], input=lines.encode())
    homes = [json.loads(line)["events"][0]["incident"] for line in result.stdout.splitlines()]
    assert result.exit_code == 0 and homes[0] == homes[1] != homes[2]
    assert "3 records, 3 events: 2 joined into 1 incidents, 1 alone" in result.stderr


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["link", "-"], input=b'{"schema": "marsad/record/1", "document": {"id": "a", "text": "x"}, '
                                b'"events": []}\n{"text": "x"}\n')
    assert result.exit_code != 0 and "line 2" in str(result.exception)


def test_a_list_and_the_page_of_an_incident_say_the_same(store: Store) -> None:
    keep(store, *(shelling(f"r{n}") for n in range(3)), explosion("r9"))
    join_store(store)
    listed = list(store.incidents(Question(limit=50)))
    assert listed
    for row in listed:
        page = view_incident(store, row.id)["summary"]
        assert (row.kind, row.mode, row.earliest, row.latest) == (page["kind"], page["mode"], page["earliest"], page["latest"])
        assert row.place_id == (page["place"] or {"id": None})["id"]
        assert (row.reports, row.voices) == (page["reports"], page["voices"])
