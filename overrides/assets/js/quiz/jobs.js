// @ts-check
/** The jobs of a result as elements: three that are open today with why, what is one step away, and in folds all others. */

/**
 * @typedef {{id: string, isLocal?: boolean, gives?: string[], title: string, where: string, href: string, asks: (JobAsk & {words: string})[]}} JobShown
 * @typedef {JobEarned & {title: string}} JobTaken
 * @typedef {{licenses: JobTaken[], degrees: (JobTaken & {subjects?: string[]})[], subjects: string[], elsewhere: string[], jobs: JobShown[], strengths: Record<string, string>, caution: string, local: string, none: string, closed: string, names: Record<string, string>, means: JobAnswer[]}} JobsShown
 */

var careerGuide = careerGuide || {};
careerGuide.jobs = (() => {
  const { dom: { make, set }, jobFit } = careerGuide;
  const [FIRST, STEPS] = [3, 2];
  /** What is said of conditions in each state, the best first. What merely helps, or holds elsewhere, and is not known to be held, stands on the job's page. */
  const SAID = Object.entries({ met: "You have", given: "The employer can provide", check: "It also asks for", missing: "You lack" });

  /** @param {keyof HTMLElementTagNameMap} tag @param {string} part @param {(string | Node)[]} children */
  const element = (tag, part, ...children) => make(tag, `cg-quiz-result__${part}`, ...children);

  /** As one says it: 18 months, but 2 years. @param {number} months */
  function duration(months) {
    const [count, unit] = months % 12 ? [months, "month"] : [months / 12, "year"];
    return `${count} ${unit}${count === 1 ? "" : "s"}`;
  }

  /** @param {{title: string, href?: string}} to */
  const link = ({ title, href }) => (href ? set(make("a", "", title), { href }) : title);

  /** @param {(string | Node)[]} nodes */
  const listed = (nodes) => nodes.flatMap((node, place) => (place ? [", ", node] : [node]));

  /** @param {string} words @param {Node[]} nodes */
  const folded = (words, nodes) => make("details", "cg-quiz-result__details cg-quiz-result__unprinted", make("summary", "", words), ...nodes);

  /** @param {string} words @param {Node[]} entries */
  const more = (words, entries) => (entries[0] ? [folded(words, [element("ul", "why", ...entries)])] : []);

  /** What is open today, and what is not. @param {JobsShown} data @param {Record<string, string>} answers by question */
  function build(data, answers) {
    const person = jobFit.person(data.means, answers);
    const { fits, opens, road, wayState } = jobFit.of(data);
    const all = fits(person);
    const earned = [...data.licenses, ...data.degrees];
    const of = (/** @type {string} */ standing) => all.filter((fit) => fit.standing === standing);
    const job = (/** @type {JobFit} */ fit) => /** @type {JobShown} */ (data.jobs.find(({ id }) => id === fit.job));

    const held = [...Object.keys(person.licenses), ...person.degrees.map(([id]) => id)];

    /** A license or a degree as it ends a sentence: what the person holds, not a lower one that the job names. */
    const own = (wanted = "") => earned.filter(({ id, counts }) => held.includes(id) && counts.includes(wanted))
      .map(({ id, title }) => title.replace(/^./, (sign) => sign.toLowerCase()) + (person.licenses[id] === "pending" ? ", on its way" : ""));

    /** What of a condition is held, what whoever hires gives, or what nobody was asked about; else the condition. @param {JobAsk & {words: string}} ask @param {string} state */
    function brief({ any_of, words }, state) {
      const way = any_of.find((one) => (jobFit.isTold(one) || one.offered) && wayState(one, person) === state);
      if (!way || way.certificate) return words;
      if (way.other) return way.other;
      const of = (way.of ?? []).filter((kind) => state !== "met" || person.months[kind]).map((kind) => data.names[kind]).join(" or ");
      return [...own(way.license), ...own(way.degree), way.subject && data.names[way.subject], way.months && `${duration(way.months)} of ${of}`].filter(Boolean).join(", ");
    }

    /** A job with its conditions, those together that stand alike. @param {JobFit} fit */
    function best(fit) {
      const { asks, where } = job(fit);
      const why = SAID.flatMap(([state, lead]) => {
        const those = asks.filter(({ strength, far }, place) => fit.states[place] === state && (state === "met" || (!far && strength !== "helps")));
        return those.length ? [` ${lead}: ${those.map((ask) => brief(ask, state)).join("; ")}.`] : [];
      });
      return element("li", "job", element("h4", "name", link(job(fit))), element("p", "reason", element("span", "number", `${where}.`), ...(why[0] ? why : [" No rule on its page closes it."])));
    }

    /** What to get, and its time and cost. @param {JobStep} step @returns {[string | Node, string]} */
    function step({ kind, id, subject, months }) {
      if (kind === "months") return [`${duration(months?.[1] ?? 0)} more of ${data.names[id]}`, ""];
      const one = /** @type {JobTaken} */ (earned.find((found) => found.id === id));
      const { href = "", facts = "" } = road(one, person) ?? {};
      return [link({ title: subject ? `${one.title} in ${data.names[subject]}` : one.title, href }), facts];
    }

    const shut = of("step");
    const taken = /** @type {JobStep[]} */ ([...new Map(shut.map((fit) => [JSON.stringify(fit.step), fit.step])).values()]);
    // Another profession is no next step, and is not shown as one.
    const near = taken.slice(0, STEPS).filter(({ anew }) => !anew).length;

    /** Steps in order, each with all jobs that it opens, and apart those for which there is no room on a screen. */
    const ways = taken.map((one, place) => {
      const opened = shut.map(job).filter((found) => opens(found, person, one));
      const rest = place < near && opened[FIRST] ? opened.splice(FIRST - 1) : [];
      return [opened, rest].filter(({ length }) => length).map((jobs) => {
        const [what, facts] = step(one);
        return make("li", "", what, " opens ", ...listed(jobs.map(link)), rest[0] && jobs !== rest ? ` and ${rest.length} more.` : ".", facts);
      });
    });

    /** Why a job is further away. @param {JobFit} fit */
    function far(fit) {
      const { asks } = job(fit);
      const missing = fit.blocks.map((place) => `${data.strengths[asks[place].strength]}: ${asks[place].words}`);
      return make("li", "", link(job(fit)), `. ${missing.join(". ")}. `, fit.isClosed ? "A rule closes it." : "No rule on its page closes it. Ask.");
    }

    const open = of("open");
    const others = open.splice(FIRST);
    const today = [
      make("h3", "", "Jobs open to you today"),
      make("p", "", open.length ? data.caution : data.closed,
        open.some((fit) => job(fit).isLocal) ? data.local : ""),
      element("ol", "jobs", ...open.map(best)),
      ...more(`${others.length} more open to you`, others.map((fit) => make("li", "", link(job(fit)), ` · ${job(fit).where}`))),
    ];
    return [today, [
      make("h3", "", "One step away"),
      near ? element("ul", "why", ...ways.slice(0, near).map(([first]) => first)) : make("p", "", data.none),
      ...more("More steps and jobs", [...ways.flatMap((way, place) => way.slice(Number(place < near))), ...of("further").map(far)]),
    ]];
  }

  return { build, element, folded, link };
})();
