// @ts-check
/** Says of every row how fresh it is today, by the reader's own clock, and of every group how much of it is overdue. */
(() => {
  const { state, age, day } = careerGuide.freshness;
  /** @type {Record<ReturnType<typeof state>, string>} */
  const WORDS = { overdue: "We are late", "nothing-newer": "Source has nothing newer", current: "Current" };
  const ORDER = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS));

  /** @param {HTMLElement} row @param {string} today */
  function say(row, today) {
    const found = state(today, row.dataset.due ?? "", row.dataset.old);
    row.dataset.state = found;
    const word = document.createElement("strong");
    word.className = "cg-freshness__state";
    word.textContent = WORDS[found];
    row.querySelector("[data-cg-state]")?.prepend(word, " ");
    const copy = row.querySelector("[data-cg-age]");
    if (copy && row.dataset.copy) {
      const old = document.createElement("span");
      old.className = "cg-freshness__age";
      old.textContent = `(${age(row.dataset.copy, today)} old)`;
      copy.append(" ", old);
    }
    return found;
  }

  /** Say how many of a group are overdue. @param {HTMLDetailsElement} group */
  function sum(group) {
    const late = group.querySelectorAll('[data-state="overdue"]').length;
    if (!late) return;
    group.querySelector("[data-cg-count]")?.append(late === group.querySelectorAll("[data-due]").length ? ", all overdue" : `, ${late} overdue`);
  }

  /** @param {HTMLElement} list its rows stand in the order of the days due @param {string} today */
  function start(list, today) {
    const count = new Map(ORDER.map((name) => [name, 0]));
    for (const row of list.querySelectorAll("[data-due]")) {
      const found = say(/** @type {HTMLElement} */ (row), today);
      count.set(found, (count.get(found) ?? 0) + 1);
    }
    for (const group of list.querySelectorAll("details")) sum(group);
    // Nobody looks for newer pages: that state is one of figures.
    const told = list.querySelector("[data-cg-age]") ? ORDER : ORDER.filter((name) => name !== "nothing-newer");
    const parts = told.map((name) => `${WORDS[name]}: ${count.get(name)}`);
    return `${parts.join(" · ")}. By the calendar of this device, on ${spoken}.`;
  }

  const now = new Date();
  const today = day(now);
  const spoken = new Intl.DateTimeFormat("en-US", { dateStyle: "long" }).format(now);
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-cg-component="freshness"]'))) {
    const { published } = list.dataset;
    const words = published && today >= published ? start(list, today)
      : `The calendar of this device says ${spoken}, which is before this edition came out. So we cannot say what is overdue.`;
    list.querySelector("[data-cg-sum]")?.append(words);
  }
})();
