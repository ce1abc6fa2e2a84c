// @ts-check
/** The places that a reader can live in, by their codes. The finished site holds a file in the place of this one, which names them. */
var careerGuide = careerGuide || {};
careerGuide.places = (() => {
  /** @type {Record<string, string>} */
  const places = {};
  return places;
})();
