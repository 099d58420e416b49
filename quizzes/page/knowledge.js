// What the learner knows: the same events as quizzes/events.py, replayed as quizzes/knowledge.py does.
const Knowledge = (() => {
  "use strict";

  const fsrs = typeof Fsrs !== "undefined" ? Fsrs : require("./fsrs.js");
  const moment = (event) => Date.parse(event.at);
  const localDay = (at) => new Date(at).setHours(0, 0, 0, 0);

  function union(...logs) {
    const events = new Map(logs.flat().map((event) => [event.id, event]));
    return [...events.values()].sort(
      (a, b) => moment(a) - moment(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  const SOON = 3; // exercises later a misconception may still be asked about in another setting

  // Which questions clear a misconception: those about it, then one in another setting.
  class Clearing {
    constructor(bank) {
      this.questions = bank.questions;
      this.byId = new Map(bank.questions.map((question) => [question.id, question]));
      this.about = questionsByMisconception(bank);
      this.order = [...new Set(bank.questions.map((question) => question.exercise))].sort();
      this.found = new Map();
    }
    transfers(name) {
      if (!this.found.has(name)) this.found.set(name, this.findTransfers(name));
      return this.found.get(name);
    }
    atHome(name, id) {
      const about = this.about.get(name) ?? [];
      return about.includes(id) && this.byId.get(about[0]).exercise === this.byId.get(id).exercise;
    }
    findTransfers(name) {
      const about = this.about.get(name);
      if (!about) return [];
      const own = this.byId.get(about[0]);
      const related = this.questions.filter((question) => question.id !== own.id
        && !question.before && !question.after
        && (about.includes(question.id) || question.concepts.some((one) => own.concepts.includes(one))));
      related.sort((a, b) => !about.includes(a.id) - !about.includes(b.id));
      const elsewhere = related.filter((question) => question.exercise !== own.exercise);
      const place = (question) => this.order.indexOf(question.exercise);
      const soon = elsewhere.some((question) => place(question) <= place(own) + SOON);
      return (soon ? elsewhere : related).map((question) => question.id);
    }
  }

  function questionsByMisconception(bank) {
    const ids = new Set(bank.questions.map((question) => question.id));
    const linked = Object.entries(bank.links).filter(([, quiz]) => ids.has(quiz));
    const about = new Map(linked.map(([name, quiz]) => [name, [quiz]]));
    for (const question of bank.questions) {
      for (const variant of question.variants) {  // not every variant shows every option
        const shown = {...question, ...variant};
        for (const {misconception} of [...(shown.options ?? []), ...(shown.mistakes ?? [])]) {
          if (!misconception) continue;
          if (!about.has(misconception)) about.set(misconception, []);
          if (!about.get(misconception).includes(question.id)) about.get(misconception).push(question.id);
        }
      }
    }
    return about;
  }

  function replay(events, bank) {
    const state = {cards: new Map(), ledger: new Map(), tries: new Map(), right: new Set(),
      first: new Map(), status: new Map(), touched: new Map(), calculator: true, seed: null, shown: new Map()};
    const about = new Clearing(bank);
    for (const event of union(events)) {
      const known = about.byId.has(event.question);
      if (event.kind === "checked") checked(state, event, about);
      else if (event.kind === "read") state.touched.set(event.exercise ?? "", moment(event));
      else if (event.kind === "preference") state.calculator = event.calculator !== false;
      else if (event.kind === "seeded" && (state.seed === null || event.given === true)) state.seed = String(event.seed ?? "");
      else if (event.kind === "skipped" && event.shown && known) review(state, event, false);
      else if (event.kind === "answered" && known) {
        if (event.right) state.right.add(event.question);
        if ((event.attempt ?? 1) > 1) continue;
        review(state, event, event.right);
        answered(state, event, about);
      }
    }
    return state;
  }

  function review(state, event, right) {
    const at = moment(event);
    const rating = !right ? fsrs.AGAIN : event.hints ? fsrs.HARD : fsrs.GOOD;
    const card = state.cards.get(event.question) ?? fsrs.create(at);
    state.cards.set(event.question, fsrs.review(card, rating, at));
    const tries = (state.tries.get(event.question) ?? 0) + 1;
    state.tries.set(event.question, tries);
    state.shown.set(event.question, Number.isInteger(event.variant) ? event.variant : tries - 1);
    if (!state.first.has(event.question)) state.first.set(event.question, localDay(at));
  }

  // The variant to show: at first the learner's own, from then on the next one.
  function nextVariant(state, question) {
    const number = !state.seed || state.shown.has(question.id)
      ? (state.shown.get(question.id) ?? -1) + 1 : fnv1a(`${state.seed} ${question.id}`);
    return number % question.variants.length;
  }

  function fnv1a(text) {
    let value = 2166136261;
    for (const c of text) value = Math.imul(value ^ c.codePointAt(0), 16777619) >>> 0;
    return value;
  }

  function entry(state, name) {
    if (!state.ledger.has(name)) state.ledger.set(name, {name, function: null, passed: true});
    return state.ledger.get(name);
  }

  function answered(state, event, about) {
    for (const name of event.misconceptions ?? []) {
      Object.assign(entry(state, name),
        {last: moment(event), answered: false, transferred: !about.transfers(name).length});
    }
    if (!event.right) return;
    for (const [name, item] of state.ledger) {
      const transfer = about.transfers(name).includes(event.question);
      if (transfer && (item.answered || !about.atHome(name, event.question))) item.transferred = true;
      else if (about.about.get(name)?.includes(event.question) && !item.answered) {
        Object.assign(item, {answered: true, last: moment(event)});
      }
    }
  }

  function checked(state, event, about) {
    const {status, misconception: name} = event;
    if (event.function && status) state.status.set(event.function, status);
    if (status !== "not_started") state.touched.set(event.exercise ?? "", moment(event));
    if (name) {
      Object.assign(entry(state, name), {last: moment(event), function: event.function ?? null, passed: false,
        answered: !about.about.has(name), transferred: !about.transfers(name).length});
    } else if (status === "correct") {
      for (const item of state.ledger.values()) {
        if (item.function && item.function === event.function) item.passed = true;
      }
    }
  }

  const isOpen = (item) => !(item.answered && item.transferred && item.passed);

  const SET_BACK = 24 * 60 * 60 * 1000; // a clock that was wrong by more must not stop the schedule

  // A new event is later than the known ones, even within a millisecond or where the clock was set back.
  function create(kind, fields, known) {
    const now = Date.now();
    const newest = Math.max(0, ...known.map(moment).filter((at) => at - now < SET_BACK));
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return {kind, id, v: 1, at: new Date(Math.max(now, newest + 1)).toISOString(), ...fields};
  }

  const toText = (events) => union(events).map((event) => JSON.stringify(event) + "\n").join("");

  // Throws where a line is no event.
  function fromText(text) {
    return linesOf(text).map((line) => {
      const event = JSON.parse(line);
      if (!sound(event)) throw new Error("no event");
      return event;
    });
  }

  // What is left of a log that was torn, by a full disk or another program: every sound line.
  function salvage(text) {
    return linesOf(text).flatMap((line) => {
      try {
        const event = JSON.parse(line);
        return sound(event) ? [event] : [];
      } catch {
        return [];
      }
    });
  }

  const linesOf = (text) => text.replace(/^\ufeff/, "").split("\n").filter((line) => line.trim());

  function sound(event) {
    const known = typeof event.kind === "string" && typeof event.id === "string" && !Number.isNaN(moment(event));
    return known && (event.kind !== "answered"
      || (typeof event.question === "string" && typeof event.right === "boolean"));
  }

  return {union, replay, Clearing, isOpen, localDay, create, toText, fromText, salvage, nextVariant, fnv1a};
})();

if (typeof module !== "undefined") module.exports = Knowledge;
