import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const infrastructureLinters: Tool = {
  name: 'infrastructure-linters',
  docs: 'https://github.com/yannh/kubeconform',
  programs: words(`
      kubeconform kubeval kube-linter kube-score conftest polaris pluto hadolint yamllint ansible-lint actionlint tfsec terrascan terraform-docs cfn-lint jsonnet jsonnetfmt
      cue
    `),
  inert: [{ what: 'checks or renders files', certainty: 'by-manual', source: 'https://github.com/yannh/kubeconform#usage' }],
};
