/** What was answered to an attempt, as far as anything was. */
export function AnswerNote({ status, correlationId }: { status: number | null; correlationId: string | null }) {
  return (
    <>
      {status === null ? null : <span class="quiet"> · status {status}</span>}
      {correlationId === null ? null : (
        <span class="quiet">
          {' '}
          · CorrelationId <code>{correlationId}</code>
        </span>
      )}
    </>
  );
}
