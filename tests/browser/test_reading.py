"""Reading a report at once, and how the app speaks: dates that move, languages, digits, filters in the address."""

from __future__ import annotations

import math
import re

from playwright.sync_api import Page, expect

TEXT = "قُتل خمسة مدنيين في قصف مدفعي على مدينة الرستن أمس، بحسب المرصد السوري لحقوق الإنسان 😢."


def test_dates_move_with_the_publication_date_and_nothing_is_kept(page: Page, site: str) -> None:
    kept = page.request.get(f"{site}/api/reports").json()["total"]
    page.goto(f"{site}/read")
    page.get_by_label("نص التقرير").first.fill(TEXT)
    page.get_by_label("تاريخ النشر").fill("2018-03-12")
    page.get_by_role("button", name="اقرأ", exact=True).click()
    fields = page.locator(".fields")
    expect(fields).to_contain_text("11 آذار 2018")
    page.get_by_label("تاريخ النشر").fill("2018-05-01")
    expect(fields).to_contain_text("30 نيسان 2018")
    expect(fields).to_contain_text("5 قتلى")
    assert page.get_by_test_id("text").evaluate("element => element.textContent") == TEXT
    assert page.request.get(f"{site}/api/reports").json()["total"] == kept


def test_one_click_changes_the_language_and_one_the_digits(page: Page, site: str) -> None:
    page.goto(f"{site}/pictures")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("heading", level=1)).to_have_text("الصور")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pictures")
    expect(page.locator(".chart").first).not_to_contain_text(re.compile("[٠-٩]"))
    page.get_by_role("button", name="Digits: ١٢٣").click()
    expect(page.locator(".chart").first).to_contain_text(re.compile("[٠-٩]"))


def test_the_digits_of_a_report_stay_as_they_were_written(page: Page, site: str) -> None:
    report = page.request.get(f"{site}/api/reports?q=الخضار").json()["items"][0]["key"]
    text = page.request.get(f"{site}/api/reports/{report}").json()["text"]
    page.goto(f"{site}/reports/{report}")
    page.get_by_test_id("text").wait_for()
    page.get_by_role("button", name="الأرقام: ١٢٣").click()
    assert "٧" in text and "10:30" in text
    assert page.get_by_test_id("text").evaluate("element => element.textContent") == text


def test_the_address_holds_the_question_and_back_takes_it_back(page: Page, site: str) -> None:
    page.goto(f"{site}/?kind=ASSAULT&from=2019-07-01&to=2019-07-31&killed_min=5")
    heading = page.locator(".listHead h2")
    asked = page.request.get(f"{site}/api/incidents?kind=ASSAULT&from=2019-07-01&to=2019-07-31&killed_min=5").json()["total"]
    assert asked > 0
    expect(heading).to_contain_text(str(asked) if asked > 2 else re.compile("حادث"))
    page.get_by_role("checkbox", name="فيها نفي").check()
    expect(page).to_have_url(re.compile("denied=true"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("denied"))
    expect(page.get_by_role("checkbox", name="فيها نفي")).not_to_be_checked()


def test_the_brush_of_the_timeline_chooses_a_span_by_mouse_and_by_keys(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    bars = page.locator(".timelineBars svg")
    bars.wait_for()
    box = bars.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d"))
    bars.focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("from="))
    page.keyboard.press("Shift+ArrowLeft")
    expect(page).to_have_url(re.compile("from="))


def on_the_map(page: Page, lat: float, lon: float) -> tuple[float, float]:
    """Where a place is drawn, in pixels from the middle of the map (Web Mercator, tiles of 512)."""
    told: str = page.locator(".mapCanvas").get_attribute("data-idle") or ""
    here_lon, here_lat, zoom = (float(part) for part in told.split(","))
    size = 512 * 2**zoom
    return size * (lon - here_lon) / 360, size * (mercator(here_lat) - mercator(lat)) / 360


def mercator(lat: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def test_incidents_of_one_spot_open_like_a_fan_and_an_area_is_no_point(page: Page, site: str) -> None:
    page.goto(f"{site}/?q=سراقب")
    canvas = page.locator(".mapCanvas")
    page.locator(".mapCanvas[data-idle]").wait_for(timeout=60_000)
    drawn = page.request.get(f"{site}/api/incidents/map?q=سراقب&bbox=-20,0,80,50&zoom=4").json()
    assert drawn["total"] >= 2
    box = canvas.bounding_box()
    assert box
    place = page.request.get(f"{site}/api/places?q=سراقب&limit=1").json()["items"][0]
    for _ in range(8):  # a cluster comes apart as the map comes nearer, until one spot holds what is left
        page.locator(".mapCanvas[data-idle]").wait_for(timeout=60_000)
        x, y = on_the_map(page, place["lat"], place["lon"])
        page.mouse.click(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y)
        page.wait_for_timeout(1500)
        if page.locator(".fanList").count():
            break
    fan = page.locator(".fanList li")
    fan.first.wait_for()
    assert fan.count() >= 2
    expect(fan.first).to_contain_text("سراقب")
