import { useId, useRef } from 'preact/hooks';
import type { RefusedField } from '../model/answer.ts';
import { jsonPlace } from '../model/json-place.ts';
import type { TryBody } from '../model/operation.ts';

/** Rows of the editor, so that a short body does not leave a hole and a long one can be read. */
const [FEWEST_ROWS, MOST_ROWS] = [4, 22];

/** The body as a text, with the contract's examples, and what the sandbox said about its fields. */
export function BodyEditor(properties: {
  body: TryBody;
  text: string;
  change: (text: string) => void;
  takeExample: (at: number) => void;
  refused: readonly RefusedField[];
}) {
  const { body, text, change, takeExample, refused } = properties;
  const id = useId();
  const editor = useRef<HTMLTextAreaElement>(null);
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, text.split('\n').length));

  const show = (field: string) => {
    const place = jsonPlace(text, field);
    const area = editor.current;
    if (!area || !place) return;
    area.focus();
    area.setSelectionRange(place.start, place.end);
    const line = text.slice(0, place.start).split('\n').length - 1;
    area.scrollTop = Math.max(0, (line - rows / 2) * (area.scrollHeight / Math.max(1, text.split('\n').length)));
  };

  return (
    <div class="field body-editor">
      <div class="card-head">
        <label for={id}>
          Body <span class="quiet">{body.mediaType}</span>
        </label>
        {body.examples.length > 1 ? (
          <select
            aria-label="Example"
            class="example"
            onChange={(event) => takeExample(event.currentTarget.selectedIndex)}
          >
            {body.examples.map(({ label }) => (
              <option key={label}>{label}</option>
            ))}
          </select>
        ) : (
          <button type="button" class="small" onClick={() => takeExample(0)}>
            Example again
          </button>
        )}
      </div>
      <textarea
        id={id}
        ref={editor}
        rows={rows}
        value={text}
        spellcheck={false}
        autoComplete="off"
        aria-invalid={refused.length > 0}
        aria-describedby={refused.length > 0 ? `${id}-problems` : undefined}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {refused.length > 0 ? (
        <ul class="body-problems" id={`${id}-problems`}>
          {refused.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <span class="problem">{message}</span>
              {body.kind === 'json' && jsonPlace(text, field) ? (
                <button type="button" class="small" aria-label={`Show ${field}`} onClick={() => show(field)}>
                  Show
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
