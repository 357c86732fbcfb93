import { type Discrepancy, pagesOf } from './openapi.ts';
import { SOURCES_ADDRESS } from './scope.ts';

/** A disagreement between pages: every reading, the one that is followed, and why. */
export function discrepancyAside(discrepancy: Discrepancy): string {
  return [`:::note[Pages disagree: ${discrepancy.title}]`, readingsOf(discrepancy), ':::'].join('\n');
}

/** The readings as a list, then the reason for the one that is followed. */
export function readingsOf({ readings, follow, why }: Discrepancy): string {
  const items = readings.map(({ value, says, page }) => {
    const codes = pagesOf({ page }).map((code) => `[${code}](${SOURCES_ADDRESS}#${code})`);
    const followed = value === follow ? ' **Followed here.**' : '';
    return `- \`${value}\`: ${says} (${codes.join(', ')})${followed}`;
  });
  return [...items, '', `Why: ${why}`].join('\n');
}

/** What nobody knows about the thing above, if anything. */
export function unknownsAside(unknowns: readonly string[] | undefined): string {
  if (!unknowns || unknowns.length === 0) return '';
  return [':::caution[Not known]', ...unknowns.map((sentence) => `- ${sentence}`), ':::'].join('\n');
}
