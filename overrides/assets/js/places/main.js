// @ts-check
/** Lets a reader sort the table of places by any column, and narrow it by words (filter.js). Without it the table is whole, by name. */
(() => {
  const { all, make, one, set } = careerGuide.dom;

  /** What a row is sorted by: the number of a cell, or its words; what has no number comes last. @param {HTMLTableRowElement} row @param {number} column */
  function key(row, column) {
    const cell = row.cells[column];
    return cell.dataset.n === undefined ? (cell.textContent ?? "") : Number(cell.dataset.n);
  }

  /** @param {string | number} a @param {string | number} b @param {number} way 1 for upward, -1 for downward */
  function order(a, b, way) {
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return typeof a === "number" ? (a - Number(b)) * way : a.localeCompare(String(b)) * way;
  }

  /** @param {HTMLTableElement} table @param {HTMLElement} status */
  function sortable(table, status) {
    const heads = all(table, "thead th", HTMLTableCellElement);
    const body = one(table, "tbody", HTMLTableSectionElement);
    heads.forEach((head, column) => {
      const isNumber = head.classList.contains("cg-table__head--number");
      const button = make("button", "cg-place-table__sort", "Sort");
      const name = head.querySelector("button")?.getAttribute("aria-label") ?? head.querySelector("button")?.textContent ?? head.textContent ?? "";
      set(button, { type: "button", "aria-label": `Sort by ${name.trim()}` });
      button.addEventListener("click", () => {
        const first = isNumber ? "descending" : "ascending";
        const other = isNumber ? "ascending" : "descending";
        const now = head.getAttribute("aria-sort") === first ? other : first;
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", now);
        const way = now === "ascending" ? 1 : -1;
        const rows = [...body.rows].sort((a, b) => order(key(a, column), key(b, column), way));
        body.append(...rows);
        status.textContent = `Sorted by ${name.trim()}, ${isNumber ? (way > 0 ? "lowest" : "highest") : (way > 0 ? "A" : "Z")} first.`;
      });
      head.append(button);
    });
  }

  /** @param {HTMLElement} root */
  function start(root) {
    const table = one(root, "table", HTMLTableElement);
    const { status } = careerGuide.filter.start(root, "tbody tr", "rows");
    sortable(table, status);
  }

  // An older browser has the table as it is without scripts.
  if ("script" in document.documentElement.dataset) for (const root of all(document, '[data-cg-component="places"]', HTMLElement)) start(root);
})();
