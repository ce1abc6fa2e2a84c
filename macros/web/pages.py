"""The guide → exactly what each page and component shows."""

from dataclasses import replace

from markupsafe import Markup

from macros.domain import formats
from macros.domain.guide import CareerGuide, Guide
from macros.schema.about import AboutPage
from macros.schema.files import file_of
from macros.schema.guide_file import WORKSHOP_PAGE
from macros.schema.parts import Part
from macros.schema.section import Section, parts_of
from macros.schema.sections.getting_started import GettingStarted
from macros.schema.sections.overview import KeyFacts
from macros.schema.sections.plan import PlanSection
from macros.schema.sections.quiz import Readiness
from macros.schema.workshop import Workshop
from macros.views import career_path, plan_clocks, route_map
from macros.views import quiz as quiz_data
from macros.views.parts import view_of
from macros.views.script_json import embedded
from macros.views.workshop import workshop
from macros.web import old_addresses, passthrough, quiz, strip
from macros.web.guide_page import GuidePage
from macros.web.page import Page, Place, ShownPart
from macros.web.render import page as render_page
from macros.web.render import render


def section(guide: Guide, place: Place, career_id: str, name: str) -> str:
    """Return the Markdown of a section's page."""
    career = guide.careers[career_id]
    return _written(guide, place, career, career.sections[name], file_of(name))


def run_sheet(guide: Guide, place: Place, career_id: str) -> str:
    """Return the Markdown of the page for leaders of a guide's workshop."""
    career = guide.careers[career_id]
    return _written(guide, place, career, workshop(career), "workshop")


def answer_key(guide: Guide, place: Place, career_id: str) -> str:
    """Return the Markdown of what leaders of a workshop look up."""
    career = guide.careers[career_id]
    page, led = GuidePage(guide, place, career), workshop(career)
    return render_page(
        "answer-key",
        parts=[_shown_part(part, page) for part in led.looked_up()],
        sources=listed(page),
        dates=dates(page, led, f"{career.id}/workshop"),
    )


def _written(guide: Guide, place: Place, career: CareerGuide, record: Section, file: str) -> str:
    page = GuidePage(guide, place, career)
    # Sources are numbered as they are cited, so the parts are written in the order of the page.
    places = [page.next(step) for step in record.next]
    # A readiness check begins with an action of its own.
    first = None if isinstance(record, Readiness) else places[0]
    starts = [{"id": one.start, "title": career.starts[one.start], "line": one.line} for one in record.starts or ()]
    head = render(
        "page-head",
        section=record,
        page=page,
        starts=starts,
        next=first,
        is_check=isinstance(record, Readiness),
    )
    old = old_addresses.on_page(record, page)
    parts = [replace(part, html=old_addresses.anchored(part.html, old)) for part in _shown(record, page)]
    return render_page(
        "section-page",
        section=record,
        head=head,
        strip=strip.on_page(page, [head, *(part.html for part in parts)]),
        moved=[*old_addresses.elsewhere(record, page), *_looked_up_elsewhere(record, page)],
        parts=parts,
        old=old,
        next=render("next", places=places),
        sources=listed(page),
        dates=dates(page, record, f"{career.id}/{file}"),
    )


def _looked_up_elsewhere(record: Section, page: GuidePage) -> list[Markup]:
    """Return a line for each part that leaders look up on the page of answers; it stood on this one."""
    parts = record.looked_up() if isinstance(record, Workshop) else ()
    key = page.to(f"{WORKSHOP_PAGE}/answer-key")
    return [
        render(
            "moved",
            was=[part.id, *(topic.id for topic in part.topics)],
            title=part.title,
            href=f"{key}#{part.id}",
        )
        for part in parts
    ]


def pager(links: list[tuple[str, str]], here: int) -> Markup:
    """Return the way from one of several pages to those before and after it: address and title of each, in order."""
    return render("pager", previous=links[:here][-1:], next=links[here + 1 :][:1])


def home(guide: Guide, place: Place, career_id: str = "") -> str:
    """Return the Markdown of the home page: the first guide in short, and the others; or of another guide's own."""
    first = next(iter(guide.careers))
    career = guide.careers[career_id or first]
    page = GuidePage(guide, place, career)
    # The home page lists every guide; another's own page leads there, or all of them would grow with their square.
    others = [
        other for other in guide.careers.values() if other is not career and (career.id == first or other.id == first)
    ]
    facts, starts, route = key_facts(career), _starts(career, page), career.career.route
    # The map shows where the ladder leads, too.
    ladder = None if route else career_path.first_ladder(guide, career)
    # Sources are numbered as they are cited, so all that cites is written here, in the order of the page.
    lead, note = page.prose(career.career.lead), page.source(ladder.ladder.source) if ladder else ""
    shown_route = render("route", page=page, **route_map.view(route, page)) if route else Markup()
    shown_facts = render("key-facts", part=facts, page=page) if facts else ""
    shown_starts = render("starts", starts=starts, page=page) if starts else ""
    return render_page(
        "home-page",
        page=page,
        career=career.career,
        career_id=career.id,
        edition=guide.site.edition,
        published=guide.site.published,
        edited=career.edited,
        reviewed=guide.site.reviewed,
        lead=lead,
        ladder=ladder,
        note=note,
        strip=strip.on_page(page, [shown_route, shown_starts]),
        route=shown_route,
        facts=shown_facts,
        starts=shown_starts,
        map=render("map", groups=_map(career, page)),
        others=render("guides", guides=[{**page.guide_of(other.id), "says": other.career.headline} for other in others])
        if others
        else "",
        sources=listed(page),
    )


