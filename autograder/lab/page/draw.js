"use strict";
const { texts, side } = JSON.parse(document.getElementById("data").textContent);
const token = new URLSearchParams(location.search).get("token");
const at = (id) => document.getElementById(id);
const INK = 22; // as wide, in a drawing of 280 pixels, as a pen in MNIST's
const DIGITS = 28;

for (const [id, text] of [
  ["title", texts.title], ["draw", texts.draw], ["clear", texts.clear], ["sees", texts.sees],
  ["speaks", texts.speaks], ["speaks-note", texts.speaksNote], ["probabilities", texts.probabilities],
  ["hidden-note", texts.hiddenNote], ["reading", texts.nothing],
]) at(id).textContent = text;

const paper = at("paper");
paper.width = paper.height = side;
const pen = paper.getContext("2d", { willReadFrequently: true });
pen.lineWidth = INK;
pen.lineCap = pen.lineJoin = "round";

const bars = Array.from({ length: 10 }, (_, digit) => {
  const row = document.createElement("li");
  row.innerHTML = `<b>${digit}</b><div class="track"><i></i></div><span></span>`;
  at("bars").append(row);
  return row;
});

// One request at a time; what is drawn meanwhile is read when the answer is there.
let busy = false;
let waiting = false;
async function read() {
  if (busy) { waiting = true; return; }
  busy = true;
  const { data } = pen.getImageData(0, 0, side, side);
  const ink = new Uint8Array(side * side);
  for (let k = 0; k < ink.length; k++) ink[k] = data[4 * k + 3];
  try {
    const answer = await fetch("/read", { method: "POST", headers: { "X-Token": token }, body: ink });
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json());
  } catch {
    show(null);
    at("reading").textContent = texts.closed;
  }
  busy = false;
  if (waiting) { waiting = false; read(); }
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function percent(share) {
  return `${(100 * share).toFixed(1)}\u00a0%`;
}

// The layers whose squares are shown; made by the first answer, which says how many there are.
let layers = [];
function show(found) {
  document.body.dataset.digit = found && found.digit !== null ? found.digit : "";
  bars.forEach((row, digit) => {
    const share = found ? found.probabilities[digit] : 0;
    row.querySelector("i").style.width = `${100 * share}%`;
    row.querySelector("span").textContent = found ? percent(share) : "";
    row.classList.toggle("first", Boolean(found) && found.digit === digit);
  });
  at("reading").textContent = !found ? texts.nothing
    : found.digit === null ? texts.unreadable
    : filled(texts.reads, { digit: found.digit, share: percent(found.probabilities[found.digit]) });
  if (!found) found = { image: [], evidence: [], hidden: layers.map(() => []) };
  paint(at("image"), DIGITS, DIGITS, (k) => grey(found.image[k] || 0));
  paint(at("evidence"), DIGITS, DIGITS, (k) => signed(found.evidence[k] || 0));
  if (layers.length !== found.hidden.length) makeLayers(found.hidden);
  layers.forEach(({ canvas, count, wide }, k) => {
    paint(canvas, wide, Math.ceil(count / wide), (unit) => blue(unit < count ? found.hidden[k][unit] || 0 : 0));
  });
}

function makeLayers(hidden) {
  layers = hidden.map((units, k) => {
    const title = document.createElement("h2");
    title.textContent = filled(texts.hidden, { number: k + 1, count: units.length });
    title.id = `layer${k}`;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-labelledby", `layer${k} hidden-note`);
    at("hidden").append(title, canvas);
    return { canvas, count: units.length, wide: 32 };
  });
}

function paint(canvas, wide, high, colour) {
  canvas.width = wide;
  canvas.height = high;
  canvas.style.aspectRatio = `${wide} / ${high}`;
  const brush = canvas.getContext("2d");
  for (let k = 0; k < wide * high; k++) {
    brush.fillStyle = colour(k);
    brush.fillRect(k % wide, Math.floor(k / wide), 1, 1);
  }
}

function mix(from, to, share) {
  return `rgb(${from.map((one, k) => Math.round(one + (to[k] - one) * share)).join()})`;
}
const grey = (value) => mix([255, 255, 255], [17, 17, 17], value);
const blue = (value) => mix([233, 233, 233], [0, 64, 128], value);
const signed = (value) => mix([245, 245, 245], value > 0 ? [213, 94, 0] : [0, 114, 178], Math.abs(value));

// Where the pen is, for every finger and the mouse.
const strokes = new Map();
function place(event) {
  const box = paper.getBoundingClientRect();
  return [(event.clientX - box.left) * side / box.width, (event.clientY - box.top) * side / box.height];
}
function line(from, to) {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}
paper.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  event.preventDefault();
  paper.setPointerCapture(event.pointerId);
  const here = place(event);
  strokes.set(event.pointerId, here);
  // A line without length leaves nothing on a canvas.
  pen.beginPath();
  pen.arc(...here, INK / 2, 0, 2 * Math.PI);
  pen.fill();
  read();
});
paper.addEventListener("pointermove", (event) => {
  const from = strokes.get(event.pointerId);
  if (!from) return;
  const to = place(event);
  line(from, to);
  strokes.set(event.pointerId, to);
  read();
});
for (const end of ["pointerup", "pointercancel"]) {
  paper.addEventListener(end, (event) => strokes.delete(event.pointerId));
}
function clear() {
  pen.clearRect(0, 0, side, side);
  read();
}
at("clear").addEventListener("click", clear);
document.addEventListener("keydown", (event) => { if (event.key === "Escape" || event.key === "Delete") clear(); });
show(null);
