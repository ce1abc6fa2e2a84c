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
  const [axis, rows] = [find(".cg-plan-table__axis"), find("tbody")];
  const skeleton = rows.rows[0];
  let steps = [];

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

  function show() {
    const isWrong = !/^([1-9]|[1-5]\d|60)?$/.test(hours.value.trim());
    find(".cg-plan__error").hidden = !isWrong;
    // Named only when it holds, because a description is read even where it is hidden.
    elements.set(hours, { "aria-invalid": isWrong, "aria-describedby": `_plan-hours-hint${isWrong ? " _plan-hours-error" : ""}` });
    if (isWrong) return hours.focus();
    const held = all("[name=holding]:checked").map((box) => data.holdings[box.value]);
    const plan = planner.plan(data.steps, data.routes[start.value], data.targets[target.value], held, Number(hours.value) || null);
    steps = plan.steps;
    const asked = all("input:checked").map((box) => box.parentElement.textContent.trim());
    part("asked").textContent = [...asked, ...(hours.value ? [`${hours.value} hours of study a week`] : [])].join(" · ");
    part("months").textContent = planner.saidMonths(plan.months) + (day.value ? `, until ${point(plan.months)}` : "");
    part("costs").textContent = planner.saidCosts(plan.costs, plan.open);
    part("first").textContent = steps.length ? said(steps[0], "first") : "You have done every step of this plan.";
    const total = plan.months[1] + plan.months[1] % 2;
    axis.hidden = !total;
    [0, total / 2, total].forEach((month, place) => { axis.children[place].textContent = point([month, month]); });
    rows.replaceChildren(...steps.map((step) => row(step, total)));
    part("alternatives").replaceChildren(...steps.filter((step) => said(step, "alternatives"))
      .map((step) => elements.make("li", "", `${title(step)}: ${said(step, "alternatives")}`)));
    find('[data-cg-tool="calendar"]').hidden = !day.value;
    const result = find(".cg-plan__result");
    result.hidden = false;
    result.focus();
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
    for (const box of all("[name=holding]")) {
      box.checked = data.holdings[box.value].answers.some((pair) => answers[pair.split("/")[0]] === pair.split("/")[1]);
    }
    show();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  for (const name in tools) find(`[data-cg-tool="${name}"]`).addEventListener("click", tools[name]);
  addEventListener("hashchange", read);
  find(".cg-plan__without").hidden = true;
  form.hidden = false;
  read();
})();
