/** A server program of a container, and the files that it reads there by default. */
export interface Daemon {
  readonly name: string;
  /** Canonical names of its programs. The image starts the daemon if CMD, ENTRYPOINT or HEALTHCHECK names one of them. */
  readonly programs: readonly string[];
  /** System packages that install it. */
  readonly packages: readonly string[];
  /** Matched against the absolute path: files that belong to the daemon, even if other programs read them too. */
  readonly files?: RegExp;
  /** Whether it runs commands defined elsewhere: the jobs of cron, the programs of supervisord, the users of sshd. */
  readonly runsCommands: boolean;
  /**
   * The variables that the daemon, or the entrypoint of its official image, reads by itself. Any other variable reaches it only if its settings or the files it
   * serves name the variable. Omitted if it may read any variable.
   */
  readonly variables?: RegExp;
  /** Files and folders in which the daemon, or the entrypoint of its image, expands variables. Omitted if that may be any of its files. */
  readonly fills?: readonly string[];
  /** Whether it runs the code that it serves. */
  readonly servesCode?: true;
  readonly source: string;
}

/** An example of each stands in test/knowledge/docker/daemons.test.ts. */
// biome-ignore format: one row a line
export const DAEMONS: readonly Daemon[] = [
  { name: 'sshd', programs: ['sshd', 'dropbear'], packages: ['openssh-server', 'openssh-server-pam', 'dropbear'], files: /^\/etc\/(?:ssh\/(?:keys\/)?ssh_host_\w+_key|dropbear\/.*)$|^\/(?:ssh_host_keys|config\/ssh_host_keys)\//, runsCommands: true, source: 'https://man.openbsd.org/sshd.8#FILES' },
  { name: 'cron', programs: ['cron', 'crond', 'supercronic', 'dcron', 'fcron', 'go-cron', 'ofelia'], packages: ['cron', 'cronie', 'dcron', 'vixie-cron', 'anacron'], files: /^\/etc\/cron(?:\.\w+|tab)?(?:\/|$)|^\/var\/spool\/cron\//, runsCommands: true, source: 'https://man7.org/linux/man-pages/man8/cron.8.html' },
  { name: 'supervisord', programs: ['supervisord'], packages: ['supervisor'], files: /^\/etc\/supervisor/, runsCommands: true, source: 'https://supervisord.org/running.html' },
  { name: 's6', programs: ['s6-svscan', 'init'], packages: ['s6', 's6-overlay'], files: /^\/etc\/(?:s6|services\.d|cont-init\.d|s6-overlay)\//, runsCommands: true, source: 'https://skarnet.org/software/s6/s6-svscan.html' },
  { name: 'runit', programs: ['runsvdir', 'runit', 'my_init', 'runsvdir-start'], packages: ['runit'], files: /^\/etc\/(?:service|sv|my_init\.d)\//, runsCommands: true, source: 'https://smarden.org/runit/runsvdir.8' },
  { name: 'systemd', programs: ['systemd'], packages: ['systemd'], files: /^\/etc\/systemd\//, runsCommands: true, source: 'https://man7.org/linux/man-pages/man1/init.1.html' },
  { name: 'Jenkins', programs: ['jenkins.sh', 'jenkins-agent', 'jenkins-slave'], packages: ['jenkins'], files: /^\/(?:var\/jenkins_home|usr\/share\/jenkins\/ref|home\/jenkins)\//, runsCommands: true, source: 'https://github.com/jenkinsci/docker/blob/master/README.md' },
  { name: 'gitlab-runner', programs: ['gitlab-runner'], packages: ['gitlab-runner'], files: /^\/(?:etc|home)\/gitlab-runner\//, runsCommands: true, source: 'https://docs.gitlab.com/runner/configuration/advanced-configuration/' },
  { name: 'a CI agent', programs: ['buildkite-agent', 'drone-runner-docker', 'act_runner', 'woodpecker-agent', 'run-agent.sh'], packages: ['buildkite-agent'], files: /^\/(?:etc|var\/lib)\/buildkite-agent\//, runsCommands: true, source: 'https://buildkite.com/docs/agent/v3/configuration' },
  { name: 'nginx', programs: ['nginx', 'openresty'], packages: ['nginx', 'nginx-full', 'nginx-extras', 'nginx-light'], files: /^\/(?:etc|usr\/local|usr\/local\/openresty)\/nginx\//, runsCommands: false, variables: /^NGINX_/, fills: ['/etc/nginx/nginx.conf', '/etc/nginx/templates', '/docker-entrypoint.d', '/docker-entrypoint.sh'], source: 'https://nginx.org/en/docs/beginners_guide.html' },
  { name: 'Apache', programs: ['apache2', 'apache2-foreground', 'apache2ctl', 'apachectl', 'httpd', 'httpd-foreground'], packages: ['apache2', 'httpd'], files: /^\/(?:etc\/(?:apache2|httpd)|usr\/local\/apache2\/conf)\//, runsCommands: false, variables: /^APACHE_/, servesCode: true, source: 'https://httpd.apache.org/docs/current/invoking.html' },
  { name: 'HAProxy', programs: ['haproxy'], packages: ['haproxy'], files: /^\/(?:usr\/local\/)?etc\/haproxy\//, runsCommands: false, variables: /^HAPROXY_/, source: 'https://docs.haproxy.org/3.2/management.html' },
  { name: 'Postfix', programs: ['postfix'], packages: ['postfix'], files: /^\/etc\/postfix\//, runsCommands: false, variables: /^(?:MAIL|POSTFIX)_/, source: 'https://www.postfix.org/postconf.5.html' },
  { name: 'Exim', programs: ['exim', 'exim4'], packages: ['exim4', 'exim'], files: /^\/etc\/exim4?\//, runsCommands: false, source: 'https://www.exim.org/exim-html-current/doc/html/spec_html/' },
  { name: 'Dovecot', programs: ['dovecot'], packages: ['dovecot', 'dovecot-core', 'dovecot-imapd'], files: /^\/etc\/dovecot\//, runsCommands: false, variables: /^DOVECOT_/, source: 'https://doc.dovecot.org/' },
  { name: 'MySQL', programs: ['mysqld', 'mysqld_safe', 'mariadbd', 'mysqld_multi'], packages: ['mysql-server', 'mariadb-server'], files: /^\/(?:etc\/mysql|etc\/my\.cnf\.d|var\/lib\/mysql)\//, runsCommands: false, variables: /^(?:MYSQL|MARIADB)_/, source: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html' },
  { name: 'PostgreSQL', programs: ['postgres', 'pg_ctl', 'pg_ctlcluster'], packages: ['postgresql'], files: /^\/(?:etc|var\/lib)\/postgresql\//, runsCommands: false, variables: /^(?:POSTGRES_|PG)/, source: 'https://www.postgresql.org/docs/current/runtime-config-file-locations.html' },
  { name: 'Redis', programs: ['redis-server', 'valkey-server'], packages: ['redis', 'redis-server'], files: /^\/(?:usr\/local\/)?etc\/redis\//, runsCommands: false, variables: /^(?:REDIS|VALKEY)_/, source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/config/' },
  { name: 'RabbitMQ', programs: ['rabbitmq-server'], packages: ['rabbitmq-server'], files: /^\/(?:etc|var\/lib)\/rabbitmq\//, runsCommands: false, variables: /^RABBITMQ_/, source: 'https://www.rabbitmq.com/docs/configure' },
  { name: 'MongoDB', programs: ['mongod', 'mongos'], packages: ['mongodb', 'mongodb-org'], files: /^\/(?:etc\/mongo|data\/(?:db|configdb)\/)/, runsCommands: false, variables: /^MONGO/, source: 'https://www.mongodb.com/docs/manual/reference/configuration-options/' },
  { name: 'OpenVPN', programs: ['openvpn'], packages: ['openvpn'], files: /^\/etc\/openvpn\//, runsCommands: false, source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html' },
  { name: 'strongSwan', programs: ['ipsec', 'charon', 'swanctl'], packages: ['strongswan', 'libreswan'], files: /^\/etc\/(?:ipsec\.|swanctl\/|strongswan)/, runsCommands: false, source: 'https://docs.strongswan.org/docs/latest/config/quickstart.html' },
  { name: 'WireGuard', programs: ['wg-quick', 'wireguard-go'], packages: ['wireguard', 'wireguard-tools'], files: /^\/etc\/wireguard\//, runsCommands: false, source: 'https://man7.org/linux/man-pages/man8/wg-quick.8.html' },
  { name: 'stunnel', programs: ['stunnel', 'stunnel4'], packages: ['stunnel', 'stunnel4'], files: /^\/etc\/stunnel4?\//, runsCommands: false, source: 'https://www.stunnel.org/static/stunnel.html' },
  { name: 'BIND', programs: ['named'], packages: ['bind9', 'bind'], files: /^\/etc\/(?:bind\/|named|rndc\.key$)/, runsCommands: false, variables: /^BIND_/, source: 'https://bind9.readthedocs.io/en/stable/reference.html' },
  { name: 'OpenLDAP', programs: ['slapd'], packages: ['slapd', 'openldap', 'openldap-servers'], files: /^\/etc\/(?:open)?ldap\//, runsCommands: false, source: 'https://www.openldap.org/doc/admin26/slapdconfig.html' },
  { name: 'MUNGE', programs: ['munged'], packages: ['munge'], files: /^\/etc\/munge\//, runsCommands: false, source: 'https://github.com/dun/munge/wiki/Installation-Guide' },
  { name: 'Kerberos', programs: ['krb5kdc', 'kadmind'], packages: ['krb5-kdc', 'krb5-server'], files: /^\/etc\/krb5/, runsCommands: false, source: 'https://web.mit.edu/kerberos/krb5-latest/doc/basic/keytab_def.html' },
  { name: 'Samba', programs: ['smbd', 'nmbd', 'winbindd'], packages: ['samba'], files: /^\/etc\/samba\//, runsCommands: false, source: 'https://www.samba.org/samba/docs/current/man-html/smbd.8.html' },
  { name: 'an FTP server', programs: ['vsftpd', 'proftpd', 'pure-ftpd'], packages: ['vsftpd', 'proftpd', 'pure-ftpd'], files: /^\/etc\/(?:vsftpd|proftpd|pure-ftpd|ssl\/private\/pure-ftpd)/, runsCommands: false, variables: /^FTP_/, source: 'https://security.appspot.com/vsftpd/vsftpd_conf.html' },
  { name: 'Squid', programs: ['squid'], packages: ['squid'], files: /^\/etc\/squid\//, runsCommands: false, variables: /^SQUID_/, source: 'https://wiki.squid-cache.org/SquidFaq/ConfiguringSquid' },
  { name: 'Tomcat', programs: ['catalina.sh', 'tomcat'], packages: ['tomcat9', 'tomcat10', 'tomcat'], files: /^\/(?:usr\/local\/tomcat\/conf|etc\/tomcat\d*)\//, runsCommands: false, source: 'https://tomcat.apache.org/tomcat-10.1-doc/config/index.html' },
  { name: 'Elasticsearch', programs: ['elasticsearch'], packages: ['elasticsearch'], files: /^\/(?:usr\/share|etc)\/(?:elasticsearch|kibana|logstash|opensearch)\//, runsCommands: false, variables: /^(?:ES|ELASTIC\w*|KIBANA|LOGSTASH|XPACK)_/, source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/configure-elasticsearch' },
  { name: 'Grafana', programs: ['grafana-server', 'grafana'], packages: ['grafana'], files: /^\/etc\/grafana\//, runsCommands: false, variables: /^(?:GF|GRAFANA)_/, source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/' },
  { name: 'Prometheus', programs: ['prometheus', 'alertmanager'], packages: ['prometheus'], files: /^\/etc\/(?:prometheus|alertmanager)\//, runsCommands: false, source: 'https://prometheus.io/docs/prometheus/latest/installation/' },
  { name: 'Vault', programs: ['vault'], packages: ['vault'], files: /^\/(?:vault\/(?:config|file)|etc\/vault)/, runsCommands: false, source: 'https://hub.docker.com/r/hashicorp/vault' },
  { name: 'PHP-FPM', programs: ['php-fpm'], packages: ['php-fpm'], files: /^\/(?:usr\/local\/)?etc\/php(?:-fpm\.d|\/[\d.]+\/fpm)\//, runsCommands: false, variables: /^(?:PHP|FPM)_/, servesCode: true, source: 'https://www.php.net/manual/install.fpm.configuration.php' },
  { name: 'a server of files', programs: ['serve', 'http-server', 'static-web-server', 'darkhttpd', 'lighttpd', 'thttpd', 'miniserve'], packages: ['lighttpd', 'darkhttpd', 'thttpd'], files: /^\/etc\/(?:lighttpd|thttpd)\//, runsCommands: false, variables: /^(?:SERVER|SERVE|HTTP)_\w+$|^(?:HOST|PORT)$/, source: 'https://github.com/vercel/serve#readme' },
  { name: 'a server', programs: ['traefik', 'caddy', 'varnishd', 'memcached', 'gunicorn', 'uwsgi', 'puma', 'unicorn'], packages: [], files: /^\/etc\/(?:traefik|caddy|letsencrypt|(?:ssl|pki\/tls)\/private)\//, runsCommands: false, source: 'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s07.html' },
];

/**
 * Programs that only keep a container alive; users who open a shell in it may run anything. Source:
 * https://docs.docker.com/reference/cli/docker/container/exec/
 */
export const WAITING_PROGRAMS: ReadonlySet<string> = new Set(['bash', 'sh', 'ash', 'zsh', 'fish', 'tail', 'sleep', 'tmux', 'screen']);

/** Where the entrypoints of official images look for scripts to run and templates to fill in when a container starts. Source: https://github.com/nginx/docker-nginx */
export const ENTRYPOINT_FILES = /^\/(?:docker-entrypoint[\w.-]*|etc\/nginx\/templates)(?:\/|$)|^\/(?:usr\/local\/bin\/)?docker-(?:php-)?entrypoint(?:\.sh)?$/;
