/**
 * Names of variables that hold logins of an application's own services, or its signing keys. No package registry asks for such a login: an installing
 * client does not read the variable, whatever its settings file refers to.
 * Sources: https://12factor.net/backing-services, https://www.prisma.io/docs/orm/reference/connection-urls,
 * https://docs.djangoproject.com/en/stable/ref/settings/#secret-key, https://guides.rubyonrails.org/security.html#custom-credentials
 */
export const APPLICATION_NAME =
  /(?:^|_)(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MARIADB|MONGO(?:DB)?|REDIS|MSSQL|SQL|JWT|SESSION|COOKIE|CSRF|STRIPE|TWILIO|SENDGRID|SMTP|E?MAIL|MAILGUN|LDAP|RABBITMQ|AMQP|KAFKA|OPENAI|ANTHROPIC|NEXTAUTH|SALT)(?:_|$)|(?:^|_)SECRET(?:_KEY(?:_BASE)?)?$/i;
