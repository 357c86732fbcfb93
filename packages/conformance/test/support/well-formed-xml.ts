/** What is wrong with an XML document made of elements, attributes in double quotes and text; `null`: nothing. */
export function wellFormedXml(document: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(document)) return 'a character';
  const open: string[] = [];
  let rest = document.replace(/^<\?xml [^>]*\?>\n/, '');
  while (rest !== '') {
    const text = /^(?:[^<&]|&(?:amp|lt|gt|quot);)+/.exec(rest)?.[0];
    const tag = /^<(\/?)([\w-]+)((?: [\w:-]+="(?:[^<&"]|&(?:amp|lt|gt|quot);)*")*)(\/?)>/.exec(rest);
    if (text === undefined && tag === null) return `at ${rest.slice(0, 40)}`;
    if (tag) {
      const [, closes, name = '', , empty] = tag;
      if (closes && open.pop() !== name) return `</${name}>`;
      if (!closes && !empty) open.push(name);
    }
    rest = rest.slice((text ?? tag?.[0] ?? '').length);
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}
