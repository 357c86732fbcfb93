import { inCell, plain } from '../../report/markdown-text.ts';
import { byGroup } from '../../report/report.ts';
import type { ProbeResult } from '../probes/run-probe.ts';
import { PROVOKED_ANSWERS } from '../rules/provoked-rules.ts';
import type { VerifyReport } from '../verify-report.ts';
import { probeCounts, sharesOf, VERDICTS } from './probe-lines.ts';

/**
 * A report about the sandbox as a page that is kept: what a run finds again, byte for byte. Times, ids and addresses are
 * left out.
 */
export function sandboxPage(report: VerifyReport): string {
  const { results, probes, settings } = report;
  const held = results.filter(({ verdict }) => verdict === 'pass').length;
  const groups = byGroup(results).map(([group, found]) => {
    const sure = found.filter(({ rule }) => rule.severity === 'must').length;
    return `| ${group} | ${found.length} | ${sure} | ${found.filter(({ verdict }) => verdict === 'pass').length} |`;
  });
  const reasons = [...new Set(Object.values(PROVOKED_ANSWERS))].map((reason) => {
    const answers = Object.keys(PROVOKED_ANSWERS).filter((each) => PROVOKED_ANSWERS[each] === reason);
    return `- ${reason} ${answers.map((each) => `\`${each}\``).join(', ')}.`;
  });
  const asked = probes.filter(({ kind }) => kind === 'unknown');
  const open = probes.filter(({ kind }) => kind !== 'unknown');
  const broken = results.filter(({ verdict }) => verdict !== 'pass');
  return [
    '# The sandbox against the contract',
    `Written by \`pnpm generate\`, from \`verify\` with seed ${settings.seed} and ${settings.runs} requests for each edge.`,
    '## Rules',
    `${held} of ${results.length} rules hold.`,
    table(['About', 'Rules', 'Of them certain', 'Hold'], groups),
    ...(broken.length > 0
      ? [broken.map(({ rule, summary }) => `- \`${rule.id}\`: ${rule.title} ${summary}`).join('\n')]
      : []),
    '## Coverage of the contract',
    table(
      ['Of', 'Touched'],
      sharesOf(report).map(([of, { seen, all }]) => `| ${of} | ${seen} of ${all} |`),
    ),
    'These declared answers no request brings about. The sandbox gives them on demand, by the fault `error-before` with a `status`; on any other host they are not testable:',
    reasons.join('\n'),
    '## What pages leave open',
    `The contract follows one reading where public pages contradict each other, and infers what they only hint at. Of these ${open.length} statements the sandbox, as it starts, has ${probeCounts(open)}. Switched to another reading it contradicts the statement, which shows that the probe can tell. Run against the platform, the same probes settle what the pages leave open.`,
    table(['Statement', '', 'Verdict', 'Seen'], open.map(probeRow)),
    '## What no page says',
    `Of some things no page speaks, and the contract asks. Where requests of a partner can show an answer, the statement is what the sandbox does, and the probe tells whether a host does the same: of ${asked.length}, ${probeCounts(asked)}. Each probe is tried on a host that does otherwise as well. For the others it says what would settle them.`,
    table(['Question', 'Probe', 'Statement', 'Verdict', 'Seen'], asked.map(questionRow)),
    '',
  ].join('\n\n');
}

function probeRow(probe: ProbeResult): string {
  return `| \`${probe.id}\` | ${inCell(probe.statement)} | ${VERDICTS[probe.verdict]} | ${seenBy(probe)} |`;
}

function questionRow(probe: ProbeResult): string {
  const { id, statement, asks } = probe;
  const says = statement === asks ? '' : inCell(statement);
  return `| ${inCell(asks ?? '')} | \`${id}\` | ${says} | ${VERDICTS[probe.verdict]} | ${seenBy(probe)} |`;
}

function seenBy({ verdict, reading, summary }: ProbeResult): string {
  return plain(verdict === 'not-testable' ? summary : (reading ?? ''));
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows].join('\n');
}
