/* What the documentation shows, from where the server itself reads it. */

export { EVENT_STATES, EVENT_TRANSITIONS } from './inbox/event-states.ts';
export { METRIC_PREFIX, METRICS } from './monitoring/metric-table.ts';
export { UPDATE_STATES, UPDATE_TRANSITIONS } from './outbox/update-states.ts';
