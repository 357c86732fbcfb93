import { Time } from '@assessment-kit/console-parts';

/** In place of what could be done with something whose personal data is gone. */
export function Erased({ at }: { at: string }) {
  return (
    <p class="quiet">
      Its personal data was erased <Time at={at} />: nothing can be done with it any more.
    </p>
  );
}
