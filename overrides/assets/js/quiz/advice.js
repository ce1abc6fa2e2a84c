// @ts-check
/** Which cases answers make: pure functions, the same as in macros/domain/advice.py. */
var careerGuide = careerGuide || {};
careerGuide.advice = (() => {
  /**
   * Whether each question that a case names has one of the answers that it names. A case that names none always holds.
   * @param {string} when question/answer, with blanks between
   * @param {Record<string, string>} answers by question
   */
  function holds(when, answers) {
    const named = when.split(" ").filter(Boolean).map((name) => name.split("/"));
    return named.every(([question]) => named.some(([name, answer]) => name === question && answers[name] === answer));
  }

  return { holds };
})();
