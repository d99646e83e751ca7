// @ts-check
// The schema's history. An entry, once released, is never edited: changes are appended. Times are
// milliseconds since 1970. What only has to be recognised (e-mail addresses of sessions, codes,
// link and hand-off tokens) is kept as a keyed hash, so the file gives none of it away.

export const migrations = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE sessions (
    release_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    audience TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (release_id, subject, audience)
  ) STRICT;

  CREATE TABLE email_codes (
    release_id TEXT NOT NULL,
    email_hash TEXT NOT NULL,
    audience TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    attempts_left INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (release_id, email_hash, audience)
  ) STRICT;

  CREATE TABLE magic_links (
    token_hash TEXT PRIMARY KEY,
    release_id TEXT NOT NULL,
    email_hash TEXT NOT NULL,
    used_at INTEGER,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    release_id TEXT NOT NULL,
    email TEXT NOT NULL,
    granted INTEGER NOT NULL,
    given_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE quota_counters (
    release_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    used INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (release_id, subject)
  ) STRICT;

  CREATE TABLE rate_buckets (
    name TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE terms_versions (
    release_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    tos_id TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (release_id, version)
  ) STRICT;

  CREATE TABLE terms_acceptances (
    release_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    tos_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (release_id, subject, tos_id, version)
  ) STRICT;

  CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    release_id TEXT NOT NULL,
    session_id TEXT,
    email TEXT,
    message_index INTEGER NOT NULL,
    sentiment INTEGER NOT NULL,
    feedback TEXT NOT NULL,
    prompt TEXT NOT NULL,
    response TEXT NOT NULL,
    given_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE handoffs (
    token_hash TEXT PRIMARY KEY,
    release_id TEXT NOT NULL,
    transcript TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE turnstile_tokens (
    token_hash TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE,
    username TEXT NOT NULL,
    picture TEXT,
    tier TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE chats (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    release_id TEXT NOT NULL,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX chats_of_user ON chats (user_id, updated_at);

  CREATE TABLE messages (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat_id TEXT NOT NULL REFERENCES chats ON DELETE CASCADE,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    context TEXT,
    interrupted INTEGER NOT NULL,
    variants TEXT,
    selected_variant INTEGER,
    rating TEXT,
    written_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX messages_of_chat ON messages (chat_id, position);

  CREATE TABLE message_counters (
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    period TEXT NOT NULL,
    used INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, period)
  ) STRICT;

  CREATE TABLE delegated_messages (
    id TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chats ON DELETE CASCADE,
    content TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE socket_tickets (
    ticket_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE imbrace_users (
    id TEXT PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL,
    email TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE imbrace_accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    salt TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE imbrace_agents (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_agents_of_user ON imbrace_agents (user_id, position);

  CREATE TABLE imbrace_chats (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    organization_id TEXT NOT NULL,
    assistant_id TEXT,
    title TEXT NOT NULL,
    visibility TEXT NOT NULL,
    type TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_chats_of_user ON imbrace_chats (user_id, position);

  CREATE TABLE imbrace_messages (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    chat_id TEXT NOT NULL REFERENCES imbrace_chats (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    parts TEXT NOT NULL,
    metadata TEXT,
    upvoted INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_messages_of_chat ON imbrace_messages (chat_id, position);

  CREATE TABLE imbrace_sub_agent_messages (
    position INTEGER PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES imbrace_chats (id) ON DELETE CASCADE,
    session_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_messages_of_session
    ON imbrace_sub_agent_messages (chat_id, session_id, position);

  CREATE TABLE imbrace_documents (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    chat_id TEXT,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (id, created_at)
  ) STRICT;
  CREATE INDEX imbrace_documents_of_user ON imbrace_documents (user_id, kind, position);

  CREATE TABLE imbrace_tickets (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    opened_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE imbrace_folders (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    name TEXT NOT NULL,
    parent_id TEXT NOT NULL,
    source_type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_folders_of_user ON imbrace_folders (user_id, position);

  CREATE TABLE imbrace_files (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES imbrace_users ON DELETE CASCADE,
    folder_id TEXT REFERENCES imbrace_folders (id) ON DELETE CASCADE,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX imbrace_files_of_user ON imbrace_files (user_id, position);
  `,
];

/** The tables whose rows are worth nothing once their expires_at has passed. */
export const expiringTables = [
  "sessions",
  "email_codes",
  "magic_links",
  "quota_counters",
  "rate_buckets",
  "handoffs",
  "turnstile_tokens",
  "message_counters",
  "delegated_messages",
  "socket_tickets",
  "users",
  "imbrace_users",
  "imbrace_accounts",
];
