import { useEffect, useMemo, useState } from 'preact/hooks';
import { SwitchTabs } from '../../shared/switch-tabs.tsx';
import { readPrepared } from '../data/prepared.ts';
import { storedSettings, storeSettings } from '../data/settings.ts';
import { useSandbox } from '../data/use-sandbox.ts';
import { ConnectionView } from './connection-view.tsx';
import { OperationsView } from './operations-view.tsx';
import { useAddress } from './use-address.ts';
import { WebhooksView } from './webhooks-view.tsx';

const TABS = [
  { id: 'operations', label: 'Operations' },
  { id: 'webhooks', label: 'Webhooks' },
] as const;

/** The page: a sandbox, the operations that can be called there, and the callbacks that it sends. */
export function TryIt() {
  const prepared = useMemo(readPrepared, []);
  const [settings, setSettings] = useState(storedSettings);
  const [address, go] = useAddress();
  const sandbox = useSandbox(settings);
  useEffect(() => storeSettings(settings), [settings]);

  return (
    <div class="kit">
      <ConnectionView {...{ prepared, settings, setSettings }} connection={sandbox.connection} />
      <SwitchTabs label="What to try" tabs={TABS} selected={address.view} select={(view) => go({ ...address, view })}>
        {address.view === 'operations' ? (
          <OperationsView {...{ prepared, settings, sandbox, address, go }} />
        ) : (
          <WebhooksView {...{ prepared, sandbox, address, go }} />
        )}
      </SwitchTabs>
    </div>
  );
}
