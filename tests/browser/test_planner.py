"""The planner, used as a family would: days count back, a passed day is an alarm, calendars can read the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

STEPS = ["ask", "have", "send", "answer", "talk"]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday
START = date(2027, 1, 20)  # a Wednesday


@pytest.fixture
def planner(page, address):
    def opened(prefix=""):
        page.clock.install(time=NOW)
        page.goto(f"{address}{prefix}planner/")
        return page

    return opened


def step(page, name):
    return page.locator(f'[data-step="{name}"]')


def days(page, **counts):
    for name, count in counts.items():
        step(page, name).locator("[data-choice=days]").fill(str(count))


def latest(page, name):
    return step(page, name).locator(".sl-planner__latest").inner_text()


def events(path):
    """The events of a calendar file, read by the rules of RFC 5545."""
    text = Path(path).read_bytes().decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "VERSION:2.0" in lines
    assert any(line.startswith("PRODID:") for line in lines)
    found, current = [], None
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            current = {}
        elif line == "END:VEVENT":
            found.append(current)
            current = None
        elif current is not None:
            assert name not in current
            current[name] = value
    assert current is None
    return found


def saved(page, tmp_path):
    with page.expect_download() as download:
        page.locator("[data-action=calendar]").click()
    assert download.value.suggested_filename == "dates.ics"
    path = tmp_path / "dates.ics"
    download.value.save_as(path)
    return events(path)


def test_nothing_is_assumed_before_the_reader_says_how_long_it_takes(planner):
    page = planner()
    page.locator("[data-choice=start]").fill(START.isoformat())
    assert page.locator(".sl-planner__latest--open").count() == len(STEPS)
    assert page.locator("[data-action=calendar]").is_disabled()
    days(page, talk=3)
    assert "17 January 2027" in latest(page, "talk")
    assert page.locator(".sl-planner__latest--open").count() == len(STEPS) - 1


def test_days_count_back_from_the_treatment_to_the_day_to_ask(planner, tmp_path):
    page = planner()
    page.locator("[data-choice=start]").fill(START.isoformat())
    days(page, talk=3, answer=2, send=10, have=0, ask=14)
    back = [(step["SUMMARY"], step["DTSTART;VALUE=DATE"]) for step in saved(page, tmp_path)]
    totals = [29, 15, 15, 5, 3]
    assert [day for _, day in back] == [f"{START - timedelta(days=total):%Y%m%d}" for total in totals]
    assert [title for title, _ in back] == ["Ask for papers", "Collect papers", "Send papers", "Call", "Appointment"]
    page.reload()
    assert step(page, "ask").locator("[data-choice=days]").input_value() == "14"
    assert "22 December 2026" in latest(page, "ask")


def test_working_days_leave_out_the_days_when_the_hospital_is_closed(planner):
    page = planner()
    page.locator("[data-choice=start]").fill("2027-01-18")  # a Monday
    step(page, "talk").locator("[data-choice=kind]").select_option("working")
    days(page, talk=5)
    assert page.locator("[data-when=no-closed]").is_visible()
    page.get_by_label("Saturday").check()
    page.get_by_label("Sunday").check()
    assert page.locator("[data-when=no-closed]").is_hidden()
    assert "Monday, 11 January 2027" in latest(page, "talk")


def test_a_day_on_which_the_hospital_is_closed_moves_to_the_open_day_before_and_says_so(planner):
    page = planner()
    page.locator("[data-choice=start]").fill(START.isoformat())
    days(page, talk=3)
    page.get_by_label("Saturday").check()
    page.get_by_label("Sunday").check()
    assert "Friday, 15 January 2027" in latest(page, "talk")
    assert "Sunday, 17 January 2027" in step(page, "talk").locator(".sl-planner__notes").inner_text()


def test_a_day_that_has_passed_sends_the_reader_to_the_doctor_today(planner):
    page = planner()
    alarm = page.locator("[data-when=passed]")
    page.locator("[data-choice=start]").fill("2026-12-01")
    days(page, talk=8)
    assert alarm.is_hidden()
    assert step(page, "talk").locator(".sl-planner__notes").inner_text()  # it is today
    days(page, answer=1)
    assert "Ask your doctor today" in alarm.inner_text()
    days(page, answer=0)
    assert alarm.is_hidden()
    page.locator("[data-choice=start]").fill("2026-11-22")
    assert alarm.is_visible()


def test_the_rule_about_time_stands_above_the_days_and_names_who_must_not_use_them(planner):
    page = planner()
    rule = page.locator(".sl-callout--urgent").first
    assert rule.locator('a[href$="checklists/acute-leukaemia/"]').count() == 1
    assert rule.bounding_box()["y"] < page.locator("[data-choice=start]").bounding_box()["y"]


def test_what_is_no_number_of_days_is_said_at_its_field(planner):
    page = planner()
    page.locator("[data-choice=start]").fill(START.isoformat())
    field = step(page, "talk").locator("[data-choice=days]")
    for wrong in ("x", "-1", "366", "1.5"):
        field.fill(wrong)
        assert step(page, "talk").locator(".sl-planner__wrong").is_visible()
        assert field.get_attribute("aria-invalid") == "true"
        assert step(page, "talk").locator(".sl-planner__latest--open").count() == 1
    field.fill("٣")
    assert step(page, "talk").locator(".sl-planner__wrong").is_hidden()
    assert "17 January 2027" in latest(page, "talk")


def test_in_arabic_days_and_calendar_are_in_arabic(planner, tmp_path):
    page = planner("ar/")
    page.locator("[data-choice=start]").fill(START.isoformat())
    days(page, talk=3)
    assert "يناير" in latest(page, "talk")
    (event,) = saved(page, tmp_path)
    assert event["DTSTART;VALUE=DATE"] == "20270117"


def test_the_calendar_saved_again_replaces_the_earlier_days(planner, tmp_path):
    page = planner()
    page.locator("[data-choice=start]").fill(START.isoformat())
    days(page, talk=3, answer=1)
    first = saved(page, tmp_path)
    days(page, talk=4)
    second = saved(page, tmp_path)
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert len({event["UID"] for event in first}) == 2
    assert all(event["DTSTAMP"].endswith("Z") for event in first)
    assert first != second


def test_long_titles_with_marks_stay_whole_in_a_calendar_file(planner, tmp_path):
    page = planner()
    title = "Ask, send; call \\ \n" + "记录和切片" * 20
    text = page.evaluate(
        """async (title) => {
          const { calendar } = await import("../assets/js/calendar.js");
          return calendar([{ id: "1", day: new Date(Date.UTC(2026, 11, 31)), title }]);
        }""",
        title,
    )
    path = tmp_path / "dates.ics"
    path.write_bytes(text.encode())
    (event,) = events(path)
    assert event["SUMMARY"] == "Ask\\, send\\; call \\\\ \\n" + "记录和切片" * 20
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20261231", "20270101")


def test_with_storage_refused_the_planner_works_while_the_page_is_open(page, address):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    page.goto(f"{address}planner/")
    page.locator("[data-choice=start]").fill("2037-01-20")
    days(page, talk=3)
    assert "17 January 2037" in latest(page, "talk")


def test_without_javascript_the_plan_is_a_form_for_paper(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ar/planner/")
    assert page.locator("[data-paper]:visible").count() == 1 + 2 * len(STEPS)
    assert page.locator("input:visible, button:visible").count() == 0
    context.close()
