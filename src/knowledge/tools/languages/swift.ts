import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const LOGIN_OPTIONS = /^--(?:username|password|token|token-file|config-path|cache-path|package-path|scratch-path)$/;

export const swift: Tool = {
  name: 'swift',
  docs: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/',
  programs: ['swift', 'xcodebuild'],
  environment: [
    {
      variables: /SWIFTPM_\w+/i,
      how: 'reads %s',
      runs: 'code of the project or its packages',
      readsNothing: VERSION,
      source: 'https://github.com/swiftlang/swift-package-manager/blob/main/Sources/PackageRegistryCommand/PackageRegistryCommand%2BAuth.swift',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['swift'] },
    { tool: 'git', programs: ['swift'] },
    { tool: 'ssh', programs: ['swift'] },
  ],
  options: [
    {
      programs: ['swift'],
      when: /^package-registry login\b/,
      options: ['--password', '--token'],
      form: 'value',
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/packageregistrylogin',
    },
  ],
  writes: [
    {
      programs: ['swift'],
      kind: 'binary',
      arguments: /(?:^| )-D ?["']?\w+=/,
      files: ['the program'],
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/swiftbuild',
    },
    {
      programs: ['swift'],
      kind: 'login',
      arguments: /^package-registry login\b/,
      files: ['~/.netrc'],
      scopes: [{ option: /--netrc-file[= ](?<path>\S+)/ }],
      holds: 'host',
      revert: [
        {
          command: ['package-registry', 'login'],
          arguments: /^(?!.*--netrc-file\b)/,
          valued: LOGIN_OPTIONS,
          // its own logout leaves the lines in the file
          undo: { statement: 'rm -f ~/.netrc' },
          others: /\bnetrc\b|\bpackage-registry login\b/,
          source: 'https://github.com/swiftlang/swift-package-manager/blob/main/Sources/PackageRegistryCommand/PackageRegistryCommand%2BAuth.swift',
        },
      ],
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/packageregistrylogin',
    },
  ],
  project: [
    {
      programs: ['swift'],
      arguments: /^package (?:-\S+ )*(?:resolve|update|show-dependencies|clean|reset)(?: |$)/,
      manifest: /^Package\.swift$/,
      files: /(?:^|\/)Package(?:@swift-[\d.]+)?\.swift$/,
      installs: true,
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/packageresolve',
    },
    {
      programs: ['swift'],
      arguments: /^test(?: |$)/,
      manifest: /^Package\.swift$/,
      files: /(?:^|\/)(?!main\.swift$)[^/]+\.swift$/,
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/swifttest',
    },
    {
      programs: ['swift'],
      arguments: /^run(?: |$)/,
      manifest: /^Package\.swift$/,
      files: /\.swift$/,
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/swiftrun',
    },
    {
      programs: ['swift'],
      manifest: /^Package\.swift$/,
      files: /(?:^|\/)Package(?:@swift-[\d.]+)?\.swift$|(?:^|\/)Plugins\/.*\.swift$/,
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/swiftbuild',
    },
  ],
  offline: [
    {
      programs: ['swift'],
      arguments:
        /^(?:--version|package-registry (?:login|logout|set|unset)|package (?:dump-package|describe|clean|reset|tools-version|init))\b|(?:^| )--(?:skip-update|disable-automatic-resolution)(?: |$)/,
      source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/',
    },
  ],
  logins: [
    { programs: ['swift'], source: 'https://github.com/swiftlang/swift-package-manager/blob/main/Documentation/PackageRegistry/PackageRegistryUsage.md' },
  ],
  compiles: [{ programs: ['swift'], source: 'https://docs.swift.org/swiftpm/documentation/packagemanagerdocs/' }],
};
