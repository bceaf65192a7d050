"""What one file alone cannot know: references, listings, sources of figures, links, dates."""

import datetime

import pytest

from conftest import change
from secondlook.loading import inspect, load
from secondlook.problems import ContentError, as_text


def only_problem(tree):
    problems = inspect(tree)[1]
    assert len(problems) == 1, as_text(problems)
    return problems[0]


def test_the_sample_has_no_problems(sample):
    assert inspect(sample)[1] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "place", "report"),
    [
        (
            "content/guides/asking.yml",
            "sources: [sample-2020]",
            "sources: [sample-2021]",
            "content/guides/asking.yml:28:23",
            "S-ref there is no 'sample-2021' in sources. did you mean 'sample-2020'?",
        ),
        (
            "content/guides/waiting.yml",
            "related: [asking]",
            "related: [askin]",
            "content/guides/waiting.yml:7:11",
            "S-ref there is no 'askin' in guides. did you mean 'asking'?",
        ),
        (
            "checklists/cancers/sample.yml",
            "record: report,",
            "record: reports,",
            "checklists/cancers/sample.yml:11:14",
            "S-ref there is no 'reports' in record. did you mean 'report'?",
        ),
        (
            "checklists/common.yml",
            "[newly-diagnosed]",
            "[new]",
            "checklists/common.yml:4:50",
            "S-ref there is no 'new' in situations. known: newly-diagnosed, relapsed",
        ),
        (
            "content/site.yml",
            "target: checklists",
            "target: checklist",
            "content/site.yml:12:61",
            "S-ref there is no page 'checklist'. did you mean 'checklists'?",
        ),
        (
            "content/site.yml",
            "guides: [asking, waiting]",
            "guides: [asking, waiting, third]",
            "content/site.yml:15:27",
            "S-ref 'third' is listed, but there is no file content/guides/third.yml. known: asking, waiting",
        ),
        (
            "content/site.yml",
            "letters: [scan-request]",
            "letters: [scan-requests]",
            "content/letters/scan-request.yml:1:1",
            "S-unlisted this file is not listed. add '- scan-request' to 'letters' in content/site.yml",
        ),
        (
            "content/guides/asking.yml",
            "(guide:waiting)",
            "(guide:wating)",
            "content/guides/asking.yml:13:15",
            "L-internal the link guide:wating leads nowhere. did you mean 'waiting'?",
        ),
        (
            "content/guides/asking.yml",
            "(term:slide)",
            "(term:slid)",
            "content/guides/asking.yml:13:15",
            "L-internal the link term:slid leads nowhere. did you mean 'slide'?",
        ),
        (
            "content/guides/asking.yml",
            "(guide:waiting)",
            "(javascript:alert)",
            "content/guides/asking.yml:13:15",
            "L-scheme this link may not be used: javascript:alert. "
            "a link starts with one of: https:, mailto:, tel:, guide:, source:, term:",
        ),
        (
            "content/guides/waiting.yml",
            "Keep your dates.",
            "About 40 in 100 people wait.",
            "content/guides/waiting.yml:16:30",
            "C-source a figure without a source: 40 in 100. add 'sources:' with an id from content/sources.yml",
        ),
        (
            "content/guides/waiting.yml",
            "next_review: 2026-07-10",
            "next_review: 2025-07-10",
            "content/guides/waiting.yml:6:14",
            "C-date the next review is not after the last one. write a later day",
        ),
        (
            "content/guides/waiting.yml",
            "id: waiting",
            "id: wait",
            "content/guides/waiting.yml:1:5",
            "S-id-file the id is 'wait', that of content/guides/wait.yml; this is content/guides/waiting.yml. "
            "write 'id: waiting'",
        ),
        (
            "content/guides/waiting.yml",
            "{id: keep,",
            "{id: ask,",
            "content/guides/waiting.yml:16:13",
            "S-dup-id 'ask' stands here again; first on line 15. give each entry an id of its own",
        ),
        (
            "content/letters/scan-request.yml",
            "of {name}.",
            "of {nam}.",
            "content/letters/scan-request.yml:10:22",
            "I-placeholder the placeholder {nam} is not declared. did you mean 'name'?",
        ),
        (
            "content/guides/waiting.yml",
            "Keep your dates.",
            '"Keep { your dates."',
            "content/guides/waiting.yml:16:30",
            "I-placeholder a brace stands alone. write { } only around a placeholder",
        ),
    ],
)
def test_each_broken_reference_is_one_line_with_its_place(tree, path, old, new, place, report):
    change(tree, path, old, new)
    found = [p for p in inspect(tree)[1] if f"{p.path}:{p.line}:{p.column}" == place]
    assert [f"{p.code} {p.message}. {p.hint}" for p in found] == [report]


