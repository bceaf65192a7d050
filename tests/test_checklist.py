"""Which records a family is told to ask for, of whom, in which order."""

import pytest

from secondlook.checklist import checklist
from secondlook.loading import load


def lines(sample, situation=None):
    return [
        (group.holder.value, group.need.value, line.record.id, line.own)
        for group in checklist(load(sample), "sample", situation).groups
        for line in group.lines
    ]


def test_records_are_grouped_by_department_essential_first(sample):
    assert lines(sample) == [
        ("pathology", "essential", "slides", True),
        ("pathology", "essential", "report", True),
        ("radiology", "essential", "scans", False),
        ("you", "essential", "identity", False),
    ]


def test_one_situation_leaves_out_what_it_does_not_need(sample):
    assert "slides" not in [line[2] for line in lines(sample, "newly-diagnosed")]
    assert "slides" in [line[2] for line in lines(sample, "relapsed")]


def test_a_use_of_the_cancer_replaces_that_of_the_common_set(sample):
    found = checklist(load(sample), "sample").groups[0].lines[0]
    assert (found.use.need.value, found.situations) == ("essential", ("relapsed",))


def test_a_record_without_situations_matters_in_all(sample):
    assert checklist(load(sample), "sample").groups[1].lines[0].situations == ("newly-diagnosed", "relapsed")


def test_an_unknown_cancer_is_our_own_bug(sample):
    with pytest.raises(KeyError):
        checklist(load(sample), "none")


def test_a_cancer_can_leave_out_a_record_of_the_common_set(tree):
    file = tree / "checklists/cancers/sample.yml"
    file.write_text(file.read_text("utf-8").replace("notes:\n", "omit: [scans]\nnotes:\n"), "utf-8")
    assert "scans" not in [line[2] for line in lines(tree)]
