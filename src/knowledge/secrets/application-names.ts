/**
 * Names of variables that hold logins of an application's own services, or keys that it signs with. No registry of packages asks for one: a client that
 * installs does not read it, whatever its settings name.
 *
 * Sources: https://12factor.net/backing-services, https://www.prisma.io/docs/orm/reference/connection-urls,
 * https://docs.djangoproject.com/en/stable/ref/settings/#secret-key, https://guides.rubyonrails.org/security.html#custom-credentials
 */
export const APPLICATION_NAME =
  /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|MSSQL|SQL|JWT|SESSION|COOKIE|CSRF|STRIPE|TWILIO|SENDGRID|SMTP|MAILGUN|SALT)(?:_|$)|(?:^|_)SECRET(?:_KEY(?:_BASE)?)?$/i;
