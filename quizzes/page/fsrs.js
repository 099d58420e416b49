// A port of the Python library fsrs (FSRS 6, without fuzzing, one learning step), held to it by
// tests/vectors/fsrs.json; ts-fsrs schedules differently. The library: Copyright (c) 2022 Open Spaced
// Repetition, MIT licence (https://opensource.org/license/mit).
const Fsrs = (() => {
  "use strict";

  const VERSION = "6.3"; // of the Python library
  const W = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ];
  const DECAY = -W[20], FACTOR = 0.9 ** (1 / DECAY) - 1, RETENTION = 0.9;
  const AGAIN = 1, HARD = 2, GOOD = 3, EASY = 4;
  const LEARNING = 1, REVIEW = 2, RELEARNING = 3;
  const MINUTE = 60_000, DAY = 24 * 60 * MINUTE;
  const STEPS = {[LEARNING]: [10 * MINUTE], [RELEARNING]: [10 * MINUTE]};

  const clamp = (x, low, high) => Math.min(Math.max(x, low), high);
  const stable = (x) => Math.max(x, 0.001);

  // Python rounds halves to the even neighbour.
  function round(x) {
    const floor = Math.floor(x);
    if (x - floor !== 0.5) return Math.round(x);
    return floor % 2 ? floor + 1 : floor;
  }

  const firstDifficulty = (rating) => W[4] - Math.exp(W[5] * (rating - 1)) + 1;

  function interval(stability) {
    const days = round((stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1));
    return clamp(days, 1, 36_500) * DAY;
  }

  function shortTerm(stability, rating) {
    const increase = Math.exp(W[17] * (rating - 3 + W[18])) * stability ** -W[19];
    return stable(stability * (rating === AGAIN ? increase : Math.max(increase, 1)));
  }

  function nextDifficulty(difficulty, rating) {
    const damped = difficulty + ((10 - difficulty) * -(W[6] * (rating - 3))) / 9;
    return clamp(W[7] * firstDifficulty(EASY) + (1 - W[7]) * damped, 1, 10);
  }

  function nextStability(card, days, rating) {
    const {difficulty, stability} = card;
    const recalled = (1 + (FACTOR * Math.max(0, days)) / stability) ** DECAY;
    if (rating === AGAIN) {
      const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1)
        * Math.exp((1 - recalled) * W[14]);
      return stable(Math.min(long, stability / Math.exp(W[17] * W[18])));
    }
    const bonus = {[HARD]: W[15], [EASY]: W[16]}[rating] ?? 1;
    return stable(stability * (1 + Math.exp(W[8]) * (11 - difficulty) * stability ** -W[9]
      * (Math.exp((1 - recalled) * W[10]) - 1) * bonus));
  }

  // Times are milliseconds since 1970; a card is plain data.
  function create(at) {
    return {state: LEARNING, step: 0, stability: null, difficulty: null, due: at, lastReview: null};
  }

  function review(old, rating, at) {
    const card = {...old};
    const days = card.lastReview === null ? null : Math.floor((at - card.lastReview) / DAY);
    if (card.stability === null) {
      card.stability = stable(W[rating - 1]);
      card.difficulty = clamp(firstDifficulty(rating), 1, 10);
    } else {
      card.stability = days !== null && days < 1
        ? shortTerm(card.stability, rating) : nextStability(card, days, rating);
      card.difficulty = nextDifficulty(old.difficulty, rating);
    }
    card.due = at + wait(card, rating);
    card.lastReview = at;
    return card;
  }

  function wait(card, rating) {
    const graduate = () => {
      card.state = REVIEW;
      card.step = null;
      return interval(card.stability);
    };
    if (card.state === REVIEW) {
      if (rating !== AGAIN) return interval(card.stability);
      card.state = RELEARNING;
      card.step = 0;
      return STEPS[RELEARNING][0];
    }
    const steps = STEPS[card.state];
    if (rating === EASY) return graduate();
    if (rating === AGAIN) card.step = 0;
    if (rating === HARD && card.step === 0) {
      return steps.length === 1 ? 1.5 * steps[0] : (steps[0] + steps[1]) / 2;
    }
    if (rating === GOOD) {
      if (card.step + 1 === steps.length) return graduate();
      card.step += 1;
    }
    return steps[card.step];
  }

  return {VERSION, create, review, AGAIN, HARD, GOOD, EASY};
})();

if (typeof module !== "undefined") module.exports = Fsrs;
