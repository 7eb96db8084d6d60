// Put into a copy of a page by check_pages.py, never into a page itself: measures it as drawn and leaves
// one line a fault in an element of its own, "measured".
(function () {
  const faults = [];
  const say = (kind, node, words) => {
    const text = (node.textContent || "").trim().replace(/\s+/g, " ").slice(0, 50);
    faults.push(kind + ": " + words + ' "' + text + '"');
  };
  const parse = (css) => (css.match(/[\d.]+/g) || []).map(Number);
  const light = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const isSolid = (c) => c.length >= 3 && (c.length < 4 || c[3] === 1);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const c = parse(getComputedStyle(at).backgroundColor);
      if (isSolid(c)) return c;
    }
    return [255, 255, 255];
  };
  // What lies under a text of a drawing: the last solid shape drawn before it that holds its middle.
  const under = (text, box) => {
    let found = null;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    for (const shape of text.ownerSVGElement.querySelectorAll("rect, circle")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const c = parse(getComputedStyle(shape).fill);
      if (getComputedStyle(shape).fill === "none" || !isSolid(c)) continue;
      const b = shape.getBoundingClientRect();
      if (b.left <= x && x <= b.right && b.top <= y && y <= b.bottom) found = c;
    }
    return found;
  };

  // Contrast and size of every word.
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent || parent.closest("script, style, title, desc, #measured")) continue;
    const style = getComputedStyle(parent);
    if (style.visibility === "hidden" || style.display === "none") continue;
    const isDrawn = parent.closest("svg") !== null;
    const box = parent.getBoundingClientRect();
    if (box.width === 0) continue;
    const ink = parse(isDrawn ? style.fill : style.color);
    const paper = (isDrawn && under(parent, box)) || ground(parent);
    const key = ink + "/" + paper;
    const ratio = contrast(ink, paper);
    if (ratio < 4.5 && !seen.has(key)) {
      seen.add(key);
      say("contrast", parent, ratio.toFixed(2) + " of rgb " + ink.slice(0, 3) + " on " + paper.slice(0, 3));
    }
    // The ? of a mark is a drawing, with its word beside it.
    if (isDrawn && node.data.trim() === "?") continue;
    const points = parseFloat(style.fontSize) * (isDrawn ? 1 : 0.75);
    if (points < 7.45) say("size", parent, points.toFixed(2) + " pt");
  }

  // Nothing is wider than the block it stands in.
  for (const block of document.querySelectorAll(".chapter, .sheet, main > section")) {
    const box = block.getBoundingClientRect(), style = getComputedStyle(block);
    const left = box.left + parseFloat(style.paddingLeft), right = box.right - parseFloat(style.paddingRight);
    for (const node of block.querySelectorAll("*")) {
      if (node.closest("svg") && node.tagName !== "svg") continue;
      const b = node.getBoundingClientRect();
      if (b.width === 0 || b.height === 0) continue;
      if (b.right > right + 1 || b.left < left - 1) say("width", node, node.tagName + " leaves its block by "
        + Math.max(b.right - right, left - b.left).toFixed(1) + " px");
      else if (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0)
        say("width", node, node.tagName + " holds more than its width");
    }
  }
  // Words stay in their cell.
  for (const cell of document.querySelectorAll("td, th")) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const a = range.getBoundingClientRect(), b = cell.getBoundingClientRect();
    if (a.width > 0 && (a.right > b.right + 1 || a.left < b.left - 1)) say("width", cell, "a cell runs over");
  }

  // Words of one drawing never touch, and stay inside it.
  for (const chart of document.querySelectorAll("svg.chart")) {
    const frame = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll("text")].map((node) => [node, node.getBoundingClientRect()]);
    texts.forEach(([node, a], i) => {
      // A line box is higher than its letters: a quarter of it is air.
      for (const [other, b] of texts.slice(i + 1)) {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 0.5 && high > Math.min(a.height, b.height) * 0.3)
          say("collision", node, 'touches "' + other.textContent + '" in ' + chart.id + ":");
      }
      if (a.right > frame.right + 1.5 || a.left < frame.left - 1.5) say("collision", node, "leaves its drawing");
    });
  }

  const out = document.createElement("pre");
  out.id = "measured";
  out.textContent = "\n" + faults.join("\n") + "\nEND";
  document.body.append(out);
})();
