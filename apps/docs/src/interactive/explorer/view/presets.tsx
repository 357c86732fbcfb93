import { queryOf } from '../model/address.ts';
import type { Exploration } from '../model/exploration.ts';
import { PRESETS } from '../model/presets.ts';

/** Situations to begin with, as links: each has an address of its own. */
export function Presets({ exploration, change }: { exploration: Exploration; change: (next: Exploration) => void }) {
  const shown = queryOf(exploration);
  return (
    <nav class="presets" aria-label="Situations to begin with">
      <ul>
        {PRESETS.map((preset) => {
          const query = queryOf(preset.exploration);
          return (
            <li key={preset.id}>
              <a
                href={`${location.pathname}${query}`}
                aria-current={query === shown ? 'true' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  change(preset.exploration);
                }}
              >
                {preset.label}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
