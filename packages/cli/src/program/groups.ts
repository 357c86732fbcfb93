/** Commands with two words belong to a group; its line in help. */
export const GROUPS: Readonly<Record<string, string>> = {
  callback: 'where the platform sends orders',
  orders: 'orders as the platform sees them',
  packages: 'your catalogue at the platform',
  subscription: 'what a company has bought',
  onboarding: 'whether a company may use the integration',
  profile: 'hosts and credentials that are kept on this machine',
};
