// @ts-check
/** Keeps answers: in this tab, and on the device only if the reader agrees. Storage may be refused, full, foreign or broken. */
(() => {
  /** @typedef {{state: "none" | "refused" | "broken" | "outdated" | "kept", answers: Record<string, string>}} Kept */

  /** Either kind of storage; reading the name alone throws where it is refused. @param {"sessionStorage" | "localStorage"} name */
  const area = (name) => window[name];

  /**
   * What a stored text means for the questions of today: answers that no longer exist are left out.
   * @param {string | null} text
   * @param {number} edition
   * @param {Map<string, string[]>} questions the answers that each may have
   * @returns {Kept}
   */
  function read(text, edition, questions) {
    if (text === null) return { state: "none", answers: {} };
    try {
      const { v, edition: written, answers } = JSON.parse(text);
      if (v !== 1 || typeof answers !== "object" || answers === null) throw new TypeError("not ours");
      const fitting = Object.entries(answers).filter(([name, answer]) => questions.get(name)?.includes(answer));
      return { state: written === edition ? "kept" : "outdated", answers: Object.fromEntries(fitting) };
    } catch {
      return { state: "broken", answers: {} };
    }
  }

  /** @param {"sessionStorage" | "localStorage"} name @param {string} key @param {number} edition @param {Map<string, string[]>} questions @returns {Kept} */
  function load(name, key, edition, questions) {
    try {
      return read(area(name).getItem(key), edition, questions);
    } catch {
      return { state: "refused", answers: {} };
    }
  }

  /** Whether it could be kept. @param {"sessionStorage" | "localStorage"} name @param {string} key @param {number} edition @param {Record<string, string>} answers */
  function save(name, key, edition, answers) {
    try {
      area(name).setItem(key, JSON.stringify({ v: 1, edition, answers }));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {"sessionStorage" | "localStorage"} name @param {string[]} keys */
  function forget(name, ...keys) {
    try {
      for (const key of keys) area(name).removeItem(key);
    } catch {
      // What refuses to be read holds nothing.
    }
  }

  const guide = /** @type {any} */ (globalThis).careerGuide ??= {};
  guide.store = { forget, load, read, save };
})();
