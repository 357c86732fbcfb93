/** What `pnpm audit --json` came to. */
export interface Asked {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Verdict {
  exitCode: 0 | 1;
  /** What to tell, one sentence or several lines. */
  said: string;
}

interface Advisory {
  module_name: string;
  severity: string;
  title: string;
  url: string;
  vulnerable_versions: string;
}

/**
 * Any known vulnerability of a production dependency fails. A registry that cannot be asked, because one is offline or it
 * has no audit, fails only where it must answer: in the workflow, which would otherwise be green for ever.
 *
 * @param asked What pnpm answered.
 * @param mustAnswer Whether no answer is a failure.
 */
export function judge(asked: Asked, mustAnswer: boolean): Verdict {
  const advisories = advisoriesIn(asked.stdout);
  if (advisories === undefined) {
    const why = /responded with \d+|ERR_\w+|E[A-Z]{4,}/.exec(asked.stderr)?.[0] ?? `exit code ${asked.exitCode}`;
    const said = `The registry could not be asked for known vulnerabilities (${why}): nothing is known about them.`;
    return { exitCode: mustAnswer ? 1 : 0, said };
  }
  if (advisories.length === 0) return { exitCode: 0, said: 'No production dependency has a known vulnerability.' };
  const lines = advisories.map(
    ({ module_name, severity, title, url, vulnerable_versions }) =>
      `  ${module_name} ${vulnerable_versions}, ${severity}: ${title} (${url})`,
  );
  return { exitCode: 1, said: `Production dependencies have known vulnerabilities:\n${lines.join('\n')}` };
}

/** @returns `undefined` when this is no report. */
function advisoriesIn(stdout: string): Advisory[] | undefined {
  try {
    const { advisories } = JSON.parse(stdout) as { advisories?: Record<string, Advisory> };
    return advisories === undefined ? undefined : Object.values(advisories);
  } catch {
    return undefined;
  }
}
