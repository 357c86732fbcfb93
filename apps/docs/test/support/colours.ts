/**
 * Runs in a page: marks the texts whose colours are to be looked at, and says which styles they have.
 *
 * Two texts look alike when they and all that is around them have the same tags, classes and states: contrast, which takes
 * most of the time that axe needs, is then looked at once for the whole site instead of 200 times for each link of the
 * sidebar.
 */
export const MARK_NEW_STYLES = `(seen) => {
  const known = new Set(seen);
  const found = [];
  const STATES = ['class', 'style', 'aria-current', 'aria-selected', 'aria-pressed', 'aria-disabled', 'type', 'disabled'];
  const own = new Map();
  const styleOf = (element) => {
    const kept = own.get(element);
    if (kept !== undefined) return kept;
    const states = STATES.map((name) => element.getAttribute(name) ?? '').join(',');
    // Rows of a table may be striped.
    const stripe = element.matches('tr:nth-child(even)') ? 'even' : '';
    const around = element.parentElement ? styleOf(element.parentElement) : '';
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (const letter of around + '>' + element.tagName + states + stripe) {
      high = Math.imul(high ^ letter.codePointAt(0), 2654435761);
      low = Math.imul(low ^ letter.codePointAt(0), 1597334677);
    }
    const style = (high >>> 0).toString(36) + (low >>> 0).toString(36);
    own.set(element, style);
    return style;
  };
  for (const marked of document.querySelectorAll('[data-new-style]')) marked.removeAttribute('data-new-style');
  for (const element of document.body.querySelectorAll('*')) {
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!says && !element.matches('input, select, textarea')) continue;
    const style = styleOf(element);
    if (known.has(style) || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    known.add(style);
    found.push(style);
    element.setAttribute('data-new-style', '');
  }
  return found;
}`;
