import type { Tool } from '../../tool.ts';

export const subscriptionManager: Tool = {
  name: 'subscription-manager',
  docs: 'https://access.redhat.com/solutions/253273',
  programs: ['subscription-manager'],
  files: [
    {
      kind: 'subscription entitlements',
      path: /^\/etc\/(?:pki\/(?:entitlement|consumer)|rhsm)(?:\/|$)/,
      where: 'fixed',
      source: 'https://access.redhat.com/solutions/1443553',
    },
  ],
  options: [{ options: ['--password', '--activationkey', '--token'], form: 'value', source: 'https://access.redhat.com/solutions/253273' }],
  writes: [
    {
      kind: 'login',
      arguments: /^register\b/,
      files: ['/etc/pki/consumer'],
      always: true,
      holds: 'one',
      revertedBy: /^subscription-manager (?:unregister|clean)\b/,
      revert: [
        {
          command: ['register'],
          undo: { arguments: 'unregister' },
          source: 'https://access.redhat.com/solutions/253273',
        },
      ],
      source: 'https://access.redhat.com/solutions/253273',
    },
  ],
  logins: [{ source: 'https://access.redhat.com/articles/7019163' }],
};