FILES_STAND_HERE = '<p class="cg-downloads" data-cg-downloads>The files stand here once the whole site is built.</p>'
"""What a page holds in stage 1 where the list of files will stand; only stage 2 knows their pages and sizes."""


def downloads(guide: Guide, place: Place) -> str:
    """Return the place of the list of files, which stage 2 fills."""
    return passthrough.mark(FILES_STAND_HERE)


def room(guide: Guide, place: Place) -> str:
    """Return the room view: the codes of many people, for every guide with a readiness check."""
    checked = [career for career in guide.careers.values() if career.find(Readiness)]
    made = [quiz_data.data(guide, career) for career in checked]
    checks = [{"role": career.career.title, "data": embedded(data)} for career, data in zip(checked, made, strict=True)]
    return render_page(
        "room",
        checks=checks,
        sample=quiz.sample_code(checked[0], guide) if made else "",
        edition=guide.site.edition,
        published=formats.day(guide.site.published),
    )


def _shown(section: Section, page: GuidePage) -> list[ShownPart]:
    if isinstance(section, Readiness):
        return quiz.parts(page)
    apart = section.looked_up() if isinstance(section, Workshop) else ()
    return [_shown_part(part, page) for part in parts_of(section) if part not in apart]


def _shown_part(part: Part, page: GuidePage) -> ShownPart:
    return ShownPart(part.id, part.title, page.prose(part.intro), _part(part, page))


def _part(part: Part, page: GuidePage) -> Markup:
    html = render(part.component, part=part, page=page, **view_of(part).view(part, page))
    return render("fold", line=part.fold, text=html, is_part=True) if part.fold else html


def _starts(career: CareerGuide, page: GuidePage) -> list[dict[str, object]]:
    """Return each starting point with the addresses of its route and its standard plan, and its clocks, where there are any."""
    started, planned = career.find(GettingStarted), career.find(PlanSection)
    clocks = plan_clocks.clocks(page)
    told = started.timelines.timelines if started and started.timelines else ()
    leads = {
        "route": ("#getting-started", "#from-", {timeline.start for timeline in told}),
        "plan": ("#plan", "#plan-from-", {route.start for route in planned.routes.starts} if planned else set()),
    }
    return [
        {
            "start": start,
            "clocks": clocks.get(start.id),
            **{
                key: f"{page.address(section)}{anchor}{start.id}" if start.id in told_of else ""
                for key, (section, anchor, told_of) in leads.items()
            },
        }
        for start in career.career.starting_points or ()
    ]


def listed(page: Page) -> Markup:
    """Return the list of the sources that a page has cited so far, numbered; nothing if it cites none."""
    return render("sources", sources=_cited(page), page=page) if page.cited else Markup()


def _cited(page: Page) -> list[dict[str, object]]:
    guide = page.guide
    return [
        {
            "number": number,
            "record": guide.sources[id_],
            "checked": checked(page, id_),
            "figures": [guide.label(name) for name in names],
        }
        for number, (id_, names) in enumerate(page.cited.items(), 1)
    ]


def checked(page: Page, id_: str) -> str:
    """Return how far a source could be checked, and when it was read, in words."""
    source = page.guide.sources[id_]
    return formats.checked(page.status(source.status), id_, source)


def dates(page: Page, record: Section | AboutPage, file: str) -> Markup:
    """Return the line that says when a page was checked, and how to correct it; `file` is its name in content/."""
    repository = page.place.repository
    return render(
        "dates",
        section=record,
        page=page,
        edition=page.guide.site.edition,
        correction=page.correction(),
        edit=f"{repository}/edit/main/content/{file}.yaml" if repository else "",
    )


def key_facts(career: CareerGuide) -> KeyFacts | None:
    """Return the facts that stand on the page of a guide's own, or None if it has none."""
    return next(career.parts(KeyFacts), None)


def _map(career: CareerGuide, page: Page) -> list[dict[str, object]]:
    """Return the pages of a guide by group; the glossary, which all guides share, stands last."""
    glossary = {"title": "Glossary", "href": page.to("about/glossary"), "answers": "What do the words in ads mean?"}
    groups = [
        (
            group.title,
            [
                {
                    "title": career.sections[name].title,
                    "href": page.address(f"#{name}"),
                    "answers": career.sections[name].question,
                }
                for name in group.sections
            ],
        )
        for group in career.career.groups
    ]
    groups[-1][1].append(glossary)
    return [{"title": title, "pages": pages} for title, pages in groups]
