import type { Bench } from './bench.ts';
import type { SentKey } from './wire/exchange.ts';

/** Keys that are wrong, each in another way. Those made from the right one say in a shell how, and do not show it. */
export function wrongKeys({ rightKey: { value }, orders: { keyMark } }: Bench): { what: string; key: SentKey }[] {
  const otherCase = swapCase(value);
  const variants = [
    { what: 'another key', key: { value: keyMark, shell: keyMark } },
    { what: 'one character', key: { value: 'x', shell: 'x' } },
    { what: 'the key without its last character', key: { value: value.slice(0, -1), shell: `$\{CALLBACK_API_KEY%?}` } },
    { what: 'the key without its first character', key: { value: value.slice(1), shell: `$\{CALLBACK_API_KEY#?}` } },
    { what: 'the key and one character more', key: { value: `${value}x`, shell: `$\{CALLBACK_API_KEY}x` } },
    { what: 'the key twice', key: { value: `${value}, ${value}`, shell: '$CALLBACK_API_KEY, $CALLBACK_API_KEY' } },
    {
      what: 'the key in the other case',
      key: { value: otherCase, shell: '$(echo $CALLBACK_API_KEY | tr a-zA-Z A-Za-z)' },
    },
  ];
  return variants.filter(({ key }) => key.value !== value);
}

function swapCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}
