// @ts-check
/** How fresh a figure or a page is on a given day: pure functions on dates written as 2026-02-28. */
var careerGuide = careerGuide || {};
careerGuide.freshness = (() => {

  /**
   * The state on `today` of something that is due on `due`. `old` is given only where somebody has looked and found
   * nothing newer: from that day on the number is old, and nobody is to blame.
   * @param {string} today @param {string} due @param {string} [old]
   * @returns {"overdue" | "nothing-newer" | "current"}
   */
  function state(today, due, old = "") {
    if (today > due) return "overdue";
    return old && today > old ? "nothing-newer" : "current";
  }

  /**
   * Whole months from a date to `today`; the date may be a month or a year, and then counts from its first day.
   * @param {string} from @param {string} today
   */
  function months(from, today) {
    const [year, month = 1, day = 1] = from.split("-").map(Number);
    const [thisYear, thisMonth, thisDay] = today.split("-").map(Number);
    return Math.max(0, (thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0));
  }

  /** An age in words. @param {string} from @param {string} today */
  function age(from, today) {
    const count = months(from, today);
    if (count < 1) return "under a month";
    if (count < 24) return count === 1 ? "1 month" : `${count} months`;
    return `${Math.floor(count / 12)} years`;
  }

  /** The day on the reader's calendar. @param {Date} now */
  function day(now) {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  return { state, months, age, day };
})();
