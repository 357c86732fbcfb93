import { countsOf, isFine, type Report } from './report.ts';
import { xml } from './xml.ts';

const COLOURS = { green: '#2f7d32', amber: '#8a6100', red: '#b3261e' } as const;

/** A badge for a README, as SVG. Says "certified" only when every rule that must hold was tried and passed. */
export function badge(report: Report, label = 'assessments receiver'): string {
  const { text, colour } = message(report);
  const [left, right] = [widthOf(label), widthOf(text)];
  const [name, title] = [xml(label), xml(`${label}: ${text}`)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
  <title>${title}</title>
  <clipPath id="round"><rect width="${left + right}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="${left}" height="20" fill="#444"/>
    <rect x="${left}" width="${right}" height="20" fill="${COLOURS[colour]}"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="${left / 2}" y="14" textLength="${left - 12}">${name}</text>
    <text x="${left + right / 2}" y="14" textLength="${right - 12}">${xml(text)}</text>
  </g>
</svg>
`;
}

function message(report: Report): { text: string; colour: keyof typeof COLOURS } {
  const { failed, passed } = countsOf(report);
  const tried = `${passed}/${report.rulesKnown}`;
  if (failed > 0) return { text: `${failed} failed`, colour: 'red' };
  const missing = report.results.some(({ rule, verdict }) => rule.severity === 'must' && verdict !== 'pass');
  if (!isFine(report) || missing || report.results.length < report.rulesKnown) {
    return { text: `incomplete ${tried}`, colour: 'amber' };
  }
  return { text: `certified ${tried}`, colour: 'green' };
}

/** In px, with 6 px left and right. Verdana at 11 px takes about 7 px for a letter, 4 for a narrow one. */
function widthOf(text: string): number {
  return 12 + [...text].reduce((sum, letter) => sum + (/[ijl1.,:/ ]/.test(letter) ? 4 : 7), 0);
}
