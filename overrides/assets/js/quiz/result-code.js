// @ts-check
/** Result codes: pure functions, the same as in macros/domain/result_codes.py, which describes the format. */

/**
 * @typedef {{id: string}[]} Ids
 * @typedef {{editions: number[], replaced?: Record<string, string>, answers: Ids, gates: {id: string, private?: boolean, answers: Ids}[], profiles: Ids,
 *   dimensions: {statements: Ids}[]}} Asked what a code rests on: less than a whole Quiz
 * @typedef {"empty" | "wrong-length" | "damaged" | "older-edition" | "unknown-edition"} Refusal
 */

/**
 * @template Q
 * @typedef {{state: "valid", quiz: Q, answers: Record<string, string>} | {state: Refusal, why?: string}} Decoded answers by question
 */

var careerGuide = careerGuide || {};
careerGuide.resultCode = (() => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const REASONS = {
    valid: "Valid.",
    empty: "No code has been typed.",
    "wrong-length": "This code is too short or too long. Compare it with the original, group by group.",
    damaged: "A letter or digit in this code is wrong. Compare it with the original, group by group.",
    "older-edition": "This code is from an earlier edition with other questions, so it cannot be read here.",
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

  /** Every question with its possible answers, in the order of the page. @param {Asked} quiz @returns {[string, string[]][]} */
  function choices(quiz) {
    const ids = (/** @type {{id: string}[]} */ list) => list.map(({ id }) => id);
    return [
      ...quiz.gates.map((gate) => /** @type {[string, string[]]} */ ([gate.id, ids(gate.answers)])),
      ["profile", ids(quiz.profiles)],
      ...quiz.dimensions.flatMap(({ statements }) => statements.map(({ id }) => /** @type {[string, string[]]} */ ([id, ids(quiz.answers)]))),
    ];
  }

  /** Those whose answers a code holds: what is private is left out. @param {Asked} quiz */
  const coded = (quiz) => choices(quiz).filter(([name]) => !quiz.gates.some((gate) => gate.private && gate.id === name));

  /** How many sets of answers there are. @param {Asked} quiz */
  const values = (quiz) => coded(quiz).reduce((product, [, { length }]) => product * BigInt(length), 1n);

  /** How many symbols hold all answers. @param {Asked} quiz */
  const size = (quiz) => Math.ceil((values(quiz) - 1n).toString(2).length / 5);

  /** @param {Asked} quiz @param {Record<string, string>} answers all of them, private ones aside */
  function encode(quiz, answers) {
    const payload = coded(quiz).reduce((sum, [name, possible]) => sum * BigInt(possible.length) + BigInt(possible.indexOf(answers[name])), 0n);
    const edition = quiz.editions[quiz.editions.length - 1];
    const symbols = [edition >> 5, edition & 31];
    for (let place = size(quiz) - 1; place >= 0; place--) symbols.push(Number((payload >> BigInt(5 * place)) & 31n));
    const signs = [...symbols, ...check(symbols)].map((symbol) => ALPHABET[symbol]).join("");
    return signs.replace(/.{4}(?=.)/g, "$&-");
  }

  /** @param {Asked} quiz @param {number[]} symbols */
  function unpack(quiz, symbols) {
    let payload = symbols.reduce((sum, symbol) => sum * 32n + BigInt(symbol), 0n);
    const answers = coded(quiz).reverse().map(([name, possible]) => {
      const radix = BigInt(possible.length);
      const place = Number(payload % radix);
      payload /= radix;
      return [name, possible[place]];
    });
    return payload ? null : Object.fromEntries(answers.reverse());
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
    const quiz = quizzes.find(({ editions }) => editions[editions.length - 1] === edition);
    if (quiz && symbols.length !== size(quiz) + 4) return { state: "wrong-length" };
    if (check(symbols.slice(0, -2)).join() !== symbols.slice(-2).join()) return { state: "damaged" };
    if (!quiz) {
      const later = quizzes.find(({ editions }) => editions.includes(edition));
      return later ? { state: "older-edition", why: later.replaced?.[edition] } : { state: "unknown-edition" };
    }
    const answers = unpack(quiz, symbols.slice(2, -2));
    return answers ? { state: "valid", quiz, answers } : { state: "damaged" };
  }

  /** What it means for the reader. @param {{state: "valid" | Refusal, why?: string}} found */
  const reason = ({ state, why }) => [REASONS[state], why].filter(Boolean).join(" ");

  return { choices, decode, encode, normalize, reason };
})();
