/** Files that examples name, in the folder they are run in. */
export const EXAMPLE_FILES: Readonly<Record<string, string>> = {
  'client-secret': 'sandbox-secret\n',
  'callback-key': 'key-of-the-receiver\n',
  'subscription.yaml':
    'level: premium\nprice: 100.5\ncurrency: USD\nbillingCodes:\n  - { code: engineering, isActive: true }\n',
  'catalog.yaml': `packages:
  - id: backend
    name: Backend developer
    summary: Tests of backend developers
    status: { startDate: 2026-01-01T00:00:00Z }
    assessments:
      - id: backend
        name: Backend
        summary: Go and SQL
        tests:
          - { id: go, name: Go, category: Code, description: Writes Go }
`,
  'companies.txt': '5Y021\n',
  'update.yaml': 'partnerTrackingId: attempt-20931\noverallScore: Met\n',
};
