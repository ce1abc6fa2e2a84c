// @ts-check
/** The jobs of a result as elements: three that are open today with why, what is one step away, and in folds all others. */

/**
 * @typedef {{id: string, isLocal?: boolean, gives?: string[], title: string, where: string, href: string, asks: (JobAsk & {words: string})[]}} JobShown
 * @typedef {JobEarned & {title: string, takes?: string, costs?: string, href?: string}} JobTaken
 * @typedef {{licenses: JobTaken[], degrees: (JobTaken & {subjects?: string[]})[], subjects: string[], elsewhere: string[], jobs: JobShown[], strengths: Record<string, string>, names: Record<string, string>, means: JobAnswer[]}} JobsShown
 */

var careerGuide = careerGuide || {};
careerGuide.jobs = (() => {
  const { dom: { make, set }, jobFit } = careerGuide;
  const [FIRST, STEPS] = [3, 2];
  /** What is said of conditions in each state, the best first. What merely helps, and is not known to be held, stands on the job's page. */
  const SAID = Object.entries({ met: "You have", given: "The employer can provide", check: "Not asked", missing: "You do not have yet" });

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

  /** @param {string} words @param {Node[]} entries */
  const folded = (words, entries) => (entries.length ? [make("details", "cg-quiz-result__details cg-quiz-result__unprinted", make("summary", "", words), element("ul", "why", ...entries))] : []);

  /** What is open today, and what is not. @param {JobsShown} data @param {Record<string, string>} answers by question */
  function build(data, answers) {
    const person = jobFit.person(data.means, answers);
    const { fits: all, wayState } = jobFit.of(data);
    const fits = all(person);
    const earned = [...data.licenses, ...data.degrees];
    const of = (/** @type {string} */ standing) => fits.filter((fit) => fit.standing === standing);
    const job = (/** @type {JobFit} */ fit) => /** @type {JobShown} */ (data.jobs.find(({ id }) => id === fit.job));

    const held = [...Object.keys(person.licenses), ...person.degrees.map(([id]) => id)];

    /** A license or a degree as it ends a sentence: what the person holds, not a lower one that the job names. */
    const own = (wanted = "") => earned.filter(({ id, counts }) => held.includes(id) && counts.includes(wanted))
      .map(({ id, title }) => title.replace(/^./, (sign) => sign.toLowerCase()) + (person.licenses[id] === "pending" ? ", on its way" : ""));

    /** What makes a condition met, or would with something that nobody was asked about; else the condition. @param {JobAsk & {words: string}} ask @param {string} state */
    function brief({ any_of, words }, state) {
      const way = any_of.find((one) => jobFit.isTold(one) && wayState(one, person) === state);
      if (!way || state === "given" || way.certificate) return words;
      const of = (way.of ?? []).map((kind) => data.names[kind]).join(" or ");
      return [...own(way.license), ...own(way.degree), way.subject && data.names[way.subject], way.months && `${duration(way.months)} of ${of}`, way.other && `with ${way.other}`].filter(Boolean).join(", ");
    }

    /** A job with its conditions, those together that stand alike. @param {JobFit} fit */
    function best(fit) {
      const { asks, where } = job(fit);
      const why = SAID.flatMap(([state, lead]) => {
        const those = asks.filter(({ strength }, place) => fit.states[place] === state && (state === "met" || strength !== "helps"));
        return those.length ? [`${lead}: ${those.map((ask) => brief(ask, state)).join("; ")}.`] : [];
      });
      return element("li", "job", element("h4", "name", link(job(fit))), element("p", "number", where), element("p", "reason", why.join(" ")));
    }

    /** What to get, with its time and cost. @param {JobStep} step @returns {(string | Node)[]} */
    function step({ kind, id, subject, months }) {
      if (kind === "months") return [`${duration((months ?? [0, 0])[1])} more of ${data.names[id]}`];
      const one = jobFit.there(/** @type {JobTaken} */ (earned.find((found) => found.id === id)), person);
      const { title, takes, costs } = one;
      const facts = [takes && `Time: ${takes}.`, costs && `Cost: ${costs}.`].filter(Boolean).join(" ");
      return [link({ ...one, title: subject ? `${title} in ${data.names[subject]}` : title }), facts && ` (${facts})`].filter(Boolean);
    }

    /** Steps in order, each with the jobs that it opens. */
    function steps() {
      /** @type {Map<string, JobFit[]>} */
      const found = new Map();
      for (const fit of of("step")) {
        const key = JSON.stringify(fit.step);
        found.set(key, [...(found.get(key) ?? []), fit]);
      }
      return [...found.values()].map((opened) => make("li", "", ...step(/** @type {JobStep} */ (opened[0].step)),
        " opens ", ...listed(opened.map((fit) => link(job(fit)))), "."));
    }

    /** Why a job is further away. @param {JobFit} fit */
    function far(fit) {
      const { asks } = job(fit);
      const missing = fit.blocks.map((place) => `${data.strengths[asks[place].strength]}: ${asks[place].words}`);
      return make("li", "", link(job(fit)), `. ${missing.join(". ")}. `, fit.isClosed ? "A rule closes it." : "No rule we read closes it: ask.");
    }

    const open = of("open");
    const ways = steps();
    const others = open.slice(FIRST);
    const today = [
      make("h3", "", "Jobs open to you today"),
      make("p", "", open.length ? `By your answers. Ads differ, and ${data.means.some(({ license }) => license) ? "what your license allows is for your board to say" : "each employer decides"}.`
        : "By your answers, none is open yet."),
      ...(open.slice(0, FIRST).some((fit) => job(fit).isLocal) ? [make("p", "", "A state in brackets is the one whose rule we read. Look up yours.")] : []),
      element("ol", "jobs", ...open.slice(0, FIRST).map(best)),
      ...folded(`${others.length} more open to you`, others.map((fit) => make("li", "", link(job(fit)), ` · ${job(fit).where}`))),
    ];
    return [today, [
      make("h3", "", "One step away"),
      ways.length ? element("ul", "why", ...ways.slice(0, STEPS)) : make("p", "", "No other job."),
      ...folded("More steps that open jobs", ways.slice(STEPS)),
      ...folded("Further away, and why", of("further").map(far)),
    ]];
  }

  return { build };
})();
