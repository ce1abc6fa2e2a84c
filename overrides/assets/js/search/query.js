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
    const most = one.length > 7 ? 2 : 1;
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
    /** @type {Set<string>} single words that no passage need hold */
    const typed = new Set();
    for (const [others, own] of same) {
      const rows = own.map(telling);
      for (const words of [...others, ...own].map(tokens)) {
        says.set(key(words), [...(says.get(key(words)) ?? []), ...rows]);
        if (words.length === 1) typed.add(words[0]);
      }
    }

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

    /** Two words written as one. @param {string} word @returns {Unit} */
    function parted(word) {
      const parts = Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)]);
      const found = parts.find((words) => words.every((one) => one.length > 2 && lookup.written.has(one)));
      return found ? named(found, 1) : [];
    }

    /** The words nearest to one that nobody has written. @param {string} word @returns {Unit} */
    function mended(word) {
      if (word.length < 4) return [];
      const near = [...new Set([...lookup.written.keys(), ...typed])].map((one) => ({ one, distance: slips(word, one) }));
      const least = Math.min(...near.map(({ distance }) => distance));
      return near.filter(({ distance }) => distance === least && least < Infinity).flatMap(({ one }) => named([one], SLIP));
    }

    /** @param {string} word @returns {Unit} */
    function single(word) {
      for (const ways of [() => named([word], 1), () => finished(word), () => parted(word), () => mended(word)]) {
        const found = ways();
        if (found.length > 0) return found;
      }
      return [{ row: [stem(word)], weight: 1 }];
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

    return (asked) => {
      const words = tokens(asked);
      const units = [];
      while (words.length > 0) {
        const next = words.splice(0, length(words));
        if (next.length > 1) units.push([...named(next, 1), ...(lookup.written.has(next.join("")) ? named([next.join("")], 1) : [])]);
        else if (!COMMON.has(next[0]) || says.has(key(next))) units.push(single(next[0]));
      }
      return units.length > 0 ? units : tokens(asked).map(single);
    };
  }

  return { reader, slips };
})();
