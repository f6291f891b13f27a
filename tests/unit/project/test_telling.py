"""The closing line of the test command counts what happened."""

from pathlib import Path

from tests.__main__ import Counts, read_report

REPORT = """<testsuites><testsuite>
<testcase name="goed"/>
<testcase name="fout"><failure/></testcase>
<testcase name="goed, maar de opruiming niet"><error/></testcase>
<testcase name="niet gedraaid"><skipped/></testcase>
</testsuite></testsuites>"""


def test_a_failure_and_an_error_count_as_failed(tmp_path: Path):
    (tmp_path / "report.xml").write_text(REPORT)
    assert read_report(tmp_path / "report.xml") == Counts(passed=1, failed=2, skipped=1)


def test_a_report_that_was_not_written_counts_nothing(tmp_path: Path):
    assert read_report(tmp_path / "report.xml") == Counts()


def test_the_line_has_the_form_that_ci_reads():
    assert str(Counts(3, 0, 1) + Counts(2, 1, 0)) == "5 passed, 1 failed, 1 skipped"
