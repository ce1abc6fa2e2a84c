// @ts-check
/** What the search finds and how it is cut: pure functions, no document. Loaded at the first search. */

/**
 * @typedef {{location: string, title: string, section: string, text: string}} Passage
 * @typedef {{text: string, marked: boolean}} Piece
 * @typedef {Passage & {terms: string[]}} Found
 * @typedef {new (options: object) => {addAll(passages: object[]): void, search(query: string, options?: object): {id: number, terms: string[]}[]}} Engine the vendored MiniSearch
 * @typedef {[string, string, [string, string, string][]][]} SearchIndex
 */

var careerGuide = careerGuide || {};
careerGuide.find = (() => {
  const WORD = /[\p{L}\p{N}]+/gu;
  const BEFORE = 60;
  const LENGTH = 180;

  // Four words in ten. Without them the index is made faster, and they are asked for only when nothing else is.
  const COMMON = new Set("a an and are as at be by for from in is it of on or that the this to with you your".split(" "));

  /** Letters without case and accents, so that "resume" finds "résumé". @param {string} text */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {string} text */
  const tokens = (text) => fold(text).match(WORD) ?? [];

  /**
   * The passages of the index, which names each page once.
   * @param {SearchIndex} index
   * @returns {Passage[]}
   */
  const passages = (index) => index.flatMap(([place, title, parts]) =>
    parts.map(([anchor, section, text]) => ({ location: anchor ? `${place}#${anchor}` : place, title, section, text })));

  /**
   * @param {Engine} MiniSearch
   * @param {Passage[]} all
   * @returns {(query: string) => Found[]}
   */
  function finder(MiniSearch, all) {
    const index = new MiniSearch({
      fields: ["section", "title", "text"],
      tokenize: tokens,
      processTerm: (/** @type {string} */ word) => (COMMON.has(word) ? null : word),
      searchOptions: {
        processTerm: (/** @type {string} */ word) => word,
        boost: { section: 4, title: 3 },
        prefix: true,
        fuzzy: (/** @type {string} */ term) => (term.length > 4 ? 0.2 : false),
      },
    });
    index.addAll(all.map((passage, id) => ({ id, ...passage })));
    return (asked) => {
      const telling = tokens(asked).filter((word) => !COMMON.has(word));
      const query = telling.length > 0 ? telling.join(" ") : asked;
      const every = index.search(query, { combineWith: "AND" });
      const found = (every.length > 0 ? every : index.search(query))
        .map(({ id, terms }) => ({ ...all[id], terms }));
      return (/\s/.test(asked.trim()) ? together(found, asked) : found).slice(0, 20);
    };
  }

  /**
   * Passages in which the words stand as they were asked for come first; otherwise the order stays.
   * @param {Found[]} found
   * @param {string} asked
   */
  function together(found, asked) {
    const words = tokens(asked).join(" ");
    const has = found.map(({ section, text }) => tokens(`${section} ${text}`).join(" ").includes(words));
    return [...found.filter((_, number) => has[number]), ...found.filter((_, number) => !has[number])];
  }

  /**
   * The part of a text around its first found word, cut into marked and unmarked pieces.
   * @param {string} text
   * @param {string[]} terms folded words to mark
   * @returns {Piece[]}
   */
  function excerpt(text, terms) {
    const words = [...text.matchAll(WORD)];
    const found = words.find(([word]) => terms.includes(fold(word)))?.index ?? 0;
    const first = words.find(({ index }) => index >= found - BEFORE)?.index ?? 0;
    const start = first < BEFORE && found < LENGTH ? 0 : first;
    const end = text.length <= start + LENGTH ? text.length : text.lastIndexOf(" ", start + LENGTH);
    /** @type {Piece[]} */
    const pieces = start > 0 ? [{ text: "… ", marked: false }] : [];
    let at = start;
    for (const { 0: word, index } of words) {
      if (index < start || index + word.length > end || !terms.includes(fold(word))) continue;
      pieces.push({ text: text.slice(at, index), marked: false }, { text: word, marked: true });
      at = index + word.length;
    }
    pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), marked: false });
    return pieces.filter((piece) => piece.text);
  }

  return { excerpt, finder, fold, passages };
})();
