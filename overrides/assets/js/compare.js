// @ts-check
/** Sets two rows of a table side by side, each column a line. It reads the table of the page when its fold opens; without script that table stands. */
(() => {
  /** What stands in a cell, once more: without what is pressed to sort; a number keeps the button of its label. @param {Element} cell */
  function copied(cell) {
    const copy = /** @type {Element} */ (cell.cloneNode(true));
    for (const node of copy.querySelectorAll("[popover], button:not([popovertarget]), label > span")) node.remove();
    for (const button of copy.querySelectorAll("button[aria-label]")) {
      button.textContent = button.getAttribute("aria-label");
      button.removeAttribute("aria-label");
    }
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    return [...copy.childNodes];
  }

  /** The name of a row, without what stands under it. @param {HTMLTableRowElement} row */
  const named = ({ cells: [head] }) => (head.querySelector("a") ?? head.firstChild)?.textContent?.trim() ?? "";

  /** @param {string} tag @param {string} name @param {(string | Node)[]} children */
  function make(tag, name, ...children) {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...children);
    return made;
  }

  /** One line for both rows: what is compared, and what each has. @param {(string | Node)[]} name @param {(string | Node)[][]} values */
  function line(name, values) {
    const head = make("th", "cg-compare__head", ...name);
    head.setAttribute("scope", "row");
    return make("tr", "cg-compare__line", head, ...values.map((value) => make("td", "cg-compare__cell", ...value)));
  }

  /** What is said of a row below it, in the order of its heads. @param {HTMLTableRowElement} row */
  const below = ({ nextElementSibling: next }) => [...(next?.querySelectorAll(".cg-table__detail dt") ?? [])];

  /** @param {HTMLElement} fold */
  function start(fold) {
    const table = document.getElementById(fold.dataset.cgOf ?? "")?.closest("table");
    const status = /** @type {HTMLElement} */ (fold.querySelector("[role=status]"));
    const shown = make("div", "cg-compare__shown");
    const choices = [...fold.querySelectorAll("select")];
    if (!table) return;
    status.after(shown);
    const rows = [...table.tBodies[0].rows].filter((row) => row.cells[0].scope === "row");
    const [, ...heads] = table.tHead?.rows[0].cells ?? [];

    function show() {
      const two = choices.map((choice) => rows[choice.selectedIndex]);
      const names = two.map((row) => {
        const head = make("th", "cg-compare__name", ...copied(row.cells[0]));
        head.setAttribute("scope", "col");
        return head;
      });
      const compared = make("table", "cg-compare__table",
        make("thead", "", make("tr", "cg-compare__line", make("td", "cg-compare__corner"), ...names)),
        make("tbody", "",
          ...heads.map((head, at) => line(copied(head), two.map((row) => copied(row.cells[at + 1])))),
          ...below(two[0]).map((term, at) => line([term.textContent ?? ""], two.map((row) => copied(below(row)[at].nextElementSibling ?? term))))),
      );
      compared.setAttribute("aria-label", choices.map(({ value }) => value).join(" beside "));
      shown.replaceChildren(compared);
    }

    choices.forEach((choice, at) => {
      for (const row of rows) choice.add(new Option(named(row)));
      choice.selectedIndex = at;
      choice.addEventListener("change", () => {
        show();
        fold.dataset.cgChosen = "";
        status.textContent = `${choices.map(({ value }) => value).join(" beside ")}.`;
      });
    });
    show();
  }

  // An older browser has the table as it is without scripts.
  if ("script" in document.documentElement.dataset) {
    for (const fold of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-cg-component="compare"]'))) fold.addEventListener("toggle", () => start(fold), { once: true });
  }
})();
