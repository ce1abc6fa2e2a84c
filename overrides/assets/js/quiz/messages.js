// @ts-check
/** What the check says: errors that lead to where they are mended, doubts about answers, and words for those who listen. */
var careerGuide = careerGuide || {};
careerGuide.messages = (() => {
  const { dom: { make, set }, navigation } = careerGuide;

  /** @param {keyof HTMLElementTagNameMap} tag @param {string} part @param {(string | Node)[]} children */
  const element = (tag, part, ...children) => make(tag, `cg-quiz-flow__${part}`, ...children);

  /** @param {string} name @param {string} words @param {string} href */
  const link = (name, words, href) => set(make("a", name, words), { href });

  /** @param {Element | null | undefined} node */
  function focus(node) {
    if (!(node instanceof HTMLElement)) return;
    if (!node.matches("a, button, input")) node.setAttribute("tabindex", "-1");
    // Firefox gives no focus to a legend whose fieldset has come into view but was not laid out since.
    void node.clientTop;
    node.focus();
  }

  /** An error summary as in the GOV.UK Design System, but for the role of an alert: it gets the focus, and would be spoken twice. @param {HTMLElement} head @param {[string, () => Element | null][]} problems and where each is mended */
  function complain(head, problems) {
    head.querySelector(".cg-quiz-flow__errors")?.remove();
    const box = set(element("div", "errors",
      element("h2", "problem", "There is a problem"),
      ...problems.map(([words, target]) => {
        const way = link("", words, "#");
        way.addEventListener("click", (event) => { event.preventDefault(); focus(target()); });
        return make("p", "", way);
      })), { role: "group", "aria-label": "There is a problem" });
    head.prepend(box);
    document.title = `Error: ${document.title.replace("Error: ", "")}`;
    focus(box);
  }

  /** Asks about answers that hardly fit together, with ways to change them. @param {Doubt[]} found @param {boolean} toReview @param {string} [end] */
  function ask(found, toReview, end = "") {
    return element("div", "doubt",
      element("h2", "problem", "Do these answers fit together?"),
      ...found.flatMap((one) => [
        make("p", "", one.ask),
        set(make("p", "", ...one.places.map((at) => make("span", "", link("", `Change question ${at + 1}`, navigation.question(at, toReview)), " "))), { "data-cg-screen": "" }),
      ]), end);
  }

  return { ask, complain, element, focus, link };
})();
