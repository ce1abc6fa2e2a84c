// @ts-check
/** Says of every row how fresh it is today, by the reader's own clock, and puts what is overdue first. */
(() => {
  const { state, age, day } = window.careerGuide.freshness;
  const WORDS = { overdue: "Overdue by us", "nothing-newer": "Source has nothing newer", current: "Current" };
  const ORDER = Object.keys(WORDS);

  /** @param {HTMLElement} row @param {string} today */
  function say(row, today) {
    const found = state(today, row.dataset.due, row.dataset.old);
    row.dataset.state = found;
    const word = document.createElement("strong");
    word.className = "cg-freshness__state";
    word.textContent = WORDS[found];
    row.querySelector("[data-cg-state]")?.prepend(word, " ");
    const copy = row.querySelector("[data-cg-age]");
    if (copy && row.dataset.copy) copy.append(`, ${age(row.dataset.copy, today)} old`);
    return found;
  }

  /** @param {HTMLElement} table @param {string} today */
  function start(table, today) {
    const rows = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("[data-due]")]);
    const count = new Map(ORDER.map((name) => [name, 0]));
    for (const row of rows) {
      const found = say(row, today);
      count.set(found, count.get(found) + 1);
    }
    const key = (/** @type {HTMLElement} */ row) => ORDER.indexOf(row.dataset.state) + row.dataset.due;
    rows.sort((one, other) => key(one).localeCompare(key(other)));
    rows[0]?.parentElement?.append(...rows);
    const sum = document.querySelector(`[data-cg-sum="${table.id}"]`);
    // Nobody looks for newer pages: that state is one of figures.
    const told = table.querySelector("[data-cg-age]") ? ORDER : ORDER.filter((name) => name !== "nothing-newer");
    const parts = told.map((name) => `${WORDS[name]}: ${count.get(name)}`);
    if (sum) sum.textContent = `${parts.join(" · ")}. By the calendar of this device, on ${spoken}. What is overdue stands first.`;
  }

  const now = new Date();
  const today = day(now);
  const spoken = new Intl.DateTimeFormat("en-US", { dateStyle: "long" }).format(now);
  for (const table of document.querySelectorAll('[data-cg-component="freshness"]')) {
    const published = table.getAttribute("data-published");
    const sum = document.querySelector(`[data-cg-sum="${table.id}"]`);
    if (published && today >= published) start(/** @type {HTMLElement} */ (table), today);
    else if (sum) sum.textContent = `The calendar of this device says ${spoken}, which is before this edition came out. So we cannot say what is overdue.`;
  }
})();
