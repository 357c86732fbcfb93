import { useEffect, useState } from 'preact/hooks';
import { explorationOf, queryOf } from '../model/address.ts';
import { type Exploration, START } from '../model/exploration.ts';

export interface ExplorationInAddress {
  exploration: Exploration;
  change: (exploration: Exploration) => void;
  /** The address that was opened stands for nothing that can be shown. */
  unreadable: boolean;
}

/** The exploration that the address stands for; the address follows each change. */
export function useExploration(): ExplorationInAddress {
  const [state, setState] = useState(fromAddress);

  useEffect(() => {
    const onPopState = () => setState(fromAddress());
    addEventListener('popstate', onPopState);
    return () => removeEventListener('popstate', onPopState);
  }, []);

  const change = (exploration: Exploration) => {
    setState({ exploration, unreadable: false });
    history.replaceState(history.state, '', `${location.pathname}${queryOf(exploration)}${location.hash}`);
  };
  return { ...state, change };
}

function fromAddress() {
  const exploration = explorationOf(location.search);
  return { exploration: exploration ?? START, unreadable: exploration === null };
}
