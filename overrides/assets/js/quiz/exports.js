// @ts-check
/** What a reader takes along from the result: on paper, as text, as a code, and as entries of a calendar. */
var careerGuide = careerGuide || {};
careerGuide.exports = (() => {
  const { dom: { one }, export: files, messages, screens } = careerGuide;

  /** What each button of the result does. @param {Check} check @param {(words: string) => void} say @returns {Record<string, () => void>} */
  const acts = ({ head, quiz }, say) => ({
    print: () => print(),
    text: () => files.download("readiness.txt", "text/plain", `${quiz.title}\n\n${files.text(head)}\n`),
    async copy() {
      const letters = one(head, ".cg-quiz-flow__letters", HTMLElement);
      const done = await files.copy(letters.textContent ?? "");
      if (!done) getSelection()?.selectAllChildren(letters);
      say(done ? "The code is copied." : "The code is selected. Copy it by key or menu.");
    },
    async link() {
      const letters = one(head, ".cg-quiz-flow__letters", HTMLElement);
      const done = await files.copy(`${location.href.split("#")[0]}#code=${letters.textContent}`);
      say(done ? "The link is copied. Whoever opens it sees this result." : "The link could not be copied. Pass the code on.");
    },
    calendar() {
      const field = one(head, "#_day", HTMLInputElement);
      const day = field.value;
      if (files.isDay(day)) files.download("readiness.ics", "text/calendar", files.calendar(quiz.title, screens.todo(head).map((node, week) => ({
        uid: `${node.getAttribute("data-cg-action") ?? "first"}-${day}@${quiz.guide}.invalid`,
        day: files.addDays(day, 7 * week),
        title: files.text(node.querySelector("[data-cg-do]") ?? node),
        text: files.text(node),
      }))));
      else messages.complain(head, [["Choose the day to begin, from the year 2000 to 2099", () => field]]);
    },
  });

  return { acts };
})();
