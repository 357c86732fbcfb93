/** A sentence of the contract; what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // The parts of a sentence do not move.
          <code key={index}>{part}</code>
        ),
      )}
    </>
  );
}
