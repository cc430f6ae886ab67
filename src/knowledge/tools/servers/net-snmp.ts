import type { Tool } from '../../tool.ts';

export const netSnmp: Tool = {
  name: 'net-snmp',
  docs: 'https://net-snmp.sourceforge.io/docs/man/',
  programs: ['net-snmp-create-v3-user', 'net-snmp-config', 'snmpusm', 'snmpget', 'snmpwalk', 'snmpset', 'snmpbulkwalk', 'snmptrap'],
  options: [
    {
      programs: ['net-snmp-create-v3-user', 'net-snmp-config'],
      options: ['-A', '-X'],
      form: 'value',
      source: 'https://net-snmp.sourceforge.io/docs/man/net-snmp-create-v3-user.html',
    },
    {
      programs: ['snmpusm', 'snmpget', 'snmpwalk', 'snmpset', 'snmpbulkwalk', 'snmptrap'],
      options: ['-A', '-X'],
      form: 'value',
      source: 'https://net-snmp.sourceforge.io/docs/man/snmpcmd.html',
    },
  ],
  writes: [
    {
      programs: ['net-snmp-create-v3-user', 'net-snmp-config'],
      kind: 'password-db',
      arguments: /(?:^| )-[AX]/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://net-snmp.sourceforge.io/docs/man/net-snmp-create-v3-user.html',
    },
  ],
};
