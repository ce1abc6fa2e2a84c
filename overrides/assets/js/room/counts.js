// @ts-check
/** What a room's codes say together, without giving anyone away: pure functions. */

/**
 * @typedef {Decoded<Quiz> & {text: string, isRepeated: boolean}} Entry
 * @typedef {{kind: string, title: string, cells: {title: string, count: number}[]}} Table
 */

var careerGuide = careerGuide || {};
careerGuide.counts = (() => {
  const FEW = 5;
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
      const entry = { text: piece, isRepeated: seen.has(signs), ...careerGuide.resultCode.decode(quizzes, piece) };
      seen.add(signs);
      return entry;
    });
  }

  /** How often each answer and band was reached. @param {Quiz} quiz @param {Record<string, string>[]} sheets @returns {Table[]} */
  function tally(quiz, sheets) {
    const results = sheets.map((answers) => careerGuide.scores.result(quiz, careerGuide.scores.points(quiz, answers)));
    const asked = (/** @type {string} */ kind, /** @type {string} */ name, /** @type {string} */ title, /** @type {{id: string, label?: string, title?: string}[]} */ list) => ({
      kind, title, cells: list.map((one) => ({ title: one.label ?? one.title ?? "", count: sheets.filter((answers) => answers[name] === one.id).length })),
    });
    return [
      ...quiz.dimensions.map(({ title }, place) => ({
        kind: "area", title, cells: quiz.bands.map((band, order) =>
          ({ title: band.title, count: results.filter(({ dimensions }) => dimensions[place].band === order).length })),
      })),
      ...quiz.gates.filter((gate) => !gate.private).map((gate) => asked("gate", gate.id, gate.title, gate.answers)),
      asked("start", "profile", "Starting point", quiz.profiles),
    ];
  }

  /**
   * The counts as they may be shown; null if none may. Counts of 1 to 4 are small. Because the sum is known,
   * more cells are hidden, in an order that does not depend on their counts, until every small count could
   * be another one that looks the same. Tables share nothing but the sum, so each is closed by itself.
   * @param {number[]} counts
   * @returns {(number | string)[] | null}
   */
  function close(counts) {
    const isSmall = (/** @type {number} */ count) => count > 0 && count < FEW;
    const small = counts.flatMap((count, place) => (isSmall(count) ? [place] : []));
    if (counts.reduce((sum, count) => sum + count, 0) < FEW) return null;
    if (small.length === 0) return counts;
    const hidden = [...small];
    const rest = counts.map((_, step) => (small[0] + step) % counts.length).filter((place) => !small.includes(place));
    while (!isSafe(counts, small.length, hidden)) {
      if (rest.length === 0) return null;
      hidden.push(/** @type {number} */ (rest.shift()));
    }
    return counts.map((count, place) => (small.includes(place) ? UNDER : hidden.includes(place) ? HIDDEN : count));
  }

  /** @param {number[]} counts @param {number} small how many of the hidden ones are small @param {number[]} hidden their places */
  function isSafe(counts, small, hidden) {
    const sum = hidden.reduce((total, place) => total + counts[place], 0);
    const most = (FEW - 1) * small;
    if (hidden.length < 2) return false;
    return hidden.length === small ? small + 1 < sum && sum < most - 1 : sum >= most + FEW;
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

  return { close, csv, read, tally };
})();
