import { choicesOf } from './choices.ts';
import { type Exploration, ordersOf } from './exploration.ts';
import { verdictOf } from './verdict.ts';

/** An order's life on the page has at most so many steps: its link grows with each. */
export const MOST_STEPS = 20;

/** The exploration after the PATCHes were sent: what was planned holds now. Unchanged when the platform
 * refuses, or nothing is missing. */
export function apply(exploration: Exploration): Exploration {
  const verdict = verdictOf(exploration, new Date(0).toISOString());
  const nothing = !verdict.accepted || verdict.patches.length === 0;
  if (nothing || exploration.applied.length >= MOST_STEPS) return exploration;
  return {
    ...exploration,
    applied: [...exploration.applied, exploration.wanted],
    wanted: choicesOf(verdict.order),
  };
}

/** The exploration before the last PATCHes were sent, with what was planned then. */
export function undo(exploration: Exploration): Exploration {
  const wanted = exploration.applied.at(-1);
  return wanted ? { ...exploration, applied: exploration.applied.slice(0, -1), wanted } : exploration;
}

/** The choices set back to what holds now. */
export function forgetChoices(exploration: Exploration): Exploration {
  const order = ordersOf(exploration).at(-1);
  return order ? { ...exploration, wanted: choicesOf(order) } : exploration;
}
