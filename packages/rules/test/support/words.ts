/** All words of a length over an alphabet: `words('AB', 2)` is `AA`, `AB`, `BA`, `BB`. */
export function words(alphabet: string, length: number): string[] {
  if (length === 0) return [''];
  return words(alphabet, length - 1).flatMap((word) => [...alphabet].map((letter) => word + letter));
}
