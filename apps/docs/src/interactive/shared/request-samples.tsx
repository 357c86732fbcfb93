import { useState } from 'preact/hooks';
import { Code } from './code.tsx';
import { CopyButton } from './copy-button.tsx';
import type { RequestSample } from './request-sample.ts';
import { SwitchTabs } from './switch-tabs.tsx';

/** A request in several ways, each to be copied. @param about What is requested, for those who hear the page. */
export function RequestSamples({ samples, about }: { samples: readonly RequestSample[]; about: string }) {
  const [chosen, setChosen] = useState(samples[0]?.id ?? '');
  const shown = samples.find(({ id }) => id === chosen) ?? samples[0];
  if (!shown) return null;
  const name = `${about} as ${shown.label}`;
  return (
    <SwitchTabs
      label={`${about}, in several ways`}
      tabs={samples}
      selected={shown.id}
      select={setChosen}
      extra={<CopyButton text={() => shown.text} label={`Copy ${name}`} />}
    >
      <Code text={shown.text} json={shown.id === 'json'} label={name} />
    </SwitchTabs>
  );
}
