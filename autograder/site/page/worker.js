// Python in a worker of its own. It stands in an origin that nobody else has and under a policy that allows no
// connection, so the code that runs here reaches neither the page, nor what the page keeps, nor any network.
// pyodide.js and pyodide.asm.js stand before this text; they are the same script.
"use strict";

const TOLD_AFTER = 1500; // milliseconds in a call before the page hears of it, and between two such messages
const AFTER_ONE = 3000; // the limit of further calls, once one did not come back
const WORK = ["check", "picture", "lab", "learn", "read", "sample"]; // what the judge can be asked for
const SIGNALS = {stop: 2, tell: 10};
// Where NumPy and the kit are, and what in there no check needs.
const FOLDERS = ["/lib/python3.12/site-packages", "/home/pyodide"];
const LEFT_OUT = /\/\.{1,2}$|\/tests$|\.pyi$|^\/home\/pyodide\/exercises$/;
const HOME = "https://kit.invalid/"; // nothing is fetched from there; Pyodide wants an address

let limit = Infinity;
let since = null;
let told = 0;

// Pyodide asks for a signal between instructions of Python. Elsewhere another thread writes it into shared
// memory; here the clock decides, which needs none.
const signals = {
  get 0() {
    if (since === null) return 0;
    const now = performance.now();
    if (now - since > limit) {
      limit = AFTER_ONE; // what calls the same loop next need not take so long
      since = now - limit + 1000; // once more after a second, should the code have caught it
      return SIGNALS.stop;
    }
    if (now - since > TOLD_AFTER && now - told > TOLD_AFTER) {
      told = now;
      return SIGNALS.tell;
    }
    return 0;
  },
  set 0(value) {},
};

let judge;

async function load({files, numpy, module, imported}) {
  const answers = new Map(Object.entries(files).map(([name, bytes]) => [HOME + name, bytes]));
  const lock = {
    info: {abi_version: "2024_0", arch: "wasm32", platform: "emscripten_3_1_58", python: "3.12.7", version: "0.27.7"},
    packages: {numpy},
  };
  answers.set(`${HOME}pyodide-lock.json`, new TextEncoder().encode(JSON.stringify(lock)));
  globalThis.fetch = async (address) => {
    const bytes = answers.get(String(address.url ?? address));
    return bytes ? new Response(bytes) : new Response(null, {status: 404});
  };
  // The frame has compiled it already, for this worker and for the next.
  WebAssembly.instantiateStreaming = async (response, imports) => {
    await response;
    return {module, instance: await WebAssembly.instantiate(module, imports)};
  };
  answers.set(`${HOME}pyodide.asm.wasm`, new Uint8Array(8));
  const reached = (step) => postMessage({type: "loading", step});
  const memory = files["memory.bin"];
  const python = await loadPyodide({
    indexURL: HOME, stdout: () => {}, stderr: () => {}, ...(memory ? {_loadSnapshot: memory} : {}), _makeSnapshot: Boolean(imported),
  });
  const prepared = imported ? {"memory.bin": memoryAfter(python, imported)} : null;
  reached("python");
  if (memory) {
    putFiles(python.FS, files["files.bin"]);
    python.runPython("import importlib, random; importlib.invalidate_caches(); random.seed()");
  } else {
    await python.loadPackage("numpy", {messageCallback: () => {}});
    python.unpackArchive(files["kit.whl"], "wheel");
  }
  reached("numpy");
  answers.clear();
  python.setInterruptBuffer(signals);
  const entered = (inside) => { since = inside ? performance.now() : null; };
  const inside = (name, line) => postMessage({type: "inside", function: name, line: line ?? null});
  judge = python.pyimport("autograder.site.judge").Judge(entered, inside);
  // What is imported at the first check alone would make the first check slow.
  reached("kit");
  judge.warm();
  // No code of a learner has run here yet, so what is kept is what it says.
  if (prepared) {
    python.pyimport("autograder.site.prepared").keep_bytecode();
    prepared["files.bin"] = takeFiles(python.FS);
    postMessage({type: "prepared", files: prepared});
  }
  const standard = memory ? null : python.pyimport("autograder.site.prepared").standard_modules().toJs();
  postMessage({type: "ready", imported: standard});
}

// Python's memory once it has imported these modules of its own library.
function memoryAfter(python, imported) {
  const names = JSON.stringify(imported);
  python.runPython(`import importlib, json\nfor name in json.loads(${JSON.stringify(names)}): importlib.import_module(name)`);
  return python.makeMemorySnapshot();
}

// All files below FOLDERS in one array: the length of a list of [path, size] as JSON, that list, their bytes.
function takeFiles(FS) {
  const paths = [];
  const walk = (folder) => {
    for (const name of FS.readdir(folder)) {
      const path = `${folder}/${name}`;
      if (LEFT_OUT.test(path)) continue;
      if (FS.isDir(FS.stat(path).mode)) walk(path);
      else paths.push(path);
    }
  };
  FOLDERS.forEach(walk);
  const contents = paths.map((path) => FS.readFile(path));
  const list = new TextEncoder().encode(JSON.stringify(paths.map((path, at) => [path, contents[at].length])));
  const all = new Uint8Array(contents.reduce((sum, one) => sum + one.length, 4 + list.length));
  new DataView(all.buffer).setUint32(0, list.length, true);
  let at = 4;
  for (const one of [list, ...contents]) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

// Puts them back, without a copy.
function putFiles(FS, all) {
  const length = new DataView(all.buffer, all.byteOffset).getUint32(0, true);
  let at = 4 + length;
  for (const [path, size] of JSON.parse(new TextDecoder().decode(all.subarray(4, at)))) {
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, all.subarray(at, at += size), {canOwn: true});
  }
}

onmessage = async ({data}) => {
  try {
    if (data.type === "load") await load(data);
    else if (WORK.includes(data.type)) {
      limit = data.limit;
      since = null;
      told = 0;
      postMessage({type: "answer", id: data.id, answer: judge[data.type](...data.about)});
    }
  } catch (error) {
    postMessage({type: "failed", id: data.id ?? null, text: String(error?.message ?? error).slice(-2000)});
  }
};