def test_a_source_that_nobody_cites_is_a_warning(tree):
    sources = tree / "content/sources.yml"
    sources.write_text(
        sources.read_text("utf-8") + sources.read_text("utf-8")[9:].replace("sample-2020", "lonely-2021")
    )
    problem = only_problem(tree)
    assert (problem.code, problem.severity) == ("S-ref-unused", "warning")


def test_a_broken_file_does_not_make_every_reference_to_it_a_problem(tree):
    change(tree, "checklists/records/papers.yml", "holder: you", "holder: nobody")
    assert [problem.code for problem in inspect(tree)[1]] == ["S-enum"]


def test_problems_of_several_files_come_in_one_report(tree):
    change(tree, "content/urgent.yml", "next_review: 2026", "next_review: 2025")
    change(tree, "content/guides/asking.yml", "tone: urgent", "tone: red")
    with pytest.raises(ContentError) as caught:
        load(tree)
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("content/guides/asking.yml", "S-enum"),
        ("content/urgent.yml", "C-date"),
    ]


def test_more_than_seven_records_in_a_row_are_refused(tree):
    papers = tree / "checklists/records/papers.yml"
    extra = "".join(
        f"  - id: extra-{i}\n    name: Extra {i}\n    why: Why.\n    holder: you\n    forms: [copy]\n" for i in range(8)
    )
    papers.write_text(papers.read_text("utf-8") + extra, "utf-8")
    uses = "".join(f"  - {{record: extra-{i}, need: helpful}}\n" for i in range(8))
    change(tree, "checklists/cancers/sample.yml", "notes:\n", uses + "notes:\n")
    assert only_problem(tree).message == "8 helpful records to ask of 'you'; at most 7"


@pytest.mark.parametrize(
    ("path", "old", "new", "report"),
    [
        (
            "content/interface.yml",
            "  skip: Skip to the content\n",
            "",
            "S-missing the word 'skip' is missing. add the line 'skip: …'",
        ),
        (
            "content/interface.yml",
            "  skip: Skip to the content\n",
            "  skip: Skip to the content\n  skipp: Skip\n",
            "S-unknown no page asks for the word 'skipp'. did you mean 'skip'?",
        ),
        (
            "content/interface.yml",
            "Next review: {date}",
            "Next review: {datum}",
            "I-placeholder these are not its placeholders. needed: {date}",
        ),
        (
            "content/locales.yml",
            "cldr: ar_001",
            "cldr: xx_YY",
            "S-locale CLDR knows no locale 'xx_YY'. for example: hi, pt_BR, zh_Hant",
        ),
        (
            "content/locales.yml",
            "fonts: [Noto Sans SC",
            "fonts: [Noto Sans SCC",
            "S-font there is no font 'Noto Sans SCC' for paper. did you mean 'Noto Sans SC'?",
        ),
        (
            "content/locales.yml",
            "fonts: [Noto Sans], published: true",
            "fonts: [Noto Sans], published: false",
            "S-locale the language of the source strings is not published. write 'true'",
        ),
        (
            "content/locales.yml",
            "{tag: zh,",
            "{tag: ar,",
            "S-dup-id 'ar' stands here again; first on line 3. give each entry an id of its own",
        ),
        (
            "content/guides/waiting.yml",
            "Keep your dates.",
            '"Keep **your dates."',
            "T-markup readers would see **. write '**word**' or '[word](address)', without blanks between the signs; "
            "a star to be seen is written '\\*'",
        ),
    ],
)
def test_what_would_break_a_build_or_reach_a_reader_is_refused(tree, path, old, new, report):
    change(tree, path, old, new)
    assert report in [f"{p.code} {p.message}. {p.hint}" for p in inspect(tree)[1]]


def test_a_record_stands_in_one_topic_only(tree):
    papers = (tree / "checklists/records/papers.yml").read_text("utf-8")
    (tree / "checklists/records/more.yml").write_text(papers.replace("id: papers", "id: more"), "utf-8")
    found = [problem.message for problem in inspect(tree)[1] if problem.code == "S-dup-id"]
    assert "the record 'slides' stands in more.yml already" in found


