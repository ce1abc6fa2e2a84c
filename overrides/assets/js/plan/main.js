// @ts-check
/** The plan page: reads the form, shows the plan under it, and hands it over on paper, as text, or for a calendar. */

/** @typedef {{steps: Step[], routes: Record<string, string[]>, holds: Record<string, string[]>, targets: Record<string, string[]>, job: string | null, holdings: Record<string, Held & {answers: string[]}>, quiz: Asked | null}} PlanData */

(() => {
  const root = document.querySelector('[data-cg-component="plan"]');
  if (!root || !("script" in document.documentElement.dataset)) return;
  const { dom: { all, make, one, set }, export: files, planner, resultCode, words: { saidCosts, saidMonth, saidMonths } } = careerGuide;
  const find = (/** @type {string} */ selector) => one(root, selector, HTMLElement);
  const part = (/** @type {string} */ name) => find(`[data-cg-part="${name}"]`);
  /** @type {PlanData} */
  const data = JSON.parse(one(root, "[data-cg-plan]", HTMLScriptElement).text);
  const form = one(root, "form", HTMLFormElement);
  const hours = one(form, "[name=hours]", HTMLInputElement);
  const day = one(form, "[name=day]", HTMLInputElement);
  const boxes = all(form, "[name=holding]", HTMLInputElement);
  const fields = [...boxes, hours, day];
  const hints = fields.map((field) => field.getAttribute("aria-describedby") ?? "");
  const result = find(".cg-plan__result");
  /** The boxes that the starting point has checked, not the reader. @type {Set<HTMLInputElement>} */
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
    const notes = [step.pace ? "study" : "", step.beside && step.months[1] ? "runs beside others" : ""].filter(Boolean);
    [
      [takes, ...notes.map((words) => make("span", "cg-plan-table__kind", words))],
      [step.ends[1] ? point(step.ends) : "not counted"],
      [said(step, "costs")],
      [said(step, "gate") || "nothing"],
    ].forEach((words, place) => cells[place].lastElementChild?.replaceChildren(...words));
    [1, step.ends[1], 1, said(step, "gate")].forEach((words, place) => { cells[place].className = words ? "cg-plan-table__cell" : "cg-hidden"; });
    return made;
  }

  /** Says words to those who listen, after what they have just pressed; earlier words that wait are dropped. @param {string} words */
  function say(words) {
    clearTimeout(saying);
    part("said").textContent = "";
    saying = setTimeout(() => { part("said").textContent = words; }, 500);
  }

  const isHeld = (/** @type {HTMLInputElement} */ box) => data.holds[chosen("start")].includes(box.value);

  const label = (/** @type {HTMLInputElement} */ box) => box.parentElement?.textContent?.trim() ?? "";

  /** Checks a box off if everyone at the starting point holds it. @param {HTMLInputElement} box */
  function grant(box) {
    box.checked = isHeld(box);
    if (box.checked) given.add(box);
  }

  /** Checks off what everyone at this starting point holds, and takes back what only an earlier one did. */
  function give() {
    for (const box of given) box.checked = false;
    given.clear();
    for (const box of boxes) if (!box.checked) grant(box);
  }

  /** Shows what is wrong beside its field; gives the first such field with the words. */
  function wrong() {
    const missing = boxes.find((box) => !box.checked && isHeld(box));
    if (missing) part("missing").textContent = label(missing);
    const isNumber = /^([1-9]|[1-5]\d|60)?$/.test(hours.value.trim());
    const isDay = !day.validity.badInput && (!day.value || files.isDay(day.value));
    fields.forEach((field, place) => set(field, { "aria-invalid": false, "aria-describedby": hints[place] }));
    return Object.entries({ held: missing, hours: !isNumber && hours, day: !isDay && day }).flatMap(([name, field]) => {
      const error = find(`#_plan-${name}-error`);
      error.hidden = !field;
      if (!field) return [];
      // Named only when it holds, because a description is read even where it is hidden.
      set(field, { "aria-invalid": true, "aria-describedby": `${field.getAttribute("aria-describedby")} ${error.id}` });
      return [{ field, words: error.textContent ?? "" }];
    })[0];
  }

  /** Says what is wrong. @param {{field: HTMLInputElement, words: string}} fault @param {boolean} moves */
  function refuse({ field, words }, moves) {
    const isThere = document.activeElement === field;
    const isTyped = isThere && field === day && !moves;
    // A move to the field reads its fault; where the reader is already, nothing would be read.
    say(moves && !isThere || isTyped ? "" : words);
    if (moves) field.focus();
  }

  /** Fills the place of the plan. @param {ReturnType<typeof planner.plan>} plan */
  function fill(plan) {
    const { months, last, job } = plan;
    const asked = all(form, "input:checked", HTMLInputElement).map(label);
    part("job").hidden = !job;
    for (const [name, words] of Object.entries({
      asked: [...asked, hours.value && `${hours.value} hours of study a week`].filter(Boolean).join(" · "),
      "job-months": job && saidMonths(job.months),
      "job-costs": job && saidCosts(job),
      months: saidMonths(months) + (day.value ? `, until ${point(months)}` : ""),
      last: last && title({ id: last }),
      costs: saidCosts(plan),
      paid: steps.filter((step) => Object.keys(step.costs)[0]).map(title).join("; "),
      first: steps.length ? said(steps[0], "first") : "You have done every step of this plan.",
    })) part(name).textContent = words;
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
    const fault = wrong();
    result.hidden = Boolean(fault);
    if (fault) {
      refuse(fault, moves);
      return;
    }
    const held = boxes.filter((box) => box.checked).map((box) => data.holdings[box.value]);
    const plan = planner.plan(data.steps, data.routes[chosen("start")], data.targets[chosen("target")], held, Number(hours.value) || null, data.job);
    steps = plan.steps;
    fill(plan);
    if (moves) {
      say("");
      // The browser would bring the middle of a long region into view.
      result.focus({ preventScroll: true });
      result.scrollIntoView();
    } else say(`Your plan now: ${part("months").textContent}; ${part("costs").textContent}`);
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

  /** Fills the form from a result code in the address. It goes at once, so that the way back holds no answers. */
  function read() {
    const written = location.hash.match(/^#code=(.+)/);
    if (!written) return;
    history.replaceState(null, "", location.pathname + location.search);
    const found = resultCode.decode(data.quiz ? [data.quiz] : [], written[1]);
    const isValid = found.state === "valid";
    part("code").textContent = isValid ? part("code").dataset.cgValid ?? "" : resultCode.reason(found);
    part("code").hidden = false;
    if (!isValid) return;
    const { answers } = found;
    for (const choice of all(form, "[name=start]", HTMLInputElement)) choice.checked = choice.value === answers.profile;
    given.clear();
    for (const box of boxes) {
      const asked = data.holdings[box.value].answers;
      box.checked = asked.some((pair) => answers[pair.split("/")[0]] === pair.split("/")[1]);
      // What everyone at this starting point holds, and the check does not ask about.
      if (!asked.length) grant(box);
    }
    show(true);
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); show(true); });
  form.addEventListener("input", ({ target: field }) => {
    if (!(field instanceof HTMLInputElement)) return;
    if (field.name === "start") give();
    given.delete(field);
    if (isMade) show(false);
  });
  // Said once the reader has left it, for while a date is being typed it is wrong most of the time.
  day.addEventListener("blur", () => { if (isMade && day.ariaInvalid === "true") setTimeout(show, 0, false); });
  for (const [name, act] of Object.entries(tools)) find(`[data-cg-tool="${name}"]`).addEventListener("click", act);
  addEventListener("hashchange", read);
  find(".cg-plan__without").hidden = true;
  form.hidden = false;
  give();
  read();
})();
