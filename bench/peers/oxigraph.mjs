// oxigraph's side of bench/peers.sh: oxigraph.mjs GRAPH.nq FOLDER ROUND MODULES. See main.go for work.json and what is written.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [graph, folder, round, modules] = process.argv.slice(2);
const require = createRequire(modules + "/");
const oxigraph = require("oxigraph");
const { version } = require("oxigraph/package.json");
const work = JSON.parse(readFileSync(`${folder}/work.json`, "utf8"));

const times = (repeats, run) => {
  const millis = [];
  for (let i = 0; i <= repeats; i++) {
    const start = process.hrtime.bigint();
    run();
    if (i > 0) millis.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return millis;
};

// The fastest that its API has: bytes, no transaction, no check of IRIs.
let store;
const load = times(work.repeats.Load, () => {
  store?.free();
  store = new oxigraph.Store();
  store.load(readFileSync(graph), { format: "application/n-quads", no_transaction: true, lenient: true });
});

const closures = work.closures.map(({ sparql }) => {
  // Counting inside the store spares it the making of JavaScript objects.
  let counts;
  const millis = times(work.repeats.Closures, () => {
    counts = work.starts.map((start) => {
      const rows = store.query(`SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { <${start}> ${sparql} ?x }`);
      return Number(rows[0].get("n").value);
    });
  });
  const sum = createHash("sha256");
  for (const start of work.starts) {
    const rows = store.query(`SELECT DISTINCT ?x WHERE { <${start}> ${sparql} ?x }`);
    for (const id of rows.map((row) => row.get("x").value).sort()) sum.update(id + "\n");
  }
  return { millis, counts, digest: sum.digest("hex") };
});

const versions = `oxigraph ${version} (npm: WebAssembly), Node.js ${process.version}`;
writeFileSync(`${folder}/oxigraph.${round}.json`, JSON.stringify({ versions, claims: store.size, load, closures }));
