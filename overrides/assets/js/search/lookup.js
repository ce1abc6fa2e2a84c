// @ts-check
/** Which words stand in which passages: pure functions, no document. Loaded at the first search. */

/**
 * @typedef {{location: string, guide: string, title: string, section: string, text: string}} Passage
 */

var careerGuide = careerGuide || {};
careerGuide.lookup = (() => {
  const WORD = /[\p{L}\p{N}]+/gu;

  // Half of all words. They tell nothing, so no passage is kept under them, and they are asked for by no one.
  const COMMON = new Set(("a about am an and any are as at be been by can could did do does for from had has have how i if in into is it its many me much my "
    + "of on or our s shall should so t than that the their them there these they this to us was we were what when where which who whom why will with would you your").split(" "));

  // What a word weighs in the heading of a passage, in the title of its page, and in the name of its guide, beside one in its text.
  const HEADING = 2;
  const TITLE = 1;
  const GUIDE = 0.3;

  // How soon more of the same word adds nothing, and how much a long text needs more of it: Okapi's BM25.
  const SATURATION = 1.2;
  const LENGTH = 0.6;

  /** Letters without case and accents, so that "resume" finds "résumé". @param {string} text */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** @param {string} text */
  const tokens = (text) => fold(text).match(WORD) ?? [];

  /** The stems of a text that tell something; of all words where none does. @param {string} text */
  function telling(text) {
    const words = tokens(text);
    const rare = words.filter((word) => !COMMON.has(word));
    return (rare.length > 0 ? rare : words).map(careerGuide.stem);
  }

  /** Stems in a row, each between blanks, so that a row within it is a text within a text. @param {string[]} row */
  const joined = (row) => ` ${row.join(" ")} `;

  /** What a page is called in its address, if a passage begins one. @param {string} location */
  const nameOf = (location) => (location.includes("#") ? "" : location.replace(/\/?(?:index\.html|\.html)?$/, "").split("/").pop() ?? "");

  /** @param {Passage[]} passages */
  function of(passages) {
    /** @type {Map<string, {passage: number, count: number, extra: number}[]>} */
    const places = new Map();
    /** @type {Map<string, string>} the stem of every word as it is written */
    const written = new Map();
    /** @type {Map<string, string[]>} */
    const known = new Map();

    /** @param {string} text */
    function read(text) {
      const found = [];
      for (const word of tokens(text)) {
        let stem = written.get(word);
        if (stem === undefined) {
          if (COMMON.has(word)) continue;
          written.set(word, stem = careerGuide.stem(word));
        }
        found.push(stem);
      }
      return found;
    }

    /** Titles and names of guides are the same for many passages. @param {string} text */
    function readOnce(text) {
      let found = known.get(text);
      if (!found) known.set(text, found = read(text));
      return found;
    }

    const rows = passages.map(({ location, guide, title, section, text }, passage) => {
      const heading = read(section);
      const body = read(text);
      const own = readOnce(title);
      const name = read(nameOf(location));
      /** @param {string[]} row @param {number} count @param {number} extra */
      function put(row, count, extra) {
        for (const one of row) {
          let list = places.get(one);
          if (!list) places.set(one, list = []);
          let last = list[list.length - 1];
          if (last?.passage !== passage) list.push(last = { passage, count: 0, extra: 0 });
          last.count += count;
          last.extra = Math.max(last.extra, extra);
        }
      }
      put(body, 1, 0);
      put(readOnce(guide), 0, GUIDE);
      put(own, 0, location.includes("#") ? TITLE : HEADING);
      put(name, 0, TITLE);
      put(heading, 0, HEADING);
      return { heading: joined(heading), title: joined(own), name: joined(name), body };
    });
    const average = rows.reduce((sum, { body }) => sum + body.length, 0) / (rows.length || 1);

    /** The passages that hold these stems in a row, each with what that counts. @param {string[]} row @returns {[passage: number, score: number][]} */
    function hits(row) {
      /** @type {Map<number, number>} */
      let found = new Map();
      row.forEach((one, number) => {
        const list = places.get(one) ?? [];
        const weight = Math.log(1 + passages.length / (list.length + 0.5));
        const both = list.filter(({ passage }) => number === 0 || found.has(passage));
        found = new Map(both.map(({ passage, count, extra }) => {
          const share = count / (count + SATURATION * (1 - LENGTH + LENGTH * rows[passage].body.length / average));
          return [passage, Math.max(found.get(passage) ?? 0, weight * (share + extra))];
        }));
      });
      return [...found].filter(([passage]) => row.length < 2 || has(passage, row));
    }

    /** Whether a passage has stems in a row. @param {number} passage @param {string[]} row */
    function has(passage, row) {
      const sought = joined(row);
      const { heading, title, body } = rows[passage];
      return [heading, title, joined(body)].some((text) => text.includes(sought));
    }

    /** In how many passages a stem is. @param {string} one */
    const count = (one) => places.get(one)?.length ?? 0;

    return { count, has, hits, rows, written };
  }

  return { COMMON, WORD, fold, joined, of, telling, tokens };
})();
