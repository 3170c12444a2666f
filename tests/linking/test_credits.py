"""Where an agency's name is a credit, and where it is a speaker."""

from __future__ import annotations

import pytest

from marsad.linking.credits import find_credit, media_name

BODY = "قتل ثلاثة أشخاص في قصف على البلدة، ونقل المصابون إلى مشفى ميداني قريب بحسب سكان."


@pytest.mark.parametrize(("text", "agency"), [
    (f"عنوان الخبر\n\nدمشق - رويترز\n\n{BODY}", "gb.reuters"),
    (f"بيروت (أ ف ب) - {BODY}", "fr.afp"),
    (f"{BODY}\n(أ.ف.ب)", "fr.afp"),
    (f"{BODY}\nالمصدر: سانا", "sy.sana"),
    (f"إدلب/ سالم الحسن/ الأناضول\n{BODY}", "tr.anadolu"),
    (f"{BODY} (د ب أ)", "de.dpa"),
    (BODY, None),
    (f"قالت وكالة رويترز إن ثلاثة قتلوا. {BODY}", None),
    (f"وقال مراسل رويترز في المدينة، الذي زار المكان بعد القصف، إن السوق خال من الناس تماما. {BODY}", None),
    (f"{BODY}\n(رويترز، أ ف ب)", None),
    ("", None),
])
def test_a_credit_stands_at_the_edge_of_a_report(text: str, agency: str | None) -> None:
    assert find_credit(text) == agency


def test_an_agency_is_its_own_outlet() -> None:
    assert find_credit(BODY, "رويترز") == "gb.reuters"


@pytest.mark.parametrize(("outlet", "name"), [
    ("www.enabbaladi.net", "enabbaladi"), ("enabbaladi.net", "enabbaladi"), ("syria.tv", "syriatv"), ("alaraby.co.uk", "alaraby"),
    ("arabic.example-news.com", "examplenews"), ("عنب بلدي", "عنببلدي"), ("BBC Arabic", "bbc"), ("", ""),
])
def test_an_outlet_has_one_name_however_its_address_is_written(outlet: str, name: str) -> None:
    assert media_name(outlet) == name
