import { expect, test } from 'vitest';
import { secretIn } from './secrets.ts';

test.each([
  ['POSTGRES_PASSWORD', 'hunter2', 'POSTGRES_PASSWORD'],
  ['db.password', '123456', 'db.password'],
  ['STRIPE_API_KEY', 'sk_live_4eC39Hq', 'STRIPE_API_KEY'],
  ['DATABASE_URL', 'postgres://app:hunter2@db:5432/app', 'the password in the address of DATABASE_URL'],
  ['id_rsa', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc', 'the private key in id_rsa'],
])('%s=%s is a secret', (name, value, what) => {
  expect(secretIn(name, value)).toBe(what);
});

test.each([
  ['POSTGRES_PASSWORD_FILE', '/run/secrets/password'],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'],
  ['MYSQL_RANDOM_ROOT_PASSWORD', '1'],
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '$(SHARED_PASSWORD)'],
  ['DB_PASSWORD', '<your password>'],
  ['SSH_PRIVATE_KEY', '/etc/ssh/key'],
  ['DATABASE_URL', 'postgres://app:$(DB_PASSWORD)@db:5432/app'],
  ['DATABASE_URL', 'postgres://app@db:5432/app'],
  ['REDIS_URL', 'redis://redis:6379/0'],
  ['MAX_TOKENS', '512'],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['TLS_SECRET', 'web-tls'],
])('%s=%s is none', (name, value) => {
  expect(secretIn(name, value)).toBeUndefined();
});
