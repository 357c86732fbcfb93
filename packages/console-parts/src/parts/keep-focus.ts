const CONTROLS = 'a[href], button:enabled, input:enabled, select:enabled, summary, pre[tabindex]';

/** Parts of a page in which the focus stays. */
const PARTS = '.card, .panel';

/**
 * Keeps the focus in the page when the control that has it disappears, by what was done with it or by news from the
 * server: the control in its place takes it over. It would fall back to the page, and who uses the keyboard or hears the
 * page would begin at its top again.
 *
 * @param page What the views are in; can be focused itself.
 * @returns A function that ends it.
 */
export function keepFocus(page: HTMLElement): () => void {
  let last: { control: Element; part: HTMLElement; at: number } | null = null;

  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === page) return;
    const part = target.closest<HTMLElement>(PARTS) ?? page;
    last = { control: target, part, at: [...part.querySelectorAll(CONTROLS)].indexOf(target) };
  };
  // Some browsers say that a control which is taken away loses the focus, others do not; it is gone a moment later.
  const onFocusOut = () => {
    setTimeout(() => {
      if (last?.control.isConnected && document.activeElement !== last.control) last = null;
    });
  };
  const observer = new MutationObserver(() => {
    if (last === null || last.control.isConnected) return;
    const { part, at } = last;
    last = null;
    if (document.activeElement !== document.body) return;
    const controls = part.isConnected && part !== page ? part.querySelectorAll<HTMLElement>(CONTROLS) : [];
    (controls[Math.min(Math.max(at, 0), controls.length - 1)] ?? page).focus();
  });

  page.addEventListener('focusin', onFocusIn);
  page.addEventListener('focusout', onFocusOut);
  observer.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', onFocusIn);
    page.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
  };
}
