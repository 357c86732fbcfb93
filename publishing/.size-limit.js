/** As bundlers make them, with gzip. The limits are promises: see the client's README. */
export default [
  {
    name: 'client, its core',
    path: '../packages/client/dist/index.js',
    import: '{ createClient }',
    gzip: true,
    limit: '8192 B',
  },
  {
    name: 'client, all of its main entry',
    path: '../packages/client/dist/index.js',
    import: '*',
    gzip: true,
    limit: '9216 B',
  },
  {
    name: "receiver, its core: the kit's own code without validators; libraries for logs and spans left out",
    path: '../apps/webhook-server/dist/http/callback-handler.js',
    import: '{ callbackHandler }',
    ignore: ['pino', '@opentelemetry/api', '@assessment-kit/contract/webhooks'],
    modifyEsbuildConfig: (config) => ({ ...config, platform: 'node' }),
    gzip: true,
    limit: '6144 B',
  },
];
