import { Title } from '../parts/title.tsx';
import { ClockControl } from './clock-control.tsx';
import { FaultsControl } from './faults-control.tsx';
import { ReadingsControl } from './readings-control.tsx';
import { ResetControl } from './reset-control.tsx';
import { SwitchesControl } from './switches-control.tsx';

/** What a partner's engineer changes about the platform. */
export function ControlsView() {
  return (
    <>
      <Title text="Controls" />
      <div class="columns">
        <div>
          <FaultsControl />
          <ReadingsControl />
        </div>
        <div>
          <ClockControl />
          <SwitchesControl />
          <ResetControl />
        </div>
      </div>
    </>
  );
}
