import manifest from '@assessment-kit/conformance/package.json' with { type: 'json' };
import { listRules } from '../certify/list-rules.ts';
import { receiverKey, receiverOf } from '../certify/receiver-of.ts';
import { tryRules } from '../certify/try-rules.ts';
import { UsageError } from '../failures/usage-error.ts';
import { writeFileAt } from '../output/write-file.ts';
import { defineCommand } from '../program/command.ts';
import { httpUrl } from '../program/readers.ts';
import { refuseOldNode } from '../program/refuse-old-node.ts';

const FORMATS = ['text', 'json', 'junit', 'sarif', 'markdown'] as const;

/** Plays the platform for a receiver in any language, and says of each rule whether the receiver keeps it. */
export const certify = defineCommand({
  name: 'certify',
  summary: 'plays the platform for your receiver, in any language, and gives a verdict for each rule',
  details: [
    'It sends about 300 test orders of the company AKCERT, with ids that begin with `ak-cert-` unless the sandbox makes them up. They are stored like real ones: for a receiver that is not on this machine it asks first, or wants `--yes-send-test-orders`.',
    'The key that the receiver expects is read from CALLBACK_API_KEY, or the first of CALLBACK_API_KEYS, or asked for; never taken from an argument.',
    'Whether orders are handed over, and once, tells `--probe-url`: it answers GET with a JSON list of {"orderId": "…", "count": 1}, and gets PROBE_TOKEN as a bearer token when that is set. With `--webhook-server` and OPERATOR_TOKEN the API of the kit\'s webhook server tells.',
    '`--restart-command` kills the receiver hard and starts it again; orders are sent meanwhile, and those that were answered with 200 must be there afterwards.',
  ],
  args: { ordersUrl: { summary: 'receives orders', optional: true, read: httpUrl } },
  options: {
    webhookServer: {
      summary: "the address of the kit's webhook server, instead of single URLs",
      value: 'URL',
      read: httpUrl,
    },
    errorsUrl: { summary: 'receives errors', value: 'URL', read: httpUrl },
    jobsUrl: { summary: 'receives jobs', value: 'URL', read: httpUrl },
    probeUrl: { summary: 'tells which orders were handed over', value: 'URL', read: httpUrl },
    restartCommand: { summary: 'kills the receiver and starts it again', value: 'COMMAND' },
    yesSendTestOrders: { summary: 'sends test orders to a receiver that is not on this machine, without asking' },
    only: { summary: 'tries this rule or group only; several times if wanted', value: 'ID', many: true },
    skip: { summary: 'leaves this rule or group out; several times if wanted', value: 'ID', many: true },
    list: { summary: 'lists the rules, and sends nothing' },
    company: { summary: 'company of the test orders, when the receiver must know it', value: 'ID', fallback: 'AKCERT' },
    package: { summary: 'package of the test orders, likewise', value: 'ID', fallback: 'ak-cert-package' },
    report: { summary: 'the form of the report', value: 'FORMAT', choices: FORMATS, fallback: 'text' },
    output: { summary: 'writes the report to this file, and text to the terminal', value: 'FILE' },
    badge: { summary: 'writes a badge to this file, as SVG', value: 'FILE' },
    strict: { summary: 'rules that should hold must hold' },
  },
  examples: [
    { does: 'list the rules', run: 'certify --list' },
    { does: 'try a receiver on this machine', run: 'certify http://127.0.0.1:8080/orders' },
    {
      does: 'with all that can be tried, and a report for CI',
      run: 'certify http://127.0.0.1:8080/orders --errors-url http://127.0.0.1:8080/errors --probe-url http://127.0.0.1:8080/handed-over --restart-command ./restart.sh --report junit --output certificate.xml --badge certificate.svg',
    },
    { does: "the kit's own webhook server", run: 'certify --webhook-server http://127.0.0.1:4020' },
  ],
  async run(input, context) {
    const { output, io, signal, prompts } = context;
    refuseOldNode('`certify`', manifest.engines.node);
    const conformance = await import('@assessment-kit/conformance');
    if (input.list) {
      output.result(conformance.CERTIFY_RULES, listRules(conformance.CERTIFY_RULES));
      return;
    }
    const receiver = receiverOf(input, io.env);
    const key = await receiverKey(context);
    const { host } = new URL(receiver.url);
    if (conformance.isRemote(receiver)) {
      const question = `About 300 test orders will be stored at ${host}. Send them?`;
      if (!prompts.interactive && !input.yesSendTestOrders) {
        throw new UsageError(`${question} Nobody can be asked here: there is no terminal. Add --yes-send-test-orders.`);
      }
      await prompts.confirm(question, input.yesSendTestOrders);
    }
    output.note(`Sends about 300 test orders of the company ${input.company} to ${host}.`);
    const report = await tryRules(context, {
      ...receiver,
      key,
      allowRemote: true,
      companyId: input.company,
      packageId: input.package,
      ...(input.restartCommand === undefined ? {} : { restart: input.restartCommand }),
      only: input.only,
      skip: input.skip,
      signal,
    });
    const { REPORTERS, badge, isFine } = conformance;
    if (input.output !== undefined) await writeFileAt(io, input.output, REPORTERS[input.report](report));
    if (input.badge !== undefined) await writeFileAt(io, input.badge, badge(report));
    const shown = output.json ? 'json' : input.output === undefined ? input.report : 'text';
    output.raw(REPORTERS[shown](report, { colour: output.color }));
    return isFine(report, input.strict) ? undefined : 'check';
  },
});
