// @ts-check
/** What the search finds, in which order, and how it is cut: pure functions, no document. Loaded at the first search. */

/**
 * @typedef {{text: string, marked: boolean}} Piece
 * @typedef {Passage & {stems: Set<string>}} Found
 * @typedef {{folder: string, name: string, suggested: [question: string, place: string][]}} SearchGuide
 * @typedef {{guides: SearchGuide[], same: SameWords}} SearchWords from content, not from pages
 * @typedef {[place: string, title: string, parts: [anchor: string, section: string, text: string][]][]} SearchPages
 * @typedef {{single: string, first: string, signs: string, words: string}} ShortTexts signs, and words in the order of these
 * @typedef {{key?: ShortTexts, pages: SearchPages, words: SearchWords}} SearchIndex
 */

var careerGuide = careerGuide || {};
careerGuide.find = (() => {
  const { WORD, fold, joined, telling, tokens } = careerGuide.lookup;

  const BEFORE = 60;
  const LENGTH = 160;
  const MOST = 20;
  const LEAST = 0.1; // of the best result's score

  // A page about the guide, or for leaders, is seldom what is meant; a page that shows a little of each other one still less.
  /** @type {[RegExp, number][]} */
  const KINDS = [[/^about\/glossary\b/, 0.6], [/^(?:about|workshop)\//, 0.45], [/^[^/#]*\/?(?:index\.html)?(?:#|$)/, 0.4]];
  const OTHER_GUIDE = 0.4;

  // Titles of publications hold the words that readers type; they come after all that the guide itself says.
  const CITED = /^about\/(?:sources\b|figures\b[^#]*#from-)/;

  // What it counts that a heading says all that was asked, and nothing else; and, for each further word, that a passage
  // has the words in their order, or even in the same forms.
  const SAID_BY_HEADING = 2;
  const IN_ORDER = 0.4;
  const QUOTED = 1;

  /** The folder of a guide, which is the first of an address from the site's root. @param {string} location */
  const folder = (location) => location.split(/[/#]/, 1)[0];

  /** The guide to which a page belongs; the first one's for the home page, and for all that belongs to none. @param {SearchWords} words @param {string} page */
  const ownGuide = ({ guides }, page) => guides.find((guide) => guide.folder === folder(page)) ?? guides[0];

  /**
   * A text of the index as it was: macros/site/short_text.py has put signs for its words.
   * @param {ShortTexts} key
   * @returns {(short: string) => string}
   */
  function whole({ single, first, signs, words }) {
    const pairs = Array.from(first, (one) => Array.from(signs, (other) => one + other)).flat();
    const list = words.split(" ");
    const known = new Map([...single, ...pairs].slice(0, list.length).map((code, number) => [code, list[number]]));
    return (short) => {
      const found = [];
      for (let at = 0, end = 0; at < short.length; at = end) {
        end = at + 1;
        let word = known.get(short[at]);
        if (word === undefined && short[at] === "!") {
          end = short.indexOf(" ", at) + 1;
          word = short.slice(at + 1, end - 1);
        } else if (word === undefined) word = known.get(short.slice(at, ++end));
        found.push(word);
      }
      return found.join(" ");
    };
  }

  /**
   * The passages of the index, which names each page once.
   * @param {SearchIndex} index
   * @returns {Passage[]}
   */
  function passages({ key, pages, words }) {
    const read = key ? whole(key) : (/** @type {string} */ text) => text;
    const names = new Map(words.guides.map(({ folder, name }) => [folder, name]));
    for (const home of ["", "index.html"]) names.set(home, words.guides[0]?.name ?? "");
    return pages.flatMap(([place, title, parts]) => parts.map(([anchor, section, text]) => (
      { location: anchor ? `${place}#${anchor}` : place, guide: names.get(folder(place)) ?? "", title, section: read(section), text: read(text) })));
  }

  /**
   * How much of a heading was asked for, and how surely that is what was meant: less so where the heading has other
   * words for it, or not all of it.
   * @param {string} heading
   * @param {Unit[]} units
   */
  function share(heading, units) {
    let rest = heading;
    let sure = 1;
    let found = 0;
    for (const ways of units) {
      const [way] = ways.filter(({ row }) => rest.includes(joined(row))).sort((one, other) => other.row.length - one.row.length);
      if (!way) continue;
      rest = rest.replace(joined(way.row), " ");
      sure *= way.weight;
      found += 1;
    }
    const count = (/** @type {string} */ text) => text.split(" ").filter(Boolean).length;
    const part = found > 0 ? 1 - count(rest) / count(heading) : 0;
    return { isWhole: part === 1 && found === units.length, said: part * sure * (found / units.length) ** 2 };
  }

  /**
   * What is asked for beside the name of a guide, or else all of it; and the guides named.
   * @param {Unit[]} units
   * @param {{folder: string, name: string[]}[]} guides
   */
  function apart(units, guides) {
    let rest = units;
    const named = guides.filter(({ name }) => {
      const whole = rest.findIndex((ways) => ways.some(({ row }) => joined(row) === joined(name)));
      const first = rest.findIndex((_, start) => name.every((stem, number) => rest[start + number]?.[0].row.join() === stem));
      const at = whole < 0 ? first : whole;
      if (at >= 0) rest = rest.filter((_, number) => number < at || number >= at + (whole < 0 ? name.length : 1));
      return at >= 0;
    });
    return { rest: rest.length > 0 ? rest : units, named: named.map((guide) => guide.folder) };
  }

  /**
   * @param {SearchIndex} index
   * @param {string} page the address of the page from which is asked, from the site's root
   * @returns {(asked: string) => Found[]}
   */
  function finder(index, page) {
    const all = passages(index);
    const lookup = careerGuide.lookup.of(all);
    const read = careerGuide.query.reader(lookup, index.words.same);
    const guides = index.words.guides.map(({ folder, name }) => ({ folder, name: telling(name) }));
    const folders = new Set(guides.map((guide) => guide.folder));
    const own = ownGuide(index.words, page)?.folder ?? "";
    const kinds = all.map(({ location }) => KINDS.find(([pattern]) => pattern.test(location))?.[1] ?? 1);

    /** What each passage scores, and how many of the things asked for it has. @param {Unit[]} units */
    function scores(units) {
      /** @type {Map<number, {score: number, count: number}>} */
      const found = new Map();
      for (const ways of units) {
        /** @type {Map<number, number>} */
        const best = new Map();
        for (const { row, weight } of ways) {
          for (const [passage, score] of lookup.hits(row)) best.set(passage, Math.max(best.get(passage) ?? 0, score * weight));
        }
        for (const [passage, score] of best) {
          const before = found.get(passage) ?? { score: 0, count: 0 };
          found.set(passage, { score: before.score + score, count: before.count + 1 });
        }
      }
      return found;
    }

    /** How much of what heads a passage is what was asked; and whether it begins a page of just this title or address. @param {number} passage @param {Unit[]} units */
    function said(passage, units) {
      const { heading, title, name } = lookup.rows[passage];
      const isPage = !all[passage].location.includes("#");
      const titles = (isPage ? [title, name] : [title.trimEnd() + heading]).map((text) => share(text, units));
      const most = Math.max(...[share(heading, units), ...titles].map(({ said }) => said));
      return { isTitle: isPage && titles.some(({ isWhole }) => isWhole), most };
    }

    return (asked) => {
      const units = read(asked);
      const { rest, named } = apart(units, guides);
      const meant = named.length > 0 ? named : [own];
      const words = tokens(asked);
      const row = telling(asked);
      const ranked = [...scores(units)].map(([passage, { score, count }]) => {
        const { location, section, text } = all[passage];
        const { isTitle, most } = said(passage, rest);
        const isOther = folders.has(folder(location)) && !meant.includes(folder(location));
        const kind = kinds[passage] * (isOther ? OTHER_GUIDE : 1);
        const isInOrder = row.length > 1 && count === units.length && lookup.has(passage, row);
        const isQuoted = isInOrder && words.length > 2 && joined(tokens(`${section} ${text}`)).includes(joined(words));
        const inOrder = isQuoted ? QUOTED * (words.length - 1) : isInOrder ? IN_ORDER * (row.length - 1) : 0;
        const isCited = !isTitle && CITED.test(location);
        // A whole question of the guide, word for word, is more than a title.
        const isQuestion = words.length > 2 && joined(tokens(section)) === joined(words);
        const first = isOther || isCited ? 0 : isQuestion ? 2 : Number(isTitle);
        return {
          passage, first, isCited,
          score: score * kind * (1 + SAID_BY_HEADING * most ** 2 + inOrder) * (count / units.length) ** 2,
        };
      });
      const best = Math.max(...ranked.filter(({ isCited }) => !isCited).map(({ score }) => score));
      const stems = new Set(units.flat().flatMap((way) => way.row));
      return ranked.filter(({ score, first }) => first || !(score < best * LEAST))
        .sort((one, other) => Number(one.isCited) - Number(other.isCited) || other.first - one.first || other.score - one.score)
        .slice(0, MOST).map(({ passage }) => ({ ...all[passage], stems }));
    };
  }

  /**
   * The part of a text around its first found word, cut into marked and unmarked pieces.
   * @param {string} text
   * @param {Set<string>} stems of the words to mark
   * @returns {Piece[]}
   */
  function excerpt(text, stems) {
    const isFound = (/** @type {string} */ word) => stems.has(careerGuide.stem(fold(word)));
    const words = [...text.matchAll(WORD)];
    const found = words.find(([word]) => isFound(word))?.index ?? 0;
    // Cut at a blank, or an amount would lose its sign.
    const start = found < LENGTH - BEFORE ? 0 : text.indexOf(" ", found - BEFORE) + 1;
    const end = text.length <= start + LENGTH ? text.length : text.lastIndexOf(" ", start + LENGTH);
    /** @type {Piece[]} */
    const pieces = start > 0 ? [{ text: "… ", marked: false }] : [];
    let at = start;
    for (const { 0: word, index } of words) {
      if (index < start || index + word.length > end || !isFound(word)) continue;
      pieces.push({ text: text.slice(at, index), marked: false }, { text: word, marked: true });
      at = index + word.length;
    }
    pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), marked: false });
    return pieces.filter((piece) => piece.text);
  }

  return { excerpt, finder, folder, ownGuide, passages };
})();
