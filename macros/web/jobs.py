"""The page of one job, below the page that compares all of them."""

from macros.domain.guide import Guide
from macros.schema.files import file_of
from macros.schema.sections.jobs import Job, JobsSection
from macros.views import jobs as views
from macros.views.writer import View
from macros.web import pages, render, strip
from macros.web.guide_page import GuidePage
from macros.web.page import Place


def job(guide: Guide, place: Place, career_id: str, name: str) -> str:
    """Return the Markdown of a job's own page."""
    career = guide.careers[career_id]
    section = career.section(JobsSection)
    page, jobs = GuidePage(guide, place, career), section.jobs.jobs
    here, shown = next((at, one) for at, one in enumerate(jobs) if one.id == name)
    asks = render.render("job-asks", asks=views.asks(shown, page))
    # Sources are numbered as they are cited, so all is written in the order of the page.
    words = render.render("job", job=shown, asks=asks, page=page, view=_shown(shown, page))
    sure, certainty = page.prose(shown.certainty), page.prose(section.certainty)
    return render.page(
        "job-page",
        job=shown,
        strip=strip.on_page(page, [words]),
        words=words,
        sure=sure,
        certainty=certainty,
        rests=views.rests_on(shown, guide),
        next=page.next(section.next[0]),
        sources=pages.listed(page),
        dates=pages.dates(page, section, f"{career.id}/{file_of('jobs')}"),
        pager=pages.pager([(page.address(f"#{one.id}"), one.title) for one in jobs], here),
    )


def _shown(job: Job, page: GuidePage) -> View:
    titles = page.career.titles
    return {
        "all": page.address("#jobs"),
        "setting": views.setting(job, page.guide),
        "paid": [
            {"paid": paid, "href": page.address(f"#{paid.by_place}") if paid.by_place else None}
            for paid in views.paid(job, page)
        ],
        "from_home": views.FROM_HOME[job.from_home.how],
        "open": views.open_mark(job, views.open_to(page.career)),
        "gives": [titles[kind] for kind in job.gives or ()],
        "leads_to": [{"title": titles[id_], "href": page.address(f"#{id_}")} for id_ in job.leads_to],
    }
