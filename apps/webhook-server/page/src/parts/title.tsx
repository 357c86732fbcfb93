import { Title as PageTitle } from '@assessment-kit/console-parts';

/** The heading of a view of the operator's page. */
export function Title({ text }: { text: string }) {
  return <PageTitle text={text} site="Webhook server" />;
}
