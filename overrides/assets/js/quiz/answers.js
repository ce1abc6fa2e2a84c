// @ts-check
/** Keeps answers: in this tab, and on the device only if the reader agrees. Storage may be refused, full, foreign or broken. */
var careerGuide = careerGuide || {};
careerGuide.answers = (() => {
  /** @typedef {{state: "none" | "refused" | "broken" | "outdated" | "kept", answers: Record<string, string>}} Kept */

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

  /** Reading the name of a storage alone throws where it is refused. @param {"sessionStorage" | "localStorage"} name @param {string} key @param {number} edition @param {Map<string, string[]>} questions @returns {Kept} */
  function load(name, key, edition, questions) {
    try {
      return read(window[name].getItem(key), edition, questions);
    } catch {
      return { state: "refused", answers: {} };
    }
  }

  /** Whether it could be kept. @param {"sessionStorage" | "localStorage"} name @param {string} key @param {number} edition @param {Record<string, string>} answers */
  function save(name, key, edition, answers) {
    try {
      window[name].setItem(key, JSON.stringify({ v: 1, edition, answers }));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {RegExp} kept @param {("sessionStorage" | "localStorage")[]} names */
  function forget(kept, ...names) {
    for (const name of names) {
      try {
        for (const key of Object.keys(window[name])) if (kept.test(key)) window[name].removeItem(key);
      } catch {
        // What refuses to be read holds nothing.
      }
    }
  }

  /**
   * The answers of this tab: what is given, whether the device keeps it, and what is still open.
   * @param {Quiz} quiz @param {Question[]} questions
   */
  function hold(quiz, questions) {
    const asked = questions.slice(0, careerGuide.resultCode.short(quiz).length);
    const EDITION = quiz.editions[quiz.editions.length - 1];
    const KEY = `cg-quiz-${quiz.guide}`;
    const AT = `cg-at-${quiz.guide}`;
    const possible = new Map(careerGuide.resultCode.choices(quiz));

    /** Where the reader starts and lives, as strip/main.js keeps it. */
    const at = () => (sessionStorage.getItem(AT) ?? localStorage.getItem(AT) ?? " ").split(" ");

    /** What was kept last of where the reader starts, and what they had said themselves elsewhere. */
    let [told, named] = ["", ""];

    /** Where the reader starts, as they say here, or as their other answers let see; else nothing. */
    function start() {
      const fits = quiz.profiles.filter(({ when }) => when && careerGuide.advice.holds(when, held.given));
      return held.given.profile ?? (fits.length === 1 ? fits[0].id : "");
    }

    /** Keeps where the reader starts for the other pages; an answer that is only passed over on the way to another leaves nothing. */
    function tell() {
      try {
        const [kept, place] = at();
        if (kept !== told) named = kept;
        told = start();
        const choice = `${told || named} ${place}`;
        if (choice === " " && !kept) return;
        sessionStorage.setItem(AT, choice);
        if (held.keeps) localStorage.setItem(AT, choice);
      } catch {
        // As with the answers.
      }
    }

    const held = {
      /** @type {Record<string, string>} */
      given: {},
      keeps: false,
      /** The first question of the short check that still needs an answer, or -1. */
      open: () => asked.findIndex(({ name, isPrivate }) => !isPrivate && !(name in held.given)),
      count: () => questions.filter(({ name }) => name in held.given).length,

      /** Whether this tab could keep them. */
      save() {
        const isKept = save("sessionStorage", KEY, EDITION, held.given);
        held.keeps &&= save("localStorage", KEY, EDITION, held.given);
        tell();
        return isKept;
      },

      /** Answers of this tab go before those of the device. */
      load() {
        const tab = load("sessionStorage", KEY, EDITION, possible);
        const device = load("localStorage", KEY, EDITION, possible);
        const found = tab.state === "none" ? device : tab;
        held.keeps = device.state === "kept" || device.state === "outdated";
        held.given = found.answers;
        told = start();
        return found.state;
      },

      /** Takes the start that the reader named on another page for the answer, if there is none yet. */
      assume() {
        try {
          if (possible.get("profile")?.includes(at()[0])) held.given.profile ??= at()[0];
        } catch {
          // Nothing is known.
        }
      },

      wipe() {
        held.given = {};
        held.keeps = false;
        told = named = "";
        forget(/^cg-(quiz|at|plan)-/, "sessionStorage", "localStorage"); // of every guide
      },

      /** Whether the device keeps them from now on. @param {boolean} wanted */
      consent(wanted) {
        held.keeps = wanted;
        if (wanted) held.save();
        else forget(RegExp(`^(${KEY}|${AT})$`), "localStorage");
        return held.keeps;
      },

      /** Whether another tab has just taken over what the device keeps. @param {string | null} key what it has changed; null for all */
      loses(key) {
        if (!held.keeps || (key !== KEY && key !== null)) return false;
        held.keeps = false;
        return true;
      },
    };
    return held;
  }

  return { forget, hold, load, read, save };
})();
