function (font) {
  const svg = document.querySelector("svg");
  const problems = [];
  if (document.querySelector("script, foreignObject, iframe, image")) problems.push("an element that may act");
  document.getElementById("font").textContent = font ? `svg text { font-family: "${font}" !important }` : "";

  // Boxes in the user space of the picture. slack is what may stick out, in points.
  const slack = 0.6;
  const box = (e) => { const b = e.getBBox(); return { l: b.x, t: b.y, r: b.x + b.width, b: b.y + b.height }; };
  const touch = (a, b) => a.l < b.r - slack && b.l < a.r - slack && a.t < b.b - slack && b.t < a.b - slack;
  const view = svg.viewBox.baseVal;

  const texts = [...svg.querySelectorAll("text")].map((e) => ({ e, text: e.textContent, box: box(e), edge: e.closest(".labels") }))
    .filter((t) => t.box.r > t.box.l);
  for (const t of texts) {
    if (t.box.l < -slack || t.box.t < -slack || t.box.r > view.width + slack || t.box.b > view.height + slack) {
      problems.push(`"${t.text}" leaves the picture`);
    }
  }
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      if (touch(texts[i].box, texts[j].box)) problems.push(`"${texts[i].text}" touches "${texts[j].text}"`);
    }
  }

  const nodes = [...svg.querySelectorAll("g.node")].map((g) => ({ g, path: g.querySelector("path") }));
  for (const n of nodes) {
    n.box = box(n.path);
    for (const e of n.g.querySelectorAll("text")) {
      const b = box(e);
      if (b.r <= b.l) continue;
      // The box of a text holds ascenders and descenders of the whole font; its letters fill the middle.
      const h = b.b - b.t;
      for (const [x, y] of [[b.l, b.t + 0.25 * h], [b.r, b.t + 0.25 * h], [b.l, b.b - 0.15 * h], [b.r, b.b - 0.15 * h]]) {
        if (!n.path.isPointInFill(new DOMPoint(x, y))) problems.push(`"${e.textContent}" leaves its outline at ${x.toFixed(1)}, ${y.toFixed(1)}`);
      }
      if (b.l < n.box.l || b.r > n.box.r || b.t < n.box.t - slack || b.b > n.box.b + slack) problems.push(`"${e.textContent}" leaves its box`);
    }
  }
  for (const t of texts.filter((t) => t.edge)) {
    for (const n of nodes) {
      if (touch(t.box, n.box)) problems.push(`the label "${t.text}" of an edge lies over the node "${n.g.textContent}"`);
    }
  }
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      if (touch(nodes[i].box, nodes[j].box)) problems.push(`two nodes overlap: "${nodes[i].g.textContent}" and "${nodes[j].g.textContent}"`);
    }
  }
  return JSON.stringify({ texts: texts.length, problems });
}
