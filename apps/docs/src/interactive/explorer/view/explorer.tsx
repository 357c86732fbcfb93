import { useMemo, useState } from 'preact/hooks';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ordersOf } from '../model/exploration.ts';
import { rulesAtWork } from '../model/rules-at-work.ts';
import { verdictOf } from '../model/verdict.ts';
import { ChoicesForm } from './choices-form.tsx';
import { HistoryView } from './history-view.tsx';
import { PatchesView } from './patches-view.tsx';
import { Presets } from './presets.tsx';
import { RollUpView } from './roll-up-view.tsx';
import { RulesView } from './rules-view.tsx';
import { Summary } from './summary.tsx';
import { useExploration } from './use-exploration.ts';
import { VerdictView } from './verdict-view.tsx';

/** The page: what is chosen on one side, what follows from it on the other. */
export function Explorer() {
  const { exploration, change, unreadable } = useExploration();
  // Statuses hold since the page was opened: a time that moved on would change the samples under the reader's eyes.
  const [openedAt] = useState(() => `${new Date().toISOString().slice(0, 19)}Z`);
  const orders = useMemo(() => ordersOf(exploration), [exploration]);
  const verdict = useMemo(() => verdictOf(exploration, openedAt), [exploration, openedAt]);
  const present = orders.at(-1);
  if (!present) return null;

  return (
    <div class="kit">
      {unreadable ? (
        <p class="notice" role="alert">
          The address stands for no order that can be shown, so this one begins anew.
        </p>
      ) : null}
      <Presets exploration={exploration} change={change} />
      <div class="columns">
        <ChoicesForm exploration={exploration} present={present} change={change} />
        <div class="outcome">
          <VerdictView exploration={exploration} verdict={verdict} change={change} />
          {verdict.accepted ? <RollUpView order={verdict.order} /> : <RollUpView order={present} refused />}
          <HistoryView exploration={exploration} orders={orders} change={change} />
          <PatchesView verdict={verdict} />
          <RulesView rules={rulesAtWork(exploration, present, verdict)} />
          <p class="share">
            <CopyButton name="Copy link" label="Copy link to this order" text={() => location.href} />
            <span class="quiet">The address holds everything chosen here.</span>
          </p>
        </div>
      </div>
      <Summary verdict={verdict} present={present} />
    </div>
  );
}
