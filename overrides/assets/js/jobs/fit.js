// @ts-check
/** Which jobs are open to a person today, one step away, or further: pure functions, the same as in macros/domain/job_fit.py. */

/**
 * @typedef {{license?: string, standing?: string, degree?: string, subject?: string, months?: number, of?: string[], certificate?: string, other?: unknown, offered?: boolean}} JobWay
 * @typedef {{strength: string, far?: boolean, any_of: JobWay[]}} JobAsk `far` if it holds in another place than the job's
 * @typedef {{id: string, isLocal?: boolean, gives?: string[], asks: JobAsk[]}} JobRecord
 * @typedef {{id: string, counts: string[], by?: JobRoad[]}} JobEarned `by` the ways to it; the first that somebody is ready for is theirs
 * @typedef {{after?: JobWay[], starts?: string[], months?: number[], facts?: string, href?: string}} JobRoad `starts` if it is for those alone who start there
 * @typedef {{licenses: JobEarned[], degrees: (JobEarned & {subjects?: string[]})[], subjects: string[], elsewhere: string[], jobs: JobRecord[]}} JobsData
 * @typedef {{licenses: Record<string, string>, degrees: string[][], months: Record<string, number>, start: string}} JobSeeker
 * @typedef {{when: string, license?: string, standing?: string, degree?: string, subject?: string, months?: number, of?: string}} JobAnswer what answers mean
 * @typedef {{kind: "license" | "degree" | "months", id: string, subject: string, months: number[] | null, anew: boolean}} JobStep `anew` if it starts another profession
 * @typedef {{job: string, standing: "open" | "step" | "further", states: string[], blocks: number[], step: JobStep | null, isClosed: boolean}} JobFit
 */

