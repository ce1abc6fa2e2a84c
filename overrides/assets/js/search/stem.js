// @ts-check
/** What the forms of a word have in common, as in salary and salaries: Porter's rules of 1980, a pure function. Loaded at the first search. */

var careerGuide = careerGuide || {};
careerGuide.stem = (() => {
  // A y is a vowel after a consonant.
  const VOWELS = /(?:[aeiou]|(?<=[^aeiou])y)+/g;
  const ENDS_IN_VOWEL = /(?:[aeiou]|[^aeiou]y)$/;
  const DOUBLED = /([^aeiouylsz])\1$/;
  const SHORT = /(?:^|[^aeiou])[^aeiou](?:[aeiou]|(?<=[^aeiou])y)[^aeiouwxy]$/;

  // An ending, and what stands in its place: the longest that fits counts.
  const DERIVED = replacer("ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble logi:log", 1);
  const DESCRIBING = replacer("icate:ic ative: alize:al iciti:ic ical:ic ful: ness:", 1);
  const LAST = replacer("al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: (?<=[st])ion: ou: ism: ate: iti: ous: ive: ize:", 2);

  /** How often a vowel is followed by a consonant. @param {string} part */
  const measure = (part) => (part.match(VOWELS)?.length ?? 0) - (ENDS_IN_VOWEL.test(part) ? 1 : 0);

  /** @param {string} part */
  const hasVowel = (part) => part.search(VOWELS) >= 0;

  /**
   * Replaces the ending of a word where enough of it stands before.
   * @param {string} pairs
   * @param {number} least
   * @returns {(word: string) => string}
   */
  function replacer(pairs, least) {
    const known = pairs.split(" ").map((pair) => pair.split(":"));
    const pattern = new RegExp(`^(.*?)(?:${known.map(([ending]) => `(${ending})`).join("|")})$`);
    return (word) => {
      const [, part, ...endings] = word.match(pattern) ?? [];
      if (part === undefined || measure(part) < least) return word;
      return part + known[endings.findIndex((ending) => ending !== undefined)][1];
    };
  }

  /** @param {string} word */
  function withoutPlural(word) {
    if (/(?:sse|ie)s$/.test(word)) return word.slice(0, -2);
    return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** @param {string} word */
  function withoutPast(word) {
    if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
    const part = word.replace(/(?:ed|ing)$/, "");
    if (part === word || !hasVowel(part)) return word;
    if (/(?:at|bl|iz)$/.test(part)) return `${part}e`;
    if (DOUBLED.test(part)) return part.slice(0, -1);
    return measure(part) === 1 && SHORT.test(part) ? `${part}e` : part;
  }

  /** @param {string} word */
  const withLastI = (word) => (word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word);

  /** @param {string} word */
  function withoutLast(word) {
    const part = word.slice(0, -1);
    if (word.endsWith("e")) return measure(part) > 1 || (measure(part) === 1 && !SHORT.test(part)) ? part : word;
    return word.endsWith("ll") && measure(part) > 1 ? part : word;
  }

  const STEPS = [withoutPlural, withoutPast, withLastI, DERIVED, DESCRIBING, LAST, withoutLast];

  /**
   * The stem of a word in small letters without accents; other signs, and words of one or two letters, stay.
   * @param {string} word
   */
  return (word) => (/^[a-z]{3,}$/.test(word) ? STEPS.reduce((rest, step) => step(rest), word) : word);
})();
