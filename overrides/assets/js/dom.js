// @ts-check
/** Makes elements. Nothing is ever set as HTML text, so what a reader types or pastes cannot become markup. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {Element} node @param {Record<string, string | number>} attributes */
  function set(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    return node;
  }

  /** @param {string} tag @param {string} name its classes @param {(string | Node)[]} children */
  function make(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

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

  const guide = /** @type {any} */ (globalThis).careerGuide ??= {};
  guide.elements = { bar, make, set };
})();
