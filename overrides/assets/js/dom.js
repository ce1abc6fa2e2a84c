// @ts-check
/** Makes and finds elements. Nothing is ever set as HTML text, so what a reader types or pastes cannot become markup. */
var careerGuide = careerGuide || {};
/** Takes the facts of a page, which a file of their own hands over. @type {((facts: any) => void) | undefined} */
careerGuide.told;
/** What the scripts of a page begin with; before stage 2 the page holds it itself. @type {any} */
careerGuide.given;
careerGuide.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** @template {Element} T @param {T} node @param {Record<string, string | number | boolean>} attributes */
  function set(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    return node;
  }

  /** @template {keyof HTMLElementTagNameMap} K @param {K} tag @param {string} name its classes @param {(string | Node)[]} children */
  function make(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

  /** The first element of this kind that a selector names; throws where the page has none. @template {Element} T @param {ParentNode} root @param {string} selector @param {new () => T} kind */
  function one(root, selector, kind) {
    const found = root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`not on this page: ${selector}`);
  }

  /** All elements of this kind that a selector names. @template {Element} T @param {ParentNode} root @param {string} selector @param {new () => T} kind */
  const all = (root, selector, kind) => [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof kind ? [found] : []));

  /**
   * A bar in percent of its box, with lines across it. The words beside it say the same.
   * @param {string} name @param {number} part percent @param {number[]} lines percent
   */
  function bar(name, part, lines = []) {
    const shape = (/** @type {string} */ tag, /** @type {string} */ kind, /** @type {Record<string, string>} */ place) =>
      set(document.createElementNS(SVG, tag), { class: kind, ...place });
    const drawing = shape("svg", `cg-bar ${name}`, { "aria-hidden": "true" });
    drawing.append(
      shape("rect", "cg-bar__track", { y: "20%", width: "100%", height: "60%", rx: "4" }),
      shape("rect", "cg-bar__part", { y: "20%", width: `${part}%`, height: "60%", rx: "4" }),
      ...lines.map((at) => shape("line", "cg-bar__edge", { x1: `${at}%`, x2: `${at}%`, y1: "0", y2: "100%" })),
    );
    return drawing;
  }

  /**
   * Gives what asks, once, for the facts that a page does not start with; before stage 2 it holds them itself.
   * @param {(facts: any) => void} take
   */
  function later(take) {
    careerGuide.told = take;
    return () => {
      for (const kept of document.querySelectorAll("[data-cg-facts]")) {
        kept.remove();
        if (kept instanceof HTMLTemplateElement) document.body.append(document.importNode(kept.content, true));
        else take(JSON.parse(kept.textContent ?? ""));
      }
    };
  }

  return { all, bar, later, make, one, set };
})();
