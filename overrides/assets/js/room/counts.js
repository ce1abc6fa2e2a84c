// @ts-check
/** What a room's codes say together, without giving anyone away: pure functions. */

/**
 * @typedef {Decoded<Quiz> & {piece: string, isRepeated: boolean}} Entry `piece` as it was typed
 * @typedef {{kind: string, title: string, cells: {title: string, count: number}[]}} Table
 */

var careerGuide = careerGuide || {};
careerGuide.counts = (() => {
  const [FEW, FEWEST] = [5, 10];
  const UNDER = "under 5";
  const HIDDEN = "hidden";
  // As in macros/web/open_data.py: a text that a spreadsheet would run.
  const FORMULA = /^(?:\s*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

  /** The codes in a text: one on a line, or several with commas or blanks between them. @param {Quiz[]} quizzes @param {string} text */
  function pieces(quizzes, text) {
    const isValid = (/** @type {string} */ piece) => careerGuide.resultCode.decode(quizzes, piece).state === "valid";
    return text.split(/[\n,;\t]+/).flatMap((line) => {
      const parts = line.split(/\s+/);
      return !isValid(line) && parts.some(isValid) ? parts : [line];
    }).map((piece) => piece.trim()).filter(Boolean);
  }

  /** Every code with what it is; one that was there before is repeated and not counted again. @param {Quiz[]} quizzes @param {string} text @returns {Entry[]} */
  function read(quizzes, text) {
    const seen = new Set();
    return pieces(quizzes, text).map((piece) => {
      const signs = careerGuide.resultCode.normalize(piece);
      const entry = { piece, isRepeated: seen.has(signs), ...careerGuide.resultCode.decode(quizzes, piece) };
      seen.add(signs);
      return entry;
    });
  }

  /** How often each answer was given, and in full codes each band reached. @param {Quiz} quiz @param {boolean} isShort @param {Record<string, string>[]} sheets all short, or all full @returns {Table[]} */
  function tally(quiz, isShort, sheets) {
    const results = isShort ? [] : sheets.map((answers) => careerGuide.scores.result(quiz, careerGuide.scores.points(quiz, answers)).dimensions);
    const asked = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ title, /** @type {{id: string, label?: string, title?: string}[]} */ list) => ({
      kind, title, cells: list.map((one) => ({ title: one.label ?? one.title ?? "", count: sheets.filter((answers) => answers[name] === one.id).length })),
    });
    return [
      ...quiz.dimensions.map(({ id, core, title }) => {
        if (isShort) return asked("area", core, title, quiz.answers);
        const bands = results.map((areas) => areas.find((area) => area.id === id)?.band);
        const cells = quiz.bands.map((band, order) => ({ title: band.title, count: bands.filter((one) => one === order).length }));
        return { kind: "area", title, cells: [...cells, { title: "Not answered in full", count: bands.filter((one) => one === undefined).length }] };
      }),
      ...quiz.gates.filter((gate) => !gate.private && !gate.later).map((gate) => asked("gate", gate.id, gate.title ?? "", gate.answers)),
      asked("start", "profile", "Starting point", quiz.profiles),
    ];
  }

  /**
   * The counts as they may be shown, by the rule of the tally sheet; null if none may. Where one count is 1 to 4, that is said and
   * no other number is shown. Because the sum is known, nothing is where every small count could not be another one that looks the same.
   * Tables share nothing but the sum, so each is closed by itself.
   * @param {number[]} counts
   * @returns {(number | string)[] | null}
   */
  function close(counts) {
    const isSmall = (/** @type {number} */ count) => count > 0 && count < FEW;
    const small = counts.filter(isSmall).length;
    const sum = counts.reduce((total, count) => total + count, 0);
    const most = (FEW - 1) * small;
    if (sum < FEWEST || (small === counts.length ? sum <= small + 1 || sum >= most - 1 : small && sum < most + FEW)) return null;
    return counts.map((count) => (isSmall(count) ? UNDER : small ? HIDDEN : count));
  }

  /** Comma-separated values as spreadsheets read them. @param {string} title @param {Table[]} tables */
  function csv(title, tables) {
    const rows = tables.flatMap((table) => {
      const shown = close(table.cells.map(({ count }) => count));
      return table.cells.map((one, place) => [title, table.kind, table.title, one.title, shown ? shown[place] : HIDDEN]);
    });
    return rows.map((row) => row.map(cell).join(",")).join("\r\n");
  }

  /** A cell in quotation marks; a text that begins like a formula gets an apostrophe before it. @param {string | number} value */
  function cell(value) {
    const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
    return `"${text.replaceAll('"', '""')}"`;
  }

  /**
   * The areas that most often have the first answer, every one of a tie; none where that cannot be said.
   * @param {Table[]} tables of areas
   */
  function most(tables) {
    const counts = tables.map(({ cells }) => close(cells.map(({ count }) => count))?.[0] ?? HIDDEN);
    const highest = Math.max(...counts.map((count) => (typeof count === "number" ? count : 0)));
    return highest && !counts.includes(HIDDEN) ? { count: highest, titles: tables.flatMap(({ title }, place) => (counts[place] === highest ? [title] : [])) } : null;
  }

  return { close, csv, most, read, tally };
})();