def test_a_review_that_is_due_on_the_day_of_the_edition_is_a_warning(tree):
    change(tree, "content/site.yml", "date: 2026-01-15", "date: 2026-07-10")
    problems = [p for p in inspect(tree)[1] if p.code == "C-overdue"]
    assert ("content/guides/asking.yml", 6, "warning") in {(p.path, p.line, p.severity) for p in problems}
    assert {p.severity for p in problems} == {"warning"}
    load(tree)


def test_a_review_that_is_due_today_is_an_error_when_asked_for(sample):
    assert inspect(sample, datetime.date(2026, 7, 9))[1] == []
    problems = inspect(sample, datetime.date(2026, 7, 10))[1]
    assert {(p.code, p.severity) for p in problems} == {("C-overdue", "error")}
    assert "the review was due on 2026-07-10" in {p.message for p in problems}


def test_a_figure_in_a_heading_needs_a_source_too(tree):
    path = "content/guides/waiting.yml"
    change(tree, path, "title: Time", "title: Two in three people")
    assert [(p.line, p.code) for p in inspect(tree)[1]] == [(10, "C-source")]
    change(tree, path, "title: Two in three people", "title: Two in [three](source:sample-2020) people")
    assert inspect(tree)[1] == []


def test_the_sources_around_an_entry_cover_it_if_it_cannot_have_its_own(tree):
    path = "content/guides/waiting.yml"
    change(tree, path, "title: Time", "title: Two in three people")
    change(tree, path, "related: [asking]", "related: [asking]\nsources: [sample-2020]")
    assert inspect(tree)[1] == []


def test_a_review_cannot_be_put_off_for_more_than_two_years(tree):
    change(tree, "content/guides/asking.yml", "next_review: 2026-07-10", "next_review: 2028-07-10")
    assert (only_problem(tree).code, only_problem(tree).message) == (
        "C-date",
        "the next review is more than two years away",
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Keep **your* dates.", "write '**your**'"),
        ("Keep *your** dates.", "write '**your**'"),
        ("Keep ** your ** dates.", "without blanks"),
        ("Keep your [slides] (term:slide).", "write '[slides](term:slide)'"),
        ("Keep your [slides](term:slide.", "write '[slides](term:slide.)'"),
        ("Keep your [slides(term:slide).", "write '[slides](term:slide)'"),
        ("Keep your dates.*", "is written '\\*'"),
    ],
)
def test_half_of_a_markup_is_refused_with_what_to_type(tree, typed, hint):
    change(tree, "content/guides/waiting.yml", "text: Keep your dates.", f"text: '{typed}'")
    problem = only_problem(tree)
    assert (problem.code, problem.line) == ("T-markup", 16)
    assert hint in problem.hint


@pytest.mark.parametrize(
    "typed",
    [
        "Ask for 5 * 3 slides.",
        "Ask for 5*3 slides.",
        "Ask about HLA-A*02 now.",
        "Keep your dates [see note].",
        "Keep [dates] (all of them).",
        "Ask in the short term: now.",
        "A star \\* is only a star.",
        "Keep **your** *own* [dates](guide:asking).",
    ],
)
def test_stars_and_brackets_of_plain_prose_are_let_be(tree, typed):
    change(tree, "content/guides/waiting.yml", "text: Keep your dates.", f"text: '{typed}'")
    assert not [problem for problem in inspect(tree)[1] if problem.code == "T-markup"]


@pytest.mark.parametrize("word", ["Yes", "No", "On", "off", "Null", "True"])
def test_a_text_that_other_programs_take_for_a_switch_stands_in_quotes(tree, word):
    change(tree, "content/guides/waiting.yml", "label: Questions", f"label: {word}")
    problem = only_problem(tree)
    assert (problem.code, problem.hint) == ("S-type", f'put quotes around it: "{word}"')
    change(tree, "content/guides/waiting.yml", f"label: {word}", f'label: "{word}"')
    assert inspect(tree)[1] == []


@pytest.mark.parametrize("typed", ["3.5", "2024-01-01"])
def test_decimals_and_days_in_a_text_stay_as_they_were_typed(tree, typed):
    change(tree, "content/guides/waiting.yml", "label: Questions", f"label: {typed}")
    labels = [
        block.label.source for block in load(tree).guides["waiting"].sections[-1].blocks if hasattr(block, "label")
    ]
    assert labels == [typed]
