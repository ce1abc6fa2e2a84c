// @ts-check
/** The room view: many result codes in, distributions out. Nothing is stored unless the leader asks. */
(() => {
  const { counts, dom: { all, bar, make, one, set }, export: files, resultCode } = careerGuide;
  const [root] = all(document, "[data-cg-component=room]", HTMLElement);
  if (!root || !("script" in document.documentElement.dataset)) return;

  /** @param {keyof HTMLElementTagNameMap} tag @param {string} part @param {(string | Node)[]} children */
  const element = (tag, part, ...children) => make(tag, `cg-room__${part}`, ...children);

  const KEY = "cg-room";
  /** @type {(Quiz & {role: string})[]} */
  const quizzes = all(document, "[data-cg-quiz]", HTMLScriptElement).map(({ text, dataset }) => ({ ...JSON.parse(text), role: dataset.cgRole }));
  const field = one(root, "textarea", HTMLTextAreaElement);
  const tick = one(root, "[type=checkbox]", HTMLInputElement);
  const [status, wrong, offers, shown] = ["status", "wrong", "acts", "shown"].map((name) => one(root, `[data-cg-room-${name}]`, HTMLElement));

  /** @type {{title: string, isShort: boolean, tables: Table[], count: number}[]} */
  let rooms = [];

  /** The codes that were read, in their order; none of them is in sight. @type {string[]} */
  let taken = [];

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** What is said while somebody types waits for a pause, or a screen reader would speak at every key. @param {string} text @param {number} [pause] */
  function say(text, pause) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = text; }, pause);
  }

  /** @param {() => void} act */
  function stored(act) {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  }

  function keep() {
    if (tick.checked && !stored(() => localStorage.setItem(KEY, [...taken, field.value].join("\n")))) {
      tick.checked = false;
      say("This browser keeps nothing.");
    }
  }

  /** @param {Table} table @param {number} total */
  function drawn({ title, cells }, total) {
    const closed = counts.close(cells.map(({ count }) => count));
    if (!closed) return element("section", "table", element("h4", "caption", title), make("p", "", "Too few answers to show without giving someone away."));
    return element("table", "table", element("caption", "caption", title),
      make("thead", "cg-hidden", make("tr", "", ...["Answer", "Codes"].map((head) => set(make("th", "", head), { scope: "col" })))),
      make("tbody", "", ...cells.map((cell, place) => {
        const count = closed[place];
        return make("tr", "", set(element("th", "name", cell.title), { scope: "row" }),
          element("td", "count", String(count), ...(typeof count === "number" ? [bar("cg-room__bar", 100 * count / total)] : [])));
      })));
  }

  /** Where the room most often stands at the beginning. @param {Table[]} tables @returns {Node[]} */
  function often(tables) {
    const areas = tables.filter(({ kind }) => kind === "area");
    const found = counts.most(areas);
    return found ? [make("p", "", `“${areas[0].cells[0].title}” most often (${found.count}): ${found.titles.join("; ")}`)] : [];
  }

  /** Takes every code that can be read out of the field, so that nobody sees it; what is wrong stays there. @returns {Entry[]} what stays */
  function take() {
    const typed = counts.read(quizzes, field.value);
    const left = typed.filter(({ state }) => state !== "valid");
    if (left.length === typed.length && left.length) return left;
    taken.push(...typed.flatMap(({ state, piece }) => (state === "valid" ? [piece] : [])));
    field.value = left.map(({ piece }) => piece).join("\n");
    return left;
  }

  /** @param {number} [pause] before it is said */
  function show(pause) {
    const left = take();
    const entries = counts.read(quizzes, taken.join("\n"));
    const counted = entries.flatMap((entry) => (entry.state === "valid" && !entry.isRepeated ? [entry] : []));
    rooms = quizzes.flatMap((quiz) => [true, false].flatMap((isShort) => {
      const own = counted.filter((entry) => entry.quiz === quiz && entry.isShort === isShort);
      const title = `${quiz.role}, ${isShort ? "short check" : "areas in full"}`;
      return own.length ? [{ title, isShort, count: own.length, tables: counts.tally(quiz, isShort, own.map(({ answers }) => answers)) }] : [];
    }));
    const all = entries.length + left.length;
    say(all ? `${counted.length} of ${all} counted. ${left.length} not valid, ${entries.length - counted.length} repeated.` : "No code yet.", pause);
    wrong.replaceChildren(...left.map((entry, place) => make("li", "", make("b", "", `Code ${place + 1} in the field:`), " ", resultCode.reason(entry))));
    shown.replaceChildren(...rooms.flatMap(({ title: room, isShort, count, tables }) => [
      make("h2", "", `${room}: ${count} ${count === 1 ? "code" : "codes"}`),
      ...(isShort ? often(tables) : []),
      ...[["area", "Areas"], ["gate", "What decides which roles fit"], ["start", "Where people start"]].flatMap(([kind, title]) => [
        make("h3", "", title),
        element("div", "tables", ...tables.filter((table) => table.kind === kind).map((table) => drawn(table, count))),
      ]),
    ]));
    // Counts that all stay hidden are not worth a file.
    offers.hidden = !shown.querySelector("table");
    keep();
  }

  const acts = {
    csv: () => files.download("room.csv", "text/csv", `\ufeff"Guide","Kind","Question","Answer","Codes"\r\n${rooms.map(({ title, tables }) => counts.csv(title, tables)).join("\r\n")}\r\n`),
    print: () => print(),
    /** For a projector: large, and without the field, so that no code is in sight. */
    large: () => {
      one(root, "[data-cg-room-large]", HTMLElement).ariaPressed = String(root.toggleAttribute("data-cg-large"));
    },
    back: () => {
      const had = taken.pop();
      show();
      say(had ? `The last code is taken back. ${taken.length} left.` : "There is no code to take back.");
    },
    clear: () => {
      taken = [];
      field.value = "";
      tick.checked = false;
      stored(() => localStorage.removeItem(KEY));
      show();
      say("Cleared. This browser holds no code.");
      field.focus();
    },
  };

  for (const [name, act] of Object.entries(acts)) root.querySelector(`[data-cg-room-${name}]`)?.addEventListener("click", act);
  field.addEventListener("input", () => show(700));
  tick.addEventListener("change", () => { if (tick.checked) keep(); else stored(() => localStorage.removeItem(KEY)); });
  stored(() => {
    const kept = localStorage.getItem(KEY);
    if (kept === null) return;
    field.value = kept;
    tick.checked = true;
  });
  show();
})();
