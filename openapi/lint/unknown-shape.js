/** An `x-unknown` is a list of sentences. */
export function UnknownShape() {
  return {
    any(node, { report, location }) {
      const list = node?.['x-unknown'];
      if (list === undefined) return;
      const fine =
        Array.isArray(list) &&
        list.length > 0 &&
        list.every((each) => typeof each === 'string' && /\S.*\.$/s.test(each));
      if (!fine) {
        const message = '`x-unknown` must be a list of sentences, each ending with a full stop.';
        report({ message, location: location.child('x-unknown') });
      }
    },
  };
}
