// @ts-check
/** The plan page: reads the form, shows the plan under it, and hands it over on paper, as text, or for a calendar. */

/**
 * @typedef {{steps: Step[], routes: Record<string, string[]>, holds: Record<string, string[][]>, targets: Record<string, string[]>, without: Record<string, string[]>, job: string | null,
 *   holdings: Holding[], contradictions: Clash[], quiz: Asked | null, result: {means: JobAnswer[], strong: number, areas: string[]} | null, jobs: (Omit<JobsData, "jobs"> & {jobs: JobNamed[]}) | null}} PlanData
 * @typedef {JobRecord & {title: string, href: string}} JobNamed
 */

(() => {
  const { dom: { all, later, make, one, set }, export: files, planner, resultCode, words: { saidCosts, saidMonth, saidMonths } } = careerGuide;
  const [root] = all(document, "[data-cg-component=plan]", HTMLElement);
  if (!root || !("script" in document.documentElement.dataset)) return;
  const find = (/** @type {string} */ selector) => one(root, selector, HTMLElement);
  const part = (/** @type {string} */ name) => find(`[data-cg-part="${name}"]`);
  /** What the page plans with, once the reader has acted. @type {PlanData} */
  let data;
  /** @type {ReturnType<typeof careerGuide.jobFit.of> | null} */
  let fit;
  const KEY = `cg-plan-${root.dataset.cgGuide}`;
  const MOST_JOBS = 3;
  const form = one(root, "form", HTMLFormElement);
  const [strip] = all(document, ".cg-strip select", HTMLSelectElement);
  const hours = one(form, "[name=hours]", HTMLInputElement);
  const day = one(form, "[name=day]", HTMLInputElement);
  const boxes = all(form, "input[name=holding]", HTMLInputElement);
  const lists = all(form, "select", HTMLSelectElement);
  const fields = [...boxes, ...lists, hours, day];
  const hints = fields.map((field) => field.getAttribute("aria-describedby") ?? "");
  const result = find(".cg-plan__result");
  /** What the starting point has chosen, not the reader. @type {Set<string>} */
  const given = new Set();
  const [axis, rows] = [find(".cg-plan-table__axis"), one(root, "tbody", HTMLTableSectionElement)];
  const skeleton = rows.rows[0];
  /** @type {PlannedStep[]} */
  let steps = [];
  let isMade = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;

  /** The id of the starting point, or of the target. @param {"start" | "target"} name */
  const chosen = (name) => one(form, `[name=${name}]:checked`, HTMLInputElement).value;

  /** The ids of all that the reader holds. */
  const held = () => [...lists, ...boxes.filter(({ checked }) => checked)].map(({ value }) => value).filter(Boolean);

  /** @param {string} id of a holding @returns {HTMLInputElement | HTMLSelectElement} */
  const fieldOf = (id) => boxes.find(({ value }) => value === id) ?? one(form, `select:has([value="${id}"])`, HTMLSelectElement);

  /** @param {string} id of a holding @param {boolean} isHeld */
  function hold(id, isHeld) {
    const field = fieldOf(id);
    if (field instanceof HTMLInputElement) field.checked = isHeld;
    else if (isHeld || field.value === id) field.value = isHeld ? id : "";
  }

  const title = (/** @type {{id: string}} */ { id }) => document.getElementById(id)?.textContent ?? "";

  /** What the page says of a step, without the labels of figures. @param {{id: string}} step @param {string} name */
  function said({ id }, name) {
    const copy = document.getElementById(id)?.parentElement?.querySelector(`[data-cg-${name}]`)?.cloneNode(true);
    if (!(copy instanceof Element)) return "";
    for (const label of copy.querySelectorAll("[popover], .cg-note")) label.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").replace(/ (?=[.,;])/g, "").trim();
  }

  /** The reader's day so many months later, or the last day of that month. @param {number} months */
  function after(months) {
    const [year, month, date] = day.value.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  }

  /** A point in the plan: a month by its number, or by its name if the reader has given a day. @param {Span} span */
  function point(span) {
    if (!day.value) return saidMonth(span);
    const names = span.map((months) => after(months).toLocaleDateString("en-US", { month: "short", year: "numeric", timeZone: "UTC" }));
    return [...new Set(names)].join(" to ");
  }

  /** A row like those of the standard plans. @param {PlannedStep} step @param {number} total months */
  function row(step, total) {
    const made = document.importNode(skeleton, true);
    const [head, ...cells] = made.cells;
    const link = one(head, "a", HTMLAnchorElement);
    const bar = one(head, "svg", SVGElement);
    one(head, "span", HTMLElement).textContent = point(step.begins).replace(/^./, (first) => first.toUpperCase());
    link.textContent = title(step);
    link.hash = step.id;
    if (step.months[1]) {
      const x = 100 * step.begins[0] / total;
      [step.ends[1], step.ends[0]].forEach((end, place) => set(bar.children[place], { x: `${x}%`, width: `${100 * end / total - x}%` }));
    } else bar.remove();
    const takes = step.months[1] ? saidMonths(step.months) : said(step, "takes");
    const notes = [step.pace ? "study" : "", step.optional ? "optional, not counted" : step.beside && step.months[1] ? "runs beside others" : ""].filter(Boolean);
    [
      [takes, ...notes.map((words) => make("small", "", words))],
      [step.ends[1] ? point(step.ends) : "not counted"],
      [said(step, "costs")],
      [said(step, "gate") || "nothing"],
    ].forEach((words, place) => cells[place].lastElementChild?.replaceChildren(...words));
    [1, step.ends[1], 1, said(step, "gate")].forEach((words, place) => { cells[place].className = words ? "" : "cg-hidden"; });
    return made;
  }

  /** Says words to those who listen, after what they have just pressed; earlier words that wait are dropped. @param {string} words */
  function say(words) {
    clearTimeout(saying);
    part("said").textContent = "";
    saying = setTimeout(() => { part("said").textContent = words; }, 500);
  }

  /** What everyone at the starting point holds, and the form does not say. */
  const missing = () => data.holds[chosen("start")].filter((ids) => !ids.some((id) => held().includes(id))).map(([id]) => id);

  /** @param {string[]} ids of holdings; a list in which the reader has chosen stays as it is */
  function grant(ids) {
    for (const id of ids) {
      const field = fieldOf(id);
      if (field instanceof HTMLSelectElement && field.value) continue;
      hold(id, true);
      given.add(id);
    }
  }

  /** Chooses what everyone at this starting point holds, and takes back what only an earlier one did. */
  function give() {
    if (!data) return;
    for (const id of given) hold(id, false);
    given.clear();
    grant(missing());
  }

  const label = (/** @type {string} */ id) => data.holdings.some((one) => one.id === id)
    ? (form.querySelector(`option[value="${id}"]`) ?? fieldOf(id).parentElement)?.textContent?.trim() ?? "" : "";

  /** Shows what is wrong beside its field; gives the first such field with the words. */
  function wrong() {
    const [lack] = missing();
    if (lack) part("missing").textContent = label(lack);
    const clash = planner.contradiction(data.contradictions, chosen("start"), held());
    if (clash) part("clash").textContent = document.getElementById(clash.id)?.firstElementChild?.textContent ?? "";
    const clashing = clash?.held.find((id) => held().includes(id));
    const isNumber = /^([1-9]|[1-5]\d|60)?$/.test(hours.value.trim());
    const isDay = !day.validity.badInput && (!day.value || files.isDay(day.value));
    fields.forEach((field, place) => set(field, { "aria-invalid": false, "aria-describedby": hints[place] }));
    return Object.entries({ held: lack && fieldOf(lack), clash: clashing && fieldOf(clashing), hours: !isNumber && hours, day: !isDay && day }).flatMap(([name, field]) => {
      const error = find(`#_plan-${name}-error`);
      error.hidden = !field;
      if (!field) return [];
      // Named only when it holds, because a description is read even where it is hidden.
      set(field, { "aria-invalid": true, "aria-describedby": `${field.getAttribute("aria-describedby")} ${error.id}` });
      return [{ field, words: error.textContent ?? "" }];
    })[0];
  }

  /** Says what is wrong. @param {{field: HTMLElement, words: string}} fault @param {boolean} moves */
  function refuse({ field, words }, moves) {
    const isThere = document.activeElement === field;
    const isTyped = isThere && field === day && !moves;
    // A move to the field reads its fault; where the reader is already, nothing would be read.
    say(moves && !isThere || isTyped ? "" : words);
    if (moves) field.focus();
  }

  /** A job that is open, with what the reader holds that it names. @param {string} id */
  function openJob(id) {
    const job = data.jobs?.jobs.find((one) => one.id === id);
    if (!job) return "";
    const why = data.holdings.filter((one) => held().includes(one.id) && fit?.usedBy(job, planner.holder([one], [one.id])).length);
    return make("li", "", set(make("a", "", job.title), { href: job.href }), why.length ? ` (you have: ${why.map((one) => label(one.id)).join("; ")})` : "");
  }

  /** Names the jobs that are open today. */
  function fillJobs() {
    const open = fit?.fits(planner.holder(data.holdings, held())).filter(({ standing }) => standing === "open") ?? [];
    const more = open.slice(MOST_JOBS);
    part("open").hidden = !open.length;
    part("jobs").replaceChildren(...open.slice(0, MOST_JOBS).map(({ job }) => openJob(job)));
    part("more").replaceChildren(...more.map(({ job }) => openJob(job)));
    part("count").textContent = String(more.length);
    find("[data-cg-part=open] details").hidden = !more.length;
  }

  /** What a cost is of. @param {Step[] | undefined} paid */
  const saidPaid = (paid) => (paid?.length ? `, for: ${paid.map(title).join("; ")}` : "");

  /** Fills the place of the plan. @param {ReturnType<typeof planner.plan>} plan */
  function fill(plan) {
    const { months, last, job } = plan;
    const places = all(form, ":checked[name=start], :checked[name=target]", HTMLInputElement).map(({ parentElement }) => parentElement?.textContent?.trim());
    part("job").hidden = !job;
    for (const [name, words] of Object.entries({
      asked: [...places, ...held().map(label), hours.value && `${hours.value} hours of study a week`].filter(Boolean).join(" · "),
      "job-months": job && saidMonths(job.months),
      "job-costs": job && saidCosts(job),
      "job-paid": saidPaid(job?.paid),
      months: saidMonths(months) + (day.value ? `, until ${point(months)}` : ""),
      last: last && said({ id: last }, "gives"),
      "job-title": data.job && said({ id: data.job }, "gives"),
      costs: saidCosts(plan),
      paid: saidPaid(plan.paid),
      first: steps.length ? said(steps[0], "first") : "You have done every step of this plan.",
    })) part(name).textContent = words;
    fillJobs();
    const total = months[1] + months[1] % 2;
    axis.hidden = !total;
    [0, total / 2, total].forEach((month, place) => { axis.children[place].textContent = point([month, month]); });
    rows.replaceChildren(...steps.map((step) => row(step, total)));
    const others = steps.filter((step) => said(step, "alternatives")).map((step) => `${title(step)}: ${said(step, "alternatives")}`);
    const way = steps.length ? said({ id: `plan-from-${chosen("start")}` }, "way") : "";
    part("alternatives").replaceChildren(...[way, ...others].filter(Boolean).map((words) => make("li", "", words)));
    part("others").hidden = !part("alternatives").children.length;
    find('[data-cg-tool="calendar"]').hidden = !day.value;
  }

  /** Makes the plan of these answers. @param {boolean} moves whether the reader asked to be taken there, or to what is wrong */
  function show(moves) {
    isMade = true;
    if (!data) {
      part("code").hidden = false;
      prepare();
      return;
    }
    const fault = wrong();
    result.hidden = Boolean(fault);
    if (fault) {
      refuse(fault, moves);
      return;
    }
    const target = chosen("target");
    const closed = [...data.holdings.filter(({ id }) => held().includes(id)), { done: data.without[target], adds: [] }];
    const plan = planner.plan(data.steps, data.routes[chosen("start")], data.targets[target], closed, Number(hours.value) || null, data.job);
    steps = plan.steps;
    fill(plan);
    if (moves) {
      say("");
      // The browser would bring the middle of a long region into view.
      result.focus({ preventScroll: true });
      result.scrollIntoView();
    } else say(`Your plan now: ${["job-months", "months", "costs"].map((name) => part(name).textContent).filter(Boolean).join("; ")}`);
  }

  /** What is read on the screen, each label before its words. @param {HTMLElement} node */
  const text = (node) => node.innerText.replace(/:\n+/g, ": ");

  const tools = {
    print: () => print(),
    text() {
      // The words over the bars say nothing without them.
      const caption = find("caption");
      caption.hidden = true;
      files.download("plan.txt", "text/plain", `${text(find(".cg-plan__paper"))}\n\n${location.href.split("#")[0]}\n`);
      caption.hidden = false;
    },
    calendar: () => files.download("plan.ics", "text/calendar", files.calendar(document.title, steps.map((step, place) => ({
      uid: `${step.id}.${day.value}`, day: after(step.begins[0]).toISOString().slice(0, 10), title: title(step), text: text(rows.rows[place]),
    })))),
  };

  /** What the form holds, as far as this tab may keep it. */
  function keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...new FormData(form)]));
    } catch {
      // A tab that keeps nothing plans all the same.
    }
  }

  /** Takes over what this tab has kept; whether it was anything. */
  function restore() {
    try {
      for (const [name, value] of JSON.parse(sessionStorage.getItem(KEY) ?? "")) {
        if (name === "holding") { if (value) hold(value, true); } else if (name === "hours" || name === "day") one(form, `[name=${name}]`, HTMLInputElement).value = value;
        else one(form, `[name=${name}][value="${value}"]`, HTMLInputElement).checked = true;
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Chooses a starting point. @param {string} start */
  function begin(start) {
    for (const choice of all(form, "[name=start]", HTMLInputElement)) choice.checked ||= choice.value === start;
  }

  /** Tells the strip where the reader starts. */
  function tell() {
    if (!strip || strip.value === chosen("start")) return;
    strip.value = chosen("start");
    strip.dispatchEvent(new Event("change"));
  }

  /** Fills the form from a result code in the address. It goes at once, so that the way back holds no answers. */
  function read() {
    const written = location.hash.match(/^#code=(.+)/);
    if (!written || !data) return;
    history.replaceState(null, "", location.pathname + location.search);
    const found = resultCode.decode(data.quiz ? [data.quiz] : [], written[1]);
    const isValid = found.state === "valid";
    part("code").textContent = isValid ? part("code").dataset.cgValid ?? "" : resultCode.reason(found);
    part("code").hidden = false;
    if (!isValid) return;
    const { answers } = found;
    begin(answers.profile);
    tell();
    given.clear();
    for (const id of held()) hold(id, false);
    const { quiz, result: means } = data;
    if (quiz && means) {
      const strong = planner.strong(quiz, means.areas, means.strong, answers);
      for (const id of planner.recognized(data.holdings, fit?.isMet ?? (() => false), careerGuide.jobFit.person(means.means, answers), strong)) hold(id, true);
    }
    // What everyone at this starting point holds, and the check does not ask about.
    grant(missing().filter((id) => data.holdings.some((one) => one.id === id && !one.means && !one.implied_by.length)));
    show(true);
    keep();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); show(true); keep(); });
  form.addEventListener("input", ({ target: field }) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (field.name === "start") { give(); tell(); }
    else for (const id of given) if (fieldOf(id) === field) given.delete(id);
    if (isMade) show(false);
    keep();
  });
  form.addEventListener("reset", () => {
    sessionStorage.removeItem(KEY);
    location.reload();
  });
  // Said once the reader has left it, for while a date is being typed it is wrong most of the time.
  day.addEventListener("blur", () => { if (isMade && day.ariaInvalid === "true") setTimeout(show, 0, false); });
  for (const [name, act] of Object.entries(tools)) find(`[data-cg-tool="${name}"]`).addEventListener("click", act);
  addEventListener("hashchange", read);
  find(".cg-plan__without").hidden = true;
  form.hidden = false;
  /** Begins where the strip says. */
  function follow() {
    if (!strip?.value || strip.value === chosen("start")) return;
    begin(strip.value);
    give();
    if (isMade) show(false);
  }
  strip?.addEventListener("change", follow);
  const isKept = !location.hash.startsWith("#code=") && restore();
  const prepare = later((facts) => {
    data = facts;
    fit = data.jobs && careerGuide.jobFit.of(data.jobs);
    part("code").hidden = true;
    if (!isKept) give();
    follow();
    if (isMade || isKept) show(isMade);
    read();
  });
  for (const act of ["focusin", "input", "scroll", "hashchange"]) addEventListener(act, prepare, true);
  if (isKept || location.hash || strip?.value) prepare();
})();
