// @ts-check
/** What a reader asks for: the words typed, and other words for the same. Pure functions, no document. Loaded at the first search. */

/**
 * @typedef {ReturnType<typeof careerGuide.lookup.of>} Lookup
 * @typedef {{row: string[], weight: number}} Way stems in a row, and how surely they are what was meant
 * @typedef {Way[]} Unit one thing asked for, in every way in which a passage may say it
 * @typedef {[typed: string[], says: string[]][]} SameWords what readers type, and what the guide says for it
 */

var careerGuide = careerGuide || {};
careerGuide.query = (() => {
  const { COMMON, telling, tokens } = careerGuide.lookup;
  const { stem } = careerGuide;

  const SAME = 0.9;
  const UNFINISHED = 0.8;
  const SLIP = 0.7;

  const LONGEST = 4; // words that are looked up together
  const MOST = 12; // words that one beginning may stand for

  /** Words told apart by neither their form nor the blanks between them: burn out, burnout. @param {string[]} words */
  const key = (words) => words.map(stem).join("");

  /**
   * Whether two words differ by one slip at most, by two in long words: a letter more, less or other, or two that changed places.
   * @param {string} one
   * @param {string} other
   */
  function slips(one, other) {
    const most = one.length > 6 ? 2 : 1;
    if (Math.abs(one.length - other.length) > most) return Infinity;
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let row = 1; row <= one.length; row++) {
      const next = [row];
      for (let column = 1; column <= other.length; column++) {
        const isSame = one[row - 1] === other[column - 1];
        next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
        const isTurned = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        if (isTurned) next[column] = Math.min(next[column], before[column - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      [before, last] = [last, next];
    }
    return last[other.length] <= most ? last[other.length] : Infinity;
  }

  /**
   * @param {Lookup} lookup
   * @param {SameWords} same
   * @returns {(asked: string) => Unit[]}
   */
  function reader(lookup, same) {
    /** @type {Map<string, string[][]>} what is sought for words that were typed */
    const says = new Map();
    for (const [others, own] of same) {
      const rows = own.map(telling);
      for (const words of [...others, ...own].map((text) => key(tokens(text)))) says.set(words, [...(says.get(words) ?? []), ...rows]);
    }
    /** Every word that stands in a passage or is known for another. @type {Set<string>} */
    const known = new Set([...lookup.written.keys(), ...same.flat(2).flatMap(tokens)]);
    const stems = new Set([...known].map(stem));

    /** @param {string[]} words @param {number} weight @returns {Unit} */
    function named(words, weight) {
      const others = (says.get(key(words)) ?? []).map((row) => ({ row, weight: weight * SAME }));
      const row = telling(words.join(" "));
      return row.every(lookup.count) ? [{ row, weight }, ...others] : others;
    }

    /** Words that go on as this one begins, the most frequent first. @param {string} word @returns {Unit} */
    function finished(word) {
      if (word.length < 2) return [];
      const longer = new Set([...lookup.written].filter(([one]) => one.startsWith(word)).map(([, one]) => one));
      const first = [...longer].sort((one, other) => lookup.count(other) - lookup.count(one)).slice(0, MOST);
      return first.map((one) => ({ row: [one], weight: UNFINISHED }));
    }

    /** Two words written as one. @param {string} word */
    function parted(word) {
      const parts = Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)]);
      return parts.find((words) => words.every((one) => one.length > 2 && known.has(one)));
    }

    /** The word nearest to one that nobody has written; of several the most frequent. @param {string} word */
    function mended(word) {
      if (word.length < 4) return undefined;
      const near = [...known].map((one) => ({ one, distance: slips(word, one), count: lookup.count(stem(one)) })).filter(({ distance }) => distance < Infinity);
      return near.sort((one, other) => one.distance - other.distance || other.count - one.count)[0]?.one;
    }

    /** The words as they were meant: a slip is one only where nothing else explains a word. @param {string} word */
    function meant(word) {
      if (COMMON.has(word) || stems.has(stem(word)) || says.has(key([word])) || finished(word).length > 0) return [{ word, weight: 1 }];
      const near = parted(word) ?? [mended(word) ?? word];
      return near.map((one) => ({ word: one, weight: SLIP }));
    }

    /** How many of the next words name one thing. @param {string[]} words */
    function length(words) {
      for (let count = Math.min(LONGEST, words.length); count > 1; count--) {
        const next = words.slice(0, count);
        if (says.has(key(next))) return count;
        if (count === 2 && !next.some((word) => COMMON.has(word)) && lookup.written.has(next.join(""))) return count;
      }
      return 1;
    }

    /** @param {string[]} words @param {number} weight @returns {Unit} */
    function unit(words, weight) {
      const whole = words.join("");
      const found = [...named(words, weight), ...(words.length > 1 && lookup.written.has(whole) ? named([whole], weight) : [])];
      if (found.length > 0) return found;
      const longer = words.length === 1 ? finished(words[0]) : [];
      return longer.length > 0 ? longer : [{ row: words.map(stem), weight }];
    }

    return (asked) => {
      const words = tokens(asked).flatMap(meant);
      const isTelling = words.some(({ word }) => !COMMON.has(word));
      const units = [];
      while (words.length > 0) {
        const next = words.splice(0, length(words.map(({ word }) => word)));
        const texts = next.map(({ word }) => word);
        if (isTelling && next.length === 1 && COMMON.has(texts[0]) && !says.has(key(texts))) continue;
        units.push(unit(texts, Math.min(...next.map(({ weight }) => weight))));
      }
      return units;
    };
  }

  return { reader, slips };
})();