var careerGuide = careerGuide || {};
careerGuide.jobFit = (() => {
  /** @param {JobWay} way */
  const isTold = ({ license, degree, months }) => Boolean(license || degree || months);

  /** How many months a person lacks for a way. @param {JobWay} way @param {JobSeeker} person */
  const short = ({ months = 0, of = [] }, person) => Math.max(0, months - of.reduce((sum, kind) => sum + (person.months[kind] ?? 0), 0));

  /** Compares by the first number that differs. @param {number[]} a @param {number[]} b */
  const byNumbers = (a, b) => a.map((one, at) => one - b[at]).find(Boolean) ?? 0;

  /** What steps are compared by. @param {JobStep} step */
  const soon = ({ anew, months }) => [Number(anew), months?.[1] ?? 0, months?.[0] ?? 0];

  /** What answers in a readiness check say that somebody holds. @param {JobAnswer[]} means @param {Record<string, string>} answers */
  function person(means, answers) {
    /** @type {JobSeeker} */
    const found = { licenses: {}, degrees: [], months: Object.fromEntries(means.flatMap(({ of }) => (of ? [[of, 0]] : []))), start: answers.profile };
    for (const { when, license, standing = "active", degree, subject = "", months = 0, of } of means) {
      if (!careerGuide.advice.holds(when, answers)) continue;
      if (license && found.licenses[license] !== "active") found.licenses[license] = standing;
      if (degree) found.degrees.push([degree, subject]);
      if (of) found.months[of] = Math.max(found.months[of], months);
    }
    return found;
  }

  /** @param {JobsData} data */
  function of(data) {
    const counts = Object.fromEntries([...data.licenses, ...data.degrees].map((one) => [one.id, one.counts]));

    /** What of a way is held, missing, or untold: license, degree, months; nothing for what it does not name. @param {JobWay} way @param {JobSeeker} person */
    function parts(way, person) {
      const held = (/** @type {unknown} */ is) => (is ? "held" : "missing");
      return [
        way.license && held(Object.entries(person.licenses).some(([id, is]) => ["active", way.standing].includes(is) && counts[id]?.includes(way.license ?? ""))),
        way.degree && held(person.degrees.some(([id, subject]) => counts[id]?.includes(way.degree ?? "") && (!way.subject || way.subject === subject))),
        way.months && (!short(way, person) ? "held" : (way.of ?? []).every((kind) => kind in person.months) ? "missing" : "untold"),
      ];
    }

    /** @param {JobWay} way @param {JobSeeker} person */
    function wayState(way, person) {
      const found = parts(way, person);
      if (found.includes("missing")) return "missing";
      if (found.includes("untold") || way.certificate || (way.other && !way.offered)) return "check";
      return way.other ? "given" : "met";
    }

    /** @param {JobAsk} ask @param {JobSeeker} person */
    function state({ any_of }, person) {
      /** @type {string[]} */
      const found = any_of.filter((way) => isTold(way) || way.offered).map((way) => wayState(way, person));
      return ["met", "given", "check"].find((one) => found.includes(one)) ?? (any_of.some(isTold) ? "missing" : "check");
    }

    /** @param {JobAsk} ask @param {JobSeeker} person */
    function isInTheWay(ask, person) {
      if (ask.far || state(ask, person) !== "missing") return false;
      if (ask.strength !== "helps") return true;
      return ask.any_of.some(({ license }) => license) && ask.any_of.every((way) => parts(way, person).slice(0, 2).includes("missing"));
    }

    /** The places of the conditions that stand in the way. @param {JobRecord} job @param {JobSeeker} person */
    const blocks = ({ asks }, person) => asks.flatMap((ask, place) => (isInTheWay(ask, person) ? [place] : []));

    /** The first way to a license or a degree that a person is ready for. @param {JobEarned} one @param {JobSeeker} person */
    const road = ({ by = [] }, person) => by.find(({ after, starts = [person.start] }) => starts.includes(person.start) && (!after || after.some((way) => wayState(way, person) !== "missing")));

    /** @param {JobSeeker} person @returns {JobStep[]} */
    function studies(person) {
      const own = data.licenses.filter((one) => person.licenses[one.id] === "active" || road(one, person)?.after);
      const taken = (/** @type {"license" | "degree"} */ kind, /** @type {JobEarned} */ one, /** @type {string[]} */ subjects) => {
        const by = road(one, person);
        const anew = kind === "license" && !by?.after && own.length > 0 && own.every(({ id }) => !one.counts.includes(id));
        return by ? subjects.map((subject) => ({ kind, id: one.id, subject, months: by.months ?? null, anew })) : [];
      };
      return [
        ...data.licenses.flatMap((one) => taken("license", one, [""])),
        ...data.degrees.flatMap((one) => taken("degree", one, one.subjects ?? ["", ...data.subjects])),
      ];
    }

    /** @param {JobSeeker} person @param {JobStep} step @returns {JobSeeker} */
    function after(person, { kind, id, subject, months }) {
      if (kind === "license") return { ...person, licenses: { ...person.licenses, [id]: "active" } };
      if (kind === "degree") return { ...person, degrees: [...person.degrees, [id, subject]] };
      return { ...person, months: { ...person.months, [id]: (person.months[id] ?? 0) + (months?.[1] ?? 0) } };
    }

    /** Whether a job is open after a step. @param {JobRecord} job @param {JobSeeker} person @param {JobStep} step */
    const opens = (job, person, step) => !blocks(job, after(person, step)).length;

    /**
     * The quickest step after which a job is open, and of several the one that opens the most jobs.
     * @param {JobRecord} job @param {number[]} blocked @param {JobSeeker} person @param {Set<string>} had
     * @param {{step: JobStep, opened: JobRecord[]}[]} studied what licenses and degrees open
     */
    function stepTo(job, blocked, person, had, studied) {
      const more = blocked.flatMap((place) => job.asks[place].any_of).flatMap((way) => {
        const lack = short(way, person);
        const id = (way.of ?? []).find((kind) => had.has(kind));
        return lack && id ? [{ kind: /** @type {const} */ ("months"), id, subject: "", months: [lack, lack], anew: false }] : [];
      }).filter((step) => opens(job, person, step));
      const leads = [...studied.filter(({ opened }) => opened.includes(job)), ...more.map((step) => ({ step, opened: [] }))];
      const key = (/** @type {{step: JobStep, opened: JobRecord[]}} */ { step, opened }) => [...soon(step), -opened.length];
      return leads.sort((a, b) => byNumbers(key(a), key(b)))[0]?.step ?? null;
    }

    /** The kinds of things that a job names and that a person holds as it names them: 0 a license, 1 a degree, 2 months. @param {JobRecord} job @param {JobSeeker} person */
    const usedBy = ({ asks }, person) => [0, 1, 2].filter((kind) => asks.some(({ any_of }) => any_of.some((way) => parts(way, person)[kind] === "held")));

    /** @param {JobFit} fit @param {number} place @param {JobSeeker} person */
    function order({ standing, states, step }, place, person) {
      const { asks, isLocal } = data.jobs[place];
      if (step) return [1, ...soon(step), place];
      if (standing === "further") return [2, place];
      const used = usedBy(data.jobs[place], person);
      const missing = asks.filter(({ far }, at) => !far && states[at] === "missing");
      const lacks = missing.reduce((sum, { any_of }) => sum + Math.min(...any_of.map((way) => short(way, person))), 0);
      const unsure = asks.filter(({ far, strength, any_of }, at) => !far && strength !== "helps" && states[at] === "check" && any_of.some(isTold));
      return [0, used[0] ?? 3, isLocal ? 1 : 0, unsure.length, missing.length, lacks, -used.length, place];
    }

    /** How a person stands to each job: the open ones first, best first, then one step away, then further. @param {JobSeeker} person @returns {JobFit[]} */
    function fits(person) {
      const blocked = data.jobs.map((job) => blocks(job, person));
      const had = new Set([...data.elsewhere, ...data.jobs.flatMap(({ gives = [] }, place) => (blocked[place].length ? [] : gives))]);
      const studied = studies(person).map((step) =>
        ({ step, opened: data.jobs.filter((job, place) => blocked[place].length && opens(job, person, step)) }));
      const found = data.jobs.map((job, place) => {
        const step = blocked[place].length ? stepTo(job, blocked[place], person, had, studied) : null;
        /** @type {JobFit} */
        const fit = {
          job: job.id,
          standing: !blocked[place].length ? "open" : step ? "step" : "further",
          states: job.asks.map((ask) => state(ask, person)),
          blocks: blocked[place],
          step,
          isClosed: blocked[place].some((at) => job.asks[at].strength === "must" && job.asks[at].any_of.every(isTold)),
        };
        return { fit, order: order(fit, place, person) };
      });
      return found.sort((a, b) => byNumbers(a.order, b.order)).map(({ fit }) => fit);
    }

    return { fits, opens, road, usedBy, wayState, isMet: (/** @type {JobWay} */ way, /** @type {JobSeeker} */ seeker) => wayState(way, seeker) === "met" };
  }

  return { isTold, of, person };
})();
