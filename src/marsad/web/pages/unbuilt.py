"""The page that is shown while the browser app is not built."""

from __future__ import annotations

from marsad.web.pages.markup import tag


def unbuilt_page() -> str:
    """Says what to do, in both languages."""
    how = tag("code", "make web")
    arabic = tag("p", "لم يبن تطبيق المتصفح بعد. شغل الأمر ", how, " ثم أعد تحميل الصفحة.", dir="rtl", lang="ar")
    english = tag("p", "The browser app is not built yet. Run ", how, " and load this page again. ",
                  "The API is at /api, described by /api/openapi.json.", lang="en")
    body = tag("body", tag("h1", "Marsad مرصد"), arabic, english)
    return "<!doctype html>" + tag("html", tag("head", tag("title", "Marsad مرصد")), body, lang="ar")
