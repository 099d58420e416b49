// Judges files in Node's Pyodide, as the tab does: node tab_bank.mjs PYODIDE WHEEL SOURCES VERDICTS
import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";

const [folder, wheel, sources, verdicts] = process.argv.slice(2);
const {loadPyodide} = createRequire(import.meta.url)(`${folder}/pyodide.js`);
const python = await loadPyodide({indexURL: folder});
await python.loadPackage("numpy", {messageCallback: () => {}});
python.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
const judge = python.pyimport("autograder.site.judge").Judge(() => {}, () => {});
const found = {};
for (const [name, {exercise_id, source}] of Object.entries(JSON.parse(readFileSync(sources, "utf8")))) {
  found[name] = JSON.parse(judge.check(exercise_id, source));
}
writeFileSync(verdicts, JSON.stringify(found));
