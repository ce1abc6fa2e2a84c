"""What readers will notice of a change: every kind of it, from folders and from Git, in words that hold."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from dataclasses import replace

import click
import pytest

from macros import __main__ as commands
from macros.checks import load
from macros.editing import changed_words as words
from macros.editing import changes, impact, revisions, usages
from macros.schema.dates import last_day
from macros.source import prose
from macros.source.problems import ContentError
from tests.checks.test_content_errors import SMALL_VALID_GUIDE
from tests.conftest import laid_over

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def root(tmp_path):
    shutil.copytree(SMALL_VALID_GUIDE, tmp_path / "after")
    return tmp_path / "after"


@pytest.fixture
def change(root):
    """Change texts below content/ of a copy of the small guide."""

    def change(name, *pairs, everywhere=False):
        for file in root.rglob("*.yaml") if everywhere else [root / "content" / f"{name}.yaml"]:
            text = file.read_text(encoding="utf-8")
            for old, new in pairs:
                assert everywhere or old in text
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8", newline="\n")

    return change


@pytest.fixture
def found(root):
    """Return what changed since the small guide as it is."""
    return lambda on=None: changes.between(load.load(SMALL_VALID_GUIDE), load.load(root), on)


def chapters(found):
    return {chapter.title: chapter.lines for chapter in impact.told(found)}


def test_nothing_changed_is_said_so(root, capsys):
    assert impact.run(root, str(SMALL_VALID_GUIDE), None, None, markdown=False) == 0
    assert capsys.readouterr().out.splitlines()[2:] == ["Nothing."]


def test_a_changed_number_is_shown_with_its_places_and_all_that_moves_with_it(change, found):
    change("figures", ("value: 66000", "value: 60000"))
    assert chapters(found())["Figures changed"] == [
        (
            "Pay of the lowest tenth of nurses (nurse-pay-low): $66,000 → $60,000",
            [
                "on: Salaries › Official pay",
                "on: Salaries › By employer",
                "on: calculated: From the lowest to the highest tenth",
            ],
        )
    ]
    (moved,) = chapters(found())["Calculated figures that move with them"]
    assert moved[0] == "From the lowest to the highest tenth (pay-gap): $69,000 → $75,000"
    assert chapters(found())["Calculations that must hold"] == [
        ("gap-fits still holds: 135,000 = 135,000, at most 0 apart", ())
    ]
    assert {"Salaries", "All figures"} <= set(found().pages)
    assert found().pages["Salaries"] == ("Official pay", "By employer")
    assert "Questions" not in found().pages


def test_a_key_fact_is_named_on_the_home_page_too(change, found):
    change("figures", ("value: 93600", "value: 94600"))
    ((line, details),) = [entry for entry in chapters(found())["Figures changed"] if "(nurse-pay)" in entry[0]]
    assert line.endswith(": $93,600 → $94,600")
    assert "on: Overview › Key facts" in details and "on: Home page › Key facts" in details
    assert found().pages["Home page"] == ("Facts to start with",)


def test_a_figure_of_the_ladder_is_named_on_the_home_page_which_draws_it(change, found):
    change("figures", ("study-years:\n  label: ", "study-years:\n  label: Long "))
    lines = dict(chapters(found())["Figures changed"])
    (details,) = [details for line, details in lines.items() if "(study-years)" in line]
    assert "on: Home page › The ladder of the article" in details


def test_a_page_about_the_guide_is_compared_and_falls_due_like_any_other(change, found):
    change(
        "about/method",
        ("The better one wins.", "The better one, ((nurse-pay)), wins."),
        ("id: method-limits", "id: limits"),
    )
    change("figures", ("value: 93600", "value: 94600"))
    assert "How we choose" in found().pages["Method"]
    details = next(details for line, details in chapters(found())["Figures changed"] if "(nurse-pay)" in line)
    assert "on: Method › How we choose" in details
    assert found().lost_addresses == ("about/method/#method-limits",)
    assert "the check of Method" in [due.what for due in found(datetime.date(2026, 9, 2)).overdue]


def test_a_removed_page_about_the_guide_is_an_address_that_ends(root, found):
    (root / "content" / "about" / "method.yaml").unlink()
    assert found().lost_pages == ("Method",)
    assert found().lost_addresses == ("about/method/",)


def test_the_first_page_of_another_guide_and_the_run_sheets_are_compared(whole):
    shown = usages.pages(whole)
    for number, (name, career) in enumerate(whole.careers.items()):
        assert (name in shown) == (number > 0)
        assert (f"{name}/workshop" in shown) == (career.workshop is not None)
    assert {f"about/{name}" for name in whole.about} < set(shown)
    assert len({page.title for page in shown.values()}) == len(shown), "a title says which page"


def test_a_changed_label_is_shown_without_a_value(change, found):
    change("figures", ("status: not-verified\n  seen: 2026-02\n", "status: verified\n  seen: 2026-03-01\n"))
    lines = dict(chapters(found())["Figures changed"])
    (details,) = [details for line, details in lines.items() if "(study-years)" in line]
    assert details[:2] == ["status: not-verified → verified", "read on: 2026-02 → 2026-03-01"]
    assert not any("→" in line for line in lines)


def test_an_added_and_a_removed_figure_are_named_with_their_values(change, found):
    change(
        "figures",
        ("pay-gap:\n", "new-gap:\n"),
        ("label: From the lowest to the highest tenth", "label: Another gap"),
        ("- ((nurse-pay-low))", "- 1 * ((nurse-pay-low))"),
    )
    change("", ("((pay-gap))", "((new-gap))"), everywhere=True)
    assert [line for line, _ in chapters(found())["Figures added"]] == ["Another gap (new-gap): $69,000"]
    assert [line for line, _ in chapters(found())["Figures removed"]] == [
        "From the lowest to the highest tenth (pay-gap): $69,000"
    ]
    assert "gap-fits changed" in chapters(found())["Calculations that must hold"][0][0]


def test_a_figure_under_another_id_is_no_change_of_pages(change, found):
    change("", ("nurse-pay-low", "lowest-pay"), everywhere=True)
    said = chapters(found())
    assert said["Figures with another id"] == [("Pay of the lowest tenth of nurses: nurse-pay-low → lowest-pay", ())]
    assert set(said) == {"Figures with another id", "Pages that look different", "Addresses that lead nowhere now"}
    assert set(found().pages) <= {"Sources", "All figures"}  # their addresses hold the id


def test_an_added_citation_changes_its_own_part_alone(whole):
    """Labels, terms, and notes are counted through a page; a reader notices what they count, not the numbers."""
    term, figure = next(iter(whole.glossary)), next(iter(whole.figures))
    more = f"See ((term: {term})), ((term: {term} | these are several words)), and (({figure}))."
    careers = {
        id_: replace(career, sections={name: _saying(more, one) for name, one in career.sections.items()})
        for id_, career in whole.careers.items()
    }
    before, after = usages.pages(whole), usages.pages(replace(whole, careers=careers))
    told = {
        f"{career.id}/{name}": [
            head
            for head, text in before[f"{career.id}/{name}"].parts.items()
            if after[f"{career.id}/{name}"].parts[head] != text
        ]
        for career in whole.careers.values()
        for name in career.sections
    }
    # The list of sources is in the order in which they are cited.
    assert {page: heads for page, heads in told.items() if heads not in ([""], ["", "Sources for this page"])} == {}


def _saying(more, section):
    return section.model_copy(update={"summary": prose.parse(f"{more} {section.summary.text}")[0]})


def test_a_sentence_and_a_date_are_changes_of_their_page_alone(change, found):
    change("sample-role/overview", ("title: Key facts", "title: The key facts"))
    change("sample-role/faqs", ("review_due: 2026-09-01", "review_due: 2026-08-01"))
    assert found().pages["Overview"] == ("The key facts", "Key facts")
    assert len(found().pages["Questions"]) == 1
    assert found().moved == ()


def test_a_removed_page_and_its_addresses_are_named(change, root, found):
    (root / "content" / "sample-role" / "education.yaml").unlink()
    change("sample-role/guide", (", education", ""))
    change("sample-role/responsibilities", ("to: education", "to: salaries"))
    assert found().lost_pages == ("Education",)
    assert found().lost_addresses == ("sample-role/education/",)


def test_a_place_with_another_id_is_an_address_that_ends(change, found):
    change("sample-role/salaries", ("id: official-pay", "id: pay-official"))
    assert found().lost_addresses == ("sample-role/salaries/#official-pay",)


def test_an_old_address_that_leads_on_is_not_lost_until_it_is_forgotten(change, root, found):
    change("sample-role/salaries", ("id: official-pay", "id: pay-official"))
    assert "moved:" in "".join(line for line, _ in chapters(found())["Addresses that lead nowhere now"])
    change("sample-role/salaries", ("sure:", "moved:\n  - {was: official-pay, now: pay-official}\nsure:"))
    assert found().lost_addresses == ()
    back = changes.between(load.load(root), load.load(SMALL_VALID_GUIDE))
    assert "sample-role/salaries/#official-pay" not in back.lost_addresses


def test_an_added_page_is_named(change, root):
    (root / "content" / "sample-role" / "education.yaml").unlink()
    change("sample-role/guide", (", education", ""))
    change("sample-role/responsibilities", ("to: education", "to: salaries"))
    back = changes.between(load.load(root), load.load(SMALL_VALID_GUIDE))
    assert back.new_pages == ("Education",)
    assert back.lost_addresses == ()


def test_what_becomes_overdue_depends_on_the_day_given_or_on_the_later_edition(change, found):
    change("figures", ("seen: 2026-02-28\n", "seen: 2026-02-28\n  next_release: 2026-04\n"))
    assert found().overdue == ()
    on_the_last_day = found(datetime.date(2026, 4, 30)).overdue
    after_it = found(datetime.date(2026, 5, 1)).overdue
    assert on_the_last_day == ()
    assert after_it[0].what.startswith("a newer number for Median pay of nurses")
    assert "the check of Salaries" in [due.what for due in found(datetime.date(2026, 9, 2)).overdue]
    change("guide", ("published: 2026-03-01", "published: 2026-10-01"))
    assert "the check of Salaries" in [due.what for due in found().overdue]


def test_a_renewed_check_is_no_longer_overdue(change, found):
    change("sample-role/faqs", ("review_due: 2026-09-01", "review_due: 2027-02-01"))
    assert [due.what for due in found(datetime.date(2026, 10, 1)).mended] == ["the check of Questions"]


@pytest.mark.parametrize(
    ("text", "last"),
    [("2026", (2026, 12, 31)), ("2026-02", (2026, 2, 28)), ("2026-12", (2026, 12, 31)), ("2026-05-04", (2026, 5, 4))],
)
def test_a_number_is_due_when_the_time_that_was_announced_is_over(text, last):
    assert last_day(text) == datetime.date(*last)


def test_every_figure_that_is_cited_appears_somewhere():
    places = usages.of_figures(load.load(SMALL_VALID_GUIDE))
    assert places["role-range"]
    assert all(place for found in places.values() for place in found)


def test_what_goes_from_the_shared_lists_is_an_address_that_ends(change, found):
    change(
        "", ("nurse-pay-low", "lowest-pay"), ("office-2024", "office-now"), ("caseload", "case-load"), everywhere=True
    )
    assert {"about/figures/#nurse-pay-low", "about/sources-n-to-z/#office-2024", "about/glossary/#caseload"} <= set(
        found().lost_addresses
    )


def test_a_text_that_changed_is_shown_with_its_old_and_new_words(change, found):
    change("sample-role/overview", ("It is certain.", "It is far from certain."))
    assert found().words == (("Overview", "certainty", "It is certain.", "It is far from certain."),)
    assert chapters(found())["Words that changed"] == [
        ("Overview, certainty", ("It is certain. → It is far from certain.",))
    ]


def test_only_the_words_around_a_change_are_shown():
    old, new = (" ".join(["a"] * 50 + [word] + ["b"] * 50) for word in ("old", "new"))
    assert words._excerpts(old, new) == ("… a a a old b b b …", "… a a a new b b b …")


def test_a_changed_number_reminds_of_the_log_of_corrections_until_it_is_there(root, change, found):
    change("figures", ("value: 66000", "value: 60000"))
    assert "For the log of corrections" in chapters(found())
    (root / "content" / "corrections.yaml").unlink()
    assert "For the log of corrections" not in chapters(found())


def test_a_day_in_words_is_said_to_be_none(capsys):
    with pytest.raises(SystemExit):
        commands.parse(["impact", "main", "--on", "tomorrow"])
    said = capsys.readouterr().err
    assert "Write year-month-day" in said
    assert "fromisoformat" not in said


def test_content_means_nothing_to_markdown(change, found):
    change("figures", ("label: Median pay of nurses", "label: Median pay ~of~ nurses & (all) @all!"))
    text = impact.written("A <b>title</b>", list(impact.told(found())), markdown=True)
    assert r"Median pay \~of\~ nurses &amp; \(all\) \@all\!" in text
    assert "<b>" not in text
    assert text.startswith("## A ")


class TestGit:
    @pytest.fixture
    def repository(self, root):
        def git(*words):
            line = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@b.example", *words]
            subprocess.run(line, check=True, capture_output=True)

        git("init", "--quiet", "--initial-branch=main")
        git("add", "--all")
        git("commit", "--quiet", "--message=first")
        git("tag", "before")
        return git

    def test_revisions_are_compared_with_each_other_and_with_the_folder(self, root, change, repository, capsys):
        change("figures", ("value: 66000", "value: 60000"))
        repository("commit", "--quiet", "--all", "--message=second")
        assert impact.run(root, "before", "main", None, markdown=False) == 0
        committed = capsys.readouterr().out
        assert "$66,000 → $60,000" in committed
        change("figures", ("value: 60000", "value: 61000"))
        assert impact.run(root, "HEAD", None, None, markdown=False) == 0
        assert "$60,000 → $61,000" in capsys.readouterr().out

    def test_a_file_that_was_renamed_or_deleted_since_is_found_in_its_revision(self, root, change, repository, capsys):
        repository("rm", "--quiet", "content/sample-role/education.yaml")
        change("sample-role/guide", (", education", ""))
        change("sample-role/responsibilities", ("to: education", "to: salaries"))
        assert impact.run(root, "before", None, None, markdown=False) == 0
        assert "Pages removed (1)\n  Education" in capsys.readouterr().out

    @pytest.mark.parametrize("name", ["nothing", "--output=x", "", "HEAD:content", "a b", "../.."])
    def test_a_name_of_nothing_is_said_to_be_one(self, name, root, repository):
        with pytest.raises(click.ClickException, match="is called|no folder"):
            impact.run(root, name, None, None, markdown=False)

    def test_a_copy_without_the_older_commits_says_how_to_get_them(self, root, change, repository, tmp_path):
        change("figures", ("value: 66000", "value: 60000"))
        repository("commit", "--quiet", "--all", "--message=second")
        first = ["git", "clone", "--quiet", "--depth=1", "--no-tags", root.as_uri(), str(tmp_path / "shallow")]
        subprocess.run(first, check=True, capture_output=True)
        with pytest.raises(click.ClickException, match="git fetch --unshallow"):
            impact.run(tmp_path / "shallow", "before", None, None, markdown=False)

    def test_a_revision_without_content_is_said_to_be_one(self, root, repository):
        repository("rm", "-r", "--quiet", "content")
        (root / "x").write_text("x", encoding="utf-8")
        repository("add", "--all")
        repository("commit", "--quiet", "--message=third")
        with (
            pytest.raises(click.ClickException, match="has no folder content/"),
            revisions.opened(root, "HEAD"),
        ):
            pass

    def test_without_git_a_folder_is_still_read(self, root, monkeypatch):
        monkeypatch.setattr(revisions.shutil, "which", lambda name: None)
        with revisions.opened(root, str(root)) as folder:
            assert (folder / "content").is_dir()
        with revisions.opened(root, str(root / "content")) as folder:
            assert (folder / "content" / "figures.yaml").is_file()
        with pytest.raises(click.ClickException, match="Git is not installed"), revisions.opened(root, "HEAD"):
            pass


def test_a_head_with_problems_gives_the_problems(root, change):
    change("figures", ("value: 66000", "value: 66,000"))
    with pytest.raises(ContentError, match=r"content/figures.yaml:\d+:10: value: '66,000' is not a number"):
        impact.run(root, str(SMALL_VALID_GUIDE), None, None, markdown=False)


def test_a_base_with_problems_is_said_and_is_no_fault_of_the_change(root, change, capsys):
    change("figures", ("value: 66000", "value: 66,000"))
    assert impact.run(SMALL_VALID_GUIDE, str(root), None, None, markdown=False) == 0
    assert "cannot be compared: it has 1 problem under today's rules, the first: " in capsys.readouterr().out


def test_it_is_reached_from_the_command_line():
    command = commands.parse(["impact", "main", "--on", "2027-03-01", "--markdown"])[0]
    assert (command.base, command.head, command.on, command.markdown) == (
        "main", None, datetime.date(2027, 3, 1), True,
    )  # fmt: skip


def test_cells_of_a_series_that_changed_are_named_with_their_places(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        laid_over(folder, "small_guide", "small_states")
    file = after / "content" / "series.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("median: 80000", "median: 81000").replace(
        "XX-1: {jobs: 299, median: 90000}", "XX-1: {jobs: 299, median: withheld}"
    )
    text = text.replace(
        "period: May 2024\n  source: office-2024\n  kind: official\n  status: verified",
        "period: May 2025\n  source: office-2024\n  kind: official\n  status: verified",
    )
    file.write_text(text, encoding="utf-8")
    found = changes.between(load.load(before), load.load(after))
    told = {line: details for line, details in chapters(found)["Series changed"]}
    assert list(told["Pay of nurses (pay-nurses)"]) == [
        "Southland, median: 80,000 → 81,000",
        "Port, N-S, median: 90,000 → withheld",
    ]
    assert list(told["The compact by state (the-compact)"]) == ["period: May 2024 → May 2025"]
    assert found.is_unlogged
    assert {"Sample role: By state: Southland", "By state: Southland"} & set(found.pages)


def test_a_series_and_a_page_of_a_place_that_are_gone_are_named(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        laid_over(folder, "small_guide", "small_states")
    for name, old, new in (
        (
            "places.yaml",
            "XX-S: {name: Southland, kind: territory, page: southland}",
            "XX-S: {name: Southland, kind: territory}",
        ),
        ("sample-role/states.yaml", "  answers: [the-compact]\n", ""),
    ):
        file = after / "content" / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    series = after / "content" / "series.yaml"
    series.write_text(series.read_text(encoding="utf-8").partition("the-compact:")[0], encoding="utf-8")
    told = chapters(changes.between(load.load(before), load.load(after)))
    assert told["Series removed"] == [("The compact by state (the-compact)", ())]
    lost = [line for line, _ in told["Addresses that lead nowhere now"]]
    assert {"sample-role/states/southland/", "about/data/#the-compact"} <= set(lost)
    told = chapters(changes.between(load.load(after), load.load(before)))
    assert told["Series added"] == [("The compact by state (the-compact)", ())]
