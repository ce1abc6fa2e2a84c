// @ts-check
/** Result codes: pure functions, the same as in macros/codes.py. DEVELOPING.md describes the format. */

/**
 * @typedef {import("./score.js").Quiz} Quiz
 * @typedef {{gates: number[], profile: number, answers: number[]}} Sheet the place of each answer in its list
 * @typedef {{state: "valid" | "empty" | "length" | "damaged" | "older" | "unknown", quiz?: any, sheet?: Sheet}} Decoded
 */

(() => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** @param {string} text */
  const normalize = (text) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "").replaceAll("O", "0").replace(/[IL]/g, "1");

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
      const first = symbol ^ high;
      [high, low] = [low ^ times(6, first), times(8, first)];
    }
    return [high, low];
  }

  /** How many answers each place of the payload has. @param {Quiz} quiz */
  const radices = (quiz) => [
    ...quiz.gates.map((gate) => gate.answers.length),
    quiz.profiles.length,
    ...quiz.dimensions.flatMap(({ statements }) => statements.map(() => 3)),
  ];

  /** @param {Quiz} quiz */
  const values = (quiz) => radices(quiz).reduce((product, radix) => product * BigInt(radix), 1n);

  /** How many symbols the largest payload needs. @param {Quiz} quiz */
  const size = (quiz) => Math.max(1, Math.ceil((values(quiz) - 1n).toString(2).length / 5));

  /** @param {Quiz} quiz @param {Sheet} sheet */
  function encode(quiz, sheet) {
    const digits = [...sheet.gates, sheet.profile, ...sheet.answers];
    let payload = 0n;
    radices(quiz).forEach((radix, place) => { payload = payload * BigInt(radix) + BigInt(digits[place]); });
    const edition = quiz.editions[quiz.editions.length - 1];
    const symbols = [edition >> 5, edition & 31];
    for (let place = size(quiz) - 1; place >= 0; place--) symbols.push(Number((payload >> BigInt(5 * place)) & 31n));
    const letters = [...symbols, ...check(symbols)].map((symbol) => ALPHABET[symbol]).join("");
    return letters.replace(/.{4}(?=.)/g, "$&-");
  }

  /** @param {Quiz} quiz @param {number[]} symbols @returns {Sheet | null} */
  function unpack(quiz, symbols) {
    let payload = symbols.reduce((sum, symbol) => sum * 32n + BigInt(symbol), 0n);
    if (payload >= values(quiz)) return null;
    const digits = radices(quiz).reverse().map((radix) => {
      const digit = Number(payload % BigInt(radix));
      payload /= BigInt(radix);
      return digit;
    }).reverse();
    const gates = digits.splice(0, quiz.gates.length);
    return { gates, profile: digits[0], answers: digits.slice(1) };
  }

  /**
   * What a text is, against all quizzes of the site.
   * @param {Quiz[]} quizzes
   * @param {string} text
   * @returns {Decoded}
   */
  function decode(quizzes, text) {
    const letters = normalize(text);
    if (!letters) return { state: "empty" };
    const symbols = [...letters].map((letter) => ALPHABET.indexOf(letter));
    if (symbols.includes(-1)) return { state: "damaged" };
    if (symbols.length < 5) return { state: "length" };
    const edition = symbols[0] * 32 + symbols[1];
    const quiz = quizzes.find(({ editions }) => editions[editions.length - 1] === edition);
    if (quiz && symbols.length !== size(quiz) + 4) return { state: "length", quiz };
    const [high, low] = check(symbols.slice(0, -2));
    if (high !== symbols[symbols.length - 2] || low !== symbols[symbols.length - 1]) return { state: "damaged" };
    if (!quiz) return { state: quizzes.some(({ editions }) => editions.includes(edition)) ? "older" : "unknown" };
    const sheet = unpack(quiz, symbols.slice(2, -2));
    return sheet ? { state: "valid", quiz, sheet } : { state: "damaged" };
  }

  const guide = /** @type {any} */ (globalThis).careerGuide ??= {};
  guide.code = { decode, encode, normalize };
})();
