"""Numbers are compared as values: a changed dose must be found, native digits must not be called an error."""

import pytest

from secondlook.numerals import figure_in, numbers


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("5 to 10 days", "من ٥ إلى ١٠ أيام"),
        ("1,234 people", "१,२३४ लोग"),
        ("6,791 opinions", "6791份意见"),
        ("1,23,456", "123456"),
        ("2.5 mg", "2,5 мг"),
        ("0.6 to 3 in 100", "每100人中0.6至3人"),
        ("HER2 at 38 °C", "HER2 عند 38 °C"),
    ],
)
def test_the_same_values_written_differently_are_equal(left, right):
    assert numbers(left) == numbers(right)


@pytest.mark.parametrize(
    ("left", "right"), [("5 to 10", "5 to 19"), ("no number", "3"), ("12 of 17", "12 of 12 of 17")]
)
def test_changed_added_and_repeated_numbers_differ(left, right):
    assert numbers(left) != numbers(right)


@pytest.mark.parametrize(
    "text",
    [
        "12 to 69 in 100",
        "35 % of people",
        "52 of 100",
        "5-7 days",
        "a fee of 30 US dollars",
        "two in three people",
        "It took 6 weeks.",
    ],
)
def test_quantities_are_recognised(text):
    assert figure_in(text)


@pytest.mark.parametrize(
    "text", ["HER2 and PD-L1", "case C-307/22", "Write 3 questions", "1p/19q", "in 2021", "What if I take 2 weeks?"]
)
def test_names_and_dates_are_not_quantities(text):
    assert not figure_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "One in twelve people",
        "a third of people",
        "Two thirds of women",
        "Four percent",
        "43 out of a hundred",
        "1 in every 5",
        "€400",
        "5,000 rupees",
        "2 cm",
        "500 mg",
        "It took 10 working days.",
        "twice as high",
        "5-year survival",
        "35 of 100 changed. And you?",
    ],
)
def test_quantities_in_words_prices_and_sizes_are_recognised(text):
    assert figure_in(text)


@pytest.mark.parametrize("text", ["CA 19-9", "Page 1 of 4", "Most of the day", "two years old", "The 2019-2021 papers"])
def test_names_pages_and_years_are_not_quantities(text):
    assert not figure_in(text)
