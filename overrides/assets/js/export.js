// @ts-check
/** What a reader takes along: plain text, calendar entries, downloads. All of it is made here in the browser. */
var careerGuide = careerGuide || {};
careerGuide.export = (() => {
  const BLOCKS = /^(ADDRESS|ARTICLE|DETAILS|DIV|DL|DT|DD|FIELDSET|FIGURE|FORM|H[1-6]|LI|OL|P|SECTION|SUMMARY|TABLE|TR|UL)$/;
  // The value of a figure and a term are buttons that open a label: they are words of their sentence.
  const LEFT_OUT = "[popover], .cg-note, button:not([popovertarget]), input, svg, script, [data-cg-screen], [data-cg-off]";

  /** An element as plain text: without labels of figures, note numbers and controls. @param {Node} node */
  function text(node) {
    return raw(node).replace(/[ \u00a0]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  /** @param {Node} node @returns {string} */
  function raw(node) {
    if (node instanceof Text) return (node.nodeValue ?? "").replace(/\s+/g, " ");
    if (!(node instanceof Element) || node.matches(LEFT_OUT)) return "";
    const inside = [...node.childNodes].map(raw).join("");
    if (/^H[1-6]$/.test(node.tagName)) return `\n\n${inside.trim()}\n`;
    if (node.tagName === "LI") return `\n- ${inside.trim()}\n`;
    return BLOCKS.test(node.tagName) ? `\n${inside}\n` : inside;
  }

  /** Whether this is a day that a calendar can begin with: of this century, so that no later one has more digits. @param {string} day */
  const isDay = (day) => /^20\d\d-\d\d-\d\d$/.test(day);

  /** The day so many days later. @param {string} day as in 2026-03-01 @param {number} count */
  const addDays = (day, count) => new Date(Date.parse(day) + 864e5 * count).toISOString().slice(0, 10);

  /** At most 75 bytes a line, as RFC 5545, 3.1 asks. @param {string} line */
  function fold(line) {
    let folded = "";
    let bytes = 0;
    for (const sign of line) {
      const size = new TextEncoder().encode(sign).length;
      if (bytes + size > 75) { folded += "\r\n "; bytes = 1; }
      folded += sign;
      bytes += size;
    }
    return folded;
  }

  /**
   * A calendar file of whole days (RFC 5545).
   * @param {string} name
   * @param {{uid: string, day: string, title: string, text: string}[]} entries
   */
  function calendar(name, entries) {
    const safe = (/** @type {string} */ words) => words.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
    const date = (/** @type {string} */ day) => day.replaceAll("-", "");
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Career guide//EN", `X-WR-CALNAME:${safe(name)}`,
      ...entries.flatMap((entry) => [
        "BEGIN:VEVENT", `UID:${entry.uid}`, `DTSTAMP:${date(entry.day)}T000000Z`, `DTSTART;VALUE=DATE:${date(entry.day)}`,
        `SUMMARY:${safe(entry.title)}`, `DESCRIPTION:${safe(entry.text)}`, "TRANSP:TRANSPARENT", "END:VEVENT",
      ]),
      "END:VCALENDAR", "",
    ].map(fold).join("\r\n");
  }

  /** @param {string} name @param {string} type @param {string} content */
  function download(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** Whether the text is now on the clipboard; a page opened from a folder may be refused. @param {string} words */
  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      return false;
    }
  }

  addEventListener("beforeprint", () => {
    const today = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
    for (const line of document.querySelectorAll("[data-cg-printed]")) line.textContent = `Printed ${today}.`;
  });

  return { addDays, calendar, copy, download, isDay, text };
})();
