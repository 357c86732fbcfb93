import type { Schema } from '@assessment-kit/contract';
import { addressWarnings } from '../callback/address-warnings.ts';
import { callbackKey } from '../callback/callback-key.ts';
import { ORDER_LEVEL } from '../callback/order-level.ts';
import { type Registered, registeredCallback, urlsOf } from '../callback/registered-callback.ts';
import { registrationRows } from '../callback/registration-rows.ts';
import { webhookServerUrls } from '../callback/webhook-server-urls.ts';
import { UsageError } from '../failures/usage-error.ts';
import { table } from '../output/table.ts';
import { defineCommand, YES } from '../program/command.ts';
import { httpUrl } from '../program/readers.ts';

/** Registers where the platform sends orders: one registration per partner, for all of its companies. */
export const callbackSet = defineCommand({
  name: 'callback set',
  summary: 'registers where the platform sends orders, for all of your companies',
  details: [
    'There is one registration per partner: it replaces the one before as a whole, so an URL that is not given is no longer called. It asks first when the orders of an earlier registration would go elsewhere.',
    'The key that the platform will send as `x-api-key` is the first of CALLBACK_API_KEYS, or is asked for without showing it, or read from stdin; never taken from an argument.',
  ],
  args: { ordersUrl: { summary: 'receives new orders', optional: true, read: httpUrl } },
  options: {
    webhookServer: {
      summary: "the address of the kit's webhook server, instead of single URLs",
      value: 'URL',
      read: httpUrl,
    },
    errorsUrl: { summary: 'is called when the call with an order fails', value: 'URL', read: httpUrl },
    jobsUrl: { summary: 'receives created jobs and changes of their status', value: 'URL', read: httpUrl },
    callerName: { summary: 'the name of the partner; the one registered before when not given', value: 'NAME' },
    orderLevel: ORDER_LEVEL,
    keyFromStdin: { summary: 'reads the key from the first line of stdin' },
    yes: YES,
  },
  examples: [
    {
      does: "send everything to the kit's webhook server",
      run: 'callback set --webhook-server https://hooks.example.com --caller-name "Example Assessments"',
    },
    {
      does: 'send orders and errors to addresses of your own, with the key from a file',
      run: 'callback set https://hooks.example.com/orders --errors-url https://hooks.example.com/errors --caller-name "Example Assessments" --key-from-stdin --yes < callback-key',
    },
  ],
  async run(input, context) {
    const { client, connection, output, prompts, signal } = context;
    const callbackDetails = addressesOf(input);
    const { baseUrl } = await connection();
    for (const url of Object.values(callbackDetails)) {
      for (const warning of addressWarnings(url, baseUrl)) output.warn(warning);
    }
    const platform = await client();
    const before = await registeredCallback(platform, signal);
    const callerName = input.callerName ?? before?.callerDetails?.callerName ?? undefined;
    if (!callerName)
      throw new UsageError('--caller-name is missing: nothing is registered that it could be taken from.');
    const registration = { callbackDetails, callerDetails: { callerName }, orderLevel: input.orderLevel };
    const apiKey = await callbackKey(context, input.keyFromStdin);
    const changes = before === null ? [] : changesOf(before, registration);
    if (changes.length > 0) {
      await prompts.confirm(
        `Another callback is registered. This changes ${changes.join('; ')}. Replace it?`,
        input.yes,
      );
    }
    await platform.upsertCallback({ body: { ...registration, apiKey } }, { signal });
    const said = `${output.style('green', before === null ? 'The callback is registered.' : 'The callback is replaced.')}\n${table(registrationRows(registration), { indent: 2 })}`;
    output.result({ ...registration, replaced: before !== null }, said);
  },
});

function addressesOf(input: {
  ordersUrl: string | undefined;
  webhookServer: string | undefined;
  errorsUrl: string | undefined;
  jobsUrl: string | undefined;
}): { successCallbackUrl: string; errorCallbackUrl?: string; jobCreationCallbackUrl?: string } {
  const { ordersUrl, webhookServer, errorsUrl, jobsUrl } = input;
  if ((ordersUrl === undefined) === (webhookServer === undefined)) {
    throw new UsageError('Give either the URL that receives orders, or --webhook-server.');
  }
  const own = webhookServer === undefined ? null : webhookServerUrls(webhookServer);
  const errors = errorsUrl ?? own?.errors;
  const jobs = jobsUrl ?? own?.jobs;
  return {
    successCallbackUrl: ordersUrl ?? own?.orders ?? '',
    ...(errors === undefined ? {} : { errorCallbackUrl: errors }),
    ...(jobs === undefined ? {} : { jobCreationCallbackUrl: jobs }),
  };
}

/** Which addresses and whether the level would change; both decide what arrives where. */
function changesOf(before: Registered, after: Registered & { orderLevel: Schema<'OrderLevel'> }): string[] {
  const [old, wanted] = [urlsOf(before), urlsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(wanted)])].filter(
    (name) => old[name] !== wanted[name],
  );
  const urls = names.map((name) => `${name} from ${old[name] ?? 'none'} to ${wanted[name] ?? 'none'}`);
  const level = before.orderLevel ?? 'Assessment';
  return [...urls, ...(level === after.orderLevel ? [] : [`orderLevel from ${level} to ${after.orderLevel}`])];
}
