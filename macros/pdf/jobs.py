"""Jobs as a printed document shows them."""

from macros.pdf.document import Nodes, Sheet, goto, light, text
from macros.schema.sections.jobs import Jobs, JobsByLicense, JobWords
from macros.views import jobs as views
from macros.views import jobs_by_license


def compared(part: Jobs, sheet: Sheet) -> dict[str, object]:
    """Return the table of the jobs, and each job in full."""
    titles = sheet.career.titles
    table = views.compared(
        part, sheet, lambda job: [goto(job.id, [text(job.title)]), light(f", {views.where(job, sheet.guide)}")]
    )
    shown = sheet.record(part)
    for job, record in zip(part.jobs, shown["jobs"], strict=True):
        record["asks"] = [
            {
                "strength": ask.strength,
                "words": ask.words,
                "note": ask.note or [],
                "rests": [text(ask.rests), *(ask.notes or [])],
            }
            for ask in views.asks(job, sheet)
        ]
        record["setting"] = views.setting(job, sheet.guide)
        record["pay"] = [
            {
                "figure": sheet.figure(pay.figure),
                "words": f" {pay.counts}. {pay.fit}: {pay.fit_note}",
                "by": _by_place(pay, sheet),
            }
            for pay in views.paid(job, sheet)
        ]
        record["from_home"]["how"] = views.FROM_HOME[job.from_home.how]
        record["gives"] = ", ".join(titles[kind] for kind in job.gives or ())
        record["rests"] = views.rests_on(job, sheet.guide)
    return {**shown, **table, "strengths": list(views.STRENGTHS.values())}


def _by_place(paid: views.Paid, sheet: Sheet) -> Nodes:
    """Return where the values of a series by place stand, or nothing where what is paid is a figure alone."""
    if not paid.series:
        return []
    where = sheet.goto(paid.by_place, paid.by_place_title) if paid.by_place else [text("pay differs by place")]
    return [text(" "), *sheet.series(paid.series), text(": "), *where, text(".")]


def by_license(part: JobsByLicense, sheet: Sheet) -> dict[str, object]:
    """Return the jobs that each license opens, by what they ask for besides."""
    listed = {
        id_: [{"title": one["title"], "named": [_named(named, sheet) for named in one["named"]]} for one in found]
        for id_, found in jobs_by_license.by_license(part, sheet.career)
    }
    shown = sheet.record(part)
    for license_, record in zip(part.licenses, shown["licenses"], strict=True):
        record["includes"] = ", ".join(sheet.career.titles[id_] for id_ in license_.includes or ())
        record["way"] = _way_there(license_.step, sheet)
        record["from_abroad"] = _way_there(license_.from_abroad, sheet)
        record["study"] = _way_there(license_.study, sheet)
        record["lists"] = listed[license_.id]
    return {**shown, "lists": listed[""]}


def _way_there(step: str | None, sheet: Sheet) -> Nodes:
    """Return the step of the plan that leads to a license, or nothing if none does."""
    return sheet.goto(step, sheet.career.titles[step]) if step else []


def words(part: JobWords, sheet: Sheet) -> dict[str, object]:
    """Return degrees and kinds of experience; a degree names those that it counts as, and what leads to it."""
    shown = sheet.record(part)
    for degree, record in zip(part.degrees, shown["degrees"], strict=True):
        record["includes"] = ", ".join(sheet.career.titles[id_] for id_ in degree.includes or ())
        ways = [_way_there(id_, sheet) for id_ in (degree.step, *(degree.also or ())) if id_]
        record["way"] = [node for way in ways for node in (text(" or "), *way)][1:]
    return shown


def _named(named: jobs_by_license.Named, sheet: Sheet) -> dict[str, object]:
    # The table that follows says on which page each stands; here a page behind every name would hide the names.
    jobs = [text(views.in_place(job, sheet.guide)) for job in named["jobs"]]
    return {"jobs": jobs, "more": named["more"]}
