"""GeoNames files as they are downloaded: 19 columns, in a zip or not, with alternate names and without."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import UsageError
from marsad.lexicon.gazetteer.geonames import read_geonames
from marsad.lexicon.gazetteer.told import Reach, Skipped, Told


def row(number: int, name: str, alternates: str = "", code: str = "P.PPL", people: int = 0, **cells: str) -> str:
    kind, feature = code.split(".")
    values = {
        "geonameid": str(number), "name": name, "asciiname": name, "alternates": alternates, "lat": "33.5", "lon": "36.4",
        "class": kind, "code": feature, "country": "SY", "cc2": "", "admin1": "08", "admin2": "01", "admin3": "", "admin4": "",
        "population": str(people), "elevation": "", "dem": "700", "timezone": "Asia/Damascus", "modified": "2024-01-01", **cells,
    }
    return "\t".join(values.values()) + "\n"


def wrote(tmp_path: Path, *rows: str, name: str = "SY.txt") -> Path:
    path = tmp_path / name
    path.write_text("".join(rows), encoding="utf-8")
    return path


UNITS = (row(1, "Rīf Dimashq", "ريف دمشق", "A.ADM1", admin2=""), row(2, "Douma District", "منطقة دوما", "A.ADM2"))


def test_a_country_dump_tells_places_and_their_units(tmp_path: Path) -> None:
    told = list(read_geonames((wrote(tmp_path, row(7, "Ḩammūrīyah", "Hamouria,حمورية,Хаммурия", people=29448), *UNITS),)))
    places = [one.place for one in told if isinstance(one, Told)]
    assert [(place.kind, place.admin1, place.admin2) for place in places] == [
        ("town", "Rīf Dimashq", "Douma District"), ("governorate", None, None), ("district", "Rīf Dimashq", None)]
    town = places[0]
    assert (town.id, town.geonameid, town.name_ar, town.name_en, town.country) == (
        "geonames:7", 7, "حمورية", "Ḩammūrīyah", "SYR")
    assert (town.lat, town.lon, town.population, town.radius_km) == (33.5, 36.4, 29448, 3.0)
    assert places[1].population is None  # 0 is not counted


@pytest.mark.parametrize(
    ("code", "people", "kind"),
    [("P.PPL", 0, "village"), ("P.PPL", 2500, "town"), ("P.PPLA2", 0, "town"), ("P.PPL", 60000, "city"),
     ("P.PPLX", 0, "neighbourhood"), ("S.AIRB", 0, "airport"), ("S.CMPRF", 0, "camp"), ("L.RGN", 0, "region"),
     ("H.WAD", 0, "valley"), ("S.PSTB", 0, "crossing")],
)
def test_feature_codes_are_kinds(tmp_path: Path, code: str, people: int, kind: str) -> None:
    (one,) = read_geonames((wrote(tmp_path, row(7, "Tall Ḩamdān", "تل حمدان", code, people)),))
    assert isinstance(one, Told) and one.place.kind == kind


def test_what_is_left_out_has_a_reason(tmp_path: Path) -> None:
    path = wrote(
        tmp_path, row(7, "Tall", "تل حمدان"), row(8, "Nowhere", "Nirgends"), row(9, "A shop", "دكان", "S.RSTN"),
        "7\ttoo\tshort\n", row(10, "X", "عين الورد", lat="north"), row(11, "X", "عين الورد", lon="400"),
        row(12, "X", "عين الورد", country="QQ"), row(0, "X", "عين الورد", geonameid="x1"), "\n",
    )
    with path.open("ab") as file:
        file.write(b"\xff\xfe\n")
    told = list(read_geonames((path,)))
    assert [(one.line, one.reason, one.detail, one.broken) for one in told if isinstance(one, Skipped)] == [
        (2, "no Arabic name", "Nowhere", False), (3, "no kind of place that reports name", "RSTN", False),
        (4, "3 columns where there should be 19", "", True), (5, "latitude is no number", "north", True),
        (6, "longitude lies outside the earth", "400", True), (7, "no such country", "QQ", True),
        (8, "geonameid is no whole number", "x1", True), (10, "not UTF-8", "", True),
    ]
    assert len([one for one in told if isinstance(one, Told)]) == 1


def test_alternate_names_say_which_are_arabic_and_which_is_preferred(tmp_path: Path) -> None:
    dump = wrote(tmp_path, row(7, "Tarhuna", "ترهونہ,ترهونا"), row(8, "Mellit", ""), row(9, "Kutum", "كتم"))
    alternates = wrote(
        tmp_path,
        "1\t7\tfa\tترهونه\t\t\t\t\t\t\n", "2\t7\tar\tترهونا\t\t\t1\t\t\t\n", "3\t7\tar\tترهونة\t1\t\t\t\t\t\n",
        "4\t7\tar\tسوق الأحد\t\t\t\t1\t\t\n", "5\t8\tar\tمليط\t\t\t\t\t\t\n", "6\t8\ten\tMellit\t\t\t\t\t\t\n",
        "7\t999\tar\tلا أحد\t\t\t\t\t\t\n",
        name="alternateNamesV2.txt",
    )
    told = {one.place.geonameid: one.names for one in read_geonames((dump, alternates)) if isinstance(one, Told)}
    assert told == {7: ("ترهونة", "ترهونا", "سوق الأحد"), 8: ("مليط",), 9: ("كتم",)}
    assert told == {one.place.geonameid: one.names for one in read_geonames((alternates, dump)) if isinstance(one, Told)}


def test_a_zip_is_read_as_it_comes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", row(7, "Tall Ḩamdān", "تل حمدان"))
    (one,) = read_geonames((tmp_path / "SY.zip",))
    assert isinstance(one, Told) and one.place.name_ar == "تل حمدان"


def test_unit_codes_name_the_units_that_a_dump_lacks(tmp_path: Path) -> None:
    codes = wrote(tmp_path, "SY.08\tRif-dimashq\tRif-dimashq\t170652\n", name="admin1CodesASCII.txt")
    (one,) = read_geonames((wrote(tmp_path, row(7, "Tall", "تل حمدان")), codes))
    assert isinstance(one, Told) and one.place.admin1 == "Rif-dimashq"


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"list.txt: 2 columns; a GeoNames dump has 19"):
        list(read_geonames((wrote(tmp_path, "a\tb\n", name="list.txt"),)))
    with pytest.raises(UsageError, match="no GeoNames dump among the files"):
        list(read_geonames((wrote(tmp_path, "1\t7\tar\tترهونة\t\t\t\t\t\t\n", name="alternateNamesV2.txt"),)))
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("x.csv", "a,b")
    with pytest.raises(UsageError, match="holds no"):
        list(read_geonames((tmp_path / "x.zip",)))
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(UsageError, match="empty file"):
        list(read_geonames((tmp_path / "empty.txt",)))


def test_those_who_watch_see_the_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def watch(reach: Reach) -> None:
        seen.append((reach.done, reach.total))

    path = wrote(tmp_path, *(row(number, "Tall", "تل حمدان") for number in range(1200)))
    assert len(list(read_geonames((path,), watch))) == 1200
    assert seen[-1] == (path.stat().st_size, path.stat().st_size) and len(seen) == 4


@given(lines=st.lists(st.binary(max_size=60).filter(lambda line: b"\n" not in line), max_size=6))
def test_every_line_is_told_or_skipped(lines: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("g") / "SY.txt"
    path.write_bytes(row(7, "Tall", "تل حمدان").encode() + b"".join(line + b"\n" for line in lines))
    wanted = 1 + sum(bool(line.strip()) and not line.startswith(b"#") for line in lines)
    assert len(list(read_geonames((path,)))) == wanted
