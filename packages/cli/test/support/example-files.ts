/** Files that examples name, in the folder they are run in. */
export const EXAMPLE_FILES: Readonly<Record<string, string>> = {
  'client-secret': 'sandbox-secret\n',
  'callback-key': 'key-of-the-receiver\n',
  'subscription.yaml':
    'level: premium\nprice: 100.5\ncurrency: USD\nbillingCodes:\n  - { code: engineering, isActive: true }\n',
  'update.yaml': 'partnerTrackingId: attempt-20931\noverallScore: Met\n',
};
