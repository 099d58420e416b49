// The learner's log of events: the one that the page of questions keeps and the terminal reads, line by line.
/* global Knowledge */

const KEY = "xor2mnist-events";
let memory = "";

function text() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return memory;
  }
}

export const events = () => Knowledge.salvage(text());

export function append(kind, fields) {
  const event = {kind, id: crypto.randomUUID().replaceAll("-", ""), v: 1, at: new Date().toISOString(), ...fields};
  memory = Knowledge.toText([...events(), event]);
  try {
    localStorage.setItem(KEY, memory);
  } catch {
    // What the browser does not keep holds for as long as the page is open.
  }
}

// The last status of every function, by its name.
export function statuses() {
  const found = new Map();
  for (const event of events()) if (event.kind === "checked") found.set(event.function, event);
  return found;
}

// What the log tells of the predictions about an exercise: how they were answered, and which are settled.
export function predictions(exercise) {
  const asked = new Set(exercise.functions.flatMap((one) => one.before));
  return events().filter((event) => ["answered", "settled"].includes(event.kind) && asked.has(event.question));
}

export function hintsGiven(name) {
  const stages = events().filter((event) => event.kind === "hinted" && event.function === name);
  return Math.max(0, ...stages.map((event) => Number(event.stage) || 0));
}

// Notes what is new in a verdict, as the terminal does.
export function note(verdict) {
  const known = statuses();
  for (const exercise of verdict.exercises) {
    for (const {name, status, misconception} of exercise.functions) {
      const before = known.get(name) ?? {status: "not_started"};
      if (before.status === status && (before.misconception ?? null) === misconception) continue;
      append("checked", {exercise: exercise.id, function: name, status, misconception});
    }
  }
}
