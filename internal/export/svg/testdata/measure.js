// What runs in the page with a picture: three functions, each of which returns a list of what is wrong, and one that lists colours. The page may be an HTML page with one
// inline picture, or the picture itself.
(() => {
  const svgNS = "http://www.w3.org/2000/svg";
  const svg = document.querySelector("svg");
  const forced = document.createElementNS(svgNS, "style");
  svg.append(forced);

  // Boxes in the user space of the picture. slack is what may stick out, in points.
  const slack = 0.6;
  const box = (e) => { const b = e.getBBox(); return { l: b.x, t: b.y, r: b.x + b.width, b: b.y + b.height }; };
  const touch = (a, b, by = slack) => a.l < b.r - by && b.l < a.r - by && a.t < b.b - by && b.t < a.b - by;
  const outline = (g) => g.querySelector(":scope > path:not(.kg-stack)");
  const name = (g) => g.querySelector(":scope > title").textContent;
  const nodes = [...svg.querySelectorAll(".kg-node")].map((g) => ({ g, path: outline(g), box: box(outline(g)) }));
  const groups = [...svg.querySelectorAll(".kg-group")].map((g) => ({ g, path: outline(g) }));

  // letters is the part of a text's box that its letters fill: the box holds the ascenders and descenders of the whole font.
  const letters = (e) => { const b = box(e), h = b.b - b.t; return { l: b.l, r: b.r, t: b.t + 0.2 * h, b: b.b - 0.15 * h }; };

  function inside(texts, shape, problems) {
    for (const e of texts) {
      const b = letters(e);
      if (b.r <= b.l) continue;
      for (const [x, y] of [[b.l, b.t], [b.r, b.t], [b.l, b.b], [b.r, b.b]]) {
        if (!shape.isPointInFill(new DOMPoint(x, y))) {
          problems.push(`"${e.textContent}" leaves its box at ${x.toFixed(1)}, ${y.toFixed(1)}`);
          break;
        }
      }
    }
  }

  // geometry measures with each font stack; "wide" is whatever comes with letters set 15 % further apart.
  function geometry(fonts) {
    const problems = [];
    let measured = 0;
    const view = svg.viewBox.baseVal;
    for (const font of fonts) {
      forced.textContent = font === "wide" ? "text { letter-spacing: 0.09em !important }"
        : font ? `text { font-family: "${font}" !important }` : "";
      const found = [];
      const texts = [...svg.querySelectorAll("text")]
        .map((e) => ({ e, text: e.textContent, box: box(e), tight: letters(e), edge: e.closest(".kg-labels") })).filter((t) => t.box.r > t.box.l);
      measured += texts.length;
      for (const t of texts) {
        if (t.box.l < -slack || t.box.t < -slack || t.box.r > view.width + slack || t.box.b > view.height + slack) found.push(`"${t.text}" leaves the picture`);
      }
      for (let i = 0; i < texts.length; i++) {
        for (let j = i + 1; j < texts.length; j++) {
          // Lines of one label stand as close as their letters allow, whatever a fallback font's line height is.
          const own = texts[i].e.parentNode === texts[j].e.parentNode && texts[i].e.closest(".kg-node, .kg-label");
          if (own ? touch(texts[i].tight, texts[j].tight) : touch(texts[i].box, texts[j].box)) found.push(`"${texts[i].text}" touches "${texts[j].text}"`);
        }
      }
      for (const n of [...nodes, ...groups]) inside(n.g.querySelectorAll("text"), n.path, found);
      for (const t of texts.filter((t) => t.edge || !t.e.closest(".kg-node"))) {
        for (const n of nodes) {
          if (touch(t.edge ? t.box : t.tight, n.box)) found.push(`"${t.text}" lies over the node "${name(n.g)}"`);
        }
      }
      problems.push(...found.map((p) => `${font || "own font"}: ${p}`));
    }
    forced.textContent = "";
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        if (touch(nodes[i].box, nodes[j].box)) problems.push(`two nodes overlap: "${name(nodes[i].g)}" and "${name(nodes[j].g)}"`);
      }
    }
    problems.push(...courses(), ...acting());
    return { texts: measured, problems };
  }

  // courses follows every line: it may touch no node but the ones nearest to its two ends.
  function courses() {
    const problems = [];
    const away = (n, p) => Math.hypot(Math.max(n.box.l - p.x, 0, p.x - n.box.r), Math.max(n.box.t - p.y, 0, p.y - n.box.b));
    const nearest = (p) => nodes.reduce((a, b) => (away(b, p) < away(a, p) ? b : a));
    for (const g of svg.querySelectorAll(".kg-edge")) {
      const path = g.querySelector(":scope > path");
      const length = path.getTotalLength();
      if (nodes.length === 0 || length === 0) continue;
      const ends = [nearest(path.getPointAtLength(0)), nearest(path.getPointAtLength(length))];
      for (let at = 0; at <= length; at += 2) {
        const p = path.getPointAtLength(at);
        const deep = 1.5;
        const hit = nodes.find((n) => !ends.includes(n) && p.x > n.box.l + deep && p.x < n.box.r - deep && p.y > n.box.t + deep && p.y < n.box.b - deep && n.path.isPointInFill(p));
        if (hit) {
          problems.push(`the line "${g.textContent}" goes through the node "${name(hit.g)}"`);
          break;
        }
      }
    }
    return problems;
  }

  // acting looks for anything that could act or reach out.
  function acting() {
    const problems = [];
    for (const e of [svg, ...svg.querySelectorAll("*")]) {
      if (!["svg", "title", "desc", "metadata", "style", "rect", "g", "a", "path", "circle", "text"].includes(e.localName) || e.namespaceURI !== svgNS) {
        problems.push(`the element <${e.localName}>`);
      }
      for (const a of e.attributes) {
        if (/^on/i.test(a.name) || a.name === "style") problems.push(`the attribute ${a.name} on <${e.localName}>`);
        if (/href$/i.test(a.name)) {
          const to = new URL(a.value, "https://site.example/page");
          if (e.localName !== "a" || !["http:", "https:", "mailto:"].includes(to.protocol)) problems.push(`the address ${a.value} on <${e.localName}>`);
        }
      }
    }
    return problems;
  }

  const rgb = (s) => { const m = s.match(/[\d.]+/g); return m && m.length === 3 ? m.map(Number) : null; };
  const luminance = (c) => { const [r, g, b] = c.map((x) => { x /= 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  function ratio(a, b) {
    const x = rgb(a), y = rgb(b);
    if (!x || !y) return 0;
    const [hi, lo] = [luminance(x), luminance(y)].sort((p, q) => q - p);
    return (hi + 0.05) / (lo + 0.05);
  }

  // contrast wants WCAG 2.2 AA of the computed style: 4.5 for texts, 3 for lines and for outlines or else their fills.
  function contrast() {
    const problems = [];
    const style = (e) => getComputedStyle(e);
    // A ground that lets the page through shows the page's colour, which the browser calls Canvas where the page sets none.
    const canvas = () => {
      const e = document.documentElement.appendChild(document.createElement("i"));
      e.style.color = "Canvas";
      const color = style(e).color;
      e.remove();
      return color;
    };
    const behind = (color) => (rgb(color) ? color : canvas());
    const ground = behind(style(svg.querySelector(".kg-ground")).fill);
    const want = (what, color, on, least) => {
      const r = ratio(color, on);
      if (r < least) problems.push(`${what}: ${color} on ${on} has a contrast of ${r.toFixed(2)}, less than ${least}`);
    };
    for (const e of svg.querySelectorAll("text")) {
      const own = e.closest(".kg-node, .kg-group");
      want(`"${e.textContent}"`, style(e).fill, own ? style(outline(own)).fill : ground, 4.5);
      if (e.closest(".kg-labels")) want(`the halo of "${e.textContent}"`, style(e).fill, behind(style(e).stroke), 4.5);
    }
    for (const n of nodes) {
      const s = style(n.path);
      if (n.g.matches(".kg-cell")) continue; // what a cell says stands in it as text: its outline is not needed (WCAG 2.2 1.4.11)
      if (ratio(s.fill, ground) < 3) want(`the outline of "${name(n.g)}"`, s.stroke, ground, 3);
    }
    for (const g of svg.querySelectorAll(".kg-edge")) want(`the line "${g.textContent}"`, style(g.querySelector("path")).stroke, ground, 3);
    for (const p of svg.querySelectorAll(".kg-sample:not(.kg-cell) > path")) {
      const s = style(p);
      if (ratio(s.fill, ground) < 3) want("a sample of the legend", s.stroke === "none" ? s.fill : s.stroke, ground, 3);
    }
    return { ground, problems };
  }

  // names runs axe-core.
  async function names() {
    const result = await axe.run(document, { resultTypes: ["violations"] });
    return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`));
  }

  // painted lists how everything that is drawn is painted, in the order of the document.
  const painted = () => [...svg.querySelectorAll("rect, path, text, circle")].map((e) => {
    const s = getComputedStyle(e);
    return `${e.localName} in ${e.parentNode.getAttribute("class") || e.parentNode.localName}: fill ${s.fill}, stroke ${s.stroke}`;
  });

  window.kg = { geometry, contrast, names, painted };
  return "ready";
})()
