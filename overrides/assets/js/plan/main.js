// @ts-check
/** The plan page: reads the form, shows the plan under it, and hands it over on paper, as text, or for a calendar. */
(() => {
  const root = /** @type {any} */ (document.querySelector('[data-cg-component="plan"]'));
  if (!root) return;
  const { elements, code, files, planner } = /** @type {any} */ (window).careerGuide;
  const find = (name) => root.querySelector(name);
  const all = (name) => [...root.querySelectorAll(name)];
  const part = (name) => find(`[data-cg-part="${name}"]`);
  const data = JSON.parse(find("[data-cg-plan]").textContent);
  const form = find("form");
  const { hours, day, start, target } = form.elements;
  const boxes = all("[name=holding]");
  const fields = [...boxes, hours, day];
  const hints = fields.map((field) => field.getAttribute("aria-describedby") ?? "");
  const result = find(".cg-plan__result");
  // The boxes that the starting point has checked, not the reader.
  const given = new Set();
  const [axis, rows] = [find(".cg-plan-table__axis"), find("tbody")];
  const skeleton = rows.rows[0];
  let steps = [];
  let isMade = false;
  let saying = 0;

  const title = ({ id }) => document.getElementById(id)?.textContent;

  /** What the page says of a step, without the labels of figures. */
  function said({ id }, name) {
    const copy = document.getElementById(id)?.parentElement?.querySelector(`[data-cg-${name}]`)?.cloneNode(true);
    for (const label of copy?.querySelectorAll("[popover], .cg-note") ?? []) label.remove();
    return copy?.textContent.replace(/\s+/g, " ").replace(/ (?=[.,;])/g, "").trim() ?? "";
  }

  /** The reader's day so many months later, or the last day of that month. */
  function after(months) {
    const [year, month, date] = day.value.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  }

  /** A point in the plan: a month by its number, or by its name if the reader has given a day. */
  function point(span) {
    if (!day.value) return planner.saidMonth(span);
    const names = span.map((months) => after(months).toLocaleDateString("en-US", { month: "short", year: "numeric", timeZone: "UTC" }));
    return [...new Set(names)].join(" to ");
  }

  /** A row like those of the standard plans. */
  function row(step, total) {
    const made = skeleton.cloneNode(true);
    const [head, ...cells] = made.children;
    const [when, link, bar] = head.children;
    when.textContent = point(step.begins).replace(/^./, (first) => first.toUpperCase());
    link.textContent = title(step);
    link.hash = step.id;
    if (step.months[1]) {
      const x = 100 * step.begins[0] / total;
      [step.ends[1], step.ends[0]].forEach((end, place) => elements.set(bar.children[place], { x: `${x}%`, width: `${100 * end / total - x}%` }));
    } else bar.remove();
    const takes = step.months[1] ? planner.saidMonths(step.months) : said(step, "takes");
    const notes = [step.pace && "study", step.beside && step.months[1] && "runs beside others"].filter(Boolean);
    [
      [takes, ...notes.map((words) => elements.make("span", "cg-plan-table__kind", words))],
      [step.ends[1] ? point(step.ends) : "not counted"],
      [said(step, "costs")],
      [said(step, "gate") || "nothing"],
    ].forEach((words, place) => cells[place].lastElementChild.replaceChildren(...words));
    [1, step.ends[1], 1, said(step, "gate")].forEach((words, place) => { cells[place].className = words ? "cg-plan-table__cell" : "cg-hidden"; });
    return made;
  }

  /** Says words to those who listen, after what they have just pressed; earlier words that wait are dropped. */
  function say(words) {
    clearTimeout(saying);
    part("said").textContent = "";
    saying = setTimeout(() => { part("said").textContent = words; }, 500);
  }

  const label = (box) => box.parentElement.textContent.trim();

  /** Checks off what everyone at this starting point holds, and takes back what only an earlier one did. */
  function give() {
    for (const box of given) box.checked = false;
    given.clear();
    for (const box of boxes) {
      if (box.checked || !data.holds[start.value].includes(box.value)) continue;
      box.checked = true;
      given.add(box);
    }
  }

  /** Shows what is wrong beside its field. @returns the first such field, and the words */
  function wrong() {
    const missing = boxes.find((box) => !box.checked && data.holds[start.value].includes(box.value));
    if (missing) part("missing").textContent = label(missing);
    const found = {
      held: missing,
      hours: !/^([1-9]|[1-5]\d|60)?$/.test(hours.value.trim()) && hours,
      day: (day.validity.badInput || (day.value && !files.isDay(day.value))) && day,
    };
    fields.forEach((field, place) => elements.set(field, { "aria-invalid": false, "aria-describedby": hints[place] }));
    let first = null;
    for (const name in found) {
      const [field, error] = [found[name], find(`#_plan-${name}-error`)];
      error.hidden = !field;
      if (!field) continue;
      // Named only when it holds, because a description is read even where it is hidden.
      elements.set(field, { "aria-invalid": true, "aria-describedby": `${field.getAttribute("aria-describedby")} ${error.id}` });
      first ??= { field, words: error.textContent };
    }
    return first;
  }

  /** Makes the plan of these answers. @param {boolean} moves whether the reader asked to be taken there, or to what is wrong */
  function show(moves) {
    isMade = true;
    const fault = wrong();
    result.hidden = Boolean(fault);
    if (fault) {
      const isThere = document.activeElement === fault.field;
      const isTyped = isThere && fault.field === day && !moves;
      // A move to the field reads its fault; where the reader is already, nothing would be read.
      say(moves && !isThere || isTyped ? "" : fault.words);
      if (moves) fault.field.focus();
      return;
    }
    const held = boxes.filter((box) => box.checked).map((box) => data.holdings[box.value]);
    const plan = planner.plan(data.steps, data.routes[start.value], data.targets[target.value], held, Number(hours.value) || null);
    steps = plan.steps;
    const asked = all("input:checked").map(label);
    part("asked").textContent = [...asked, ...(hours.value ? [`${hours.value} hours of study a week`] : [])].join(" · ");
    part("months").textContent = planner.saidMonths(plan.months) + (day.value ? `, until ${point(plan.months)}` : "");
    part("last").textContent = plan.last ? `to the last step: ${title({ id: plan.last })}` : "";
    part("costs").textContent = planner.saidCosts(plan.costs, plan.open);
    part("first").textContent = steps.length ? said(steps[0], "first") : "You have done every step of this plan.";
    const total = plan.months[1] + plan.months[1] % 2;
    axis.hidden = !total;
    [0, total / 2, total].forEach((month, place) => { axis.children[place].textContent = point([month, month]); });
    rows.replaceChildren(...steps.map((step) => row(step, total)));
    const others = steps.filter((step) => said(step, "alternatives")).map((step) => `${title(step)}: ${said(step, "alternatives")}`);
    const way = steps.length ? said({ id: `plan-from-${start.value}` }, "way") : "";
    part("alternatives").replaceChildren(...[way, ...others].filter(Boolean).map((words) => elements.make("li", "", words)));
    part("others").hidden = !part("alternatives").children.length;
    find('[data-cg-tool="calendar"]').hidden = !day.value;
    if (moves) {
      say("");
      // The browser would bring the middle of a long region into view.
      result.focus({ preventScroll: true });
      result.scrollIntoView();
    } else say(`Your plan now: ${part("months").textContent}; ${part("costs").textContent}`);
  }

  /** What is read on the screen, each label before its words. */
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
    const { answers, ...found } = code.decode(data.quiz ? [data.quiz] : [], unescape(written[1]));
    part("code").textContent = answers ? part("code").dataset.cgValid : code.reason(found);
    part("code").hidden = false;
    if (!answers) return;
    start.value = answers.profile;
    given.clear();
    for (const box of boxes) {
      box.checked = data.holdings[box.value].answers.some((pair) => answers[pair.split("/")[0]] === pair.split("/")[1]);
    }
    show(true);
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); show(true); });
  form.addEventListener("input", ({ target: field }) => {
    if (field.name === "start") give();
    given.delete(field);
    if (isMade) show(false);
  });
  // Said once the reader has left it, for while a date is being typed it is wrong most of the time.
  day.addEventListener("blur", () => { if (isMade && day.ariaInvalid === "true") setTimeout(show, 0, false); });
  for (const name in tools) find(`[data-cg-tool="${name}"]`).addEventListener("click", tools[name]);
  addEventListener("hashchange", read);
  find(".cg-plan__without").hidden = true;
  form.hidden = false;
  give();
  read();
})();
