import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const TUNNELS =
  'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/configure-tunnels/cloudflared-parameters/run-parameters/';

export const cloudflared: Tool = {
  name: 'cloudflared',
  docs: TUNNELS,
  forServices: true,
  programs: ['cloudflared'],
  environment: [{ variables: /TUNNEL_\w+/i, how: 'reads %s', readsNothing: VERSION, source: TUNNELS }],
  options: [{ options: ['--token'], form: 'value', source: TUNNELS }],
  operands: [{ command: ['service', 'install'], operand: 0, form: 'value', source: TUNNELS }],
  writes: [{ kind: 'login', arguments: /^service install \S/, files: ['/etc/systemd/system/cloudflared.service'], holds: 'one', source: TUNNELS }],
  offline: [{ arguments: HELP, source: TUNNELS }],
};
