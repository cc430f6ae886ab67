import { describe, expect, test } from '@jest/globals';
import { daemonOf } from '../../../src/facts/flows/tool-use.ts';
import { DAEMONS } from '../../../src/knowledge/docker/daemons.ts';

/** One for each row, in its order: a file that is the daemon's own. */
const EXAMPLES: readonly string[] = [
  '/etc/ssh/ssh_host_ed25519_key',
  '/etc/cron.d/key',
  '/etc/supervisor/key.pem',
  '/etc/services.d/app/key',
  '/etc/my_init.d/key',
  '/etc/systemd/key',
  '/var/jenkins_home/.ssh/id_rsa',
  '/etc/gitlab-runner/key',
  '/etc/buildkite-agent/token',
  '/etc/nginx/ssl/x.key',
  '/etc/apache2/ssl/x.key',
  '/usr/local/etc/haproxy/x.pem',
  '/etc/postfix/x.key',
  '/etc/exim4/x.key',
  '/etc/dovecot/x.key',
  '/etc/mysql/x.key',
  '/var/lib/postgresql/server.key',
  '/etc/redis/x.key',
  '/var/lib/rabbitmq/.erlang.cookie',
  '/data/configdb/keyfile',
  '/etc/openvpn/client.key',
  '/etc/ipsec.d/private/x.key',
  '/etc/wireguard/wg0.key',
  '/etc/stunnel/x.pem',
  '/etc/bind/rndc.key',
  '/etc/ldap/x.key',
  '/etc/munge/munge.key',
  '/etc/krb5.keytab',
  '/etc/samba/secrets',
  '/etc/vsftpd/x.pem',
  '/etc/squid/x.pem',
  '/usr/local/tomcat/conf/keystore.jks',
  '/usr/share/elasticsearch/config/x.p12',
  '/etc/grafana/x.key',
  '/etc/prometheus/token',
  '/vault/config/x.key',
  '/usr/local/etc/php-fpm.d/x.key',
  '/etc/lighttpd/x.pem',
  '/etc/ssl/private/x.key',
];

describe('daemons', () => {
  test('every row has a file that is its own, and programs of its own', () => {
    expect(EXAMPLES.map((path) => daemonOf(path)?.name)).toEqual(DAEMONS.map((daemon) => daemon.name));
    const programs = DAEMONS.flatMap((daemon) => daemon.programs);
    expect(new Set(programs).size).toBe(programs.length);
  });

  test('files of others are none of theirs', () => {
    expect(['/etc/ssh/ssh_config', '/root/.ssh/id_rsa', '/app/.env', '/etc/ssl/certs/ca.pem'].filter((path) => daemonOf(path))).toEqual([]);
  });
});
