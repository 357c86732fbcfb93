import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Connection, Watch } from '../data/watch.ts';
import { keepFocus } from './keep-focus.ts';

/** An entry of the navigation. */
export interface FrameView {
  name: string;
  href: string;
  current: boolean;
  /** How much is waiting there. */
  count?: number;
}

const CONNECTIONS = { connecting: 'Connecting', live: 'Live', lost: 'Not connected' } satisfies Record<
  Connection,
  string
>;

/** What is around every view: the way to skip it, the name, the navigation, and whether changes are seen. */
export function Frame(properties: {
  name: string;
  about: string;
  views: readonly FrameView[];
  /** Tells one view from another: the page goes to its top, and who uses the keyboard on at the view. */
  shown: string;
  watch: Watch;
  /** More for the end of the bar. */
  extra?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { name, about, views, shown, watch, extra, children } = properties;
  const main = useRef<HTMLElement>(null);
  const before = useRef(shown);

  useEffect(() => (main.current ? keepFocus(main.current) : undefined), []);
  useLayoutEffect(() => {
    // Who follows a link by keyboard or hears the page goes on at the new view; who opens the page begins at its top.
    if (before.current !== shown) main.current?.focus();
    before.current = shown;
    scrollTo(0, 0);
  }, [shown]);

  return (
    <>
      <button class="skip" type="button" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <header class="bar">
        <p class="brand">
          {name} <span class="quiet">{about}</span>
        </p>
        <nav aria-label="Views">
          {views.map((view) => (
            <a key={view.name} href={view.href} aria-current={view.current ? 'page' : undefined}>
              {view.name}
              {view.count === undefined ? null : <span class="count">{view.count}</span>}
            </a>
          ))}
        </nav>
        <ConnectionState watch={watch} />
        {extra}
      </header>
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function ConnectionState({ watch }: { watch: Watch }) {
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(() => watch(setConnection), [watch]);
  return (
    <p class={`connection ${connection}`} role="status">
      {CONNECTIONS[connection]}
    </p>
  );
}
