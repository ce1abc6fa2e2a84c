// @ts-check
/** Result codes: pure functions, the same as in macros/domain/result_codes.py, which describes the format. */

/**
 * @typedef {{id: string}[]} Ids
 * @typedef {{editions: number[], short: number, replaced?: Record<string, string>, answers: Ids,
 *   gates: {id: string, private?: boolean, later?: boolean, answers: Ids}[], profiles: Ids,
 *   dimensions: {core: string, statements: Ids}[]}} Asked what a code rests on: less than a whole Quiz
 * @typedef {"empty" | "wrong-length" | "damaged" | "older-edition" | "unknown-edition"} Refusal
 */

/**
 * @template Q
 * @typedef {{state: "valid", quiz: Q, isShort: boolean, answers: Record<string, string>} | {state: Refusal, why?: string}} Decoded answers by question
 */

var careerGuide = careerGuide || {};
careerGuide.resultCode = (() => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const REASONS = {
    valid: "",
    empty: "No code has been typed.",
    "wrong-length": "This code is too short or too long. Compare it with the original, group by group.",
    damaged: "A letter or digit in this code is wrong. Compare it with the original, group by group.",
    "older-edition": "This code is from an earlier edition with other questions.",
    "unknown-edition": "This code is from another guide or a newer edition.",
  };

  /** @param {string} text */
  const normalize = (text) => text.replace(/[^0-9A-Za-z]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");

  /** A product in the field of 32 elements, modulo x^5 + x^2 + 1. @param {number} a @param {number} b */
  function times(a, b) {
    let product = 0;
    for (let bit = 16; bit; bit >>= 1) {
      product <<= 1;
      if (product & 32) product ^= 37;
      if (b & bit) product ^= a;
    }
    return product;
  }

  /** The two check symbols: what is left after division by (x - 2)(x - 4) = x^2 + 6x + 8. @param {number[]} symbols */
  function check(symbols) {
    let [high, low] = [0, 0];
    for (const symbol of symbols) {
      const lead = symbol ^ high;
      [high, low] = [low ^ times(6, lead), times(8, lead)];
    }
    return [high, low];
  }

  const ids = (/** @type {{id: string}[]} */ list) => list.map(({ id }) => id);

  /** The questions of the short check with their possible answers, in the order of the page. @param {Asked} quiz @returns {[string, string[]][]} */
  const short = (quiz) => [
    ...quiz.gates.filter(({ later }) => !later).map((gate) => /** @type {[string, string[]]} */ ([gate.id, ids(gate.answers)])),
    ["profile", ids(quiz.profiles)],
    ...quiz.dimensions.map(({ core }) => /** @type {[string, string[]]} */ ([core, ids(quiz.answers)])),
  ];

  /** Every question with its possible answers, in the order of the page: the short check first. @param {Asked} quiz @returns {[string, string[]][]} */
  const choices = (quiz) => [
    ...short(quiz),
    ...quiz.gates.filter(({ later }) => later).map((gate) => /** @type {[string, string[]]} */ ([gate.id, ids(gate.answers)])),
    ...quiz.dimensions.flatMap(({ core, statements }) => statements.filter(({ id }) => id !== core)
      .map(({ id }) => /** @type {[string, string[]]} */ ([id, ids(quiz.answers)]))),
  ];

  /** Those whose answers a code holds, with what may be answered: what is private is left out, and after the short check none is an answer, too. @param {Asked} quiz @param {boolean} isShort @returns {[string, (string | undefined)[]][]} */
  const coded = (quiz, isShort) => [...short(quiz), ...(isShort ? [] : choices(quiz).slice(short(quiz).length)
    .map(([name, possible]) => /** @type {[string, (string | undefined)[]]} */ ([name, [undefined, ...possible]])))]
    .filter(([name]) => !quiz.gates.some((gate) => gate.private && gate.id === name));

  /** How many symbols hold all answers. @param {Asked} quiz @param {boolean} isShort */
  function size(quiz, isShort) {
    const sets = coded(quiz, isShort).reduce((product, [, { length }]) => product * BigInt(length), 1n);
    return Math.ceil((sets - 1n).toString(2).length / 5);
  }

  /** A short code if nothing but the short check is answered. @param {Asked} quiz @param {Record<string, string>} answers those of the short check at least */
  function encode(quiz, answers) {
    const isShort = coded(quiz, false).slice(coded(quiz, true).length).every(([name]) => !(name in answers));
    const payload = coded(quiz, isShort).reduce((sum, [name, possible]) => sum * BigInt(possible.length) + BigInt(possible.indexOf(answers[name])), 0n);
    const edition = isShort ? quiz.short : quiz.editions[quiz.editions.length - 1];
    const symbols = [edition >> 5, edition & 31];
    for (let place = size(quiz, isShort) - 1; place >= 0; place--) symbols.push(Number((payload >> BigInt(5 * place)) & 31n));
    const signs = [...symbols, ...check(symbols)].map((symbol) => ALPHABET[symbol]).join("");
    return signs.replace(/.{4}(?=.)/g, "$&-");
  }

  /** @param {Asked} quiz @param {boolean} isShort @param {number[]} symbols @returns {Record<string, string> | null} */
  function unpack(quiz, isShort, symbols) {
    let payload = symbols.reduce((sum, symbol) => sum * 32n + BigInt(symbol), 0n);
    const answers = coded(quiz, isShort).reverse().map(([name, possible]) => {
      const radix = BigInt(possible.length);
      const place = Number(payload % radix);
      payload /= radix;
      return [name, possible[place]];
    });
    return payload ? null : Object.fromEntries(answers.reverse().filter(([, answer]) => answer));
  }

  /**
   * What a text is, against all quizzes of the site.
   * @template {Asked} Q
   * @param {Q[]} quizzes
   * @param {string} text
   * @returns {Decoded<Q>}
   */
  function decode(quizzes, text) {
    const signs = normalize(text);
    if (!signs) return { state: "empty" };
    const symbols = [...signs].map((sign) => ALPHABET.indexOf(sign));
    if (symbols.includes(-1)) return { state: "damaged" };
    if (symbols.length < 5) return { state: "wrong-length" };
    const edition = symbols[0] * 32 + symbols[1];
    const quiz = quizzes.find(({ editions, short: number }) => [number, editions[editions.length - 1]].includes(edition));
    const isShort = edition === quiz?.short;
    if (quiz && symbols.length !== size(quiz, isShort) + 4) return { state: "wrong-length" };
    if (check(symbols.slice(0, -2)).join() !== symbols.slice(-2).join()) return { state: "damaged" };
    if (!quiz) {
      const later = quizzes.find(({ editions }) => editions.includes(edition));
      return later ? { state: "older-edition", why: later.replaced?.[edition] } : { state: "unknown-edition" };
    }
    const answers = unpack(quiz, isShort, symbols.slice(2, -2));
    return answers ? { state: "valid", quiz, isShort, answers } : { state: "damaged" };
  }

  /** What it means for the reader. @param {{state: "valid" | Refusal, why?: string}} found */
  const reason = ({ state, why }) => [REASONS[state], why].filter(Boolean).join(" ");

  return { choices, decode, encode, normalize, reason, short };
})();
