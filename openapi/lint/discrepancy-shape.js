import { problemsOfPage } from './source.js';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An `x-discrepancy` lists at least two readings, says which one is followed and why, and has an id of its own. */
export function DiscrepancyShape() {
  /** Where each id was first seen: shared files are visited once for each place they are used in. */
  const seen = new Map();
  return {
    any(node, { report, location }) {
      const list = node?.['x-discrepancy'];
      if (list === undefined) return;
      const at = location.child('x-discrepancy');
      if (!Array.isArray(list)) {
        report({ message: '`x-discrepancy` must be a list.', location: at });
        return;
      }
      list.forEach((entry, index) => {
        const where = at.child([index]);
        for (const message of problemsOf(entry)) report({ message, location: where });
        if (typeof entry?.id !== 'string') return;
        const place = `${where.source.absoluteRef}${where.pointer}`;
        const first = seen.get(entry.id) ?? place;
        seen.set(entry.id, first);
        if (first !== place) report({ message: `The id \`${entry.id}\` is used twice.`, location: where });
      });
    },
  };
}

function problemsOf(entry) {
  if (typeof entry !== 'object' || entry === null) return ['A discrepancy must be an object.'];
  const readings = Array.isArray(entry.readings) ? entry.readings : [];
  const text = (key) => (typeof entry[key] === 'string' && entry[key] !== '' ? [] : [`\`${key}\` must be a text.`]);
  return [
    ...(typeof entry.id === 'string' && ID.test(entry.id) ? [] : ['`id` must be in kebab-case.']),
    ...text('title'),
    ...text('why'),
    ...(typeof entry.serverVisible === 'boolean' ? [] : ['`serverVisible` must be true or false.']),
    ...(readings.length >= 2 ? [] : ['`readings` must list at least two.']),
    ...readings.flatMap(problemsOfReading),
    ...(readings.some((reading) => reading?.value === entry.follow)
      ? []
      : ['`follow` must be the value of one of the readings.']),
  ];
}

function problemsOfReading(reading) {
  if (typeof reading !== 'object' || reading === null) return ['A reading must be an object.'];
  const { value, says, page } = reading;
  return [
    ...(typeof value === 'string' && value !== '' ? [] : ['`value` of a reading must be a text.']),
    ...(typeof says === 'string' && says !== '' ? [] : ['`says` of a reading must be a text.']),
    ...problemsOfPage(page),
  ];
}
