// Shows a verdict: every text was made by the kit and is put in as text.
import {h} from "./dom.js";

const MOST_PRINTED = 6;

export function badge(texts, status) {
  return h("span", {class: `badge ${status}`}, texts.say(status));
}

function evidence(texts, told) {
  const rows = ["called", "yours", "expected"].filter((key) => told[key]);
  const printed = (told.printed ?? "").trimEnd().split("\n").filter((line) => line).slice(0, MOST_PRINTED);
  if (!rows.length && !printed.length) return null;
  return h("dl", {class: "evidence"},
    rows.map((key) => [h("dt", {}, texts.say(key)), h("dd", {class: key}, h("code", {}, told[key]))]),
    printed.length ? [h("dt", {}, texts.say("printed")), h("dd", {}, h("pre", {}, printed.join("\n")))] : null);
}

function source(text, column = 0, length = 0) {
  const line = h("code", {});
  if (length) {
    const characters = [...text]; // columns count characters
    line.append(characters.slice(0, column).join(""),
      h("mark", {}, characters.slice(column, column + length).join("")), characters.slice(column + length).join(""));
  } else line.append(text);
  return h("pre", {class: "source"}, line);
}

function toLine(texts, line, go) {
  return line ? h("button", {type: "button", class: "small", onclick: () => go(line)}, texts.say("go-line", {line})) : null;
}

function places(texts, told, first, go) {
  return (told.first_wrong ?? []).map((place, number) => h("div", {class: "place"},
    h("p", {class: "quiet"}, h("strong", {}, place.title), " ", place.where, " ", toLine(texts, first[number]?.line, go)),
    source(place.source, place.column, place.length),
    place.notes.map((note) => h("p", {}, note))));
}

// Returns what is said of one function; `result` is its part of the verdict, `told` the explanation.
function functionCard(texts, result, told, options) {
  const {go, hasQuestion, open} = options;
  const heading = [h("code", {}, result.name), badge(texts, result.status)];
  const counted = texts.say("passed", {passed: told.passed, all: told.checks});
  if (result.status === "correct") return h("div", {class: "card correct"}, h("h3", {}, heading), h("span", {class: "quiet"}, counted));
  if (result.status === "not_started") {
    const label = texts.say("write-here", {function: result.name, line: told.line});
    return h("div", {class: "card not_started"}, h("h3", {}, heading),
      h("button", {type: "button", class: "small", onclick: () => go(told.line)}, label));
  }
  const body = [
    h("p", {class: "headline"}, told.headline),
    told.notes.map((note) => h("p", {}, note)),
    told.place ? h("p", {class: "quiet"}, told.place) : null,
    told.source ? source(told.source) : null,
    h("p", {}, toLine(texts, told.trouble_line ?? told.line, go)),
    evidence(texts, told),
    places(texts, told, result.first_wrong, go),
    told.paragraph ? h("p", {class: "why"}, told.paragraph) : null,
    told.quiz && hasQuestion(told.quiz)
      ? h("p", {}, h("a", {href: `quiz.html#${encodeURIComponent(told.quiz)}`}, texts.say("question"))) : null,
  ];
  return h("details", {class: `card ${result.status}`, open},
    h("summary", {}, h("h3", {}, heading), h("span", {class: "quiet"}, counted)), body);
}

export function verdictView(texts, verdict, options) {
  const [exercise] = verdict.exercises;
  const shown = verdict.shown[texts.lang];
  const first = exercise.functions.findIndex((one) => one.status === "wrong" || one.status === "cannot_run");
  return exercise.functions.map((result, number) =>
    functionCard(texts, result, shown[number], {...options, open: number === first}));
}

// What was predicted of a function that is right now, beside what it gives.
export function settledView(texts, verdict) {
  return verdict.settled[texts.lang].map((one) => h("section", {class: "card settled"},
    h("h3", {}, texts.say("your-prediction", {function: one.function})),
    one.prompt ? h("p", {}, one.prompt) : null, h("p", {class: "headline"}, one.headline), h("p", {}, one.explanation),
    h("p", {}, h("a", {href: `quiz.html#${encodeURIComponent(one.question)}`}, texts.say("question")))));
}

// What stands over the verdict, and what only a screen reader needs there, for the card below says it too.
export function summary(texts, verdict) {
  const [exercise] = verdict.exercises;
  if (exercise.status === "correct") return [texts.say("all-correct"), ""];
  const number = exercise.functions.findIndex((one) => one.status !== "correct");
  const worst = exercise.functions.findIndex((one) => one.status === "wrong" || one.status === "cannot_run");
  const at = worst >= 0 ? worst : number;
  const {name, status} = exercise.functions[at];
  return [`${name}: ${texts.say(status)}.`, verdict.shown[texts.lang][at].headline ?? ""];
}

export function stoppedView(texts, {why, function: name, line}, go) {
  let key = `stopped-${why}`;
  if (why === "asked") key = name ? (line ? "stopped-asked-line" : "stopped-asked") : "stopped-before";
  else if (name && line) key = "stopped-late-line";
  const text = texts.say(key, {function: name, line});
  return {
    text,
    view: h("div", {class: "card cannot_run"}, h("p", {class: "headline"}, text),
      name ? h("p", {}, texts.say("does-it-end"), " ", toLine(texts, line, go)) : null),
  };
}
