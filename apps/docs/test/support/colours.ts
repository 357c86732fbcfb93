/**
 * Runs in a page: marks the texts whose colours are to be looked at, and says how they look.
 *
 * Two texts look alike when their own colour, size and weight are the same, and the colours behind them: all that contrast
 * is made of. It takes most of the time that axe needs, and is then looked at once for the whole site and theme instead
 * of for each of a thousand texts on each page.
 *
 * @param seen The looks that need no look any more.
 * @param except What to leave out, by selector, or `null`.
 */
export const MARK_NEW_LOOKS = `(seen, except) => {
  const known = new Set(seen);
  const found = [];
  const behind = new Map();
  const styles = new Map();
  const styleOf = (element) => {
    const kept = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, kept);
    return kept;
  };
  /** The colours that shine through, and what changes them or may lie over something that is no ancestor. */
  const behindOf = (element) => {
    if (element === null) return { layers: '', effects: '' };
    const kept = behind.get(element);
    if (kept !== undefined) return kept;
    const around = behindOf(element.parentElement);
    const { backgroundColor, backgroundImage, opacity, position, filter, mixBlendMode } = styleOf(element);
    const layer = backgroundImage === 'none' ? backgroundColor : backgroundColor + backgroundImage;
    const isClear = layer === 'rgba(0, 0, 0, 0)';
    const place = ['static', 'relative'].includes(position) ? '' : position + element.tagName + element.className;
    const effect = [opacity, filter, mixBlendMode, place].join(' ');
    const all = {
      layers: isClear ? around.layers : /^rgb\\([^)]*\\)$/.test(layer) ? layer : layer + ' over ' + around.layers,
      effects: effect === '1 none normal ' ? around.effects : around.effects + effect + '; ',
    };
    behind.set(element, all);
    return all;
  };
  const lookOf = (element) => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottom } = styleOf(element);
    // A link in a text is told from the text around it, too.
    const link = element.tagName === 'A' ? styleOf(element.parentElement).color + textDecorationLine + borderBottom : '';
    const { layers, effects } = behindOf(element);
    return [color, fontSize, fontWeight, textShadow, link, layers, effects].join(' on ');
  };
  for (const marked of document.querySelectorAll('[data-new-look]')) marked.removeAttribute('data-new-look');
  for (const element of document.body.querySelectorAll('*')) {
    const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (!says && !element.matches('input, select, textarea')) continue;
    if (except !== null && element.closest(except) !== null) continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const look = lookOf(element);
    if (known.has(look)) continue;
    known.add(look);
    found.push(look);
    element.setAttribute('data-new-look', '');
  }
  return found;
}`;
